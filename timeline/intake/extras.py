"""Libraries that an extra brings: imported where they are first needed, and named where they are missing."""

from functools import cache
from importlib import import_module
from types import ModuleType

from timeline.errors import TimelineError


class MissingExtraError(TimelineError):
    """A library is needed that is not installed."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs the extra {extra!r}: pip install 'timeline-tracker[{extra}]'")


@cache
def library(name: str, what: str, extra: str) -> ModuleType:
    """Return a module that an extra brings; `what` is what cannot be done without. Raises MissingExtraError."""
    try:
        return import_module(name)
    except ImportError:
        raise MissingExtraError(what, extra) from None
