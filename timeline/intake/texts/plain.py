"""The generic importer of texts: any article whose title and stamps can be told from the shape of its lines."""

from collections.abc import Container, Sequence

import msgspec
import re2
from attrs import evolve, frozen

from timeline.article import Article, Stamp
from timeline.intake.documents.document import Document
from timeline.intake.importer import Claim, NotAnArticleError
from timeline.intake.texts import assemble, body, masthead
from timeline.intake.texts import furniture as page
from timeline.intake.texts import stamp_lines as stamps
from timeline.intake.texts.assemble import Head
from timeline.intake.texts.body import PageLine
from timeline.intake.texts.furniture import PageWords
from timeline.intake.texts.stamp_lines import StampLine
from timeline.language.time import datelines

_HEAD = 30  # lines
_NEAR_TOP = 3  # lines of text behind which a stamp may still stand
_TAIL = 6  # lines
_TITLE = (3, 220)  # words at least, characters at most
_TOP = 80  # characters
_DAY = len("2022-05-13")
_SENTENCE = (".", "!", "?", ".”", '."', ".»", "。")
_QUOTED = ("“", '"', "«", "„", "'", "‘")
_FEWEST = 4  # words of a sentence behind the title
_LEAD = 8  # words; a line behind the title of so many is text though it has no full stop
_DATE_WORDS = 6  # of a date and a clock beside a title
_PARTING = " |()[]-–—:·•,"  # what parts a title from its date
_JSON = re2.compile(r"\s*[{\[]\s*[\"{]")
_PREFIXED = re2.compile(r"([^\s:]+):? (\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d(?::\d\d)?)? (.+)")
_DATELINE = re2.compile(r"\p{Lu}\p{Lu}[\p{Lu} .,'’-]*[,.] ?(?:\pL+ \d+|\d+\.? \pL+)?[^.]*(?:\(|[-–—])")


@frozen
class _TextHead:
    """What the lines `above` the text say. `text` holds the lines left for the body."""

    title: str | None
    stamps: tuple[StampLine, ...]
    text: tuple[PageLine, ...]
    above: tuple[str, ...]


@frozen(kw_only=True)
class PlainText:
    """Reads what no source's own importer claims."""

    name: str = "text"
    version: int = 7
    rank: int = 0

    def claims(self, document: Document) -> Claim | None:
        """Claim any text."""
        return Claim("a plain text that no source's importer claims") if document.media == "text" else None

    def read(self, document: Document) -> Article:
        """Return the article. Raises NotAnArticleError."""
        if _is_json(document.text):
            raise NotAnArticleError("it is JSON, which an importer of its source alone can read")
        language = assemble.language_of(document)
        known = page.words(language)
        lines = body.lines(document.text)
        head = _head(lines, known, language)
        named = masthead.publisher(head.above, head.title, [line.text for line in lines], known)
        title = head.title and masthead.without_paper(head.title, known)
        told = evolve(_stamped(head), title=title)
        return assemble.article(document, told, head.text, language=language, publisher=named)


def _is_json(text: str) -> bool:
    if not _JSON.match(text):
        return False
    try:
        msgspec.json.decode(text)
    except (ValueError, RecursionError):  # a decoder's faults are ValueErrors
        return False
    return True


def _stamped(head: _TextHead) -> Head:
    """Sort stamps out. Of two without labels the one nearer to the text is the article's, a later one the page's."""
    published = [line for line in head.stamps if line.kind == "published"]
    updated = next((line.stamp for line in head.stamps if line.kind == "updated"), None)
    labelled = next((line for line in published if line.labelled), None)
    if not published:
        return Head(title=head.title, updated=updated)
    own = labelled or published[-1]
    if labelled is None and updated is not None and updated.value[:_DAY] < own.stamp.value[:_DAY]:
        return Head(title=head.title, published=updated, page_stamp=own.stamp)  # the page's clock runs on
    clock = max((line.stamp for line in published if line is not own), key=lambda stamp: stamp.value, default=None)
    if clock is not None and clock.value[:_DAY] <= own.stamp.value[:_DAY]:
        clock = None
    return Head(title=head.title, published=own.stamp, updated=updated, page_stamp=clock)


def _head(lines: Sequence[PageLine], known: PageWords, language: str) -> _TextHead:
    """Walk down to the text: stamps are taken, furniture is passed over, of the rest the title is chosen."""
    found: list[StampLine] = []
    lines = _unprefixed(lines, found, known.day_labels)
    candidates: list[tuple[int, PageLine]] = []
    at, broken = 0, -1
    for at, line in enumerate(lines[:_HEAD]):
        if told := stamps.lines(line.text, known, language=language):
            found.extend(told)
        elif at == broken:
            continue
        elif candidates and (told := _over_two(lines[at : at + 2], known, language)):
            found.extend(told)
            broken = at + 1
        elif page.is_furniture(line.text, known) or masthead.is_masthead(line.text, known):
            continue
        elif _begins_text(line, lines[at + 1 :], bool(candidates)) or (
            candidates and (_is_sentence(line.text, found) or _is_dateline(line.text, language))
        ):
            break
        else:
            candidates.append((at, line))
    else:
        at = min(len(lines), _HEAD)
    title = _title([line.text for _, line in candidates])
    label = next((label for label in known.titles if title and title.lower().startswith(label)), "")
    lead = [line for _, line in candidates if title and _is_lead(line, title, candidates)]
    text, late = _without_stamps(lines[at:], known, language, stamped=bool(found))
    if title and not (found or late):
        title = _undated(title, found, language)
    return _TextHead(
        title=title and title[len(label) :].strip(),
        stamps=(*found, *late),
        text=(*lead, *text),
        above=tuple(line.text for line in lines[:at]),
    )


def _over_two(lines: Sequence[PageLine], known: PageWords, language: str) -> tuple[StampLine, ...]:
    """Return the stamp that two lines are together, where it was broken within a word: "6 nov", "ember 2018"."""
    first, *rest = (line.text for line in lines)
    if not rest or not first[-1].isalpha() or not rest[0][0].islower() or max(map(len, (first, *rest))) > _TOP:
        return ()
    return stamps.lines(first + rest[0], known, language=language)


def _is_dateline(text: str, language: str) -> bool:
    """Whether a line is a dateline and nothing else."""
    line = datelines.find_dateline(f"{text}\n", published=None, language=language) if len(text) <= _TOP else None
    return line is not None and line.date is not None and line.end >= len(text)


def _unprefixed(lines: Sequence[PageLine], found: list[StampLine], labels: Container[str]) -> Sequence[PageLine]:
    """Take the date off a first line that begins with it and goes on with the text."""
    if not lines or not (match := _PREFIXED.fullmatch(lines[0].text)):
        return lines
    label, day, rest = match.groups()
    if label.lower() in labels and (value := stamps.read(day)):
        found.append(StampLine("published", Stamp(value=value, raw=f"{label.lower()} {day}"), labelled=True))
        return [evolve(lines[0], text=rest), *lines[1:]]
    return lines


def _undated(title: str, found: list[StampLine], language: str) -> str:
    """Take a date off either end of a title where nothing else on the page tells one; noted among the stamps."""
    words = title.split()
    for count in range(min(_DATE_WORDS, len(words) - _TITLE[0]), 0, -1):
        for told, rest in ((words[:count], words[count:]), (words[-count:], words[:-count])):
            behind = told[0] == words[-count]
            apart = (
                rest[-1][-1] in _PARTING or told[0][0] in _PARTING
                if behind
                else (rest[0][0].isupper() or rest[0] in _PARTING)
            )
            if not (apart or (behind and told[0][:1].isdigit() and count == 1)):
                continue
            day = " ".join(told).strip(_PARTING)
            if any(map(str.isdigit, day)) and (value := stamps.read(day, language=language)):
                found.append(StampLine("published", Stamp(value=value, raw=day), labelled=False))
                return " ".join(rest).strip(_PARTING)
    return title


def _begins_text(line: PageLine, following: Sequence[PageLine], titled: bool) -> bool:  # noqa: FBT001 - one call, by its name
    text = line.text
    if _DATELINE.match(text[:_TOP]) and len(text.split()) > _LEAD:
        return True
    if body.is_prose(text):
        # A long headline may end with a full stop too, but then text follows that is longer still.
        return titled or len(text) > _TITLE[1] or text.endswith(body.STOPS)
    return titled and not following


def _is_sentence(text: str, found: Sequence[StampLine]) -> bool:
    """Whether a short line behind the title is the first of the text: a sentence below the stamps, or a quotation."""
    words = len(text.split())
    if text.startswith(_QUOTED) and words >= _LEAD:
        return True
    return bool(found) and text.endswith(_SENTENCE) and words >= _FEWEST


def _title(candidates: Sequence[str]) -> str | None:
    """Choose the title: what is said twice, else the first line that is long enough, else the longest."""
    fitting = [text for text in candidates if _words(text) >= _TITLE[0] and len(text) <= _TITLE[1]]
    seen: set[str] = set()
    for text in fitting:
        if text.casefold() in seen:
            return text
        seen.add(text.casefold())
    return next((text for text in fitting if _words(text) > _TITLE[0]), None) or max(
        fitting, key=len, default=max(candidates, key=len, default=None)
    )


def _words(text: str) -> int:
    return sum(any(map(str.isalnum, word)) for word in text.split())


def _is_lead(line: PageLine, title: str, candidates: Sequence[tuple[int, PageLine]]) -> bool:
    """Whether a line of the head without a full stop is text: it stands behind the title and is long."""
    behind = [other for _, other in candidates]
    after = behind.index(line) > next(i for i, other in enumerate(behind) if other.text == title)
    return after and line.text.casefold() != title.casefold() and len(line.text.split()) >= _LEAD


def _without_stamps(
    lines: Sequence[PageLine], known: PageWords, language: str, *, stamped: bool
) -> tuple[list[PageLine], list[StampLine]]:
    """Take the stamps out of the first and last lines of the text; at the end only labelled ones where one is known."""
    text: list[PageLine] = []
    found: list[StampLine] = []
    for index, line in enumerate(lines):
        near = index < _NEAR_TOP or index >= len(lines) - _TAIL
        told = stamps.line(line.text, known, language=language) if near else None
        if told is None:
            text.append(line)
        elif told.labelled or not (stamped or found):
            found.append(told)
    if not (stamped or found):
        alone = [(line, told) for line in text if (told := stamps.line(line.text, known, language=language))]
        if len(alone) == 1:  # of several each may head a part of the text
            text.remove(alone[0][0])
            found.append(alone[0][1])
    return text, found
