"""`currencies.toml`: the names of money; and for all languages its signs, codes and countries."""

from collections.abc import Mapping
from typing import ClassVar

from attrs import Factory, frozen

from timeline.language.schema.structure import WordRow, WordSet


@frozen(kw_only=True)
class CurrenciesTable:
    """The names of a language, each with the codes it can mean; `USD:100` is a hundredth of it."""

    noun: ClassVar = "currencies"

    names: Mapping[str, WordRow] = Factory(dict)
    bare: Mapping[str, WordRow] = Factory(dict)


@frozen(kw_only=True)
class CurrencySigns:
    """Of all languages: `data/currencies.toml`."""

    signs: Mapping[str, WordRow]
    codes: Mapping[str, str]  # with their English names
    home: Mapping[str, str]  # the code of each country's money


@frozen(kw_only=True)
class SpelledMoney:
    """`world/money.toml`: what stands for money beside signs, codes and names."""

    shaky: WordSet  # signs that are money only where something else says so
    certain: WordSet  # codes that a sign of several means where nothing tells
    small: Mapping[str, str]  # codes written small
    multiples: Mapping[str, int]  # letters before a code
    no_country: WordSet  # small letters before a sign that are no country's
    stopped: Mapping[str, str]  # letters with full stops between, before a sign
    before: Mapping[str, str]  # words that may stand before the number
