"""The ledger as records: the pledge's own fields, its three axes, its evidence, and what proposes itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timeline.faces.export.records import event_record, judged_record, source_record

if TYPE_CHECKING:
    from timeline.views.links.proposals import Proposal
    from timeline.views.promise_ledger import Evidence, Promise
    from timeline.views.promise_outcome import CountedRating
    from timeline.views.text_versions import ProposedRevision

LEDGER_COLUMNS = (
    "id",
    "date",
    "data.promiser",
    "data.promisee",
    "data.action",
    "data.strength",
    "data.condition",
    "deadline",
    "status",
    "clock",
    "testability",
    "days_since",
    "witnesses",
    "quote",
    "regions",
    "title",
    "publisher",
    "published",
    "evidence",
)
REVISES = "revision_of"  # what a later version is to the earlier one, named as the field that says so
ONE_TEXT = "of the same source, title and day, and some of the same words"
PROPOSAL_COLUMNS = ("earlier", "later", "relation", "score", "order", "reasons", "date", "quote")


def promise_record(promise: Promise, vocabulary: str = "timeline") -> dict[str, Any]:
    """Return one row of the ledger; docs/commands.md says how the ratings of the two vocabularies correspond."""
    record = {
        **event_record(promise.told),
        "status": politifact(promise) if vocabulary == "politifact" else promise.status,
        "clock": promise.clock,
        "testability": promise.testability,
        "deadline": promise.deadline.isoformat() if promise.deadline else None,
        "overdue": promise.overdue,
        "days_since": promise.days_since,
        "witnesses": promise.witnesses,
        "evidence": [_evidence(found) for found in promise.evidence],
        "proposed": [proposal_record(proposal) for proposal in promise.proposed],
        "rated": _rated(promise.rating) if promise.rating is not None else None,
        "assessments": [judged_record(judged) for judged in promise.assessments],
        "disputed": promise.disputed,
    }
    return {key: value for key, value in record.items() if value is not None}


def politifact(promise: Promise) -> str:
    """Return the rating in PolitiFact's six words."""
    words = {
        "kept": "Promise Kept",
        "reported_done": "In the Works",
        "contradicted": "Stalled",
        "partly_kept": "Compromise",
        "broken": "Promise Broken",
        "superseded": "Promise Broken",
        "stalled": "Stalled",
        "progress": "In the Works",
    }
    return words.get(promise.status, "Not Yet Rated")


def proposal_record(proposal: Proposal) -> dict[str, Any]:
    """Return a proposal, in the shape of the link it would become."""
    return {
        "earlier": proposal.earlier.id,
        "later": proposal.later.id,
        "relation": proposal.relation,
        "score": proposal.score,
        "order": proposal.order,
        "reasons": list(proposal.reasons),
        "date": proposal.later.date,
        "quote": proposal.later.quote,
        "sources": [source_record(source) for source in proposal.later.sources],
    }


def revision_record(pair: ProposedRevision) -> dict[str, Any]:
    """Return two documents that may be versions of one text, in the shape of a proposal."""
    return {
        "earlier": pair.older.article,
        "later": pair.newer.article,
        "relation": REVISES,
        "order": "unknown",
        "reasons": [ONE_TEXT],
        "date": pair.newer.date,
        "title": pair.newer.data.title,
        "sources": [source_record(pair.newer)],
    }


def _rated(rating: CountedRating) -> dict[str, Any]:
    """Return who gave the rating that counts, when, why, when it came about, and whether evidence still stands."""
    judged = rating.judged
    told = {
        "id": judged.id,
        "by": judged.by,
        "recorded": judged.recorded,
        "reason": judged.data.get("reason"),
        "on": rating.on,
        "unsupported": rating.unsupported,
        "unweighed": list(rating.unweighed),
        "lost": rating.lost,
    }
    return {key: value for key, value in told.items() if value is not None}


def _evidence(found: Evidence) -> dict[str, Any]:
    told = found.told
    return {
        "id": told.id,
        "type": told.type,
        "date": told.date,
        "relation": found.link.relation,
        "counts_as": found.relation,
        "order": found.order,
        "self_reported": found.self_reported,
        "disputed": found.link.disputed,
        "quote": told.quote,
        "judged": [judged_record(judged) for judged in found.link.judged],
        "sources": [source_record(source) for source in told.sources],
    }
