"""Who writes to a log: it locks the log for as long as it writes, and no longer."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from timeline.errors import UsageError
from timeline.log.appender import Appender, AppendError, Recall
from timeline.log.known import LogKnowledge, known
from timeline.log.last_heads import note_heads
from timeline.log.lines import CRLF, LogLineError, Notice, extent
from timeline.log.lock import flocked, held
from timeline.log.mark import state
from timeline.log.tail import mended, sync_directory
from timeline.unfollowed import Folder, InTheWayError
from timeline.workspace import Workspace


class MadeOfPartsError(UsageError):
    """Something would be appended to a log that is made of parts, and made anew whenever they change."""

    def __init__(self, root: Path) -> None:
        super().__init__(
            f"{root}: this log is made of parts and made anew with them, so nothing else is written to it; take its "
            f"lines into a log of your own: timeline init mine && cat {root / 'events.jsonl'} >> mine/events.jsonl"
        )


def refuse_parts(workspace: Workspace) -> None:
    """Raise MadeOfPartsError where a log is made of parts."""
    if workspace.parts_list.exists():
        raise MadeOfPartsError(workspace.root)


class Writer:
    """Locks a log for each of many writes. What it holds is not asked again while nobody else has written to it.

    A torn last line is mended first (`timeline.log.tail`), and told through `on_notice`. `on_wait` is told whom this
    waits for, of each holder once. `recall` gives what the log holds, once it is locked (unless given, the whole log is
    read); `command` is what others that wait are told of this process.
    """

    def __init__(
        self,
        workspace: Workspace,
        *,
        on_notice: Notice | None = None,
        on_wait: Notice | None = None,
        recall: Recall | None = None,
        command: str | None = None,
    ) -> None:
        self._workspace = workspace
        self._on_notice = on_notice
        self._on_wait = _each_once(on_wait) if on_wait else None
        self._recall = recall or known
        self._command = command
        self._known: LogKnowledge | None = None
        self._seen: tuple[int, ...] = ()
        self._wrote = False

    @contextmanager
    def locked(self) -> Iterator[Appender]:
        """Lock the log and hand it over for appending.

        Raises MadeOfPartsError, AppendError, LogReadError, LogLineError of CRLF.
        """
        log = self._workspace.log
        refuse_parts(self._workspace)
        with ExitStack() as stack:
            try:
                stack.enter_context(held(self._workspace.state, on_wait=self._on_wait, command=self._command))
                fd = _open(self._workspace)
                stack.callback(os.close, fd)
                # `.timeline/` with its lock may be deleted at any time, so the log is locked too.
                stack.enter_context(flocked(fd, self._waiting))
                appender = Appender(log, fd, self._asked(fd))
            except (OSError, InTheWayError) as error:
                raise AppendError(log, _cannot(error)) from error
            yield appender
            self._seen = state(log)
            self._wrote = self._wrote or appender.wrote

    def close(self) -> None:
        """Let go of what the log is known to hold; note on what it hangs, where this has written to it."""
        if self._known is not None:
            if self._wrote:
                note_heads(self._workspace.log, self._known.heads)
            self._known.close()
        self._known, self._seen = None, ()

    def _waiting(self) -> None:
        if self._on_wait is not None:
            self._on_wait(
                "waiting for another process, which is writing to the log (its lock in .timeline/ was deleted)"
            )

    def _asked(self, fd: int) -> LogKnowledge:
        """Return what the locked log holds, read anew unless nothing has changed since this wrote to it last."""
        if self._known is None or not self._seen or self._seen != state(self._workspace.log):
            self.close()
            _prepare(fd, self._workspace, self._on_notice)
            self._known = self._recall(self._workspace.log)
        self._seen = ()  # until it is let go of again, as it should be
        return self._known


@contextmanager
def open_for_append(
    workspace: Workspace,
    *,
    on_notice: Notice | None = None,
    on_wait: Notice | None = None,
    recall: Recall | None = None,
    command: str | None = None,
) -> Iterator[Appender]:
    """Lock the log for one write, and hand it over for appending; what is given and raised is as with a Writer."""
    writer = Writer(workspace, on_notice=on_notice, on_wait=on_wait, recall=recall, command=command)
    with closing(writer), writer.locked() as appender:
        yield appender


def _each_once(tell: Notice) -> Notice:
    told: set[str] = set()

    def tell_once(what: str) -> None:
        if what not in told:
            told.add(what)
            tell(what)

    return tell_once


def _cannot(error: OSError | InTheWayError) -> str:
    if isinstance(error, InTheWayError):
        return f"cannot be opened for appending: {error}"
    where = f" ({error.filename})" if error.filename else ""
    return f"cannot be opened for appending: {error.strerror or error}{where}"


def _open(workspace: Workspace) -> int:
    """Open the log, no link: a stranger's clone may bring one to any file. Raises InTheWayError, OSError."""
    flags = os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0)
    place = Folder(workspace.root)
    try:
        return place.open(workspace.log.name, flags)
    except FileNotFoundError:
        fd = place.open(workspace.log.name, flags | os.O_CREAT)
        os.fsync(fd)
        sync_directory(workspace.root)
        return fd


def _prepare(fd: int, workspace: Workspace, on_notice: Notice | None) -> None:
    reach = extent(workspace.log)
    if reach.crlf:
        raise LogLineError(workspace.log, 1, CRLF)
    if reach.torn is not None:
        told = mended(fd, workspace.log, reach.torn, workspace.aside)
        if on_notice is not None:
            on_notice(told)
