"""What a served page has that a file has not: its clocks, what else was asked of it, and whether it may be judged."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.faces.web.clock_slider import ClockSlider

CLOCKS = ("as_of", "known_at")


@frozen(kw_only=True)
class ServedView:
    """How a page was asked for: what was `asked` by the name of its field, and what is to be said about it.

    `judges` is who judges where the page may have forms that write, `wrong` what is
    to be said of the log itself, `undo` what the last answer appended, `clocks` are to be slid.
    """

    asked: Mapping[str, Sequence[str]] = field(factory=dict)
    judges: str | None = None
    wrong: Sequence[str] = ()
    undo: Sequence[str] = ()
    clocks: Sequence[ClockSlider] = ()

    @property
    def suffix(self) -> str:
        """What every link carries on, so that whoever looks at a day of the past stays there."""
        told = [(name, value) for name in CLOCKS for value in self.asked.get(name, ())]
        return f"?{urlencode(told)}" if told else ""

    @property
    def query(self) -> str:
        """All that was asked, for the data behind the page."""
        told = [(name, value) for name, values in self.asked.items() for value in values]
        return f"?{urlencode(told)}" if told else ""

    @property
    def narrowed(self) -> bool:
        """Whether more than its clocks was asked."""
        return any(name not in (*CLOCKS, "q") for name in self.asked)

    def first(self, name: str) -> str:
        """Return what was asked in a field, or nothing."""
        return next(iter(self.asked.get(name, ())), "")
