"""Later events that propose themselves as what came of a pledge, an agreement or a plan.

Rules propose, people decide: nothing here rates a pledge. The same log gives the same proposals in whatever order it
was written, and what shares neither region nor subject with an event does not touch its proposals.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from timeline.views.current_lines import ShownEvent, Standing
from timeline.views.judgements import Link, Pair
from timeline.views.links.answer_rules import answers
from timeline.views.links.article_words import Rarity, article_words
from timeline.views.links.candidates import Reach, within_reach
from timeline.views.links.comparable_acts import Act, act, told_apart
from timeline.views.links.proposal import Proposal
from timeline.views.links.same_acts import implied, same_acts
from timeline.views.links.subject_coverage import FEW
from timeline.views.links.works import Articles, Works, articles_told, counts_of, of_one_story

__all__ = ["Proposal", "propose"]


def propose(standing: Standing, *, among: frozenset[str] | None = None) -> dict[str, tuple[Proposal, ...]]:
    """Return for each earlier event (only those `among`, where given) what nobody has judged yet, surest first."""
    judged = standing.judgements.links
    articles = articles_told(standing.events())
    known = [told for found in articles.values() for told in found]
    reach = Reach(tuple(known), frozenset()) if among is None else within_reach(known, among, judged)
    acts = sorted(map(act, reach.events), key=_in_time)
    told_apart(acts)
    ready = {found.id: found for found in acts}
    found_twice = same_acts(acts, None if among is None else reach.focus)
    same = _as_judged(found_twice, judged, {found.id: found.told for found in acts})
    acts = implied(same, acts)
    wanted = None if among is None else frozenset(told.row.article for told in known if told.id in among)
    works = _of_works(standing, articles, wanted, ready) if wanted is None or wanted else ()
    return chosen([*same, *answers(acts, same, among), *works], judged, among)


def _of_works(
    standing: Standing, articles: Articles, wanted: frozenset[str] | None, ready: Mapping[str, Act]
) -> Iterator[Proposal]:
    words = {article: article_words(told) for article, told in articles.items()}
    rarity = Rarity(counts_of(standing, articles, words))
    pairs = of_one_story(articles, words, rarity, wanted)
    return Works(articles, words, rarity).outcomes(pairs, ready)


def chosen(
    proposals: Iterable[Proposal], judged: Iterable[Pair], among: frozenset[str] | None = None
) -> dict[str, tuple[Proposal, ...]]:
    """Return of all that rules propose what is offered: of each pair nobody judged the surest, by the earlier event."""
    decided = {(pair[0], pair[1]) for pair in judged} | {(pair[1], pair[0]) for pair in judged}
    found: dict[str, dict[str, Proposal]] = defaultdict(dict)
    for proposal in proposals:
        one, other = proposal.earlier.id, proposal.later.id
        if (one, other) in decided or (among is not None and one not in among):
            continue
        before = found[one].get(other)
        if before is None or _sureness(proposal) > _sureness(before):
            found[one][other] = proposal
    return {one: _surest(rest.values()) for one, rest in sorted(found.items()) if rest}


def _sureness(proposal: Proposal) -> tuple[float, str, str, tuple[str, ...]]:
    return proposal.score, proposal.relation, proposal.order, proposal.reasons


def _in_time(found: Act) -> tuple[date, date, str]:
    return found.key


def _surest(found: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Return the proposals of one event, surest first; of what may be the same act only a few."""
    ordered = sorted(found, key=lambda proposal: (-proposal.score, proposal.later.key()))
    too_many = {id(proposal) for proposal in [each for each in ordered if each.relation == "same_act"][FEW:]}
    return tuple(proposal for proposal in ordered if id(proposal) not in too_many)


def _as_judged(
    proposals: Iterable[Proposal], judged: Mapping[Pair, Link], events: Mapping[str, ShownEvent]
) -> list[Proposal]:
    """Return the pairs that may be one act: what people linked for sure, and what they did not reject."""
    spoken = {frozenset(pair[:2]): link for pair, link in judged.items() if pair[2] in ("same_act", "")}
    kept = [found for found in proposals if frozenset((found.earlier.id, found.later.id)) not in spoken]
    for (earlier, later, relation), link in judged.items():
        if link.stands and relation == "same_act" and earlier in events and later in events:
            kept.append(Proposal(events[earlier], events[later], relation, 1.0, ("linked by a person",), "unknown"))
    return kept
