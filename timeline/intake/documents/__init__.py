"""From what a user names to documents: files, directories, archives, decoded within limits."""
