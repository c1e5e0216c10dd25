"""What a user names, from arguments to documents: files, directories, addresses, or what comes by standard input."""

from __future__ import annotations

from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from timeline import index
from timeline.app.fetching import Fetcher, Manners, is_url
from timeline.app.gathering import Gatherer
from timeline.intake.documents import named_files
from timeline.intake.documents.unread import UnreadDocument

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from timeline.intake.documents.unread import Archive, PackedFile
    from timeline.workspace import Workspace

STDIN = "-"


@frozen(kw_only=True)
class Naming:
    """Where names lead from: paths from `root`; what is fetched, or comes from `stdin`, is kept in a workspace.

    Not where `keep` says so. Of feeds and sitemaps, what the workspace's log knows is left out. `on_empty` is told of
    directories with nothing to read in them.
    """

    root: Path
    on_empty: Callable[[str], object]
    stdin: Callable[[], bytes]
    workspace: Workspace | None = None
    allow_private: bool = False
    keep: bool = True


@contextmanager
def named_sources(named: Iterable[str], naming: Naming) -> Iterator[list[UnreadDocument | Archive | PackedFile]]:
    """Hand over the documents and archives that arguments name; addresses are fetched as they are asked for."""
    arguments = list(named)
    addresses = [one for one in arguments if is_url(one)]
    paths = [Path(one) for one in arguments if one != STDIN and not is_url(one)]
    found, empty = named_files.of_paths(paths, naming.root)
    if naming.workspace is not None and naming.keep:
        found = [_inside(one, naming.root, naming.workspace.seeds) for one in found]
    sources: list[UnreadDocument | Archive | PackedFile] = list(found)
    for nothing in empty:
        naming.on_empty(str(nothing))
    if STDIN in arguments:
        sources.append(_from_stdin(naming))
    with ExitStack() as stack:
        if addresses:
            gatherer = _gatherer(naming, stack)
            sources += [gatherer.of(address) for address in addresses]
        yield sources


def _inside(source: UnreadDocument | PackedFile, root: Path, seeds: Path) -> UnreadDocument | PackedFile:
    """Return a document as it lies in the workspace, or will: what lies outside is to be copied into `seeds/`."""
    file = source.file if isinstance(source, UnreadDocument) else None
    if file is None or root.absolute() in file.parents:
        return source
    return named_files.of_outside(file, root, seeds)


def is_counted(found: Iterable[UnreadDocument | Archive | PackedFile]) -> bool:
    """Whether it is known how many documents there are: how many an archive holds is not, before its end."""
    return all(isinstance(one, UnreadDocument) for one in found)


def _from_stdin(naming: Naming) -> UnreadDocument:
    seeds = naming.workspace.seeds if naming.workspace else naming.root
    return named_files.of_bytes(naming.stdin(), seeds, naming.root, keep=naming.keep and naming.workspace is not None)


def _gatherer(naming: Naming, stack: ExitStack) -> Gatherer:
    fetcher = Fetcher(Manners(allow_private=naming.allow_private))
    workspace = naming.workspace
    seeds = workspace.seeds if workspace and naming.keep else None
    if workspace is None or not workspace.log.exists():
        return Gatherer(fetcher=fetcher, root=naming.root, seeds=seeds)
    known = stack.enter_context(closing(index.recall(workspace.log)))
    return Gatherer(fetcher=fetcher, root=naming.root, seeds=seeds, is_known=known.has_address)
