"""A review: what an answer to something that waits appends, and the lines that a judgement without a place was on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timeline.app.bench import with_reason
from timeline.model import Judgement
from timeline.views.current_lines import ShownEvent
from timeline.views.links.lent_dates import taken_over
from timeline.views.links.proposals import Proposal
from timeline.views.narrow_rows import Judged
from timeline.views.readings import readings_known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.views.fold import State
    from timeline.views.narrow_rows import EventRow

Waiting = Proposal | ShownEvent | Judged  # a link that proposes itself, a doubtful reading, a judgement without a place


def answered(item: Waiting, *, accepted: bool, reason: str = "") -> list[Judgement]:
    """Return what an answer appends: a link (with the date it implies), an unlink, or that a reading holds.

    Of a judgement on what is read no more: that it is taken back, or nothing.
    """

    def judgement(kind: Any, data: dict[str, Any]) -> Judgement:
        return Judgement(type=kind, data=with_reason(data, reason))

    if isinstance(item, Judged):
        return [judgement("retraction", {"target": item.id})] if accepted else []
    if isinstance(item, Proposal):
        data = {"earlier": item.earlier.id, "later": item.later.id, "relation": item.relation}
        found = [judgement("link" if accepted else "unlink", data)]
        if accepted and item.relation == "same_act" and (moved := taken_over(item.earlier, item.later)):
            found.append(judgement("correction", moved))
        return found
    if accepted:
        return [judgement("correction", {"target": item.id, "field": "doubt", "was": item.line["doubt"]})]
    return [judgement("retraction", {"target": item.id})]


def taken_back(ids: list[str], reason: str = "") -> list[Judgement]:
    """Return what takes judgements back by further ones."""
    return [Judgement(type="retraction", data=with_reason({"target": identity}, reason)) for identity in ids]


def judged_on(state: State[EventRow], judged: Judged) -> Iterator[ShownEvent]:
    """Yield the lines a judgement names, as they were read when it was made."""
    history = readings_known(state.articles.values(), as_of=None, known_at=None).history
    for name in judged.names:
        if (found := state.events.get(name)) is not None:
            yield ShownEvent(found, (), history.get(found.article, ())[:1])
