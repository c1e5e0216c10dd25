"""What the index keeps of a line."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any
from zlib import crc32

import msgspec

from timeline import codec
from timeline.edtf import EdtfError, bounds, order
from timeline.log.ties import batch, document, revises, strings, targets, ties, when
from timeline.vocabulary import JUDGEMENT_TYPES, KNOWN_TYPES, SCHEMA, SEALED_TYPES

if TYPE_CHECKING:
    from timeline.log.flaws import FlawedLine

EVERYWHERE = ""
ALIASES = "alias"  # no id: what each alias is found by, since it may bear on any event
REVISIONS = "revision"  # likewise, what is found of each judgement that one document revises another
_HEX = 32
_DOCUMENT_DIGITS = 12  # of a document's name; two that begin alike are only looked at both
_DAY_BITS = 22
DAYS = (1 << _DAY_BITS) - 1  # the bits of a rank that tell the latest day
ANYWHERE = 1 << 60  # behind every rank: where what is moved by more than a day of its own may be
_MOVING = frozenset({"date", "regions", "type", "published"})
_OF_ARTICLE = "events."


class _Narrow(msgspec.Struct):
    """What a view reads of a line it does not know; if one of these is of another kind, none of them."""

    article: str = ""
    recorded: str | None = None
    by: str | None = None
    date: str | None = None
    regions: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()


_narrow = msgspec.json.Decoder(_Narrow).decode


class Rows:
    """Rows gathered from lines, by table, until they are taken away. `words` numbers regions and types."""

    def __init__(self, words: dict[str, int]) -> None:
        self._words = words
        self._rows: dict[str, list[tuple[Any, ...]]] = {}
        self._tells: set[tuple[int, int]] = set()
        self._seals: set[str] = set()
        self._unseen: set[str] = set()

    def take(self, at: int, raw: bytes) -> None:
        """Gather the rows of one line. Raises LineError."""
        line = codec.decode(raw)
        self._hang(at, line)
        if line.type == "article":
            said = batch(line)
            self._add(
                "reading",
                at,
                line.id,
                when(line),
                line.article,
                said.text_sha256,
                said.url,
                said.copy_of,
                said.revision_of,
                rank_of(line.date),
                document_of(line.article),
            )
            for url in said.asked:
                self._add("asked", url)
            if line.v > SCHEMA and (name := document(line)):
                # A newer version's article line says when that document's events came to be known: it comes with them.
                self._add("judged", name, at)
        elif line.type in JUDGEMENT_TYPES:
            for name in {line.id, *targets(line), *_beside(line)}:
                self._add("judged", name, at)
            if moves(line):
                self._add("moved", moved_to(line), targets(line)[0])
        if line.v > SCHEMA or line.type not in SEALED_TYPES:
            self._event(at, line, raw)

    def unseen(self) -> set[str]:
        """Return, once, the seals that lines name of which none stands before them among what was gathered."""
        unseen, self._unseen, self._seals = self._unseen, set(), set()
        return unseen

    def flawed(self, wrong: "FlawedLine", raw: bytes) -> None:
        """Gather what is told of a line that is not as it should be; of one that is left out, what it hangs on."""
        self._add("flaw", wrong.number, wrong.offset, wrong.size, wrong.id, wrong.why, wrong.left_out)
        if wrong.left_out:
            with suppress(codec.LineError):
                self._hang(wrong.offset, codec.decode(raw))

    def _hang(self, at: int, line: codec.Line) -> None:
        self._add("line", key_of(line.id), at)
        hangs = ties(line)
        if hangs.seal is not None:
            self._add("head", hangs.seal)
            self._seals.add(hangs.seal)
        for seal in hangs.prev:
            self._add("named", seal)
            if seal not in self._seals:
                self._unseen.add(seal)

    def taken(self) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
        """Yield what was gathered, by table, and forget it."""
        rows, self._rows = self._rows, {}
        tells, self._tells = self._tells, set()
        yield from rows.items()
        yield "tells", sorted(tells)

    def _event(self, at: int, line: codec.Line, raw: bytes) -> None:
        happened, regions = line.date, line.regions
        if line.type not in KNOWN_TYPES or line.v > SCHEMA:
            happened, regions = _of_unknown(raw)
        rank = rank_of(happened)
        kind = self._code(f"type {line.type}")
        countries = {code.partition("-")[0] for code in regions}
        codes = [self._code(region) for region in {EVERYWHERE, *regions, *countries}]
        self._rows.setdefault("place", []).extend([(code, rank, at, kind) for code in codes])
        told_in = document_of(line.article or line.data.get("article"))
        self._tells.update([(code, told_in) for code in codes])

    def _code(self, word: str) -> int:
        return self._words.setdefault(word, len(self._words))

    def _add(self, table: str, *row: Any) -> None:
        self._rows.setdefault(table, []).append(row)


def key_of(identity: str) -> bytes:
    """Return an id as it is stored: of the usual 32 hex digits half as long."""
    if len(identity) == _HEX and identity == identity.lower():
        try:
            return bytes.fromhex(identity)
        except ValueError:
            pass
    return identity.encode()


def document_of(name: Any) -> int:
    """Return a number for a document's name, that few others share."""
    if not isinstance(name, str):
        return 0
    try:
        return int(name[:_DOCUMENT_DIGITS], 16)
    except ValueError:
        return crc32(name.encode())


def rank_of(text: str | None) -> int:
    """Return where a date stands in the one total order, as one number: earliest day, then latest."""
    try:
        first, last = order(text)
    except EdtfError:
        first, last = order(None)
    return first.toordinal() << _DAY_BITS | last.toordinal()


def days_of(rank: int) -> tuple[date, date]:
    """Return the earliest and the latest day that a rank was made of."""
    return date.fromordinal(rank >> _DAY_BITS), date.fromordinal(rank & DAYS)


def day_of(since: str | None) -> int:
    """Return the number of the first day that is not surely before a date."""
    first = bounds(since).first if since else None
    return first.toordinal() if first else 0


def _beside(line: codec.Line) -> tuple[str, ...]:
    """Return what a judgement is found by besides what it judges.

    That is the document that it adds to or says is revised, and `ALIASES` or `REVISIONS`.
    """
    if line.type == "addition":
        return strings([line.data.get("article")])
    if (pair := revises(line)) is not None:
        return REVISIONS, pair[1]
    return (ALIASES,) if line.type == "alias" else ()


def moves(line: codec.Line) -> bool:
    """Whether a judgement may move an event to another day, region or type, or a document to another day."""
    field = line.data.get("field")
    if line.type != "correction" or not isinstance(field, str) or not targets(line):
        return False
    return field.removeprefix(_OF_ARTICLE).partition(".")[0] in _MOVING


def moved_to(line: codec.Line) -> int:
    """Return the rank of the day that a correction gives to what it names; ANYWHERE of one that says anything else."""
    now = line.data.get("now")
    return rank_of(now) if line.data.get("field") == "date" and isinstance(now, str) else ANYWHERE


def _of_unknown(raw: bytes) -> tuple[str | None, tuple[str, ...]]:
    try:
        line = _narrow(raw)
    except msgspec.DecodeError:
        return None, ()
    return line.date, line.regions
