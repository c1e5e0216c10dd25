"""Trying mutants: each in a copy of the tree, by those tests of its room that run what is altered, until one fails."""

import ast
import json
import shutil
import signal
from hashlib import sha256
from pathlib import Path

from attrs import field, frozen

from tests.mutants.alterations import Mutant
from tests.mutants.trials import ROOT, Trial
from tests.mutants.verdicts import state_of
from tests.mutants.warm import Warm

COPIED = ("timeline", "tests", "plugins", "seeds", "tools", "events.jsonl", "pyproject.toml", "README.md", "docs")
SECONDS = 20  # of processor time beyond twice what its tests take: a mutant that takes longer hangs, and is dead
ENOUGH = 1200  # seconds of processor time for all tests of a file while they are traced
PATIENCE = 120  # seconds that one test may wait for what never comes, however little it does meanwhile


@frozen
class Reach:
    """Which tests run which lines, by module; how long the processor took for each; what they import of others."""

    lines: dict[str, dict[str, list[int]]] = field(factory=dict)
    seconds: dict[str, float] = field(factory=dict)
    modules: list[str] = field(factory=list)

    def and_of(self, other: "Reach") -> "Reach":
        """Return what both tell."""
        named = {*self.lines, *other.lines}
        lines = {module: {**self.lines.get(module, {}), **other.lines.get(module, {})} for module in named}
        return Reach(lines, {**self.seconds, **other.seconds}, list(dict.fromkeys([*self.modules, *other.modules])))

    def of(self, trial: Trial) -> tuple[str, ...]:
        """Return the tests that run the altered function, or else its module, or else all: the quickest first."""
        lines = self.lines.get(trial.module, {})
        first, last = function_around(trial.mutant)
        found = [test for test, ran in lines.items() if any(first <= line <= last for line in ran)]
        return tuple(sorted(found or lines, key=self.took)) or trial.tests

    def took(self, test: str) -> float:
        """Return the seconds of processor time that a test took, or all of them."""
        return self.seconds.get(test, 0) or sum(self.seconds.values())


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

    def __init__(self, directory: Path, kept: Path) -> None:
        self._directory, self._kept = directory, kept
        ignored = shutil.ignore_patterns("__pycache__")
        for name in COPIED:
            here, there = ROOT / name, directory / name
            if here.is_dir():
                shutil.copytree(here, there, ignore=ignored)
            else:
                shutil.copy(here, there)
        self._warm = Warm(directory)

    def reach(self, tests: tuple[str, ...]) -> Reach:
        """Return what the tests of a room run, as nothing is altered. Raises ValueError if one of them fails."""
        reach = Reach()
        for test in tests:
            reach = reach.and_of(self._reach_of(test))
        return reach

    def warm(self, reach: Reach) -> None:
        """Have what tests import of others at hand from now on."""
        self._warm.load(reach.modules)

    def tried(self, trial: Trial, reach: Reach, files: tuple[str, ...]) -> str:
        """Return what kills a mutant of those files of tests that are left, or nothing."""
        tests = [test for test in reach.of(trial) if test.partition("::")[0] in files]
        if not tests:
            return ""
        self._write(trial.module, trial.mutant.altered)
        try:
            return self._failed(tests, SECONDS + int(2 * sum(map(reach.took, tests))))
        finally:
            self._write(trial.module, trial.mutant.source)

    def end(self) -> None:
        """Try nothing more."""
        self._warm.end()

    def _reach_of(self, test: str) -> Reach:
        """Return what one file of tests runs: what is on file, where neither it nor the package has changed."""
        kept = self._kept / f"{Path(test).stem}.{state_of(test)}.{self._state}.json"
        if not kept.exists():
            written = self._directory / "reach.json"
            if failed := self._failed([test], ENOUGH, MUTANTS_REACH=str(written)):
                raise ValueError(failed)
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(written.read_bytes())
        return Reach(**json.loads(kept.read_text(encoding="utf-8")))

    @property
    def _state(self) -> str:
        digest = sha256()
        for path in sorted(self._directory.glob("timeline/**/*.py")):
            digest.update(path.read_bytes())
        return digest.hexdigest()[:16]

    def _write(self, module: str, source: str) -> None:
        path = self._directory / module
        path.write_text(source, encoding="utf-8")
        for compiled in path.parent.glob(f"__pycache__/{path.stem}.*.pyc"):
            compiled.unlink()  # a file of the same size in the same second would be taken for the one that was compiled

    def _failed(self, tests: list[str], seconds: int, **told: str) -> str:
        """Return the test that fails, or nothing."""
        arguments = ["-xq", "--no-header", "--tb=no", "--assert=plain", "-p", "no:xdist", "-p", "tests.mutants.reach"]
        arguments += [f"--timeout={PATIENCE}", "--hypothesis-profile=mutants", *tests]
        done = self._warm.run(arguments, seconds, **told)
        if done.status in (-signal.SIGXCPU, -signal.SIGKILL):
            return "hangs"
        failed = [line for line in done.printed.splitlines() if line.startswith(("FAILED ", "ERROR "))]
        return (failed[0].split()[1] if failed else "cannot be loaded") if done.status else ""
