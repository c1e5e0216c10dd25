"""The text of an article from the lines of its page: boilerplate gone, paragraphs parted by a blank line."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from attrs import frozen

from timeline.intake.texts import furniture as page
from timeline.intake.texts.furniture import PageWords

STOPS = (
    ".",
    "!",
    "?",
    "…",
    ":",
    ";",
    ".”",
    '."',
    ".»",
    "!”",
    "?”",
    '!"',
    '?"',
    "”",
    '"',
    "»",
    ")",
    "’",
    "。",
    "！",
    "？",
    "」",
    "』",
)
MAX_TEXT = 250_000  # characters; what is longer is no article, and would take its reader seconds
MAX_PAGE = 4 * MAX_TEXT
_WRAPPED = (45, 100)  # characters of a line in hard-wrapped text
_SHORT = 4, 40  # words, characters; a line of so few without a full stop is a heading or a rest of the page
_BODY = 60  # characters
_LITTLE = 6  # times as much stands on the whole page


@frozen
class PageLine:
    """One line of a page that is not blank. `gap` when a blank line stands before it."""

    text: str
    gap: bool


@frozen
class Body:
    """Text, and the web address the page names as its source. `cut` where it was longer than the limit."""

    text: str
    url: str | None
    cut: bool


@lru_cache(maxsize=8)  # every source's importer looks at the same document
def lines(text: str) -> tuple[PageLine, ...]:
    """Return the lines of a text that are not blank, tidied."""
    found = []
    gap = True
    for raw in page.tidy(text[:MAX_PAGE]).split("\n"):
        tidied = page.line(raw)
        if tidied:
            found.append(PageLine(tidied, gap))
        gap = not tidied
    return tuple(found)


def is_prose(text: str) -> bool:
    """Whether a line reads as a sentence or more of running text."""
    return len(text) > 3 * _BODY or (len(text) > _BODY and text.endswith(STOPS))


def build(page_lines: Sequence[PageLine], known: PageWords, *, title: str = "", headed: bool = False) -> Body:
    """Return the body that these lines hold, without what stands around it.

    `headed`: short lines between paragraphs are headings and lists, as on a page whose text was found by its markup;
    elsewhere they are taken for a rest of the page.
    """
    kept = page_lines[: _end(page_lines, known)]
    prose = [at for at, line in enumerate(kept) if is_prose(line.text)] if headed else []
    within = range(prose[0], prose[-1]) if prose else range(0)
    url = next((found for line in page_lines[len(kept) :] if (found := page.address(line.text))), None)
    heading = title.casefold()
    body = [
        line
        for at, line in enumerate(kept)
        if line.text.casefold() != heading
        and (at in within or not _is_scrap(line.text))
        and not _is_none_of_it(line.text, known)
    ]
    text = "\n\n".join(_paragraphs(body))
    return Body(text[:MAX_TEXT], url, len(text) > MAX_TEXT)


def _is_none_of_it(text: str, known: PageWords) -> bool:
    return page.is_furniture(text, known) or page.is_correction(text, known)


def _end(page_lines: Sequence[PageLine], known: PageWords) -> int:
    """Return the index of the first line that ends the article: little stands behind it, or nothing that is prose."""
    total = sum(len(line.text) for line in page_lines)
    prose = max((index for index, line in enumerate(page_lines) if is_prose(line.text)), default=-1)
    before = 0
    for index, line in enumerate(page_lines):
        behind = total - before - len(line.text)
        if (behind * _LITTLE <= total or index > prose) and before and page.is_ending(line.text, known):
            return index
        before += len(line.text)
    return prose + 1 if prose >= 0 and _are_headlines(page_lines[prose + 1 :]) else len(page_lines)


def _are_headlines(tail: Sequence[PageLine]) -> bool:
    """Whether what stands behind the last prose is a menu and headlines: no sentence ends in it."""
    return (
        len(tail) > 2  # noqa: PLR2004 - a name and a place may stand below an article
        and _is_scrap(tail[0].text)
        and not any(char.isdigit() for char in tail[0].text)
        and not any(line.text.endswith(STOPS) for line in tail)
    )


def _is_scrap(text: str) -> bool:
    return (
        len(text) < _SHORT[1]
        and len(text.split()) <= _SHORT[0]
        and not text.endswith(STOPS)
        and text[:1] not in '-–—•*“"«„'
    )


def _paragraphs(body: Sequence[PageLine]) -> list[str]:
    """Join the lines of hard-wrapped paragraphs; elsewhere each line is a paragraph."""
    if not _is_wrapped(body):
        return [line.text for line in body]
    paragraphs: list[list[str]] = []
    for line in body:
        if line.gap or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(line.text)
    return [" ".join(parts) for parts in paragraphs]


def _is_wrapped(body: Sequence[PageLine]) -> bool:
    """Whether most lines that another follows at once are as long as a typewriter's, and end amid a sentence."""
    followed = [line.text for line, after in pairwise(body) if not after.gap]
    if len(followed) < 3 or any(len(text) > _WRAPPED[1] for text in followed):  # noqa: PLR2004 - fewer tell nothing
        return False
    amid = sum(len(text) >= _WRAPPED[0] and not text.endswith(STOPS) for text in followed)
    return amid * 2 > len(followed)
