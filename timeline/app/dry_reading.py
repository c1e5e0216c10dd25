"""Documents read, importing nothing: each as its importer makes it, or why it was rejected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from timeline.app.named_sources import Naming, named_sources
from timeline.app.plugin_workers import left_out, readers
from timeline.intake.run.batch import Rejected, as_json
from timeline.intake.run.unpacking import each

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from timeline.workspace import Workspace


@frozen
class DryReading:
    """One document as it was read. `record` is None where it was rejected, which is then among the faults."""

    record: dict[str, Any] | None
    faults: tuple[str, ...]


def read_documents(
    named: Iterable[str],
    workspace: Workspace | None,
    naming: Naming,
    *,
    importer: str | None,
    explain: bool = False,
    on_fault: Callable[[str], object],
) -> Iterator[DryReading]:
    """Yield what is made of documents; `on_fault` is told what is wrong with the plugins.

    `explain` adds `sentences` to a record: their clauses, and which row of which table made which event.
    Raises UnknownImporterError, WorkerError.
    """
    with readers(workspace, naming.root, importer=importer) as workers:
        for fault in (*workers.ready.faults, *left_out(workers.ready.untrusted)):
            on_fault(fault)
        with named_sources(named, naming) as found:
            for one in workers.read(each(found)):
                if isinstance(one, Rejected):
                    yield DryReading(None, (*one.faults, f"{one.path}: {one.reason}"))
                else:
                    record = as_json(one)
                    if explain:
                        from timeline.app.explaining import explained

                        record["sentences"] = explained(one.article, one.events)
                    yield DryReading(record, one.faults)
