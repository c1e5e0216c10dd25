"""Patterns (RE2) for lines like a given one: what is said stays, what differs from page to page does not."""

import re
from collections.abc import Mapping

from timeline.article import Stamp
from timeline.intake.texts import furniture as page
from timeline.intake.texts import stamp_lines as stamps
from timeline.intake.texts.head_lines import HeadLines

_SPECIAL = re.compile(r"[.^$*+?{}()\[\]|\\]")
_WORDS = re.compile(r"(?<!\\)\b[^\W\d_]{3,}")
_HALF = re.compile(r"\b[AaPp](?=(?:\\\.)?[Mm]\b)")  # of the day
_ANY_WORD = r"\\pL+"
_GROUP = re.compile(r"\(\?P<(\w+)>")
_STAMP_WORDS = 14
_ADDRESS = re.compile(r"https?://\S+")
_TRAIL = re.compile(r" ?[/>»›→|] ?")
_PLACE, _AGENCY = "\x01", "\x02"  # what stands for them while the rest is made a pattern


def literal(text: str) -> str:
    """Return a pattern for a text as it is."""
    return _SPECIAL.sub(r"\\\g<0>", text).replace('"', ".")


def shape(text: str) -> str:
    """Return a pattern for a text, whatever digits stand where it has some."""
    return re.sub(r"\d+", r"\\d+", literal(text))


def words(text: str) -> str:
    """Return a pattern for a text, whatever words and digits stand where it has some."""
    return _HALF.sub("[AaPp]", _WORDS.sub(_ANY_WORD, shape(text)))


def roles(row: HeadLines) -> set[str]:
    """Return what lines of a row tell: `title`, and stamps by their names."""
    named = {name for name in _GROUP.findall(row.pattern) if name != "stamp"}
    return named | {row.role} - {"skip"}


def byline(text: str, known: page.PageWords) -> str | None:
    """Return a pattern for a line that says who wrote the article: the name differs from page to page."""
    first, blank, rest = text.partition(" ")
    return f"{literal(first)} .+" if blank and rest and page.is_byline(text, known) else None


def linked(text: str) -> str | None:
    """Return a pattern for a line with a web address: that of another page is another."""
    address = _ADDRESS.search(text)
    return f"{literal(text[: address.start()])}https?://\\S+.*" if address else None


def trail(text: str) -> str | None:
    """Return a pattern for breadcrumbs: where they begin stays, where they lead to differs from page to page."""
    parting = _TRAIL.search(text)
    if parting is None or not parting.start() or any(map(str.isdigit, text)):
        return None
    return f"{literal(text[: parting.end()].rstrip())}.*"


def rubric(text: str) -> str:
    """Return a pattern for a line of a few words that may be others on another page: a part of the paper, a name."""
    count = len(text.split())
    if any(map(str.isdigit, text)):
        return words(text)
    word = r"\p{Lu}[^\s\p{Ll}]*" if text.isupper() else r"\pL\S*"
    return word if count == 1 else rf"{word}(?: {word}){{0,{count}}}"


def stamped(text: str, told: Mapping[str, Stamp], title: str, known: page.PageWords, language: str) -> str:
    """Return a pattern for a line with one or two stamps by role, or one beside the title."""
    if len(told) == 1:
        ((_, own),) = told.items()
        if title and title in text and text not in (title, own.raw):
            return (
                literal(text)
                .replace(literal(title), "(?P<title>.+)")
                .replace(literal(own.raw), f"(?P<stamp>{words(own.raw)})")
            )
        rest = stamps.labelled(text, known)[1]
        return shape(text.removesuffix(rest)) + _one_stamp(rest, own, language)
    pattern = shape(text)
    for role, own in told.items():
        said = stamp_words(text, own, language)
        pattern = pattern.replace(shape(said), f"(?P<{role}>{words(said)})", 1) if said else pattern
    return pattern


def dateline(text: str, place: str | None, agency: str) -> str:
    """Return a pattern for datelines of one agency, whatever place and day stand in them."""
    bare = text.replace(agency, _AGENCY, 1)
    bare = bare.replace(place, _PLACE, 1) if place else bare
    told = words(bare).replace(_AGENCY, literal(agency))
    return told.replace(_PLACE, r"\p{Lu}[\pL .,’'-]*")


def _one_stamp(text: str, told: Stamp, language: str) -> str:
    """Return a pattern in which the words that tell a stamp are a group, whatever stands around them."""
    said = stamp_words(text, told, language)
    if said is None:
        return f"(?P<stamp>{words(text)})"
    before, after = text.split(said, 1)
    return f"{'.+?' if before else ''}(?P<stamp>{words(said)}){'.+' if after else ''}"


def stamp_words(text: str, told: Stamp, language: str) -> str | None:
    """Return the shortest run of words that tells a stamp's value."""
    parts = text.split(" ")[:_STAMP_WORDS]
    spans = ((first, last) for first in range(len(parts)) for last in range(first + 1, len(parts) + 1))
    for first, last in sorted(spans, key=lambda span: span[1] - span[0]):
        said = " ".join(parts[first:last]).strip(" ,;|–—-")
        if said[:1].isalnum() and stamps.read(said, language=language) == told.value:
            return said
    return None
