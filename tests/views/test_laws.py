"""The laws of docs/design.md 5.2, over every projection in the catalogue."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests import strategies
from timeline.codec import canonical, decode_mapping
from timeline.views.catalog import PROJECTIONS
from timeline.views.query import Query

pytestmark = pytest.mark.parametrize("projection", list(PROJECTIONS.values()), ids=list(PROJECTIONS))
slow = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))

instants = st.sampled_from(("2026-01-01", "2026-01-01T00:30:00Z", "2026-01-01T02", "2026-01-01T03:01:00Z", "2027"))
queries = st.builds(
    Query,
    regions=st.sampled_from(((), ("RU",), ("BY", "RU-KHA"))),
    types=st.sampled_from(((), ("pledge", "agreement"), ("figure",))),
    since=st.none() | strategies.days.filter(lambda day: not day.startswith("XXXX")),
    as_of=st.none() | st.sampled_from(("2022-05-13", "2023", "2026-01-01")),
    known_at=st.none() | instants,
    limit=st.none() | st.integers(0, 5),
    today=st.just("2024-02-01"),
)


def shown(projection, state, query):
    """The view as plain values, so that equality means: shows the same."""
    return repr(projection.view(state, query))


@slow
@given(data=st.data(), query=queries)
def test_any_order_and_any_repetition_show_the_same(projection, data, query):
    lines = data.draw(strategies.logs())
    again = data.draw(strategies.scrambled(lines))
    assert shown(projection, projection.fold(again), query) == shown(projection, projection.fold(lines), query)


@slow
@given(data=st.data(), query=queries)
def test_any_cut_folded_apart_and_merged_shows_the_same(projection, data, query):
    lines = data.draw(strategies.logs())
    parts = [[], [], []]
    for line in lines:
        for part in data.draw(st.sets(st.sampled_from(range(3)), min_size=1)):
            parts[part].append(line)
    first, second, third = (projection.fold(part) for part in data.draw(st.permutations(parts)))
    if data.draw(st.booleans()):
        merged = projection.merge(projection.merge(first, second), third)
    else:
        merged = projection.merge(first, projection.merge(second, third))
    assert shown(projection, merged, query) == shown(projection, projection.fold(lines), query)


@slow
@given(data=st.data(), query=queries)
def test_folding_on_from_a_saved_state_shows_the_same(projection, data, query):
    lines = data.draw(strategies.logs())
    cut = data.draw(st.integers(0, len(lines)))
    saved = projection.save(projection.fold(lines[:cut]))
    state = projection.fold(lines[cut:], projection.load(saved))
    assert shown(projection, state, query) == shown(projection, projection.fold(lines), query)


@slow
@given(lines=strategies.logs(), query=queries)
def test_writing_out_and_reading_back_shows_the_same(projection, lines, query):
    again = [canonical(decode_mapping(line)) for line in lines]
    assert shown(projection, projection.fold(again), query) == shown(projection, projection.fold(lines), query)


@slow
@given(batches=strategies.histories(), query=queries, instant=instants)
def test_the_view_known_at_a_time_is_the_view_of_the_log_cut_there(projection, batches, query, instant):
    whole = projection.fold(strategies.raw(batches))
    cut = [
        batch
        for batch in batches
        if batch[-1]["recorded"].rstrip("Z")[: len(instant.rstrip("Z"))] <= instant.rstrip("Z")
    ]
    then = shown(projection, projection.fold(strategies.raw(cut)), replace(query, known_at=None))
    assert shown(projection, whole, replace(query, known_at=instant)) == then


@slow
@given(batches=strategies.histories(), data=st.data(), query=queries)
def test_a_batch_whose_closing_line_is_missing_shows_nothing_of_itself(projection, batches, data, query):
    if not batches:
        return
    torn = data.draw(st.sampled_from(batches))
    others = [batch for batch in batches if batch is not torn]
    kept = {line["id"] for batch in others for line in batch}
    unfinished = [line for line in torn[:-1] if line["id"] not in kept and line["v"] == 1]
    lines = strategies.raw([*others, unfinished])
    assert shown(projection, projection.fold(lines), query) == shown(
        projection, projection.fold(strategies.raw(others)), query
    )
