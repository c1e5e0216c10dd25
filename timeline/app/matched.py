"""Proposals of a long log, matched once and kept beside the index until the log or this program changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from timeline.app.opening import OpenWorkspace
    from timeline.index.pairs import Pairs
    from timeline.views.query import Query

WORTH = 5_000  # lines; of fewer all are read and matched sooner than anything is kept
_LONG = 50_000  # lines


def matched(space: OpenWorkspace, query: Query) -> Pairs | None:
    """Return the proposals of the whole log, made now if they are not kept yet.

    None where none are kept: of a short log, of a log as it was on some day, and where nothing can be written.
    """
    if query.as_of or query.known_at or space.log.count < WORTH:
        return None
    pairs = space.log.pairs(_reader())
    if pairs is None or pairs.current:
        return pairs
    return pairs if pairs.keep(_proposals(space)) else None


def _proposals(space: OpenWorkspace) -> Iterator[tuple[str, str, bytes]]:
    from timeline.app.viewing import fold
    from timeline.views.current_lines import Standing
    from timeline.views.links.proposals import propose
    from timeline.views.links.saved_proposals import packed
    from timeline.views.promise_ledger import projection
    from timeline.views.query import Query

    path, log = space.workspace.log, space.log
    if log.count > _LONG:
        space.notice(f"{path}: looking for proposals in its {log.count:,} lines, this once")
    standing = Standing(fold(path, projection, log.find().blocks), Query())
    return packed(propose(standing))


def _reader() -> str:
    """Return what changes whenever the rules of matching, their words or the names of regions do."""
    from pathlib import Path
    from zlib import crc32

    from timeline import gazetteer, views

    folders = [Path(folder) for folder in views.__path__]
    folders += [folder / room for folder in list(folders) for room in ("links", "data")]
    folders += [gazetteer.DATA, gazetteer.DATA.parent]
    told = sorted(_told(path for folder in folders for path in folder.iterdir()))
    return f"{crc32(repr(told).encode()):08x}"


def _told(paths: Iterable[Path]) -> Iterator[tuple[str, int, int]]:
    for path in paths:
        if path.suffix in (".py", ".toml", ".tsv"):
            seen = path.stat()
            yield path.name, seen.st_size, seen.st_mtime_ns
