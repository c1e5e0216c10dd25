"""One act told by several articles: events that may be the same, and the date one telling lends another."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from timeline.edtf import Bounds
from timeline.views.acts import Act, shared_weight
from timeline.views.blocks import telling
from timeline.views.dating import LOOSE, narrower
from timeline.views.proposal import Proposal
from timeline.views.query import span_of

_KINDS: Mapping[str, str] = {"visit": "meeting"}
_COVERED = 0.55  # share of the briefer telling's subject that both must have
_ENOUGH = 0.9  # weight of what both are about
_NEAREST = 24  # acts of one kind, region and word that another is compared with
_FAR = 400  # the same for an act known only to lie on or before a day
_CLOSE = 31  # days that a date may span to tell by itself that two acts are one


def same_acts(acts: Iterable[Act]) -> list[Proposal]:
    """Return pairs of events, of different articles, that may be one act: of each the best match in an article."""
    blocks: dict[tuple[str, str, str], list[Act]] = defaultdict(list)
    for act in sorted(acts, key=lambda act: (act.days.first or act.days.last or date.max, act.id)):
        kind = _KINDS.get(act.kind, act.kind)
        if act.told.known and kind != "figure" and not _undated(act):
            keys = act.side if kind == "meeting" else telling(act.subject)
            for place in act.parts or act.countries:
                for key in keys:
                    blocks[kind, place, key].append(act)
    found: dict[tuple[str, str], Proposal | None] = {}
    for block in blocks.values():
        for one, other in _meeting(block) if len(block) > 1 else ():
            pair = (one.id, other.id)
            if pair not in found:
                found[pair] = _alike(one, other)
    return _best(proposal for proposal in found.values() if proposal)


def _meeting(block: list[Act]) -> Iterator[tuple[Act, Act]]:
    """Yield the pairs of a block whose days may meet, each in the one total order, of each act the nearest few."""
    waiting: deque[Act] = deque(maxlen=_NEAREST)
    for act in block:
        first = act.days.first
        if first is None:
            yield from _of_open_start(act, block)
            continue
        for other in waiting:
            if (other.days.last is None or other.days.last >= first) and other.article != act.article:
                yield (other, act) if other.key <= act.key else (act, other)
        waiting.append(act)


def _of_open_start(act: Act, block: list[Act]) -> Iterator[tuple[Act, Act]]:
    """Yield an act known only to lie on or before a day with those of its block that may be it, the latest first."""
    last = act.days.last or date.max
    near = [other for other in block if other.days.first is not None and other.days.first <= last]
    near.sort(key=lambda other: (other.days.first or date.max, other.id), reverse=True)
    for other in near[:_FAR]:
        if other.article != act.article:
            yield (other, act) if other.key <= act.key else (act, other)


def _undated(act: Act) -> bool:
    return act.days.first is None and act.days.last is None


def _alike(one: Act, other: Act) -> Proposal | None:
    who = one.side & other.side
    if not who or (one.parts and other.parts and not one.parts & other.parts):
        return None
    shared = shared_weight(one.subject, other.subject)
    least = min(one.weight, other.weight)
    covered = shared / least if least else 0.0
    alike = shared >= _ENOUGH and covered >= _COVERED
    if not alike and (_KINDS.get(one.kind, one.kind) != "meeting" or len(who) < 2 * _WORDS_OF_A_NAME):
        return None
    close = _is_close(one.days) and _is_close(other.days)
    reasons = [f"both of {' and '.join(sorted(one.parts & other.parts or one.countries & other.countries))}"]
    reasons.append(f"the same {'speaker' if one.kind == 'statement' else 'people'}: {', '.join(sorted(who))}")
    if shared:
        reasons.append(f"about the same: {', '.join(sorted(one.subject & other.subject))}")
    reasons.append(_when(one, other, close=close))
    score = 0.35 + 0.3 * min(1.0, covered) + 0.1 * min(2.0, shared) + (0.15 if close else 0.0)
    return Proposal(one.told, other.told, "same_act", round(min(0.95, score), 3), tuple(reasons), "unknown")


_WORDS_OF_A_NAME = 2


def _is_close(days: Bounds) -> bool:
    return days.first is not None and days.last is not None and (days.last - days.first).days <= _CLOSE


def _when(one: Act, other: Act, *, close: bool) -> str:
    if close:
        return "at the same time"
    return f"the days may be the same: {one.told.date} and {other.told.date}"


def _best(found: Iterable[Proposal]) -> list[Proposal]:
    """Keep, of each event's matches in another article, the best, if it is the best from the other side too."""
    best: dict[tuple[str, str], Proposal] = {}
    proposals = list(found)
    for proposal in proposals:
        for here, there in ((proposal.earlier, proposal.later), (proposal.later, proposal.earlier)):
            key = (here.id, there.row.article)
            if key not in best or _rank(proposal) > _rank(best[key]):
                best[key] = proposal
    return [
        proposal
        for proposal in proposals
        if best[proposal.earlier.id, proposal.later.row.article] is proposal
        and best[proposal.later.id, proposal.earlier.row.article] is proposal
    ]


def _rank(proposal: Proposal) -> tuple[float, str, str]:
    return proposal.score, proposal.earlier.id, proposal.later.id


def implied(proposals: Iterable[Proposal], acts: Iterable[Act]) -> list[Act]:
    """Return acts with the days that the surest same act implies for articles whose page alone dates them."""
    lent: dict[tuple[str, str | None], Proposal] = {}
    for proposal in proposals:
        for vague, sure in ((proposal.earlier, proposal.later), (proposal.later, proposal.earlier)):
            if str(vague.line.get("basis", "none")) in LOOSE and sure.date and narrower(sure.date, vague.date):
                key = (vague.row.article, vague.date)
                if key not in lent or _rank(proposal) > _rank(lent[key]):
                    lent[key] = proposal
    changed = []
    for act in acts:
        proposal_ = lent.get((act.article, act.told.date))
        if proposal_ is None or str(act.told.line.get("basis", "none")) not in LOOSE:
            changed.append(act)
            continue
        sure = proposal_.later if proposal_.earlier.row.article == act.article else proposal_.earlier
        changed.append(Act(act.told, span_of(sure.date), sure))
    return changed
