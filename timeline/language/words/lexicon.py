"""The tables of a language, as its data files hold them (timeline/language/schema declares each)."""

from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from timeline.language.schema.structure import read_table

DATA = Path(__file__).parent.parent / "data"
FALLBACK = "en"


T = TypeVar("T")


def load_table(language: str, shape: type[T]) -> T:
    """Read `data/<language>/<noun>.toml`; English where a language does not have it, empty where English has none.

    Raises LanguageDataError.
    """
    noun: str = shape.noun  # type: ignore[attr-defined]  # each table names its file
    table: T = _structured(_path(language, noun), shape)  # type: ignore[arg-type]  # a class is hashable
    return table


@cache  # `is_file` asks the disk, and readers ask for a table sentence by sentence
def _path(language: str, noun: str) -> Path:
    path = DATA / language / f"{noun}.toml"
    return path if language.isalpha() and path.is_file() else DATA / FALLBACK / f"{noun}.toml"


@cache  # of a file, for all languages that it stands in for
def _structured(path: Path, shape: Any) -> Any:
    return read_table(path, shape) if path.is_file() else shape()


@cache
def languages(noun: str) -> tuple[str, ...]:
    """Return the languages that have a table of their own, English first."""
    found = {path.parent.name for path in DATA.glob(f"*/{noun}.toml")}
    return tuple(sorted(found, key=lambda language: (language != FALLBACK, language)))
