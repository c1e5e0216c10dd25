"""What may have come of a pledge, an agreement, a plan or a call: rules, each with its reasons in words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from timeline.views.acts import Act, shared_weight, total_weight
from timeline.views.proposal import Proposal, order_between
from timeline.views.subjects import bodies_founded, bodies_in, calls_for, lexicon, sectors_of, stems, weight

FIRM: Mapping[str, int] = {
    "proposal": 0,
    "offer": 1,
    "readiness": 2,
    "plan": 3,
    "instruction": 3,
    "commitment": 4,
    "agreed": 5,
}
_CONCLUDED = frozenset({"signed", "agreed", "in force"})
_ENOUGH = 1.0  # weight that a subject in common must have
_COVERED = 0.3  # share of the promise's subject that the answer must have
_MOSTLY = 0.75  # share that is enough however common its words are
_SAME_SECTOR = 0.6  # what a word counts whose sector alone the answer has
_NEAR = 180  # characters from a promise to a report of it in the next sentences
_GAP = 260  # characters between two sentences of one turn of speech
_FEW = 3  # answers proposed for one promise by one rule, the surest first
_YEARS = 4 * 366  # days after which an agreement no longer answers a promise that names no work
_TWO = 2


def answers(acts: Sequence[Act], same: Iterable[Proposal], wanted: frozenset[str] | None) -> Iterator[Proposal]:
    """Yield the proposals of all rules for the events wanted (all of them where None)."""
    blocks = _blocks(acts)
    by_article: dict[str, list[Act]] = defaultdict(list)
    for act in acts:
        by_article[act.article].append(act)
    for turn in by_article.values():
        turn.sort(key=lambda act: (act.place, act.told.id))
    for act in acts:
        if wanted is None or act.told.id in wanted:
            for rule in (_kept, _signed, _held, _reported_nearby, _called_for, _founded, _done_before):
                found = rule(act, blocks, by_article)
                yield from sorted(found, key=lambda proposal: (-proposal.score, proposal.later.key()))[:_FEW]
    named = {act.told.id: act for act in acts}
    for proposal in same:
        if wanted is None or {proposal.earlier.id, proposal.later.id} & wanted:
            yield from _answered_in_the_same_breath(proposal, named, by_article)


Blocks = Mapping[tuple[str, str], Sequence[Act]]
Articles = Mapping[str, Sequence[Act]]


def _blocks(acts: Iterable[Act]) -> Blocks:
    """Index acts by region and by what they are about, so that a promise meets only its like."""
    blocks: dict[tuple[str, str], list[Act]] = defaultdict(list)
    common = lexicon().common
    for act in acts:
        if act.told.type in ("follow_up", "agreement", "pledge", "meeting", "visit"):
            for place in act.parts | act.countries:
                blocks[place, f"type {act.told.type}"].append(act)
            for place in act.parts or act.countries:
                for stem in act.wide:
                    if stem not in common:
                        blocks[place, stem].append(act)
    return blocks


def _candidates(act: Act, blocks: Blocks, keys: Iterable[str]) -> Iterator[Act]:
    """Yield the acts of other articles that share a region and one of the keys, each once."""
    seen = {act.told.id}
    for place in sorted(act.parts or act.countries):
        for key in sorted(keys):
            for other in blocks.get((place, key), ()):
                if other.told.id not in seen:
                    seen.add(other.told.id)
                    if other.article != act.article:
                        yield other


def _kept(act: Act, blocks: Blocks, articles: Articles) -> Iterator[Proposal]:
    """A promise, and a later report, agreement or firmer promise of the same side on the same subject."""
    del articles
    if act.told.type != "pledge" and not _is_open_agreement(act):
        return
    for other in _candidates(act, blocks, act.subject):
        relation = _answer(act, other)
        who = act.promiser & (other.promiser if other.told.type == "pledge" else other.names)
        if relation is None or not who:
            continue
        order, when = order_between(act, other)
        shared, covered = _told_of(act, other)
        if order in (None, "unknown") or not (covered >= _MOSTLY or (shared >= _ENOUGH and covered >= _COVERED)):
            continue
        reasons = (
            f"of the same side: {', '.join(sorted(who))}",
            f"about the same: {', '.join(sorted(act.subject & other.wide))}",
            _where(act, other),
            when,
        )
        score = min(0.9, 0.3 + 0.35 * min(1.0, covered) + 0.1 * min(2.0, shared))
        yield Proposal(act.told, other.told, relation, round(score, 3), reasons, order)


def _told_of(act: Act, other: Act) -> tuple[float, float]:
    """Return the weight of a promise's words that an answer has, and the share of its subject told of at all."""
    shared = shared_weight(act.subject, other.wide)
    sectors = {name for stem in other.wide for name in sectors_of(stem)}
    near = sum(weight(stem) for stem in act.subject - other.wide if sectors_of(stem) & sectors)
    total = total_weight(act.subject)
    return shared, (shared + _SAME_SECTOR * near) / total if total else 0.0


def _is_open_agreement(act: Act) -> bool:
    return act.told.type == "agreement" and act.told.said("status") != "cancelled"


def _answer(act: Act, other: Act) -> str | None:
    """Return what a later act may be to a promise, or None."""
    told = other.told
    if told.type == "follow_up":
        state = told.said("state")
        return {"done": "fulfils", "failed": "contradicts", "cancelled": "contradicts"}.get(state, "progress")
    if told.type == "agreement" and act.told.type == "pledge":
        return "progress" if told.said("status") in _CONCLUDED else None
    if told.type == "pledge" and act.told.type == "pledge":
        firmer = FIRM.get(told.said("strength"), 0) > FIRM.get(act.told.said("strength"), 0)
        return "progress" if firmer else None
    return None


def _signed(act: Act, blocks: Blocks, articles: Articles) -> Iterator[Proposal]:
    """A promise that does not say what will be done, and the next agreement of the same two regions."""
    del articles
    planned = act.told.type == "agreement" and act.told.said("status") == "planned"
    if not planned and not (act.told.type == "pledge" and act.generic and act.parts):
        return
    found = []
    for other in _candidates(act, blocks, ("type agreement",)):
        order, when = order_between(act, other)
        if order in (None, "unknown") or other.told.said("status") not in _CONCLUDED:
            continue
        if (
            not (act.countries | act.parts) <= (other.countries | other.parts | act.parts)
            or not act.parts & other.parts
        ):
            continue
        if not _soon(act, other):
            continue
        if planned and act.told.said("form") not in ("", other.told.said("form")):
            continue
        relation = "fulfils" if planned else "progress"
        what = "the agreement was planned" if planned else "the promise names no work, the two sides then agree"
        reasons = (what, _where(act, other), when)
        found.append(Proposal(act.told, other.told, relation, 0.7 if planned else 0.45, reasons, order))
    found.sort(key=lambda proposal: (proposal.later.key()[:2], _form(proposal), proposal.later.id))
    yield from found[:1]


def _form(proposal: Proposal) -> int:
    forms = ("agreement", "memorandum", "contract", "protocol", "action plan", "verbal")
    form = proposal.later.said("form")
    return forms.index(form) if form in forms else 0


def _held(act: Act, blocks: Blocks, articles: Articles) -> Iterator[Proposal]:
    """A planned meeting or visit, and one of the same people there in its time."""
    del articles
    if act.told.type not in ("meeting", "visit") or act.told.said("status") != "planned":
        return
    for other in _candidates(act, blocks, ("type meeting", "type visit")):
        who = act.names & other.names
        if other.told.said("status") == "held" and who and act.days.may_meet(other.days) and act.days.first is not None:
            reasons = (
                f"of the same people: {', '.join(sorted(who))}",
                _where(act, other),
                "in the time it was planned for",
            )
            yield Proposal(act.told, other.told, "fulfils", 0.6, reasons, "unknown")


def _called_for(act: Act, blocks: Blocks, articles: Articles) -> Iterator[Proposal]:
    """A call for cooperation of two countries, and the next agreement of one with a region of the other."""
    del articles
    if act.told.type != "statement" or act.parts or len(act.countries) < _TWO or not calls_for(act.about):
        return
    if not any(stem in act.subject for stem in stems("cooperation сотрудничество")):
        return
    found = []
    for other in _within(act, blocks, "type agreement"):
        order, when = order_between(act, other)
        if order in (None, "unknown") or other.told.said("status") not in _CONCLUDED or not _soon(act, other):
            continue
        if other.parts and act.countries <= other.countries:
            reasons = ("a call for cooperation, then an agreement on it", _where(act, other), when)
            found.append(Proposal(act.told, other.told, "progress", 0.35, reasons, order))
    found.sort(key=lambda proposal: (proposal.later.key()[:2], _form(proposal), proposal.later.id))
    yield from found[:1]


def _founded(act: Act, blocks: Blocks, articles: Articles) -> Iterator[Proposal]:
    """Bodies were set up between two sides, and later one of them meets."""
    del articles
    if act.told.type not in ("figure", "follow_up", "agreement"):
        return
    bodies = bodies_founded(act.told.quote)
    if not bodies:
        return
    found = []
    for other in _within(act, blocks, "type meeting"):
        order, when = order_between(act, other)
        shared = bodies & bodies_in(f"{other.told.said('form')} {other.told.said('topic')}")
        if shared and order not in (None, "unknown") and act.countries <= other.countries and _soon(act, other):
            reasons = (f"set up, and now it meets: {', '.join(sorted(shared))}", _where(act, other), when)
            found.append(Proposal(act.told, other.told, "progress", 0.4, reasons, order))
    yield from sorted(found, key=lambda proposal: proposal.later.key())[:1]


def _done_before(act: Act, blocks: Blocks, articles: Articles) -> Iterator[Proposal]:
    """Work that was done in one place, and a later promise or agreement of the same work by or to the same side."""
    del articles
    if act.told.type != "follow_up" or act.told.said("state") not in ("done", "under_way"):
        return
    for other in _within(act, blocks, "type pledge"):
        order, when = order_between(act, other)
        shared, covered = _told_of(act, other)
        if order in (None, "unknown") or not act.side & other.names or shared < _ENOUGH or covered < _COVERED:
            continue
        reasons = (
            f"work of the same kind: {', '.join(sorted(act.subject & other.wide))}",
            f"of the same side: {', '.join(sorted(act.side & other.names))}",
            when,
        )
        yield Proposal(act.told, other.told, "progress", round(0.25 + 0.2 * covered, 3), reasons, order)


def _within(act: Act, blocks: Blocks, key: str) -> Iterator[Act]:
    """Yield the acts of other articles in the same countries, whatever their regions."""
    seen = set()
    for country in sorted(act.countries):
        for other in blocks.get((country, key), ()):
            if other.told.id not in seen and other.article != act.article:
                seen.add(other.told.id)
                yield other


def _soon(act: Act, other: Act) -> bool:
    if other.days.first is None or act.days.last is None:
        return False
    return (other.days.first - act.days.last).days <= _YEARS


def _reported_nearby(act: Act, blocks: Blocks, articles: Articles) -> Iterator[Proposal]:
    """A promise, and what the same speaker reports of it in the next sentences."""
    del blocks
    if act.told.type != "pledge":
        return
    for other in articles[act.article]:
        if other.told.type != "follow_up" or other.told.said("speaker") != act.told.said("speaker"):
            continue
        if (not act.parts or not other.parts or act.parts & other.parts) and _follows(act, other):
            order, when = order_between(act, other)
            if order is not None:
                reasons = ("reported in the same breath", _where(act, other), when)
                yield Proposal(act.told, other.told, "progress", 0.5, reasons, order)


def _follows(act: Act, other: Act) -> bool:
    """Whether an act is told within a sentence or two behind another, or behind a place that repeats it."""
    ends = [act.place[1], *(end for _, end in act.also)]
    return any(0 <= other.place[0] - end <= _NEAR for end in ends)


def _answered_in_the_same_breath(same: Proposal, named: Mapping[str, Act], articles: Articles) -> Iterator[Proposal]:
    """A speaker recalls an earlier act, and in the same turn says what will be done: that answers the act."""
    for recalled, recall in ((same.earlier, same.later), (same.later, same.earlier)):
        begin, act = named[recall.id], named[recalled.id]
        if recalled.type != "statement" or begin.article == act.article:
            continue
        for other in _turn(begin, articles[begin.article]):
            if other.told.type != "pledge" or other.side & begin.side:
                continue
            order, when = order_between(act, other)
            if order not in (None, "unknown"):
                reasons = (f"said right after {recall.id[:7]} recalled it", _where(act, other), when)
                yield Proposal(act.told, other.told, "progress", round(same.score * 0.8, 3), reasons, order)


def _turn(act: Act, article: Sequence[Act]) -> Iterator[Act]:
    """Yield the acts that follow in one turn of speech: close together, one speaker."""
    end, speaker = act.place[1], None
    for other in article:
        start = other.place[0]
        if start < act.place[0] or other is act or (start, other.told.id) <= (act.place[0], act.told.id):
            continue
        if start - end > _GAP:
            return
        said_by = other.told.said("speaker")
        if other.told.type in ("pledge", "follow_up", "agreement"):
            if speaker is not None and said_by and said_by != speaker:
                return
            speaker = said_by or speaker
            yield other
        end = max(end, min(other.place[1], start + 2 * _GAP))


def _where(act: Act, other: Act) -> str:
    return f"both of {' and '.join(sorted(act.parts & other.parts or act.countries & other.countries))}"
