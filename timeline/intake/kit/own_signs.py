"""What in a sample is its site's alone: the paper's name, its web address, its copyright line, its agency."""

import re
from collections.abc import Iterable, Iterator, Sequence

import re2
from attrs import frozen

from timeline.intake.kit import strangers
from timeline.intake.kit.sample_lines import literal, shape, trail
from timeline.intake.texts import furniture as page
from timeline.intake.texts.furniture import PageWords
from timeline.intake.texts.rubric_words import rubric_words
from timeline.language.people import names
from timeline.language.places import toponyms

_FOOT = 12  # lines
_WORDS = re.compile(r"[^\W\d_][\w’'&-]*")
_PARTING = re.compile(r" ?[|·•—–/>»›] ?| - |, ")
_NAME = (3, 60)  # characters of a paper's name
_MOST_WORDS = 7
_FEW_WORDS = 4  # of a name beside a title, or below a text
_LAST = 3  # lines
_AROUND = ' *_#()[]«»"'
_HOST = re2.compile(r"(?i)\b((?:[a-z0-9-]{2,}\.)+[a-z]{2,12})\b(/[a-z0-9_-]+)?")
_SHARED = re2.compile(
    r"(?i)^(?:www\.|m\.)?(?:facebook|twitter|x|instagram|youtube|linkedin|tiktok|whatsapp|telegram|t|wa|vk|ok|gmail|yahoo"
    r"|hotmail|mail|google|apple)\.[a-z]{2,3}\b"
)
_COPYRIGHT = ("©", "(c)")


@frozen
class OwnSign:
    """A pattern for a whole line of the head, else for anywhere. `name` is the paper's, where it is one."""

    pattern: str
    is_line: bool
    name: str | None


def find(above: Sequence[str], below: Sequence[str], title: str, known: PageWords, language: str) -> OwnSign | None:
    """Return the first sign there is in a sample that stands in no stranger.

    `above` are the lines above its text but the title, `below` the others; a bar stands for words that tell a stamp.
    """
    for sign in _signs(above, below, title, known, language):
        sought = re2.compile(rf"(?m)^\s*{sign.pattern}\s*$" if sign.is_line else sign.pattern)
        if not any(sought.search(stranger.text) for stranger in strangers.bench()):
            return sign
    return None


def _signs(
    above: Sequence[str], below: Sequence[str], title: str, known: PageWords, language: str
) -> Iterator[OwnSign]:
    told = [line for line in above if _PARTING.search(line) is None and _is_name(line, known, language)]
    for line in sorted(told, key=lambda line: (" " not in line, -_told_again(line, (*above, *below)))):
        yield OwnSign(literal(line), is_line=True, name=line)
    foot = below[-_FOOT:]
    for line in foot:
        if _is_signed(line, known, language):
            yield OwnSign(shape(line), is_line=False, name=None)
    for line in (line for line in (*above, *foot) if len(line.split()) <= _MOST_WORDS):
        for host in _hosts(line):
            yield OwnSign(literal(host), is_line=False, name=None)
    last = [line for line in below[-_LAST:] if len(line) <= _NAME[1]]
    for line in (*above, *last, title):
        pieces = [piece.strip(_AROUND) for piece in _PARTING.split(line)]
        ends = line in last or line == title
        for name in pieces[:1] if trail(line) else pieces:  # the rest of a trail are rubrics
            if name == line or not _is_name(name, known, language):
                continue
            if not ends or (1 < len(name.split()) <= _FEW_WORDS and not _is_place(name, language)):
                yield OwnSign(_beside(name, line.strip(_AROUND)), is_line=False, name=name)


def _beside(name: str, line: str) -> str:
    """Return a pattern for a name at the end of a line that it stands at, else anywhere."""
    if line.startswith(name):
        return rf"(?m)^\W*{literal(name)}(?:[^\pL]|$)"
    if line.endswith(name):
        return rf"(?m)(?:^|[^\pL]){literal(name)}\W*$"
    return literal(name)


def _told_again(name: str, lines: Iterable[str]) -> int:
    """Count the other lines that a name stands in: so does a paper's, and no rubric's."""
    return sum(name.casefold() in line.casefold() for line in lines if line != name)


def _is_name(text: str, known: PageWords, language: str) -> bool:
    """Whether a text may be a paper's name: a few words, none of them a day, not a rubric and nobody's own."""
    words = _WORDS.findall(text)
    return bool(
        _NAME[0] <= len(text) <= _NAME[1]
        and 0 < len(words) <= _MOST_WORDS
        and not text[0].islower()
        and not any(map(str.isdigit, text))
        and not text.endswith((".", "!", "?", ":", ","))
        and not page.is_furniture(text, known)
        and not text.lower().startswith((*known.published, *known.updated, *known.by))
        and any(word.lower() not in rubric_words() for word in words)
        and not names.is_given(words[0], language)
    )


def _is_place(text: str, language: str) -> bool:
    return any(place.end - place.start == len(text) for place in toponyms.find_places(text, language=language))


def _is_signed(line: str, known: PageWords, language: str) -> bool:
    """Whether a line below a text says whose it is: a copyright with a name, or what comes behind `Source:`."""
    if len(line) > 2 * _NAME[1]:
        return False
    if line.lower().startswith(_COPYRIGHT):
        return any(word.lower() not in rubric_words() for word in _WORDS.findall(line.strip("©()cC ")))
    label, colon, name = line.partition(": ")
    return bool(colon) and f"{label.lower()}:" in known.endings and _is_name(name, known, language)


def _hosts(line: str) -> list[str]:
    """Return the web addresses' hosts in a line; of a service that many share, with whose page it is there."""
    found = [match.groups() for match in _HOST.finditer(line)]
    return [
        host + (path or "") if _SHARED.match(host) else host for host, path in found if path or not _SHARED.match(host)
    ]
