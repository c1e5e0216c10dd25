"""What an import made of each document, and what was wrong."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

from attrs import Factory, asdict, define, frozen

from timeline.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from timeline.app.imports import ImportOrder
    from timeline.intake.documents.unread import UnreadDocument
    from timeline.intake.run.answers import Ready
    from timeline.intake.run.importing import Outcome
    from timeline.workspace import Workspace


class NoStandardInputError(UsageError):
    """`-` names the standard input, which only a command has."""

    def __init__(self) -> None:
        super().__init__("'-' names no document here: write the text to a file, or give it to timeline.read")


@frozen
class ImportReport:
    """What became of each document, in order; `faults` say in sentences what was wrong, each once."""

    outcomes: tuple[Outcome, ...]
    faults: tuple[str, ...]

    @property
    def rejected(self) -> tuple[Outcome, ...]:
        """The documents that yielded nothing; `reason` says why."""
        return tuple(outcome for outcome in self.outcomes if outcome.status == "rejected")

    @property
    def added(self) -> int:
        """How many events are new to the log."""
        return sum(outcome.added for outcome in self.outcomes)

    def records(self) -> list[dict[str, Any]]:
        """Return plain records, the same that `timeline import --json` writes."""
        return [
            {**asdict(outcome), "notes": list(outcome.notes), "faults": list(outcome.faults)}
            for outcome in self.outcomes
        ]


def import_documents(workspace: Workspace, order: ImportOrder, notice: Callable[[str], None]) -> ImportReport:
    """Import, and return what came of it. Raises the faults of `timeline.app.imports.imported`."""
    from timeline.app.imports import imported

    listener = _Listener(notice)
    outcomes = []
    with closing(imported(workspace, order, listener, no_standard_input)) as found:
        for outcome in found:
            outcomes.append(outcome)
            for fault in outcome.faults:
                listener.fault(fault)
            if outcome.status == "rejected":
                listener.fault(f"{outcome.path}: {outcome.reason}")
    return ImportReport(tuple(outcomes), tuple(listener.faults))


def no_standard_input() -> bytes:
    """Refuse. Raises NoStandardInputError."""
    raise NoStandardInputError


@define
class _Listener:
    """Keeps what an import says is wrong."""

    _notice: Callable[[str], None]
    faults: dict[str, None] = Factory(dict)

    def ready(self, ready: Ready) -> None:
        """Keep the faults of plugins, pass on what is no fault."""
        for fault in ready.faults:
            self.fault(fault)
        for note in ready.notes:
            self.notice(note)

    def fault(self, what: str) -> None:
        """Keep a fault, once."""
        self.faults[what] = None

    def notice(self, text: str) -> None:
        """Pass it on."""
        self._notice(text)

    def passing(self, sources: Iterable[UnreadDocument], total: int | None) -> Iterator[UnreadDocument]:
        """Pass documents on."""
        del total
        return iter(sources)
