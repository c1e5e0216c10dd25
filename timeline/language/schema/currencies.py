"""`currencies.toml`: the names of money, and for all languages its signs, codes and countries."""

from collections.abc import Mapping
from typing import ClassVar

from attrs import Factory, frozen

from timeline.language.schema.structure import WordRow


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
