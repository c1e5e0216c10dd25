"""A reading as a row of stages: each says what it needs and what it gives, so that their order can be checked."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from msgspec import Struct


class Stage(Struct, frozen=True):
    """One step of a reading: `run` is called with what the names in `needs` stand for and returns what it `gives`."""

    name: str
    needs: tuple[str, ...]
    gives: str
    run: Callable[..., Any]


def run(stages: Iterable[Stage], **given: Any) -> dict[str, Any]:
    """Return what was given and what each stage gave, by name. Raises KeyError where a stage comes too early."""
    known = dict(given)
    for stage in stages:
        known[stage.gives] = stage.run(*map(known.__getitem__, stage.needs))
    return known


def up_to(stages: Sequence[Stage], gives: str) -> tuple[Stage, ...]:
    """Return the stages up to the one that gives what is named. Raises StopIteration where none does."""
    last = next(number for number, stage in enumerate(stages) if stage.gives == gives)
    return tuple(stages[: last + 1])


def disordered(stages: Iterable[Stage], *given: str) -> list[str]:
    """Return, in words, what stages need that none before them gives, and what is given twice."""
    known, faults = set(given), []
    for stage in stages:
        faults += [
            f"{stage.name} needs {need}, which nothing before it gives" for need in stage.needs if need not in known
        ]
        if stage.gives in known:
            faults.append(f"{stage.name} gives {stage.gives}, which stands already")
        known.add(stage.gives)
    return faults
