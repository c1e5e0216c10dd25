"""What a value that a person types becomes in the line that is appended, field by field."""

import pytest

from tests.views.story import pledge
from timeline import codec
from timeline.app.event_values import value_of
from timeline.app.questions import BadDateError

VALUES = [
    ("deal", "data.status", "planned", "planned"),
    ("dug", "self_reported", "yes", True),
    ("dug", "self_reported", "True", True),
    ("tunnel", "testable", "FALSE", False),
    ("tunnel", "testable", "no", False),
    ("tunnel", "regions", " Tyrol ;; Salzburg; tyrol", ["AT-5", "AT-7"]),
    ("tunnel", "actors", "Bo Birch; ;Ann Ash ", ["Bo Birch", "Ann Ash"]),
    ("tunnel", "deadline", "2024-05", "2024-05"),
    ("tunnel", "data.deadline", "tomorrow", "2021-03-03"),
    ("tunnel", "action", "12", "12"),
    ("tunnel", "action", "", None),
    ("tunnel", "data.strength", "agreed", "agreed"),
    ("deal", "parties", " Tyrol ;; Salzburg ; Tyrol", ["Tyrol", "Salzburg", "Tyrol"]),
    ("deal", "term", "P3Y", "P3Y"),
    ("deal", "term", "2021/2024", "2021/2024"),
    ("dug", "share", "40%", {"percent": 40}),
    ("dug", "share", "40.5 %", {"percent": 40.5}),
    ("dug", "share", "3/5", {"done": 3, "of": 5}),
    ("dug", "share", "3 / 5", {"done": 3, "of": 5}),
    ("dug", "share", "3 of 5", {"done": 3, "of": 5}),
    ("dug", "share", '{"percent":7}', {"percent": 7}),
    ("dug", "data.share.percent", "7", 7),
    ("budget", "value", "2,600,000", 2_600_000),
    ("budget", "value", "2.5", 2.5),
    ("budget", "value", "forty", 40),
    ("budget", "data.unit", "2,600", "2,600"),
    ("budget", "unit", "%", "percent"),
    ("budget", "unit", "$", "USD"),
    ("budget", "data.unit", "houses", "houses"),
    ("budget", "change.percent", "12", 12),
    ("budget", "change", '{"percent":-3}', {"percent": -3}),
    ("budget", "range", "[1, 2]", [1, 2]),
    ("budget", "type", "agreement", "agreement"),
    ("budget", "basis", "relative", "relative"),
]


@pytest.mark.parametrize(("kind", "field", "typed", "now"), VALUES)
def test_a_value_becomes_what_its_field_holds(call, log, kind, field, typed, now):
    call("correct", log.ids[kind], field, typed, "--yes")
    data = call.lines[-1]["data"]
    assert data.get("now") == now
    assert type(data.get("now")) is type(now)
    assert data["target"] == log.ids[kind]
    assert "reason" not in data


@pytest.mark.parametrize(
    ("kind", "field", "typed", "fault"),
    [
        ("tunnel", "testable", "1", "testable cannot be 1: it is true or false"),
        ("tunnel", "strength", "iron", "strength cannot be 'iron': it is one of commitment, "),
        ("tunnel", "term", "P3Y", "a pledge has no field term; it has type, date"),
        ("tunnel", "data.term", "P3Y", "a pledge has no field data.term; it has promiser, "),
        ("budget", "value", "40 41", "value cannot be '40 41': it is a number"),
        ("budget", "value", "false", "value cannot be False: it is a number"),
        ("budget", "value", "[1]", "it is a number"),
        ("budget", "value", "40%", "value cannot be '40%': it is a number"),
        ("deal", "deadline", "2024", "an agreement has no field deadline"),
        ("tunnel", "deadline", "some day", "deadline 'some day': not an EDTF date (such as 2022-05-13, "),
        ("dug", "share", "500%", "share cannot be {'percent': 500}: nobody does more than the whole"),
        ("dug", "share", "5/3", "share cannot be {'done': 5, 'of': 3}: nobody does more than the whole"),
        ("dug", "share", '{"done":1,"of":0}', "nobody does more than the whole"),
        ("dug", "share", '{"done":-1}', "or less than nothing"),
        ("dug", "share", "most", "share cannot be 'most': it is such as 40% or 3/5"),
        ("dug", "share.part", "3", "share has no field part; it has done, of, percent"),
        ("budget", "change.percent", "much", "change.percent cannot be 'much': it is a number"),
        ("budget", "change", "12", "change cannot be 12: name one of its own: change.ratio, change.percent, "),
        ("budget", "change", '{"rise":12}', "change cannot be {'rise': 12}: name one of its own"),
        ("budget", "metric.kind", "money", "metric has no field kind"),
        ("budget", "range", "wide", "range cannot be 'wide': it is two numbers, such as [1, 2]"),
        ("budget", "range", "[1]", "range cannot be [1]: it is two numbers"),
        ("budget", "type", "figur", "no type is called 'figur'; did you mean figure?"),
        ("budget", "type", "", "type cannot be taken away"),
        ("budget", "basis", "guessed", "basis cannot be 'guessed': it is one of explicit, "),
    ],
)
def test_a_value_that_cannot_stand_in_its_field_is_refused_by_name(call, log, kind, field, typed, fault):
    before = len(call.lines)
    assert fault in " ".join(call.err("correct", log.ids[kind], field, typed, "--yes", status=2).split())
    assert len(call.lines) == before


@pytest.mark.parametrize(
    ("kind", "field", "given", "now"),
    [
        ("agreement", "data.parties", ("Tyrol", " ", "Salzburg "), ("Tyrol", " ", "Salzburg ")),
        ("pledge", "actors", ("Tyrol", " ", "Salzburg "), ["Tyrol", "Salzburg"]),
        ("figure", "data.value", 7, 7),
        ("figure", "data.value", None, None),
        ("figure", "data.value", "million " * 20_000, "million " * 20_000),
        ("", "data.mood", "[1, 2]", [1, 2]),
        ("", "data.mood", "[1, 2", "[1, 2"),
        ("", "mood", "7", "7"),
    ],
)
def test_a_value_of_python_is_taken_as_it_is(kind, field, given, now):
    assert value_of(kind, field, given, base=None, notice=pytest.fail) == now


@pytest.mark.parametrize("given", [2024, ["2024"], True])
def test_a_date_that_is_no_text_is_named(given):
    with pytest.raises(BadDateError, match="it is no text"):
        value_of("pledge", "data.deadline", given, base=None, notice=pytest.fail)


def test_of_a_type_that_is_not_known_here_any_field_is_corrected(call, log):
    log.article("odd", [pledge("Tyrol", "mow")])
    line = {**log.lines[-2], "type": "rumour"}
    line["id"] = log.lines[-2]["id"] = codec.content_id({**line, "id": ""})
    log.lines[-2] = line
    log.lines[-1]["data"]["events"] = [line["id"]]
    log.write(call.workspace.log)
    for field, typed, now in (("data.action", "sow", "sow"), ("data.heard", "3", 3), ("mood", "3", "3")):
        call("correct", line["id"], field, typed, "--yes")
        assert (call.lines[-1]["data"]["field"], call.lines[-1]["data"]["now"]) == (field, now)
