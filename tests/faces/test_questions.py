"""Questions as people ask them: days in words, signs for units, and faults that name what was meant."""

from datetime import date, timedelta
from hashlib import sha256

import pytest

from timeline import codec
from timeline.app.asked_names import BadSpanError, days_in, unit
from timeline.app.questions import BadDateError, edtf, instant, today


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("14 February 2023", "2023-02-14"),
        ("14 february 2023", "2023-02-14"),
        ("14.02.2023", "2023-02-14"),
        ("autumn 2024", "2024-23"),
        ("3 марта 2022", "2022-03-03"),
        ("2022-05", "2022-05"),
    ],
)
def test_a_day_may_be_told_in_words(words, day):
    assert edtf("--since", words) == day


def test_days_are_counted_from_today():
    yesterday = (date.fromisoformat(today()) - timedelta(days=1)).isoformat()
    assert edtf("--since", "yesterday") == edtf("--since", "вчера") == yesterday
    assert instant("--known-at", "yesterday") == yesterday


@pytest.mark.parametrize(
    "words", ["soon", "2022-13", "from March to May 2020 and in 2021", "x" * 999, "", "a long time ago"]
)
def test_what_is_no_day_is_a_fault_that_names_the_option(words):
    with pytest.raises(BadDateError, match="--since"):
        edtf("--since", words)


@pytest.mark.parametrize(
    ("told", "meant"),
    [("%", "percent"), ("$", "USD"), ("€", "EUR"), ("usd", "USD"), ("dollars", "USD"), ("houses", "houses"), ("", "")],
)
def test_a_unit_may_be_told_by_its_sign(told, meant):
    assert unit(told) == meant


@pytest.mark.parametrize(("told", "days"), [("90d", 90), ("12w", 84), ("6 months", 183), ("1y", 365), ("1 day", 1)])
def test_a_span_of_time(told, days):
    assert days_in("--within", told) == days


@pytest.mark.parametrize("told", ["", "d", "90", "-3d", "9999999d", "1 fortnight"])
def test_what_is_no_span_of_time_is_a_fault(told):
    with pytest.raises(BadSpanError, match="--within"):
        days_in("--within", told)


def test_since_after_until_is_a_wrong_call(call):
    fault = call.err("show", "--since", "2023", "--until", "2022", status=2)
    assert fault == "error: --since '2023' is after --until '2022'\n"
    assert call.json("show", "--since", "2022", "--until", "2022-05")


@pytest.mark.parametrize("view", ["show", "pledges", "articles", "review --list"])
def test_an_unknown_type_is_a_wrong_call_that_names_the_right_ones(call, view):
    fault = call.err(*view.split(), "--type", "pledges", status=2)
    assert "no type is called 'pledges'; did you mean pledge?" in fault
    assert "there are" in call.err(*view.split(), "--type", "xyzzy", status=2)


def test_a_type_that_only_the_log_knows_may_be_asked_for(call):
    told = {"v": 2, "type": "verdict", "date": "2024-03-01"}
    with call.workspace.log.open("ab") as file:
        file.write(codec.canonical({**told, "id": sha256(codec.canonical(told)).hexdigest()[:32]}) + b"\n")
    assert [row["type"] for row in call.json("show", "--type", "verdict")] == ["verdict"]


def test_an_unknown_unit_names_those_there_are(call):
    assert call.json("figures", "--unit", "%") == []
    assert len(call.json("figures", "--unit", "€")) == 2
    assert "no figure is in 'milk'; there are EUR" in call.err("figures", "--unit", "milk", status=2)


def test_an_unknown_language_names_those_there_are(call):
    assert "known are be, de, en" in call.err("dates", "x", "--language", "qq", status=2)


def test_a_text_may_be_of_any_bytes(call):
    assert "2021-05-03" in call.out("dates", "\udcff on 3 May 2021", "--base", "2022-01-01")
