"""What looks like a pledge and binds nobody: timetables, purposes, passives of company, things that will come of it."""

import pytest

from tests.language.readings import found

LEAD = "Governor Ana Ruiz of Texas met Governor Tom Reed of Jalisco. "


def pledged(text, **more):
    return [(one.data.promiser, one.data.action) for one in found("pledge", text, **more)]


@pytest.mark.parametrize(
    "text",
    [
        "Governor Ruiz will be joined by the heads of two agencies.",
        "Governor Ruiz will attend a reception with local firms.",
        "Governor Ruiz will meet with executives during the mission.",
        "“Let us free that strength so we can build our towns,” Governor Ruiz said.",
        "“The memorandum is signed. This will create work for thousands,” Governor Ruiz said.",
        "“This is a day we shall remember for a long time,” Governor Ruiz said.",
    ],
)
def test_nobody_is_bound(text):
    assert pledged(LEAD + text) == []


def test_what_likely_will_be_done_binds_nobody():
    assert pledged(LEAD + "The council likely will widen the pier by June.") == []
    assert pledged(LEAD + "The council will widen the pier by June.") == [("council", "widen the pier by June")]


def test_what_is_unlikely_or_done_first_binds_nobody():
    assert pledged(LEAD + "The dam is unlikely to be repaired before June.") == []
    assert pledged(LEAD + "Governor Ruiz was first to question the plan.") == []


def test_what_somebody_was_able_to_do_is_no_offer():
    assert pledged(LEAD + "“We were able to open three wards,” Governor Ruiz said.") == []


def test_who_is_ready_to_take_part_binds_himself():
    assert pledged(LEAD + "Texas is ready to take part in building the port.")


def test_the_subject_behind_a_phrase_with_a_preposition():
    text = "Губернатор Иван Петров провёл встречу. В рамках нового соглашения стороны обязуются построить мост."
    assert pledged(text, language="ru") == [("стороны", "построить мост")]
    ((who, _),) = pledged(LEAD + "Under the new accord the two sides will build a bridge.")
    assert who == "two sides"


@pytest.mark.parametrize(
    "text",
    [
        "“We’re proud of the strong relationships we’ve built over the years,” Governor Ruiz said.",
        "“We have built strong relations with Jalisco,” Governor Ruiz said.",
        "Since the office opened, Texas has seen millions of dollars in trade.",
    ],
)
def test_a_relation_is_nothing_delivered(text):
    assert found("follow_up", LEAD + text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Governor Ruiz plans a trade mission to Japan next month.",
        "Governor Ruiz announced she will lead a business mission to Japan next month.",
    ],
)
def test_a_mission_to_come_is_a_planned_visit_and_no_pledge(text):
    (visit,) = found("visit", LEAD + text)
    assert (visit.data.status, visit.date) == ("planned", "2021-10")
    assert pledged(LEAD + text) == []


def test_what_will_begin_is_planned():
    text = LEAD + "The main work of the forum will begin on Friday, September 17."
    forum = found("meeting", text)[-1]
    assert (forum.data.status, forum.date) == ("planned", "2021-09-17")


def test_russian_pledges_without_a_subject_and_with_a_day_in_between():
    text = (
        "Губернатор Иван Петров встретился с делегацией. «Мы планируем до конца года открыть в городе магазин. "
        "Готовы поставить 25 автобусов», – сказал Иван Петров."
    )
    assert [action for _, action in pledged(text, language="ru")] == [
        "открыть в городе магазин",
        "поставить 25 автобусов",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The joint council is set to hold its fifth session in Lyon in June.",
        "Governor Ruiz plans to meet with the mayors of five towns.",
        "An agreement on water will be signed by Texas and Jalisco.",
        "Governor Ruiz asked whether the plans to build a port had been put into practice.",
        "Governor Ruiz called the ambitious plan to drain the marsh a mistake.",
    ],
)
def test_a_session_a_signing_and_plans_spoken_of_bind_nobody(text):
    assert pledged(LEAD + text) == []


def test_plans_that_are_announced_bind():
    ((promiser, action),) = pledged(LEAD + "Texas announced ambitious plans to build a port.")
    assert (promiser, action) == ("Texas", "build a port")


def test_who_will_visit_binds_nobody():
    assert pledged(LEAD + "The delegation will visit Japan and Korea.") == []
    assert pledged(LEAD + "The delegation is set to tour the mills.") == []


@pytest.mark.parametrize(
    "text",
    [
        "“I never said we will double the tolls,” Governor Ruiz said.",
        "Governor Ruiz did not say that Texas will close the plant.",
        "Governor Ruiz denied having said Texas will close the plant.",
        "Governor Ruiz declined to say the plant will be closed.",
        "Nobody in Texas said that the plant will be closed.",
        "The mayor denied that Governor Ruiz had said: “We will close the plant.”",
        "“The captain came in and said, ‘We will pay for the lot,’ and left,” Governor Ruiz said.",
    ],
)
def test_what_was_not_said_and_what_somebody_else_said_binds_nobody(text):
    assert pledged(LEAD + text) == []


@pytest.mark.parametrize("what", ["decision has been made", "promise was given", "plan has been drawn up"])
def test_nobody_binds_himself_by_what_there_is_none_of(what):
    assert not found("pledge", f"Harlow Council owns the pool. No {what} to reopen the pool, the mayor said.")
