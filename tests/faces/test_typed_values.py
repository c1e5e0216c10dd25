"""What a text that a person types means for a field, and what a field refuses: asked without a log."""

import pytest

from timeline.app.event_values import path_of, value_of
from timeline.app.field_checks import FieldError, checked
from timeline.app.questions import BadDateError
from timeline.model import Change


@pytest.mark.parametrize(
    ("kind", "field", "path"),
    [
        ("pledge", "deadline", "data.deadline"),
        ("pledge", "data.deadline", "data.deadline"),
        ("pledge", "date", "date"),
        ("pledge", "regions", "regions"),
        ("pledge", "term", "term"),
        ("figure", "change.percent", "data.change.percent"),
        ("figure", "change", "data.change"),
        ("follow_up", "share.of", "data.share.of"),
        ("meeting", "place", "data.place"),
        ("statement", "place", "place"),
    ],
)
def test_a_field_of_a_type_may_be_told_by_its_bare_name(kind, field, path):
    assert path_of(kind, field) == path


def value(kind, field, given, base="2021-03-02", language=None):
    return value_of(kind, field, given, base=base, language=language, notice=pytest.fail)


@pytest.mark.parametrize(
    ("kind", "field", "given", "means"),
    [
        ("pledge", "data.action", None, None),
        ("pledge", "date", "", None),
        ("pledge", "regions", "", None),
        ("pledge", "regions", "Tyrol; Bavaria;Tyrol", ["AT-7", "DE-BY"]),
        ("pledge", "regions", ["Tyrol", " ", "Bavaria "], ["AT-7", "DE-BY"]),
        ("pledge", "regions", [], []),
        ("pledge", "actors", " Cid ;;Ann", ["Cid", "Ann"]),
        ("meeting", "data.participants", "Cid; Ann", "Cid; Ann"),
        ("pledge", "date", "yesterday", "2021-03-01"),
        ("pledge", "date", "2022-05", "2022-05"),
        ("pledge", "data.deadline", "tomorrow", "2021-03-03"),
        ("", "events.date", "tomorrow", "2021-03-03"),
        ("figure", "data.period", "last year", "2020"),
        ("follow_up", "data.new_deadline", "tomorrow", "2021-03-03"),
        ("appointment", "data.since", "yesterday", "2021-03-01"),
        ("agreement", "data.term", "P3Y", "P3Y"),
        ("agreement", "data.term", "tomorrow", "2021-03-03"),
        ("", "data.mood.date", "tomorrow", "tomorrow"),
        ("", "mood.deadline", "tomorrow", "tomorrow"),
        ("pledge", "data.action", "7", "7"),
        ("pledge", "doubt", "7", "7"),
        ("pledge", "data.testable", "true", True),
        ("pledge", "data.negated", "yes", "yes"),
        ("figure", "data.value", "7", 7),
        ("figure", "data.value", "7.5", 7.5),
        ("figure", "data.value", 7.5, 7.5),
        ("figure", "data.value", "18,000", 18_000),
        ("figure", "data.value", "-18,000", -18_000),
        ("figure", "data.value", "18,000,000", 18_000_000),
        ("figure", "data.value", "18 000", 18_000),
        ("figure", "data.value", "18\u00a0000\u202f000", 18_000_000),
        ("figure", "data.value", "18,00", 18),
        ("figure", "data.value", "1,8000", 1.8),
        ("figure", "data.value", "141 million", 141_000_000),
        ("figure", "data.value", "141 million roubles", "141 million roubles"),
        ("figure", "data.value", "some million", "some million"),
        ("figure", "data.value", "no number", "no number"),
        ("figure", "data.value", "  ", "  "),
        ("figure", "data.value", '{"a":1}', {"a": 1}),
        ("figure", "data.change", '{"percent":4}', {"percent": 4}),
        ("figure", "data.change.percent", "4.5", 4.5),
        ("figure", "data.change.percent", "[", "["),
        ("figure", "data.range", "[1, 2]", [1, 2]),
        ("figure", "data.change", "40%", "40%"),
        ("follow_up", "data.share", "40%", {"percent": 40}),
        ("follow_up", "data.share", "40 %", {"percent": 40}),
        ("follow_up", "data.share", "99.125%", {"percent": 99.125}),
        ("follow_up", "data.share", "40  %", "40  %"),
        ("follow_up", "data.share", "1000%", "1000%"),
        ("follow_up", "data.share", "40%!", "40%!"),
        ("follow_up", "data.share", "3/5", {"done": 3, "of": 5}),
        ("follow_up", "data.share", "3 / 5", {"done": 3, "of": 5}),
        ("follow_up", "data.share", "3/5/7", "3/5/7"),
        ("follow_up", "data.share", "{", "{"),
        ("follow_up", "data.share", "\ud800", "\ud800"),
    ],
)
def test_a_typed_text_means_what_its_field_holds(kind, field, given, means):
    found = value(kind, field, given)
    assert found == means
    assert type(found) is type(means)


@pytest.mark.parametrize("brackets", [99, 100_000])
def test_brackets_without_an_end_are_a_text(brackets):
    assert value("follow_up", "data.share", "[" * brackets) == "[" * brackets


def test_a_number_in_words_is_read_in_the_articles_language_or_in_all_that_know_it_alike():
    assert value("figure", "data.value", "сорок") == 40
    assert value("figure", "data.value", "сорок", language="ru") == 40
    assert value("figure", "data.value", "forty", language="ru") == 40
    assert value("figure", "data.value", "forty", language="of nobody") == 40
    assert value("figure", "data.value", "1 billion", language="en") == 10**9
    assert value("figure", "data.value", "1 billion", language="de") == 10**12
    assert value("figure", "data.value", "1 billion") == "1 billion"
    million = "1 " * 49 + "1"
    assert value("figure", "data.value", million) == million
    assert value("figure", "data.value", "forty" + " " * 95) == 40
    assert value("figure", "data.value", "forty" + " " * 96) == "forty" + " " * 96


@pytest.mark.parametrize("field", ["date", "data.deadline", "events.date"])
@pytest.mark.parametrize("given", [2024, ("2024",), {"a": 1}])
def test_a_day_that_is_no_text_is_refused(field, given):
    with pytest.raises(BadDateError) as refused:
        value("pledge", field, given)
    assert str(refused.value) == f"{field.removeprefix('data.')} {repr(given)!r}: it is no text"


def test_a_span_of_time_is_one_only_as_a_term():
    with pytest.raises(BadDateError):
        value("pledge", "data.deadline", "P3Y")
    with pytest.raises(BadDateError):
        value("agreement", "data.term", "three")


@pytest.mark.parametrize(
    ("kind", "path", "given", "now"),
    [
        ("pledge", "date", "anything", "anything"),
        ("pledge", "regions", ["XX"], ["XX"]),
        ("pledge", "data.action", "mow", "mow"),
        ("pledge", "data.strength", "offer", "offer"),
        ("pledge", "data.testable", True, True),
        ("pledge", "data.testable", False, False),
        ("pledge", "data.testable", "TRUE", True),
        ("pledge", "data.testable", "yes", True),
        ("pledge", "data.testable", "False", False),
        ("pledge", "data.testable", "No", False),
        ("figure", "data.value", 0, 0),
        ("figure", "data.value", 1.5, 1.5),
        ("figure", "data.change.percent", 4, 4),
        ("figure", "data.change", Change(percent=4), Change(percent=4)),
        ("figure", "data.target", "yes", True),
        ("meeting", "data.participants", " Ann ;; Bo", ["Ann", "Bo"]),
        ("meeting", "data.participants", ("Ann", " "), ("Ann", " ")),
        ("follow_up", "data.share", {"of": 2}, {"of": 2}),
    ],
)
def test_what_may_stand_in_a_field_is_taken(kind, path, given, now):
    found = checked(kind, path, given)
    assert found == now
    assert type(found) is type(now)


@pytest.mark.parametrize(
    ("kind", "path", "given", "fault"),
    [
        ("pledge", "mood", "x", "a pledge has no field mood; it has type, date, "),
        ("pledge", "deadline", "x", "a pledge has no field deadline; it has type, date, "),
        ("pledge", "data.date", "x", "a pledge has no field data.date; it has promiser, action, "),
        ("pledge", "data.mood.deep", "x", "a pledge has no field data.mood.deep; it has promiser, action, "),
        ("pledge", "data.strength", "x", "strength cannot be 'x': it is one of commitment, agreed, "),
        ("figure", "data.value", "x", "value cannot be 'x': it is a number"),
        ("figure", "data.value", True, "value cannot be True: it is a number"),
        ("figure", "data.value", [1], "value cannot be [1]: it is a number"),
        ("pledge", "data.testable", "x", "testable cannot be 'x': it is true or false"),
        ("pledge", "data.testable", 1, "testable cannot be 1: it is true or false"),
    ],
)
def test_what_may_not_stand_in_a_field_is_refused_by_name(kind, path, given, fault):
    with pytest.raises(FieldError) as refused:
        checked(kind, path, given)
    assert str(refused.value).startswith(fault)


def test_who_misses_a_field_of_its_data_is_shown_these_alone():
    with pytest.raises(FieldError, match="it has promiser, ") as refused:
        checked("pledge", "data.mood", "x")
    assert "regions" not in str(refused.value)
    with pytest.raises(FieldError, match=r"regions, .*promiser"):
        checked("pledge", "mood", "x")
