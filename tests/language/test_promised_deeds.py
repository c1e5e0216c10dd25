"""Promised deeds and where they end: what is ensured, several deeds with one object, and what is only meant."""

import pytest

from tests.language.readings import found

LEAD = "Governor Ana Ruiz of Texas met Governor Tom Reed of Jalisco. "


def pledged(text):
    return [(one.data.promiser, one.data.action) for one in found("pledge", text)]


@pytest.mark.parametrize(
    ("text", "action", "deadline"),
    [
        (
            "Texas will ensure that no valley is without a clinic by 2030.",
            "ensure that no valley is without a clinic by 2030",
            "2030",
        ),
        ("Texas will make sure that the weir is mended.", "make sure that the weir is mended", None),
        ("Texas shall see to it that the weir is mended.", "see to it that the weir is mended", None),
        (
            "Texas will design, build and equip a clinic for the valley.",
            "design, build and equip a clinic for the valley",
            None,
        ),
        ("Governor Ruiz ordered a contractor to mend the weir by June.", "mend the weir by June", "2022-06"),
    ],
)
def test_what_is_seen_to_and_what_is_done_to_one_object_is_told_whole(text, action, deadline):
    assert [(one.data.action, one.data.deadline) for one in found("pledge", LEAD + text)] == [(action, deadline)]
    assert found("follow_up", LEAD + text) == []


def test_two_deeds_with_their_own_objects_are_two():
    found = pledged(LEAD + "Texas will mend the weir and build a clinic.")
    assert found == [("Texas", "mend the weir"), ("Texas", "build a clinic")]


def test_works_told_by_two_nouns_are_one_deed():
    assert pledged(LEAD + "Texas will finish nine road construction and repair projects next year.") == [
        ("Texas", "finish nine road construction and repair projects next year")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Governor Ruiz said the move was to keep the valley safe.",
        "The aims of the scheme were to widen the pier.",
        "Governor Ruiz ordered a halt to building work on the pier.",
        "“We can go on when we can afford it,” Governor Ruiz said.",
    ],
)
def test_purposes_and_halts_bind_nobody(text):
    assert pledged(LEAD + text) == []
