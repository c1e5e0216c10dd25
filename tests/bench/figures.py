"""What a benchmark says: a value, the ratio to something measured in the same run, and the budget it is held to."""

import gc
import os
import time
from collections.abc import Callable

from attrs import frozen


def compiled():
    """Return the environment of an installed command, whose files are compiled: a start that compiles says nothing."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@frozen(kw_only=True)
class Figure:
    """`ratio` compares with `beside`; `least` and `most` are its budget (docs/design.md, 9).

    Without a value it was not installed.
    """

    what: str
    value: float | None
    unit: str
    beside: str | None = None
    ratio: float | None = None
    least: float | None = None
    most: float | None = None

    @property
    def verdict(self) -> str:
        if self.ratio is None or (self.least is None and self.most is None):
            return ""
        held = (self.least is None or self.ratio >= self.least) and (self.most is None or self.ratio <= self.most)
        budget = f">= {self.least:g}x" if self.least is not None else f"<= {self.most:g}x"
        return f"{budget} {'held' if held else 'MISSED'}"

    def told(self) -> str:
        if self.value is None:
            return f"  {self.what:<58} {'-':>12} not installed"
        value = f"{self.value:,.0f}" if self.value >= 100 else f"{self.value:,.3g}"
        ratio = f"{self.ratio:.2f}x {self.beside}" if self.ratio is not None else ""
        return f"  {self.what:<58} {value:>12} {self.unit:<12} {ratio:<44} {self.verdict}".rstrip()


Clock = Callable[[], float]


def seconds(act: Callable[[], object], rounds: int = 3, clock: Clock = time.perf_counter) -> float:
    """Return the least time that an act took; by `time.process_time` that of the processor alone."""
    best = float("inf")
    for _ in range(rounds):
        gc.collect()
        begun = clock()
        act()
        best = min(best, clock() - begun)
    return best


def in_turn(
    acts: dict[str, Callable[[], object]], rounds: int = 5, clock: Clock = time.perf_counter
) -> dict[str, float]:
    """Return the least time of each act, all run in turn: whatever else the machine does falls on all of them."""
    best = dict.fromkeys(acts, float("inf"))
    for _ in range(rounds):
        for name, act in acts.items():
            best[name] = min(best[name], seconds(act, rounds=1, clock=clock))
    return best
