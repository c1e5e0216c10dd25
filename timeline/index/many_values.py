"""Questions about more values than SQLite takes at once."""

from collections.abc import Callable, Sequence
from typing import Any

_AT_ONCE = 500


def marks(values: Sequence[Any]) -> str:
    """Return what stands for values in a question."""
    return ",".join("?" * len(values))


def asked_in_parts(ask: Callable[[str, Sequence[Any]], list[Any]], query: str, values: Sequence[Any]) -> list[Any]:
    """Return what is answered to a question about values, some hundreds at a time; `{}` stands for their marks."""
    found: list[Any] = []
    for start in range(0, len(values), _AT_ONCE):
        part = values[start : start + _AT_ONCE]
        found += ask(query.format(marks(part)), part)
    return found
