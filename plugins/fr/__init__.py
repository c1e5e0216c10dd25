"""Sources of France."""
