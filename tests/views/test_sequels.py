"""What is no promise has its sequel only where regions, time and work agree; a date is taken over from a surer one."""

import pytest

from tests.views.story import Log, agreement, done, figure, meeting, pledge, statement
from timeline.views.dating import narrower
from timeline.views.pledges import projection
from timeline.views.proposals import propose
from timeline.views.query import Query
from timeline.views.standing import Standing


def proposed(*events):
    log = Log()
    made = [log.article(f"a{at}", [event], date="2021-03-03")[0][0] for at, event in enumerate(events)]
    standing = Standing(projection.fold(log.raw), Query())
    found = propose(standing.events(), standing.judgements.links)
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


def test_figures_that_found_no_body_have_no_sequel():
    assert proposed(figure(5, metric="schools"), meeting(("Ann Ash", "Bo Birch"), "a working group")) == set()
