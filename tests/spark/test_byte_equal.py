"""On Spark and on one machine the same is shown, to the byte: each view of each region, each proposal."""

import pytest
from msgspec.structs import replace

from tests.bench.make_log import REGIONS
from timeline.app.pledge_ledger import ledger_of
from timeline.app.viewing import articles_of, figures_of, history_of
from timeline.faces.export.formats import json, jsonl
from timeline.faces.export.ledger_records import promise_record
from timeline.faces.export.records import article_record, figure_record, history_records
from timeline.log.lines import raw_lines
from timeline.scale.line_homes import EVERYWHERE
from timeline.scale.local_dossiers import DossiersOfLogs
from timeline.scale.parquet_dossiers import checked_dossiers, read_dossiers
from timeline.views.catalog import PROJECTIONS
from timeline.views.current_lines import Standing
from timeline.views.links.proposals import propose
from timeline.views.links.saved_proposals import as_kept, packed
from timeline.views.promise_ledger import projection
from timeline.views.query import Query

QUERY = Query(today="2024-06-01")
AT_ONCE = 300  # lines that a worker folds at a time: the dossiers of most regions in several parts
LOCAL = {
    "history": lambda space, query: history_records(history_of(space, query)[0]),
    "pledges": lambda space, query: map(promise_record, ledger_of(space, query)[0].pledges),
    "figures": lambda space, query: map(figure_record, figures_of(space, query)[0].figures),
    "articles": lambda space, query: map(article_record, articles_of(space, query)[0].documents),
}


def locally(space, name, query):
    """What the command of a view writes."""
    return jsonl(LOCAL[name](space, query))


def by_region(rows):
    """What is shown of each region, of all its parts."""
    shown = {}
    for row in sorted(rows, key=lambda row: (row.region, row.part)):
        shown[row.region] = shown.get(row.region, b"") + bytes(row.shown)
    return shown


def test_dossiers_of_spark_are_those_of_one_machine_and_hold_the_log(dossiers, place):
    folder, _ = dossiers
    found = checked_dossiers(folder, [place.log])
    assert found.agree, found
    here = {one.key: one for one in DossiersOfLogs([place.log])}
    there = {one.key: one for one in read_dossiers(folder)}
    assert there == here
    assert here[EVERYWHERE].lines
    assert any(one.spine for one in here.values())


def test_every_proposal_is_the_same(proposals, place):
    found = propose(Standing(projection.fold(raw_lines(place.log)), Query()))
    whole = [packed(as_kept(one)) for _, offered in sorted(found.items()) for one in offered]
    rows = proposals.orderBy("earlier", "rank").collect()
    assert [bytes(row.proposal) for row in rows] == whole
    assert {row.relation for row in rows} >= {"same_act", "fulfils", "progress"}


@pytest.mark.parametrize("name", PROJECTIONS)
def test_every_view_of_every_region_is_the_same(name, spark, dossiers, proposals, space):
    from timeline.faces.spark.region_frames import view_by_region

    rows = view_by_region(spark, name, dossiers[1], QUERY, proposals, at_once=AT_ONCE).collect()
    shown = by_region(rows)
    assert set(REGIONS) <= set(shown)
    unequal = [
        region
        for region, found in sorted(shown.items())
        if found != locally(space, name, replace(QUERY, regions=(region,)))
    ]
    assert unequal == []


def test_as_one_array_a_view_of_every_region_is_the_same(spark, dossiers, space):
    from timeline.faces.spark.region_frames import view_by_region

    query = replace(QUERY, regions=("AT", "AT-7", "GE"), limit=5)
    shown = by_region(view_by_region(spark, "figures", dossiers[1], query, form="json").collect())
    for region in query.regions:
        assert shown[region] == json(LOCAL["figures"](space, replace(query, regions=(region,))))


@pytest.mark.parametrize("name", PROJECTIONS)
def test_a_view_of_several_regions_that_asks_for_little_is_the_same(name, spark, dossiers, proposals, space):
    from timeline.faces.spark.region_frames import view_together

    query = replace(QUERY, regions=("AT", "RU-KHA"), since="2020", grep="tunnel", as_of="2024", limit=7)
    assert view_together(spark, name, dossiers[1], query, proposals) == locally(space, name, query)
    nowhere = replace(QUERY, regions=("ZW",))
    assert view_together(spark, name, dossiers[1], nowhere, proposals) == b""


@pytest.mark.parametrize("name", ["figures", "articles"])
def test_the_view_of_a_whole_log_is_the_same(name, spark, place, space):
    from timeline.faces.spark.shown_views import view_of_whole

    query = replace(QUERY, limit=50)
    assert view_of_whole(spark, name, place, query, "jsonl", None) == locally(space, name, query)
