"""What is no promise has its sequel only where regions, time and work agree; a date is taken over from a surer one."""

import pytest
from attrs import evolve

from tests.views.story import Log, agreement, done, figure, meeting, pledge, statement
from timeline.views.current_lines import Standing
from timeline.views.links.lent_dates import narrower
from timeline.views.links.proposals import propose
from timeline.views.promise_ledger import projection
from timeline.views.query import Query


def proposed(*events):
    log = Log()
    made = [log.article(f"a{at}", [event], date="2021-03-03")[0][0] for at, event in enumerate(events)]
    standing = Standing(projection.fold(log.raw), Query())
    found = propose(standing)
    return {(made.index(p.earlier.id), made.index(p.later.id)) for ps in found.values() for p in ps}


CALL = statement("Ann Ash", "Closer cooperation of the two lands is needed, we should cooperate", regions=("AT", "DE"))


@pytest.mark.parametrize(
    ("later", "found"),
    [
        (agreement(("Tyrol", "Bavaria"), "milk"), {(0, 1)}),
        (agreement(("Tyrol", "Bavaria"), "milk", date="2031-06-01"), set()),
        (agreement(("Tyrol", "Vienna"), "milk", regions=("AT-7",)), set()),
        (agreement(("Tyrol", "Bavaria"), "milk", status="planned"), set()),
    ],
)
def test_a_call_for_cooperation_is_followed_by_the_next_agreement_soon(later, found):
    assert proposed(CALL, later) == found


def test_work_done_before_is_followed_by_a_promise_of_the_same_work():
    before = done("Tyrol", "dairy farm built", date="2020-05-05")
    assert proposed(before, pledge("Tyrol", "build a dairy farm")) == {(0, 1)}
    assert proposed(before, pledge("Salzburg", "build a dairy farm")) == set()
    assert proposed(before, pledge("Tyrol", "paint a bridge")) == set()


@pytest.mark.parametrize(
    ("sure", "vague", "says"),
    [
        ("2022-05-12", "../2023-01-05", True),
        ("2022-05-12", "2022-05", True),
        ("2022-05", "2022-05-12", False),
        ("2024-05-12", "../2023-01-05", False),
        ("../2023-01-05", "2022-05", False),
    ],
)
def test_the_narrower_date_lies_within_the_other(sure, vague, says):
    assert narrower(sure, vague) is says


def plan(subject, *, term=None, date="2022-05-13", parties=("Tyrol", "Bavaria"), form="action plan", **told):
    kind, data, fields = agreement(parties, subject, form=form, date=date, **told)
    return kind, evolve(data, term=term), fields


PLAN = plan("a plan for 2022-2024")


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (PLAN, plan("a plan for 2025-2027", date="2025-02-04")),
        (PLAN, plan("a plan", term="2025/2027", date="2025-02-04")),
        (plan("a plan", term="P3Y"), plan("a plan", term="2025/2027", date="2025-02-04")),
        (
            plan("lakes", term="2022/2024", form="agreement"),
            plan("lakes 2025–2026", form="agreement", date="2024-12-04"),
        ),
    ],
)
def test_a_plan_for_the_years_that_follow_carries_on_the_plan_of_the_same_sides(earlier, later):
    assert proposed(earlier, later) == {(0, 1)}


@pytest.mark.parametrize(
    "later",
    [
        plan("a plan for 2023-2024", date="2025-02-04"),
        plan("a plan for 2029-2031", date="2025-02-04"),
        plan("a plan", date="2025-02-04"),
        plan("a plan for 2025-2027 and one for 2028-2030", date="2025-02-04"),
        plan("a plan for 2027-2025", date="2025-02-04"),
        plan("a plan for 2025-2027", date="2025-02-04", form="protocol"),
        plan("a plan for 2025-2027", date="2025-02-04", status="planned"),
        plan("a plan for 2025-2027", date="2025-02-04", parties=("Salzburg", "Swabia")),
        plan("a plan for 2025-2027", date="2025-02-04", regions=("AT-7", "IT-32")),
        plan("a plan for 2025-2027", date="2025-02-04", regions=("AT", "DE")),
    ],
)
def test_another_time_form_or_side_carries_no_plan_on(later):
    assert proposed(PLAN, later) == set()


def test_what_is_said_to_be_renewed_carries_on_what_was_agreed_about_the_same():
    earlier = plan("ferries on the lake", form="agreement")
    kind, data, fields = plan("ferries on the lake", form="agreement", date="2025-02-04")
    assert proposed(earlier, (kind, data, {**fields, "quote": "The agreement on ferries was extended."})) == {(0, 1)}
    assert proposed(earlier, (kind, data, {**fields, "quote": "An agreement on ferries was signed."})) == set()
    assert proposed(PLAN, (kind, evolve(data, subject="mountains"), fields)) == set()


def test_of_the_plans_that_follow_the_next_carries_on():
    assert proposed(PLAN, plan("2025-2027", date="2025-02-04"), plan("2025-2026", date="2025-03-04")) == {(0, 1)}


def test_figures_that_found_no_body_have_no_sequel():
    assert proposed(figure(5, metric="schools"), meeting(("Ann Ash", "Bo Birch"), "a working group")) == set()
