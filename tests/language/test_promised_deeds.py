"""Promised deeds and where they end: what is ensured, several deeds with one object, and what is only meant."""

import pytest

from tests.language.readings import found

ROADS = "The Orlin Roads Agency will build a road. "
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


@pytest.mark.parametrize(
    ("text", "promiser", "action", "deadline"),
    [
        ("Texas – which owns the site – will build 40 flats.", "Texas", "build 40 flats", None),
        (
            "The scheme will see the Orlin Trust building 600 homes by 2024.",
            "Orlin Trust",
            "building 600 homes by 2024",
            "2024",
        ),
        ("That deal will see Orlin Marine deliver 30 boats.", "Orlin Marine", "deliver 30 boats", None),
        ("The council voted on Tuesday night to close two ferries.", "council", "close two ferries", None),
    ],
)
def test_whose_deed_it_is_past_asides_and_where_a_plan_will_see_it_done(text, promiser, action, deadline):
    (one,) = found("pledge", LEAD + text)
    assert (one.data.promiser, one.data.action, one.data.deadline) == (promiser, action, deadline)


def test_what_a_plan_will_see_done_to_a_work():
    (one,) = found("pledge", LEAD + "The next phase will see the design finalised by May 2022.")
    assert (one.data.action, one.data.deadline) == ("the design finalised by May 2022", "2022-05")


@pytest.mark.parametrize(
    "text",
    [
        "The coming week will see temperatures rise.",
        "Sunday will see the team play in Rome.",
        "The deadline for filing tax returns was June 2022.",
    ],
)
def test_what_time_will_see_binds_nobody(text):
    assert pledged(LEAD + text) == []


def test_a_deadline_is_a_plan_of_what_it_is_for():
    (one,) = found("pledge", LEAD + "Governor Ruiz set a deadline of August 2022 for completing the tunnel.")
    assert one.data.deadline == "2022-08"
    (one,) = found("pledge", LEAD + "The original deadline to complete the tunnel is July 2022.")
    assert one.data.deadline == "2022-07"


def test_who_runs_a_house_opens_it():
    text = "Orlin Health Trust will build a ward. The Avery Surgical Unit will open in May 2022."
    assert [one.data.promiser for one in found("pledge", text)] == ["Orlin Health Trust", "Orlin Health Trust"]


def test_a_commissioner_of_a_state_speaks_for_its_government():
    text = (
        "The Orlin state government met. The State Commissioner for Finance, Ana Kolar, said arrears will be paid soon."
    )
    assert [one.data.promiser for one in found("pledge", text)] == ["Orlin state government"]


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("The Orlin tunnel had been due to enter operation in December 2020.", "2020-12"),
        ("The Orlin tunnel is all set to start operations in December 2021.", "2021-12"),
        ("The Orlin tunnel was planned to be in commercial service by the end of 2014.", "2014"),
        ("The Orlin tunnel was meant to have been completed by 2014.", "2014"),
        ("The Orlin tunnel was billed to open in March 2014.", "2014-03"),
        ("A total of 900 flats will be provided by June 2022.", "2022-06"),
        ("The buses will use the pass until the new tunnel is built in May 2022.", "2022-05"),
    ],
)
def test_what_was_due_or_meant_by_a_day(text, deadline):
    told = found("pledge", ROADS + text)
    assert [one.data.deadline for one in told[1:] if one.data.deadline] == [deadline]


@pytest.mark.parametrize(
    "text",
    [
        "The law was meant to help farmers.",
        "The delay was due to high costs in 2020.",
        "The talks will go on before the rain begins in May 2022.",
        "The club will pay provided the pitch is mown by May 2022.",
    ],
)
def test_what_only_helps_or_happens_binds_nobody(text):
    told = found("pledge", ROADS + text)
    assert [one.data.action for one in told[1:] if "pay" not in one.data.action] == []


def test_a_time_to_come_is_one_where_the_day_of_the_article_is_not_known():
    text = "The Orlin Roads Agency will build a road. The night ferry will cross the bay from May 2022."
    assert len(found("pledge", text, published=None)) == 2


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("Texas will spend $4 million over six years on the weir.", "2027"),
        ("Texas agreed to pay a fine to its tenants Wednesday.", None),
        ("The weir, which was closed in May 2020, will be mended.", None),
    ],
)
def test_a_time_is_a_deadline_of_its_own_deed_alone(text, deadline):
    assert [one.data.deadline for one in found("pledge", LEAD + text)] == [deadline]


def test_who_is_appointed_by_the_end_of_the_year():
    text = ROADS + "It is expected that a contractor will be appointed by the end of the year."
    assert [one.data.deadline for one in found("pledge", text)] == [None, "2021"]


@pytest.mark.parametrize(
    "text",
    [
        "The line will run from the port to the mill.",
        "Hopefully, the commissioning of the pier will be in June 2022.",
        "It is possible that the pier will be closed by June 2022.",
        "Governor Ruiz is confident the roads agency will mend the pier.",
    ],
)
def test_how_a_line_lies_and_what_is_only_hoped_binds_nobody(text):
    assert [action for _, action in pledged(ROADS + text)[1:]] == []
