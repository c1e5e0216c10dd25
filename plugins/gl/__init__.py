"""Sources of Greenland."""
