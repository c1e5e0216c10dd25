"""Sources of Lithuania."""
