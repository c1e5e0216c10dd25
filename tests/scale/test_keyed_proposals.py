"""Proposals made step by step, by keys, from dossiers: what matching the whole log proposes, to the last word."""

import pytest
from hypothesis import HealthCheck, given, settings

from tests.bench.make_log import make
from tests.histories import histories
from tests.newsrooms import newsrooms
from tests.scale.keyed import proposed
from tests.scale.test_dossiers import made
from tests.views.story import tyrol
from timeline.log.lines import raw_lines
from timeline.scale.local_dossiers import DossiersOfLogs
from timeline.views.current_lines import Standing
from timeline.views.links.proposals import propose
from timeline.views.links.saved_proposals import as_kept
from timeline.views.promise_ledger import projection
from timeline.views.query import Query

pytestmark = pytest.mark.timeout(600)
lawful = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def whole(lines):
    """What the whole log proposes."""
    found = propose(Standing(projection.fold(lines), Query()))
    return {earlier: tuple(map(as_kept, offered)) for earlier, offered in found.items()}


def keyed(folder, lines):
    return proposed(DossiersOfLogs([made(folder, lines)]))[0]


@lawful
@given(story=newsrooms(steps=12))
def test_newsrooms_propose_the_same(tmp_path_factory, story):
    lines = story.log.raw
    assert keyed(tmp_path_factory.mktemp("log"), lines) == whole(lines)


@lawful
@given(history=histories())
def test_any_history_proposes_the_same(tmp_path_factory, history):
    assert keyed(tmp_path_factory.mktemp("log"), history.raw) == whole(history.raw)


def test_a_story_that_nobody_judged_proposes_the_same(tmp_path):
    lines = tyrol().raw
    assert keyed(tmp_path, lines) == whole(lines) != {}


def test_a_long_log_proposes_the_same(tmp_path):
    log = tmp_path / "long.jsonl"
    make(6000, log)
    found, relations = proposed(DossiersOfLogs([log]))
    assert found == whole(raw_lines(log))
    assert set(relations) == {"same_act", "progress", "fulfils"}
    assert proposed(DossiersOfLogs([log]), most=40)[0] == found  # every key of more is cut by days
