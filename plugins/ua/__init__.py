"""Sources of Ukraine."""
