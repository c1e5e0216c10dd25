"""A corrected text without an address is proposed as a later version of the first; as one, it is doubled no more."""

import json

import pytest

from tests.views.story import Log, done, pledge
from timeline import index

QUOTE = "“We will mow the meadow by 2027,” Ann Ash said."


@pytest.fixture
def log():
    """Two versions of a text: the second tells otherwise what the first promised, and promises more."""
    log = Log()
    for name, deadline in (("first", "2026"), ("second", "2027")):
        promised = [pledge("Tyrol", "mow the meadow", deadline=deadline, quote=QUOTE)]
        if name == "second":
            promised.append(pledge("Tyrol", "paint the barn", quote="The barn, too."))
        told, sha = log.article(name, promised, date="2021-03-02", title="A meadow", publisher="Alpine Post")
        log.ids = {**getattr(log, "ids", {}), name: told[0], f"{name} text": sha}
    (log.ids["report"],), _ = log.article("later", [done("Tyrol", "mowed the meadow")], date="2022-05-06")
    log.judge("link", {"earlier": log.ids["first"], "later": log.ids["report"], "relation": "fulfils"})
    return log


def promised(call):
    return [row["id"] for row in call.json("pledges", "--grep", "meadow by")]


def test_accepted_it_takes_the_place_of_the_first_and_what_was_judged_follows(call, log):
    assert sorted(promised(call)) == sorted([log.ids["first"], log.ids["second"]])
    assert call.out("review", "--list").startswith("1 later version\nA meadow · Alpine Post · 2 March 2021\n")
    out = call.out("review", stdin="a\nq\n")
    assert "two versions of one text?" in out
    assert promised(call) == [log.ids["second"]]
    (row,) = call.json("pledges", "--grep", "meadow by")
    assert (row["status"], [one["id"] for one in row["evidence"]]) == ("reported_done", [log.ids["report"]])
    assert len(call.json("pledges")) == 2
    assert "later version" not in call.out("review", "--list")
    call("retract", call.lines[-1]["id"], "--yes")
    assert "1 later version" in call.out("review", "--list")


def test_the_other_way_round_the_first_takes_the_place_of_the_second(call, log):
    call("review", stdin="w\nu\nw\nq\n")
    assert promised(call) == [log.ids["first"]]
    assert len(call.json("pledges")) == 1


def test_rejected_both_stand_and_it_is_proposed_no_more(call, log):
    call("review", stdin="r\nq\n")
    assert len(promised(call)) == 2
    assert "later version" not in call.out("review", "--list")


def test_it_is_listed_in_every_format_and_linked_from_what_was_listed(call, log):
    first, second = log.ids["first text"], log.ids["second text"]
    (told,) = [row for row in call.json("review") if row["relation"] == "revision_of"]
    assert (told["earlier"], told["later"], told["date"], told["title"]) == (first, second, "2021-03-02", "A meadow")
    assert told["reasons"] == ["of the same source, title and day, and some of the same words"]
    assert call.json("review", "--limit", "1") == [told]
    csv = call.out("review", "--list", "--format", "csv").splitlines()
    assert csv[1].startswith(f"{first[:7]},{second[:7]},revision of,,")
    assert "| A meadow |" in call.out("review", "--list", "--format", "md")
    call("link", "-", stdin=call.out("review", "--format", "jsonl", "--limit", "1"))
    assert promised(call) == [log.ids["second"]]
    assert not [row for row in call.json("review") if row["relation"] == "revision_of"]
    assert "already" in call.err("link", "-", stdin=json.dumps(told))


def test_a_person_says_so_by_himself_too(call, log):
    first, second = log.ids["first text"], log.ids["second text"]
    call("correct", second[:12], "revision_of", first[:12], "--yes")
    assert promised(call) == [log.ids["second"]]
    assert "already" in call.err("correct", second[:12], "revision_of", first[:12])
    assert "cannot revise itself" in call.err("correct", first[:12], "revision_of", first[:12], status=2)
    call("verify")


@pytest.mark.parametrize(
    "told",
    [
        {"title": "A barn"},
        {"publisher": "Isar News"},
        {"date": "2021-03-03"},
        {"url": "https://alpine.example/a"},
        {"quote": "Of hay nobody spoke."},
    ],
)
def test_of_another_source_title_day_or_of_an_address_nothing_is_proposed(call, told):
    log = Log()
    for other in ({}, told):
        fields = {"title": "A meadow", "publisher": "Alpine Post", "date": "2021-03-02", **other}
        log.article(f"page {other}", [pledge("Tyrol", "mow the meadow", quote=fields.pop("quote", QUOTE))], **fields)
    log.write(call.workspace.log)
    assert "later version" not in call.out("review", "--list")


def test_the_index_brings_along_what_a_person_said_is_a_version(call, log):
    log.judge("correction", {"target": log.ids["second text"], "field": "revision_of", "now": log.ids["first text"]})
    log.write(call.workspace.log)
    with index.open(call.workspace) as found:
        brought = set(found.about([log.ids["first"]]))
    assert brought >= {raw for raw in log.raw if log.ids["second"].encode() in raw}
    for limit in ("1", "2"):
        shown = call.json("show", "--type", "pledge", "--limit", limit)
        assert log.ids["first"] not in {row["id"] for row in shown}
        assert len(shown) == int(limit)
