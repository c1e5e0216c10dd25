"""Commands started cold, beside `python -c pass` and a bare `import click`: processor time, the least of many."""

import subprocess
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

from tests.bench.figures import Figure, compiled
from timeline import index

_ROUNDS = 15
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
    nothing, click = (sys.executable, "-c", "pass"), (sys.executable, "-c", "import click")
    commands = {what: (timeline, "-C", str(made.place.root), *words) for what, words in (_COMMANDS | _OTHERS).items()}
    _run(commands["pledges --region GE --limit 20"])  # the proposals of a long log are matched once
    best = dict.fromkeys((nothing, click, *commands.values(), (timeline, "--version")), float("inf"))
    for _ in range(_ROUNDS):  # in turn, so that whatever else the machine does falls on all of them
        for command in best:
            best[command] = min(best[command], _run(command))
    base = best[nothing]
    yield Figure(what="python -c pass", value=base * 1000, unit="ms")
    yield _figure("python -c 'import click'", best[click], base)
    yield _figure("--version", best[timeline, "--version"], base)
    for what, command in commands.items():
        yield _figure(what, best[command], base, most=5 if what in _COMMANDS else 10)
    first = next(iter(_COMMANDS))
    yield _figure(f"{first}, again", best[commands[first]], best[click], beside="import click", most=2)


def _figure(what, taken, base, beside="python -c pass", **budget):
    return Figure(what=what, value=taken * 1000, unit="ms", beside=beside, ratio=taken / base, **budget)


def _run(command):
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, env=compiled())
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
