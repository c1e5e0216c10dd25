"""The command line: one file a command, one noun each."""
