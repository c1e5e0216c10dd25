"""What may have come of a pledge, an agreement or a plan: rules, each with its reasons in words."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from msgspec import Struct

from timeline.views.links.blocks import (
    CONCLUDED,
    Look,
    at_places,
    blocks_of,
    found_by,
    rank_of_form,
    soon,
    where,
)
from timeline.views.links.comparable_acts import Act, people_in_common
from timeline.views.links.proposal import Proposal, order_between
from timeline.views.links.renewals import looks_for_renewal, renewed
from timeline.views.links.subject_coverage import FEW
from timeline.views.links.unpromised import (
    called_for,
    done_before,
    founded,
    looks_for_agreement,
    looks_for_bodies,
    looks_for_promises,
)


def answers(acts: Sequence[Act], wanted: frozenset[str] | None) -> Iterator[Proposal]:
    """Yield the proposals of all rules for the events wanted (all of them where None)."""
    blocks = blocks_of(acts)
    for act in acts:
        if wanted is None or act.id in wanted:
            yield from answered(act, partial(found_by, act, blocks=blocks))


def answered(act: Act, find: Callable[[Look], Iterable[Act]]) -> Iterator[Proposal]:
    """Yield the proposals of all rules for one act; `find` is asked for each of its `looks` in turn."""
    for rule in _RULES.get(act.kind, ()):
        if not (others := [other for look in rule.looks(act) for other in find(look)]):
            continue
        found = list(rule.match(act, others))
        if len(found) > FEW:
            found.sort(key=lambda proposal: (-proposal.score, proposal.later.key()))
        yield from found[:FEW]


def looks(act: Act) -> Iterator[Look]:
    """Yield where the rules look for what may answer an act."""
    for rule in _RULES.get(act.kind, ()):
        yield from rule.looks(act)


def _looks_for_signing(act: Act) -> Iterator[Look]:
    planned = act.kind == "agreement" and act.status == "planned"
    if planned or (act.kind == "pledge" and act.parts and act.generic):
        keys = at_places(act.parts or act.countries, "agreement")
        if planned:
            yield Look(keys, within=True)
        yield Look(keys)


def _signed(act: Act, others: Iterable[Act]) -> Iterator[Proposal]:
    """Match a promise that does not say what will be done with the next agreement of the same two regions."""
    planned = act.kind == "agreement"
    found: list[Proposal] = []
    for other in others:
        if not soon(act, other) and other.days != act.days:
            break
        if planned and not act.promiser & other.names:
            continue
        if other.status not in CONCLUDED or not act.countries <= other.countries:
            continue
        if planned and act.form not in ("", other.form):
            continue
        what = "the agreement was planned" if planned else "the promise names no work, the two sides then agree"
        order, when = order_between(act, other)
        when = "in the time it was planned for" if planned and order == "unknown" else when
        reasons = (what, where(act, other), when)
        score, relation = (0.7, "fulfils") if planned else (0.45, "progress")
        found.append(Proposal(act.told, other.told, relation, score, reasons, order or "unknown"))
    found.sort(key=lambda proposal: (proposal.later.key()[:2], rank_of_form(proposal.later), proposal.later.id))
    yield from found[:1]


def _looks_for_meeting(act: Act) -> Iterator[Look]:
    if act.status == "planned":
        places = sorted(act.parts or act.countries)
        yield Look(tuple((place, f"met {name}") for place in places for name in sorted(act.names)), within=True)


def _held(act: Act, others: Iterable[Act]) -> Iterator[Proposal]:
    """Match a planned meeting or visit with one of the same people there in its time."""
    found = [other for other in others if other.status == "held"]
    if len(found) > FEW:  # no more are offered: why each of them fits is not asked
        found.sort(key=lambda other: other.told.key())
    for other in found[:FEW]:
        who = people_in_common(act, act.names & other.names)
        reasons = (f"of the same people: {who}", where(act, other), "in the time it was planned for")
        yield Proposal(act.told, other.told, "fulfils", 0.6, reasons, "unknown")


class _AnswerRule(Struct, frozen=True):
    """Where a rule looks for what may answer an act (nowhere, where it has nothing to ask), and what answers it."""

    looks: Callable[[Act], Iterable[Look]]
    match: Callable[[Act, Sequence[Act]], Iterator[Proposal]]


_SIGNED = _AnswerRule(_looks_for_signing, _signed)
_HELD = _AnswerRule(_looks_for_meeting, _held)
_FOUNDED = _AnswerRule(looks_for_bodies, founded)
_RULES: Mapping[str, Sequence[_AnswerRule]] = {
    "pledge": (_SIGNED,),
    "agreement": (_SIGNED, _AnswerRule(looks_for_renewal, renewed), _FOUNDED),
    "meeting": (_HELD,),
    "visit": (_HELD,),
    "statement": (_AnswerRule(looks_for_agreement, called_for),),
    "figure": (_FOUNDED,),
    "follow_up": (_FOUNDED, _AnswerRule(looks_for_promises, done_before)),
}
