"""Each view of each region, of records made once and sorted: what is shown of all lines of the region, to the byte."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.bench.make_log import make
from tests.histories import histories
from tests.newsrooms import newsrooms
from tests.scale.by_region import shown_by_region
from tests.scale.test_dossiers import made
from tests.views.story import Log, figure, meeting, pledge, tyrol
from timeline.faces.spark.region_view import asked, shown_of
from timeline.log.lines import raw_lines
from timeline.scale.local_dossiers import DossiersOfLogs
from timeline.scale.told_in_regions import TOGETHER
from timeline.views.catalog import PROJECTIONS
from timeline.views.current_lines import Standing
from timeline.views.links.proposals import propose
from timeline.views.links.saved_proposals import as_kept, packed
from timeline.views.promise_ledger import projection
from timeline.views.query import Query

pytestmark = pytest.mark.timeout(600)
EVERYTHING = Query()
lawful = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def proposed(lines, query=EVERYTHING):
    """What proposes itself in a log, packed, what is offered of one event surest first."""
    found = propose(Standing(projection.fold(lines), query))
    return [packed(as_kept(one)) for _, offered in sorted(found.items()) for one in offered]


def unequal(lines, dossiers, query, proposals=(), form="jsonl", each=1, **cut):
    """The views and regions, `each` so many of these, of which another thing is shown than of all lines."""
    found = []
    for name in PROJECTIONS:
        shown = shown_by_region(name, dossiers, query, proposals=proposals, form=form, **cut)
        for region, told in sorted(shown.items())[::each]:
            question = asked(replace(query, regions=(region,)))
            if told != shown_of(name, lines, question, form, proposals):
                found.append((name, region))
    return found


@lawful
@given(history=histories(), at_once=st.integers(1, 40))
def test_any_history_shows_the_same(tmp_path_factory, history, at_once):
    dossiers = list(DossiersOfLogs([made(tmp_path_factory.mktemp("log"), history.raw)]))
    proposals = proposed(history.raw, history.query)
    assert unequal(history.raw, dossiers, replace(history.query, regions=()), proposals, at_once=at_once) == []


@lawful
@given(story=newsrooms(steps=12))
def test_newsrooms_show_the_same(tmp_path_factory, story):
    lines = story.log.raw
    dossiers = list(DossiersOfLogs([made(tmp_path_factory.mktemp("log"), lines)]))
    assert unequal(lines, dossiers, Query(today="2024-01-01"), proposed(lines), form="json") == []


@pytest.mark.parametrize(
    "query",
    [
        Query(today="2024-06-01", limit=3),
        Query(types=("pledge", "figure", "meeting"), actors=("ash",), since="2015", metric="bridge", units=("usd",)),
        Query(regions=("BY", "RU-KHA"), grep="bridge", known_at="2026-01-01T00:01", strengths=("plan",), as_of="2020"),
    ],
)
def test_a_long_log_shows_the_same(tmp_path, query):
    log = tmp_path / "long.jsonl"
    make(1500, log)
    lines = list(raw_lines(log))
    dossiers = list(DossiersOfLogs([log]))
    assert unequal(lines, dossiers, query, proposed(lines[:1000]), each=9, at_once=500, piece=1000) == []


ASH, BIRCH = "Ann Ash", "Boris Birch"


def test_what_tells_one_act_is_one_unless_somebody_said_otherwise_and_is_compared_with_the_next_ones_alone(tmp_path):
    log = Log()
    made_of = [meeting((ASH, BIRCH)), figure(2500), pledge(ASH, "dig a tunnel")]
    told = [log.article(f"a{at}", made_of, date="2021-03-03")[0] for at in range(5)]
    for number in range(70):  # of another region, so that between two of Bavaria more lie than are compared
        log.article(f"b{number}", [meeting((ASH, "Dora Birch"), regions=("AT-7",))], date="2021-03-03")
    log.article("c", [meeting((ASH, BIRCH), date="2021-03-02/2021-03-04"), figure(2600)], date="2021-03-03")
    for kind, one, other, said in (
        ("unlink", told[0][0], told[1][0], {"relation": "same_act"}),
        ("unlink", told[2][1], told[3][1], {}),
        ("link", told[0][2], told[4][2], {"relation": "same_act"}),
    ):
        log.judge(kind, {"earlier": one, "later": other, **said})
    dossiers = list(DossiersOfLogs([made(tmp_path, log.raw)]))
    assert unequal(log.raw, dossiers, EVERYTHING, at_once=3) == []
    shown = shown_by_region("history", dossiers, EVERYTHING)
    assert shown["DE"].count(b'"same_act"') < shown["AT"].count(b'"same_act"')
    assert b'"disagrees_with"' in shown_by_region("figures", dossiers, EVERYTHING)["AT-7"]


def test_regions_that_are_asked_for_together_show_the_same(tmp_path):
    lines = tyrol().raw
    dossiers = list(DossiersOfLogs([made(tmp_path, lines)]))
    for regions in (("AT-7", "DE-BY"), ("AT",), ("ZW",)):
        query = Query(regions=regions, today="2024-06-01")
        for name in PROJECTIONS:
            shown = shown_by_region(name, dossiers, query, together=True, proposals=proposed(lines))
            assert shown == {TOGETHER: shown_of(name, lines, asked(query), kept=proposed(lines))}
