"""From what a user names (files, directories, archives, standard input) to documents, each loaded in its turn."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path

from attrs import frozen

from timeline.errors import TimelineError
from timeline.intake.documents import loading as documents
from timeline.intake.documents.document import Document
from timeline.intake.documents.loading import UnreadableDocumentError

# What a browser saves beside a page, and what stands beside a fetched one: no articles, and no faults either.
_PARTS = (".css", ".js", ".mjs", ".map", ".json", ".jsonl", ".woff", ".woff2", ".ttf", ".otf", ".eot", ".mp3", ".mp4")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".ico", ".bmp")
ASSETS = _PARTS + _PICTURES
_PAGE_PARTS = ("_files", ".files")
_PAGES = (".html", ".htm")


class NoArticlesError(TimelineError):
    """A directory or archive in which there is nothing to import."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path}: there is no article in it")


@frozen
class Source:
    """One document to be: its path as the log will tell it, and what loads it (may raise DocumentError).

    `portable`: it may be loaded in another process, wherever that is. `size` is how many bytes it has, where known.
    """

    path: str
    load: Callable[[], Document]
    portable: bool = False
    size: int = 0


@frozen
class Archive:
    """Many documents in one file: `each` yields them in their order, as they come."""

    path: str
    each: Callable[[], Iterator[Source]]


def of_paths(paths: Iterable[Path], root: Path) -> tuple[list[Source | Archive], list[NoArticlesError]]:
    """Return the documents and archives under these paths, each once, by name; and the directories that hold none."""
    found: dict[str, Source | Archive] = {}
    empty = []
    for path in paths:
        if not path.is_dir():
            source = of_file(path, root)
            found[source.path] = source
            continue
        held = [of_file(file, root) for file in walk(path)]
        if not held:
            empty.append(NoArticlesError(str(path)))
        found.update((source.path, source) for source in held)
    return [found[name] for name in sorted(found)], empty


def of_file(path: Path, root: Path) -> Source | Archive:
    """Return the document a file is, or the archive."""
    from timeline.intake.documents import archives  # noqa: PLC0415 - it yields what is defined here

    name = documents.relative(path, root)
    opener = archives.opener(path)
    if opener is not None:
        return Archive(name, partial(opener, path, name))
    return Source(name, partial(_load, path.absolute(), root.absolute()), portable=True, size=_size(path))


def of_bytes(content: bytes, seeds: Path, root: Path, *, keep: bool) -> Source:
    """Return the document that came by standard input, kept in `seeds/` under a name made of its hash where `keep`."""
    ending = ".html" if documents.is_html(content, "") else ".txt"
    path = seeds / f"stdin-{sha256(content).hexdigest()[:16]}{ending}"
    name = documents.relative(path, root)

    def load() -> Document:
        document = documents.parse(content, name)
        if keep and not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return document

    return Source(name, load)


def each(found: Iterable[Source | Archive]) -> Iterator[Source]:
    """Yield the documents, those of an archive in its place."""
    for one in found:
        if isinstance(one, Source):
            yield one
        else:
            yield from one.each()


def walk(directory: Path) -> Iterator[Path]:
    """Yield the files of a directory and those below it, by name.

    Passed over: hidden files, links that lead out, pictures and scripts, and the folder a browser saves beside a page.
    """
    closed: list[Path] = []
    for folder, folders, names in os.walk(directory, onerror=lambda error: closed.append(Path(error.filename))):
        stems = {Path(name).stem for name in names if name.lower().endswith(_PAGES)}
        parts = {stem + ending for stem in stems for ending in _PAGE_PARTS}
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in parts)
        for name in sorted(names):
            path = Path(folder, name)
            if not name.startswith(".") and not name.lower().endswith(ASSETS) and not _leads_out(path, directory):
                yield path
    yield from closed  # a directory that may not be looked into: loading it says so


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


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
