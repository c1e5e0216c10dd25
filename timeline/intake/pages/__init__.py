"""HTML pages: what they state about themselves, and their main text."""
