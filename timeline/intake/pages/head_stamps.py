"""The stamps that a reader of a page sees: between its heading and its first paragraph, in the page's language."""

from collections.abc import Iterator
from typing import Any

from timeline.article import Stamp
from timeline.intake.documents.charset import clean
from timeline.intake.texts import body, stamp_lines
from timeline.intake.texts.furniture import PageWords

_MOST = 300  # pieces of text between heading and paragraph
_LONGEST = 60  # characters of a line with a day and no year
_DAY, _YEAR = len("2024-03-11"), len("2024")
_UNSEEN = ("script", "style", "noscript", "template")


def head_stamps(
    tree: Any, known: PageWords, language: str, order: str, *, latest: Stamp | None = None
) -> tuple[Stamp | None, Stamp | None]:
    """Return when a page says it was published and updated, None where it does not say so below its heading.

    `latest` is when it was changed as it states: a day of publication without a year is the last one up to then.
    """
    published = updated = unlabelled = None
    for text in _below_heading(tree):
        for told in stamp_lines.lines(text, known, language=language, order=order):
            if told.kind == "updated":
                updated = updated or told.stamp
            elif told.labelled:
                published = published or told.stamp
            else:
                unlabelled = unlabelled or told.stamp
        if latest is not None and published is None:
            published = _in_year(text, known, language, order, latest)
    return published or unlabelled, updated


def _in_year(text: str, known: PageWords, language: str, order: str, latest: Stamp) -> Stamp | None:
    """Return the day of a line that says it is of publication and tells no year: the last one up to a later moment."""
    kind, rest, is_labelled = stamp_lines.labelled(text, known) if len(text) <= _LONGEST else ("updated", "", False)
    year = latest.value[:_YEAR]
    if not is_labelled or kind != "published" or not year.isdigit() or not any(map(str.isdigit, rest)):
        return None
    for told in (int(year), int(year) - 1):
        value = stamp_lines.read(f"{rest} {told}", language=language, order=order)
        if value is not None and value[:_DAY] <= latest.value[:_DAY]:
            return Stamp(value=value, raw=text)
    return None


def _below_heading(tree: Any) -> Iterator[str]:
    """Yield the pieces of text from the first heading to the first prose, moments of `time` elements among them."""
    left = _MOST
    heading = next(tree.iter("h1"), None)
    if heading is None:
        return
    pieces = (piece for element in _behind(tree, heading) for piece in (*_moments(element), element.text, element.tail))
    for piece in pieces:
        text = clean(" ".join((piece or "").split()))
        if not text:
            continue
        left -= 1
        if left < 0 or body.is_prose(text):
            return
        yield text


def _behind(tree: Any, heading: Any) -> Iterator[Any]:
    seen = False
    for element in tree.iter():
        if seen and element.tag not in _UNSEEN:
            yield element
        seen = seen or element is heading


def _moments(element: Any) -> tuple[str, ...]:
    moment = element.get("datetime") if element.tag == "time" else None
    return (moment,) if moment else ()
