"""What a log already holds: asked before every append, so that nothing is written twice and everything hangs together.

`LogKnowledge` is the question, `Known` one answer: built by reading the whole log. An index may give the same answers
without reading it.
"""

from collections.abc import Collection, Container, Iterable
from pathlib import Path
from typing import Protocol

from timeline import codec
from timeline.log.lines import LogLineError, Notice, numbered, reason
from timeline.log.named_reads import opened
from timeline.log.ties import batch, ties, when


class LogKnowledge(Protocol):
    """What an append has to know of the log it appends to."""

    @property
    def ids(self) -> Container[str]:
        """The id of every line."""

    @property
    def heads(self) -> tuple[str, ...]:
        """The seals that no other line's `prev` names, sorted."""

    def article(self, sha256: str) -> codec.Line | None:
        """Return the newest reading of a document, named by the sha256 of its bytes."""

    def by_text(self, text_sha256: str) -> codec.Line | None:
        """Return the first reading, and no copy where there is one that is none, of a text by its sha256."""

    def by_url(self, url: str) -> codec.Line | None:
        """Return the newest reading under a canonical URL."""

    def has_address(self, url: str) -> bool:
        """Whether a document came from this address, or states it as its own."""

    def among(self, identities: Iterable[str]) -> set[str]:
        """Return those of these ids that lines bear."""

    def take(self, offset: int, raw: bytes) -> None:
        """Learn a line that was appended at a byte offset. Raises LineError."""

    def written(self, events: Collection[str], end: int) -> None:
        """Learn that a write is over, which ended at a byte; these events were in it, beside the lines taken."""

    def close(self) -> None:
        """Keep what was learnt, where it is kept. Never raises."""


class Known:
    """What is known of a log, held in memory. Article lines are kept as offsets and read again when asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._ids: set[str] = set()
        self._open: set[str] = set()
        self._named: set[str] = set()
        self._readings: dict[str, tuple[str, bool, int]] = {}
        self._of_article: dict[str, tuple[str, ...]] = {}
        self._of_text: dict[str, tuple[str, ...]] = {}
        self._of_url: dict[str, tuple[str, ...]] = {}
        self._addresses: set[str] = set()

    @property
    def ids(self) -> Container[str]:
        """The id of every line."""
        return self._ids

    @property
    def heads(self) -> tuple[str, ...]:
        """The seals that no other line's `prev` names, sorted."""
        return tuple(sorted(self._open))

    @property
    def named(self) -> set[str]:
        """The seals that lines name as those they were appended after."""
        return self._named

    def article(self, sha256: str) -> codec.Line | None:
        """Return the newest reading of a document, named by the sha256 of its bytes."""
        return self._newest(self._of_article.get(sha256, ()))

    def by_text(self, text_sha256: str) -> codec.Line | None:
        """Return the first reading, and no copy where there is one that is none, of a text by its sha256."""
        found = self._of_text.get(text_sha256, ())
        return self._line(min(found, key=lambda line: (self._readings[line][1], self._when(line)), default=None))

    def by_url(self, url: str) -> codec.Line | None:
        """Return the newest reading under a canonical URL."""
        return self._newest(self._of_url.get(url, ()))

    def has_address(self, url: str) -> bool:
        """Whether a document came from this address, or states it as its own."""
        return url in self._of_url or url in self._addresses

    def among(self, identities: Iterable[str]) -> set[str]:
        """Return those of these ids that lines bear."""
        return self._ids.intersection(identities)

    def written(self, events: Collection[str], end: int) -> None:
        """Learn that these events were appended."""
        del end
        self._ids.update(events)

    def take(self, offset: int, raw: bytes) -> None:
        """Learn the line at a byte offset. Raises LineError."""
        seen = codec.decode(raw)
        self._ids.add(seen.id)
        hangs = ties(seen)
        for seal in hangs.prev:
            self._named.add(seal)
            self._open.discard(seal)
        if hangs.seal is not None and hangs.seal not in self._named:
            self._open.add(hangs.seal)
        if seen.type != "article":
            return
        data = batch(seen)
        self._addresses.update(data.asked)
        recorded = when(seen)
        if seen.id in self._readings:
            # Imported on two branches, a reading is two lines of one id: the earliest counts.
            recorded = min(recorded, self._readings[seen.id][0])
        self._readings[seen.id] = (recorded, data.copy_of is not None, offset)
        for kept, key in (
            (self._of_article, seen.article),
            (self._of_text, data.text_sha256),
            (self._of_url, data.url),
        ):
            if key is not None and seen.id not in kept.get(key, ()):
                kept[key] = (*kept.get(key, ()), seen.id)

    def close(self) -> None:
        """Forget everything."""

    def _when(self, line: str) -> tuple[str, str]:
        return self._readings[line][0], line

    def _newest(self, readings: tuple[str, ...]) -> codec.Line | None:
        return self._line(max(readings, key=self._when, default=None))

    def _line(self, line: str | None) -> codec.Line | None:
        if line is None:
            return None
        with opened(self._path) as file:
            file.seek(self._readings[line][-1])
            return codec.decode(file.readline())


def known(path: Path, *, on_notice: Notice | None = None, strict: bool = False) -> Known:
    """Read a whole log and return what it holds, whatever lines of it cannot be decoded.

    `strict` raises LogLineError at the first of these.
    """
    held = Known(path)
    for number, offset, raw in numbered(path, on_notice=on_notice):
        try:
            held.take(offset, raw)
        except codec.LineError as error:
            if strict:
                raise LogLineError(path, number, reason(raw, error)) from None
    return held
