"""Sources of Kazakhstan."""
