"""What one pair of events decides: cases in which a rule of the links would else be as good as none."""

from itertools import pairwise

import pytest

from tests.views.story import Log, agreement, done, meeting, pledge, statement
from timeline.views.current_lines import Standing
from timeline.views.links.proposals import propose
from timeline.views.promise_ledger import projection
from timeline.views.query import Query


def told(*articles):
    """A log of articles of one event each, its events by the number of their article, and its links."""
    log = Log()
    ids = [log.article(f"a{at}", [event], date="2021-03-03")[0][0] for at, event in enumerate(articles)]
    standing = Standing(projection.fold(log.raw), Query())
    return log, ids, standing


def relations(*articles):
    _, ids, standing = told(*articles)
    found = propose(standing)
    assert all({p.earlier.id, p.later.id} == set(ids) for rest in found.values() for p in rest)
    return {p.relation for rest in found.values() for p in rest}


def test_a_meeting_planned_for_a_day_and_one_held_on_it_are_no_two_tellings_of_one_act():
    people = ("Ann Ash", "Boris Birch")
    planned, held = (meeting(people, "cable cars", status=status) for status in ("planned", "held"))
    assert relations(held, held) == {"same_act"}
    assert relations(planned, held) == {"fulfils"}
    plan, signed = (agreement(("Tyrol", "Bavaria"), "cable cars", status=status) for status in ("planned", "signed"))
    assert relations(plan, signed) == {"fulfils"}


def test_asked_about_one_pledge_the_day_that_its_page_is_lent_by_another_place_is_known():
    """A page that has only a clock tells of a call in another land; who dates it shares no land with the pledge."""
    log = Log()
    (call, promise), _ = log.article(
        "clocked",
        [
            statement("Ann Ash", "The time is right for hydrogen ferries", date="../2023-01-05", basis="page_stamp",
                      regions=("IT-32",)),
            pledge("Bavaria", "build a hydrogen pier", date="../2023-01-05", basis="page_stamp", regions=("DE-BY",)),
        ],
        date="../2023-01-05",
    )  # fmt: skip
    (dated,), _ = log.article(
        "dated",
        [statement("Ann Ash", "the time is right for hydrogen ferries", date="2021-06-01", regions=("IT-32",))],
        date="2021-06-02",
    )
    (answer,), _ = log.article(
        "answer",
        [done("Bavaria", "built a hydrogen pier", date="2022-06-02", regions=("DE-BY",))],
        date="2022-06-02",
    )
    standing = Standing(projection.fold(log.raw), Query())
    whole = propose(standing)
    assert {(p.later.id, p.order) for p in whole[promise]} >= {(answer, "unknown")}
    assert [p.later.id for p in whole[dated]] == [call]
    assert repr(propose(standing, among=frozenset({promise}))) == repr({promise: whole[promise]})


FIRMER = ("proposal", "offer", "readiness", "plan", "commitment", "agreed")


@pytest.mark.parametrize(("weak", "firm"), list(pairwise(FIRMER)))
def test_each_firmer_word_is_progress_over_the_one_before_and_never_the_other_way_round(weak, firm):
    earlier, later = (pledge("Tyrol", "dig the Karwendel tunnel", strength=word) for word in (weak, firm))
    assert relations(earlier, (*later[:2], {**later[2], "date": "2022-05-05"})) == {"progress"}
    assert relations(later, (*earlier[:2], {**earlier[2], "date": "2022-05-05"})) == set()


def test_a_plan_and_an_instruction_are_equally_firm():
    plan, told = (pledge("Tyrol", "dig the Karwendel tunnel", strength=word) for word in ("plan", "instruction"))
    assert relations(plan, (*told[:2], {**told[2], "date": "2022-05-05"})) == set()
    assert relations(told, (*plan[:2], {**plan[2], "date": "2022-05-05"})) == set()


def reasons(*articles):
    _, _, standing = told(*articles)
    found = propose(standing)
    return {reason for rest in found.values() for p in rest for reason in p.reasons}


def test_what_was_planned_for_a_year_is_answered_in_it_and_says_so():
    plan = agreement(("Tyrol", "Bavaria"), "cable cars", status="planned", date="2021")
    signed = agreement(("Tyrol", "Bavaria"), "cable cars", date="2021-06-01")
    assert "in the time it was planned for" in reasons(plan, signed)


def test_a_report_tells_what_it_is_about_in_its_sentence_too():
    promise = pledge("Tyrol", "dig the Karwendel tunnel")
    assert relations(
        promise, done("Tyrol", "the works", quote="Tyrol has finished the works: the Karwendel tunnel.")
    ) == {"fulfils"}
    assert relations(promise, done("Tyrol", "the works", quote="Tyrol has finished the works.")) == set()


def test_words_in_common_must_weigh_enough():
    """Words that every promise has name no work."""
    assert relations(pledge("Tyrol", "develop production of goods"), done("Tyrol", "production")) == set()
    assert relations(pledge("Tyrol", "produce tractor tyres"), done("Tyrol", "tractor tyres")) == {"fulfils"}
