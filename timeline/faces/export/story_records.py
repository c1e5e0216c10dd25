"""The story of one line as a record."""

from typing import Any

from attrs import asdict

from timeline.app.context import Context
from timeline.faces.export.ledger_records import promise_record, proposal_record
from timeline.faces.export.records import event_record, judged_record, reading_record
from timeline.views.story import Story


def story_record(story: Story, context: Context | None) -> dict[str, Any]:
    """Return a story as a record: the event's own fields first."""
    if story.promise is not None:
        record = promise_record(story.promise)
    else:
        record = event_record(story.event) if story.event is not None else dict(story.line)
    record["stands"] = story.event is not None
    record["context"] = asdict(context) if context is not None else None
    if story.successor is not None:
        record["successor"] = story.successor
    record["judged"] = [judged_record(line) for line in story.judged]
    record["proposed"] = [proposal_record(found) for found in story.proposals]
    record["readings"] = [reading_record(reading) for reading in story.readings]
    return record
