"""The source plugins of a workspace: a new one made from a sample, and whether each does what it must."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from timeline.app.fetching import Fetcher, Manners, is_url
from timeline.intake.documents import loading
from timeline.intake.host import discovery
from timeline.intake.kit import scaffold, testing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.intake.documents.document import Document
    from timeline.intake.host.plugin_host import Host
    from timeline.workspace import Workspace


@frozen(kw_only=True)
class NewPlugin:
    """What was written: the plugin, its sample, the events that yields; `faults` are what a check of it says."""

    path: Path
    sample: Path
    expected: Path
    faults: tuple[str, ...]


@frozen(kw_only=True)
class CheckedSample:
    """One sample of a source: whether its events were written anew, and what is wrong with it."""

    name: str
    written: bool
    faults: tuple[str, ...]


def new_plugin(workspace: Workspace, name: str, sample: str, *, allow_private: bool = False) -> NewPlugin:
    """Write a plugin from one sample of its source, a file or an address, and keep the sample with its events.

    Raises the faults of `timeline.intake.kit.scaffold` and of fetching.
    """
    page = _fetched(sample, allow_private=allow_private) if is_url(sample) else Path(sample)
    folder = workspace.root / testing.FOLDER
    path, kept = scaffold.write(name, page, workspace.plugins, folder)
    host = discovery.discover(workspace.plugins, root=workspace.root)
    one = next(one for one in testing.samples(folder, name) if one.path == kept)
    testing.accept(one, host)
    return NewPlugin(path=path, sample=kept, expected=one.expected, faults=tuple(testing.check(one, host)))


def plugin_faults(host: Host, folder: Path, name: str | None) -> list[str]:
    """Return what is wrong with the plugins themselves, or with one: those that cannot be loaded or have no sample.

    Raises UnknownImporterError.
    """
    if name is not None:
        host.named(name)
    mine = [one.name for one in host.importers if not one.origin.startswith("installed") and name in (None, one.name)]
    bare = [one for one in testing.without_sample(host, folder) if one in mine]
    return [*map(str, host.faults), *(f"{one} has no sample in {testing.FOLDER}/{one}/" for one in bare)]


def checked_samples(host: Host, folder: Path, name: str | None, *, accept: bool) -> Iterator[CheckedSample]:
    """Check each sample: its source claims it and no other's, and yields the events on file (`accept` writes them)."""
    for sample in testing.samples(folder, name):
        written = accept and testing.accept(sample, host)
        yield CheckedSample(name=sample.name, written=bool(written), faults=tuple(testing.check(sample, host)))


def _fetched(url: str, *, allow_private: bool) -> Document:
    page = Fetcher(Manners(allow_private=allow_private)).fetch(url)
    return loading.parse(page.content or b"", page.url, url=page.url, fetched=page.when)
