"""The layout of a text, made from one sample: the lines above it as far as the generic reading tells them."""

from collections.abc import Sequence
from itertools import groupby

import re2
from attrs import evolve, frozen

from timeline.article import Article, Dateline, Stamp
from timeline.errors import TimelineError, UsageError
from timeline.intake.documents.document import Document
from timeline.intake.kit import own_signs, sample_lines
from timeline.intake.kit.own_signs import OwnSign
from timeline.intake.texts import body, credit
from timeline.intake.texts import furniture as page
from timeline.intake.texts import stamp_lines as stamps
from timeline.intake.texts.furniture import PageWords
from timeline.intake.texts.head_lines import STAMPS, HeadLines, skip, stamp, title
from timeline.intake.texts.layout import Layout, Source

_BEGINS = 60  # characters by which a line of the text is known
_NEAR = 3, 12  # first and last lines of the text that a stamp may stand among
_HEAD = 90  # characters that a dateline is looked for in
_AGENCY = re2.compile(
    r"(?P<place>\p{Lu}[^,():;–—\d]{1,40}),? ?[^()–—:;]{0,24}?"
    r"(?:\((?P<agency>[^()\d]{2,40})\)|, (?P<initials>\p{Lu}{3,8})) ?[.–—:-]+"
)
_STEM = 5  # letters
_LABEL = 4  # words; a line of more is a paper's motto, or sums the article up
_NOTHING_OWN = (
    "nothing in it is its site's alone, and a plugin made from it would claim other sites' texts too: no name of a "
    "paper stands above its text, no web address and no © around it, no agency in a dateline; say with --own WORDS "
    "what stands on each of its pages, or name the page by its address, or save it as HTML"
)
_NO_LAYOUT = (
    "the lines above its text, {head}, make no layout that fits them; write the plugin by hand, from docs/sources.md"
)


class ScaffoldError(TimelineError):
    """A sample from which no plugin can be made. Its text says what is missing."""


@frozen
class SampleLayout:
    """A layout, and the paper's name where the sample tells it; `hosts` where only its address tells whose it is."""

    layout: Layout
    publisher: str | None
    hosts: tuple[str, ...]


@frozen
class _SampleText:
    """A text by its lines, those above its text and the rest, and what is its title, its stamps, its site's alone."""

    above: tuple[str, ...]
    below: tuple[str, ...]
    article: Article
    known: PageWords
    title: str | None
    sign: OwnSign | None = None


def layout_of(document: Document, article: Article, host: str | None, own: str | None) -> SampleLayout:
    """Return a layout that fits a text; `own` are words in it that are its site's alone.

    Raises ScaffoldError, UsageError.
    """
    sample = _sample(document, article)
    sample = evolve(sample, sign=_sign(document, sample, own))
    sign, line = sample.sign, _dateline(article)
    if sign is None and host is None and line is None:
        raise ScaffoldError(f"{document.path}: {_NOTHING_OWN}")
    head = _head(sample)
    told = {role for row in head for role in sample_lines.roles(row)}
    near = [*sample.below[: _NEAR[0]], *sample.below[_NEAR[0] :][-_NEAR[1] :]]
    lone = [text for text in near if stamps.lines(text, sample.known, language=article.language)]
    found = [row for text in lone if (row := _stamp_row(text, sample)) is not None]
    layout = Layout(
        head=head,
        amid=tuple(row for row in found if told.isdisjoint(sample_lines.roles(row)))[:1],
        begins=_beginning(article.text, line) if sign is None and line is not None else None,
        own=(sign.pattern,) if sign is not None and not sign.is_line else (),
    )
    hosts = (host,) if sign is None and host is not None else ()
    if Source(name="sample", version=1, layouts=(layout,), hosts=hosts).claims(document) is None:
        shown = ", ".join(f"`{text[:_BEGINS]}`" for text in sample.above)
        raise ScaffoldError(f"{document.path}: {_NO_LAYOUT.format(head=shown or 'of which there are none')}")
    return SampleLayout(layout, sign.name if sign is not None else None, hosts)


def _sample(document: Document, article: Article) -> _SampleText:
    lines = tuple(line.text for line in body.lines(document.text))
    first = article.text.partition("\n\n")[0]
    begins = (
        at
        for at, line in enumerate(lines)
        if first.startswith(line[:_BEGINS]) and (line != article.title or line == first)
    )
    at = next(begins, 0)
    known = page.words(article.language)
    return _SampleText(lines[:at], lines[at:], article, known, _title(lines[:at], article, known))


def _title(above: Sequence[str], article: Article, known: PageWords) -> str | None:
    """Return the line above a text that is its title: that which shares most words with it, else the generic reading's.

    Of a paper's name, a rubric and a motto above it the text says little.
    """
    told = set(_stems(article.text))
    candidates = [
        line
        for line in above
        if not stamps.lines(line, known, language=article.language)
        and not page.is_furniture(line, known)
        and len(line.split()) > 1
    ]
    candidates += [article.title for line in above if article.title in line and article.title != line]
    shared = {line: sum(stem in told for stem in set(_stems(line))) for line in candidates}
    most = max(shared.values(), default=0)
    best = [line for line in candidates if shared[line] == most] if most else []
    if any(article.title.removesuffix("…") in line for line in (*best, *above)) and len(best) != 1:
        return article.title
    return best[0] if best else None


def _stems(text: str) -> list[str]:
    return [word[:_STEM] for word in text.casefold().split() if len(word) >= _STEM - 1]


def _sign(document: Document, sample: _SampleText, own: str | None) -> OwnSign | None:
    if own is None:
        titled = sample.title or ""
        above = [_unstamped(line, sample) for line in sample.above if not titled or titled not in line]
        below = [_unstamped(line, sample) for line in sample.below]
        return own_signs.find(above, below, titled, sample.known, sample.article.language)
    words = " ".join(own.split())
    if not words or words not in document.text:
        raise UsageError(f"{own!r} does not stand in {document.path}")
    return OwnSign(sample_lines.literal(words), is_line=False, name=None)


def _unstamped(line: str, sample: _SampleText) -> str:
    """Return a line with a bar in place of the words that tell a stamp."""
    if not stamps.lines(line, sample.known, language=sample.article.language):
        return line
    for own in filter(None, (getattr(sample.article, role) for role in STAMPS)):
        said = sample_lines.stamp_words(line, own, sample.article.language)
        line = line.replace(said, "|") if said else line
    return line if "|" in line else ""


def _head(sample: _SampleText) -> tuple[HeadLines, ...]:
    """Return the lines down to the last that tells something: title, stamp, or whose page it is."""
    rows: list[HeadLines] = []
    last = 0
    titled = False
    for line in sample.above:
        row = _telling_row(line, sample)
        if titled and line == sample.title:
            continue  # said twice
        titled = titled or (row is not None and "title" in sample_lines.roles(row))
        rows.append(row or _skipped(line, sample))
        last = len(rows) if row is not None else last
    return tuple(
        evolve(row, most=len(list(same)) if row.role == "skip" else row.most) for row, same in groupby(rows[:last])
    )


def _telling_row(line: str, sample: _SampleText) -> HeadLines | None:
    if sample.sign is not None and sample.sign.is_line and sample_lines.literal(line) == sample.sign.pattern:
        return skip(sample.sign.pattern, least=1)
    if row := _stamp_row(line, sample):
        return row
    if sample.title is None:
        return None
    said = sample.title.removesuffix("…")
    name = sample.sign.name if sample.sign is not None else None
    if name is not None and line == said and name in line:
        return title(
            sample_lines.literal(line).replace(
                sample_lines.literal(line.replace(name, "").strip(" -–—|")), "(?P<title>.+)"
            )
        )
    label = next((label for label in sample.known.titles if line.lower().startswith(label)), "")
    if line.endswith(said) and (label or line != said):
        label = label or line.removesuffix(said)
        return title(f"{sample_lines.shape(line[: len(label)])} *(?P<title>.+)")
    return title() if line.startswith(said) else None


def _stamp_row(line: str, sample: _SampleText) -> HeadLines | None:
    """Return a row for a line with one of the article's stamps, with another, or the title, beside it."""
    article = sample.article
    told: dict[str, Stamp] = {}
    for role in STAMPS:
        own: Stamp | None = getattr(article, role)
        if own is not None and own.raw in line and any(map(str.isdigit, own.raw)):
            told[role] = own
    if not told:
        return None
    pattern = sample_lines.stamped(line, told, sample.title or "", sample.known, article.language)
    first, *_ = told
    row = stamp(first, pattern)  # type: ignore[arg-type] # of STAMPS
    said = row.said(line, article.language, article.date_order)
    return row if said is not None else None


def _skipped(line: str, sample: _SampleText) -> HeadLines:
    known = sample.known
    pattern = sample_lines.byline(line, known) or sample_lines.linked(line) or sample_lines.trail(line)
    if pattern is None and len(line.split()) <= _LABEL and not page.is_furniture(line, known):
        pattern = sample_lines.rubric(line)
    return skip(pattern or sample_lines.shape(line))


def _dateline(article: Article) -> Dateline | None:
    """Return how a text begins where an agency is named in it: as its dateline, else in brackets or before a dash."""
    line = article.dateline
    if line is not None and line.agency is not None:
        return line
    if line is not None and line.place is not None and credit.named(line.place) is not None:
        return evolve(line, place=None, agency=line.place)
    begins = _AGENCY.match(article.text[:_HEAD])
    if begins is None:
        return None
    agency = begins.group("agency") or begins.group("initials")
    return Dateline(start=0, end=begins.end(), place=begins.group("place"), agency=agency)


def _beginning(text: str, line: Dateline) -> str:
    """Return a pattern for datelines like this one, of the same agency."""
    return sample_lines.dateline(text[line.start : line.end].strip(), line.place, line.agency or "")
