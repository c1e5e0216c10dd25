"""Which figures of two articles are told otherwise, and which only look so."""

import pytest

from tests.views.story import Log, figure
from timeline.views.history import projection
from timeline.views.query import Query


def beside(*articles):
    log = Log()
    names = [log.article(f"a{at}", list(told), date="2022-06-01")[0] for at, told in enumerate(articles)]
    found = projection.view(projection.fold(log.raw), Query()).beside
    assert all(any(told.id == name for told in found[other.id]) for name, others in found.items() for other in others)
    return sum(name in found for ids in names for name in ids)


def told(value, **said):
    return figure(value, **{"metric": "cost of the Karwendel tunnel", "period": None, "date": "2022-05-05", **said})


@pytest.mark.parametrize(
    "other",
    [
        told(2_600_000_000),
        told(2_600_000_000, date="2022-05-20"),
        told(2_900_000_000, qualifier="about"),
        told(2_600_000_000, metric="the cost of Karwendel tunnel"),
        told(2_600_000_000, metric="cost of the Karwendel tunnel with its portals"),
        told(2_600_000_000, regions=("AT-7", "DE-BY"), metric="the Karwendel tunnel's cost"),
    ],
)
def test_two_articles_that_tell_one_thing_otherwise_are_set_beside_each_other(other):
    assert beside([told(2_400_000_000)], [other]) == 2


@pytest.mark.parametrize(
    "other",
    [
        told(2_400_000_000),
        told(2_450_000_000, qualifier="about"),
        told(2_500_000_000, qualifier="up_to"),
        told(90_000_000_000),
        told(2_600_000_000, date="2024-05-05"),
        told(2_600_000_000, period="2021"),
        told(2_600_000_000, unit="USD"),
        told(2_600_000_000, target=True),
        told(2_600_000_000, metric="cost of the Brenner line"),
        told(2_600_000_000, metric="cost"),
        told(2_600_000_000, regions=("DE-BY",)),
        told(2_300_000_000, range=(2_300_000_000, 2_500_000_000)),
    ],
)
def test_what_may_be_one_amount_or_is_another_thing_is_not(other):
    assert beside([told(2_400_000_000)], [other]) == 0


def test_one_article_does_not_contradict_itself():
    assert beside([told(2_400_000_000), told(2_600_000_000)]) == 0


def test_of_a_history_that_is_cut_those_shown_have_beside_them_what_is_not():
    log = Log()
    for at, (value, day) in enumerate([(2_400_000_000, "05"), (2_600_000_000, "06"), (2_900_000_000, "07")]):
        log.article(f"a{at}", [told(value, date=f"2022-05-{day}")], date="2022-06-01")
    state = projection.fold(log.raw)
    whole, cut = (projection.view(state, Query(limit=limit)) for limit in (None, 1))
    (last,) = cut.events
    assert cut.beside == {last.id: whole.beside[last.id]}
    assert len(whole.beside[last.id]) == 2
