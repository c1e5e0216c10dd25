"""The word lists of a language, as its data files hold them."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent.parent / "data"
FALLBACK = "en"


@cache
def load_table(language: str, noun: str) -> Mapping[str, Any]:
    """Read the table `data/<language>/<noun>.toml`; English where a language does not have it."""
    path = DATA / language / f"{noun}.toml"
    if not language.isalpha() or not path.is_file():
        path = DATA / FALLBACK / f"{noun}.toml"
    return _table(path)


@cache  # of a file, for all languages that it stands in for
def _table(path: Path) -> Mapping[str, Any]:
    with path.open("rb") as file:
        table: Mapping[str, Any] = tomllib.load(file)
    return table


@cache
def languages(noun: str) -> tuple[str, ...]:
    """Return the languages that have a table of their own, English first."""
    found = {path.parent.name for path in DATA.glob(f"*/{noun}.toml")}
    return FALLBACK, *sorted(found - {FALLBACK})


def word_set(table: Mapping[str, Any], key: str) -> frozenset[str]:
    """Split a list written as one string with blanks; empty where the table has none."""
    return frozenset(str(table.get(key, "")).split())
