"""The story of one work: what was promised, each report since, and how it ended, as far as links and proposals tell."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from attrs import frozen

from timeline.views.current_lines import ShownEvent, Standing
from timeline.views.fold import State
from timeline.views.judgements import Link
from timeline.views.links.proposals import Proposal, propose
from timeline.views.links.saved_proposals import unpacked
from timeline.views.narrow_rows import EventRow
from timeline.views.promise_ledger import Promise, promise
from timeline.views.query import Query, in_time
from timeline.vocabulary import RELATIONS

_PROMISED = frozenset({"pledge", "agreement"})


@frozen
class ChainStep:
    """One event of the story. `relation` is what it is to the earlier event `to`; neither of what begins it.

    `proposal` is set where only a rule says so, and nobody has judged it yet.
    """

    told: ShownEvent
    relation: str | None = None
    to: str | None = None
    proposal: Proposal | None = None


@frozen
class Chain:
    """The story of the work that an event is about: its steps in time, and how its first promise stands."""

    promise: Promise | None
    steps: tuple[ChainStep, ...]


def chain(state: State[EventRow], query: Query, identity: str, kept: Iterable[bytes] | None = None) -> Chain:
    """Gather the story of an event that stands: all that people linked, and what proposes itself beside that.

    `kept` are all proposals (timeline.views.links.saved_proposals) where they were matched before.
    """
    standing = Standing(state, query)
    events = {told.id: told for told in standing.events()}
    if identity not in events:
        return Chain(None, ())
    judged = standing.judgements.links
    every = propose(standing) if kept is None else unpacked(kept, events)
    proposals = [found for rest in every.values() for found in rest]
    links = [
        link
        for link in judged.values()
        if link.stands and link.relation in RELATIONS and link.earlier in events and link.later in events
    ]
    core = _reached({identity}, links)
    if not any(events[name].type in _PROMISED for name in core):
        core |= _reached(_promise_of(core, proposals), links)
    steps: dict[str, ChainStep] = {}
    for step in (*_linked(core, links, events), *_proposed(core, proposals)):
        steps.setdefault(step.told.id, step)
    for name in core:
        steps.setdefault(name, ChainStep(events[name]))
    ordered = sorted(steps.values(), key=_in_time)
    first = next((step.told for step in ordered if step.told.type == "pledge" and step.told.id in core), None)
    rated = promise(first, standing, events, query.day) if first is not None else None
    return Chain(rated, tuple(ordered))


def _in_time(step: ChainStep) -> tuple[date, date, bool, str]:
    """Return where a step stands: of one day, what begins the story stands before what answers it."""
    first, last, identity = in_time(step.told.date, step.told.id)
    return first, last, step.relation is not None, identity


def _reached(names: set[str], links: Iterable[Link]) -> set[str]:
    """Return these events and all that links lead to, either way."""
    beside: dict[str, set[str]] = {}
    for link in links:
        beside.setdefault(link.earlier, set()).add(link.later)
        beside.setdefault(link.later, set()).add(link.earlier)
    reached, todo = set(names), list(names)
    while todo:
        new = beside.get(todo.pop(), set()) - reached
        reached |= new
        todo += new
    return reached


def _promise_of(core: set[str], proposals: Iterable[Proposal]) -> set[str]:
    """Return the promise that most surely is what these events answer."""
    found = [one for one in proposals if one.later.id in core and one.earlier.type in _PROMISED]
    best = min(found, key=lambda one: (-one.score, one.earlier.key()), default=None)
    return set() if best is None else {best.earlier.id}


def _linked(core: set[str], links: Iterable[Link], events: Mapping[str, ShownEvent]) -> Iterator[ChainStep]:
    for link in sorted(links, key=lambda link: (link.relation == "same_act", events[link.earlier].key())):
        if link.later in core:
            yield ChainStep(events[link.later], link.relation, link.earlier)


def _proposed(core: set[str], proposals: Iterable[Proposal]) -> Iterator[ChainStep]:
    """Yield what proposes itself on either side of the events that belong together, the surest first."""
    for found in sorted(proposals, key=lambda one: (-one.score, one.earlier.key(), one.later.key())):
        if found.earlier.id in core:
            yield ChainStep(found.later, found.relation, found.earlier.id, found)
        elif found.later.id in core:
            yield ChainStep(found.earlier, None, None, found)
