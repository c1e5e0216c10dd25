"""Which earlier judgements a new one rests on, takes back or says again, and which it leaves alone."""

import json

import pytest

from tests.views.story import Log, done, meeting, pledge
from timeline.app import reviewing
from timeline.app.aliasing import AliasError, alias
from timeline.app.bench import Bench
from timeline.views.links.proposal import Proposal


@pytest.fixture
def log():
    """Two promises, and three reports that may answer either."""
    log = Log()
    made = [pledge("Tyrol", "mow the meadow"), pledge("Bavaria", "dig the well", actors=("Bavaria",))]
    (one, other), log.sha = log.article("first", made, date="2021-03-02")
    ids = []
    for at, month in enumerate((4, 5, 6)):
        date = f"2022-0{month}-01"
        ids += log.article(f"report {at}", [done("Tyrol", f"work {at}", date=date)], date=date)[0]
    log.ids = {"mow": one, "dig": other, "a": ids[0], "b": ids[1], "c": ids[2]}
    return log


def appended(call, *arguments):
    """What a call appends, each as its type and what it says."""
    before = len(call.lines)
    call(*arguments, "--yes")
    return [(line["type"], line["data"]) for line in call.lines[before:]]


def test_what_is_linked_otherwise_takes_back_what_was_said_of_the_same_two_alone(call, log):
    mow, dig, a, b = (log.ids[name] for name in ("mow", "dig", "a", "b"))
    for pair in ((mow, a), (mow, b), (dig, a)):
        call("link", *pair, "--relation", "progress", "--yes")
    data = {"earlier": mow, "later": a, "reason": "read again"}
    assert appended(call, "link", mow, a, "--relation", "fulfils", "--reason", "read again") == [
        ("unlink", {**data, "relation": "progress"}),
        ("link", {**data, "relation": "fulfils"}),
    ]
    assert appended(call, "link", mow, a, "--relation", "delays") == [
        ("unlink", {"earlier": mow, "later": a, "relation": "fulfils"}),
        ("link", {"earlier": mow, "later": a, "relation": "delays"}),
    ]
    assert appended(call, "link", dig, a, "--relation", "progress") == []


def test_what_is_unlinked_of_one_relation_may_be_of_another(call, log):
    mow, a = log.ids["mow"], log.ids["a"]
    data = {"earlier": mow, "later": a}
    assert appended(call, "unlink", mow, a, "--relation", "delays") == [("unlink", {**data, "relation": "delays"})]
    assert appended(call, "unlink", mow, a, "--relation", "delays") == []
    assert appended(call, "unlink", mow, a, "--relation", "progress") == [("unlink", {**data, "relation": "progress"})]
    assert appended(call, "unlink", a, mow, "--relation", "progress") != []
    call("link", mow, a, "--relation", "fulfils", "--yes")
    assert appended(call, "unlink", mow, a) == [("unlink", data)]
    assert "is unlinked from" in call.err("unlink", mow, a, "--yes")


def test_what_answers_something_is_answered_by_it_once_that_is_taken_back(call, log):
    made = [meeting(("Ann Ash",), status="planned", date="2021-03-02"), meeting(("Ann Ash",), date="2021-03-02")]
    (planned, held), _ = log.article("plan", made, date="2021-03-02")
    log.write(call.workspace.log)
    call("link", planned, held, "--relation", "fulfils", "--yes")
    told = call.err("link", held, planned, "--relation", "progress", "--yes", status=2)
    assert f"{held} is linked as what came of {planned}: unlink {planned} {held} first" in " ".join(told.split())
    call("unlink", planned, held, "--yes")
    assert len(appended(call, "link", held, planned, "--relation", "progress")) == 1


@pytest.mark.parametrize("relation", ["fulfils", "progress", "delays", "contradicts"])
def test_a_rating_rests_on_the_reports_that_are_linked_as_answers(call, log, relation):
    mow, dig, a, b, c = (log.ids[name] for name in ("mow", "dig", "a", "b", "c"))
    call("link", mow, b, "--relation", relation, "--yes")
    call("link", mow, a, "--relation", "progress", "--yes")
    call("link", mow, c, "--relation", "progress", "--yes")
    call("unlink", mow, c, "--yes")
    call("link", dig, c, "--relation", "progress", "--yes")
    call("link", mow, dig, "--relation", "same_act", "--yes")
    ((_, data),) = appended(call, "assess", mow, "progress")
    assert data == {"pledge": mow, "status": "progress", "evidence": sorted([a, b])}
    ((_, data),) = appended(call, "assess", mow, "progress", "--evidence", c, "--evidence", a, "--evidence", c)
    assert data["evidence"] == sorted([a, c])


def test_a_rating_says_the_same_only_where_status_and_evidence_are(call, log):
    mow, a, b = (log.ids[name] for name in ("mow", "a", "b"))
    said = ("assess", mow, "kept", "--evidence", a)
    assert len(appended(call, *said)) == 1
    assert appended(call, *said) == []
    assert len(appended(call, *said, "--evidence", b)) == 1
    assert len(appended(call, *said)) == 1
    assert len(appended(call, "assess", mow, "broken", "--evidence", a)) == 1
    assert len(appended(call, "assess", mow, "no_evidence")) == 1
    assert appended(call, "assess", mow, "no_evidence") == []


def test_names_are_of_one_however_they_are_typed_and_said_again_only_where_all_are(call, log):
    ((_, data),) = appended(call, "alias", "  Tyrol ", "Land   Tyrol", "tyrol")
    assert data == {"names": ["Land Tyrol", "tyrol"]}
    assert appended(call, "alias", "Land Tyrol", "Tyrol") == []
    assert len(appended(call, "alias", "Tyrol", "Land Tyrol", "Tirol")) == 1
    told = call.err("alias", "Bavaria", "Freistaat", "--yes")
    assert "nobody in the log is called 'Freistaat' so far" in told
    assert "'Bavaria'" not in told


@pytest.mark.parametrize("names", [[], ["Tyrol"], ["Tyrol", " ", "TYROL"], ["Tyrol", " Tyrol"]])
def test_fewer_than_two_names_are_no_alias(workspace, names):
    with pytest.raises(AliasError, match="takes two names at least"):
        alias(Bench(workspace, "ann"), names)


def test_of_many_lines_each_has_its_own_reason_or_that_of_all(call, log):
    mow, dig, a = (log.ids[name] for name in ("mow", "dig", "a"))
    asked = [
        {"earlier": mow, "later": a, "relation": "progress"},
        {"earlier": dig, "later": a, "relation": "delays", "reason": "late"},
    ]
    before = len(call.lines)
    call("link", "-", "--reason", "read", stdin="\n".join(map(json.dumps, asked)))
    told = [(line["data"]["relation"], line["data"]["reason"]) for line in call.lines[before:]]
    assert told == [("progress", "read"), ("delays", "late")]
    before = len(call.lines)
    call("retract", "-", "--reason", "no", stdin="\n".join(map(json.dumps, [{"id": a, "reason": "odd"}, {"id": dig}])))
    assert [line["data"] for line in call.lines[before:]] == [
        {"target": a, "reason": "odd"},
        {"target": dig, "reason": "no"},
    ]


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        ({"later": "b"}, "line 1: it names no earlier"),
        ({"earlier": "a", "later": None}, "line 1: it names no later"),
        ({"earlier": "a", "later": "b", "relation": 3}, "line 1: relation is no text"),
        ({"earlier": "a", "later": "b", "reason": []}, "line 1: reason is no text"),
        (["a", "b"], "line 1: it is no JSON object"),
        ("a", "line 1: it is no JSON object"),
    ],
)
def test_of_many_lines_one_that_cannot_be_read_says_why(call, log, told, fault):
    assert fault in call("link", "-", stdin=json.dumps(told), status=1).stderr
    assert len(call.lines) == len(log.lines)


def test_two_lines_that_say_otherwise_of_one_pair_are_told_by_number(call, log):
    pair = {"earlier": log.ids["mow"], "later": log.ids["a"]}
    asked = [{**pair, "relation": "progress"}, {**pair, "relation": "fulfils"}, {**pair, "relation": "progress"}]
    done = call("link", "-", stdin="\n\n" + "\n".join(map(json.dumps, asked)), status=1)
    assert "line 4: line 3 says otherwise of the same two" in done.stderr
    assert "line 5" not in done.stderr
    assert [line["data"]["relation"] for line in call.lines[len(log.lines) :]] == ["progress"]


@pytest.mark.parametrize(
    ("status", "relation"), [("kept", "fulfils"), ("partly_kept", "progress"), ("broken", "contradicts")]
)
def test_what_is_rated_by_a_proposal_rests_on_it_and_on_the_answers_that_are_linked(call, log, status, relation):
    mow, dig, a, b, c = (log.ids[name] for name in ("mow", "dig", "a", "b", "c"))
    for pair, said in (
        ((mow, a), "progress"),
        ((mow, c), "progress"),
        ((mow, dig), "same_act"),
        ((dig, b), "progress"),
    ):
        call("link", *pair, "--relation", said, "--yes")
    call("unlink", mow, c, "--yes")
    bench = Bench(call.workspace, "ann")
    proposed = Proposal(bench.events[mow], bench.events[b], "same_act", 0.5, ())
    link, rating = reviewing.rated(bench, proposed, status)
    assert link.data == {"earlier": mow, "later": b, "relation": relation}
    assert rating.data == {"pledge": mow, "status": status, "evidence": sorted([a, b])}
    (alone,) = reviewing.rated(bench, Proposal(bench.events[mow], bench.events[a], "delays", 0.5, ()), status)
    assert alone.data == {"pledge": mow, "status": status, "evidence": [a]}
    link, _ = reviewing.rated(bench, Proposal(bench.events[mow], bench.events[b], "delays", 0.5, ()), status)
    assert link.data["relation"] == "delays"
