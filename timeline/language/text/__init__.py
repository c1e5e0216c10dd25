"""Text as such: its words, sentences, quotation marks, and the language it is written in."""
