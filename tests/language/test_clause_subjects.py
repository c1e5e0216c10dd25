"""Who a clause is about, where its sentence is not plain; told from outside, by the pledge that is read."""

import pytest

from tests.language.readings import found


def pledge(text: str):
    (event,) = found("pledge", text)
    return event.data


@pytest.mark.parametrize(
    ("text", "promiser"),
    [
        ("The Department of Public Works (DPW) will build three schools by 2026.", "Department of Public Works"),
        ("The states that signed will set up a joint office.", "states"),
        ("The company that makes the trams will deliver 20 of them.", "company"),
        ("Mayor Ana Kolar said that to keep prices low they will import maize.", "Ana Kolar"),
        ("The Hope Party has promised free transport for pensioners.", "Hope Party"),
        ("The governor gave hoteliers a year to remove their jetties.", "hoteliers"),
        ("The Housing Trust has earmarked 30 million euros to buy land.", "Housing Trust"),
        ("Oru County has plans for a new bus depot.", "Oru County"),
    ],
)
def test_who_acts_is_found_past_what_stands_between(text, promiser):
    assert pledge(text).promiser == promiser


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("The agency will repair and repaint the bridge.", "repair and repaint the bridge"),
        ("The council is set on closing the depot.", "closing the depot"),
        ("The council will for example support the choir.", "support the choir"),
        ("The council will no longer cut grass along the river.", "cut grass along the river"),
    ],
)
def test_what_is_to_be_done_is_told_whole(text, action):
    assert pledge(text).action == action


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("By the end of 2026, the city will build a pool.", "2026"),
        ('"By 2023 we will build two berths," said Mayor Ana Kolar.', "2023"),
        ("Next spring, the council will plant 300 trees.", "2022-21"),
        ("Inspectors gave the factory until 31 May 2022 to mend its filter.", "2022-05-31"),
    ],
)
def test_a_time_in_front_of_a_clause_is_its_own(text, deadline):
    assert pledge(text).deadline == deadline


@pytest.mark.parametrize(
    "text",
    [
        "The man was charged with one count of lying to the authorities.",
        "The delay was due to higher costs in the north.",
        "The council has dropped its plans for a depot.",
        "Williams said she'd gone to pick up her daughter.",
        "These projects are promising fields of work.",
        "Mayor Ana Kolar is sure we can do more.",
        "The family feared he would lose the house.",
        "Things will get better.",
        "Correction: An earlier version of this story said the pool would open in May.",
        "Read more: Council will build a pool in May.",
    ],
)
def test_what_only_sounds_like_a_promise_is_none(text):
    assert found("pledge", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Farrin was arrested on Monday.",
        "The body was found on Monday.",
        "The team finished fourth on Monday.",
        "The owner could not be reached for comment.",
        "The killer slipped away without a trace.",
        "The council has approved plans to rebuild the hall.",
    ],
)
def test_a_mishap_a_race_and_an_approval_report_nothing_done(text):
    assert found("follow_up", text) == []
