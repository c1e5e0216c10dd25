"""Who bears several names is one party to what he did, wherever acts are compared."""

import pytest

from tests.views.story import Log, done, meeting, pledge
from tests.views.test_proposals import proposed

LATIN, CYRILLIC = "Anna Keller", "Анна Келлер"


def planned_and_held(*names):
    """A plan to meet in one script, the meeting in another, and who is said to be one."""
    log = Log()
    planned = meeting((CYRILLIC, "Bo Birch"), status="planned", date="2022-05")
    (plan,), _ = log.article("plan", [planned], date="2022-04-01")
    (held,), _ = log.article("held", [meeting((LATIN, "Cid Cork"), date="2022-05-05")], date="2022-05-06")
    if names:
        log.judge("alias", {"names": list(names)})
    return log, (plan, held, "fulfils")


def test_a_plan_of_one_in_another_script_is_held_once_somebody_says_that_the_names_are_one():
    log, pair = planned_and_held()
    assert pair not in proposed(log)
    log, pair = planned_and_held(LATIN, CYRILLIC)
    assert f"of the same people: {CYRILLIC}" in proposed(log)[pair].reasons
    log.judge("retraction", {"target": log.lines[-1]["id"]})
    assert pair not in proposed(log)


@pytest.mark.parametrize("names", [(CYRILLIC, "Dora Dill"), ("Bo Birch", "B. Birch")])
def test_of_names_that_nobody_called_one_nothing_follows(names):
    log, pair = planned_and_held(*names)
    assert pair not in proposed(log)


def test_one_meeting_told_in_two_scripts_is_the_same_act():
    log = Log()
    told = "the Rhine ferry and its landing stages"
    (one,), _ = log.article("one", [meeting((LATIN, "Bo Birch"), told, date="2022-05-05")], date="2022-05-06")
    (other,), _ = log.article("two", [meeting((CYRILLIC, "Бо Бирх"), told, date="2022-05-05")], date="2022-05-07")
    assert not any({one, other} == {p.earlier.id, p.later.id} for p in proposed(log).values())
    log.judge("alias", {"names": [CYRILLIC, LATIN]})
    log.judge("alias", {"names": ["Bo Birch", "Бо Бирх"]})
    assert {relation for first, second, relation in proposed(log) if {first, second} == {one, other}} == {"same_act"}


def test_a_report_by_the_promiser_under_his_other_name_is_of_the_same_side():
    log = Log()
    (promise,), _ = log.article(
        "promise", [pledge(LATIN, "dig the Karwendel tunnel", speaker=LATIN, actors=(LATIN,))], date="2021-03-02"
    )
    told = [done(CYRILLIC, "dug the Karwendel tunnel", speaker=CYRILLIC)]
    (report,), _ = log.article("report", told, date="2022-05-06")
    log.judge("alias", {"names": [CYRILLIC, LATIN]})
    (found,) = [p for p in proposed(log).values() if {p.earlier.id, p.later.id} == {promise, report}]
    assert f"of the same side: {LATIN}" in found.reasons
