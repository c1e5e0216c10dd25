"""Later events that propose themselves as what came of a pledge, an agreement or a plan.

Rules propose, people decide: nothing here rates a pledge. The same log gives the same proposals in whatever order it
was written, and what shares neither region nor subject with an event does not touch its proposals.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Protocol, TypeVar

from msgspec import Struct

from timeline.views.current_lines import ShownEvent, Standing
from timeline.views.judgements import Link, Pair
from timeline.views.links.answer_rules import answers
from timeline.views.links.article_words import ArticleWords, Rarity, article_words
from timeline.views.links.candidates import Reach, within_reach
from timeline.views.links.comparable_acts import Act, act, told_apart
from timeline.views.links.proposal import Proposal
from timeline.views.links.same_acts import ScoredPair, implied, met, same_acts
from timeline.views.links.shared_works import Articles, Works, articles_told, counts_of, of_one_story
from timeline.views.links.subject_coverage import FEW
from timeline.views.links.within_article import in_one_breath
from timeline.views.links.word_counts import NOTHING_COUNTED, WordCounts

__all__ = ["Proposal", "propose"]


class Matches(Struct, frozen=True):
    """What all rules propose, rule by rule, before it is chosen among it, and what they went by.

    `acts` are as their articles make them, `dated` the same with the days that others lend them; `met` is how surely
    two acts are one, `counts` how often words are counted.
    """

    articles: Articles
    words: Mapping[str, ArticleWords]
    counts: WordCounts
    acts: Sequence[Act]
    dated: Sequence[Act]
    met: Sequence[ScoredPair]
    same: Sequence[Proposal]
    breath: Sequence[Proposal]
    answers: Sequence[Proposal]
    works: Sequence[Proposal]

    def every(self) -> Iterator[Proposal]:
        """Yield what all rules propose."""
        yield from (*self.same, *self.breath, *self.answers, *self.works)


def propose(standing: Standing, *, among: frozenset[str] | None = None) -> dict[str, tuple[Proposal, ...]]:
    """Return for each earlier event (only those `among`, where given) what nobody has judged yet, surest first."""
    found = matches(standing, among).every()
    return chosen((one for one in found if among is None or one.earlier.id in among), standing.judgements.links)


def matches(standing: Standing, among: frozenset[str] | None = None) -> Matches:
    """Match all events of a log, or those that a few may meet."""
    judged = standing.judgements.links
    articles = articles_told(standing.events())
    known = [told for found in articles.values() for told in found]
    wanted = None if among is None else frozenset(told.row.article for told in known if told.id in among)
    reach = Reach(tuple(known), frozenset()) if among is None else within_reach(known, among, judged)
    reached = {told.id for told in reach.events}
    acts: list[Act] = []
    words: dict[str, ArticleWords] = {}
    for article, told_of in articles.items():  # article by article: its lines and their stems are still at hand
        made = [act(told) for told in told_of if told.id in reached]
        for one in made:
            one.prepare()
        acts += made
        if wanted is None or wanted:
            words[article] = article_words(told_of)
    acts.sort(key=_in_time)
    told_apart(acts)
    pairs = list(met(acts, None if among is None else reach.focus))
    same = as_judged(same_acts(pairs), judged, {found.id: found.told for found in acts})
    dated = implied(same, acts)
    counts = counts_of(standing, articles, words) if words else NOTHING_COUNTED
    rarity = Rarity(counts)
    stories = of_one_story(articles, words, rarity, wanted) if words else ()
    return Matches(
        articles,
        words,
        counts,
        acts,
        dated,
        pairs,
        same,
        tuple(in_one_breath(dated, same, among)),
        tuple(answers(dated, among)),
        tuple(Works(articles, words, rarity).outcomes(stories, {found.id: found for found in acts})),
    )


_Some = TypeVar("_Some", bound="_Sided")


class _Sided(Protocol):
    """What may be offered to a person: a proposal, or what is kept of one."""

    @property
    def pair(self) -> Pair:
        """What it would link."""
        ...

    @property
    def score(self) -> float:
        """How sure it is."""
        ...

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why."""
        ...

    @property
    def order(self) -> str:
        """Whether the later event is known to be."""
        ...

    @property
    def place(self) -> tuple[date, date, str]:
        """Where the later event stands in the one total order."""
        ...


def chosen(proposals: Iterable[_Some], judged: Iterable[Pair]) -> dict[str, tuple[_Some, ...]]:
    """Return of all that rules propose what is offered: of each pair nobody judged the surest, by the earlier event."""
    decided = {(pair[0], pair[1]) for pair in judged} | {(pair[1], pair[0]) for pair in judged}
    found: dict[str, dict[str, _Some]] = defaultdict(dict)
    for proposal in proposals:
        one, other, _ = proposal.pair
        if (one, other) not in decided:
            before = found[one].get(other)
            if before is None or _sureness(proposal) > _sureness(before):
                found[one][other] = proposal
    return {one: _surest(rest.values()) for one, rest in sorted(found.items()) if rest}


def _sureness(proposal: _Sided) -> tuple[float, str, str, tuple[str, ...]]:
    return proposal.score, proposal.pair[2], proposal.order, proposal.reasons


def _in_time(found: Act) -> tuple[date, date, str]:
    return found.key


def _surest(found: Iterable[_Some]) -> tuple[_Some, ...]:
    """Return the proposals of one event, surest first; of what may be the same act only a few."""
    ordered = sorted(found, key=lambda proposal: (-proposal.score, proposal.place))
    too_many = {id(proposal) for proposal in [each for each in ordered if each.pair[2] == "same_act"][FEW:]}
    return tuple(proposal for proposal in ordered if id(proposal) not in too_many)


def as_judged(
    proposals: Iterable[Proposal], judged: Mapping[Pair, Link], events: Mapping[str, ShownEvent]
) -> list[Proposal]:
    """Return the pairs that may be one act: what people linked for sure, and what they did not reject."""
    spoken = {frozenset(pair[:2]): link for pair, link in judged.items() if pair[2] in ("same_act", "")}
    kept = [found for found in proposals if frozenset((found.earlier.id, found.later.id)) not in spoken]
    for (earlier, later, relation), link in judged.items():
        if link.stands and relation == "same_act" and earlier in events and later in events:
            kept.append(Proposal(events[earlier], events[later], relation, 1.0, ("linked by a person",), "unknown"))
    return kept
