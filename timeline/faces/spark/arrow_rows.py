"""Rows on their way through Spark: what a function makes of each, or of all that share a key, as batches of Arrow.

A key's rows are brought together by sorting within partitions, not as a group of Spark's own: a call from Spark a group
costs more than most groups do.
"""

from __future__ import annotations

from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pyspark.sql import DataFrame

Row = dict[str, Any]
_AT_ONCE = 1000  # rows that are handed on together
_TYPES: tuple[tuple[Any, str], ...] = (
    (pa.string(), "string"),
    (pa.binary(), "binary"),
    (pa.int32(), "int"),
    (pa.int64(), "long"),
    (pa.bool_(), "boolean"),
    (pa.float64(), "double"),
    (pa.date32(), "date"),
    (pa.list_(pa.string()), "array<string>"),
    (pa.list_(pa.binary()), "array<binary>"),
    (pa.list_(pa.int64()), "array<long>"),
)
_ARROW = {told: kind for kind, told in _TYPES}


def columns_told(schema: pa.Schema) -> str:
    """Return columns as Spark is told of them."""
    return ", ".join(f"{field.name} {next(told for kind, told in _TYPES if kind == field.type)}" for field in schema)


def columns(told: str) -> pa.Schema:
    """Return columns, told as Spark is told of them, as Arrow knows them."""
    pairs = (one.split(" ") for one in told.split(", "))
    return pa.schema([(name, _ARROW[kind]) for name, kind in pairs])


def spread(frame: DataFrame, function: Callable[[Iterator[Row]], Iterable[Row]], told: str) -> DataFrame:
    """Return the rows that a function makes of those of each partition; `told` are their columns."""
    return frame.mapInArrow(partial(_spread, function, columns(told)), told)


def gathered(
    frame: DataFrame,
    keys: Sequence[str],
    function: Callable[[list[Row]], Iterable[Row]],
    told: str,
    order: Sequence[str] = (),
) -> DataFrame:
    """Return the rows that a function makes of all rows that share their keys, sorted by `order`."""
    sorted_rows = frame.repartition(*keys).sortWithinPartitions(*keys, *order)
    return spread(sorted_rows, partial(_by_key, itemgetter(*keys), function), told)


def _spread(
    function: Callable[[Iterator[Row]], Iterable[Row]], schema: pa.Schema, batches: Iterable[pa.RecordBatch]
) -> Iterator[pa.RecordBatch]:
    found: list[Row] = []
    for row in function(row for batch in batches for row in batch.to_pylist()):
        found.append(row)
        if len(found) == _AT_ONCE:
            yield pa.RecordBatch.from_pylist(found, schema)
            found = []
    yield pa.RecordBatch.from_pylist(found, schema)


def _by_key(
    key: Callable[[Row], Any], function: Callable[[list[Row]], Iterable[Row]], rows: Iterator[Row]
) -> Iterator[Row]:
    for _, found in groupby(rows, key):
        yield from function(list(found))
