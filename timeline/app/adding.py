"""An addition: an event that a person saw in a document and no rule did."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, cast

from timeline.app.bench import with_reason
from timeline.app.documents_at_hand import named_document, place_of, text_at_hand
from timeline.app.event_fields import required
from timeline.app.event_values import value_of
from timeline.app.field_checks import FieldError, checked, with_article
from timeline.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from timeline.app.bench import Bench
    from timeline.model import Basis, Event, Judgement
    from timeline.views.current_lines import ShownEvent
    from timeline.views.narrow_rows import ArticleReading

ADDED = "added"  # the rule of what no rule found
KINDS = ("pledge", "follow_up", "agreement", "figure")
_IN_THE_WORDS = {"pledge": "action", "follow_up": "deliverable", "agreement": "subject"}
_USUAL: Mapping[str, Mapping[str, Any]] = {"pledge": {"strength": "commitment"}, "agreement": {"status": "signed"}}


class AdditionError(UsageError):
    """Something that cannot be added so."""


def add(
    bench: Bench,
    kind: str,
    document: str,
    quoted: str,
    *,
    said: Mapping[str, Any],
    date: str | None = None,
    regions: Iterable[str] = (),
    reason: str = "",
) -> list[Judgement]:
    """Return what adds an event of one of KINDS that a document tells in the quoted words.

    `document` is its hash, its path or a line of it; `said` are fields of `data` as they are typed. Date and regions
    are those of what is read in the same words, unless given; else the article's day, and no region. What is there
    already is left, which `bench.notice` is told. Raises AdditionError, FieldError, QuoteError, DocumentNamedError,
    BadDateError, ShortIdError, UnknownIdError, AmbiguousIdError, and the gazetteer's fault on a name.
    """
    from timeline import codec
    from timeline.model import Judgement

    if kind not in KINDS:
        raise AdditionError(f"{kind!r} cannot be added: it is one of {', '.join(KINDS)}")
    source = named_document(bench, document)
    span = place_of(quoted, text := text_at_hand(bench, source), source.path)
    beside = [told for told in bench.events.values() if told.row.article == source.article and _meets(told, span)]
    event = _event(bench, kind, source, span, text, said)
    event = _placed(bench, event, source, beside, date, tuple(regions))
    identity = codec.event_line(event)["id"]
    if (gone := bench.standing.judgements.retracted.get(identity)) is not None:
        raise AdditionError(f"it was added and retracted: retract {bench.ids.short(gone.id)}, and it is there again")
    if (known := bench.events.get(identity)) is not None:
        return bench.say_again(f"{bench.ids.short(identity)} tells that", known.added)
    for told in beside:
        if told.type == kind:
            bench.notice(f"{bench.ids.short(told.id)} is {with_article(kind)} read in the same words")
    data = with_reason({"target": identity, "article": source.article}, reason)
    return [Judgement(type="addition", data=data, event=event)]


def _event(
    bench: Bench, kind: str, source: ArticleReading, span: tuple[int, int], text: str, said: Mapping[str, Any]
) -> Event:
    """Return the event as far as its type tells it. Raises FieldError, BadDateError."""
    from timeline.kinds import EVENT_KINDS
    from timeline.model import EVENT_DATA, Event

    quote = text[span[0] : span[1]]
    data: dict[str, Any] = {}
    for name, given in said.items():
        value = value_of(
            kind, f"data.{name}", given, base=_day(source), language=source.data.language, notice=bench.notice
        )
        if value is not None:
            data[name] = checked(kind, f"data.{name}", value)
    data = {**_USUAL.get(kind, {}), **data}
    if kind in _IN_THE_WORDS:
        data.setdefault(_IN_THE_WORDS[kind], " ".join(quote.split()))
    if kind == "pledge":
        data.setdefault("testable", bool(data.get("deadline")))
    if kind == "figure" and data.get("value") is None and data.get("change") is None:
        raise FieldError("a figure needs a value, or a change")
    missing = [name for name in required(kind) if name not in data and name != "promiser"]
    if missing:
        raise FieldError(f"{with_article(kind)} needs {', '.join(missing)}")
    acting = (data.get(name) for name in EVENT_KINDS[kind].acting)
    actors = {name for told in acting for name in ([told] if isinstance(told, str) else told or [])}
    return Event(
        type=kind,
        article=source.article,
        span=span,
        quote=quote,
        rule=ADDED,
        data=EVENT_DATA[kind](**{**({"promiser": None} if kind == "pledge" else {}), **data}),
        actors=tuple(sorted(actors)),
    )


def _placed(
    bench: Bench,
    event: Event,
    source: ArticleReading,
    beside: list[ShownEvent],
    date: str | None,
    regions: tuple[str, ...],
) -> Event:
    """Return an event with its day and its regions. Raises BadDateError, and the gazetteer's fault on a name."""
    from attrs import evolve

    from timeline.app.questions import edtf, region

    codes = {region(name, bench.notice) for name in regions} or {code for told in beside for code in told.regions}
    event = evolve(event, regions=tuple(sorted(codes)))
    if date is not None:
        return evolve(event, date=edtf("date", date, base=_day(source)), basis="explicit")
    dated = Counter((told.date, str(told.line.get("basis", "none"))) for told in beside if told.date)
    if dated:
        found, basis = min(dated, key=lambda key: (-dated[key], key))
        return evolve(event, date=found, basis=cast("Basis", basis))
    if source.date is None:
        return event
    return evolve(event, date=source.date, basis="published" if source.data.published else "page_stamp")


def _day(source: ArticleReading) -> str | None:
    """Return the day of an article that dates in words are counted from."""
    return source.date.removeprefix("../") if source.date else None


def _meets(told: ShownEvent, span: tuple[int, int]) -> bool:
    return told.span is not None and told.span[0] < span[1] and span[0] < told.span[1]
