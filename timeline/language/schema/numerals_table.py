"""`numerals.toml`: numbers in words."""

from collections.abc import Mapping
from typing import ClassVar

from attrs import Factory, frozen

from timeline.language.schema.structure import Strings, StringSet

Worth = Mapping[str, float]
Scale = Mapping[str, int]


@frozen(kw_only=True)
class NumeralsTable:
    """What each number word is worth, and what may stand between them."""

    noun: ClassVar = "numerals"

    decimal: str = "."  # parts units from fractions
    units_before_tens: bool = False  # "eight-and-seventy"
    glued: bool = False  # a number is one word
    and_: Strings = ()
    article: StringSet = frozenset()
    of: StringSet = frozenset()
    point: StringSet = frozenset()
    half: StringSet = frozenset()
    wide: StringSet = frozenset()  # tens that take the numbers up to nineteen: "soixante"
    multiplied: StringSet = frozenset()  # tens that a number before them multiplies: "quatre-vingts"
    ones: Worth = Factory(dict)
    tens: Worth = Factory(dict)
    hundreds: Worth = Factory(dict)
    scales: Scale = Factory(dict)
    short: Scale = Factory(dict)  # abbreviations of scales
    glued_short: Scale = Factory(dict)  # … written right behind the digits
    parts: Scale = Factory(dict)  # what they are a part of: "third"
    vague: Scale = Factory(dict)  # "hundreds of"
