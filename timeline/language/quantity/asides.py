"""Times that are not a number's own: those of an aside ("the dam, completed in 1998, holds …"), and the present."""

import re
from collections.abc import Sequence
from itertools import pairwise

from timeline.language.marks import Moment, Quantity, Sentence
from timeline.language.quantity.figure_words import FigureWords

_EDGE = re.compile(r"[,;:)](?=\s)|[(—–]|\s-(?=\s)")
_NAMED = re.compile(r" [A-Z]\w+ [A-Z]\w")
_ATTRIBUTE = re.compile(r"\D{0,4}[\d.,]+-[^\W\d_]+(?:-[^\W\d_]+)*(?: ([^\W\d_]+)|$)")
_WORD = re.compile(r"[^\W\d_]+")
_DESCRIBED = 60  # characters of a number and what it describes
_BESIDE = 28  # characters
_WIDE = 300  # characters an aside may have on either side of its time
_SKIPPED = 2  # words that may stand before the one that opens an aside: "some of which", "in which"
_NEAR = 3  # words between what opens a sentence and its time: "Founded in 1994, the firm …"


def is_aside(text: str, sentence: Sentence, moment: Moment, quantity: Quantity, said: FigureWords) -> bool:
    """Whether a time stands in an aside on something else than the number; one right behind the number tells of it."""
    start, end = _stretch(text, sentence, moment)
    if start <= quantity.start < end:
        return False
    words = text[start : moment.start].lower().split()
    if start == sentence.start:
        return _opens_sentence(words, said)
    behind = text[quantity.end : start].strip(" ,;:)(—–-") if quantity.end <= start else "-"
    return bool(behind) and _opens(words, said)


def _stretch(text: str, sentence: Sentence, moment: Moment) -> tuple[int, int]:
    """Return where the words between two commas or dashes around a time begin and end."""
    start, end = max(sentence.start, moment.start - _WIDE), min(sentence.end, moment.end + _WIDE)
    for edge in _EDGE.finditer(text, start, end):
        if edge.end() <= moment.start:
            start = edge.end()
        elif edge.start() >= moment.end:
            end = edge.start()
            break
    return start, end


def _opens_sentence(words: Sequence[str], said: FigureWords) -> bool:
    """Whether the time behind words is of what opens a sentence: "Founded in 1994", "Under a deal signed in May"."""
    closed = said.aside_opening or ("\n",)
    if not words:
        return False
    if len(words) <= _NEAR and words[0].endswith(closed):
        return True
    verb = words[-_NEAR + 1] if len(words) > _NEAR else ""
    return verb.endswith(closed) and verb not in said.verbs and verb not in said.links["levels"]


def _opens(words: Sequence[str], said: FigureWords) -> bool:
    """Whether words open an aside: a relative ("which", "to whom") or a participle ("begun", «основанный»)."""
    if not words:
        return False
    if any(word in said.links["aside"] for word in words[: _SKIPPED + 1]):
        return True
    first = words[0]
    return first in said.links["participles"] or first.endswith(said.aside_endings or ("\n",))


def is_name(text: str, moment: Moment) -> bool:
    """Whether a year is part of a name: "the 2026 Commonwealth Games"."""
    return moment.text.isdecimal() and _NAMED.match(text, moment.end) is not None


def is_attribute(text: str, quantity: Quantity, said: FigureWords) -> bool:
    """Whether a number only describes a thing, of whatever time: "the $30-million bridge", "a 10,000-seater"."""
    found = _ATTRIBUTE.match(text, quantity.start, quantity.start + _DESCRIBED)
    return found is not None and found[1] is not None and found[1].islower() and found[1] not in said.stop


def is_of_next_verb(text: str, quantity: Quantity, moment: Moment, said: FigureWords) -> bool:
    """Whether a time behind a number is that of a verb that goes on: "costs $30 million and will open in 2025"."""
    between = text[quantity.end : min(moment.start, quantity.end + _WIDE)].lower().split()
    return any(
        one in said.links["parting"] and (two in said.modals or two in said.links["are"])
        for one, two in pairwise(between)
    )


def of_now(text: str, sentence: Sentence, quantity: Quantity, moment: Moment, said: FigureWords) -> bool:
    """Whether a word for the present stands nearer to a number than its time does: "40 in 2020, 59 are still open"."""
    far = max(moment.start - quantity.end, quantity.start - moment.end)
    for word in _WORD.finditer(
        text, max(sentence.start, quantity.start - _BESIDE), min(sentence.end, quantity.end + _BESIDE)
    ):
        near = max(word.start() - quantity.end, quantity.start - word.end())
        between = text[min(word.end(), quantity.end) : max(word.start(), quantity.start)]
        if near < far and word[0].lower() in said.links["present"] and _EDGE.search(between) is None:
            return True
    return False
