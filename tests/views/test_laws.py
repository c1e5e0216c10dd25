"""The laws of docs/design.md 5.2, over every projection in the catalogue.

No law holds here for want of anything to see: each log answers its query in every view, and without its judgements
every view of it would show something else.
"""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.histories import INSTANTS, histories, raw, scrambled
from timeline.codec import canonical, decode_mapping
from timeline.views.catalog import PROJECTIONS
from timeline.views.query import Query

pytestmark = pytest.mark.timeout(600)  # on a busy machine
PROFILE = settings.default
# What gates tries the same examples everywhere, a search new ones and more; a mutant is soon caught or not at all.
EXAMPLES = 60 if Phase.shrink not in PROFILE.phases else 100 if PROFILE.derandomize else 1000
lawful = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))

ROWS = {"history": "events", "articles": "documents", "pledges": "pledges", "figures": "figures"}


def folded(lines):
    """The state of every projection."""
    return {name: projection.fold(lines) for name, projection in PROJECTIONS.items()}


def shown(states, query):
    """What every projection shows, as plain values, so that equality means: shows the same."""
    return {name: repr(PROJECTIONS[name].view(state, query)) for name, state in states.items()}


def expected(history, query=None):
    """What every projection shows of a history: something, and something else than without its judgements."""
    query = query or history.query
    states = folded(history.raw)
    for name, projection in PROJECTIONS.items():
        # The last documents may be copies; a figure taken out and one added by hand leave the last as it was.
        asked = replace(query, limit=None) if name in ("articles", "figures") else query
        view = projection.view(states[name], asked)
        assert getattr(view, ROWS[name]), f"{name} shows nothing"
        assert repr(view) != repr(projection.view(projection.fold(history.judged_apart), asked)), (
            f"{name} judges nothing"
        )
    return shown(states, query)


@lawful
@given(history=histories(), data=st.data())
def test_any_order_and_any_repetition_show_the_same(history, data):
    again = data.draw(scrambled(history.raw))
    assert shown(folded(again), history.query) == expected(history)


@lawful
@given(history=histories(), data=st.data())
def test_any_cut_folded_apart_and_merged_shows_the_same(history, data):
    parts = [[], [], []]
    everywhere = st.sampled_from(((0,), (1,), (2,), (0, 1), (0, 2), (1, 2), (0, 1, 2)))
    for line in history.raw:
        for part in data.draw(everywhere):
            parts[part].append(line)
    left = data.draw(st.booleans())
    parts = data.draw(st.permutations(parts))
    merged = {}
    for name, projection in PROJECTIONS.items():
        first, second, third = map(projection.fold, parts)
        if left:
            merged[name] = projection.merge(projection.merge(first, second), third)
        else:
            merged[name] = projection.merge(first, projection.merge(second, third))
    assert shown(merged, history.query) == expected(history)


@lawful
@given(history=histories(), data=st.data())
def test_folding_on_from_a_saved_state_shows_the_same(history, data):
    cut = data.draw(st.integers(0, len(history.raw)))
    states = {}
    for name, projection in PROJECTIONS.items():
        saved = projection.save(projection.fold(history.raw[:cut]))
        states[name] = projection.fold(history.raw[cut:], projection.load(saved))
    assert shown(states, history.query) == expected(history)


@lawful
@given(history=histories())
def test_writing_out_and_reading_back_shows_the_same(history):
    again = [canonical(decode_mapping(line)) for line in history.raw]
    assert shown(folded(again), history.query) == expected(history)


@lawful
@given(history=histories(), instant=st.sampled_from(INSTANTS))
def test_the_view_known_at_a_time_is_the_view_of_the_log_cut_there(history, instant):
    until = instant.rstrip("Z")
    cut = [batch for batch in history.batches if batch[-1]["recorded"].rstrip("Z")[: len(until)] <= until]
    then = shown(folded(raw(cut)), replace(history.query, known_at=None))
    assert then == expected(history, replace(history.query, known_at=instant))


@lawful
@given(history=histories(), data=st.data())
def test_a_batch_whose_closing_line_is_missing_shows_nothing_of_itself(history, data):
    torn = data.draw(st.sampled_from(history.wild))
    others = [batch for batch in history.batches if batch is not torn]
    kept = {line["id"] for batch in others for line in batch}
    unfinished = [line for line in torn[:-1] if line["id"] not in kept and line["v"] == 1]
    rest = shown(folded(raw(others)), history.query)
    assert shown(folded(raw([*others, unfinished])), history.query) == rest


def test_a_log_of_nothing_shows_nothing():
    for name, state in folded([]).items():
        assert not getattr(PROJECTIONS[name].view(state, Query()), ROWS[name])
