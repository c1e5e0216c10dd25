"""Numbers with their units, what they measure, and how they grew."""
