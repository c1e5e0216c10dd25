"""Who records a line, and when: a person by name, the time in UTC as the log writes it."""

import os
import subprocess
from datetime import UTC, datetime, timedelta
from getpass import getuser
from pathlib import Path

from timeline import trust

NOBODY = "unknown"


def now() -> str:
    """Return the time it is, UTC, ISO 8601 to the second, `Z` ended."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def instants(count: int) -> list[str]:
    """Return so many times from now on, a microsecond apart: what is recorded in one go has an order by its clock."""
    start = datetime.now(UTC)
    moments = (start + timedelta(microseconds=at) for at in range(count))
    return [moment.isoformat(timespec="microseconds").replace("+00:00", "Z") for moment in moments]


def importing_user() -> str:
    """Return who imports: TIMELINE_BY, or the name of the account."""
    if by := os.environ.get("TIMELINE_BY"):
        return by
    try:
        return getuser()
    except (KeyError, OSError):
        return NOBODY


def judging_user(directory: Path) -> str:
    """Return who judges: TIMELINE_BY, git's user.name, or the name of the account.

    What a repository says of that counts where its workspace was made here or is trusted.
    """
    if by := os.environ.get("TIMELINE_BY"):
        return by
    noted = trust.of(directory)
    only = () if noted.own or noted.owner else ("--global",)
    try:
        asked = subprocess.run(  # noqa: S603 - nothing but what is written here
            ["git", "config", *only, "user.name"],  # noqa: S607 - the user's own git
            cwd=directory,
            capture_output=True,
            text=True,
            timeout=10,
            check=False,
        )
        if name := "".join(filter(str.isprintable, asked.stdout)).strip():
            return name
    except (OSError, ValueError, subprocess.SubprocessError):
        pass
    return importing_user()
