"""What proposes itself as follow-up, and what must not."""

from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import histories
from tests.views.story import Log, agreement, done, figure, meeting, pledge, statement, tyrol, visit
from timeline.model import Share
from timeline.views.current_lines import Standing
from timeline.views.links.comparable_acts import act
from timeline.views.links.proposals import propose
from timeline.views.links.same_acts import implied
from timeline.views.promise_ledger import projection
from timeline.views.query import Query
from timeline.views.story import story


def proposed(log):
    standing = Standing(projection.fold(log.raw), Query())
    found = propose(standing)
    return {p.pair: p for rest in found.values() for p in rest}


def two(earlier, later, **told):
    """Two articles of one event each; what the second proposes to be of the first."""
    log = Log()
    (one,), _ = log.article("one", [earlier], date="2021-03-03", **told)
    (other,), _ = log.article("two", [later], date="2022-05-06")
    return [(p.relation, p.order) for p in proposed(log).values() if {p.earlier.id, p.later.id} == {one, other}]


def test_a_later_report_of_the_same_side_region_and_subject_proposes_itself():
    log = tyrol()
    found = proposed(log)
    tunnel = found[log.ids["tunnel"], log.ids["dug"], "fulfils"]
    assert tunnel.order == "later"
    assert 0 < tunnel.score < 1
    assert "of the same side: Tyrol, Ann Ash" in tunnel.reasons
    assert "about the same: karwendel, tunnel" in tunnel.reasons
    assert "429 days later" in tunnel.reasons


def test_a_promise_without_work_is_answered_by_the_next_agreement_of_both():
    log = tyrol()
    assert (log.ids["ready"], log.ids["deal"], "progress") in proposed(log)
    assert not any(pair[0] == log.ids["milk"] for pair in proposed(log))


def test_failure_contradicts_and_work_under_way_is_progress():
    promise = pledge("Tyrol", "dig the Karwendel tunnel")
    assert two(promise, done("Tyrol", "the Karwendel tunnel", state="failed")) == [("contradicts", "later")]
    assert two(promise, done("Tyrol", "the Karwendel tunnel", state="cancelled")) == [("contradicts", "later")]
    assert two(promise, done("Tyrol", "the Karwendel tunnel", state="delayed")) == [("delays", "later")]
    assert two(promise, done("Tyrol", "the Karwendel tunnel", state="under_way")) == [("progress", "later")]


def test_a_part_that_is_done_is_progress():
    kind, data, fields = done("Tyrol", "the Karwendel tunnel")
    half = (kind, evolve(data, share=Share(done=3, of=6)), fields)
    assert two(pledge("Tyrol", "dig the Karwendel tunnel"), half) == [("progress", "later")]


def test_another_region_subject_or_an_earlier_day_proposes_nothing():
    promise = pledge("Tyrol", "dig the Karwendel tunnel")
    assert two(promise, done("Tyrol", "dug the Karwendel tunnel", regions=("AT-2",))) == []
    assert two(promise, done("Tyrol", "painted the fire station")) == []
    assert two(promise, done("Tyrol", "failed at the Karwendel tunnel", state="failed", date="2019")) == []


def test_where_the_days_overlap_nothing_is_called_a_follow_up():
    promise = pledge("Tyrol", "dig the Karwendel tunnel")
    assert two(promise, done("Tyrol", "dug the Karwendel tunnel", date="2021-03-02")) == []
    clocked = done("Tyrol", "dug the Karwendel tunnel", date="../2024-07-15")
    clocked[2]["basis"] = "page_stamp"
    assert two(promise, clocked) == []


def test_what_was_done_by_the_day_of_a_later_report_is_proposed_and_its_order_said_to_be_unknown():
    promise = pledge("Tyrol", "dig the Karwendel tunnel")
    assert two(promise, done("Tyrol", "dug the Karwendel tunnel", date="../2022-05-05")) == [("fulfils", "unknown")]
    assert two(promise, done(None, "dug the Karwendel tunnel", date="../2022-05-05")) == [("fulfils", "unknown")]
    assert two(promise, done("Tyrol", "dug the Karwendel tunnel", date=None)) == [("fulfils", "unknown")]
    assert two(promise, done("Tyrol", "the Karwendel tunnel", state="failed", date="../2021-03-01")) == []


def test_a_promise_given_again_counts_only_where_it_is_for_a_later_day():
    promise = pledge("Tyrol", "dig the Karwendel tunnel", deadline="2023")
    again = pledge("Tyrol", "dig the Karwendel tunnel", date="2022-05-05", deadline="2025")
    assert two(promise, again) == [("delays", "later")]
    sooner = pledge("Tyrol", "dig the Karwendel tunnel", date="2022-05-05", deadline="2022-12")
    assert two(promise, sooner) == []
    offer = pledge("Tyrol", "dig the Karwendel tunnel", strength="offer")
    assert two(offer, pledge("Tyrol", "dig the Karwendel tunnel", strength="offer", date="2022-05-05")) == []


def test_a_firmer_word_of_the_same_side_is_progress_a_weaker_one_is_not():
    offer = pledge("Tyrol", "dig the Karwendel tunnel", strength="offer")
    firm = pledge("Tyrol", "dig the Karwendel tunnel", date="2022-05-05", strength="agreed")
    assert two(offer, firm) == [("progress", "later")]
    weak = pledge("Tyrol", "dig the Karwendel tunnel", date="2022-05-05", strength="proposal")
    assert two(offer, weak) == []
    other = pledge("Bavaria", "dig the Karwendel tunnel", date="2022-05-05", strength="agreed")
    assert two(offer, other) == []


def test_a_planned_agreement_or_meeting_is_answered_by_the_one_that_comes():
    planned = agreement(("Tyrol", "Bavaria"), "cooperation", status="planned", date="2021-05-30")
    assert two(planned, agreement(("Tyrol", "Bavaria"), "cooperation")) == [("fulfils", "later")]
    on_the_day = agreement(("Tyrol", "Bavaria"), "cooperation", date="2021-05-30")
    assert ("fulfils", "unknown") in two(planned, on_the_day)
    assert two(planned, agreement(("Carinthia", "Venetia"), "cooperation")) == []
    assert two(planned, agreement(("Tyrol", "Bavaria"), "a lift", form="contract")) == []
    talks = meeting(("Ann Ash", "Bo Birch"), status="planned", date="2022-05")
    assert two(talks, meeting(("Ann Ash", "Cid Cedar"), date="2022-05-05")) == [("fulfils", "unknown")]
    assert two(talks, meeting(("Cid Cedar",), date="2022-05-05")) == []
    assert (
        two(visit(("Ann Ash",), "Linz", status="planned", date="2022-05"), visit(("Ann Ash",), "Linz", date="2023"))
        == []
    )


def test_a_call_for_cooperation_of_two_countries_and_the_first_agreement_of_a_region():
    call = statement("Ann Ash", "It is important to establish cooperation with others, too", regions=("AT", "DE"))
    assert two(call, agreement(("Tyrol", "Bavaria"), "cooperation")) == [("progress", "later")]
    wish = statement("Ann Ash", "Our cooperation with others is a joy", regions=("AT", "DE"))
    assert two(wish, agreement(("Tyrol", "Bavaria"), "cooperation")) == []
    late = agreement(("Tyrol", "Bavaria"), "cooperation", date="2029-05-05")
    assert two(call, late) == []


def test_a_body_that_was_set_up_meets():
    kind, data, fields = figure(12, unit="commissions", metric="commissions", date="2021-03-02", regions=("AT", "DE"))
    founded = (kind, data, {**fields, "quote": "A joint commission has been established with 12 regions."})
    assert two(founded, meeting(("Bo Birch",), "the commission on lakes", date="2022-05-05")) == [("progress", "later")]
    assert two(founded, meeting(("Bo Birch",), "lakes", date="2022-05-05")) == []


def test_work_done_elsewhere_and_promised_here():
    built = done("Tyrol", "built avalanche barriers", date="2021-03-02", regions=("AT-7", "IT-32"))
    again = pledge("Salzburg", "build avalanche barriers", promisee="Tyrol", date="2022-05-05", regions=("AT-5",))
    assert two(built, again) == [("progress", "later")]


def recalled(basis="page_stamp"):
    """A page with a clock tells of a call; another article recalls it a day after, and answers."""
    log = Log()
    (call, waiting), sha = log.article(
        "clocked",
        [
            statement("Ann Ash", "The time is right for hydrogen ferries", date="../2023-01-05", basis=basis),
            pledge("Bavaria", "cooperate on lakes", strength="readiness", date="../2023-01-05", basis="page_stamp"),
        ],
        date="../2023-01-05",
    )
    (recall, answer, other), _ = log.article(
        "answer",
        [
            statement(
                "Ann Ash", "the time was right for hydrogen ferries", date="2021-06-01", basis="relative", span=(0, 40)
            ),
            pledge("Bavaria", "build a pier", date="2021-06-02", speaker="Bo Birch", span=(60, 90)),
            pledge("Bavaria", "sell pretzels", date="2021-06-02", speaker="Cid Cedar", span=(1000, 1050)),
        ],
        date="2021-06-02",
    )
    return log, call, recall, answer, waiting, other, sha


def test_one_act_told_twice_lends_its_date_to_the_page_that_has_only_a_clock():
    log, call, recall, answer, _, other, sha = recalled()
    found = proposed(log)
    (same,) = [p for p in found.values() if p.relation == "same_act"]
    assert {same.earlier.id, same.later.id} == {call, recall}
    told = found[call, answer, "progress"]
    assert told.order == "if_same_act"
    assert any("tell of one act" in reason for reason in told.reasons)
    assert not any(pair[1] == other for pair in found)
    assert not any(p.earlier.date == "2021-06-02" and p.later.row.article == sha for p in found.values())


def test_what_an_article_only_reports_as_past_takes_the_day_of_the_same_act():
    log, call, _, answer, *_ = recalled(basis="context")
    assert proposed(log)[call, answer, "progress"].order == "if_same_act"


def test_a_day_lent_to_what_is_reported_as_past_is_lent_to_nothing_else():
    log, call, recall, _, waiting, *_ = recalled(basis="context")
    acts = [act(told) for told in Standing(projection.fold(log.raw), Query()).events()]
    (pair,) = (found for found in proposed(log).values() if found.relation == "same_act")
    days = {one.id: one.days for one in implied([pair], acts)}
    assert days[call] == days[recall]
    assert days[waiting] == next(one.days for one in acts if one.id == waiting)


def test_what_people_decide_about_one_act_decides_what_follows_from_it():
    log, call, recall, answer, *_ = recalled()
    log.judge("unlink", {"earlier": recall, "later": call, "relation": "same_act"})
    assert proposed(log) == {}
    log, call, recall, answer, *_, sha = recalled()
    log.judge("link", {"earlier": call, "later": recall, "relation": "same_act"})
    log.judge("correction", {"target": sha, "field": "events.date", "was": "../2023-01-05", "now": "2021-06-01"})
    assert proposed(log)[call, answer, "progress"].order == "later"


def test_a_rejected_proposal_never_comes_back_an_undone_rejection_does():
    log = tyrol()
    pair = {"earlier": log.ids["tunnel"], "later": log.ids["dug"]}
    rejected = log.judge("unlink", {**pair, "relation": "fulfils"})
    assert not any(p[:2] == (log.ids["tunnel"], log.ids["dug"]) for p in proposed(log))
    log.judge("retraction", {"target": rejected})
    assert (*pair.values(), "fulfils") in proposed(log)


def test_the_same_talks_told_by_two_articles_may_be_one_act():
    talks = meeting(("Ann Ash", "Bo Birch"), "lakes")
    assert two(talks, talks) == [("same_act", "unknown")]
    assert two(talks, meeting(("Cid Cedar", "Dan Dogwood"), "lakes")) == []
    assert two(talks, meeting(("Ann Ash", "Bo Birch"), "lakes", date="2022")) == []


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_proposals_do_not_depend_on_the_order_of_import(data):
    lines = tyrol().raw + recalled()[0].raw + data.draw(histories.logs(max_steps=3))
    standing = Standing(projection.fold(lines), Query())
    again = Standing(projection.fold(data.draw(st.permutations(lines))), Query())
    expected = propose(standing)
    assert repr(propose(again)) == repr(expected)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_asked_about_few_events_the_proposals_are_those_of_the_whole_log(data):
    lines = recalled()[0].raw + data.draw(histories.logs(max_steps=8))
    standing = Standing(projection.fold(lines), Query())
    events = list(standing.events())
    among = frozenset(data.draw(st.sets(st.sampled_from(sorted(told.id for told in events)), max_size=3)))
    whole = propose(standing)
    few = propose(standing, among=among)
    assert repr(few) == repr({one: found for one, found in whole.items() if one in among})


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_the_story_of_one_event_has_the_proposals_of_the_whole_log_that_name_it(data):
    lines = tyrol().raw + recalled()[0].raw + data.draw(histories.logs(max_steps=8))
    state = projection.fold(lines)
    standing = Standing(state, Query())
    events = list(standing.events())
    one = data.draw(st.sampled_from(sorted(told.id for told in events)))
    whole = propose(standing)
    named = [p for found in whole.values() for p in found if one in p.pair[:2]]
    assert repr(list(story(state, Query(), one).proposals)) == repr(named)


def test_of_two_promises_in_one_sentence_each_is_answered_by_its_own_report():
    log = Log()
    sentence = "Tyrol will dig the Karwendel tunnel and buy snow lorries."
    promises, _ = log.article(
        "one",
        [pledge("Tyrol", action, quote=sentence, span=(0, 57)) for action in ("dig the tunnel", "buy snow lorries")],
        date="2021-03-03",
    )
    (report,), _ = log.article("two", [done("Tyrol", "bought snow lorries")], date="2022-05-06")
    assert [pair[:2] for pair in proposed(log)] == [(promises[1], report)]


def test_a_first_name_in_common_is_no_speaker_in_common():
    said = statement("Ann Ash", "The hydrogen ferry waits for the lake")
    assert two(said, statement("Ann Birch", "The hydrogen ferry waits for the lake")) == []
    assert two(said, statement("A. Ash", "The hydrogen ferry waits for the lake")) == [("same_act", "unknown")]


def test_in_a_whole_country_one_word_in_common_is_no_subject():
    nation = {"regions": ("AT",)}
    promise = pledge("Austria", "plant larches and meadows", **nation)
    assert two(promise, done("Austria", "larches were felled by a storm", **nation)) == []
    assert two(promise, done("Austria", "larches and meadows", **nation)) == [("fulfils", "later")]


def test_a_report_that_names_nobody_answers_too():
    promise = pledge("Tyrol", "dig the Karwendel tunnel")
    assert two(promise, done(None, "dug the Karwendel tunnel", speaker=None)) == [("fulfils", "later")]


def test_what_was_planned_and_what_was_held_are_two_acts():
    planned = visit(("Ann Ash", "Bo Birch"), "Linz", status="planned", date="2022-05-05")
    assert two(planned, visit(("Ann Ash", "Bo Birch"), "Linz", date="2022-05-05")) == [("fulfils", "unknown")]


def test_what_is_said_in_a_year_may_be_said_twice_what_was_signed_in_it_seldom_is():
    said = statement("Ann Ash", "The hydrogen ferry waits for the lake", date="2021")
    assert two(said, said) == []
    signed = agreement(("Tyrol", "Bavaria"), "hydrogen ferries", date="2021")
    assert ("same_act", "unknown") in two(signed, signed)


def test_of_many_tellings_of_one_act_an_event_proposes_the_three_surest():
    log = Log()
    said = "The hydrogen ferry waits for the lake"
    made = [log.article(f"a{at}", [statement("Ann Ash", said)], date="2021-03-03")[0][0] for at in range(6)]
    found = proposed(log)
    assert {pair[2] for pair in found} == {"same_act"}
    assert max(sum(pair[0] == one for pair in found) for one in made) == 3
    assert {name for pair in found for name in pair[:2]} == set(made)


def test_an_unrelated_article_changes_no_proposal():
    log = tyrol()
    before = proposed(log)
    log.article(
        "elsewhere",
        [
            pledge("Wellington", "plant kauri along the harbour", regions=("NZ-WGN",)),
            done("Wellington", "planted kauri along the harbour", regions=("NZ-WGN",)),
            meeting(("Ann Ash", "Kim Kauri"), "kauri", regions=("NZ-WGN",)),
        ],
        date="2022-01-01",
    )
    after = proposed(log)
    assert {pair: p.score for pair, p in after.items() if pair in before} == {
        pair: p.score for pair, p in before.items()
    }
    assert before.keys() <= after.keys()


def test_a_judgement_never_changes_another_pledges_rating():
    log = tyrol()

    def ratings():
        rows = projection.view(projection.fold(log.raw), Query(today="2022-06-01")).pledges
        return {row.told.id: (row.status, row.clock, row.testability) for row in rows}

    before = ratings()
    log.judge("link", {"earlier": log.ids["tunnel"], "later": log.ids["dug"], "relation": "fulfils"})
    log.judge("assessment", {"pledge": log.ids["tunnel"], "status": "kept", "evidence": [log.ids["dug"]]})
    after = ratings()
    assert after.pop(log.ids["tunnel"])[0] == "kept"
    del before[log.ids["tunnel"]]
    assert after == before
