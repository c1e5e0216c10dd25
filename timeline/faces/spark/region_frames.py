"""Views by region, from dossiers: each dossier is folded once, and its records sent to where their regions are sorted.

No worker holds a region: what events are compared with goes by keys, and of the rest each row is shown as it comes.
"""

from __future__ import annotations

from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from attrs import frozen
from pyspark.sql import functions as sql

from timeline.app.opening import uncollected
from timeline.faces.spark.column_frames import in_columns
from timeline.faces.spark.region_records import (
    OTHERWISE,
    PROPOSED,
    RECORD,
    REGION,
    TELLINGS,
    RegionRow,
    proposed_end,
    proposed_row,
    region_pieces,
    region_records,
    telling_rows,
)
from timeline.scale.figures_beside import keyed_figures, otherwise_under_key
from timeline.scale.folded_dossiers import AT_ONCE, folded_dossiers
from timeline.scale.key_windows import KeyedTelling
from timeline.scale.line_homes import EVERYWHERE
from timeline.scale.same_tellings import ALIKE, alike_under_key, judged_tellings, keyed_tellings, tellings_in_region
from timeline.scale.told_in_regions import TOGETHER, RegionQuestion, told_in_regions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pyspark import Broadcast
    from pyspark.sql import Column, DataFrame, SparkSession

    from timeline.faces.spark.column_frames import Cells
    from timeline.scale.folded_dossiers import OwnStanding
    from timeline.views.query import Query

    Made = Callable[[str, OwnStanding, RegionQuestion], Iterable[Cells]]

PIECE = 4 << 20  # bytes of what is shown in one row: Spark copies a row several times
_SHOWN = "region string, part int, shown binary"
_RECORDS = "regions array<string>, place binary, id string, shown binary"
_KEYED = "key binary, place binary, regions array<string>, told binary, other binary, said int"
_PAIRS = "regions array<string>, said int, score double, one binary, other binary"
_BESIDE = "regions array<string>, place binary, rank binary"
_ENDS = "later string, told binary"
_OFFERED = "regions array<string>, place binary, rank binary, shown binary"
_RANK = 4  # bytes
_ROWS = "region string, place binary, kind int, rank binary, shown binary"
_JUDGED = b""  # the key of pairs that people judged: none is compared under it


def view_by_region(
    spark: SparkSession,
    name: str,
    dossiers: DataFrame,
    query: Query,
    proposals: DataFrame | None = None,
    form: str = "jsonl",
    piece: int = PIECE,
    at_once: int = AT_ONCE,
) -> DataFrame:
    """Return what a projection shows of each region: `region`, `part`, `shown`, bytes of its command for that region.

    Of a region they are those of all its parts, from 0 on, which follow each other in one partition and are no longer
    than `piece`. Of the regions of `query` where it names some, else of all, countries too. `proposals` are those of
    `proposal_frames`, without which pledges are shown with none. A worker folds some `at_once` lines at a time, and
    holds of what they make no more than that.
    """
    named = dossiers.select(sql.explode("regions").alias("region"))
    regions = named.where(sql.col("region").isin(list(query.regions))) if query.regions else named
    source = _source(spark, name, dossiers, RegionQuestion(query), at_once)
    return _view(source, regions.distinct(), proposals, form, piece)


def view_together(
    spark: SparkSession,
    name: str,
    dossiers: DataFrame,
    query: Query,
    proposals: DataFrame | None = None,
    form: str = "jsonl",
    at_once: int = AT_ONCE,
) -> bytes:
    """Return what a projection shows of the regions that a query names, all together: the bytes of its command."""
    together = spark.createDataFrame([(TOGETHER,)], "region string")
    source = _source(spark, name, dossiers, RegionQuestion(query, together=True), at_once)
    found = _view(source, together, proposals, form, PIECE).collect()
    return b"".join(bytes(row.shown) for row in sorted(found, key=lambda row: row.part))


@frozen
class _Spread:
    """What a view is made of: the dossiers `near` the regions that are asked for, and `every` one with a document."""

    name: str
    asked: RegionQuestion
    everywhere: Broadcast[Sequence[bytes]]
    near: DataFrame
    every: DataFrame
    at_once: int


def _source(spark: SparkSession, name: str, dossiers: DataFrame, asked: RegionQuestion, at_once: int) -> _Spread:
    found = dossiers.where(sql.col("key") == EVERYWHERE).select("lines").collect()
    everywhere = spark.sparkContext.broadcast([bytes(line) for row in found for line in row.lines])
    wanted = sql.array(*map(sql.lit, asked.query.regions))
    near = sql.arrays_overlap("regions", wanted) if asked.query.regions else sql.size("regions") > 0
    return _Spread(name, asked, everywhere, dossiers.where(near), dossiers.where(sql.size("documents") > 0), at_once)


def _view(source: _Spread, regions: DataFrame, proposals: DataFrame | None, form: str, piece: int) -> DataFrame:
    """Return the pieces of each region."""
    none = sql.lit(None).cast("binary")
    records = _made(source, source.near, _records, _RECORDS)
    rows = regions.select(
        "region",
        sql.lit(b"").alias("place"),
        sql.lit(REGION).alias("kind"),
        none.alias("rank"),
        none.alias("shown"),
    ).unionByName(_of_each(records, RECORD, none, sql.col("shown")))
    if source.name in ("history", "figures"):
        rows = rows.unionByName(_tellings(source))
    if source.name == "figures":
        rows = rows.unionByName(_otherwise(source))
    if source.name == "pledges" and proposals is not None:
        rows = rows.unionByName(_proposed(source, records, proposals))
    ordered = rows.repartition("region").sortWithinPartitions("region", "place", "kind", "rank")
    pieces = partial(_pieces, form, source.asked.query.limit, piece)
    return in_columns(ordered.select("region", "kind", "rank", "shown"), pieces, _SHOWN, at_once=1)


def _made(source: _Spread, dossiers: DataFrame, made: Made, told: str) -> DataFrame:
    """Return what is made of dossiers, a few of them folded at a time."""
    folded = partial(_folded, made, source.name, source.everywhere, source.asked, source.at_once)
    return in_columns(dossiers.select("lines", "spine"), folded, told)


def _of_each(frame: DataFrame, kind: int, rank: Column, shown: Column) -> DataFrame:
    """Return rows that are of several regions as one of each."""
    region = sql.explode("regions").alias("region")
    return frame.select(region, "place", sql.lit(kind).alias("kind"), rank.alias("rank"), shown.alias("shown"))


def _tellings(source: _Spread) -> DataFrame:
    """Return what is shown of who else tells an act: of events that meet under keys, and that people judged."""
    keyed = _made(source, source.near, _keyed_tellings, _KEYED)
    pairs = in_columns(keyed.repartition("key").sortWithinPartitions("key", "place"), _alike, _PAIRS)
    said = pairs.select(sql.explode("regions").alias("region"), "said", "score", "one", "other")
    return in_columns(said.repartition("region").sortWithinPartitions("region"), _told_again, _ROWS)


def _otherwise(source: _Spread) -> DataFrame:
    """Return which figures are told otherwise."""
    keyed = _made(source, source.near, _keyed_figures, _KEYED)
    found = in_columns(keyed.repartition("key").sortWithinPartitions("key", "place"), _otherwise_told, _BESIDE)
    return _of_each(found, OTHERWISE, sql.col("rank"), sql.lit(None).cast("binary"))


def _proposed(source: _Spread, records: DataFrame, proposals: DataFrame) -> DataFrame:
    """Return what proposes itself for the promises of `records`."""
    ends = _made(source, source.every, _ends, _ENDS)
    offered = (
        proposals.select("earlier", "later", sql.col("rank").alias("at"), "proposal")
        .join(records.select(sql.col("id").alias("earlier"), "regions", "place"), "earlier")
        .join(ends, "later")
    )
    rows = in_columns(offered.select("regions", "place", "at", "proposal", "told"), _offered, _OFFERED)
    return _of_each(rows, PROPOSED, sql.col("rank"), sql.col("shown"))


def _folded(
    made: Made,
    name: str,
    everywhere: Broadcast[Sequence[bytes]],
    asked: RegionQuestion,
    at_once: int,
    dossiers: Iterator[Cells],
) -> Iterator[Cells]:
    for own in folded_dossiers(name, dossiers, everywhere.value, asked.query, at_once):
        with uncollected():
            found = list(made(name, own, asked))
        yield from found


def _records(name: str, own: OwnStanding, asked: RegionQuestion) -> Iterator[Cells]:
    return ((one.regions, one.place, one.id, one.shown) for one in region_records(name, own, asked))


def _keyed_tellings(name: str, own: OwnStanding, asked: RegionQuestion) -> Iterator[Cells]:
    links = own.standing.judgements.links
    judged = {end for pair in links for end in pair[:2]}
    shown = {}
    for told in told_in_regions(name, own, asked):
        yield from ((one.key, one.place, one.regions, one.told, None, ALIKE) for one in keyed_tellings(told))
        if told.told.id in judged:
            shown[told.told.id] = told
    for pair in judged_tellings(links, shown):
        yield _JUDGED, b"", pair.regions, pair.one, pair.other, pair.said


def _alike(rows: Iterator[Cells]) -> Iterator[Cells]:
    for said, found in groupby(rows, lambda row: row[-1]):
        if said == ALIKE:
            for pair in alike_under_key(_keyed(found)):
                yield pair.regions, pair.said, pair.score, pair.one, pair.other
        else:
            yield from ((regions, said, 0.0, one, other) for _, _, regions, one, other, _ in found)


def _keyed(rows: Iterable[Cells]) -> Iterator[KeyedTelling[bytes]]:
    return (KeyedTelling(row[0], row[1], row[2], row[3]) for row in rows)


def _told_again(rows: Iterator[Cells]) -> Iterator[Cells]:
    for region, found in groupby(rows, itemgetter(0)):
        for tellings in tellings_in_region(row[1:] for row in found):
            yield from ((region, place, TELLINGS, None, shown) for place, shown in telling_rows(tellings))


def _keyed_figures(name: str, own: OwnStanding, asked: RegionQuestion) -> Iterator[Cells]:
    for told in told_in_regions(name, own, asked):
        yield from ((one.key, one.place, one.regions, one.told, None, ALIKE) for one in keyed_figures(told))


def _otherwise_told(rows: Iterator[Cells]) -> Iterator[Cells]:
    return ((one.regions, one.place, one.beside) for one in otherwise_under_key(_keyed(rows)))


def _ends(_: str, own: OwnStanding, __: RegionQuestion) -> Iterator[Cells]:
    return ((told.id, proposed_end(told)) for told in own.events())


def _offered(rows: Iterator[Cells]) -> Iterator[Cells]:
    for regions, place, at, proposal, later in rows:
        yield regions, place, at.to_bytes(_RANK, "big"), proposed_row(proposal, later)


def _pieces(form: str, limit: int | None, piece: int, rows: Iterator[Cells]) -> Iterator[Cells]:
    return region_pieces((RegionRow(*row) for row in rows), form, limit, piece)
