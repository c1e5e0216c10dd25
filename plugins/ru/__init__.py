"""Sources of Russia."""
