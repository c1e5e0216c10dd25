"""What waits in a review by a name in an address, and a mark of how it was shown: an answer counts only to that."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import msgspec

from timeline.views.current_lines import ShownEvent
from timeline.views.links.proposals import Proposal
from timeline.views.narrow_rows import Judged

if TYPE_CHECKING:
    from timeline.app.reviewing import Waiting
    from timeline.views.doubts import Queue

_MARK = 16  # hex digits


def items_of(queue: Queue) -> dict[str, Waiting]:
    """Return all that waits by its name, in the order in which it is shown."""
    every: list[Waiting] = [*queue.revisions, *queue.proposals, *queue.doubtful, *queue.lost]
    return {item_name(item): item for item in every}


def item_name(item: Waiting) -> str:
    """Return the name of what waits: the same as long as it waits."""
    if isinstance(item, Proposal):
        return f"link.{item.earlier.id}.{item.later.id}.{item.relation}"
    if isinstance(item, ShownEvent):
        return f"doubt.{item.id}"
    if isinstance(item, Judged):
        return f"judgement.{item.id}"
    return f"version.{item.older.article}.{item.newer.article}"


def item_mark(item: Waiting) -> str:
    """Return what changes when what is shown of it changes: a correction of either side makes it another."""
    if isinstance(item, Proposal):
        shown: object = [item.earlier.line, item.later.line]
    elif isinstance(item, ShownEvent):
        shown = item.line
    else:
        shown = None
    told = msgspec.json.encode([item_name(item), shown], order="sorted")
    return sha256(told).hexdigest()[:_MARK]
