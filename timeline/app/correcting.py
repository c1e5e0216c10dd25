"""Corrections and retractions: what is appended where a line got something wrong; the line itself is not touched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timeline.app.bench import with_reason
from timeline.app.ids import ShortIdError, UnknownIdError
from timeline.app.questions import edtf
from timeline.errors import UsageError
from timeline.views.judgements import ARTICLE_FIELDS
from timeline.views.query import span_of

if TYPE_CHECKING:
    from timeline.app.bench import Bench
    from timeline.model import Judgement
    from timeline.views.current_lines import ShownEvent
    from timeline.views.narrow_rows import ArticleReading

_OF_ARTICLES = f"; of an article {', '.join(ARTICLE_FIELDS)} and events.date may be corrected"


class CorrectionError(UsageError):
    """A field or a value that cannot be corrected so."""


def correct(bench: Bench, identity: str, field: str, value: Any, *, reason: str = "") -> list[Judgement]:
    """Return what corrects a field of an event or of an article; None or an empty text takes the field away.

    Of an event `field` is a bare name or a path: date, regions, deadline, data.change.percent … Of an article (its
    document's hash, its path, or its own line) it is title, publisher, url, revision_of (another document, of which it
    is a later version), published (relative dates are then read anew from it), or `events.date`, which moves all its
    events that bear the date its page gave them. A text is read as it would be typed (timeline.app.event_values), a
    date in words counted from the event's own. What is so already is left, which `bench.notice` is told. Raises
    CorrectionError, FieldError, BadDateError, ShortIdError, UnknownIdError, AmbiguousIdError, and the gazetteer's fault
    on a name.
    """
    from timeline.app.documents_at_hand import DocumentNamedError, is_path, named_document
    from timeline.views.current_lines import WHOLE_ARTICLE

    of_article = field in ARTICLE_FIELDS or field.startswith(WHOLE_ARTICLE)
    try:
        if not of_article and is_path(identity):
            named_document(bench, identity)
            raise CorrectionError(f"{field} is no field of an article{_OF_ARTICLES}")
        told = None if of_article and not _is_event(bench, identity) else bench.standing.get(bench.ids.find(identity))
        if told is not None:
            return _of_event(bench, told, field, value, reason)
        if of_article:
            return _of_article(bench, named_document(bench, identity), field, value, reason)
    except DocumentNamedError as error:
        raise CorrectionError(str(error)) from None
    raise CorrectionError(f"{identity} is no event that stands{_article_hint(bench, identity)}")


def _of_event(bench: Bench, told: ShownEvent, named: str, value: Any, reason: str) -> list[Judgement]:
    from timeline.app.event_fields import value_at
    from timeline.app.event_values import path_of, value_of
    from timeline.app.field_checks import checked
    from timeline.views.judgements import may_correct

    field = path_of(told.type, named) if told.known else named
    if not may_correct(field):
        raise CorrectionError(f"{named} cannot be corrected")
    kind = told.type if told.known else ""
    language = told.sources[0].data.language if told.sources else None
    now = value_of(kind, field, value, base=_day(told.date), language=language, notice=bench.notice)
    was = value_at(told.line, field)
    if field == "type" and now is None:
        raise CorrectionError("type cannot be taken away: name another")
    if told.known and now is not None and (was is None or _is_known(kind, field)):
        now = checked(kind, field, now)
    return _correction(bench, told.id, field, was, now, reason)


def _of_article(bench: Bench, source: ArticleReading, field: str, value: Any, reason: str) -> list[Judgement]:
    from timeline.app.dated_anew import dated_anew
    from timeline.app.documents_at_hand import named_document
    from timeline.app.event_values import value_of
    from timeline.model import Judgement
    from timeline.views.current_lines import WHOLE_ARTICLE

    if field.startswith(WHOLE_ARTICLE):
        if field != f"{WHOLE_ARTICLE}date":
            raise CorrectionError(f"{field} is no field of an article{_OF_ARTICLES}")
        now = value_of("", field, value, base=_day(source.date), notice=bench.notice)
        return _correction(bench, source.article, field, _common_date(bench, source.article, field), now, reason)
    data = source.data
    stamp = data.published.value if data.published is not None else None
    was = {
        "title": data.title,
        "publisher": data.publisher,
        "url": data.url,
        "published": stamp,
        "revision_of": data.revision_of,
    }[field]
    now = str(value).strip() if value not in (None, "") else None
    if field == "revision_of" and now is not None:
        now = named_document(bench, now).article
        if now == source.article:
            raise CorrectionError(f"{source.path} cannot revise itself")
    if field == "url" and now is not None and not _is_address(now):
        raise CorrectionError(f"url {now!r}: no address of a page, such as https://example.org/news/42")
    if field == "published" and now is not None:
        now = edtf("published", now, base=_day(source.date))
    found = _correction(bench, source.article, field, was, now, reason)
    if found and field == "published" and now is not None:
        anew = dated_anew(bench, source, now)
        found += [Judgement(type="correction", data=with_reason(data, reason)) for data in anew]
    return found


def _correction(bench: Bench, target: str, field: str, was: Any, now: Any, reason: str) -> list[Judgement]:
    from timeline.model import Judgement

    if was == now:
        return bench.say_again(f"{field.removeprefix('data.')} is {'not set' if now is None else now}")
    data = {"target": target, "field": field, "now": now, **({} if was is None else {"was": was})}
    return [Judgement(type="correction", data=with_reason(data, reason))]


def retract(bench: Bench, identity: str, *, reason: str = "") -> list[Judgement]:
    """Return what takes a line out of all views: an event, a whole article (by its path too), or a judgement.

    What is taken out is left, which `bench.notice` is told. Raises CorrectionError, ShortIdError, UnknownIdError,
    AmbiguousIdError.
    """
    from timeline.app.documents_at_hand import at_path, is_path
    from timeline.model import Judgement

    document = at_path(bench, identity) if is_path(identity) else None
    if document is None and is_path(identity):
        raise CorrectionError(f"{identity}: the log has no document of this path")
    target = document.article if document is not None else bench.ids.find(identity)
    if (gone := bench.standing.judgements.retracted.get(target)) is not None:
        return bench.say_again(f"{identity} is retracted", gone)
    return [Judgement(type="retraction", data=with_reason({"target": target}, reason))]


def _is_event(bench: Bench, identity: str) -> bool:
    """Whether an id, which may be a path instead, begins that of an event. Raises AmbiguousIdError."""
    try:
        return bench.ids.find(identity) in bench.events
    except (ShortIdError, UnknownIdError):
        return False


def _is_known(kind: str, field: str) -> bool:
    from timeline.app.event_fields import FIELDS, fields

    name = field.removeprefix("data.").partition(".")[0]
    return name in (fields(kind) if field.startswith("data.") else FIELDS)


def _article_hint(bench: Bench, identity: str) -> str:
    """Return what may be corrected of a document, where that is what was named."""
    row = bench.state.articles.get(bench.ids.find(identity))
    known = row is not None or bench.standing.readings.newest(bench.ids.find(identity)) is not None
    return _OF_ARTICLES if known else ""


def _is_address(text: str) -> bool:
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and text.isprintable() and " " not in text


def _day(text: str | None) -> str | None:
    """Return the day that dates in words are counted from."""
    last = span_of(text).last
    return last.isoformat() if last is not None else None


def _common_date(bench: Bench, article: str, field: str) -> Any:
    """Return what most events of an article bear in a field: the value its page gave them."""
    from collections import Counter

    from timeline.app.event_fields import value_at
    from timeline.views.current_lines import WHOLE_ARTICLE

    path = field.removeprefix(WHOLE_ARTICLE)
    values = Counter(
        value
        for told in bench.events.values()
        if told.row.article == article and isinstance(value := value_at(told.was, path), str)
    )
    return min(values, key=lambda value: (-values[value], value)) if values else None
