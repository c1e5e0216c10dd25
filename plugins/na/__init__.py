"""Sources of Namibia."""
