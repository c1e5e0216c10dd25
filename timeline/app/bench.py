"""Where lines are judged: the log as it stands, its ids, who judges, and the append of what is decided."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from timeline.app.opening import unheard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from timeline.app.ids import Ids
    from timeline.model import Judgement
    from timeline.views.current_lines import ShownEvent, Standing
    from timeline.views.fold import State
    from timeline.views.narrow_rows import EventRow, Judged
    from timeline.views.query import Query
    from timeline.workspace import Workspace


class Bench:
    """A log that is judged: all of it folded, and whatever is appended here folded on. Raises the log's faults.

    `notice` is told what is no fault, such as that something was said already.
    """

    def __init__(self, workspace: Workspace, by: str | None, notice: Callable[[str], None] = unheard) -> None:
        from timeline.app.ids import ids
        from timeline.app.opening import flaws_told, opened
        from timeline.app.questions import today
        from timeline.app.recorders import judging_user
        from timeline.app.viewing import fold, ids_of
        from timeline.views.promise_ledger import projection
        from timeline.views.query import Query

        self.workspace = workspace
        self.by = by or judging_user(workspace.root)
        self.notice = notice
        with opened(workspace, notice) as space:
            for told in flaws_told(workspace, space.log):
                notice(told)
            self.state: State[EventRow] = fold(workspace.log, projection, space.log.find().blocks)
            # What is left out of every view can still be taken back.
            left_out = [wrong.id for wrong in space.log.flaws if wrong.id]
        self.ids: Ids = ids((*ids_of(self.state).every, *left_out))
        self.query: Query = Query(today=today())

    @cached_property
    def standing(self) -> Standing:
        """The lines that stand now."""
        from timeline.views.current_lines import Standing

        return Standing(self.state, self.query)

    @cached_property
    def events(self) -> dict[str, ShownEvent]:
        """The events that stand now, by id."""
        return {told.id: told for told in self.standing.events()}

    def drafted(self, judgements: Sequence[Judgement]) -> list[bytes]:
        """Return the lines that would be appended now: after all there is, at the time it is.

        Before an addition stands the event that it adds.
        """
        return [raw for raw, _ in self._drafts(judgements, self._heads)]

    def append(self, judgements: Sequence[Judgement]) -> list[str]:
        """Append judgements and return their ids. Raises JudgementFieldsError, AppendError, and the log's faults."""
        from timeline.app.judgement_fields import fields_of
        from timeline.app.viewing import ids_of
        from timeline.index import recall
        from timeline.log import open_for_append
        from timeline.views.promise_ledger import projection

        if not judgements:
            return []
        for judgement in judgements:
            fields_of(judgement)
        ids, lines = [], []
        with open_for_append(
            self.workspace, on_notice=self.notice, on_wait=self.notice, recall=recall, command="timeline judge"
        ) as log:
            for raw, line in self._drafts(judgements, log.heads):
                lines.append(line)
                ids.append(line["id"])
                self.state = projection.apply(self.state, projection.decode(raw))
            log.append_lines(lines)
        self.ids = ids_of(self.state)
        for kept in ("standing", "events", "_heads"):
            self.__dict__.pop(kept, None)
        return ids

    def say_again(self, what: str, by: Judged | None = None) -> list[Judgement]:
        """Tell that something was said already, and by whom; there is nothing to append then."""
        whom = f" (by {by.by} on {by.recorded[:10]})" if by is not None else ""
        self.notice(f"{what} already{whom}: nothing to append")
        return []

    def _drafts(self, judgements: Sequence[Judgement], heads: Sequence[str]) -> Iterator[tuple[bytes, dict[str, Any]]]:
        from timeline import codec
        from timeline.app.recorders import instants

        for judgement, recorded in zip(judgements, instants(len(judgements)), strict=True):
            if judgement.event is not None:
                event = codec.event_line(judgement.event)
                yield codec.canonical(event), event
            line = codec.judgement_line(judgement, recorded=recorded, by=self.by, prev=heads)
            heads = (line["seal"],)
            yield codec.canonical(line), line

    @cached_property
    def _heads(self) -> tuple[str, ...]:
        """The seals that no line of what is folded names."""
        from timeline.views.news import heads

        return heads(self.state)


def with_reason(data: dict[str, Any], reason: str) -> dict[str, Any]:
    """Return a judgement's fields with its reason, where there is one."""
    return {**data, "reason": reason} if reason else data
