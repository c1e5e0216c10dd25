"""What a worker is sent and sends back: names, lines and bytes, the same as the command writes."""

import pytest
from msgspec.structs import replace

from tests.views.story import tyrol
from timeline.faces.export.view_records import view_records
from timeline.faces.spark.region_view import asked, put_line, put_states, shown_of, shown_of_state
from timeline.views.catalog import PROJECTIONS
from timeline.views.query import Query

QUERY = Query(regions=("AT-7",), today="2024-01-01")


@pytest.mark.parametrize("name", PROJECTIONS)
@pytest.mark.parametrize("form", ["jsonl", "json"])
def test_lines_put_one_by_one_in_two_places_show_what_all_show(name, form):
    lines = tyrol().raw
    halves = [PROJECTIONS[name].zero(), PROJECTIONS[name].zero()]
    for at, raw in enumerate([*lines, b"no line", b'{"v":1,"type":"article","id":"0","article":"?","data":7}']):
        halves[at % 2] = put_line(name, halves[at % 2], raw)
    halves[0] = put_line(name, halves[0], b'{"v":1,"type":"link","id":"0","data":7,"recorded":"x","by":"y"}')
    state = put_states(name, *halves)
    assert (
        shown_of_state(name, state, asked(QUERY), form)
        == shown_of(name, lines, asked(QUERY), form)
        not in (b"", b"[]\n")
    )


def test_the_bytes_are_those_of_the_command(call, log):
    lines = log.raw
    told = {"history": "show", "pledges": "pledges", "figures": "figures", "articles": "articles"}
    for name, command in told.items():
        shown = call(command, "--region", "AT-7", "--as-of", "2024-01-01", "--format", "jsonl").stdout
        query = replace(QUERY, as_of="2024-01-01", today=None)
        assert shown_of(name, lines, asked(query)).decode() == shown


def test_every_projection_has_records():
    for name, projection in PROJECTIONS.items():
        assert list(view_records(name, projection.zero(), Query())) == []
