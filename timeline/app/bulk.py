"""Many judgements at once, as JSON lines: each is judged by itself, and those that cannot be are named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from timeline.errors import TimelineError, UsageError
from timeline.log.ties import REVISION_OF

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.app.bench import Bench
    from timeline.model import Judgement


class AskedLineError(UsageError):
    """A line of what is asked for that cannot be read."""


@frozen
class Asked:
    """What is to be appended, and what was rejected, each fault naming its line."""

    judgements: tuple[Judgement, ...]
    faults: tuple[str, ...]


def links(bench: Bench, lines: bytes, *, reason: str = "") -> Asked:
    """Return the links that JSON lines ask for: `earlier`, `later`, and `relation`, `reason` where they are told.

    So `timeline review --format jsonl` writes what waits. `reason` is that of lines that tell none. A relation
    `revision_of` is that of two documents, of which the later is a version of the earlier.
    """
    from timeline.app.correcting import correct
    from timeline.app.linking import link

    def made(told: dict[str, Any]) -> list[Judgement]:
        earlier, later, relation = _text(told, "earlier"), _text(told, "later"), told.get("relation")
        why = told.get("reason") or reason
        if relation == REVISION_OF:
            return correct(bench, later, REVISION_OF, earlier, reason=why)
        return link(bench, earlier, later, relation=relation, reason=why)

    return _asked(lines, made)


def retractions(bench: Bench, lines: bytes, *, reason: str = "") -> Asked:
    """Return the retractions that JSON lines ask for: `target`, or `id`, and `reason` where it is told."""
    from timeline.app.correcting import retract

    def made(told: dict[str, Any]) -> list[Judgement]:
        key = "target" if "target" in told else "id"
        return retract(bench, _text(told, key), reason=told.get("reason") or reason)

    return _asked(lines, made)


def _asked(lines: bytes, make: Callable[[dict[str, Any]], list[Judgement]]) -> Asked:
    """Return what lines ask for; what two of them say alike counts once, and what they say otherwise is a fault."""
    judgements: dict[tuple[str, ...], Judgement] = {}
    asked_by: dict[tuple[str, ...], int] = {}
    faults = []
    for number, raw in enumerate(lines.splitlines(), 1):
        if not raw.strip():
            continue
        try:
            made = {_subject(one): one for one in make(_object(raw))}
            for subject, one in made.items():
                before = judgements.get(subject)
                if before is not None and before.data.get("relation") != one.data.get("relation"):
                    raise AskedLineError(f"line {asked_by[subject]} says otherwise of the same two")
        except TimelineError as error:
            faults.append(f"line {number}: {error}")
            continue
        for subject, one in made.items():
            judgements.setdefault(subject, one)
            asked_by.setdefault(subject, number)
    return Asked(tuple(judgements.values()), tuple(faults))


def _subject(judgement: Judgement) -> tuple[str, ...]:
    """Return what a judgement is on: its type, and the lines that it names."""
    names = (judgement.data.get(key) for key in ("target", "field", "earlier", "later"))
    return (judgement.type, *(str(name) for name in names if name is not None))


def _object(raw: bytes) -> dict[str, Any]:
    import msgspec

    try:
        told: dict[str, Any] = msgspec.json.decode(raw, type=dict[str, Any])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise AskedLineError(f"it is no JSON object: {error}") from None
    wrong = next((key for key in ("relation", "reason") if not isinstance(told.get(key), str | None)), None)
    if wrong:
        raise AskedLineError(f"{wrong} is no text")
    return told


def _text(told: dict[str, Any], key: str) -> str:
    value = told.get(key)
    if not isinstance(value, str):
        raise AskedLineError(f"it names no {key}")
    return value
