"""The source plugins of a workspace: a new one made from a sample, and whether each does what it must."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from attrs import frozen

from timeline.app.fetching import Fetcher, Manners, is_url
from timeline.app.plugin_workers import left_out, readers, trust_named, trust_written
from timeline.intake.documents import loading
from timeline.intake.host.faults import UnknownImporterError
from timeline.intake.kit import scaffold, testing
from timeline.intake.run.batch import Rejected
from timeline.intake.run.reading_process import HostTask

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.intake.documents.document import Document
    from timeline.intake.host.plugin_host import Host
    from timeline.intake.kit.testing import Sample
    from timeline.intake.run.workers import Readers
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


def new_plugin(
    workspace: Workspace, name: str, sample: str, *, own: str | None = None, allow_private: bool = False
) -> NewPlugin:
    """Write a plugin from one sample of its source, a file or an address, and keep the sample with its events.

    `own` are words on it that stand on the source's pages alone.

    Raises the faults of `timeline.intake.kit.scaffold` and of fetching, NothingKeptError, WorkerError.
    """
    page = _fetched(sample, allow_private=allow_private) if is_url(sample) else Path(sample)
    folder = workspace.root / testing.FOLDER
    path, kept = scaffold.write(name, page, workspace.plugins, folder, own=own)
    trust_written(workspace, name)
    one = next(one for one in testing.samples(folder, name) if one.path == kept)
    with readers(workspace, workspace.root) as workers:
        (checked,) = _checked([one], workers, accept=True)
    return NewPlugin(path=path, sample=kept, expected=one.expected, faults=checked.faults)


@contextmanager
def plugin_check(workspace: Workspace, name: str | None = None) -> Iterator[PluginCheck]:
    """Hand over what checks the plugins of a workspace, or one of them. Raises UnknownImporterError, WorkerError.

    Naming a plugin of one's own says that what it has become is trusted.
    """
    if name is not None:
        trust_named(workspace, name)
    with readers(workspace, workspace.root) as workers:
        yield PluginCheck(workspace.root / testing.FOLDER, name, workers)


@frozen
class PluginCheck:
    """Whether a workspace's plugins do what they must; `name` is the one that is asked about, if it is one."""

    folder: Path
    name: str | None
    workers: Readers

    def faults(self) -> list[str]:
        """Return what is wrong with the plugins themselves: they cannot be loaded, have no sample, or claim strangers.

        Raises UnknownImporterError.
        """
        ready = self.workers.ready
        names = [one.name for one in ready.importers]
        if self.name is not None and self.name not in names and not ready.untrusted:
            raise UnknownImporterError(self.name, names)
        sources = [one for one in ready.importers if one.rank > 0]
        if self.name is None:  # the samples of what is installed lie with its author
            asked = [one.name for one in sources if not one.origin.startswith("installed")]
        else:
            asked = [one.name for one in sources if one.name == self.name]
        sampled = {one.source for one in testing.samples(self.folder)}
        return [
            *ready.faults,
            *left_out(ready.untrusted),
            *(f"{one} has no sample in {testing.FOLDER}/{one}/" for one in asked if one not in sampled),
            *self._claimed_strangers(),
        ]

    def _claimed_strangers(self) -> list[str]:
        task = HostTask("strangers", partial(_strangers, self.folder, self.name))
        (answer,) = self.workers.perform([task])
        if isinstance(answer, Rejected):
            return [f"{answer.path}: {answer.reason}"]
        return msgspec.json.decode(answer.told, type=list[str])

    def samples(self, *, accept: bool) -> Iterator[CheckedSample]:
        """Check each sample: its source claims it and no other's, and yields what is on file (`accept` writes it)."""
        return _checked(testing.samples(self.folder, self.name), self.workers, accept=accept)


def _checked(samples: Iterable[Sample], workers: Readers, *, accept: bool) -> Iterator[CheckedSample]:
    tasks = [HostTask(one.name, partial(_check, one, accept)) for one in samples]
    for answer in workers.perform(tasks):
        if isinstance(answer, Rejected):
            yield CheckedSample(name=answer.path, written=False, faults=(f"{answer.path}: {answer.reason}",))
        else:
            told = msgspec.json.decode(answer.told, type=_Told)
            yield CheckedSample(name=answer.path, written=told.written, faults=told.faults)


class _Told(msgspec.Struct):
    written: bool
    faults: tuple[str, ...]


def _check(sample: Sample, accept: bool, host: Host) -> bytes:  # noqa: FBT001 - bound before it is called
    written = accept and testing.accept(sample, host)
    return msgspec.json.encode(_Told(written=written, faults=tuple(testing.check(sample, host))))


def _strangers(folder: Path, name: str | None, host: Host) -> bytes:
    return msgspec.json.encode(testing.claimed_strangers(folder, host, name))


def _fetched(url: str, *, allow_private: bool) -> Document:
    page = Fetcher(Manners(allow_private=allow_private)).fetch(url)
    return loading.parse(page.content or b"", page.url, url=page.url, fetched=page.when, charset=page.charset)
