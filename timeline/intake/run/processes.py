"""Processes that read: forked off this one where the system can, else started anew. Both end when they are told to.

A forked process has at once all that its parent has loaded. One that is started anew has to load it, but needs nothing
of the system; limits on its memory and processor time hold where the system has such limits.
"""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from typing import Any, Protocol

from attrs import frozen

STARTS = ("fork", "spawn")
_ASKED = "TIMELINE_START"
ORPHANED = 4  # times the waiting that one document may take, after which nobody waits for it any more
_PATIENCE = 0.1  # seconds that a process which has closed its pipe is given to leave

Work = Callable[[Connection, Any], None]


@frozen
class Limits:
    """What one document may take: seconds of processor and of waiting, bytes of memory."""

    cpu: int = 10
    wall: int = 60
    memory: int = 512 * 2**20


class Process(Protocol):
    """A process that reads, and the pipe to it."""

    @property
    def pipe(self) -> Connection:
        """Our end of the pipe."""
        ...

    def end(self) -> int | None:
        """Kill it. Return its exit status if it had ended before (a signal's number as a negative one), else None."""
        ...


GIVEN_UP = "was given up"  # so begins what is told of a document that went beyond what it may take


def preferred() -> str:
    """Return how processes are started here: `fork` or `spawn`; the environment's TIMELINE_START may ask for one."""
    asked = os.environ.get(_ASKED)
    return "fork" if hasattr(os, "fork") and asked not in STARTS[1:] else "spawn"


def start(how: str, work: Work, task: Any, *, others: Iterator[Connection]) -> Process:
    """Start a process that calls `work(pipe, task)`. `others` are pipes that a forked one must not hold open."""
    sys.stdout.flush()
    sys.stderr.flush()
    with _uninterrupted():
        return _forked(work, task, others) if how == "fork" else _spawned(work, task)


def silence() -> None:
    """Let nothing this process prints reach the user's output."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    sys.stdout = sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115 - for as long as the process lives


def limit_memory(extra: int) -> None:
    """Allow this process so many bytes more than are in use now, where the system can tell."""
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - not every system has it

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        limit = pages * os.sysconf("SC_PAGE_SIZE") + extra
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def limit_cpu(seconds: int) -> None:
    """Allow this process so many seconds of processor time from now on, where the system can."""
    with suppress(ImportError):
        import resource  # noqa: PLC0415 - as above

        used = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(used.ru_utime + used.ru_stime) + seconds + 1
        resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def outlive(seconds: float) -> None:
    """Let this process end by itself in so many seconds, should whoever waits for it be killed; 0: it may wait on.

    Only where the system has such alarms; whoever still waits gives it up much sooner (`Limits.wall`).
    """
    with suppress(AttributeError):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)


def is_out_of_time(status: int | None) -> bool:
    """Whether a process that left with this status had no processor time left."""
    return status is not None and status < 0 and signal.Signals(-status).name == "SIGXCPU"


def why_ended(why: str, status: int | None, limits: Limits) -> str:
    """Return what is told of a process that ended before it was done, as `end` tells its status."""
    if status is None:
        return f"{why}: it did not end within {limits.wall} seconds"
    if status >= 0:
        return f"{why}: its process left with status {status}"
    name = signal.Signals(-status).name
    if is_out_of_time(status):
        return f"{why}: it took more than {limits.cpu} seconds of processor time"
    return f"{why}: its process died ({name})"


@frozen
class _Forked:
    pid: int
    pipe: Connection

    def end(self) -> int | None:
        self.pipe.close()
        with suppress(ChildProcessError):
            end = time.monotonic() + _PATIENCE
            while time.monotonic() < end:
                done, status = os.waitpid(self.pid, os.WNOHANG)
                if done:
                    return os.waitstatus_to_exitcode(status)
                time.sleep(_PATIENCE / 20)
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        return None


@frozen
class _Spawned:
    process: Any
    pipe: Connection

    def end(self) -> int | None:
        self.pipe.close()
        self.process.join(_PATIENCE)
        status: int | None = self.process.exitcode
        if status is None:
            self.process.kill()
            self.process.join()
        return status


def _forked(work: Work, task: Any, others: Iterator[Connection]) -> _Forked:
    ours, theirs = Pipe()
    pid = os.fork()
    if pid:
        theirs.close()
        return _Forked(pid, ours)
    status = 1
    try:
        ours.close()
        for other in others:
            other.close()
        work(theirs, task)
        status = 0
    except (EOFError, OSError):
        status = 0
    finally:
        os._exit(status)


def _spawned(work: Work, task: Any) -> _Spawned:
    context = get_context("spawn")
    ours, theirs = Pipe()
    process = context.Process(target=_begin, args=(work, theirs, task), daemon=True)
    process.start()
    theirs.close()
    return _Spawned(process, ours)


def _begin(work: Work, pipe: Connection, task: Any) -> None:
    with suppress(EOFError, OSError):
        work(pipe, task)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let Ctrl-C wait while a process starts: it is meant for the one that starts it, which hears it afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
