"""When the log learned of what is written: the times that other programs sort by, none of them a clock of ours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.views.narrow_rows import instant

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.views.current_lines import ShownEvent

NEVER = "1970-01-01T00:00:00Z"  # where no line says when it was recorded
_TIME = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3])(?::[0-5]\d){2}(?:\.\d+)?Z")


def recorded(told: ShownEvent) -> str:
    """Return when an event first came into the log: UTC, to the second."""
    times = [source.recorded for source in told.sources]
    if told.added is not None:
        times = [told.added.recorded]
    return _second(min(filter(_TIME.fullmatch, times), key=instant, default=NEVER))


def changed(told: ShownEvent) -> str:
    """Return when what an event says was last changed: by its correction, or never since it was recorded."""
    return latest([recorded(told), *(judged.recorded for judged in told.corrections)])


def latest(times: Iterable[str]) -> str:
    """Return the last of some times."""
    return _second(max(filter(_TIME.fullmatch, times), key=instant, default=NEVER))


def _second(time: str) -> str:
    return f"{instant(time)[:19]}Z"
