"""The law of what is kept of matches: after any change it is what matching the whole log gives, byte for byte."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import histories
from tests.newsrooms import newsrooms
from tests.views.story import Log, agreement, done, meeting, pledge, statement, visit
from timeline import index, workspace
from timeline.app import changed_documents, matched
from timeline.app.opening import OpenWorkspace
from timeline.views.current_lines import Standing
from timeline.views.links import blocks, rematching, same_acts, shared_works, word_counts
from timeline.views.links.proposals import propose
from timeline.views.links.saved_proposals import as_kept, packed
from timeline.views.promise_ledger import projection
from timeline.views.query import Query

FERRIES = "The time is right for hydrogen ferries"
SIDES = ("Ann Ash", "Bo Birch")
CLOCK = {"date": "../2023-01-05", "basis": "page_stamp"}


@pytest.fixture(autouse=True)
def _of_any_log_however_much_changed(monkeypatch):
    """Keep the matches of the shortest log, and let what a long log bounds be felt in a short one."""
    monkeypatch.setattr(matched, "WORTH", 0)
    monkeypatch.setattr(changed_documents, "MOST", 9)
    monkeypatch.setattr(word_counts, "FEW_ARTICLES", 2)
    monkeypatch.setattr(word_counts, "STEP", 8)
    monkeypatch.setattr(same_acts, "_NEAREST", 2)
    monkeypatch.setattr(same_acts, "_LONGER", 1)
    monkeypatch.setattr(same_acts, "FAR", 2)
    monkeypatch.setattr(rematching, "_AT_FIRST", 2)
    for module in (blocks, rematching):
        monkeypatch.setattr(module, "REACH", 2)
    for module in (shared_works, rematching):
        monkeypatch.setattr(module, "RARE", 3)
        monkeypatch.setattr(module, "STORY", 0.5)


@pytest.fixture
def place(tmp_path_factory):
    return workspace.create(tmp_path_factory.mktemp("matches") / "work")


def kept(place, lines):
    """What is kept of a log, caught up after it was written anew; the lines are those it grew by."""
    place.log.write_bytes(b"".join(line + b"\n" for line in lines))
    with index.open(place) as found:
        return matched.matched(OpenWorkspace(place, found), Query()).all()


def whole(lines):
    """What matching the whole log gives."""
    proposals = propose(Standing(projection.fold(lines), Query()))
    return [packed(as_kept(one)) for found in proposals.values() for one in found]


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(rooms=newsrooms(steps=16))
def test_what_is_kept_is_what_the_whole_log_gives_after_every_change(tmp_path_factory, rooms):
    place = workspace.create(tmp_path_factory.mktemp("matches") / "work")
    for lines in rooms.grown[6:]:
        assert kept(place, lines) == whole(lines)


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_so_it_is_of_any_history(tmp_path_factory, data):
    place = workspace.create(tmp_path_factory.mktemp("matches") / "work")
    batches = data.draw(histories.histories(max_steps=12, max_events=4)).batches
    for cut in sorted({data.draw(st.integers(1, len(batches))), len(batches)}):
        lines = histories.raw(batches[:cut])
        assert kept(place, lines) == whole(lines)


def four_tell_one_act_of_which_two_are_compared(log):
    said = statement("Ann Ash", FERRIES, date="2021-03-02")
    ids = []
    for name in "abcd":
        ids += log.article(name, [said], date="2021-03-03")[0]
        yield
    yield from taken_back_and_again(log, sorted(ids)[2])


def the_next_two_agreements_of_many(log):
    ids = {}
    for year in ("2021", "2022", "2023"):
        subject = f"trade in {year}-{int(year) + 1} between lakes"
        signed = agreement(SIDES, subject, form="protocol", date=f"{year}-06-01")
        (ids[year],), _ = log.article(year, [signed], date=f"{year}-06-02")
        yield
    yield from taken_back_and_again(log, ids["2022"])
    log.article("other", [agreement(SIDES, "lakes", form="contract", date="2021-08-01")], date="2021-08-02")
    yield
    yield from taken_back_and_again(log, ids["2022"])


def the_first_meetings_in_the_days_of_a_plan(log):
    log.article("plan", [visit(["Ann Ash"], "Innsbruck", status="planned", date="2021")], date="2021-01-05")
    ids = {}
    for day in ("2021-05-02", "2021-04-02", "2021-07-02", "2021-03-02", "2021-06-02"):
        (ids[day],), _ = log.article(day, [meeting(SIDES, date=day)], date=day)
        yield
    log.article("beside", [meeting(SIDES, date="2021-04"), meeting(SIDES, date="2021-08-01")], date="2021-09-01")
    yield
    yield from taken_back_and_again(log, ids["2021-07-02"])
    yield from taken_back_and_again(log, ids["2021-03-02"])


def a_meeting_of_a_plan_is_lent_a_later_day_than_it_bears(log):
    log.article("plan", [visit(["Ann Ash"], "Innsbruck", status="planned", date="2021")], date="2021-01-05")
    for number in range(2, 12):
        day = f"2021-06-{number:02}"
        log.article(day, [meeting(("Ann Ash", "Cid Cedar"), "milk", date=day)], date=day)
    yield
    vague = meeting(SIDES, "roads", date="2021-06")
    log.article("vague", [(*vague[:2], {**vague[2], "basis": "page_stamp"})])
    yield
    ids, _ = log.article("sure", [meeting(SIDES, "roads", date="2021-06-20")], date="2021-06-20")
    yield
    yield from taken_back_and_again(log, ids[0])


def a_page_with_a_clock_is_lent_a_day(log):
    trade = agreement(SIDES, "trade in 2021-2022 between lakes", form="protocol")
    log.article("clocked", [statement("Ann Ash", FERRIES, **CLOCK), (*trade[:2], {**trade[2], **CLOCK})])
    log.article("next", [agreement(SIDES, "trade in 2022-2023 between lakes", form="protocol", date="2022-06-01")])
    yield
    ids, _ = log.article("dated", [statement("Ann Ash", FERRIES, date="2021-06-01")], date="2021-06-02")
    yield
    yield from taken_back_and_again(log, ids[0])


def a_day_is_lent_to_what_is_said_beside_an_act_that_is_recalled(log):
    log.article("call", [statement("Ann Ash", FERRIES, date="2021-03-02")], date="2021-03-03")
    recall = statement("Ann Ash", FERRIES, date="2021-03-02", span=(0, 40))
    answer = pledge("Bavaria", "build a pier", speaker="Bo Birch", span=(60, 90))
    other = statement("Cid Cedar", "The Karwendel tunnel waits for lorries", span=(900, 940), **CLOCK)
    log.article("recall", [recall, (*answer[:2], {**answer[2], **CLOCK}), other])
    yield
    dated = statement("Cid Cedar", "The Karwendel tunnel waits for lorries", date="2021-06-01")
    ids, _ = log.article("dated", [dated], date="2021-06-02")
    yield
    yield from taken_back_and_again(log, ids[0])


def a_document_is_revised(log):
    log.article("promised", [pledge("Tyrol", "dig the Karwendel tunnel")], date="2021-03-02")
    _, sha = log.article("done", [done("Tyrol", "dug the Karwendel tunnel")], date="2022-05-06")
    yield
    dug = done("Tyrol", "dug the Karwendel tunnel", date="2022-05-07")
    ids, _ = log.article("revised", [dug], date="2022-05-07", revision_of=sha)
    yield
    yield from taken_back_and_again(log, ids[0])


def a_word_is_rare_until_many_have_it(log):
    log.article("promised", [pledge("Tyrol", "dig the Karwendel tunnel")], date="2021-03-02", title="Karwendel tunnel")
    log.article("done", [done("Tyrol", "dug the Karwendel tunnel")], date="2022-05-06", title="Karwendel tunnel")
    yield
    for name in ("tunnels", "again"):
        events = [statement("Bo Birch", "The Karwendel tunnel was dug")]
        _, sha = log.article(name, events, date="2022-05-07", title="Karwendel tunnel")
        yield
    yield from taken_back_and_again(log, sha)


def what_is_said_beside_an_act_that_is_recalled(log):
    call = statement("Ann Ash", FERRIES, date="2021-03-02")
    log.article("call", [call], date="2021-03-03")
    yield
    recall = statement("Ann Ash", FERRIES, date="2021-03-02", span=(0, 40))
    answer = pledge("Bavaria", "build a pier", date="2021-06-02", speaker="Bo Birch", span=(60, 90))
    ids, _ = log.article("recall", [recall, answer], date="2021-06-02")
    yield
    yield from taken_back_and_again(log, ids[0])


def taken_back_and_again(log, identity):
    """Take something back, then the taking back."""
    at = log.judge("retraction", {"target": identity, "reason": "misread"})
    yield
    log.judge("retraction", {"target": at, "reason": "it was right"})
    yield


@pytest.mark.parametrize(
    "story",
    [
        four_tell_one_act_of_which_two_are_compared,
        a_day_is_lent_to_what_is_said_beside_an_act_that_is_recalled,
        a_document_is_revised,
        the_next_two_agreements_of_many,
        the_first_meetings_in_the_days_of_a_plan,
        a_meeting_of_a_plan_is_lent_a_later_day_than_it_bears,
        a_page_with_a_clock_is_lent_a_day,
        a_word_is_rare_until_many_have_it,
        what_is_said_beside_an_act_that_is_recalled,
    ],
)
def test_what_others_make_way_for_comes_back_and_nothing_is_matched_as_a_whole_again(place, monkeypatch, story):
    log = Log()
    for name in ("unrelated", "as well"):  # words are counted in these two
        log.article(name, [pledge("Wellington", "plant kauri", regions=("NZ-WGN",))], date="2020-01-01")
    assert kept(place, log.raw) == whole(log.raw)
    monkeypatch.setattr(rematching, "match_whole", lambda *_: pytest.fail("the whole log was matched"))
    seen = []
    for _ in story(log):
        found = kept(place, log.raw)
        assert found == whole(log.raw)
        seen.append(found)
    assert seen[-1] == seen[-3] != seen[-2]


def test_as_a_log_grows_more_of_its_words_are_counted(place, monkeypatch):
    monkeypatch.setattr(word_counts, "STEP", 1.5)
    log = Log()
    for number in range(9):
        day = f"2021-03-{number + 1:02}"
        events = [
            pledge("Tyrol", "dig the Karwendel tunnel", date=day) if number % 2 else statement("Bo Birch", FERRIES)
        ]
        log.article(f"article {number}", [*events, done("Tyrol", "dug the Karwendel tunnel")], date=day)
        assert kept(place, log.raw) == whole(log.raw)
