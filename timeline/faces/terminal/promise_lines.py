"""A promise on a terminal: how it stands, what was promised, its clock, and under it what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.faces.safe_text import clean
from timeline.faces.terminal.event_lines import region_names, source_line
from timeline.faces.terminal.screen import NARROW, Screen, beside, counted, flow, pad, painted, wrap
from timeline.faces.wording import event_summary
from timeline.faces.wording.days import deadline_in_words, elapsed, in_words
from timeline.faces.wording.states import OVERDUE, PROPOSED, related, standing, words
from timeline.faces.wording.told_sentences import adds
from timeline.views.query import span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.app.ids import Ids
    from timeline.views.current_lines import ShownEvent
    from timeline.views.links.proposals import Proposal
    from timeline.views.promise_ledger import Evidence, Promise

_PROPOSALS = 3  # shown of each promise; `timeline why` has them all


def rating(promise: Promise, screen: Screen) -> list[str]:
    """Return how a promise stands, its clock and testability, and what else is known at a glance, painted."""
    sign = standing(promise.status)
    return [screen.paint(sign.text, *sign.styles), *clocked(promise, screen)]


def clocked(promise: Promise, screen: Screen) -> list[str]:
    """Return when a promise is due and how late it is, whether it can be tested, and how long ago it was made."""
    parts = [_clock(promise, screen), promise.testability]
    if promise.rating is not None and promise.rating.unsupported:
        parts.append(screen.paint("no evidence stands for this rating any more", "red"))
    elif promise.rating is not None and promise.rating.lost:
        lost = counted(promise.rating.lost, "report")
        parts.append(screen.paint(f"{lost} of this rating taken back since", "yellow"))
    if promise.rating is not None and promise.rating.unweighed:
        linked = counted(len(promise.rating.unweighed), "report")
        parts.append(screen.paint(f"{linked} linked that this rating does not rest on", "yellow"))
    if promise.disputed:
        parts.append(screen.paint("judged differently by two people", "red"))
    if promise.days_since is not None:
        parts.append(f"{elapsed(promise.days_since)} ago" if promise.days_since >= 0 else "still to come")
    return parts


def _clock(promise: Promise, screen: Screen) -> str:
    """Return how the deadline stands; of what a person has settled, when it was due and when it came about."""
    deadline = deadline_in_words(promise.told.said("deadline"), promise.deadline) if promise.deadline else ""
    if promise.clock == "settled":
        came = f"{words(promise.status)} {in_words(promise.rating.on)}" if promise.rating and promise.rating.on else ""
        return ", ".join(filter(None, (f"was due {deadline}" if deadline else "", came))) or words(promise.clock)
    if not deadline:
        return words(promise.clock)
    return screen.paint(f"due {deadline}{_lateness(promise)}", *(OVERDUE.styles if promise.overdue else ("cyan",)))


def promised(told: ShownEvent) -> str:
    """Return what is promised: of an agreement or a plan its subject, else its words."""
    lead = "not: " if told.data.get("negated") is True else ""
    return clean(lead + (told.said("action") or told.said("subject") or told.said("topic") or told.quote))


def _lateness(promise: Promise) -> str:
    if promise.days_since is None or not promise.overdue or promise.deadline is None:
        return ""

    made = span_of(promise.told.date).last
    days = promise.days_since - (promise.deadline - made).days if made else 0
    return f", overdue {elapsed(days)}" if days > 0 else ", overdue"


def promise_lines(promise: Promise, wide: int, ids: Ids, screen: Screen, *, alone: bool) -> Iterator[str]:
    """Yield the lines of a promise; `alone`, its date and article are not told above it."""
    told, identity, sign = promise.told, ids.short(promise.told.id), standing(promise.status)
    act, condition = promised(told), clean(told.said("condition"))
    narrow = screen.width < NARROW
    indent = " " * (2 if narrow else wide)
    room = screen.width - len(indent)
    if narrow:
        yield beside(screen.paint(sign.text, *sign.styles), identity, screen)
    pieces = [(act, ("bold",)), (f" — {condition}" if condition else "", ())]
    for index, line in enumerate(painted(pieces, room if narrow else room - len(identity) - 2, screen, 3)):
        first = index == 0 and not narrow
        head = pad(screen.paint(sign.text, *sign.styles), wide) if first else indent
        yield beside(f"{head}{line}", identity, screen) if first else f"{head}{line}"
    who = _parties(told)
    parts = [who, clean(told.said("strength") or told.type), clean(in_words(told.date)) if alone else ""]
    yield from (indent + line for line in flow([*parts, *clocked(promise, screen)], room))
    if adds(told.quote, f"{act} {condition} {' '.join(parts)}"):
        for line in wrap(event_summary.quoted(told.quote), room, 2):
            yield indent + screen.paint(line, "italic", "dim")
    if alone and told.sources:
        yield indent + screen.paint(source_line(told.sources[0], room), "dim")
    yield from (indent + screen.paint(line, "dim") for line in rated(promise, Screen(room)))
    for found in promise.evidence:
        yield from _evidence(found, indent, ids, screen)
    for proposal in promise.proposed[:_PROPOSALS]:
        yield from _proposal(proposal, indent, ids, screen)
    if len(promise.proposed) > _PROPOSALS:
        more = f"… and {len(promise.proposed) - _PROPOSALS} more proposals (timeline why {identity})"
        yield from (indent + line for line in wrap(more, room))


def _parties(told: ShownEvent) -> str:
    """Return who promises what to whom, and who said so where that is somebody else."""
    promisee, speaker, who = clean(told.said("promisee")), clean(told.said("speaker")), event_summary.who(told)
    by = f" (said by {speaker})" if speaker and speaker not in who else ""
    return who + (f" → {promisee}" if promisee else "") + by


def promise_line(promise: Promise, when: str, ids: Ids, screen: Screen, *, regions: bool = False) -> Iterator[str]:
    """Yield a promise in few lines: how it stands, `when`, who promises what; with `regions` also where."""
    sign, identity = standing(promise.status), ids.short(promise.told.id)
    who = event_summary.who(promise.told)
    pieces: list[tuple[str, tuple[str, ...]]] = [
        (f"{sign.mark} ", sign.styles),
        (f"{when}  " if when else "", OVERDUE.styles if promise.overdue else ()),
        (f"{who} — " if who else "", ()),
        (promised(promise.told), ("bold",)),
        *((f"  {names}", ("dim",)) for names in (region_names([promise.told]) if regions else ())),
    ]
    for index, line in enumerate(painted(pieces, screen.width - len(identity) - 2, screen, 2)):
        yield beside(line, identity, screen) if index == 0 else f"  {line}"


def rated(promise: Promise, screen: Screen) -> Iterator[str]:
    """Yield who rated it, when, and why, where a person did."""
    if promise.rating is not None:
        judged = promise.rating.judged
        reason = clean(judged.of("reason"))
        said = f"rated {words(promise.status)} by {clean(judged.by) or '?'} on {in_words(judged.recorded[:10] or None)}"
        yield from wrap(f"{said}: {reason}" if reason else said, screen.width)


def _evidence(found: Evidence, indent: str, ids: Ids, screen: Screen) -> Iterator[str]:
    notes = [f"{in_words(found.told.date)}"]
    if found.order != "later":
        notes.append("maybe from before the promise" if found.order == "unknown" else "earlier than the promise")
    if found.self_reported:
        notes.append("self-reported")
    if found.link.disputed:
        notes.append("disputed")
    if found.relation != found.link.relation:
        notes.append(f"linked as {words(found.link.relation)}, but it {words(found.relation)} the promise")
    sign = related(found.relation)
    head = [(sign.text, sign.styles), (f"  {', '.join(notes)}  ", ())]
    yield from _told(head, found.told, indent, ids, screen)
    if found.told.sources:
        room = screen.width - len(indent) - 2
        yield f"{indent}  {screen.paint(source_line(found.told.sources[0], room), 'dim')}"


def _proposal(proposal: Proposal, indent: str, ids: Ids, screen: Screen) -> Iterator[str]:
    head = [
        (f"{PROPOSED.mark} {words(proposal.relation)}?", PROPOSED.styles),
        (f"  {in_words(proposal.later.date)}  ", ()),
    ]
    yield from _told(head, proposal.later, indent, ids, screen)
    because = f"{proposal.score:.2f}: {clean('; '.join(proposal.reasons))}"
    for line in wrap(because, screen.width - len(indent) - 2, 2):
        yield f"{indent}  {screen.paint(line, 'dim')}"


def _told(
    head: list[tuple[str, tuple[str, ...]]], told: ShownEvent, indent: str, ids: Ids, screen: Screen
) -> Iterator[str]:
    """Yield what came of a promise, its words behind how it stands, its id at the right edge."""
    identity = ids.short(told.id)
    text = event_summary.quoted(told.quote) or event_summary.gist(told).text
    room = screen.width - len(indent) - (0 if screen.width < NARROW else len(identity) + 2)
    for index, line in enumerate(painted([*head, (text, ())], room, screen, 2)):
        first = index == 0 and screen.width >= NARROW
        yield beside(f"{indent}{line}", identity, screen) if first else f"{indent}{line}"
    if screen.width < NARROW:
        yield beside("", identity, screen)
