"""Numbers by which a work is known again: of places, of length, of money."""

import re

from timeline.views.links.work_words import kinds_of, sense

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_PART = re.compile(r"([^\W\d_]{2,40}) (?:№ ?)?(\d{1,2})(?![\d.,%-])")
TELLING = 3  # digits of a number that tells a work from others


def numbers_in(text: str, digits: int) -> frozenset[str]:
    """Return the numbers of a text that have so many digits at least, years aside."""
    found = {number.replace(",", "") for number in _NUMBER.findall(text)}
    return frozenset(number for number in found if len(number) >= digits and not _YEAR.fullmatch(number))


def numbered_in(text: str) -> frozenset[str]:
    """Return the things that a text tells from their like by a number: `termin 2` of "Terminal 2"."""
    found = ((sense(word.casefold()), number) for word, number in _PART.findall(text))
    return frozenset(f"{one} {number}" for one, number in found if kinds_of(one))
