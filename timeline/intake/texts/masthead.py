"""Which paper a text comes from: its name above the text, behind the title, or in the copyright line below."""

import re
from collections.abc import Iterator, Sequence

import re2

from timeline.intake.texts import furniture as page
from timeline.intake.texts.furniture import PageWords
from timeline.intake.texts.rubric_words import rubric_words

_PARTING = re.compile(r" ?[|·•>»›] ?| [-–—/] ")
_TRAIL = ">»›"
_WORDS = re.compile(r"[^\W\d_][\w’'&.-]*")
_MOST_WORDS, _LONGEST = 6, 60
_SMALL = 3  # letters of a word within a name that has no capital: "de", "für"
_DIGITS = re.compile(r"\s\d")
_AROUND = ' ,;:.*_#()[]/"“”'
_INITIALS = 5  # letters
_FOOT = 12  # lines
_OWNED = re2.compile(
    r"(?i)(?:©|\(c\)|\bcopyright\b)[\s©(c),:]*(?:(?:19|20)\d\d(?:\s*[-–—]\s*(?:(?:19|20)?\d\d)?)?[\s,.:©]*)?(.*)"
)
_END = re2.compile(r"(?i)\.(?:\s|$)|[,;|•·(©®]|\s[-–—]\s|\s\d|\ball rights\b|\bby\b")


def publisher(above: Sequence[str], title: str | None, below: Sequence[str], known: PageWords) -> str | None:
    """Return the paper's name: from the title's end, from `above` the text, or from the last of the lines `below`."""
    owner = next((own for line in (*below[-_FOOT:], *above) if (own := _owner(line, known))), None)
    lines = [line.casefold() for line in (*above, *below)]
    head = (line for line in above if line != title and (": " in line or not page.is_ending(line, known)))
    heads = (name for line in head for piece in _pieces(line) for name in _bare(piece, known))
    ends = _pieces(title)[1:][-1:] if title else []
    for name in [*ends, *heads]:
        if is_paper(name, known) or (_is_name(name, known) and (_is_same(name, owner) or _is_told(name, lines))):
            return name
    return owner


def is_masthead(line: str, known: PageWords) -> bool:
    """Whether a line tells a paper's name, and besides it nothing but its rubrics."""
    pieces = _pieces(line)
    papers = [piece for piece in pieces if is_paper(piece, known)]
    return bool(papers) and all(piece in papers or _is_rubric(piece) for piece in pieces)


def without_paper(title: str, known: PageWords) -> str:
    """Return a title without the paper's name behind it: `Two governors agree - The Riverton Herald`."""
    *before, last = _PARTING.split(title)
    if not before or not is_paper(last.strip(_AROUND), known):
        return title
    return title[: title.rindex(last)].rstrip(" |·•>»›-–—/")


def is_paper(name: str, known: PageWords) -> bool:
    """Whether a few words are a paper's name: what papers are called stands at one end of it, and is no rubric."""
    words = _WORDS.findall(name.lower())
    if not words or not _is_name(name, known):
        return False
    return any(word in known.papers and word not in rubric_words() for word in (words[0], words[-1]))


def _is_name(name: str, known: PageWords) -> bool:
    words = _WORDS.findall(name)
    return (
        1 < len(words) <= _MOST_WORDS
        and len(name) <= _LONGEST
        and not any(map(str.isdigit, name))
        and words[0][0].isupper()
        and all(word[0].isupper() or len(word) <= _SMALL or word in known.papers for word in words)
        and not _is_rubric(name)
    )


def _is_told(name: str, lines: Sequence[str]) -> bool:
    """Whether a broadcaster's initials and a rubric (`RGB News`) stand also in another line: so does no rubric."""
    words = _WORDS.findall(name)
    initials = [word for word in words if word.isupper() and len(word) <= _INITIALS]
    told = name.casefold()
    return 0 < len(initials) < len(words) and any(told in line != told for line in lines)


def _is_rubric(text: str) -> bool:
    return all(word.lower() in rubric_words() for word in _WORDS.findall(text))


def _owner(line: str, known: PageWords) -> str | None:
    """Return whose a line says that the rights are."""
    found = _OWNED.search(line) if len(line) <= 4 * _LONGEST else None
    if found is None:
        return None
    rest = found.group(1)
    end = _END.search(rest)
    name: str = (rest[: end.start()] if end else rest).strip(_AROUND)
    words = _WORDS.findall(name)
    if not 0 < len(words) <= _MOST_WORDS or not words[0][0].isupper() or _is_rubric(name):
        return None
    return name if name.lower() not in known.furniture else None


def _is_same(one: str, other: str | None) -> bool:
    """Whether two names are one, if with an article before one of them."""
    short, long = sorted((one.casefold(), (other or "").casefold()), key=len)
    return long.endswith(short) and len(long) - len(short) <= _SMALL + 1


def _bare(piece: str, known: PageWords) -> Iterator[str]:
    """Yield what a piece may name: behind a label that tells a source, before a day."""
    label, colon, rest = piece.partition(": ")
    if not colon or f"{label.lower()}:" in known.endings:
        bare: str = _DIGITS.split(rest or piece, maxsplit=1)[0]
        yield bare.strip(_AROUND)


def _pieces(line: str) -> list[str]:
    """Return the parts of a line; of a trail (`Home > Ports News`) the first alone: the rest are rubrics."""
    parts: list[str] = _PARTING.split(line)
    pieces = [piece for part in parts if (piece := part.strip(_AROUND))]
    return pieces[:1] if any(mark in line for mark in _TRAIL) else pieces
