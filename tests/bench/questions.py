"""Questions about all regions of a long log, started cold: processor time, its proposals matched before."""

import os
import subprocess
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

from tests.bench.figures import Figure
from timeline import index

_ROUNDS = 3
_COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
_QUESTIONS = (
    "log",
    "log --since 2031-01-01",
    "status",
    "due --within 90d",
    "chain {pledge}",
    "why {pledge}",
    "figures --series",
    "figures --region GE",
    "review --list --limit 20",
)


def figures(made):
    index.open(made.place).close()
    timeline = (str(Path(sys.executable).with_name("timeline")), "-C", str(made.place.root))
    (pledge,) = _told((*timeline, "pledges", "--limit", "1", "--brief")).split()[-1:]  # matches the log, this once
    nothing = (sys.executable, "-c", "pass")
    commands = {what: (*timeline, *what.format(pledge=pledge).split()) for what in _QUESTIONS}
    _told(commands["log"])  # what was looked at once is told no more
    best = dict.fromkeys((nothing, *commands.values()), float("inf"))
    for _ in range(_ROUNDS):  # in turn, so that whatever else the machine does falls on all of them
        for command in best:
            best[command] = min(best[command], _processor_time(command))
    yield Figure(what="python -c pass", value=best[nothing], unit="s")
    for what, command in commands.items():
        ratio = best[command] / best[nothing]
        yield Figure(what=what, value=best[command], unit="s", beside="python -c pass", ratio=ratio)


def _told(command):
    return subprocess.run(command, check=True, capture_output=True, env=_COMPILED, text=True).stdout


def _processor_time(command):
    before = getrusage(RUSAGE_CHILDREN)
    _told(command)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
