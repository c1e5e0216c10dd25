"""What an article says of an old promise that it tells again, in few words or none of the work's own."""

import pytest

from tests.views.story import Log
from tests.views.test_rival_works import pairs, paper, promised, reported

LATE = reported("the schedule", "Works are behind schedule, the council said.", state="delayed")
OLD = promised("open in 2019", "It was originally due to open in 2019.", deadline="2019")


def told(title, *events, date="2021-05-06"):
    log = Log()
    return log, paper(log, "story", title, [(kind, data, dict(fields)) for kind, data, fields in events], date=date)


def test_an_old_promise_is_answered_by_what_its_article_says_of_its_only_work():
    log, (work, old, late) = told(
        "Nordpark tunnel late again",
        reported("the Nordpark tunnel", "The Nordpark tunnel is being dug.", state="under_way"),
        OLD,
        LATE,
    )
    found = pairs(log)
    assert found[old, late].relation == "delays"
    assert found[old, work].relation == "progress"


def test_a_new_promise_is_not_answered_by_what_its_own_article_says():
    log, (new, late) = told(
        "Nordpark tunnel late again",
        promised("open the Nordpark tunnel in 2023", "The Nordpark tunnel will open in 2023.", deadline="2023"),
        LATE,
    )
    assert (new, late) not in pairs(log)


def test_an_old_promise_and_its_new_day_are_one_promise_given_anew():
    log, (old, new) = told(
        "Nordpark tunnel late again", OLD, promised("open in 2023", "It will now open in 2023.", deadline="2023")
    )
    assert pairs(log)[old, new].relation == "delays"


@pytest.mark.parametrize("what", ["the swimming pool in Lienz heated", "the Zirl library opened"])
def test_a_report_of_another_work_answers_nothing(what):
    log, (old, other) = told(
        "Nordpark tunnel late again",
        promised("open the Nordpark tunnel in 2019", "The Nordpark tunnel was to open in 2019.", deadline="2019"),
        reported(what, f"In the meantime {what.replace(' opened', ' was opened')}."),
    )
    assert (old, other) not in pairs(log)
