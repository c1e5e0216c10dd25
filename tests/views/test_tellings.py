"""One act told by several articles is one group of tellings; no line is merged and nothing else is drawn in."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.views.story import Log, agreement, figure, meeting, pledge, visit
from timeline.model import Change
from timeline.views import compared_figures, history
from timeline.views.query import Query

ASH, BIRCH = "Ann Ash", "Boris Birch"


def told(*articles, judge=None):
    """Return the groups of tellings of a log, each a set of the articles' numbers."""
    log = Log()
    made = [log.article(f"a{at}", [event], date="2021-03-03")[0][0] for at, event in enumerate(articles)]
    for judgement in judge or ():
        log.judge(*judgement(made))
    view = history.projection.view(history.projection.fold(log.raw), Query())
    number = {identity: at for at, identity in enumerate(made)}
    return {frozenset(number[event.id] for event in group) for group in view.same.values()}


SAME = [
    (meeting((ASH, BIRCH)), meeting((ASH, BIRCH), "a tunnel")),
    (meeting((ASH, BIRCH)), meeting(("President Ash", "B. Birch"))),
    (meeting((ASH, BIRCH), "a tunnel"), meeting((ASH, BIRCH), "the tunnel", date="2021-03-02/2021-03-03")),
    (meeting((ASH,), "the cable car"), meeting((ASH, BIRCH), "a cable car")),
    (visit((ASH,), "Tyrol"), visit((ASH,), "Tyrol")),
    (agreement(("Tyrol", "Bavaria"), "milk supplies"), agreement(("Bavaria", "Tyrol"), "supplies of milk")),
    (figure(2500, metric="road budget"), figure(2500, metric="budget of roads")),
    (figure(2500, metric="road budget"), figure(2500, metric="budget", regions=("AT",))),
    (figure(5), figure(5.0)),
    (figure(None, change=Change(percent=4.5)), figure(None, change=Change(percent=4.5))),
]


@pytest.mark.parametrize("pair", SAME[:4] + SAME[5:])
def test_two_articles_that_tell_one_act_are_one_row(pair):
    assert told(*pair) == {frozenset({0, 1})}


TWO = [
    (meeting((ASH, BIRCH)), meeting((ASH, BIRCH), date="2021-03-03")),
    (meeting((ASH, BIRCH), "a forum", date="2018"), meeting((ASH, BIRCH), "a forum", date="2018")),
    (meeting((ASH, BIRCH), "a forum", date="2018-10-12"), meeting((ASH, BIRCH), "a forum", date="2023-06-27")),
    (meeting((ASH, BIRCH), regions=("RU-MOW",)), meeting((ASH, BIRCH), regions=("RU-MOS",))),
    (meeting((ASH, BIRCH), regions=("BY", "RU-MOW")), meeting((ASH, BIRCH), regions=("BY", "RU-MOS"))),
    (meeting((ASH, BIRCH), "a tunnel"), meeting((ASH, "Dora Elm"), "a tunnel")),
    (meeting((ASH,)), meeting((ASH,))),
    (meeting((ASH, BIRCH)), meeting((ASH, BIRCH), status="planned")),
    (meeting((ASH, BIRCH)), meeting(("Tom Ash", "Dora Birch"))),
    (meeting((ASH, BIRCH), regions=()), meeting((ASH, BIRCH))),
    (agreement(("Tyrol", "Bavaria"), "milk"), agreement(("Tyrol", "Bavaria"), "tunnels")),
    (agreement(("Tyrol", "Bavaria"), "milk"), agreement(("Tyrol", "Bavaria"), "milk", form="protocol")),
    (figure(2500), figure(2600)),
    (figure(2500), figure(2500, period="2022")),
    (figure(2500), figure(2500, unit="USD")),
    (figure(2500), figure(2500, target=True)),
    (figure(5, metric="schools"), figure(5, metric="village schools")),
    (figure(2500, metric="road budget"), figure(2500, metric="milk sales")),
    (figure(None), figure(None)),
    (pledge("Tyrol", "dig a tunnel"), pledge("Tyrol", "dig a tunnel")),
]


@pytest.mark.parametrize("pair", TWO)
def test_two_acts_stay_two(pair):
    assert told(*pair) == set()


def test_two_acts_of_one_article_stay_two():
    log = Log()
    log.article("a", [meeting((ASH, BIRCH)), meeting((ASH, BIRCH))], date="2021-03-03")
    (other,), _ = log.article("b", [meeting((ASH, BIRCH))], date="2021-03-03")
    same = history.projection.view(history.projection.fold(log.raw), Query()).same
    assert {len(group) for group in same.values()} == {2}
    assert other in same


THREE = [meeting((ASH, BIRCH)), meeting((ASH, BIRCH), "a tunnel"), meeting((ASH, BIRCH), "tunnels")]


@pytest.mark.parametrize("relation", ["same_act", None])
def test_unlinked_by_a_person_two_stay_apart_for_good(relation):
    def apart(made):
        return "unlink", {"earlier": made[0], "later": made[2], **({"relation": relation} if relation else {})}

    groups = told(*THREE, judge=[apart])
    assert len(groups) == 1
    assert not any({0, 2} <= group for group in groups)


def test_linked_by_a_person_two_are_one_whatever_they_say():
    def link(made):
        return "link", {"earlier": made[0], "later": made[1], "relation": "same_act"}

    assert told(*TWO[0], judge=[link]) == {frozenset({0, 1})}
    assert told(*TWO[0], THREE[1], judge=[link]) == {frozenset({0, 1})}
    assert told(*SAME[0], judge=[link]) == {frozenset({0, 1})}


@pytest.mark.parametrize("gone", range(3))
def test_a_report_taken_back_leaves_the_others_as_they_were(gone):
    def retract(made):
        return "retraction", {"target": made[gone]}

    assert told(*THREE) == {frozenset({0, 1, 2})}
    assert told(*THREE, judge=[retract]) == {frozenset({0, 1, 2}) - {gone}}


events = st.sampled_from([event for pair in SAME + TWO for event in pair])
unrelated = st.sampled_from(
    [
        meeting(("Cy Cedar", "Eve Elder"), regions=("NO",)),
        agreement(("Oslo", "Bergen"), "ferries", regions=("NO",)),
        figure(31_000, metric="herring caught", unit="tonne", regions=("NO",)),
    ]
)


@settings(max_examples=150, deadline=None)
@given(found=st.lists(events, max_size=7), other=unrelated, data=st.data())
def test_neither_the_order_of_import_nor_an_unrelated_article_changes_a_group(found, other, data):
    def raw(listed):
        log = Log()
        for at, (kind, values, fields) in listed:
            log.article(f"a{at}", [(kind, values, dict(fields))], date="2021-03-03", recorded="2024-01-01T10:00:00Z")
        return log.raw

    def groups(lines):
        same = history.projection.view(history.projection.fold(lines), Query()).same
        return {identity: [event.id for event in group] for identity, group in same.items()}

    listed = list(enumerate(found))
    before = groups(raw(listed))
    assert groups(raw(data.draw(st.permutations(listed)))) == before
    assert groups(raw([(99, other), *listed])) == before
    articles = [event for group in before.values() for event in group]
    assert all(before[identity] == before[other] for identity in before for other in before[identity])
    assert len(set(articles)) == len(before)


def test_figures_told_alike_are_one_and_told_otherwise_are_flagged():
    log = Log()
    made = [log.article(f"a{at}", [figure(value)], date="2022-05-07")[0][0] for at, value in enumerate((10, 10, 11))]
    found = compared_figures.projection.view(compared_figures.projection.fold(log.raw), Query()).figures
    assert [len(figure.tellings) for figure in sorted(found, key=lambda figure: made.index(figure.told.id))] == [
        2,
        2,
        0,
    ]
    assert {figure.told.id: set(figure.beside) for figure in found}[made[2]] == set(made[:2])


def flagged(*said):
    """The numbers of the figures that are told otherwise, each figure by an article of its own."""
    log = Log()
    made = [log.article(f"a{at}", [one], date="2022-05-07")[0][0] for at, one in enumerate(said)]
    found = compared_figures.projection.view(compared_figures.projection.fold(log.raw), Query()).figures
    return {made.index(figure.told.id) for figure in found if figure.beside}


def growth(percent, **told):
    return figure(None, unit="percent", change=Change(percent=percent), **told)


@pytest.mark.parametrize(
    ("one", "other", "otherwise"),
    [
        (figure(2500), figure(2600), True),
        (figure(2500), figure(2600, qualifier="about"), False),
        (figure(2500), figure(3500, qualifier="about"), True),
        (figure(2500, qualifier="almost"), figure(2490), False),
        (figure(2500), figure(2400, qualifier="more_than"), False),
        (figure(2500), figure(2600, qualifier="more_than"), True),
        (figure(2500), figure(2550, qualifier="less_than"), False),
        (figure(2500), figure(2450, qualifier="up_to"), True),
        (figure(2500), figure(2600, target=True), False),
        (figure(2500), figure(2600, period="2019"), False),
        (growth(12), growth(15), True),
        (growth(12), figure(15, unit="percent"), False),
    ],
)
def test_figures_disagree_unless_one_is_said_to_be_rounded(one, other, otherwise):
    assert flagged(one, other) == ({0, 1} if otherwise else set())


def test_two_figures_of_one_article_are_of_two_things():
    log = Log()
    log.article("a", [figure(10), figure(11)], date="2022-05-07")
    found = compared_figures.projection.view(compared_figures.projection.fold(log.raw), Query()).figures
    assert [figure.beside for figure in found] == [(), ()]
