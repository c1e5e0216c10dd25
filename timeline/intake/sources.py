"""From what a user names (files, directories, standard input) to documents, each loaded only when its turn comes."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path

from attrs import frozen

from timeline.errors import TimelineError
from timeline.intake import documents
from timeline.intake.document import Document
from timeline.intake.documents import UnreadableDocumentError


class NoArticlesError(TimelineError):
    """A directory in which there is nothing to import."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: there is no article in this directory")


@frozen
class Source:
    """One document to be: its path as the log will tell it, and what loads it (may raise DocumentError)."""

    path: str
    load: Callable[[], Document]


def of_paths(paths: Iterable[Path], root: Path) -> tuple[list[Source], list[NoArticlesError]]:
    """Return the documents under these paths, each once, by name; and the directories that hold none."""
    found: dict[str, Source] = {}
    empty = []
    for path in paths:
        if not path.is_dir():
            source = _file(path, root)
            found[source.path] = source
            continue
        held = [_file(file, root) for file in walk(path)]
        if not held:
            empty.append(NoArticlesError(path))
        found.update((source.path, source) for source in held)
    return [found[name] for name in sorted(found)], empty


def of_bytes(content: bytes, seeds: Path, root: Path, *, keep: bool) -> Source:
    """Return the document that came by standard input, kept in `seeds/` under a name made of its hash where `keep`."""
    path = seeds / f"stdin-{sha256(content).hexdigest()[:16]}.txt"
    name = documents.relative(path, root)

    def load() -> Document:
        document = documents.parse(content, name)
        if keep and not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return document

    return Source(name, load)


def walk(directory: Path) -> Iterator[Path]:
    """Yield the files of a directory and those below it, by name, without hidden ones and links that lead out."""
    for folder, folders, names in os.walk(directory, onerror=None):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            if not name.startswith(".") and not _leads_out(path, directory):
                yield path


def _file(path: Path, root: Path) -> Source:
    return Source(documents.relative(path, root), partial(_load, path, root))


def _load(path: Path, root: Path) -> Document:
    if not path.exists():
        raise UnreadableDocumentError(documents.relative(path, root), "there is no such file")
    return documents.load(path, root)


def _leads_out(path: Path, directory: Path) -> bool:
    """Whether a link in a directory leads to a file outside of it, which nobody has named."""
    try:
        if not stat.S_ISLNK(path.lstat().st_mode):
            return False
        return not path.resolve(strict=True).is_relative_to(directory.resolve())
    except OSError:
        return False
