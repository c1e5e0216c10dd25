"""Assessments: what is appended where a person rates what came of a pledge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.app.bench import with_reason
from timeline.errors import UsageError
from timeline.vocabulary import RATINGS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.app.bench import Bench
    from timeline.model import Judgement

_RATED = ("pledge", "agreement", "meeting", "visit")


class AssessmentError(UsageError):
    """A rating that cannot be given."""


def assess(
    bench: Bench, pledge: str, status: str, *, evidence: Iterable[str] = (), reason: str = ""
) -> list[Judgement]:
    """Return what rates a pledge, an agreement or a plan by one of RATINGS.

    `evidence` names the events it rests on; the events linked to the pledge unless given. What the same person said
    already is left, which `bench.notice` is told. Raises AssessmentError, ShortIdError, UnknownIdError,
    AmbiguousIdError.
    """
    from timeline.model import Judgement
    from timeline.views.promise_ledger import ANSWERS
    from timeline.views.promise_outcome import evidence_of

    if status not in RATINGS:
        raise AssessmentError(f"{status!r} is no rating: it is one of {', '.join(RATINGS)}")
    standing = bench.standing
    told = standing.get(bench.ids.find(pledge))
    if told is None or told.type not in _RATED:
        raise AssessmentError(f"{pledge} is no pledge, agreement or plan that stands")
    named = [bench.ids.find(one) for one in evidence]
    if told.id in named:
        raise AssessmentError(f"{pledge} cannot be evidence of what came of itself")
    for identity in named:
        if standing.get(identity) is None:
            raise AssessmentError(f"{identity} is no event that stands")
    links = standing.judgements.links.values()
    named = named or [k.later for k in links if k.stands and k.earlier == told.id and k.relation in ANSWERS]
    if status != "no_evidence" and not named:
        raise AssessmentError(f"{status} needs evidence: name it with --evidence ID, or link it first")
    data = {"pledge": told.id, "status": status, "evidence": sorted(set(named))}
    last = next(iter(standing.judgements.assessments.get(told.id, ())), None)
    if last and (last.by, last.of("status"), set(evidence_of(last))) == (bench.by, status, set(named)):
        return bench.say_again(f"{pledge} is rated {status} on this evidence", last)
    return [Judgement(type="assessment", data=with_reason(data, reason))]
