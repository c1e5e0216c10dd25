"""One root for every fault a user may meet; each fault is its own class and composes its own message."""


class TimelineError(Exception):
    """Root of all faults. Its text is what a user reads, `exit_status` what a shell sees (1 found wrong, 2 misused)."""

    exit_status = 1


class UsageError(TimelineError):
    """The call itself was wrong: exit status 2."""

    exit_status = 2
