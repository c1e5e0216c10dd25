"""Sources of Tanzania."""
