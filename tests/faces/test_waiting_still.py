"""What waits for a person, told anew after each judgement: as it stands then, or no more where it left."""

import pytest

from timeline.app.bench import Bench
from timeline.app.reviewing import accepted, as_it_stands, judged_on, rejected, turned
from timeline.views.links.proposal import Proposal
from timeline.views.text_versions import ProposedRevision


def proposed(bench, ids):
    return Proposal(bench.events[ids["tunnel"]], bench.events[ids["dug"]], "progress", 0.5, ())


@pytest.mark.parametrize("gone", ["tunnel", "dug"])
def test_a_proposal_waits_no_more_when_one_of_its_ends_is_gone(call, log, gone):
    item = proposed(Bench(call.workspace, "ann"), log.ids)
    call("retract", log.ids[gone], "--yes")
    assert as_it_stands(Bench(call.workspace, "ann"), item) is None


@pytest.mark.parametrize("corrected", ["tunnel", "dug"])
def test_a_proposal_is_told_with_what_was_corrected_of_its_ends(call, log, corrected):
    item = proposed(Bench(call.workspace, "ann"), log.ids)
    call("correct", log.ids[corrected], "date", "2021-03-09", "--yes")
    bench = Bench(call.workspace, "ann")
    again = as_it_stands(bench, item)
    assert (again.earlier, again.later) == (bench.events[log.ids["tunnel"]], bench.events[log.ids["dug"]])
    assert [told.id for told in (again.earlier, again.later) if told.date == "2021-03-09"] == [log.ids[corrected]]
    assert again.pair == item.pair


def test_a_reading_waits_as_it_is_told_now_or_no_more(call, log):
    item = Bench(call.workspace, "ann").events[log.ids["dug"]]
    call("correct", log.ids["dug"], "date", "2021-03-09", "--yes")
    assert as_it_stands(Bench(call.workspace, "ann"), item).date == "2021-03-09"
    call("retract", log.ids["dug"], "--yes")
    assert as_it_stands(Bench(call.workspace, "ann"), item) is None


def test_two_versions_and_a_judgement_wait_as_they_are(call, log):
    call("retract", log.ids["milk"], "--yes")
    bench = Bench(call.workspace, "ann")
    one, other = (bench.standing.readings.newest(sha) for sha in (log.sha_a, log.sha_c))
    revision = ProposedRevision(older=one, newer=other)
    (judged,) = bench.standing.judgements.all
    assert as_it_stands(bench, revision) is revision
    assert as_it_stands(bench, judged) is judged
    assert (turned(revision).older, turned(revision).newer) == (other, one)
    (told,) = judged_on(bench.state, judged)
    assert (told.id, told.sources[0].path) == (log.ids["milk"], "seeds/first.txt")


def test_a_judgement_on_what_is_read_no_more_is_taken_back_or_left_as_it_is(call, log):
    call("retract", log.ids["milk"], "--yes")
    bench = Bench(call.workspace, "ann")
    (judged,) = bench.standing.judgements.all
    (back,) = accepted(bench, judged, reason="it is read no more")
    assert (back.type, back.data) == ("retraction", {"target": judged.id, "reason": "it is read no more"})
    assert rejected(bench, judged, reason="why not") == []


def test_two_versions_are_said_to_be_or_not_to_be(call, log):
    bench = Bench(call.workspace, "ann")
    one, other = (bench.standing.readings.newest(sha) for sha in (log.sha_a, log.sha_c))
    data = {"target": other.article, "field": "revision_of"}
    (yes,) = accepted(bench, ProposedRevision(older=one, newer=other))
    assert (yes.type, yes.data) == ("correction", {**data, "now": one.article})
    (no,) = rejected(bench, ProposedRevision(older=one, newer=other))
    assert (no.type, no.data) == ("correction", data)
