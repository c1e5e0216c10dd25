"""The lines of logs as Spark reads them: byte ranges, each read by one task, from files that every worker sees."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.log.lines import blocks, partitions, readable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pyspark.sql import DataFrame, SparkSession

_RANGE = 32 << 20  # bytes of a log that one task reads
_RANGES = "number long, path string, start long, end long"
_PER_LOG = 1 << 44  # bytes: no log is longer


def ranges(spark: SparkSession, logs: Sequence[Path]) -> DataFrame:
    """Return a row for each byte range of logs, each in a partition of its own. Raises LogReadError."""
    least = -(-spark.sparkContext.defaultParallelism // len(logs))
    found = [
        (number, str(log.resolve()), start, end)
        for number, log in enumerate(logs)
        for start, end in partitions(log, max(-(-readable(log, None) // _RANGE), least))
    ]
    return spark.createDataFrame(spark.sparkContext.parallelize(found, max(1, len(found))), _RANGES)


def lines_in(rows: Iterable[dict[str, Any]]) -> Iterator[tuple[int, bytes]]:
    """Yield the lines of rows of `ranges`, each with a number that says where it stands among all."""
    for row in rows:
        place = row["number"] * _PER_LOG + row["start"]
        for block in blocks(Path(row["path"]), start=row["start"], end=row["end"]):
            for raw in block.split(b"\n"):
                yield place, raw
                place += len(raw) + 1
