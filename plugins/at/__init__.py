"""Sources of Austria."""
