"""Sources of South Africa."""
