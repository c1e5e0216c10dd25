"""Appointments: who came to what office, by whose hand, from when. Own sentences."""

import pytest

from tests.language.readings import found
from tests.steps import assert_linear


def told(text, **more):
    return [
        {key: value for key in KEYS if (value := getattr(event.data, key))}
        for event in found("appointment", text, **more)
    ]


KEYS = ("appointee", "office", "appointer", "place", "since")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Ann Lee was appointed Governor of Lapland by President Pekka Salo.",
            {"appointee": "Ann Lee", "office": "Governor of Lapland", "appointer": "Pekka Salo", "place": "Lapland"},
        ),
        (
            "President Pekka Salo has named Ann Lee to the post of agriculture minister.",
            {"appointee": "Ann Lee", "office": "agriculture minister", "appointer": "Pekka Salo"},
        ),
        (
            "Mary Stone was named chief executive of the port authority, effective from 1 July 2021.",
            {"appointee": "Mary Stone", "office": "chief executive of the port authority", "since": "2021-07-01"},
        ),
        (
            "Deputy Minister Ann Lee was appointed as the new Minister of Trade and Industry and will start soon.",
            {"appointee": "Ann Lee", "office": "Minister of Trade and Industry"},
        ),
    ],
)
def test_who_what_by_whom_where_and_from_when(text, said):
    assert told(text) == [said]


def test_in_russian_the_office_may_stand_before_the_verb():
    (event,) = found("appointment", "Губернатором Камчатского края назначен Иван Петров.", language="ru")
    assert (event.data.appointee, event.data.place) == ("Иван Петров", "Камчатского края")
    assert event.regions == ("RU-KAM",)


def test_it_is_dated_by_its_own_day_and_one_to_come_is_planned():
    (event,) = found("appointment", "Ann Lee will take office as governor of Lapland on 20 October 2021.")
    assert (event.date, event.basis, event.data.status) == ("2021-10-20", "explicit", "planned")


def test_told_twice_it_is_one():
    text = "Ann Lee was appointed mayor of Oulu. It rained. Ann Lee was appointed mayor of Oulu on Monday."
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "It was appointed governor of Lapland.",
        "The bridge was named after Governor Ann Lee.",
        "Ann Lee was elected to the parliament's list of honour.",
        "The newly elected President Pekka Salo met with Governor Ann Lee.",
    ],
)
def test_nobody_named_or_no_office_is_none(text):
    assert told(text) == []


@pytest.mark.no_cover
@pytest.mark.parametrize("prefix", ["was appointed governor of ", "named Ann Lee, ", "Ann Lee was elected mayor by "])
def test_time_grows_with_the_text_and_no_faster(prefix):
    def work(size):
        text = (prefix * 2_000)[:size]
        return lambda: found("appointment", text)

    assert_linear(work, 2_000)
