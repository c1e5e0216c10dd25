"""Which of two judgements is the later: the seals say it first, the clocks second."""

import msgspec
import pytest

from tests.steps import steps
from tests.views.story import Log, pledge, tyrol
from tests.views.test_ledger import ledger, row
from timeline.views.news import heads, under_heads
from timeline.views.promise_ledger import projection

AHEAD, NOW, SOON = "2031-01-01T00:00:00Z", "2024-03-01T00:00:00Z", "2024-04-01T00:00:00Z"


def rated(log, status, recorded, *, prev=None, by="Ann"):
    """Rate the tunnel after whatever stands last, or after other lines; return the seal."""
    log.heads = log.heads if prev is None else prev
    log.judge(
        "assessment",
        {"pledge": log.ids["tunnel"], "status": status, "evidence": [log.ids["dug"]]},
        recorded=recorded,
        by=by,
    )
    return log.heads


def test_a_clock_that_ran_ahead_does_not_freeze_a_rating():
    log = tyrol()
    rated(log, "broken", AHEAD)
    rated(log, "kept", NOW)
    assert row(log, "tunnel").status == "kept"
    log.article("sixth", [pledge("Tyrol", "mow")], recorded=NOW)
    rated(log, "partly_kept", "2024-02-15T00:00:00Z")
    found = row(log, "tunnel")
    assert [one.of("status") for one in found.assessments] == ["partly_kept", "kept", "broken"]


def test_links_and_corrections_are_ordered_likewise():
    log = tyrol()
    pair = {"earlier": log.ids["tunnel"], "later": log.ids["dug"]}
    log.judge("link", {**pair, "relation": "fulfils"}, recorded=AHEAD)
    log.judge("unlink", pair, recorded=NOW)
    deadline = {"target": log.ids["tunnel"], "field": "data.deadline"}
    log.judge("correction", {**deadline, "now": "2030"}, recorded=AHEAD)
    log.judge("correction", {**deadline, "now": "2025"}, recorded=SOON)
    found = row(log, "tunnel")
    assert (found.evidence, found.told.said("deadline")) == ((), "2025")


def test_of_two_branches_the_later_clock_counts_until_one_is_made_after_both():
    log = tyrol()
    start = log.heads
    ours = rated(log, "broken", AHEAD, prev=start)
    theirs = rated(log, "kept", NOW, prev=start, by="Bo")
    assert row(log, "tunnel").status == "broken"
    rated(log, "partly_kept", SOON, prev=(*ours, *theirs), by="Cid")
    assert row(log, "tunnel").status == "partly_kept"


@pytest.mark.parametrize("times", [(NOW, NOW), (AHEAD, NOW)])
@pytest.mark.parametrize("actions", [("mow", "sow"), ("sow", "mow")])
def test_of_two_readings_of_a_document_the_one_appended_after_the_other_stands(times, actions):
    log = Log()
    for number, (recorded, action) in enumerate(zip(times, actions, strict=True)):
        log.article("page", [pledge("Tyrol", action)], recorded=recorded, importer=f"plain@{number + 1}")
    (found,) = ledger(log).pledges
    assert found.told.said("action") == actions[1]
    log.lines.reverse()
    (found,) = ledger(log).pledges
    assert found.told.said("action") == actions[1]


def test_of_readings_on_two_branches_the_later_clock_counts():
    log = Log()
    log.article("page", [pledge("Tyrol", "mow")], recorded="2024-01-01T00:00:00Z")
    start = log.heads
    log.article("page", [pledge("Tyrol", "sow")], recorded=SOON, importer="plain@2")
    log.heads = start
    log.article("page", [pledge("Tyrol", "reap")], recorded=NOW, importer="plain@3")
    assert [row.told.said("action") for row in ledger(log).pledges] == ["sow"]


@pytest.mark.parametrize("statuses", [("kept", "broken", "stalled"), ("stalled", "broken", "kept")])
def test_what_was_recorded_in_one_second_stands_in_the_order_of_the_seals(statuses):
    log = tyrol()
    for status in statuses:
        rated(log, status, NOW)
    assert row(log, "tunnel").status == statuses[-1]


def test_as_known_at_a_time_a_line_recorded_later_orders_nothing():
    log = tyrol()
    start = log.heads
    rated(log, "broken", SOON, prev=start)
    log.article("sixth", [pledge("Tyrol", "mow")], recorded=AHEAD)
    rated(log, "kept", NOW)
    assert row(log, "tunnel").status == "kept"
    assert row(log, "tunnel", known_at="2025").status == "broken"


def test_many_ratings_after_a_clock_that_ran_ahead_cost_each_the_same():
    def work(size):
        log = tyrol()
        rated(log, "broken", AHEAD)
        for second in range(size):
            rated(log, "kept", f"2024-03-01T{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}Z")
        return lambda: ledger(log)

    small, large = steps(work(50)), steps(work(200))
    assert large < 5 * small


def test_a_log_of_one_line_has_an_order():
    log = Log()
    log.article("page", [pledge("Tyrol", "mow")])
    assert ledger(log).pledges


def test_a_log_hangs_on_a_line_of_a_version_to_come_too():
    log = Log()
    log.article("page", [pledge("Tyrol", "mow")])
    to_come = {"v": 2, "id": "f" * 32, "type": "vote", "data": {}, "prev": list(log.heads), "seal": "later"}
    state = projection.fold([*log.raw, msgspec.json.encode(to_come)])
    assert heads(state) == ("later",)
    assert under_heads(state, heads(state)) == state
