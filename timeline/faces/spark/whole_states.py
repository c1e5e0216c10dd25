"""The state of a projection over a whole log, folded where its lines are and merged in a tree; and kept, caught up."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from pyspark.sql import functions as sql

from timeline.faces.spark.log_ranges import lines_in, ranges
from timeline.faces.spark.region_view import put_line, put_states
from timeline.scale.kept_states import KeptState, keep_state, kept_state
from timeline.views.catalog import PROJECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pyspark import RDD
    from pyspark.sql import DataFrame, Row, SparkSession

    from timeline.views.fold import State


def state_by(spark: SparkSession, name: str, logs: Sequence[Path]) -> State[Any]:
    """Return the state of a projection, by its name, over logs that are one. Raises LogReadError."""
    return _aggregated(ranges(spark, logs).rdd.mapPartitions(_lines), name)


def state_caught_up(spark: SparkSession, name: str, parts: Path, kept: Path) -> State[Any]:
    """Return the state of a projection over all files of lines in a folder, of which only new ones are read.

    What was read is kept in the folder `kept`, with the state. A run that was cut short is taken up where it was, and a
    batch that is tried twice is folded once.
    """
    stream = (
        spark.readStream.format("text").option("lineSep", "\n").option("pathGlobFilter", "*.jsonl").load(str(parts))
    )

    def fold(batch: DataFrame, number: int) -> None:
        known = kept_state(kept, name)
        if known.batch >= number:
            return
        lines = batch.select(sql.col("value").cast("binary")).rdd.map(_value)
        merged = PROJECTIONS[name].merge(known.state, _aggregated(lines, name))
        keep_state(kept, name, KeptState(number, merged))

    query = (
        stream.writeStream.foreachBatch(fold)
        .option("checkpointLocation", str(kept / f"{name}.read"))
        .trigger(availableNow=True)
        .start()
    )
    query.awaitTermination()
    return kept_state(kept, name).state


def _aggregated(lines: RDD[bytes], name: str) -> State[Any]:
    zero = PROJECTIONS[name].zero()
    state: State[Any] = lines.treeAggregate(zero, partial(put_line, name), partial(put_states, name))
    return state


def _lines(rows: Iterator[Row]) -> Iterator[bytes]:
    return (raw for _, raw in lines_in(row.asDict() for row in rows))


def _value(row: Row) -> bytes:
    return bytes(row[0])
