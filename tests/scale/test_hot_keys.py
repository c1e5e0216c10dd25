"""A key that is cut by days: what meets in its stretches and is found there is what does under the whole key."""

from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.scale.keyed import cut_by_days, in_stretches
from timeline.scale import hot_keys, keyed_answers
from timeline.scale.hot_keys import MOST, stretches
from timeline.scale.keyed_answers import Filed, answering_under_key
from timeline.scale.keyed_same_acts import WaitingAct, met_on_shelf
from timeline.views.links import same_acts

FEW = {"far": 2, "reach": 2}
DAYS = st.integers(1, 40)
lawful = settings(max_examples=100, deadline=None)


@pytest.fixture(autouse=True, scope="module")
def _what_a_long_key_bounds_is_felt_in_a_short_one():
    """Compare with few, and cut accordingly."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(same_acts, "_NEAREST", 2)
        patch.setattr(same_acts, "_LONGER", 1)
        patch.setattr(same_acts, "FAR", FEW["far"])
        patch.setattr(keyed_answers, "REACH", FEW["reach"])
        patch.setattr(hot_keys.stretches, "__kwdefaults__", FEW)
        yield


@st.composite
def waiting(draw):
    """An act of a day, of several, without an end, or known only to lie before a day."""
    first = draw(DAYS)
    last = draw(st.sampled_from((first, first, first + 1, first + 9, first + 30, None)))
    return (None, first) if draw(st.integers(0, 5)) == 0 else (first, last)


@st.composite
def filed(draw):
    """An act that lies there, or one that looks behind a day or in some."""
    day = draw(DAYS)
    kind = draw(st.sampled_from(("lies", "lies", "behind", "within")))
    if kind == "lies":
        return day, day, None
    return (day, None, 0) if kind == "behind" else (day, day + draw(st.integers(0, 20)), 1)


@lawful
@example(days=[(1, 20), (5, 5), (6, 6), (20, 20)], most=1)  # one that ends on the day that a stretch begins
@given(days=st.lists(waiting(), min_size=2, max_size=50), most=st.integers(1, 12))
def test_in_stretches_the_same_acts_meet(days, most):
    rows = [WaitingAct(f"{number:02}", first, last, ("",), b"") for number, (first, last) in enumerate(days)]
    assert set(cut_by_days(rows, most, met_on_shelf)) == met_on_shelf(rows)


@lawful
@given(days=st.lists(filed(), min_size=2, max_size=50), most=st.integers(1, 12))
def test_in_stretches_the_same_is_found_in_the_same_order(days, most):
    rows = [Filed("k", f"{number:02}", first, last, look) for number, (first, last, look) in enumerate(days)]
    parts = in_stretches([(row, row) for row in rows], most)
    assert found(parts) == found({0: rows})


def found(parts):
    """What each finds in all stretches, in its order; of what looks behind a day no more than is compared."""
    told = [(at, one) for at, rows in parts.items() for one in answering_under_key(rows)]
    every = [one for _, one in sorted(told, key=lambda told: (told[1].asker, told[1].look, told[0], told[1].place))]
    before = Counter()
    kept = []
    for one in every:
        before[one.asker] += 1
        if one.look == 1 or before[one.asker] <= FEW["reach"]:
            kept.append((one.asker, one.other))
    return kept


def test_a_stretch_holds_as_many_as_it_may_but_never_parts_a_day():
    cut = stretches([(3, 4), (1, 4), (2, 1), (9, 20), (10, 1)], 5)
    assert cut.starts == (1, 3, 9, 10)
    assert [cut.of(day) for day in (0, 1, 2, 3, 8, 9, 10, 99)] == [0, 0, 0, 1, 1, 2, 3, 3]
    assert cut.reached == (1, 2, 3, 3)


def test_a_usual_key_is_not_cut():
    assert stretches([(day, 10) for day in range(7000)]).starts == (0,)
    assert MOST > 7000 * 10


def test_nothing_is_sent_where_nothing_lies():
    asks = [Filed("k", "a", 5, None, 0), Filed("k", "b", 5, 6, 1)]
    assert in_stretches([(one, one) for one in asks], 1) == {}
    assert list(answering_under_key(asks)) == []
