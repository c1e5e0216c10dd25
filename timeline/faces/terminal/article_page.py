"""An article on a terminal, its sentence marked in the margin and in bold."""

from collections.abc import Iterator

from timeline.app.article_text import ArticleText
from timeline.faces.safe_text import clean
from timeline.faces.terminal.event_lines import source_line
from timeline.faces.terminal.screen import Screen, wrap
from timeline.faces.wording.days import in_words

_MARGIN = 2
_MARK = "▌ "


def page(article: ArticleText, screen: Screen) -> Iterator[str]:
    """Yield the lines of an article."""
    data = article.source.data
    yield from (screen.paint(line, "bold") for line in wrap(clean(data.title) or "(no title)", screen.width))
    day = in_words(article.source.date) if article.source.date else ""
    yield screen.paint(source_line(article.source, screen.width, day), "dim")
    if data.url:
        yield from (screen.paint(line, "dim") for line in wrap(clean(data.url), screen.width))
    start, end = article.span or (0, 0)
    at = 0
    for paragraph in article.text.split("\n\n"):
        yield ""
        yield from _paragraph(paragraph, max(start - at, 0), min(max(end - at, 0), len(paragraph)), screen)
        at += len(paragraph) + 2


def first_marked(lines: list[str]) -> int:
    """Return the number of the line with which the sentence begins, from 1; 0 where none is marked."""
    return next((number for number, line in enumerate(lines, 1) if _MARK.strip() in line), 0)


def _paragraph(text: str, start: int, end: int, screen: Screen) -> Iterator[str]:
    room = screen.width - _MARGIN
    if start >= end:
        yield from (f"{' ' * _MARGIN}{line}" for line in wrap(clean(text), room))
        return
    before, quote, after = (clean(part) for part in (text[:start], text[start:end], text[end:]))
    before = f"{before} " if before and text[start - 1].isspace() else before
    after = f" {after}" if after and text[end : end + 1].isspace() else after
    whole, first, last = before + quote + after, len(before), len(before) + len(quote)
    at = 0
    for line in wrap(whole, room):
        at = whole.find(line, at)
        low, high = max(first - at, 0), min(max(last - at, 0), len(line))
        if low < high:
            yield f"{screen.paint(_MARK, 'yellow')}{line[:low]}{screen.paint(line[low:high], 'bold')}{line[high:]}"
        else:
            yield f"{' ' * _MARGIN}{line}"
        at += len(line)
