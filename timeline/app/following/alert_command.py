"""The one command that alerts are handed to: the user's own, by his settings or by the command line."""

from __future__ import annotations

import subprocess

from timeline.errors import TimelineError

PATIENCE = 60.0  # seconds that it may take


class AlertCommandError(TimelineError):
    """The command did not take the alerts; they are kept, and handed to it the next time."""

    def __init__(self, program: str, why: str) -> None:
        super().__init__(f"{program}: {why}; the alerts are kept, and handed to it the next time")


def hand_over(command: tuple[str, ...], told: bytes, patience: float = PATIENCE) -> None:
    """Hand alerts to a command's standard input, without a shell. Raises AlertCommandError unless it leaves with 0."""
    try:
        done = subprocess.run(command, input=told, timeout=patience, check=False)  # noqa: S603 - the user's own
    except subprocess.TimeoutExpired:
        raise AlertCommandError(command[0], f"took more than {patience:.0f} seconds") from None
    except (OSError, ValueError) as error:
        raise AlertCommandError(command[0], f"cannot be run ({error})") from None
    if done.returncode != 0:
        raise AlertCommandError(command[0], f"left with status {done.returncode}")
