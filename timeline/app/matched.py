"""Proposals of a long log, matched once and kept beside the index; what changed in the log since is matched anew."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from timeline.app.opening import OpenWorkspace
    from timeline.index.kept_matches import KeptMatches
    from timeline.views.current_lines import Standing
    from timeline.views.query import Query

WORTH = 5_000  # lines; of fewer all are read and matched sooner than anything is kept
_LONG = 50_000  # lines


def matched(space: OpenWorkspace, query: Query) -> KeptMatches | None:
    """Return the proposals of the whole log, made now as far as they are not kept yet.

    None where none are kept: of a short log, of a log as it was on some day, and where nothing can be written.
    """
    if query.as_of or query.known_at or space.log.count < WORTH:
        return None
    from timeline.index.kept_matches import KeptMatchesError

    kept = space.log.matches(_program())
    with suppress(sqlite3.Error, OSError, KeptMatchesError):
        if kept is not None and not kept.current:
            _catch_up(space, kept)
        return kept
    return None


def _catch_up(space: OpenWorkspace, kept: KeptMatches) -> None:
    """Match what changed, or everything. Raises sqlite3.Error, OSError, and the log's faults."""
    from timeline.app.changed_documents import changed_since
    from timeline.app.opening import uncollected
    from timeline.views.links.rematching import match_anew, match_whole

    log, lines = space.log, _LogLines(space)
    with uncollected(), kept.moving():
        if kept.current:
            return  # somebody else was sooner
        changed = changed_since(space.workspace.log, log, kept)
        if changed is None and log.count > _LONG:
            space.notice(f"{space.workspace.log}: looking for proposals in its {log.count:,} lines, this once")
        if changed is None:
            kept.made(*match_whole(kept, lines.every()))
        else:
            match_anew(kept, lines, changed.documents)
            kept.made(changed.telling, changed.last)


class _LogLines:
    """The log, asked for what stands."""

    def __init__(self, space: OpenWorkspace) -> None:
        self._space = space

    def every(self) -> Standing:
        """Return all that stands."""
        return self._standing(self._space.log.find().blocks)

    def standing(self, names: Collection[str]) -> Standing:
        """Return what stands of some events and documents, with all that was judged of them."""
        from timeline.index import joined

        log = self._space.log
        lines = log.all_of(names)
        return self._standing(joined([*lines, *log.beside(lines)]))

    def _standing(self, blocks: Iterable[bytes]) -> Standing:
        from timeline.app.viewing import fold
        from timeline.views.current_lines import Standing
        from timeline.views.promise_ledger import projection
        from timeline.views.query import Query

        return Standing(fold(self._space.workspace.log, projection, blocks), Query())


def _program() -> str:
    """Return what changes whenever the rules of matching, their words or the names of regions do."""
    from pathlib import Path
    from zlib import crc32

    from timeline import gazetteer, views

    folders = [Path(folder) for folder in views.__path__]
    folders += [folder / room for folder in list(folders) for room in ("links", "data")]
    folders += [gazetteer.DATA, gazetteer.DATA.parent]
    told = 0
    for path in sorted(path for folder in folders for path in folder.iterdir()):
        if path.suffix in (".py", ".toml", ".tsv"):
            told = crc32(path.read_bytes(), crc32(path.name.encode(), told))
    return f"{told:08x}"
