"""Reading documents in other processes, and writing what they yield to the log."""
