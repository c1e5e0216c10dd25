"""Parquet: a row an event, its whole line as a column beside what is asked for most."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from timeline.faces.exchange.event_columns import LINE, LISTS, TEXTS, columns
from timeline.intake.extras import library

if TYPE_CHECKING:
    from collections import Counter

    from timeline.app.exported import ExportedView

_DAYS = frozenset({"first_day", "last_day", "deadline"})


def table(view: ExportedView, unsaid: Counter[str]) -> bytes:  # noqa: ARG001 - the whole line is in it
    """Return a Parquet file: days as date32, lists of texts, all else texts. Raises MissingExtraError."""
    arrow = library("pyarrow", "Parquet", "frames")
    parquet = library("pyarrow.parquet", "Parquet", "frames")
    rows = [columns(told, view) for told in view.events]

    def column(name: str) -> Any:
        values = [row[name] for row in rows]
        if name in _DAYS:
            return arrow.array([date.fromisoformat(day) if day else None for day in values], type=arrow.date32())
        return arrow.array(values, type=arrow.list_(arrow.string()) if name in LISTS else arrow.string())

    made = arrow.table({name: column(name) for name in (*TEXTS, *LISTS, LINE)})
    sink = arrow.BufferOutputStream()
    parquet.write_table(made, sink, compression="zstd")
    return bytes(sink.getvalue())
