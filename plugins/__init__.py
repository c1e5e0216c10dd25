"""Source plugins: one source, one file."""
