"""What may be wrong with a plugin: each fault names the plugin, its file, and the document it happened at."""

import traceback
from pathlib import Path
from types import TracebackType

from timeline.errors import TimelineError


class PluginError(TimelineError):
    """A plugin that does not do what it must. `origin` is its file or entry point."""

    def __init__(self, name: str, origin: str, what: str) -> None:
        self.name = name
        self.origin = origin
        super().__init__(f"plugin {name} ({origin}) {what}")


class PluginLoadError(PluginError):
    """It cannot be imported, or its hook fails."""

    def __init__(self, name: str, origin: str, cause: BaseException) -> None:
        super().__init__(name, origin, f"cannot be loaded: {told(cause)}; its documents are left to others")


class PluginOfferError(PluginError):
    """What it offers is no importer, or bears a name that is taken."""


class PluginRaisedError(PluginError):
    """It raised, or tried to exit, while it claimed a document, read it, or looked for events."""

    def __init__(self, name: str, origin: str, doing: str, path: str, cause: BaseException) -> None:
        super().__init__(name, origin, f"failed to {doing} {path}: {told(cause)}")


class PluginResultError(PluginError):
    """It returned something else than what was asked for."""

    def __init__(self, name: str, origin: str, doing: str, path: str, why: str) -> None:
        super().__init__(name, origin, f"returned what nobody can use when asked to {doing} {path}: {why}")


class ContestedError(TimelineError):
    """More than one source's importer claims a document."""

    def __init__(self, path: str, claims: list[tuple[str, str, str]]) -> None:
        both = " and ".join(f"{name} ({origin}: {reason})" for name, origin, reason in claims)
        super().__init__(f"{path}: claimed by {both}; say which with --importer NAME")


class UnclaimedError(TimelineError):
    """No importer claims a document."""

    def __init__(self, path: str, asked: str | None = None) -> None:
        super().__init__(f"{path}: {f'{asked} does not claim it' if asked else 'no importer claims it'}")


class UnknownImporterError(TimelineError):
    """An importer was asked for by a name that none bears."""

    exit_status = 2

    def __init__(self, name: str, known: list[str]) -> None:
        super().__init__(f"no importer is named {name!r}; there are {', '.join(known)}")


def told(cause: BaseException) -> str:
    """Return an exception in one line: its class, what it says, and where it was raised."""
    where = _last_frame(cause.__traceback__)
    says = " ".join(_said(cause).split())[:300]
    return f"{type(cause).__name__}{f': {says}' if says else ''}{where}"


def _said(cause: BaseException) -> str:
    try:
        return str(cause)
    except BaseException:  # noqa: BLE001 - a hostile exception's own __str__
        return ""


def _last_frame(trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace)
    return f" ({Path(frames[-1].filename).name}, line {frames[-1].lineno})" if frames else ""
