"""The law of what is kept of matches: after any change it is what matching the whole log gives, byte for byte."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import histories
from tests.newsrooms import newsrooms
from timeline import index, workspace
from timeline.app import changed_documents, matched
from timeline.app.opening import OpenWorkspace
from timeline.views.current_lines import Standing
from timeline.views.links import blocks, rematching, same_acts, word_counts, works
from timeline.views.links.proposals import propose
from timeline.views.links.saved_proposals import as_kept, packed
from timeline.views.promise_ledger import projection
from timeline.views.query import Query

PLACE = {"regions": ("AT-7",)}
BRIDGE = "build the Karwendel bridge"


@pytest.fixture(autouse=True)
def _of_any_log_however_much_changed(monkeypatch):
    """Keep the matches of the shortest log, and let what a long log bounds be felt in a short one."""
    monkeypatch.setattr(matched, "WORTH", 0)
    monkeypatch.setattr(changed_documents, "MOST", 9)
    monkeypatch.setattr(word_counts, "FEW_ARTICLES", 2)
    monkeypatch.setattr(word_counts, "STEP", 8)
    monkeypatch.setattr(same_acts, "_NEAREST", 2)
    monkeypatch.setattr(same_acts, "_LONGER", 1)
    monkeypatch.setattr(same_acts, "_FAR", 2)
    for module in (blocks, rematching):
        monkeypatch.setattr(module, "REACH", 2)
    for module in (works, rematching):
        monkeypatch.setattr(module, "RARE", 3)
        monkeypatch.setattr(module, "STORY", 0.5)


@pytest.fixture
def place(tmp_path_factory):
    return workspace.create(tmp_path_factory.mktemp("matches") / "work")


def kept(place, lines):
    """What is kept of a log, caught up after it was written anew; the lines are those it grew by."""
    place.log.write_bytes(b"".join(line + b"\n" for line in lines))
    with index.open(place) as found:
        return matched.matched(OpenWorkspace(place, found), Query()).all()


def whole(lines):
    """What matching the whole log gives."""
    proposals = propose(Standing(projection.fold(lines), Query()))
    return [packed(as_kept(one)) for found in proposals.values() for one in found]


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(rooms=newsrooms(steps=14))
def test_what_is_kept_is_what_the_whole_log_gives_after_every_change(tmp_path_factory, rooms):
    place = workspace.create(tmp_path_factory.mktemp("matches") / "work")
    for lines in rooms.grown[5:]:
        assert kept(place, lines) == whole(lines)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_so_it_is_of_any_history(tmp_path_factory, data):
    place = workspace.create(tmp_path_factory.mktemp("matches") / "work")
    batches = data.draw(histories.histories(max_steps=12, max_events=4)).batches
    for cut in sorted({data.draw(st.integers(1, len(batches))), len(batches)}):
        lines = histories.raw(batches[:cut])
        assert kept(place, lines) == whole(lines)
