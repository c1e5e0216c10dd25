"""Why a text is read as it is: its sentences, their clauses, and which row of which table made an event or none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import asdict

from timeline import codec
from timeline.app.act_rows import TABLES, in_words
from timeline.language.acts import act_table
from timeline.language.clauses.clause import Clause, Span
from timeline.language.reading import clauses_of
from timeline.model import FollowUp, Pledge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.article import Article
    from timeline.language.marks import Sentence
    from timeline.model import Event

OTHER_WORK = "the article tells of no such work besides"
NO_EVENT = {
    "pledge": "nobody was found who binds himself, or it is told already",
    "follow_up": "the article gives no ground to take it for the report of a work, or its sentence has told as much",
}
_TELLING = 40  # characters of a deed by which it is known again
_PUNCTUATION = ' ,.;:!?("“”»«’'
_OFFSETS = frozenset({"sentence", "start", "end", "at", "group"})
_DEFAULTS = dict(
    zip(
        Clause.__struct_fields__[len(Clause.__struct_fields__) - len(Clause.__struct_defaults__) :],
        Clause.__struct_defaults__,
        strict=True,
    )
)


def explained(article: Article, events: Sequence[Event]) -> list[dict[str, Any]]:
    """Return each sentence with its clauses, the rows they fit, and the events of other rules; plain for JSON."""
    scene, clauses = clauses_of(article)
    by_sentence: dict[int, list[Clause]] = {}
    for clause in clauses:
        by_sentence.setdefault(clause.sentence, []).append(clause)
    told = []
    for sentence in scene.sentences:
        here = [event for event in events if _stands_in(event, sentence)]
        parted = [_clause(article.text, clause, here) for clause in by_sentence.get(sentence.index, ())]
        by_rows = {row["event"] for clause in parted for row in clause["rows"]}
        others = [(codec.event_line(event)["id"], event) for event in here]
        told.append(
            {
                "text": sentence.text,
                "clauses": parted,
                "other_rules": [
                    {"event": identity, "type": event.type, "rule": event.rule}
                    for identity, event in others
                    if identity not in by_rows
                ],
            }
        )
    return told


def _stands_in(event: Event, sentence: Sentence) -> bool:
    spans = (event.span, *(place.span for place in event.also))
    return any(sentence.start <= start < sentence.end for start, _ in spans)


def _clause(text: str, clause: Clause, events: Sequence[Event]) -> dict[str, Any]:
    return {"analysis": dict(_analysis(text, clause)), "rows": [_row(text, table, clause, events) for table in TABLES]}


def _analysis(text: str, clause: Clause) -> Iterator[tuple[str, Any]]:
    """Yield what a clause says, as its text; what is as it mostly is stays out."""
    for name in Clause.__struct_fields__:
        value = getattr(clause, name)
        if name in _OFFSETS or (name in _DEFAULTS and value == _DEFAULTS[name]):
            continue
        if name == "moments":
            yield "times", [f"{moment.text} = {moment.edtf}" for moment in clause.moments]
        elif name == "share":
            yield name, asdict(value, filter=lambda _, number: number is not None)
        elif isinstance(value, tuple):
            yield name, text[slice(*value)]
        else:
            yield name, value


def _made_of(text: str, clause: Clause, events: Sequence[Event]) -> Event | None:
    """Return the event that tells the clause's deed, or tells it first elsewhere and again here."""
    deed = _known_by(text, clause.rest)
    whom = "" if clause.subject is None else _known_by(text, clause.subject)  # "the ban dropped" leaves out the rest
    telling = next((event for event in events if deed in _deed(event)), None)
    named = next((event for event in events if whom and _deed(event).startswith(whom)), None)
    return telling or named or next((event for event in events if event.span[0] < clause.start and event.also), None)


def _known_by(text: str, span: Span) -> str:
    return " ".join(text[slice(*span)].split())[:_TELLING].strip(_PUNCTUATION)


def _deed(event: Event) -> str:
    data = event.data
    return data.action if isinstance(data, Pledge) else data.deliverable if isinstance(data, FollowUp) else ""


def _row(text: str, table: str, clause: Clause, events: Sequence[Event]) -> dict[str, Any]:
    row = act_table.decide(table, clause)
    if row is None:
        return {"table": table, "row": None, "event": None, "why": "no row fits"}
    event = _made_of(text, clause, [event for event in events if (event.type, event.rule) == (table, row.name)])
    identity = None if event is None else codec.event_line(event)["id"]
    why = row.why
    if row.gives == table and event is None:
        why = f"{OTHER_WORK}, or {NO_EVENT[table]}" if row.of_works else NO_EVENT[table]
    return {"table": table, "row": row.name, "event": identity, "why": why or in_words(table, row).condition}
