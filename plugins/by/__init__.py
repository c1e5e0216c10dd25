"""Sources of Belarus."""
