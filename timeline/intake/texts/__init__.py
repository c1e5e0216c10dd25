"""Plain texts: the lines that head them, their stamps, title and body."""
