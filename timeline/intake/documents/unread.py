"""A document that is not read yet, and an archive of them: what whoever imports is handed, one by one."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from attrs import frozen

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

    `portable`: it may be loaded in another process, wherever that is. `size` is how many bytes it has, and `file` where
    they lie, where known.
    """

    path: str
    load: Callable[[], Document]
    portable: bool = False
    size: int = 0
    file: Path | None = None


@frozen
class Archive:
    """Many documents in one file or under one address: `each` yields them in their order, as they come."""

    path: str
    each: Callable[[], Iterator[UnreadDocument]]


def each(found: Iterable[UnreadDocument | Archive]) -> Iterator[UnreadDocument]:
    """Yield the documents, those of an archive in its place."""
    for one in found:
        if isinstance(one, UnreadDocument):
            yield one
            continue
        try:
            yield from one.each()
        except Exception as error:  # noqa: BLE001 - one archive or address never ends a run
            yield failing(one.path, BrokenOffError(one.path, error))


def failing(path: str, error: TimelineError) -> UnreadDocument:
    """Return a document that cannot be loaded, for the reason that loading it will raise."""

    def load() -> Document:
        raise error

    return UnreadDocument(path, load)
