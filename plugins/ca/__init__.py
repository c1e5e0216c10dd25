"""Sources of Canada."""
