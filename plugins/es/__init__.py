"""Sources of Spain."""
