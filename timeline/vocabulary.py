"""The words of the log: its version and the types of its lines; apart from the model, so that a view starts at once."""

SCHEMA = 1

EVENT_TYPES = ("meeting", "visit", "statement", "agreement", "figure", "pledge", "follow_up")
JUDGEMENT_TYPES = ("correction", "retraction", "link", "unlink", "assessment")
KNOWN_TYPES = frozenset((*EVENT_TYPES, "article", *JUDGEMENT_TYPES))
