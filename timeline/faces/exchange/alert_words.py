"""Alerts in words: a title of one line, and below it what the article says and how to ask for more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.app.following.alerts import GONE
from timeline.app.following.followed_state import Alert
from timeline.faces.exchange.sourced_words import description, headline, web_address
from timeline.faces.safe_text import clean
from timeline.faces.wording.days import in_words
from timeline.gazetteer import name_of
from timeline.intake.documents.web_addresses import without_secrets
from timeline.views.promise_alerts import DUE, LINKED, OVERDUE, PROMISED, PROPOSED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.app.following.followed_state import FollowedSource
    from timeline.views.promise_alerts import PromiseAlert

_SHORT = 7  # characters of an id
_COUNTED = {
    PROMISED: "new",
    DUE: "falling due",
    OVERDUE: "overdue",
    PROPOSED: "with evidence proposed",
    LINKED: "with evidence linked",
}


class WordedAlerts:
    """Puts alerts into words; nothing that an article or a server says acts on whoever reads them."""

    def of_promise(self, alert: PromiseAlert) -> Alert:
        """Return the words for what there is to tell of a promise."""
        told, answer = alert.promise.told, alert.answer
        deadline = alert.promise.deadline
        named = ", ".join(map(name_of, told.regions))
        parts = [description(told), description(answer) if answer is not None else ""]
        parts.append(f"timeline why {(answer or told).id[:_SHORT]}")
        return Alert(
            id="",
            kind=alert.kind,
            raised="",
            title=f"{_heading(alert)}: {headline(answer or told)}{f' ({clean(named)})' if named else ''}",
            text="\n\n".join(part for part in parts if part),
            about=told.id,
            event=answer.id if answer is not None else "",
            relation=alert.detail if answer is not None else "",
            day=deadline.isoformat() if deadline is not None else "",
            url=web_address(answer or told) or "",
            regions=told.regions,
        )

    def of_source(self, kind: str, url: str, source: FollowedSource) -> Alert:
        """Return the words for a subscription that fails, or is gone."""
        shown = clean(without_secrets(url))
        since = source.failing_since.date().isoformat() if source.failing_since is not None else ""
        if kind == GONE:
            title, text = f"Gone for good: {shown}", "It is not asked any more; take it out of feeds.toml."
        else:
            title = f"Failing since {in_words(since)}: {shown}"
            text = f"{clean(source.why or '')}\nIt failed {source.failures} times in a row."
        return Alert(id="", kind=kind, raised="", title=title, text=text, about=url)

    def of_many(self, counts: Mapping[str, int]) -> Alert:
        """Return the words for so many alerts of each kind at once."""
        told = [f"{count:,} promises {_COUNTED[kind]}" for kind, count in counts.items() if kind in _COUNTED]
        told += [f"{count:,} sources {kind}" for kind, count in counts.items() if kind not in _COUNTED]
        return Alert(
            id="",
            kind="",
            raised="",
            title=f"{sum(counts.values()):,} alerts at once",
            text=f"{'; '.join(told)}.\n\ntimeline due, timeline review --list and timeline watch --list show them.",
        )


def _heading(alert: PromiseAlert) -> str:
    if alert.kind == PROPOSED:
        return f"May answer a promise ({alert.detail}?)"
    if alert.kind == LINKED:
        return f"Linked to a promise ({alert.detail})"
    deadline = alert.promise.deadline
    day = in_words(deadline.isoformat()) if deadline is not None else ""
    if alert.kind == OVERDUE:
        return f"Overdue since {day}"
    if alert.kind == DUE:
        left = alert.days or 0
        return f"Due in {left} day{'s' * (left != 1)}, {day}" if left else f"Due today, {day}"
    return "New promise"
