"""A process that has at hand what tests import, and forks off another for each run of tests: nothing is imported twice.

Nothing of the package, its plugins or its tests is imported before the fork: what is altered there is read anew.
A line of JSON in, a line of JSON out. `python -m tests.mutants.warm`, in the directory whose tests are run.
"""

import importlib
import json
import os
import resource
import subprocess
import sys
import warnings
from contextlib import suppress
from pathlib import Path

import pytest
from attrs import frozen


@frozen
class Done:
    """How a run of tests ended: as a process says it, and what was printed."""

    status: int
    printed: str


class Warm:
    """Such a process, as whoever asks it sees it."""

    def __init__(self, directory: Path) -> None:
        env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        self._printed = directory / "printed.txt"
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.mutants.warm"],
            cwd=directory,
            env={**env, "PYTHONPATH": str(directory), "PYTHONHASHSEED": "0"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def load(self, modules: list[str]) -> None:
        """Have modules imported before the runs to come."""
        self._ask(load=modules)

    def run(self, arguments: list[str], seconds: int, **told: str) -> Done:
        """Run pytest with arguments, for so many seconds of processor time at most; `told`: by the environment."""
        status = self._ask(arguments=arguments, seconds=seconds, told=told, printed=str(self._printed))
        return Done(status, self._printed.read_text(encoding="utf-8", errors="replace"))

    def end(self) -> None:
        """Let the process go."""
        self._process.communicate()

    def _ask(self, **asked: object) -> int:
        if self._process.stdin is None or self._process.stdout is None:
            raise ValueError("there is nobody to ask")
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        return int(json.loads(self._process.stdout.readline()))


def main() -> None:
    """Answer until nobody asks any more."""
    for line in sys.stdin:
        asked = json.loads(line)
        status = 0
        if "load" in asked:
            load(asked["load"])
        else:
            status = forked(asked["arguments"], asked["seconds"], asked["told"], asked["printed"])
        sys.stdout.write(json.dumps(status) + "\n")
        sys.stdout.flush()


def load(modules: list[str]) -> None:
    """Import what can be imported."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in modules:
            with suppress(Exception):
                importlib.import_module(name)


def forked(arguments: list[str], seconds: int, told: dict[str, str], printed: str) -> int:
    """Run pytest in a process that is forked off, and return how that ended: less than 0, by a signal."""
    if child := os.fork():
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    status = 70
    try:
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(os.open(printed, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), 1)
        os.dup2(1, 2)
        os.environ.update(told)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        status = int(pytest.main(arguments))
        sys.stdout.flush()
    finally:
        os._exit(status)


if __name__ == "__main__":
    main()
