"""Places named in a text, each to ISO 3166, and which of several a name means."""
