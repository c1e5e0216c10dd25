"""Who gives no reason is not said to have one, whatever he judges; who gives one is quoted in each line of it."""

import json

import pytest

from tests.faces.conftest import Caller
from timeline.app import adding, aliasing, assessing, bulk, correcting, linking, reviewing
from timeline.app.bench import Bench
from timeline.views.links.proposal import Proposal


@pytest.fixture
def bench(workspace):
    (workspace.seeds / "paper.txt").write_text(
        "Isar Gazette\n\nA bridge\n\n2 March 2021\n\nAnn Ash spoke of a bridge at Imst.\n", encoding="utf-8"
    )
    Caller(workspace)("import", "--no-progress")
    return Bench(workspace, "ann")


def waiting(bench, ids):
    """A report that is proposed for a promise."""
    return Proposal(bench.events[ids["tunnel"]], bench.events[ids["dug"]], "progress", 0.5, ())


CALLS = {
    "add": lambda bench, ids, **why: adding.add(bench, "pledge", "seeds/paper.txt", "a bridge at Imst", said={}, **why),
    "alias": lambda bench, ids, **why: aliasing.alias(bench, ("Tyrol", "Tirol"), **why),
    "assess": lambda bench, ids, **why: assessing.assess(bench, ids["tunnel"], "kept", evidence=[ids["dug"]], **why),
    "correct": lambda bench, ids, **why: correcting.correct(bench, ids["tunnel"], "date", "2020", **why),
    "correct an article": lambda bench, ids, **why: correcting.correct(bench, "seeds/first.txt", "title", "A", **why),
    "retract": lambda bench, ids, **why: correcting.retract(bench, ids["tunnel"], **why),
    "link": lambda bench, ids, **why: linking.link(bench, ids["tunnel"], ids["dug"], **why),
    "unlink": lambda bench, ids, **why: linking.unlink(bench, ids["tunnel"], ids["dug"], **why),
    "links": lambda bench, ids, **why: (
        bulk.links(bench, json.dumps({"earlier": ids["tunnel"], "later": ids["dug"]}).encode(), **why).judgements
    ),
    "retractions": lambda bench, ids, **why: (
        bulk.retractions(bench, json.dumps({"id": ids["tunnel"]}).encode(), **why).judgements
    ),
    "yes": lambda bench, ids, **why: reviewing.accepted(bench, waiting(bench, ids), **why),
    "no": lambda bench, ids, **why: reviewing.rejected(bench, waiting(bench, ids), **why),
    "rated": lambda bench, ids, **why: reviewing.rated(bench, waiting(bench, ids), "kept", **why),
    "edited": lambda bench, ids, **why: reviewing.edited(bench, bench.events[ids["tunnel"]], "date 2020", **why),
    "back": lambda bench, ids, **why: reviewing.taken_back([ids["tunnel"]], **why),
}


@pytest.mark.parametrize("doing", CALLS)
def test_a_reason_is_told_where_one_is_given_and_only_there(bench, log, doing):
    told = [judged.data for judged in CALLS[doing](bench, log.ids)]
    assert told
    assert [data.get("reason") for data in told] == [None] * len(told)
    again = [judged.data for judged in CALLS[doing](bench, log.ids, reason="I saw it")]
    assert again == [{**data, "reason": "I saw it"} for data in told]


def test_of_an_article_of_which_nothing_was_read_the_day_may_be_told(call, log):
    _, empty = log.article("empty", [], date="2021-03-02")
    log.write(call.workspace.log)
    call("correct", empty, "events.date", "2022", "--yes")
    assert call.lines[-1]["data"] == {"target": empty, "field": "events.date", "now": "2022"}
