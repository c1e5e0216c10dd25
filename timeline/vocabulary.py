"""The words of the log: its version and the types of its lines; apart from the model, so that a view starts at once."""

from timeline.kinds import EVENT_KINDS

SCHEMA = 1

EVENT_TYPES = tuple(EVENT_KINDS)
JUDGEMENT_TYPES = ("correction", "retraction", "link", "unlink", "assessment")
KNOWN_TYPES = frozenset((*EVENT_TYPES, "article", *JUDGEMENT_TYPES))
