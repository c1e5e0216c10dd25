"""The tables of a language, as its data files hold them (timeline/language/schema declares each)."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from timeline.language.schema.structure import read_table

DATA = Path(__file__).parent.parent / "data"
FALLBACK = "en"


T = TypeVar("T")


def load_table(language: str, shape: type[T]) -> T:
    """Read `data/<language>/<noun>.toml`; English where a language does not have it. Raises LanguageDataError."""
    noun: str = shape.noun  # type: ignore[attr-defined]  # each table names its file
    table: T = _structured(_path(language, noun), shape)  # type: ignore[arg-type]  # a class is hashable
    return table


def _path(language: str, noun: str) -> Path:
    path = DATA / language / f"{noun}.toml"
    return path if language.isalpha() and path.is_file() else DATA / FALLBACK / f"{noun}.toml"


@cache  # of a file, for all languages that it stands in for
def _structured(path: Path, shape: Any) -> Any:
    return read_table(path, shape)


@cache
def raw_table(language: str, noun: str) -> Mapping[str, Any]:
    """Read a table that no class declares yet, as it stands in the file."""
    return tomllib.loads(_path(language, noun).read_text(encoding="utf-8"))


@cache
def languages(noun: str) -> tuple[str, ...]:
    """Return the languages that have a table of their own, English first."""
    found = {path.parent.name for path in DATA.glob(f"*/{noun}.toml")}
    return FALLBACK, *sorted(found - {FALLBACK})
