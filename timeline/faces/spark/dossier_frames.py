"""Dossiers made by Spark: names that several homes share are shuffled first, then each line once, to its group."""

from __future__ import annotations

from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from pyspark.sql import functions as sql

from timeline.faces.spark.arrow_rows import columns_told, gathered, spread
from timeline.faces.spark.log_ranges import lines_in, ranges
from timeline.log.lines import raw_lines
from timeline.scale.group_dossiers import dossier_of_group, spine_of
from timeline.scale.home_groups import HomeGroups
from timeline.scale.line_homes import filed
from timeline.scale.parquet_dossiers import emptied, files_of, row_of_dossier, schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from pyspark import Broadcast
    from pyspark.sql import DataFrame, SparkSession

    from timeline.faces.spark.arrow_rows import Row

_NAMES = "name long, home string, borne long, asked long"
_LINES = "key string, place long, line binary"


def write_dossiers_by(spark: SparkSession, logs: Sequence[Path], folder: Path) -> int:
    """Write the dossiers of logs into a folder, as `scale.parquet_dossiers.write_dossiers` does; return how many.

    Raises NoDossiersError, LogReadError.
    """
    emptied(folder)
    dossiers_by(spark, logs).write.mode("overwrite").parquet(str(folder))
    return int(read_dossiers_by(spark, folder).count())


def read_dossiers_by(spark: SparkSession, folder: Path) -> DataFrame:
    """Return the dossiers in a folder, whoever wrote them. Raises NoDossiersError."""
    files_of(folder)
    return spark.read.schema(columns_told(schema())).parquet(str(folder))


def dossiers_by(spark: SparkSession, logs: Sequence[Path]) -> DataFrame:
    """Return the dossiers of logs that are one. Raises LogReadError."""
    cut = ranges(spark, logs)
    before = sql.coalesce(sql.col("asked") < sql.col("borne"), sql.lit(False))  # noqa: FBT003 - so it is called
    shared = (
        spread(cut, _names, _NAMES)
        .groupBy("name")
        .agg(sql.collect_set("home").alias("homes"), sql.min("borne").alias("borne"), sql.min("asked").alias("asked"))
        .select("homes", before.alias("before"))
        .where((sql.size("homes") > 1) | sql.col("before"))
        .collect()
    )
    groups = HomeGroups()
    for row in shared:
        if row.homes:
            groups.join(sorted(row.homes))
    called = spark.sparkContext.broadcast(groups.joined())
    ordered = not any(row.before for row in shared)
    told = columns_told(schema())
    made = gathered(
        spread(cut, partial(_keyed, called), _LINES),
        ("key",),
        partial(_gathered, ordered),
        f"{told}, asks array<string>",
        ("place",),
    ).persist()
    doubtful = made.where(sql.size("asks") > 0).select("key", "asks").collect()
    if not doubtful:
        return made.drop("asks")
    spine = spine_of(raw for log in logs for raw in raw_lines(log) if filed(raw).seal is not None)
    beside = spark.sparkContext.broadcast({row.key: spine(row.asks) for row in doubtful})
    return spread(made.drop("asks"), partial(_with_spine, beside), told)


def _names(rows: Iterator[Row]) -> Iterator[Row]:
    """Yield the names of lines with their homes, and the seals that lines bear and name, with their places."""
    seen: set[tuple[int, str]] = set()
    for place, raw in lines_in(rows):
        told = filed(raw)
        for name in told.names:
            pair = (number_of(name), told.home)
            if pair not in seen:
                seen.add(pair)
                yield {"name": pair[0], "home": pair[1]}
        if told.seal is not None:
            yield {"name": number_of(f"seal {told.seal}"), "borne": place}
        for name in told.prev:
            yield {"name": number_of(f"seal {name}"), "asked": place}


def number_of(name: str) -> int:
    """Return a number for a name; should two names ever share one, two groups are one row, and no view differs."""
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def _keyed(called: Broadcast[Mapping[str, str]], rows: Iterator[Row]) -> Iterator[Row]:
    key_of = called.value
    for place, raw in lines_in(rows):
        home = filed(raw).home
        yield {"key": key_of.get(home, home), "place": place, "line": raw}


def _gathered(ordered: bool, rows: Sequence[Row]) -> Iterable[Row]:  # noqa: FBT001 - sent to workers with its values
    asks: list[str] = []

    def noted(names: Iterable[str]) -> list[bytes]:
        asks.extend(names)
        return []

    made = dossier_of_group(rows[0]["key"], (row["line"] for row in rows), noted, ordered=ordered)
    yield {**row_of_dossier(made), "asks": asks}


def _with_spine(beside: Broadcast[Mapping[str, Sequence[bytes]]], rows: Iterator[Row]) -> Iterator[dict[str, Any]]:
    for row in rows:
        own = set(row["lines"])
        yield {**row, "spine": [raw for raw in beside.value.get(row["key"], ()) if raw not in own]}
