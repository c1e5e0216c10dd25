"""Views as records, and records as JSON, CSV and Markdown."""
