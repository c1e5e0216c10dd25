"""Chains of invented works told in other words by several papers, with rivals of one region and time."""

import pytest

from tests.views.chains.tales import tales
from tests.views.story import Log, agreement, done, pledge
from timeline.views.current_lines import Standing
from timeline.views.links.proposals import propose
from timeline.views.links.subjects import stem
from timeline.views.links.work_words import kinds_of, names_of_works, sense, tells_again, things_in
from timeline.views.promise_ledger import projection
from timeline.views.query import Query

FLOORS = {
    ("told_first.txt", "en"): 15,
    ("told_first.txt", "ru"): 7,
    ("told_second.txt", "en"): 16,
    ("told_second.txt", "ru"): 7,
    ("told_third.txt", "en"): 14,
    ("told_third.txt", "ru"): 7,
    ("told_fourth.txt", "en"): 6,
    ("told_fourth.txt", "ru"): 10,
    ("told_fifth.txt", "en"): 28,
    ("told_fifth.txt", "ru"): 25,
    ("told_sixth.txt", "en"): 62,
    ("told_sixth.txt", "ru"): 29,
    ("told_seventh.txt", "en"): 34,
    ("told_seventh.txt", "ru"): 12,
    ("told_eighth.txt", "en"): 37,
    ("told_eighth.txt", "ru"): 10,
}


@pytest.mark.parametrize(("told", "language"), FLOORS)
def test_most_of_what_came_of_each_work_is_found_and_nothing_of_another(told, language):
    right, missed, wrong = tales(told, language=language).judged()
    assert len(right) >= FLOORS[told, language], sorted(missed)
    chains = {(one.partition(".")[0], other.partition(".")[0]) for one, other in wrong}
    assert all(one == other for one, other in chains), sorted(wrong)
    assert len(wrong) <= 3, sorted(wrong)


@pytest.mark.parametrize(
    ("one", "other"),
    [("arena", "auditorium"), ("ferry", "vessels"), ("садик", "детсад"), ("поликлиника", "медучреждение")],
)
def test_papers_name_a_thing_by_another_of_its_kind(one, other):
    assert kinds_of(sense(one)) & kinds_of(sense(other))


@pytest.mark.parametrize(("one", "other"), [("library", "arena"), ("bridge", "school"), ("мост", "школа")])
def test_things_of_two_kinds_are_told_apart(one, other):
    assert kinds_of(sense(one))
    assert kinds_of(sense(one)).isdisjoint(kinds_of(sense(other)))


@pytest.mark.parametrize(
    ("one", "other"),
    [("electric", "electrification"), ("expand", "expansion"), ("мост", "мостовой"), ("закупить", "закуплен")],
)
def test_a_word_and_what_is_made_of_it_are_one(one, other):
    assert sense(one) == sense(other)


@pytest.mark.parametrize(("one", "other"), [("school", "scholarship"), ("мост", "место"), ("газ", "газета")])
def test_words_that_begin_alike_are_two(one, other):
    assert sense(one) != sense(other)


class _Any:
    def __contains__(self, one):
        return bool(one)


@pytest.mark.parametrize(
    ("about", "thing"),
    [
        ("lifts on both platforms of the station", "lifts"),
        ("traffic over the bridge", "bridge"),
        ("a new concert hall at the quay", "hall"),
        ("a maternity wing at the hospital", "wing"),
        ("подъезды к мосту", "подъезды"),
        ("крыша школы отремонтирована", "крыша"),
        ("детский сад на 220 мест", "сад"),
    ],
)
def test_the_thing_is_what_a_phrase_is_about_and_not_where_it_is(about, thing):
    assert sense(thing) in things_in(about, _Any())[0]


def test_a_promise_that_an_article_gives_twice_is_proposed_once():
    log = Log()
    quotes = ("Tyrol will dig the Karwendel tunnel by 2022.", '"The Karwendel tunnel will be there in 2022," she said.')
    told = [pledge("Tyrol", "dig the Karwendel tunnel", deadline="2022", quote=quote) for quote in quotes]
    log.article("first", told, date="2021-03-02")
    log.article("second", [done("Tyrol", "Karwendel tunnel opened")], date="2022-05-02")
    found = propose(Standing(projection.fold(log.raw), Query()))
    assert [p.relation for rest in found.values() for p in rest] == ["fulfils"]


@pytest.mark.parametrize(("part", "proposed"), [("", True), (" 2", False)])
def test_a_numbered_part_is_not_the_whole(part, proposed):
    log = Log()
    log.article("first", [pledge("Tyrol", "open the terminal at Karwendel", deadline="2022")], date="2021-03-02")
    log.article("second", [done("Land", f"work on Terminal{part}", state="delayed")], date="2022-05-02")
    found = propose(Standing(projection.fold(log.raw), Query()))
    assert bool(found) is proposed


def test_what_was_told_late_is_made_good_by_a_report_that_it_was_done():
    log = Log()
    late = done("Tyrol", "school at Karwendel", state="delayed", date="2021-03-02")
    log.article("first", [late], date="2021-03-02")
    log.article("second", [done("Tyrol", "school at Karwendel opened")], date="2022-05-05")
    found = propose(Standing(projection.fold(log.raw), Query()))
    assert [(p.relation, p.order) for rest in found.values() for p in rest] == [("fulfils", "later")]


def test_a_contract_is_contradicted_when_it_is_cancelled():
    log = Log()
    log.article("first", [agreement(("Tyrol", "Alpbau"), "contract for the Karwendel tunnel")], date="2021-06-01")
    off = agreement(("Tyrol", "Alpbau"), "contract for the Karwendel tunnel", status="cancelled", date="2022-06-01")
    log.article("second", [off], date="2022-06-01")
    found = propose(Standing(projection.fold(log.raw), Query()))
    assert "contradicts" in {p.relation for rest in found.values() for p in rest}


def test_what_an_opening_is_for_is_not_the_thing():
    assert stem("public") not in things_in("traffic for the public", _Any())[0]


def test_a_wing_for_children_is_not_the_wing_for_mothers():
    here, there = (things_in(told, _Any())[1][sense("wing")] for told in ("the children's wing", "a maternity wing"))
    assert here != there


@pytest.mark.parametrize(
    ("told", "again"),
    [
        ("It was to have been ready in May.", True),
        ("The council had promised a bridge.", True),
        ("Школу обещали открыть к сентябрю.", True),
        ("The council promised a bridge on Monday.", False),
        ("Школу откроют к сентябрю, пообещал мэр.", False),
    ],
)
def test_an_old_promise_is_known_by_the_words_it_is_told_again_in(told, again):
    assert tells_again(told) is again


def test_no_word_stands_for_itself_or_for_two_others():
    synonyms = names_of_works().synonyms
    assert not synonyms.keys() & set(synonyms.values())


@pytest.mark.parametrize(("due", "proposed"), [("2022", {"same_act"}), ("2023", set()), (None, {"same_act"})])
def test_a_promise_for_another_day_is_no_other_telling_of_the_first(due, proposed):
    log = Log()
    for name, deadline in (("first", "2022"), ("second", due)):
        log.article(name, [pledge("Tyrol", "dig the Karwendel tunnel", deadline=deadline)], date="2021-03-02")
    found = propose(Standing(projection.fold(log.raw), Query()))
    assert {p.relation for rest in found.values() for p in rest} == proposed
