"""From what a user names (files, directories, archives, standard input) to documents, each loaded in its turn."""

import os
import re
from collections.abc import Iterable, Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path

from attrs import evolve

from timeline.intake.documents import archives
from timeline.intake.documents import loading as documents
from timeline.intake.documents.document import Document
from timeline.intake.documents.loading import DocumentError, UnreadableDocumentError
from timeline.intake.documents.media_kinds import is_pdf
from timeline.intake.documents.mhtml import is_mhtml
from timeline.intake.documents.saved_pages import ASSETS, folders_beside
from timeline.intake.documents.unread import NoArticlesError, PackedFile, UnreadDocument
from timeline.unfollowed import leads_out, write_below

_NOT_A_NAME = re.compile(r"[^\w.-]+")
_STEM = 60  # characters


def of_paths(paths: Iterable[Path], root: Path) -> tuple[list[UnreadDocument | PackedFile], list[NoArticlesError]]:
    """Return the documents and archives under these paths, each once, by name; and the directories that hold none."""
    found: dict[str, UnreadDocument | PackedFile] = {}
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


def of_file(path: Path, root: Path) -> UnreadDocument | PackedFile:
    """Return the document a file is, or the archive."""
    name = documents.relative(path, root)
    packed = archives.packed(path, name)
    if packed is not None:
        return packed
    load = partial(_load, path.absolute(), root.absolute())
    return UnreadDocument(name, load, portable=True, size=_size(path), file=path.absolute())


def of_outside(path: Path, root: Path, seeds: Path) -> UnreadDocument | PackedFile:
    """Return the document a file outside of the workspace is, named as its copy in `seeds/` will be.

    An archive, and what cannot be read, stay as they are.
    """
    source = of_file(path, root)
    if not isinstance(source, UnreadDocument):
        return source
    try:
        content = documents.content_of(path, source.path)
    except DocumentError:
        return source
    stem = _NOT_A_NAME.sub("-", path.stem).strip("-.")[:_STEM] or "document"
    place = seeds / f"{stem}-{sha256(content).hexdigest()[:12]}{path.suffix}"
    name = documents.relative(place, root)
    return evolve(source, path=name, load=partial(_load_as, path.absolute(), root.absolute(), name))


def of_bytes(content: bytes, seeds: Path, root: Path, *, keep: bool) -> UnreadDocument:
    """Return the document that came by standard input, kept in `seeds/` under a name made of its hash where `keep`."""
    digest = sha256(content).hexdigest()
    path = seeds / f"stdin-{digest[:16]}{_ending(content)}"
    name = documents.relative(path, root)

    load = partial(_load_kept, content, name, path.absolute(), root.absolute(), keep=keep)
    return UnreadDocument(name, load, portable=True, size=len(content), sha256=digest)


def walk(directory: Path) -> Iterator[Path]:
    """Yield the files of a directory and those below it, by name.

    Passed over: hidden files, links that lead out, pictures and scripts, and the folder a browser saves beside a page.
    """
    closed: list[Path] = []
    for folder, folders, names in os.walk(directory, onerror=lambda error: closed.append(Path(error.filename))):
        parts = folders_beside(names)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in parts)
        for name in sorted(names):
            path = Path(folder, name)
            if (
                not name.startswith(".")
                and not name.lower().endswith(ASSETS)
                and not (path.is_symlink() and leads_out(path, directory))
            ):
                yield path
    yield from closed  # a directory that may not be looked into: loading it says so


def _ending(content: bytes) -> str:
    if is_pdf(content):
        return ".pdf"
    if is_mhtml(content):
        return ".mhtml"
    return ".html" if documents.is_html(content, "") else ".txt"


def _load_as(path: Path, root: Path, name: str) -> Document:
    return evolve(_load(path, root), path=name)


def _load_kept(content: bytes, name: str, path: Path, root: Path, *, keep: bool) -> Document:
    document = documents.parse(content, name)
    if keep and not path.exists():
        write_below(root, path, content)
    return document


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _load(path: Path, root: Path) -> Document:
    if not path.exists():
        raise UnreadableDocumentError(documents.relative(path, root), "there is no such file")
    return documents.load(path, root)
