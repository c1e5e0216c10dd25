"""The ledger on a terminal: each promise, its three axes, and under it what came of it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from timeline.app.ids import Ids
from timeline.faces.safe_text import clean
from timeline.faces.terminal.history_page import source_in_words
from timeline.faces.terminal.screen import Screen, breadth, flow, shorten, wrap
from timeline.faces.wording import event_summary
from timeline.faces.wording.days import in_words
from timeline.views.links.proposals import Proposal
from timeline.views.links.subjects import sector
from timeline.views.promise_ledger import Evidence, Promise, PromiseLedger

GROUPINGS = ("promiser", "subject")

_EVIDENCE = {
    "no_evidence": ("dim",),
    "progress": ("cyan",),
    "reported_done": ("cyan", "bold"),
    "contradicted": ("red",),
    "partly_kept": ("green",),
    "kept": ("green", "bold"),
    "stalled": ("yellow",),
    "broken": ("red", "bold"),
    "superseded": ("dim",),
}
_CLOCK = {"no_deadline": ("dim",), "due": ("cyan",), "overdue": ("red", "bold"), "settled": ("dim",)}
_COUNTS_AS = {"delays": "yellow", "contradicts": "red"}  # what speaks for the promise is green
_PROPOSALS = 3  # shown of each promise; `timeline why` has them all


def page(ledger: PromiseLedger, ids: Ids, screen: Screen, title: str, group_by: str | None = None) -> Iterator[str]:
    """Yield the lines of a ledger."""
    shown = len(ledger.pledges)
    count = f"{shown} pledge{'s' * (shown != 1)}"
    if ledger.total is None:
        count = f"the latest {count}"
    elif ledger.total > shown:
        count = f"the latest {shown} of {ledger.total} pledges"
    yield f"{screen.paint(clean(title), 'bold')} · {count}"
    for heading, promises in grouped(ledger.pledges, group_by):
        if heading:
            yield ""
            yield screen.rule(clean(heading))
        for promise in promises:
            yield ""
            yield from _promise(promise, ids, screen)
    if ledger.counts:
        yield ""
        yield from wrap(", ".join(f"{count} {words(name)}" for name, count in ledger.counts.items()), screen.width)


def grouped(promises: Sequence[Promise], group_by: str | None) -> Iterator[tuple[str, Iterable[Promise]]]:
    """Yield promises under the headings asked for; their order within stays."""
    if group_by is None:
        yield "", promises
        return

    def heading(promise: Promise) -> str:
        told = promise.told
        return event_summary.who(told) if group_by == "promiser" else sector(f"{told.said('action')} {told.quote}")

    yield from groupby(sorted(promises, key=heading), key=heading)


def words(name: str) -> str:
    """Return a status as words."""
    return name.replace("_", " ")


def rating(promise: Promise, screen: Screen) -> list[str]:
    """Return the three axes, and what else is known at a glance, painted."""
    parts = [
        screen.paint(words(promise.status), *_EVIDENCE[promise.status]),
        screen.paint(_clock_in_words(promise), *_CLOCK[promise.clock]),
        promise.testability,
    ]
    if promise.rating is not None and promise.rating.unsupported:
        parts.append(screen.paint("no evidence stands for this rating any more", "red"))
    if promise.disputed:
        parts.append(screen.paint("judged differently by two people", "red"))
    if promise.days_since is not None:
        parts.append(f"{promise.days_since:,} days since" if promise.days_since >= 0 else "still to come")
    return parts


def _clock_in_words(promise: Promise) -> str:
    """Return how the deadline stands; of what a person has settled, when it was due and when it came about."""
    deadline = in_words(promise.deadline.isoformat()) if promise.deadline else ""
    if promise.clock != "settled":
        return f"{words(promise.clock)} ({deadline})" if deadline else words(promise.clock)
    came = f"{words(promise.status)} {in_words(promise.rating.on)}" if promise.rating and promise.rating.on else ""
    return ", ".join(filter(None, (f"due {deadline}" if deadline else "", came))) or words(promise.clock)


def rated(promise: Promise, screen: Screen) -> Iterator[str]:
    """Yield who rated it, when, and why, where a person did."""
    if promise.rating is not None:
        judged = promise.rating.judged
        reason = clean(judged.of("reason"))
        said = f"rated {words(promise.status)} by {clean(judged.by) or '?'} on {in_words(judged.recorded[:10] or None)}"
        yield from wrap(f"{said}: {reason}" if reason else said, screen.width)


def _promise(promise: Promise, ids: Ids, screen: Screen) -> Iterator[str]:
    told = promise.told
    identity = ids.short(told.id)
    promisee = told.said("promisee")
    who = event_summary.who(told) + (f" → {clean(promisee)}" if promisee else "")
    strength = clean(told.said("strength") or told.type)
    head = shorten(f"{clean(in_words(told.date))}  {who}", screen.width - len(identity) - breadth(strength) - 4)
    gap = " " * max(1, screen.width - breadth(head) - breadth(strength) - len(identity) - 3)
    yield f"{screen.paint(head, 'bold')} {screen.paint(strength, 'yellow')}{gap}{screen.paint(identity, 'dim')}"
    action = clean(told.said("action") or told.said("subject") or told.said("topic") or told.quote)
    condition = clean(told.said("condition"))
    for line in wrap(action + (f" — {condition}" if condition else ""), screen.width - 2, 3):
        yield f"  {line}"
    if clean(told.quote) not in action:
        for line in wrap(event_summary.quoted(told.quote), screen.width - 2, 2):
            yield f"  {screen.paint(line, 'italic', 'dim')}"
    speaker = clean(told.said("speaker"))
    source = source_in_words(told.sources[0]) if told.sources else ""
    yield "  " + screen.paint(
        shorten(
            " · ".join(part for part in (f"said by {speaker}" if speaker else "", source) if part), screen.width - 2
        ),
        "dim",
    )
    yield from (f"  {line}" for line in flow(rating(promise, screen), screen.width - 2))
    yield from (f"  {line}" for line in rated(promise, Screen(screen.width - 2)))
    for found in promise.evidence:
        yield from _evidence(found, ids, screen)
    for proposal in promise.proposed[:_PROPOSALS]:
        yield from _proposal(proposal, ids, screen)
    if len(promise.proposed) > _PROPOSALS:
        yield f"    … and {len(promise.proposed) - _PROPOSALS} more proposals (timeline why {identity})"


def _evidence(found: Evidence, ids: Ids, screen: Screen) -> Iterator[str]:
    notes = [words(found.link.relation)]
    if found.relation != found.link.relation:
        notes.append(f"but it {found.relation} the promise")
    if found.order != "later":
        notes.append("whether later is unknown" if found.order == "unknown" else "earlier than the promise")
    if found.self_reported:
        notes.append("self-reported")
    if found.link.disputed:
        notes.append("disputed")
    head = f"  + {clean(in_words(found.told.date))} {event_summary.label(found.told.type)} ({', '.join(notes)}): "
    style = _COUNTS_AS.get(found.relation, "green")
    yield from _line(head, found.told.quote, ids.short(found.told.id), screen, style)
    if found.told.sources:
        yield "    " + screen.paint(shorten(source_in_words(found.told.sources[0]), screen.width - 4), "dim")


def _proposal(proposal: Proposal, ids: Ids, screen: Screen) -> Iterator[str]:
    later = proposal.later
    head = f"  ? {clean(in_words(later.date))} {event_summary.label(later.type)}, {words(proposal.relation)}? "
    yield from _line(head, later.quote, ids.short(later.id), screen, "cyan")
    for line in wrap(f"{proposal.score:.2f}: {clean('; '.join(proposal.reasons))}", screen.width - 4, 2):
        yield f"    {screen.paint(line, 'dim')}"


def _line(head: str, quote: str, identity: str, screen: Screen, style: str) -> Iterator[str]:
    room = screen.width - breadth(head) - len(identity) - 2
    text = shorten(event_summary.quoted(quote), max(10, room))
    gap = " " * max(2, screen.width - breadth(head) - breadth(text) - len(identity))
    yield f"{screen.paint(head, style)}{text}{gap}{screen.paint(identity, 'dim')}"
