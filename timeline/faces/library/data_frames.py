"""Records as tables of Arrow and pandas: a column a field, always of one type; what is nested is JSON in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from timeline.faces.export.formats import field
from timeline.faces.export.records import flat
from timeline.intake.extras import library

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_EXTRA = "frames"
_TEXTS = frozenset({"regions", "actors", "reasons"})
_WHOLE = frozenset({"days_since", "witnesses", "start", "end"})
_NUMBERS = frozenset({"data.value", "score"})


def arrow_table(records: Iterable[dict[str, Any]], columns: Sequence[str]) -> Any:
    """Return a pyarrow.Table: texts, lists of texts, int64 for what is counted, float64 for values. As below."""
    arrow = library("pyarrow", "a table of Arrow", _EXTRA)

    def kind(name: str) -> Any:
        if name in _TEXTS:
            return arrow.list_(arrow.string())
        return arrow.int64() if name in _WHOLE else arrow.float64() if name in _NUMBERS else arrow.string()

    found = _columns(records, columns)
    return arrow.table({name: arrow.array(values, type=kind(name)) for name, values in found.items()})


def pandas_frame(records: Iterable[dict[str, Any]], columns: Sequence[str]) -> Any:
    """Return a pandas.DataFrame of the same columns. Raises MissingExtraError."""
    pandas = library("pandas", "a table of pandas", _EXTRA)
    types = {name: "Int64" if name in _WHOLE else "float64" for name in columns if name in _WHOLE | _NUMBERS}
    return pandas.DataFrame(_columns(records, columns)).astype(types)


def _columns(records: Iterable[dict[str, Any]], columns: Sequence[str]) -> dict[str, list[Any]]:
    rows = [flat(record) for record in records]
    return {name: [_cell(name, field(row, name)) for row in rows] for name in columns}


def _cell(name: str, value: Any) -> Any:
    if name in _TEXTS:
        return list(value) if isinstance(value, list | tuple) else []
    if name in _WHOLE | _NUMBERS:
        return value if isinstance(value, int | float) else None
    return value if value is None or isinstance(value, str) else msgspec.json.encode(value).decode()
