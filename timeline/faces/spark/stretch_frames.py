"""Keys too hot for one task, found by counting, and their rows sent to stretches of days (see `scale.hot_keys`)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pyspark.sql import functions as sql

from timeline.faces.spark.arrow_rows import gathered, spread
from timeline.scale.hot_keys import Stretches, stretches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pyspark import Broadcast
    from pyspark.sql import Column, DataFrame, SparkSession

    from timeline.faces.spark.arrow_rows import Row

    Sent = Callable[[Row, Stretches], Iterator[Row]]

_CUT = "key binary, starts array<long>, near array<long>, reached array<long>"


def stretched(spark: SparkSession, rows: DataFrame, begins: Column, sent: Sent, told: str, most: int) -> DataFrame:
    """Return rows with the stretch of their key, 0 where `most` or fewer lie under it; of others what `sent` makes.

    `begins` is the day that a row is counted on, null of a row that is not; `told` are the columns, `stretch` the last.
    """
    counted = rows.select("key", begins.alias("day")).groupBy("key")
    hot = [bytes(row.key) for row in counted.agg(sql.count("*").alias("rows")).where(sql.col("rows") > most).collect()]
    if not hot:
        return _whole(rows, told)
    of_hot = rows.where(sql.col("key").isin(hot))
    days = of_hot.select("key", begins.alias("day")).where("day is not null").groupBy("key", "day")
    found = gathered(days.agg(sql.count("*").alias("rows")), ("key",), partial(_cut, most), _CUT).collect()
    cut = {bytes(row.key): Stretches(tuple(row.starts), tuple(row.near), tuple(row.reached)) for row in found}
    stretching = spread(of_hot, partial(_sent, spark.sparkContext.broadcast(cut), sent), told)
    return stretching.unionByName(_whole(rows.where(~sql.col("key").isin(hot)), told))


def _whole(rows: DataFrame, told: str) -> DataFrame:
    """Return rows of keys that are not cut: what `told` has more is null, and their stretch 0."""
    more = (column.split(" ") for column in told.split(", "))
    return rows.select(
        "*",
        *(
            sql.lit(0 if name == "stretch" else None).cast(kind).alias(name)
            for name, kind in more
            if name not in rows.columns
        ),
    )


def _cut(most: int, rows: list[Row]) -> Iterator[Row]:
    made = stretches([(row["day"], row["rows"]) for row in rows], most)
    yield {"key": rows[0]["key"], "starts": made.starts, "near": made.near, "reached": made.reached}


def _sent(cut: Broadcast[Mapping[bytes, Stretches]], sent: Sent, rows: Iterator[Row]) -> Iterator[Row]:
    known = cut.value
    for row in rows:
        if (made := known.get(row["key"])) is not None:  # under a key without days nothing meets
            yield from sent(row, made)
