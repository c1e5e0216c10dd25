"""Chains of invented works told in other words by several papers, with rivals of one region and time."""

import pytest

from tests.views.chains.tales import tales
from tests.views.story import Log, done, pledge
from timeline.views.current_lines import Standing
from timeline.views.links.proposals import propose
from timeline.views.links.subjects import stem
from timeline.views.links.work_words import kinds_of, names_of_works, sense, tells_again, things_in
from timeline.views.promise_ledger import projection
from timeline.views.query import Query

FLOORS = {
    ("told_first.txt", "en"): 16,
    ("told_first.txt", "ru"): 9,
    ("told_second.txt", "en"): 16,
    ("told_second.txt", "ru"): 6,
    ("told_third.txt", "en"): 13,
    ("told_third.txt", "ru"): 7,
    ("told_fourth.txt", "en"): 6,
    ("told_fourth.txt", "ru"): 10,
    ("told_fifth.txt", "en"): 27,
    ("told_fifth.txt", "ru"): 22,
    ("told_sixth.txt", "en"): 55,
    ("told_sixth.txt", "ru"): 28,
    ("told_seventh.txt", "en"): 36,
    ("told_seventh.txt", "ru"): 6,
    ("told_eighth.txt", "en"): 29,
    ("told_eighth.txt", "ru"): 12,
}


RIVALS = {("hospital", "hospitalthree")}  # taken for one another once, in told_sixth.txt: to be mended


@pytest.mark.parametrize(("told", "language"), FLOORS)
def test_most_of_what_came_of_each_work_is_found_and_nothing_of_another(told, language):
    right, missed, wrong = tales(told, language=language).judged()
    assert len(right) >= FLOORS[told, language], sorted(missed)
    chains = {(one.partition(".")[0], other.partition(".")[0]) for one, other in wrong}
    assert all(one == other for one, other in chains - RIVALS), sorted(wrong)
    assert len(wrong) <= 3, sorted(wrong)


@pytest.mark.parametrize(
    ("told", "least"),
    [("told_fifth.txt", 40), ("told_sixth.txt", 73), ("told_seventh.txt", 35), ("told_eighth.txt", 43)],
)
def test_what_came_of_works_is_found_also_where_whole_sentences_are_taken_for_the_deeds(told, least):
    english, russian = (tales(told, language=language, whole=True).judged() for language in ("en", "ru"))
    right, missed, wrong = (one | other for one, other in zip(english, russian, strict=True))
    assert len(right) >= least, sorted(missed)
    assert all(one.partition(".")[0] == other.partition(".")[0] for one, other in wrong), sorted(wrong)


def test_a_report_is_of_the_promise_rather_than_of_what_a_later_paper_recalls_of_it():
    log = Log()
    made, _ = log.article("made", [pledge("Tyrol", "dig the Karwendel tunnel", deadline="2022")], date="2021-03-02")
    told = pledge("Tyrol", "dig the Karwendel tunnel", deadline="2022", date="2021-03-02")
    recalled, _ = log.article("recalled", [told], date="2023-05-05")
    report, _ = log.article("report", [done("Tyrol", "the Karwendel tunnel dug", date="2024-01-01")], date="2024-01-01")
    found = propose(Standing(projection.fold(log.raw), Query()))
    scores = [p.score for promise in (made, recalled) for p in found[promise[0]] if p.later.id == report[0]]
    first, again = scores
    assert first > again


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


class _Any:
    def __contains__(self, one):
        return bool(one)


@pytest.mark.parametrize(
    ("about", "thing"),
    [
        ("lifts on both platforms of the station", "lifts"),
        ("traffic over the bridge", "bridge"),
        ("a new concert hall at the quay", "hall"),
        ("подъезды к мосту", "подъезды"),
        ("крыша школы отремонтирована", "крыша"),
        ("детский сад на 220 мест", "сад"),
    ],
)
def test_the_thing_is_what_a_phrase_is_about_and_not_where_it_is(about, thing):
    assert sense(thing) in things_in(about, _Any())[0]


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
        ("The initially planned opening date was April 2020.", True),
        ("The mayor walks back a long-standing promise of a lido.", True),
        ("The mayor repeated her promise of a lido.", False),
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
