"""Which part of a whole the words of a clause tell: "430 km of the planned 700", "nine, against a target of 20".

The numbers may stand in any unit, and in none; the words between them are data (`works.toml`).
"""

from collections.abc import Collection, Sequence
from fractions import Fraction
from itertools import pairwise

from timeline.language.marks import Moment
from timeline.language.quantity import numerals
from timeline.language.schema.works_table import WorksTable
from timeline.language.text.tokens import Token, split_tokens
from timeline.language.words import genitives
from timeline.model import Share

LONGEST = 60  # tokens that are looked at
UNIT = 3  # tokens of what a part is measured in
WITHIN = 5  # tokens between "of" and the whole
MOST_IN = 100  # that "six in ten" is told of
PERCENT = 100


def part_of(
    text: str, start: int, end: int, language: str, said: WorksTable, moments: Collection[Moment]
) -> Share | None:
    """Return the share that `text[start:end]` tells; None where it tells none, or all of it. Linear."""
    if not said.part_of:
        return None
    tokens = split_tokens(text, start, end)[:LONGEST]
    numbers = _numbers(tokens, language, moments)
    fronted = bool(tokens) and tokens[0].low in said.part_of
    for (at, done), behind in pairwise(numbers):
        whole = _whole(tokens, done.after, behind, said)
        if whole is not None and done.value is not None and 0 < done.value < whole:
            low = done.after < len(tokens) and tokens[done.after].low
            if low in said.one_in:
                return Share(percent=numerals.plain_number(done.value * PERCENT / whole))
            return Share(done=numerals.plain_number(done.value), of=numerals.plain_number(whole))
        parted = said.fronted_bare or tokens[behind[0] - 1].text == ","
        if fronted and 0 < at <= WITHIN and parted:
            part, full = behind[1].value, done.value  # "Of the 16 vessels, nine have"
            if part is not None and full is not None and 0 < part < full:
                return Share(done=numerals.plain_number(part), of=numerals.plain_number(full))
    return None


def _numbers(tokens: Sequence[Token], language: str, moments: Collection[Moment]) -> list[tuple[int, numerals.Numeral]]:
    """Return the numbers that are no times, each with its place."""
    found: list[tuple[int, numerals.Numeral]] = []
    free = 0
    for at, token in enumerate(tokens):
        if at < free or token.kind == "sign":
            continue
        read = numerals.read_numeral(tokens, at, language)
        if read is None or read.value is None or read.part or (read.worded and read.value == 1):
            continue  # "one of three airports"
        if not any(one.start <= token.start < one.end for one in moments):
            found.append((at, read))
            free = read.after
    return found


def _whole(
    tokens: Sequence[Token], after: int, behind: tuple[int, numerals.Numeral], said: WorksTable
) -> Fraction | None:
    """Return the number behind a part that is its whole."""
    at, whole = behind
    between = [token.low for token in tokens[after:at]]
    if len(between) == 1 and between[0] in said.one_in:
        few = whole.value is not None and whole.value <= MOST_IN
        return whole.value if few else None
    led = next((place for place, low in enumerate(between[: UNIT + 1]) if low in said.part_of), None)
    if led is None:
        led = next((place for place in range(1, len(between)) if _is_parted(between, place, said)), None)
    if led is not None:
        inside = between[led + 1 :]
        if len(inside) <= WITHIN and all(_may_stand(low, said) for low in inside):
            return whole.value
    beside = not said.beside.isdisjoint(between) and _is_promised(tokens, whole.after, said)
    if beside and len(between) <= WITHIN:
        return whole.value  # "12 clinics where 20 were promised"
    aimed = len(between) > 1 and between[-1] in said.part_of and between[-2] in said.aims
    return whole.value if aimed else None


def _is_promised(tokens: Sequence[Token], after: int, said: WorksTable) -> bool:
    """Whether a number behind which some tokens stand is of what was promised: "20 were promised"."""
    return any(token.low in said.whole_of and token.low.endswith(said.past) for token in tokens[after : after + UNIT])


def _is_parted(between: Sequence[str], place: int, said: WorksTable) -> bool:
    """Whether "out of" ends at a place."""
    return between[place] in said.part_of and between[place - 1] in said.parted


def _may_stand(low: str, said: WorksTable) -> bool:
    """Whether a word may stand between "of" and the number of the whole."""
    return low in said.whole_of or genitives.is_genitive(low) or not low[0].isalnum()
