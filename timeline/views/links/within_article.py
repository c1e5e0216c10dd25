"""What is said in one breath: answers to an act that a speaker recalls."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from timeline.views.links.blocks import Articles, articles_of, where
from timeline.views.links.comparable_acts import Act
from timeline.views.links.proposal import Proposal, order_between

_GAP = 260  # characters between two sentences of one turn of speech


def in_one_breath(
    acts: Collection[Act], same: Iterable[Proposal], wanted: frozenset[str] | None = None
) -> Iterator[Proposal]:
    """Yield what is answered in one turn of speech, for the events wanted (all of them where None)."""
    named = {act.id: act for act in acts}
    turns = _Turns(named, articles_of(acts))
    for proposal in same:
        if wanted is None or {proposal.earlier.id, proposal.later.id} & wanted:
            yield from _answered(proposal, named, turns)


def _answered(same: Proposal, named: Mapping[str, Act], turns: "_Turns") -> Iterator[Proposal]:
    """Match an act with what a speaker who recalls it says, in the same turn, will be done."""
    for recalled, recall in ((same.earlier, same.later), (same.later, same.earlier)):
        begin, act = named[recall.id], named[recalled.id]
        if act.kind != "statement" or begin.article == act.article:
            continue
        for other in turns[begin.id]:
            if not other.side.isdisjoint(begin.side):
                continue
            order, when = order_between(act, other)
            if order not in (None, "unknown"):
                reasons = (f"said right after {recall.id[:7]} recalled it", where(act, other), when)
                yield Proposal(act.told, other.told, "progress", round(same.score * 0.8, 3), reasons, order)


class _Turns(dict[str, list[Act]]):
    """The pledges that follow an act in one turn of speech."""

    def __init__(self, named: Mapping[str, Act], articles: Articles) -> None:
        super().__init__()
        self._named = named
        self._articles = articles

    def __missing__(self, identity: str) -> list[Act]:
        act = self._named[identity]
        found = self[identity] = [other for other in _turn(act, self._articles[act.article]) if other.kind == "pledge"]
        return found


def _turn(act: Act, article: Sequence[Act]) -> Iterator[Act]:
    """Yield the acts that follow in one turn of speech: close together, one speaker."""
    end, speaker = act.place[1], None
    behind = bisect_right(article, (act.place, act.id), key=_in_text)
    for other in article[behind:]:
        start = other.place[0]
        if start - end > _GAP:
            return
        said_by = other.speaker
        if other.kind in ("pledge", "follow_up", "agreement"):
            if speaker is not None and said_by and said_by != speaker:
                return
            speaker = said_by or speaker
            yield other
        end = max(end, min(other.place[1], start + 2 * _GAP))


def _in_text(act: Act) -> tuple[tuple[int, int], str]:
    return act.place, act.id
