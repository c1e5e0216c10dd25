"""Commands started cold, beside `python -c pass`."""

import os
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.figures import Figure
from timeline import index

_ROUNDS = 15
# What is installed is compiled; a start that compiles everything anew says nothing about it.
_COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
_COMMANDS = {
    "show --region RU-KHA --limit 20": ("show", "--region", "RU-KHA", "--limit", "20"),
    "show --region GE --limit 20 (a rare one)": ("show", "--region", "GE", "--limit", "20"),
    "show --region RU --type pledge --limit 20": ("show", "--region", "RU", "--type", "pledge", "--limit", "20"),
}
_OTHERS = {
    "articles --region GE --limit 20": ("articles", "--region", "GE", "--limit", "20"),
    "pledges --region GE --limit 20": ("pledges", "--region", "GE", "--limit", "20"),
}


def figures(made):
    index.open(made.place).close()
    timeline = str(Path(sys.executable).with_name("timeline"))
    nothing = (sys.executable, "-c", "pass")
    commands = {what: (timeline, "-C", str(made.place.root), *words) for what, words in (_COMMANDS | _OTHERS).items()}
    _run(commands["pledges --region GE --limit 20"])  # the proposals of a long log are matched once
    best = dict.fromkeys((nothing, *commands.values(), (timeline, "--version")), float("inf"))
    for _ in range(_ROUNDS):  # in turn, so that whatever else the machine does falls on all of them
        for command in best:
            best[command] = min(best[command], _run(command))
    base = best[nothing]
    yield Figure(what="python -c pass", value=base * 1000, unit="ms")
    yield _figure("--version", best[timeline, "--version"], base)
    for what, command in commands.items():
        yield _figure(what, best[command], base, most=5 if what in _COMMANDS else 10)


def _figure(what, taken, base, **budget):
    return Figure(what=what, value=taken * 1000, unit="ms", beside="python -c pass", ratio=taken / base, **budget)


def _run(command):
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=_COMPILED)
    return time.perf_counter() - begun
