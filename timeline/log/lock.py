"""One writer at a time, and a waiter that knows whom it waits for."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from timeline.log.lines import Notice

_POLL_SECONDS = 0.02


@contextmanager
def held(state: Path, *, on_wait: Notice | None, command: str | None = None) -> Iterator[None]:
    """Hold the writers' lock of a workspace; a holder that is killed frees it. Raises OSError.

    The holder writes who it is beside the lock file, since a lock file's own text may be cut by whoever opens it.
    """
    import filelock  # noqa: PLC0415 - the price of importing it is paid only by who appends

    state.mkdir(exist_ok=True)
    lock = filelock.FileLock(state / "lock")
    holder = state / "lock.holder"
    try:
        lock.acquire(timeout=0)
    except filelock.Timeout:
        if on_wait is not None:
            on_wait(f"waiting for {_holder(holder)}, which is writing to the log (lock: {state / 'lock'})")
        lock.acquire(poll_interval=_POLL_SECONDS)
    try:
        with suppress(OSError):
            holder.write_text(f"process {os.getpid()} ({command or _command()})", encoding="utf-8")
        yield
    finally:
        with suppress(OSError):
            holder.unlink(missing_ok=True)
        lock.release()


def _holder(path: Path) -> str:
    with suppress(OSError, UnicodeDecodeError):
        return path.read_text(encoding="utf-8") or "another process"
    return "another process"


def _command() -> str:
    arguments = sys.argv or ["python"]
    return " ".join([Path(arguments[0]).name, *arguments[1:]])[:200]
