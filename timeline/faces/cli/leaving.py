"""The end of a process whose work is done: taking apart all it has loaded would be an eighth of a short one."""

import atexit
import os
import sys
import threading


def leave(status: object) -> None:
    """End this process at once with an exit status; return where something may still have to be done or told.

    That is where a debugger or profiler looks on, a thread still runs that is waited for, or output cannot be written.
    """
    if status is None:
        status = 0
    watched = sys.gettrace() or sys.getprofile() or sys.flags.interactive or sys.flags.inspect
    waited_for = any(not thread.daemon for thread in threading.enumerate() if thread is not threading.main_thread())
    if not isinstance(status, int) or watched or waited_for:
        return
    atexit._run_exitfuncs()  # noqa: SLF001 - the interpreter offers no other way to them
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        return
    os._exit(status & 0xFF)
