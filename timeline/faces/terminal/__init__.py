"""Pages on a terminal: cleaned text, colours, lines that fit."""
