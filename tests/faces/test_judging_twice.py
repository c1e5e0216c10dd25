"""What people do in haste: many lines at once with bad ones among them, a thing said twice, two who differ."""

import json

import pytest


def lines_of(*told):
    return "".join(f"{one if isinstance(one, str) else json.dumps(one)}\n" for one in told)


def test_what_two_lines_of_a_bulk_say_alike_is_appended_once(call, log):
    before = len(call.lines)
    told = lines_of({"id": log.ids["milk"], "reason": "no promise"}, {"target": log.ids["milk"]}, "", "{", {"id": "zz"})
    done = call("retract", "-", stdin=told, status=1)
    assert [fault.split(":")[1] for fault in done.stderr.splitlines()] == [" line 4", " line 5"]
    assert len(call.lines) == before + 1
    assert call.lines[-1]["data"]["reason"] == "no promise"
    assert call.out("retract", "-", stdin=lines_of({"id": log.ids["milk"]})) == "nothing was appended\n"


def test_what_two_lines_of_a_bulk_say_otherwise_is_a_fault_of_the_second(call, log):
    pair = {"earlier": log.ids["tunnel"], "later": log.ids["dug"]}
    told = lines_of({**pair, "relation": "fulfils"}, {**pair, "relation": "fulfils"}, {**pair, "relation": "delays"})
    done = call("link", "-", stdin=told, status=1)
    assert done.stderr == "error: line 3: line 1 says otherwise of the same two\n"
    (evidence,) = next(row for row in call.json("pledges") if row["id"] == log.ids["tunnel"])["evidence"]
    assert evidence["relation"] == "fulfils"


def test_an_alias_takes_names_that_are_not_the_same_in_capitals(call):
    assert "two names at least" in call.err("alias", "Ann Ash", "ann  ASH", status=2)


@pytest.mark.parametrize("status", ["partly kept", "Partly-Kept", "partly_kept"])
def test_words_of_the_vocabulary_are_taken_as_people_write_them(call, log, status):
    call("link", log.ids["tunnel"], log.ids["dug"], "--relation", "Fulfils")
    call("assess", log.ids["tunnel"], status)
    assert [row["id"] for row in call.json("pledges", "--status", status)] == [log.ids["tunnel"]]
    assert "is not one of" in call.err("assess", log.ids["tunnel"], "partly", status=2)


def test_a_field_that_two_people_correct_differently_is_marked(call, log):
    call("correct", log.ids["tunnel"], "deadline", "2030", "--by", "Ann")
    assert "corrected: deadline" in call.out("show")
    call("correct", log.ids["tunnel"], "deadline", "2031", "--by", "Ann")
    assert "differently" not in call.out("show")
    call("correct", log.ids["tunnel"], "deadline", "2029", "--by", "Bo")
    assert "corrected differently by two people: deadline" in call.out("show")
    call("correct", log.ids["tunnel"], "deadline", "2031", "--by", "Bo")
    assert "corrected: deadline" in call.out("show")
    assert "deadline is 2031 already" in call.err("correct", log.ids["tunnel"], "deadline", "2031")


@pytest.mark.parametrize(
    ("typed", "value"), [("2,700,000", 2700000), ("2 700 000.5", 2700000.5), ("1\u202f200", 1200), ("12", 12)]
)
def test_numbers_are_taken_with_their_thousands_parted(call, log, typed, value):
    call("correct", log.ids["budget"], "value", typed)
    assert call.lines[-1]["data"]["now"] == value
    assert "it is a number" in call.err("correct", log.ids["budget"], "value", "1,2,3", status=2)
