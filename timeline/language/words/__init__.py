"""A language's word lists and patterns, and how they are looked up in a text."""
