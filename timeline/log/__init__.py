"""The log: reading its lines, appending to it so that nothing is lost, and checking that nothing was altered."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from timeline.log.append import Writer, open_for_append
    from timeline.log.appender import Appender, AppendError, LogChangedError, Receipt
    from timeline.log.check import LogFlaw, Report, heads, verify
    from timeline.log.known import Known, LogKnowledge
    from timeline.log.lines import (
        Extent,
        LogLineError,
        LogReadError,
        RawLine,
        blocks,
        decoded,
        extent,
        fault,
        numbered,
        partitions,
        raw_lines,
    )

__all__ = [
    "AppendError",
    "Appender",
    "Extent",
    "Known",
    "LogChangedError",
    "LogFlaw",
    "LogKnowledge",
    "LogLineError",
    "LogReadError",
    "RawLine",
    "Receipt",
    "Report",
    "Writer",
    "blocks",
    "decoded",
    "extent",
    "fault",
    "heads",
    "numbered",
    "open_for_append",
    "partitions",
    "raw_lines",
    "verify",
]

_PARTS = {
    "appender": ("AppendError", "Appender", "LogChangedError", "Receipt"),
    "append": ("Writer", "open_for_append"),
    "known": ("Known", "LogKnowledge"),
    "check": ("LogFlaw", "Report", "heads", "verify"),
}
_PART_OF = {name: part for part, names in _PARTS.items() for name in names}


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is asked for: a view that only reads does not pay for appending."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"timeline.log.{_PART_OF.get(name, 'lines')}"), name)
