"""Long pages go through the user's pager, as git's do: TIMELINE_PAGER, else PAGER, else less where it is installed."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

_LESS = "FRX"  # not for what fits, colours as they are, nothing cleared at the end
_FEW = 24  # lines of a terminal that does not say how many it has


def paged(text: str, line: int = 0) -> bool:
    """Show a text through the pager, from a line on where it can; return whether it was."""
    command = _command(line)
    if not command or text.count("\n") + 1 < _height():
        return False
    environment = {**os.environ, "LESS": os.environ.get("LESS", _LESS)}
    try:
        with subprocess.Popen(command, stdin=subprocess.PIPE, env=environment) as process:  # noqa: S603 - the user's own
            process.communicate(f"{text}\n".encode(errors="replace"))
    except OSError:
        return False
    return True


def _command(line: int) -> list[str]:
    told = os.environ.get("TIMELINE_PAGER", os.environ.get("PAGER"))
    if told is None:
        found = shutil.which("less")
        command = [found] if found else []
    else:
        try:
            command = shlex.split(told)
        except ValueError:
            command = []
    if command[:1] == ["cat"]:
        return []
    if line > 1 and command and Path(command[0]).name == "less":
        command.append(f"+{line}g")
    return command


def _height() -> int:
    try:
        return os.get_terminal_size(sys.stdout.fileno()).lines or _FEW
    except (OSError, ValueError):
        return _FEW
