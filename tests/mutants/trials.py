"""Trying mutants: each in a copy of the tree, by those tests of its room that run what is altered, until one fails."""

import ast
import json
import os
import shutil
import signal
import subprocess
import sys
import tomllib
from hashlib import sha256
from pathlib import Path

from attrs import asdict, field, frozen

from tests.mutants.alterations import Mutant, mutants

ROOT = Path(__file__).resolve().parents[2]
ROOMS = Path(__file__).with_name("rooms.toml")
COPIED = ("timeline", "tests", "plugins", "seeds", "tools", "events.jsonl", "pyproject.toml", "README.md", "docs")
SECONDS = 300  # of processor time, more than the tests of a room take; a mutant that takes longer hangs, and is dead
PATIENCE = 120  # seconds that one test may wait for what never comes, however little it does meanwhile


@frozen
class Trial:
    """One mutant of one module, and the tests that try it."""

    module: str
    mutant: Mutant = field(repr=False)
    tests: tuple[str, ...]

    @property
    def name(self) -> str:
        """What it is known by as long as its module says the same."""
        told = f"{self.module} {sha256(self.mutant.source.encode()).hexdigest()} {self.mutant.begin} {self.mutant.now}"
        return sha256(told.encode()).hexdigest()[:16]


@frozen
class Verdict:
    """What became of a trial: the test that failed, `hangs`, or nothing where the mutant lives. `by` are the tests."""

    name: str
    killed: str
    by: str


def trials(sample: int, named: tuple[str, ...], *, first: int = 0) -> list[Trial]:
    """Return the trials of every `sample`th mutant from `first` on, of each module whose path has one of the names."""
    found, seen = [], set()
    for room in tomllib.loads(ROOMS.read_text(encoding="utf-8"))["room"]:
        tests = tuple(room["tests"])
        for path in sorted(path for pattern in room["modules"] for path in ROOT.glob(pattern)):
            module = path.relative_to(ROOT).as_posix()
            if module not in seen and (not named or any(name in module for name in named)):
                seen.add(module)
                every = mutants(path.read_text(encoding="utf-8"))
                found += [Trial(module, mutant, tests) for mutant in every[first::sample]]
    return found


def state_of(tests: tuple[str, ...]) -> str:
    """Return what changes when the tests do, or what they share."""
    shared = [*ROOT.glob("tests/*.py"), *ROOT.glob("tests/*/conftest.py"), ROOT / "tests/views/story.py"]
    digest = sha256()
    for path in sorted({*shared, *(ROOT / test for test in tests)}):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


class Verdicts:
    """What is known of trials, kept in a file: a run that was stopped goes on, and only what changed is tried again."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        self._known = {known.name: known for known in (Verdict(**json.loads(line)) for line in lines)}

    def of(self, trial: Trial) -> Verdict | None:
        """Return what is known of a trial: that a mutant is dead, or that it lived through the tests as they are."""
        known = self._known.get(trial.name)
        return known if known is not None and (known.killed or known.by == state_of(trial.tests)) else None

    def keep(self, verdict: Verdict) -> None:
        """Keep what became of a trial."""
        self._known[verdict.name] = verdict
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(verdict)) + "\n")


@frozen
class Reach:
    """Which tests run which lines, by module; and how long the processor took for each test."""

    lines: dict[str, dict[str, list[int]]]
    seconds: dict[str, float]

    def of(self, trial: Trial) -> tuple[str, ...]:
        """Return the tests that run the altered function, or else its module, or else all: the quickest first."""
        lines = self.lines.get(trial.module, {})
        first, last = function_around(trial.mutant)
        found = [test for test, ran in lines.items() if any(first <= line <= last for line in ran)]
        return tuple(sorted(found or lines, key=lambda test: self.seconds.get(test, 0))) or trial.tests


def function_around(mutant: Mutant) -> tuple[int, int]:
    """Return the lines of the body of the innermost function around what is altered; all lines, if there is none."""
    line = mutant.line
    bodies = [
        (node.body[0].lineno, node.end_lineno or line)
        for node in ast.walk(ast.parse(mutant.source))
        if isinstance(node, ast.FunctionDef)
    ]
    around = [(first, last) for first, last in bodies if first <= line <= last]
    return max(around, default=(1, mutant.source.count("\n") + 1))


class Bench:
    """A copy of the tree in which mutants are tried one after the other."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        ignored = shutil.ignore_patterns("__pycache__")
        for name in COPIED:
            here, there = ROOT / name, directory / name
            if here.is_dir():
                shutil.copytree(here, there, ignore=ignored)
            else:
                shutil.copy(here, there)

    def reach(self, tests: tuple[str, ...]) -> Reach:
        """Return what the tests of a room run, as nothing is altered. Raises ValueError if one of them fails."""
        written = self._directory / "reach.json"
        if failed := self._failed(tests, MUTANTS_REACH=str(written)):
            raise ValueError(failed)
        return Reach(**json.loads(written.read_text(encoding="utf-8")))

    def tried(self, trial: Trial, reach: Reach) -> Verdict:
        """Try one mutant."""
        self._write(trial.module, trial.mutant.altered)
        try:
            killed = self._failed(reach.of(trial))
        finally:
            self._write(trial.module, trial.mutant.source)
        return Verdict(trial.name, killed, state_of(trial.tests))

    def _write(self, module: str, source: str) -> None:
        path = self._directory / module
        path.write_text(source, encoding="utf-8")
        for compiled in path.parent.glob(f"__pycache__/{path.stem}.*.pyc"):
            compiled.unlink()  # a file of the same size in the same second would be taken for the one that was compiled

    def _failed(self, tests: tuple[str, ...], **told: str) -> str:
        """Return the test that fails, or nothing."""
        command = [sys.executable, "-m", "pytest", "-xq", "--no-header", "--tb=no"]
        command += ["-p", "no:xdist", "-p", "tests.mutants.reach"]
        limited = ["sh", "-c", f'ulimit -t {SECONDS}; exec "$@"', "sh", *command, f"--timeout={PATIENCE}"]
        done = subprocess.run(
            [*limited, "--hypothesis-profile=mutants", *tests],
            cwd=self._directory,
            env={**os.environ, "PYTHONPATH": str(self._directory), "PYTHONHASHSEED": "0", **told},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode == -signal.SIGXCPU:
            return "hangs"
        failed = [line for line in done.stdout.splitlines() if line.startswith(("FAILED ", "ERROR "))]
        return (failed[0].split()[1] if failed else "cannot be loaded") if done.returncode else ""
