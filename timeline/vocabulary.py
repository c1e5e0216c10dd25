"""The words of the log: versions and types of its lines, what one event may be to another, how a promise stands.

They stand apart from the model, so that a view starts at once.
"""

from timeline.kinds import EVENT_KINDS

SCHEMA = 1

EVENT_TYPES = tuple(EVENT_KINDS)
RELATIONS = ("fulfils", "progress", "delays", "contradicts", "same_act")
RATINGS = ("no_evidence", "progress", "partly_kept", "kept", "stalled", "broken", "superseded")  # a person's
STATUSES = (  # a person's, and what reports alone give
    "no_evidence",
    "progress",
    "reported_done",
    "stalled",
    "contradicted",
    "partly_kept",
    "kept",
    "broken",
    "superseded",
)
JUDGEMENT_TYPES = ("correction", "retraction", "link", "unlink", "assessment", "addition", "alias")
SEALED_TYPES = frozenset(("article", *JUDGEMENT_TYPES))  # of lines that are no events: what they say hangs on a seal
KNOWN_TYPES = frozenset((*EVENT_TYPES, *SEALED_TYPES))
