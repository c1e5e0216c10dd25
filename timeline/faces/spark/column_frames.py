"""Rows on their way through Spark as tuples, made of whole columns: cheaper than a mapping a row."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from timeline.faces.spark.arrow_rows import columns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pyspark.sql import DataFrame

Cells = tuple[Any, ...]
_AT_ONCE = 1000  # rows that are handed on together


def in_columns(
    frame: DataFrame, function: Callable[[Iterator[Cells]], Iterable[Cells]], told: str, at_once: int = _AT_ONCE
) -> DataFrame:
    """Return the rows that a function makes of those of each partition; `told` are their columns."""
    return frame.mapInArrow(partial(_in_columns, function, columns(told), at_once), told)


def _in_columns(
    function: Callable[[Iterator[Cells]], Iterable[Cells]],
    schema: pa.Schema,
    at_once: int,
    batches: Iterable[pa.RecordBatch],
) -> Iterator[pa.RecordBatch]:
    found: list[Cells] = []
    for row in function(_cells(batches)):
        found.append(row)
        if len(found) == at_once:
            yield _batch(found, schema)
            found = []
    yield _batch(found, schema)


def _cells(batches: Iterable[pa.RecordBatch]) -> Iterator[Cells]:
    for batch in batches:
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _batch(rows: list[Cells], schema: pa.Schema) -> pa.RecordBatch:
    values = zip(*rows, strict=True) if rows else ([] for _ in schema)
    return pa.record_batch(
        [pa.array(list(column), field.type) for column, field in zip(values, schema, strict=True)], schema=schema
    )
