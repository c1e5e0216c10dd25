"""What may have come of a pledge, an agreement or a plan: rules, each with its reasons in words."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from timeline.views.links.blocks import (
    CONCLUDED,
    Blocks,
    acts_after,
    acts_within,
    articles_of,
    blocks_of,
    rank_of_form,
    soon,
    telling,
    where,
)
from timeline.views.links.comparable_acts import MEETINGS, Act, in_common, people_in_common
from timeline.views.links.proposal import Proposal, order_between
from timeline.views.links.renewals import renewed
from timeline.views.links.subject_coverage import COVERED, ENOUGH, FEW, MOSTLY, coverage, surest
from timeline.views.links.unpromised import called_for, done_before, founded
from timeline.views.links.within_article import in_one_breath

FIRM: Mapping[str, int] = {
    "proposal": 0,
    "offer": 1,
    "readiness": 2,
    "plan": 3,
    "instruction": 3,
    "commitment": 4,
    "agreed": 5,
}
_STATES = {"done": "fulfils", "delayed": "delays", "failed": "contradicts", "cancelled": "contradicts"}
_FIRM_ENOUGH = FIRM["commitment"]  # a promise given again is news only if it binds


def answers(acts: Sequence[Act], same: Iterable[Proposal], wanted: frozenset[str] | None) -> Iterator[Proposal]:
    """Yield the proposals of all rules for the events wanted (all of them where None)."""
    blocks = blocks_of(acts)
    for act in acts:
        if wanted is None or act.id in wanted:
            for rule in _RULES.get(act.kind, ()):
                found = list(rule(act, blocks))
                if len(found) > FEW:
                    found.sort(key=lambda proposal: (-proposal.score, proposal.later.key()))
                yield from found[:FEW]
    yield from in_one_breath(acts, same, articles_of(acts), wanted)


def _kept(act: Act, blocks: Blocks) -> Iterator[Proposal]:
    """Match a promise with a later report, agreement or firmer promise of the same side on the same subject."""
    if act.kind != "pledge" and not _is_open_agreement(act):
        return
    found: list[tuple[float, Act, str]] = []
    for other in acts_after(act, blocks, act.parts or act.countries, telling(act.subject)):
        named = _promised_by(act, other)
        relation = _answer(act, other) if named or (not other.names and soon(act, other)) else None
        if relation is None:
            continue
        shared, covered = coverage(act, other)
        if covered >= MOSTLY or (shared >= ENOUGH and covered >= COVERED and _near(act, other)):
            score = min(0.9, (0.3 if named else 0.2) + 0.35 * min(1.0, covered) + 0.1 * min(2.0, shared))
            found.append((round(score, 3), other, relation))
    for score, other, relation in surest(found):
        order, when = order_between(act, other)
        reasons = (
            _of_side(act, other),
            f"about the same: {in_common(act, act.subject & other.wide)}",
            where(act, other),
            when,
        )
        yield Proposal(act.told, other.told, relation, score, reasons, order or "unknown")


def _near(act: Act, other: Act) -> bool:
    """Whether both are of one region below a country; in a whole country one word in common is none."""
    return not act.parts.isdisjoint(other.parts) or len(act.subject & other.wide) > 1


def _promised_by(act: Act, other: Act) -> bool:
    """Whether who promises is named in an answer, or promises there too; a first name in common tells nothing."""
    words, last = (other.promiser, other.promiser_last) if other.kind == "pledge" else (other.names, other.names_last)
    if other.kind == "pledge" and act.speaker and act.speaker == other.speaker:
        return True
    return not act.promiser.isdisjoint(last) or not act.promiser_last.isdisjoint(words)


def _of_side(act: Act, other: Act) -> str:
    """Return in words whose promise and whose answer they are."""
    who = act.promiser & (other.promiser if other.kind == "pledge" else other.names)
    if who:
        return f"of the same side: {people_in_common(act, who)}"
    return f"said again by {act.speaker}" if _promised_by(act, other) else "nobody is named"


def _is_open_agreement(act: Act) -> bool:
    return act.kind == "agreement" and act.status != "cancelled"


def _answer(act: Act, other: Act) -> str | None:
    """Return what a later act may be to a promise, or None."""
    if other.kind == "follow_up":
        return _STATES.get(other.state, "progress")
    if act.kind != "pledge" and not (act.form == "verbal" and other.kind == "pledge"):
        return None
    if other.kind == "agreement":
        return "progress" if other.status in CONCLUDED else None
    firm, before = FIRM.get(other.strength, 0), FIRM.get(act.strength or "agreed", 0)
    return "progress" if firm > before or firm == before >= _FIRM_ENOUGH else None


def _signed(act: Act, blocks: Blocks) -> Iterator[Proposal]:
    """Match a promise that does not say what will be done with the next agreement of the same two regions."""
    planned = act.kind == "agreement" and act.status == "planned"
    if not planned and not (act.kind == "pledge" and act.parts and act.generic):
        return
    found: list[Proposal] = []
    places = act.parts or act.countries
    on_the_day = acts_within(act, blocks, places, ("type agreement",)) if planned else ()
    for other in chain(on_the_day, acts_after(act, blocks, places, ("type agreement",))):
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


def _held(act: Act, blocks: Blocks) -> Iterator[Proposal]:
    """Match a planned meeting or visit with one of the same people there in its time."""
    if act.kind not in MEETINGS or act.status != "planned":
        return
    for other in acts_within(act, blocks, act.parts or act.countries, (f"met {name}" for name in act.names)):
        if other.status == "held":
            who = people_in_common(act, act.names & other.names)
            reasons = (f"of the same people: {who}", where(act, other), "in the time it was planned for")
            yield Proposal(act.told, other.told, "fulfils", 0.6, reasons, "unknown")


_RULES: Mapping[str, Sequence[Callable[[Act, Blocks], Iterator[Proposal]]]] = {
    "pledge": (_kept, _signed),
    "agreement": (_kept, _signed, renewed, founded),
    "meeting": (_held,),
    "visit": (_held,),
    "statement": (called_for,),
    "figure": (founded,),
    "follow_up": (founded, done_before),
}
