"""Why a text is read as it is: its sentences, their clauses, and which row of which table made an event or none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import asdict

from timeline import codec
from timeline.app.act_rows import TABLES, in_words
from timeline.language.acts import act_table
from timeline.language.acts.grounds import ENOUGH, POINTS, Grounds
from timeline.language.acts.shortfalls import share_of_promise
from timeline.language.clauses.clause import Clause, Span
from timeline.language.reading import clauses_of
from timeline.model import FollowUp, Pledge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.article import Article
    from timeline.language.acts.act_table import ActRow
    from timeline.language.marks import Sentence
    from timeline.model import Event

UNBOUND = "nobody was found who binds himself, or it is told already"
TOLD_AS_MUCH = "its sentence has told as much, or what it counts is not of what was promised"
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
    grounds = Grounds(scene, clauses)
    by_sentence: dict[int, list[int]] = {}
    for at, clause in enumerate(clauses):
        by_sentence.setdefault(clause.sentence, []).append(at)
    told = []
    for sentence in scene.sentences:
        here = [event for event in events if _stands_in(event, sentence)]
        parted = [_clause(article.text, grounds, at, here) for at in by_sentence.get(sentence.index, ())]
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


def _clause(text: str, grounds: Grounds, at: int, events: Sequence[Event]) -> dict[str, Any]:
    rows = [_row(text, table, grounds, at, events) for table in TABLES]
    return {"analysis": dict(_analysis(text, grounds.clauses[at])), "rows": rows}


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


def _row(text: str, table: str, grounds: Grounds, at: int, events: Sequence[Event]) -> dict[str, Any]:
    clause = grounds.clauses[at]
    row = act_table.decide(table, clause)
    if row is None:
        return {"table": table, "row": None, "event": None, "why": "no row fits"}
    event = _made_of(text, clause, [event for event in events if (event.type, event.rule) == (table, row.name)])
    identity = None if event is None else codec.event_line(event)["id"]
    why = row.why
    if row.gives == table and event is None:
        why = UNBOUND if table == "pledge" else _weighed(grounds, at, row)
    return {"table": table, "row": row.name, "event": identity, "why": why or in_words(table, row).condition}


def _weighed(grounds: Grounds, at: int, row: ActRow) -> str:
    """Say what tells for a clause as the report of a work, and how much of what is asked that is."""
    counts = share_of_promise(grounds.scene, grounds.clauses, at) is not None
    points = {name: POINTS[name] for name in grounds.evidence(at, row, counts=counts)}
    named = ", ".join(f"{name.replace('_', ' ')} {number:+}" for name, number in points.items()) or "none"
    reached = sum(points.values())
    return TOLD_AS_MUCH if reached >= ENOUGH else f"{reached} points of the {ENOUGH} that make it a report ({named})"
