"""Where lines are judged: the log as it stands, its ids, who judges, and the append of what is decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timeline.app.opening import unheard

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline.app.ids import Ids
    from timeline.model import Judgement
    from timeline.views.fold import State
    from timeline.views.narrow_rows import EventRow
    from timeline.views.query import Query
    from timeline.workspace import Workspace


class Bench:
    """A log that is judged: all of it folded, and whatever is appended here folded on. Raises the log's faults."""

    def __init__(self, workspace: Workspace, by: str | None, notice: Callable[[str], None] = unheard) -> None:
        from timeline.app.questions import today
        from timeline.app.recorders import judging_user
        from timeline.app.viewing import fold, ids_of
        from timeline.log.lines import blocks
        from timeline.views.promise_ledger import projection
        from timeline.views.query import Query

        self.workspace = workspace
        self.by = by or judging_user(workspace.root)
        self.notice = notice
        self.state: State[EventRow] = fold(workspace.log, projection, blocks(workspace.log, on_notice=notice))
        self.ids: Ids = ids_of(self.state)
        self.query: Query = Query(today=today())

    def append(self, judgements: Sequence[Judgement]) -> list[str]:
        """Append judgements and return their ids. Raises JudgementFieldsError, AppendError, and the log's faults."""
        from timeline import codec
        from timeline.app.judgement_fields import fields_of
        from timeline.app.recorders import now
        from timeline.app.viewing import ids_of
        from timeline.index import recall
        from timeline.log import open_for_append
        from timeline.views.promise_ledger import projection

        for judgement in judgements:
            fields_of(judgement)
        recorded = now("microseconds")
        ids = []
        with open_for_append(
            self.workspace, on_notice=self.notice, on_wait=self.notice, recall=recall, command="timeline judge"
        ) as log:
            for judgement in judgements:
                line = codec.judgement_line(judgement, recorded=recorded, by=self.by, prev=log.heads)
                log.append_judgement(judgement, recorded=recorded, by=self.by)
                self.state = projection.apply(self.state, projection.decode(codec.canonical(line)))
                ids.append(line["id"])
        self.ids = ids_of(self.state)
        return ids


def with_reason(data: dict[str, Any], reason: str) -> dict[str, Any]:
    """Return a judgement's fields with its reason, where there is one."""
    return {**data, "reason": reason} if reason else data
