"""What the log tells in the formats of other programs: a file each."""
