"""Where a line belongs: what it is filed under, what else it is tied to, which regions and days it speaks of.

Lines whose homes share a name (an id, a text, an address, a document) belong to one group of documents. Nothing here
looks at a second line, so that a log may be cut anywhere.
"""

from collections.abc import Iterator

from msgspec import Struct

from timeline import codec
from timeline.edtf import EdtfError, bounds
from timeline.log.flaws import misshapen
from timeline.log.ties import batch, document, revises, said_by, strings, targets, ties
from timeline.vocabulary import JUDGEMENT_TYPES, SCHEMA, SEALED_TYPES

EVERYWHERE = ""  # the home of what bears on everything: which names are of one
UNREADABLE = "?"  # the home of lines that no view can decode: kept, and never folded
_JUDGED = "~"  # before the id of a judgement that is at home with whatever it names; behind all documents in order
_OF_ARTICLE = "events."
_DAY = len("2022-05-13")


class FiledLine(Struct, frozen=True):
    """What one line is filed under.

    `names` are all it is tied to, its home among them. `regions` take their countries along; a line that may move
    events elsewhere speaks of where it moves them. `first` and `last` are days (ordinals), or None. `seal` is its own,
    `prev` those it was appended after; None and none of a line without.
    """

    home: str
    names: tuple[str, ...]
    regions: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None
    documents: tuple[str, ...] = ()
    seal: str | None = None
    prev: tuple[str, ...] = ()


def filed(raw: bytes) -> FiledLine:
    """Return where a line belongs; what no view can decode is UNREADABLE."""
    try:
        line = codec.decode(raw)
    except codec.LineError:
        return FiledLine(UNREADABLE, ())
    if misshapen(line, raw) is not None:
        return FiledLine(UNREADABLE, ())
    home = _home(line)
    days, hangs = _days(line), ties(line)
    return FiledLine(
        home,
        tuple(dict.fromkeys((home, line.id, *_named(line)))),
        _places(line),
        min(days, default=None),
        max(days, default=None),
        (home,) if line.type == "article" else (),
        hangs.seal,
        hangs.prev,
    )


def _home(line: codec.Line) -> str:
    if line.type == "alias":
        return EVERYWHERE
    if line.type in JUDGEMENT_TYPES:
        return f"{_JUDGED}{line.id}"
    home = document(line)
    return line.id if home in (EVERYWHERE, UNREADABLE) else home


def _named(line: codec.Line) -> Iterator[str]:
    """Yield what a line names of others, and what others that belong to it name as it does."""
    if name := document(line):
        yield name
    if line.type == "article":
        closed = batch(line)
        yield from closed.events
        yield from (name for name in (closed.copy_of, closed.revision_of) if name)
        if closed.text_sha256:
            yield f"text {closed.text_sha256}"
        if closed.url:
            yield f"url {closed.url}"
    elif line.type in JUDGEMENT_TYPES:
        yield from targets(line)
        yield from revises(line) or ()
        if line.type == "addition":
            yield from strings([said_by(line).get("article")])


def _places(line: codec.Line) -> tuple[str, ...]:
    if line.type == "correction":
        now = said_by(line).get("now")
        told = strings(now) if _field(line) == "regions" else ()
    elif line.type in SEALED_TYPES and line.v <= SCHEMA:
        told = ()
    else:
        told = line.regions or strings(line.data.get("regions"))
    return tuple(sorted({code for region in told for code in (region, region.partition("-")[0])}))


def _days(line: codec.Line) -> list[int]:
    if line.type == "correction" and _field(line) in ("date", "published"):
        now = said_by(line).get("now")
        told = now[:_DAY] if isinstance(now, str) and _field(line) == "published" else now
    else:
        told = line.date or line.data.get("date")
    if not isinstance(told, str):
        return []
    try:
        span = bounds(told)
    except EdtfError:
        return []
    return [day.toordinal() for day in (span.first, span.last) if day is not None]


def _field(line: codec.Line) -> str:
    field = said_by(line).get("field")
    return field.removeprefix(_OF_ARTICLE).partition(".")[0] if isinstance(field, str) else ""
