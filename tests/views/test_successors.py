"""Judgements follow an event into a newer reading of its article, and only there."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.views.story import Log, done, figure, pledge, statement
from timeline.model import Stamp
from timeline.views.current_lines import Standing
from timeline.views.promise_ledger import projection
from timeline.views.query import Query
from timeline.vocabulary import SCHEMA

ACTIONS = ("dig the Karwendel tunnel", "buy snow lorries for Lech", "plant larches", "paint the ferry", "mow the alp")
LATER = "2027-01-01T00:00:00Z"


def standing(log, **asked):
    return Standing(projection.fold(log.raw), Query(**asked))


def read_twice(before, after, **told):
    """An article read by one importer and then by another: the ids of both readings, and the log."""
    log = Log()
    old, sha = log.article("page", before, date="2021-03-02")
    made = {"importer": "plain@2", "recorded": LATER, "date": "2021-03-02", **told}
    new, _ = log.article(made.pop("name", "page"), after, **made)
    return log, old, new, sha


def followed(log, identity):
    return standing(log).successors.of(identity)


@pytest.mark.parametrize("stamps", [("2021-03-03", "2021-03-04"), ("2021-03-04", "2021-03-03")])
def test_a_judgement_follows_to_the_latest_version_of_an_address_whichever_was_imported_last(stamps):
    log, told, ids, before = Log(), pledge("Tyrol", "dig the Karwendel tunnel", quote="We will dig it."), {}, None
    for stamp in stamps:
        fresh = (*told[:2], {**told[2]})
        (ids[stamp],), before = log.article(
            f"page of {stamp}",
            [fresh],
            date="2021-03-02",
            url="https://herald.example/a",
            updated=Stamp(value=stamp, raw=stamp),
            revision_of=before,
        )
    for judged in ids.values():
        log.judge("assessment", {"pledge": judged, "status": "stalled", "evidence": [judged]})
    first, last = (ids[stamp] for stamp in sorted(stamps))
    now, then = standing(log), standing(log, as_of="2021-03-03")
    assert {pledge: len(said) for pledge, said in now.judgements.assessments.items()} == {last: 2}
    assert {pledge: len(said) for pledge, said in then.judgements.assessments.items()} == {first: 1, last: 1}


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_a_judgement_survives_a_reading_again_that_tells_the_sentence_a_little_otherwise(data):
    actions = data.draw(st.lists(st.sampled_from(ACTIONS), min_size=1, max_size=5, unique=True))
    told = [(action, f"In May, she said, Tyrol will {action} at last.", at * 100) for at, action in enumerate(actions)]
    before = [pledge("Tyrol", action, quote=quote, span=(at, at + len(quote))) for action, quote, at in told]
    after = []
    for action, quote, at in data.draw(st.permutations(told)):
        cut = data.draw(st.integers(0, 8))
        words = data.draw(st.sampled_from((action, f"{action} at last", " ".join(action.split()[:-1]) or action)))
        promiser = data.draw(st.sampled_from(("Tyrol", "the Land of Tyrol")))
        after.append(pledge(promiser, words, quote=quote[cut:], span=(at + cut, at + len(quote)), actors=("Ann Ash",)))
    log, old, *_ = read_twice(before, after)
    judged = data.draw(st.sampled_from(old))
    log.judge(
        "assessment", {"pledge": judged, "status": "stalled", "evidence": [old[0]]}, recorded="2024-05-01T00:00:00Z"
    )
    view = standing(log)
    quote = told[old.index(judged)][1]
    (now,) = view.judgements.assessments
    assert quote.endswith(view.get(now).quote)
    assert view.judgements.lost == ()
    assert [line.of("status") for line in view.judgements.assessments[now]] == ["stalled"]
    then = standing(log, known_at="2025")
    assert set(then.judgements.assessments) == {judged}
    assert then.get(judged) is not None
    assert len({view.successors.of(one) for one in old}) == len(old)


def test_what_did_not_change_stands_for_itself_and_what_is_gone_for_nothing():
    kept, gone = pledge("Tyrol", "dig a tunnel"), pledge("Tyrol", "mow the alp")
    log, (same, lost), (again, _), _ = read_twice([kept, gone], [kept, done("Tyrol", "mowed the alp")])
    assert same == again == followed(log, same)
    assert followed(log, lost) is None
    log.judge("assessment", {"pledge": lost, "status": "stalled", "evidence": [same]})
    assert [line.of("pledge") for line in standing(log).judgements.lost] == [lost]
    assert standing(log, known_at="2024-12").judgements.lost == ()


def test_of_two_acts_of_a_sentence_each_finds_its_own_successor():
    sentence = {"quote": "Tyrol will dig a tunnel and mow the alp.", "span": (0, 40)}
    before = [pledge("Tyrol", "dig a tunnel", **sentence), pledge("Tyrol", "mow the alp", **sentence)]
    after = [pledge("Tyrol", "mow the whole alp", **sentence), pledge("Tyrol", "dig a long tunnel", **sentence)]
    log, (tunnel, alp), (alp_now, tunnel_now), _ = read_twice(before, after)
    assert (followed(log, tunnel), followed(log, alp)) == (tunnel_now, alp_now)
    log, (tunnel, alp), (alp_now,), _ = read_twice(before, after[:1])
    assert (followed(log, tunnel), followed(log, alp)) == (None, alp_now)


def test_judgements_follow_into_a_revision_under_the_same_address():
    log = Log()
    (old,), sha = log.article("page", [pledge("Tyrol", "dig a tunnel", quote="Tyrol will dig a tunnel.")])
    (new,), _ = log.article(
        "page, mended",
        [pledge("Tyrol", "dig a tunnel", quote="Tyrol will dig a tunnel, it says.", span=(40, 73), date="2021-03-01")],
        revision_of=sha,
    )
    assert followed(log, old) == new
    log.judge("correction", {"target": sha, "field": "events.date", "now": "2021-02-01"})
    assert standing(log).get(new).date == "2021-02-01"
    (third,), _ = log.article("page, again", [statement("Ann Ash", "Tea?")], revision_of=followed(log, sha))
    assert followed(log, old) is None
    assert followed(log, third) == third


@pytest.mark.parametrize(("value", "stays"), [(5, False), (7, True)])
def test_what_was_taken_out_stays_out_only_where_it_is_read_as_before(value, stays):
    before, after = figure(5), figure(value)
    after[2]["actors"] = ("Ann Ash",)
    log, (old,), (new,), _ = read_twice([before], [after])
    log.judge("retraction", {"target": old})
    view = standing(log)
    assert (view.get(new) is not None) is stays
    assert bool(view.judgements.lost) is stays


@pytest.mark.parametrize(("doubt", "cleared"), [("who is he?", True), ("when was it?", False)])
def test_a_doubt_that_a_person_cleared_comes_back_only_as_another(doubt, cleared):
    told = pledge("Tyrol", "dig a tunnel", doubt="who is he?")
    log, (old,), (new,), _ = read_twice([told], [pledge("Tyrol", "dig a tunnel", doubt=doubt, actors=("Ann Ash",))])
    log.judge("correction", {"target": old, "field": "doubt", "was": "who is he?"})
    log.judge("correction", {"target": old, "field": "data.deadline", "now": "2024"})
    view = standing(log)
    assert ("doubt" not in view.get(new).line) is cleared
    assert view.get(new).data["deadline"] == "2024"
    assert view.judgements.lost == ()


def test_a_rejected_proposal_stays_rejected_when_an_article_is_read_again():
    log = Log()
    promise = pledge("Tyrol", "dig the Karwendel tunnel")
    (one,), _ = log.article("one", [promise], date="2021-03-03")
    (two,), _ = log.article("two", [done("Tyrol", "dug the Karwendel tunnel")], date="2022-05-06")
    log.judge("unlink", {"earlier": one, "later": two, "relation": "fulfils"})
    again = pledge("Tyrol", "dig the Karwendel tunnel", actors=("Ann Ash",))
    log.article("one", [again], importer="plain@2", recorded=LATER, date="2021-03-03")
    assert [row.proposed for row in projection.view(projection.fold(log.raw), Query()).pledges] == [()]


def test_a_line_that_cannot_be_read_is_followed_by_none():
    log, (old,), (new,), _ = read_twice([figure(None)], [figure(7)])
    state = projection.fold(log.raw)
    state.events[new].line = b"{"
    assert Standing(state, Query()).successors.of(old) is None
    state.events[old].line = b""
    assert Standing(state, Query()).successors.of(old) == old


def test_an_article_line_of_a_newer_version_stands_for_itself():
    log = Log()
    _, first = log.article("one", [], date="2021-03-02")
    log.lines[-1]["v"] = 2
    odd = log.lines[-1]["id"]
    log.article("two", [], date="2021-03-03", revision_of=first)
    assert standing(log).successors.of(odd) == odd


def test_a_line_whose_own_article_line_is_of_a_version_to_come_stands_for_itself():
    log = Log()
    (old,), sha = log.article("page", [pledge("Tyrol", "dig a tunnel")])
    log.lines[-1] = {**log.lines[-1], "v": SCHEMA + 1}
    log.article("page, mended", [pledge("Tyrol", "dig a tunnel at last")], revision_of=sha)
    assert followed(log, old) == old
