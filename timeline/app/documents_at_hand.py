"""A document as people name it, and the place of quoted words in its text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from timeline.app.context import text_of
from timeline.app.ids import ShortIdError, UnknownIdError
from timeline.errors import UsageError

if TYPE_CHECKING:
    from timeline.app.bench import Bench
    from timeline.views.narrow_rows import ArticleReading

_ALIKE = str.maketrans(dict.fromkeys("“”„«»‟″", '"') | dict.fromkeys("’‘‚‛′", "'") | dict.fromkeys("–—−‑", "-"))
_PATH_MARKS = frozenset("/\\.")
_SHORTEST = 3  # characters that may be looked for


class DocumentNamedError(UsageError):
    """What names no document that stands, or one that cannot be read again."""


class QuoteError(UsageError):
    """Words that do not stand in the document, or stand there more than once."""


def named_document(bench: Bench, wanted: str) -> ArticleReading:
    """Return the newest reading of a document, named by its hash, its path, or the id of a line of it.

    Raises DocumentNamedError, ShortIdError, UnknownIdError, AmbiguousIdError.
    """
    by_path = at_path(bench, wanted)
    if by_path is not None:
        return by_path
    try:
        identity = bench.ids.find(wanted)
    except (ShortIdError, UnknownIdError):
        if is_path(wanted):
            raise DocumentNamedError(f"{wanted}: the log has no document of this path") from None
        raise
    row = bench.state.articles.get(identity) or bench.state.events.get(identity)
    newest = bench.standing.readings.newest(row.article if row is not None else identity)
    if newest is None:
        raise DocumentNamedError(f"{wanted} is no document, nor a line of one")
    gone = bench.standing.judgements.retracted
    if newest.article in gone or newest.id in gone:
        raise DocumentNamedError(f"{wanted}: the document was retracted")
    return newest


def is_path(wanted: str) -> bool:
    """Whether what names a document can only be its path: no id has such characters."""
    return not _PATH_MARKS.isdisjoint(wanted)


def at_path(bench: Bench, wanted: str) -> ArticleReading | None:
    """Return the newest reading of the document at a path, as the log has it or from where the user is."""
    from timeline.intake.documents.loading import relative

    by_path = {readings[0].path: readings[0] for readings in bench.standing.readings.history.values()}
    return by_path.get(wanted) or by_path.get(relative(Path(wanted), bench.workspace.root))


def text_at_hand(bench: Bench, source: ArticleReading) -> str:
    """Return a document's text as its importer reads it. Raises DocumentNamedError where it is gone or has changed."""
    text = text_of(bench.workspace, source)
    if text is None:
        raise DocumentNamedError(f"{source.path}: the document is not here any more as it was read")
    return text


def place_of(quoted: str, text: str, where: str) -> tuple[int, int]:
    """Return where quoted words stand in a text, whatever its quotation marks, dashes and line ends. Raises QuoteError.

    `where` names the text in what is told of a fault.
    """
    wanted = " ".join(quoted.translate(_ALIKE).split())
    if len(wanted) < _SHORTEST:
        raise QuoteError(f"{quoted!r} is too little to look for")
    told, places = [], []
    for at, char in enumerate(text):
        if not char.isspace():
            told.append(char.translate(_ALIKE))
        elif told and told[-1] != " ":
            told.append(" ")
        else:
            continue
        places.append(at)
    plain = "".join(told)
    at = plain.find(wanted)
    if at < 0:
        raise QuoteError(f"{where} does not say “{quoted}”")
    if plain.find(wanted, at + 1) >= 0:
        raise QuoteError(f"{where} says “{quoted}” more than once: give more of the sentence")
    return places[at], places[at + len(wanted) - 1] + 1
