"""Statuses that do not lie: what reports alone give, and when a person's rating counts."""

import pytest

from tests.views.story import done, tyrol
from tests.views.test_ledger import row


def reported(*reports, link=None):
    """The log of Tyrol with reports on the tunnel, each (state, date), linked with the relation it gets by itself."""
    log = tyrol()
    for number, (state, date, *share) in enumerate(reports):
        kind, data, fields = done("Tyrol", f"the Karwendel tunnel {number}", state=state, date=date)
        if share:
            data = type(data)(deliverable=data.deliverable, state=state, actor="Tyrol", share=share[0])
        (identity,), _ = log.article(f"report {number}", [(kind, data, fields)], date=date)
        log.ids[f"report {number}"] = identity
        relation = link or {"done": "fulfils", "under_way": "progress", "delayed": "delays"}.get(state, "contradicts")
        log.judge("link", {"earlier": log.ids["tunnel"], "later": identity, "relation": relation})
    return log


@pytest.mark.parametrize(
    ("reports", "status"),
    [
        ([("done", "2022-05-05")], "reported_done"),
        ([("under_way", "2022-05-05")], "progress"),
        ([("delayed", "2022-05-05")], "stalled"),
        ([("failed", "2022-05-05")], "contradicted"),
        ([("cancelled", "2022-05-05")], "contradicted"),
        ([("delayed", "2022-05-05"), ("under_way", "2022-05-06")], "progress"),
        ([("under_way", "2022-05-05"), ("delayed", "2022-05-06")], "stalled"),
        ([("done", "2022-05-05"), ("failed", "2022-05-06")], "contradicted"),
        ([("failed", "2022-05-05"), ("done", "2022-05-06")], "reported_done"),
        ([("done", "2022-05-05"), ("failed", "2022-05-05")], "contradicted"),
        ([("done", "2022-05-05"), ("delayed", "2022")], "stalled"),
        ([("done", "2022-05-05"), ("failed", None)], "contradicted"),
    ],
)
def test_without_a_rating_the_last_report_gives_the_status(reports, status):
    assert row(reported(*reports), "tunnel").status == status


def test_a_failed_report_that_was_linked_as_progress_is_no_progress():
    found = row(reported(("failed", "2022-05-05"), link="progress"), "tunnel")
    assert (found.status, found.evidence[0].relation, found.evidence[0].link.relation) == (
        "contradicted",
        "contradicts",
        "progress",
    )
    assert row(reported(("delayed", "2022-05-05"), link="progress"), "tunnel").status == "stalled"
    assert row(reported(("failed", "2022-05-05"), link="fulfils"), "tunnel").status == "reported_done"


def test_what_is_not_later_than_the_promise_says_nothing_of_it():
    assert row(reported(("done", "2020-05-05")), "tunnel").status == "no_evidence"


def rated(status="kept", evidence="dug", **told):
    log = reported()
    log.judge(
        "assessment", {"pledge": log.ids["tunnel"], "status": status, "evidence": [log.ids[evidence]], **told}, by="Bo"
    )
    return log


@pytest.mark.parametrize("status", ["kept", "partly_kept", "broken", "superseded"])
def test_what_a_person_has_settled_is_overdue_no_more(status):
    found = row(rated(status), "tunnel", today="2030-01-01")
    assert (found.status, found.clock, found.overdue, found.rating.on) == (status, "settled", False, "2022-05-05")


@pytest.mark.parametrize("status", ["progress", "stalled"])
def test_what_goes_on_may_be_overdue_whoever_rated_it(status):
    found = row(rated(status), "tunnel", today="2030-01-01")
    assert (found.status, found.clock, found.overdue) == (status, "overdue", True)


def test_a_rating_counts_only_once_its_evidence_is_published():
    log = rated(reason="drove through it")
    before = row(log, "tunnel", as_of="2022-05-01")
    assert (before.status, before.rating, before.assessments, before.clock) == ("no_evidence", None, (), "due")
    since = row(log, "tunnel", as_of="2022-05-06")
    assert (since.status, since.rating.judged.by, since.rating.judged.of("reason")) == (
        "kept",
        "Bo",
        "drove through it",
    )


def test_of_two_ratings_the_one_whose_evidence_was_out_counts():
    log = rated("progress")
    (later,), _ = log.article("sixth", [done("Tyrol", "opened the tunnel", date="2023-01-01")], date="2023-01-02")
    log.judge("assessment", {"pledge": log.ids["tunnel"], "status": "kept", "evidence": [later, log.ids["dug"]]})
    assert row(log, "tunnel", as_of="2022-12-31").status == "progress"
    assert row(log, "tunnel", as_of="2023-01-02").status == "kept"
    assert row(log, "tunnel").rating.on == "2023-01-01"


@pytest.mark.parametrize("way", ["unlink", "unlink of the relation", "retraction", "retraction of the article"])
def test_a_rating_whose_evidence_was_taken_back_says_so(way):
    log = tyrol()
    pair = {"earlier": log.ids["tunnel"], "later": log.ids["dug"]}
    log.judge("link", {**pair, "relation": "contradicts"})
    log.judge("assessment", {"pledge": log.ids["tunnel"], "status": "broken", "evidence": [log.ids["dug"]]})
    assert not row(log, "tunnel").rating.unsupported
    kind, data = {
        "unlink": ("unlink", pair),
        "unlink of the relation": ("unlink", {**pair, "relation": "contradicts"}),
        "retraction": ("retraction", {"target": log.ids["dug"]}),
        "retraction of the article": ("retraction", {"target": log.sha_c}),
    }[way]
    log.judge(kind, data)
    for asked in ({}, {"as_of": "2025-01-01"}):
        found = row(log, "tunnel", **asked)
        assert (found.status, found.rating.unsupported, found.rating.on) == ("broken", True, None)
    log.judge("link", {**pair, "relation": "progress"})
    assert row(log, "tunnel").rating.unsupported == way.startswith("retraction")


def test_evidence_in_a_document_that_nobody_has_never_rates_as_of_a_day():
    log = tyrol()
    log.judge("assessment", {"pledge": log.ids["tunnel"], "status": "kept", "evidence": ["0" * 32]})
    assert row(log, "tunnel").status == "no_evidence"


def test_a_rating_tells_the_reports_that_it_does_not_rest_on():
    log = rated()
    assert row(log, "tunnel").rating.unweighed == ()
    late = [("late", "2023-01-01"), ("early", "2020-01-01")]
    for name, day in late:
        (log.ids[name],), _ = log.article(name, [done("Tyrol", "the tunnel", state="failed", date=day)], date=day)
        log.judge("link", {"earlier": log.ids["tunnel"], "later": log.ids[name], "relation": "contradicts"})
    found = row(log, "tunnel")
    assert (found.status, found.rating.unweighed) == ("kept", (log.ids["late"],))
    assert row(log, "tunnel", as_of="2022-12-31").rating.unweighed == ()
    log.judge(
        "assessment", {"pledge": log.ids["tunnel"], "status": "broken", "evidence": [log.ids["late"]]}, by="Ann Ash"
    )
    assert row(log, "tunnel").rating.unweighed == ()


def test_a_rating_tells_how_many_of_its_reports_were_taken_back():
    log = tyrol()
    (again,), _ = log.article("again", [done("Tyrol", "opened the tunnel", date="2022-06-01")], date="2022-06-02")
    said = {"pledge": log.ids["tunnel"], "status": "kept", "evidence": [log.ids["dug"], again]}
    log.judge("assessment", said)
    assert (row(log, "tunnel").rating.lost, row(log, "tunnel").rating.on) == (0, "2022-06-01")
    log.judge("retraction", {"target": again})
    found = row(log, "tunnel").rating
    assert (found.lost, found.unsupported, found.on) == (1, False, "2022-05-05")
