"""What is kept of an article: as bytes and back it is the same, and each event is named once in it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.views.links.dossiers import Dossier, loaded, saved

NAMES = st.sampled_from([f"{number:032x}" for number in range(5)])
DAYS = st.one_of(st.just(0), st.integers(700_000, 740_000), st.just(3_652_059))
ROWS = st.lists(st.tuples(st.integers(-(1 << 63), (1 << 63) - 1), DAYS, DAYS, NAMES), max_size=12).map(tuple)


@settings(max_examples=80, deadline=None)
@given(met=ROWS, found=ROWS, asking=ROWS)
def test_what_is_kept_comes_back(met, found, asking):
    lent = {row[3]: (None, row[2], row[3]) for row in met}
    kept = Dossier("d", "en", {"bridge": 2}, ("bridge",), True, False, met, found, asking, {"e": ("bridg",)}, lent)
    assert loaded(saved(kept)) == kept


def test_an_event_filed_under_many_keys_is_named_once():
    rows = tuple((key, 738_000, 738_001, "e" * 32) for key in range(50))
    told = saved(Dossier("d", "en", {}, (), True, False, rows, rows))
    assert told.count(b"e" * 32) == 1
    assert loaded(told).met == loaded(told).found == rows
