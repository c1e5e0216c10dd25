"""iCalendar (RFC 5545): deadlines of pledges and what is planned, as events of whole days.

Calendars leave to-do items out, so that a deadline is an event on its last day.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from timeline.faces.exchange.calendar_days import calendar_days
from timeline.faces.exchange.sourced_words import description, headline, web_address
from timeline.faces.exchange.written_times import changed
from timeline.faces.safe_text import clean
from timeline.faces.wording.event_summary import label
from timeline.faces.wording.states import words
from timeline.gazetteer import name_of
from timeline.intake.extras import library

if TYPE_CHECKING:
    from collections import Counter
    from datetime import date

    from timeline.app.exported import ExportedView
    from timeline.views.current_lines import ShownEvent

_LONGEST = 92  # days: what is planned for longer is no day of a calendar


def calendar(view: ExportedView, unsaid: Counter[str]) -> bytes:
    """Return a calendar: the days end exclusively, UID and DTSTAMP are of the log. Raises MissingExtraError."""
    made = library("icalendar", "a calendar", "calendar").Calendar()
    made.add("prodid", "-//timeline//timeline//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("x-wr-calname", "timeline")
    for told in view.events:
        days = _days(view, told)
        if days is None:
            unsaid["are no deadlines or plans with days of their own"] += 1
            continue
        made.add_component(_event(view, told, *days))
    written: bytes = made.to_ical()
    return written


def _days(view: ExportedView, told: ShownEvent) -> tuple[date, date] | None:
    """Return the first and last day on which an event stands in a calendar."""
    promise = view.promises.get(told.id)
    if promise is not None:
        return (promise.deadline, promise.deadline) if promise.deadline is not None else None
    due = told.said("new_deadline") if told.type == "follow_up" else (told.date or "")
    if told.type != "follow_up" and told.said("status") != "planned":
        return None
    span = calendar_days(due)
    if span.first is None or span.last is None or (span.last - span.first).days > _LONGEST:
        return None
    return (span.last, span.last) if told.type == "follow_up" else (span.first, span.last)


def _event(view: ExportedView, told: ShownEvent, first: date, last: date) -> object:
    calendars = library("icalendar", "a calendar", "calendar")
    promise = view.promises.get(told.id)
    made = calendars.Event()
    made.add("uid", f"{told.id}@timeline")
    made.add("dtstamp", datetime.fromisoformat(changed(told)))
    made.add("dtstart", first)
    made.add("dtend", last + timedelta(days=1))
    made.add("summary", f"{'Due' if promise or told.type == 'follow_up' else 'Planned'}: {headline(told)}")
    status = f"{words(promise.status)}\n" if promise is not None else ""
    made.add("description", f"{status}{description(told)}")
    made.add("categories", [label(told.type), *map(clean, map(name_of, told.regions))])
    made.add("transp", "TRANSPARENT")
    if (address := web_address(told)) is not None:
        made.add("url", address)
    return made
