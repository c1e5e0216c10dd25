"""What a link says by itself, what is said twice, what is asked before it is appended, and many lines at once."""

import io
import json
import sys

import pytest

from tests.views.story import agreement, done, meeting
from timeline.codec import canonical, judgement_line
from timeline.model import Judgement, Share


def report(call, log, state, **told):
    kind, data, fields = done("Tyrol", "the Karwendel tunnel", state=state)
    if told:
        data = type(data)(deliverable="the Karwendel tunnel", state=state, actor="Tyrol", **told)
    (identity,), _ = log.article(f"report of {state} {told}", [(kind, data, fields)], date="2022-05-06")
    log.write(call.workspace.log)
    return identity


@pytest.mark.parametrize(
    ("state", "told", "relation", "status"),
    [
        ("done", {}, "fulfils", "reported_done"),
        ("done", {"share": Share(percent=100)}, "fulfils", "reported_done"),
        ("done", {"share": Share(percent=40)}, "progress", "progress"),
        ("done", {"share": Share(done=3, of=5)}, "progress", "progress"),
        ("under_way", {}, "progress", "progress"),
        ("delayed", {}, "delays", "stalled"),
        ("failed", {}, "contradicts", "contradicted"),
        ("cancelled", {}, "contradicts", "contradicted"),
    ],
)
def test_the_relation_of_a_link_is_what_the_report_says(call, log, state, told, relation, status):
    identity = report(call, log, state, **told)
    text = call.out("link", log.ids["tunnel"], identity)
    assert f"{relation}: " in text.partition("will show:")[0] or f": {relation}" in text
    assert call.lines[-1]["data"]["relation"] == relation
    assert next(row for row in call.json("pledges") if row["id"] == log.ids["tunnel"])["status"] == status


def test_a_plan_that_came_about_is_fulfilled(call, log):
    (planned,), _ = log.article("plan", [meeting(("Tyrol", "Bavaria"), status="planned", date="2021-05-01")])
    (held,), _ = log.article("talks", [meeting(("Tyrol", "Bavaria"), date="2021-05-02")])
    (paper,), _ = log.article("paper", [agreement(("Tyrol", "Bavaria"), "milk", status="planned", date="2021-05-01")])
    log.write(call.workspace.log)
    call("link", planned, held)
    assert call.lines[-1]["data"]["relation"] == "fulfils"
    call("link", paper, log.ids["deal"])
    assert call.lines[-1]["data"]["relation"] == "fulfils"
    call("link", log.ids["deal"], log.ids["dug"], "--relation", "progress")


def said_twice(call, *arguments, by="Tester"):
    call(*arguments)
    before = len(call.lines)
    again = call(*arguments, env={"TIMELINE_BY": by})
    assert "already (by Tester on " in again.stderr
    assert "nothing to append" in again.stderr
    assert len(call.lines) == before


def test_a_thing_done_twice_says_so_and_appends_nothing(call, log):
    tunnel, dug = log.ids["tunnel"], log.ids["dug"]
    said_twice(call, "link", tunnel, dug)
    said_twice(call, "assess", tunnel, "kept")
    said_twice(call, "unlink", tunnel, dug, by="Bo")
    said_twice(call, "retract", log.ids["milk"], by="Bo")
    call("correct", tunnel, "date", "2021-03-01")
    before = len(call.lines)
    assert "date is 2021-03-01 already" in call.err("correct", tunnel, "date", "2021-03-01")
    assert "note: nothing is not set already" in call.err("correct", tunnel, "data.nothing", "")
    assert len(call.lines) == before


def test_one_act_linked_the_other_way_round_is_said_already(call, log):
    tunnel, milk = log.ids["tunnel"], log.ids["milk"]
    call("link", tunnel, milk, "--relation", "same_act")
    assert "already" in call.err("link", milk, tunnel, "--relation", "same_act")


def test_another_person_may_rate_the_same(call, log):
    call("assess", log.ids["tunnel"], "kept", "--evidence", log.ids["dug"])
    before = len(call.lines)
    call("assess", log.ids["tunnel"], "kept", "--evidence", log.ids["dug"], "--by", "Bo")
    assert len(call.lines) == before + 1


def test_a_pair_linked_otherwise_is_one_report_still(call, log):
    call("link", log.ids["tunnel"], log.ids["dug"], "--relation", "progress")
    call("link", log.ids["tunnel"], log.ids["dug"])
    (row,) = (row for row in call.json("pledges") if row["id"] == log.ids["tunnel"])
    assert [found["relation"] for found in row["evidence"]] == ["fulfils"]
    call("verify")


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(("answer", "appended"), [("\n", False), ("n\n", False), ("y\n", True)])
def test_retracting_asks_and_return_is_no(call, log, monkeypatch, answer, appended):
    monkeypatch.setattr("timeline.faces.cli.judge.sys", type("Sys", (), {"stdin": Terminal(), "exit": sys.exit}))
    text = call.out("retract", log.ids["tunnel"], stdin=answer)
    assert "append it? [y/N]" in text
    assert ("nothing was appended" in text) != appended
    assert (len(call.lines) > len(log.lines)) == appended


def test_a_preview_shows_what_will_be_shown_though_a_clock_ran_ahead(call, log):
    ahead = {"pledge": log.ids["tunnel"], "status": "broken", "evidence": [log.ids["dug"]]}
    log.judge("assessment", ahead, recorded="9999-12-31T23:59:59Z")
    stranger = judgement_line(
        Judgement(type="assessment", data={**ahead, "status": "stalled"}),
        recorded="9999-12-31T23:59:58Z",
        by="Bo",
        prev=("0" * 64,),
    )
    call.workspace.log.write_bytes(b"".join(raw + b"\n" for raw in (*log.raw, canonical(stranger))))
    text = call.out("assess", log.ids["tunnel"], "kept", "--evidence", log.ids["dug"])
    assert "broken" in text.partition("will show:")[0]
    assert "kept" in text.partition("will show:")[2]
    assert next(row for row in call.json("pledges") if row["id"] == log.ids["tunnel"])["status"] == "kept"


def test_many_links_come_as_json_lines(call, log):
    before = len(call.lines)
    waits = call.out("review", "--format", "jsonl")
    assert call.out("link", "-", stdin=waits, env={"TIMELINE_BY": "Bo"}).startswith("appended ")
    assert [line["type"] for line in call.lines[before:]] == ["link"] * waits.count("\n")
    assert {line["by"] for line in call.lines[before:]} == {"Bo"}
    assert call.json("review") == []
    assert "nothing was appended" in call.out("link", "-", stdin=waits)
    call("verify")


def test_of_many_lines_those_that_cannot_be_are_named_and_the_rest_is_done(call, log):
    good = {"earlier": log.ids["tunnel"][:9], "later": log.ids["dug"], "relation": "fulfils", "reason": "seen"}
    lines = ["", json.dumps(good), json.dumps(good), "{", "[1]", '{"earlier": "abcd"}', '{"earlier": 1, "later": 2}']
    lines += [json.dumps({**good, "relation": "follows"}), json.dumps({**good, "relation": 7})]
    lines.append(json.dumps({"earlier": log.ids["dug"], "later": log.ids["tunnel"]}))
    done_ = call("link", "-", stdin="\n".join(lines), status=1)
    assert [line.partition(":")[2].partition(":")[0].strip() for line in done_.stderr.splitlines()] == [
        f"line {number}" for number in (4, 5, 6, 7, 8, 9, 10)
    ]
    (line,) = call.lines[len(log.lines) :]
    assert line["data"] == {**good, "earlier": log.ids["tunnel"]}


def test_many_retractions_come_as_json_lines(call, log):
    lines = [{"target": log.ids["tunnel"], "reason": "no promise"}, {"id": log.ids["milk"]}, {"id": "0" * 8}]
    done_ = call("retract", "-", "--reason", "misread", stdin="\n".join(map(json.dumps, lines)), status=1)
    assert "line 3: no line of the log" in done_.stderr
    assert [line["data"]["reason"] for line in call.lines[len(log.lines) :]] == ["no promise", "misread"]
    assert len(call.json("pledges")) == 1


def test_what_is_to_be_linked_is_named_twice(call, log):
    assert "Missing argument 'B'" in call.err("link", log.ids["tunnel"], status=2)
