"""The shared extractors: what any article of a known language says, by rule and data."""
