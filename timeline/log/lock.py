"""One writer at a time, and a waiter that knows whom it waits for."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path

from timeline.log.lines import Notice
from timeline.unfollowed import Folder, folder

_LOCK = "lock"
_HOLDER = "lock.holder"
_POLL_SECONDS = 0.02

Waiting = Callable[[], object]


@contextmanager
def held(state: Path, *, on_wait: Notice | None, command: str | None = None) -> Iterator[None]:
    """Hold the writers' lock of a workspace; a holder that is killed frees it. Raises OSError, InTheWayError.

    The holder writes who it is beside the lock file, which stays empty.
    """

    def waiting() -> None:
        if on_wait is not None:
            holder = place.noted(_HOLDER) or "another process"
            on_wait(f"waiting for {holder}, which is writing to the log (lock: {state / _LOCK})")

    locked = _file_locked if find_spec("fcntl") else _portably_locked
    with folder(state) as place, locked(place, waiting):
        with suppress(OSError):
            place.note(_HOLDER, f"process {os.getpid()} ({command or _command()})")
        try:
            yield
        finally:
            with suppress(OSError):
                place.drop(_HOLDER)


@contextmanager
def flocked(fd: int, waiting: Waiting) -> Iterator[None]:
    """Lock an open file, where the system can; `waiting` is called where somebody else holds it. Raises OSError.

    It is unlocked before it is closed: a process forked off meanwhile has the file open, and would keep its lock.
    """
    try:
        import fcntl  # noqa: PLC0415 - not every system has it
    except ImportError:
        yield
        return
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        waiting()
        fcntl.flock(fd, fcntl.LOCK_EX)
    try:
        yield
    finally:
        with suppress(OSError):
            fcntl.flock(fd, fcntl.LOCK_UN)


@contextmanager
def _file_locked(place: Folder, waiting: Waiting) -> Iterator[None]:
    fd = place.open(_LOCK, os.O_RDWR | os.O_CREAT)
    try:
        with flocked(fd, waiting):
            yield
    finally:
        os.close(fd)


@contextmanager
def _portably_locked(place: Folder, waiting: Waiting) -> Iterator[None]:
    import filelock  # noqa: PLC0415 - the price of importing it is paid only where it is needed

    lock = filelock.FileLock(place.path / _LOCK)
    try:
        holding = lock.acquire(timeout=0)
    except filelock.Timeout:
        waiting()
        holding = lock.acquire(poll_interval=_POLL_SECONDS)
    with holding:
        yield


def _command() -> str:
    arguments = sys.argv or ["python"]
    return " ".join([Path(arguments[0]).name, *arguments[1:]])[:200]
