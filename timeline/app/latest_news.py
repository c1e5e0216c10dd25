"""What is new since the user last looked, and the mark of where that was: in a folder of his own, one a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from attrs import frozen

from timeline.user_folders import KEPT

if TYPE_CHECKING:
    from pathlib import Path

    from timeline.app.ids import Ids
    from timeline.app.opening import OpenWorkspace
    from timeline.views.news import News
    from timeline.views.query import Query
    from timeline.workspace import Workspace

LOOKED = "looked.json"
_MOST = 2**20  # bytes of marks that are read
_DAY = len("2026-11-21")
_MARKS = 200  # questions whose marks are kept, the latest


class LookMark(msgspec.Struct, frozen=True):
    """Where somebody looked last: the seals the log hung on then, and when it was (UTC)."""

    heads: tuple[str, ...]
    at: str


@frozen
class LatestNews:
    """What is new, `since` when (None: nobody has looked before), and the mark that a look now leaves."""

    news: News
    since: str | None
    mark: LookMark


def news_of(space: OpenWorkspace, query: Query, since: str | None = None) -> tuple[LatestNews, Ids]:
    """Return what came into the log since a day or time (UTC), or since the last look at this question; and the ids.

    Raises the log's faults.
    """
    from datetime import date

    from msgspec.structs import replace

    from timeline.app.recorders import now
    from timeline.app.viewing import fold, ids_of
    from timeline.app.waiting import waiting_for
    from timeline.edtf import bounds
    from timeline.views.current_lines import Standing
    from timeline.views.fold import State
    from timeline.views.news import heads, news, recorded_before, under_heads
    from timeline.views.promise_ledger import ledger, projection

    state = fold(space.workspace.log, projection, space.log.find().blocks)
    mark = None if since is not None else _marks(space.workspace).get(_question(query))
    if since is not None:
        before = recorded_before(state, since)
    else:
        before = under_heads(state, mark.heads) if mark is not None else State()
    looked = since or (mark.at if mark is not None else None)
    asked = replace(query, limit=None)
    day = (bounds(looked[:_DAY]).first if looked else None) or date.min
    standing = Standing(state, asked)
    waiting = waiting_for(space, asked, standing)
    whole = len(before.articles) == len(state.articles) and len(before.judgements) == len(state.judgements)
    then = standing if whole else Standing(before, asked)
    judged = frozenset(state.judgements.keys() - before.judgements.keys())
    found = news(standing, then, judged, query, ledger(standing, asked, ()), waiting, day)
    return LatestNews(found, looked, LookMark(heads(state), now())), ids_of(state, space.log)


def remember(workspace: Workspace, query: Query, mark: LookMark) -> None:
    """Keep where somebody looked last at this question; where nothing can be written, nothing is kept."""
    marks = {**_marks(workspace), _question(query): mark}
    latest = sorted(marks.items(), key=lambda one: one[1].at)[-_MARKS:]
    KEPT.keep(workspace.root, LOOKED, msgspec.json.format(msgspec.json.encode(dict(latest))) + b"\n")


def _marks(workspace: Workspace) -> dict[str, LookMark]:
    folder = KEPT.of(workspace.root)
    if folder is None:
        return {}
    try:
        return msgspec.json.decode(_read(folder / LOOKED), type=dict[str, LookMark])
    except (OSError, msgspec.MsgspecError):
        return {}


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_MOST)


def _question(query: Query) -> str:
    """Return what a look is known by again: the filters that choose what it shows."""
    chosen = (query.regions, query.types, query.actors, query.grep or "")
    return msgspec.json.encode(chosen).decode()
