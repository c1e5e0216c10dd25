"""Numbers by which a work is known again: of places, of length, of money."""

import re

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
TELLING = 3  # digits of a number that tells a work from others


def numbers_in(text: str, digits: int) -> frozenset[str]:
    """Return the numbers of a text that have so many digits at least, years aside."""
    found = {number.replace(",", "") for number in _NUMBER.findall(text)}
    return frozenset(number for number in found if len(number) >= digits and not _YEAR.fullmatch(number))
