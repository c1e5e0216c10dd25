"""Sources of Germany."""
