"""A document that is not read yet, and an archive of them: what whoever imports is handed, one by one."""

from collections.abc import Callable, Iterator
from pathlib import Path

from attrs import frozen
from msgspec import Struct

from timeline.article import NOTHING_STATED, Stated
from timeline.errors import TimelineError
from timeline.intake.documents.document import Document


class NoArticlesError(TimelineError):
    """A directory or archive in which there is nothing to import."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path}: there is no article in it")


class BrokenOffError(TimelineError):
    """An archive, or what an address lists, of which no more can be had."""

    def __init__(self, path: str, error: Exception) -> None:
        super().__init__(f"{path}: cannot be read any further ({type(error).__name__}: {error})")


@frozen
class UnreadDocument:
    """One document to be: its path as the log will tell it, and what loads it (may raise DocumentError).

    `portable`: it may be loaded in another process, wherever that is. `size` is how many bytes it has, `file` where
    they lie, and `sha256` their hash, where known. `stated` is what a person says of it, `damage` what it shows to be
    broken of the archive that it comes from.
    """

    path: str
    load: Callable[[], Document]
    portable: bool = False
    size: int = 0
    file: Path | None = None
    sha256: str | None = None
    stated: Stated = NOTHING_STATED
    damage: str | None = None


@frozen
class Archive:
    """Many documents under one address: `each` yields them in their order, as they come."""

    path: str
    each: Callable[[], Iterator[UnreadDocument]]


class Unpacking(Struct, frozen=True, tag="unpacking"):
    """A member of an archive is being taken out of it; `behind` is from where to go on without it, None if nowhere."""

    path: str
    behind: int | None


class Unpacked(Struct, frozen=True, kw_only=True, tag="unpacked"):
    """A member as it was taken out: its bytes and what the archive says of them; or why it could not be.

    `damaged` says that it shows the archive itself to be broken.
    """

    path: str
    content: bytes = b""
    url: str | None = None
    fetched: str | None = None
    charset: str | None = None
    cut: str | None = None
    fault: str | None = None
    damaged: bool = False


Member = Unpacking | Unpacked


@frozen
class PackedFile:
    """Many documents in one file. `members` yields what comes out of it, from where it is told on, in one order.

    What unpacks it may not trust it: it is called in a process with limits.
    """

    path: str
    members: Callable[[int], Iterator[Member]]


def failing(path: str, error: TimelineError, damage: str | None = None) -> UnreadDocument:
    """Return a document that cannot be loaded, for the reason that loading it will raise."""

    def load() -> Document:
        raise error

    return UnreadDocument(path, load, damage=damage)
