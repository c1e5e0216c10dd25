"""schema.org in JSON-LD: what happened as Event, what was said as Claim, a person's rating as ClaimReview.

Only a person's rating is a review; what linked reports say by themselves is none. https://schema.org/ClaimReview
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from timeline.faces.exchange.calendar_days import calendar_days
from timeline.faces.exchange.sourced_words import headline, web_address
from timeline.faces.exchange.written_times import recorded
from timeline.faces.safe_text import clean
from timeline.faces.wording.states import words
from timeline.gazetteer import name_of

if TYPE_CHECKING:
    from collections import Counter

    from timeline.app.exported import ExportedView
    from timeline.views.current_lines import ShownEvent
    from timeline.views.promise_ledger import Promise

_SAID = frozenset({"statement", "pledge", "figure"})
_RATED = {"kept": 5, "partly_kept": 3, "broken": 1}


def graph(view: ExportedView, unsaid: Counter[str]) -> bytes:
    """Return one document: `@graph` holds a node an event, and a review a rated pledge."""
    nodes: list[dict[str, Any]] = []
    for told in view.events:
        nodes.append(_claim(told) if told.type in _SAID else _happening(told, unsaid))
        promise = view.promises.get(told.id)
        if promise is not None and promise.rating is not None:
            nodes.append(_review(told, promise, unsaid))
    made = {"@context": "https://schema.org", "@graph": [_filled(node) for node in nodes]}
    return msgspec.json.format(msgspec.json.encode(made), indent=1) + b"\n"


def _urn(identity: str) -> str:
    return f"urn:sha256:{identity}"


def _happening(told: ShownEvent, unsaid: Counter[str]) -> dict[str, Any]:
    days = calendar_days(told.date)
    unsaid["have a date that ISO 8601 tells only in part"] += not days.exact
    planned = told.said("status") == "planned"
    state = "EventCancelled" if told.said("status") == "cancelled" else "EventScheduled" if planned else None
    return {
        "@type": "Event",
        "@id": _urn(told.id),
        "name": headline(told),
        "description": clean(told.quote),
        "startDate": days.start,
        "endDate": days.end if days.end != days.start else None,
        "eventStatus": state and f"https://schema.org/{state}",
        "location": [
            {"@type": "AdministrativeArea", "name": name_of(code), "identifier": code} for code in told.regions
        ],
        "attendee": [{"@type": "Thing", "name": clean(name)} for name in told.actors],
        "subjectOf": _article(told),
    }


def _claim(told: ShownEvent) -> dict[str, Any]:
    days = calendar_days(told.date)
    who = told.said("speaker") or told.said("promiser")
    return {
        "@type": "Claim",
        "@id": _urn(told.id),
        "name": headline(told),
        "text": clean(told.quote),
        "author": {"@type": "Thing", "name": clean(who)} if who else None,
        "dateCreated": days.start if days.exact and days.start == days.end else None,
        "about": [{"@type": "AdministrativeArea", "name": name_of(code), "identifier": code} for code in told.regions],
        "firstAppearance": _article(told),
    }


def _article(told: ShownEvent) -> dict[str, Any] | None:
    if not told.sources:
        return None
    data = told.sources[0].data
    days = calendar_days(data.published.value if data.published else None)
    publisher = clean(data.publisher or "")
    return _filled(
        {
            "@type": "NewsArticle",
            "headline": clean(data.title),
            "url": web_address(told),
            "publisher": {"@type": "Organization", "name": publisher} if publisher else None,
            "datePublished": days.start if days.start == days.end else None,
        }
    )


def _review(told: ShownEvent, promise: Promise, unsaid: Counter[str]) -> dict[str, Any]:
    assert promise.rating is not None  # noqa: S101 - whoever calls has looked
    judged = promise.rating.judged
    number = _RATED.get(promise.status)
    unsaid["are rated in words that have no place between kept and broken"] += number is None
    rating = {"@type": "Rating", "alternateName": words(promise.status), "ratingValue": number}
    return {
        "@type": "ClaimReview",
        "@id": _urn(judged.id),
        "itemReviewed": {"@type": "Claim", "@id": _urn(told.id)},
        "claimReviewed": clean(told.quote),
        "author": {"@type": "Thing", "name": clean(judged.by)},
        "datePublished": judged.recorded[:10] or recorded(told)[:10],
        "reviewBody": clean(str(judged.data.get("reason") or "")),
        "reviewRating": _filled({**rating, "bestRating": 5, "worstRating": 1} if number else rating),
    }


def _filled(node: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in node.items() if value not in (None, "", [])}
