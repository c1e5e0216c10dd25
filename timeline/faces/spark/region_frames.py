"""Views by region, from dossiers: a region's dossiers go to one worker, which folds them and sends what is shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import msgspec
import pyarrow as pa
from pyspark.sql import functions as sql

from timeline.faces.spark.region_view import asked, shown_of
from timeline.scale.line_homes import EVERYWHERE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pyspark import Broadcast
    from pyspark.sql import DataFrame, SparkSession

    from timeline.views.query import Query

_SHOWN = "region string, part int, shown binary"
PIECE = 4 << 20  # bytes of what is shown in one row: Spark copies a row several times
_TOGETHER = ""  # what the regions that are asked for together are called


def view_by_region(
    spark: SparkSession,
    name: str,
    dossiers: DataFrame,
    query: Query,
    proposals: DataFrame | None = None,
    form: str = "jsonl",
    piece: int = PIECE,
) -> DataFrame:
    """Return what a projection shows of each region: `region`, `part`, `shown`, bytes of its command for that region.

    Of a region they are those of all its parts, from 0 on, which follow each other in one partition and are no longer
    than `piece`. Of the regions of `query` where it names some, else of all, countries too. `proposals` are those of
    `proposal_frames`, without which pledges are shown with none.
    """
    told = dossiers.select("key", sql.explode("regions").alias("region"))
    wanted = told.where(sql.col("region").isin(list(query.regions))) if query.regions else told
    return _view(spark, name, dossiers, wanted, msgspec.structs.replace(query, regions=()), proposals, form, piece)


def view_together(
    spark: SparkSession,
    name: str,
    dossiers: DataFrame,
    query: Query,
    proposals: DataFrame | None = None,
    form: str = "jsonl",
) -> bytes:
    """Return what a projection shows of the regions that a query names, all together: the bytes of its command."""
    regions = sql.array(*map(sql.lit, query.regions))
    told = dossiers.where(sql.arrays_overlap("regions", regions)).select("key", sql.lit(_TOGETHER).alias("region"))
    found = _view(spark, name, dossiers, told, query, proposals, form, PIECE).collect()
    if found:
        return b"".join(row.shown for row in sorted(found, key=lambda row: row.part))
    return shown_of(name, _everywhere(dossiers), asked(query), form, ())


def _view(
    spark: SparkSession,
    name: str,
    dossiers: DataFrame,
    told: DataFrame,
    query: Query,
    proposals: DataFrame | None,
    form: str,
    piece: int,
) -> DataFrame:
    """Return what is shown of each region that `told` names, with the keys of its dossiers."""
    question = asked(query)
    everywhere = spark.sparkContext.broadcast(_everywhere(dossiers))
    lines = dossiers.select("key", sql.concat("lines", "spine").alias("lines"))
    if proposals is None or name != "pledges":
        shown = partial(_shown, name, question, form, everywhere, piece)
        grouped = told.join(lines, "key").select("region", "lines").groupBy("region")
        return grouped.applyInArrow(lambda table: shown(table), _SHOWN)  # noqa: PLW0108 - Spark 4.3 asks a partial in vain
    key_of = dossiers.select(sql.explode("documents").alias("document"), "key")
    ends = (
        proposals.join(key_of.withColumnsRenamed({"document": "earlier_document", "key": "key"}), "earlier_document")
        .join(key_of.withColumnsRenamed({"document": "later_document", "key": "far"}), "later_document")
        .join(told, "key")
    )
    kept = ends.select(sql.col("region").alias("of_region"), "earlier", "rank", "proposal")
    far = ends.select("region", sql.col("far").alias("key"))
    rows = (
        told.union(far.select("key", "region"))
        .distinct()
        .join(lines, "key")
        .select(sql.col("region").alias("region"), "lines")
    )
    shown_with = partial(_shown_with, name, question, form, everywhere, piece)
    grouped_with = rows.groupBy("region").cogroup(kept.groupBy("of_region"))
    return grouped_with.applyInArrow(lambda table, kept: shown_with(table, kept), _SHOWN)  # noqa: PLW0108 - the same


def _everywhere(dossiers: DataFrame) -> list[bytes]:
    found = dossiers.where(sql.col("key") == EVERYWHERE).select("lines").collect()
    return [bytes(line) for row in found for line in row.lines]


def _shown(
    name: str, question: bytes, form: str, everywhere: Broadcast[Sequence[bytes]], piece: int, table: pa.Table
) -> pa.Table:
    return _answer(name, question, form, everywhere, piece, table, ())


def _shown_with(
    name: str,
    question: bytes,
    form: str,
    everywhere: Broadcast[Sequence[bytes]],
    piece: int,
    table: pa.Table,
    kept: pa.Table,
) -> pa.Table:
    proposals = kept.sort_by([("earlier", "ascending"), ("rank", "ascending")])["proposal"].to_pylist()
    return _answer(name, question, form, everywhere, piece, table, proposals)


def _answer(
    name: str,
    question: bytes,
    form: str,
    everywhere: Broadcast[Sequence[bytes]],
    piece: int,
    table: pa.Table,
    kept: Iterable[bytes],
) -> pa.Table:
    if not table.num_rows:
        return _as_table("", (), table.schema)
    region = table["region"][0].as_py()
    lines = [*everywhere.value, *(line for found in table["lines"].to_pylist() for line in found)]
    if region != _TOGETHER:
        from timeline.views.query import Query

        query = msgspec.json.decode(question, type=Query)
        question = asked(msgspec.structs.replace(query, regions=(region,)))
    return _as_table(region, _pieces(shown_of(name, lines, question, form, kept), piece), table.schema)


def _pieces(shown: bytes, piece: int) -> Iterator[bytes]:
    for start in range(0, max(1, len(shown)), piece):
        yield shown[start : start + piece]


def _as_table(region: str, pieces: Iterable[bytes], given: pa.Schema) -> pa.Table:
    """Return pieces as a table, a batch each, its columns as wide as those that Spark gave: large ones, as of 4.3."""
    text = given.field("region").type
    kind = pa.large_binary() if pa.types.is_large_string(text) else pa.binary()
    schema = pa.schema([("region", text), ("part", pa.int32()), ("shown", kind)])
    rows = ({"region": region, "part": part, "shown": piece} for part, piece in enumerate(pieces))
    return pa.Table.from_batches([pa.RecordBatch.from_pylist([row], schema) for row in rows], schema)
