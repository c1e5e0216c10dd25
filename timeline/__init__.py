"""News articles in; immutable, dated, sourced events out.

`with timeline.open("work") as work: work.events(region="khabarovsk")` answers what `timeline show` does; docs/python.md
tells of every name. Nothing is loaded before it is asked for.
"""

TYPE_CHECKING = False  # what typing's would say, without loading it
if TYPE_CHECKING:
    from timeline.errors import TimelineError, UsageError
    from timeline.faces.library.opened import Timeline
    from timeline.faces.library.opened import init_workspace as init
    from timeline.faces.library.opened import open_workspace as open  # noqa: A004 - read as timeline.open
    from timeline.faces.library.results import Answer
    from timeline.faces.library.texts import dates, read

__all__ = ["Answer", "Timeline", "TimelineError", "UsageError", "dates", "init", "open", "read"]

_OFFERED = {
    "Answer": "timeline.faces.library.results:Answer",
    "Timeline": "timeline.faces.library.opened:Timeline",
    "TimelineError": "timeline.errors:TimelineError",
    "UsageError": "timeline.errors:UsageError",
    "dates": "timeline.faces.library.texts:dates",
    "init": "timeline.faces.library.opened:init_workspace",
    "open": "timeline.faces.library.opened:open_workspace",
    "read": "timeline.faces.library.texts:read",
}


def __getattr__(name: str) -> object:
    """Load what is asked for."""
    from importlib import import_module  # noqa: PLC0415 - `import timeline` costs nothing

    if name not in _OFFERED:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, _, offered = _OFFERED[name].partition(":")
    return getattr(import_module(module), offered)


def __dir__() -> list[str]:
    """Return what is offered."""
    return sorted({*globals(), *__all__})
