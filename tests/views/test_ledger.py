"""The ledger: three axes, evidence, what rules may and may not say."""

import pytest

from tests.views.story import Log, done, pledge, tyrol
from timeline.views import compared_figures, imported_documents
from timeline.views.promise_ledger import projection
from timeline.views.promise_outcome import order_of
from timeline.views.query import Query

DAY = "2022-06-01"


def ledger(log, **asked):
    return projection.view(projection.fold(log.raw), Query(**{"today": DAY, **asked}))


def row(log, name, **asked):
    return next(row for row in ledger(log, **asked).pledges if row.told.id == log.ids[name])


def linked(relation="progress", **told):
    log = tyrol()
    log.judge("link", {"earlier": log.ids["tunnel"], "later": log.ids["dug"], "relation": relation}, **told)
    return log


def test_silence_is_no_evidence_and_never_broken():
    found = row(tyrol(), "tunnel", as_of="2030-01-01", today="2030-01-01")
    assert (found.status, found.clock, found.overdue) == ("no_evidence", "overdue", True)


@pytest.mark.parametrize(
    ("name", "testability"), [("tunnel", "testable"), ("milk", "conditional"), ("ready", "untestable")]
)
def test_testability_is_an_axis_of_its_own(name, testability):
    assert row(tyrol(), name).testability == testability


@pytest.mark.parametrize(
    ("day", "clock"), [("2021-03-02", "due"), ("2022-12-31", "due"), ("2023-01-01", "overdue"), (None, "due")]
)
def test_the_clock_is_computed_for_the_day_asked_about(day, clock):
    assert row(tyrol(), "tunnel", today=day).clock == clock
    assert row(tyrol(), "milk", today=day).clock == "no_deadline"


@pytest.mark.parametrize(
    ("deadline", "last"),
    [
        ("P2Y", "2023-03-02"),
        ("P1M", "2021-04-02"),
        ("P1Y2M3W1D", "2022-05-24"),
        ("P", "2021-03-02"),
        ("P999Y", "3020-03-02"),
    ],
)
def test_a_deadline_may_be_a_duration(deadline, last):
    log = Log()
    log.article("page", [pledge("Tyrol", "mow", deadline=deadline)])
    assert ledger(log).pledges[0].deadline.isoformat() == last


@pytest.mark.parametrize("deadline", ["PT5H", "P5000M9Y"])
def test_a_duration_that_is_none_is_no_deadline(deadline):
    log = Log()
    log.article("page", [pledge("Tyrol", "mow", deadline=deadline), pledge("Tyrol", "sow", deadline="P1Y", date=None)])
    assert [found.deadline for found in ledger(log).pledges] == [None, None]


def test_a_linked_event_is_progress_and_names_its_order_and_who_reports():
    found = row(linked(), "tunnel")
    assert (found.status, found.witnesses) == ("progress", 1)
    (evidence,) = found.evidence
    assert (evidence.order, evidence.self_reported, evidence.link.disputed) == ("later", True, False)
    assert row(linked("contradicts"), "tunnel").status == "contradicted"
    assert row(linked(), "tunnel", known_at="2024-01-31").status == "no_evidence"


def test_evidence_that_is_not_surely_later_is_said_to_be_so():
    log = linked()
    log.judge("correction", {"target": log.ids["dug"], "field": "date", "now": "2021"})
    assert row(log, "tunnel").evidence[0].order == "unknown"
    log.judge("correction", {"target": log.ids["dug"], "field": "date", "now": "2019"})
    assert row(log, "tunnel").evidence[0].order == "earlier"
    assert order_of(None, "2021") == "unknown"


def test_only_a_person_with_evidence_rates():
    log = linked()
    log.judge("assessment", {"pledge": log.ids["tunnel"], "status": "kept", "evidence": [log.ids["dug"]]}, by="rule:x")
    assert row(log, "tunnel").status == "progress"
    log.judge("assessment", {"pledge": log.ids["tunnel"], "status": "kept"})
    log.judge("assessment", {"pledge": log.ids["tunnel"], "status": "splendid", "evidence": [log.ids["dug"]]})
    assert row(log, "tunnel").status == "progress"
    log.judge("assessment", {"pledge": log.ids["tunnel"], "status": "kept", "evidence": [log.ids["dug"]]})
    found = row(log, "tunnel", today="2030-01-01")
    assert (found.status, found.clock, found.overdue) == ("kept", "settled", False)
    assert row(log, "milk").status == "no_evidence"


def test_two_people_who_judge_differently_are_both_kept_latest_first():
    log = linked()
    evidence = [log.ids["dug"]]
    log.judge("assessment", {"pledge": log.ids["tunnel"], "status": "kept", "evidence": evidence}, by="Ann Ash")
    log.judge("assessment", {"pledge": log.ids["tunnel"], "status": "partly_kept", "evidence": evidence}, by="Bo Birch")
    found = row(log, "tunnel")
    assert (found.status, found.disputed) == ("partly_kept", True)
    assert [judged.by for judged in found.assessments] == ["Bo Birch", "Ann Ash"]
    log.judge("unlink", {"earlier": log.ids["tunnel"], "later": log.ids["dug"]}, by="Bo Birch")
    assert row(log, "tunnel").evidence == ()
    log.judge("link", {"earlier": log.ids["tunnel"], "later": log.ids["dug"], "relation": "progress"}, by="Cid")
    (again,) = row(log, "tunnel").evidence
    assert again.link.disputed
    assert [judged.by for judged in again.link.judged] == ["Cid", "Bo Birch", "Ann Ash"]


def test_filters_of_the_ledger_and_its_counts():
    log = linked()
    assert [r.told.id for r in ledger(log, strengths=("readiness",)).pledges] == sorted(
        [log.ids["milk"], log.ids["ready"]]
    )
    assert [r.told.id for r in ledger(log, statuses=("progress",)).pledges] == [log.ids["tunnel"]]
    assert [r.told.id for r in ledger(log, overdue=True, today="2023-06-06").pledges] == [log.ids["tunnel"]]
    assert ledger(log).counts == {"no_evidence": 2, "progress": 1, "no_deadline": 2, "due": 1}
    assert {r.told.type for r in ledger(log, types=("agreement",)).pledges} == {"agreement"}
    assert ledger(log, limit=1).total == 3
    assert row(log, "tunnel").days_since == 456


def test_agencies_credited_alike_are_one_witness():
    log = linked()
    (more,), _ = log.article(
        "sixth", [done("Tyrol", "opened the tunnel")], date="2022-07-01", publisher="Third", credit="Alpa "
    )
    (else_,), _ = log.article("seventh", [done("Tyrol", "opened it")], date="2022-07-01", publisher="Isar News")
    log.judge("link", {"earlier": log.ids["tunnel"], "later": more, "relation": "progress"})
    assert row(log, "tunnel").witnesses == 1
    log.judge("link", {"earlier": log.ids["tunnel"], "later": else_, "relation": "progress"})
    assert row(log, "tunnel").witnesses == 2


def test_figures_that_disagree_are_side_by_side():
    log = tyrol()
    found = compared_figures.projection.view(compared_figures.projection.fold(log.raw), Query())
    one, other = found.figures
    assert (one.beside, other.beside) == ((other.told.id,), (one.told.id,))
    state = compared_figures.projection.fold(log.raw)
    assert len(compared_figures.projection.view(state, Query(metric="roads")).figures) == 2
    assert compared_figures.projection.view(state, Query(metric="rivers")).figures == ()
    assert compared_figures.projection.view(state, Query(units=("usd",))).figures == ()
    assert len(compared_figures.projection.view(state, Query(units=("eur",), limit=1)).figures) == 1


def test_articles_tell_what_they_yielded_and_who_tells_a_copy():
    log = tyrol()
    log.article("mirror", [], copy_of=log.sha_a, date="2021-03-03", publisher="Mirror")
    state = imported_documents.projection.fold(log.raw)
    found = {doc.reading.path: doc for doc in imported_documents.projection.view(state, Query()).documents}
    assert found["seeds/first.txt"].events == {"pledge": 3}
    assert found["seeds/first.txt"].regions == ("AT-7", "DE-BY")
    assert found["seeds/mirror.txt"].told_by == log.sha_a
    assert found["seeds/mirror.txt"].events == {}

    def paths(**asked):
        return [doc.reading.path for doc in imported_documents.projection.view(state, Query(**asked)).documents]

    assert paths(types=("agreement",)) == ["seeds/second.txt"]
    assert paths(actors=("ash",)) == ["seeds/first.txt", "seeds/mirror.txt"]
    assert paths(grep="CLOCK") == ["seeds/fifth.txt"]
    assert paths(since="2022", until="2022-05-06") == ["seeds/third.txt", "seeds/fifth.txt"]
    assert paths(regions=("DE",), limit=1) == ["seeds/third.txt"]
