"""What a language's data files may hold: one frozen class a file, each key declared with its type and its meaning."""
