"""Trying mutants: each in a copy of the tree, by those tests of its room that run what is altered, until one fails."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

from tests.mutants.reached import Reach
from tests.mutants.trials import ROOT, Trial
from tests.mutants.verdicts import state_of
from tests.mutants.warm import LIMITS, OPTIONS, Warm, environment

COPIED = ("timeline", "tests", "plugins", "seeds", "tools", "events.jsonl", "pyproject.toml", "README.md", "docs")


class Bench:
    """A copy of the tree in which mutants are tried one after the other. `kept` is where is noted what tests run."""

    def __init__(self, directory: Path, kept: Path) -> None:
        self._directory, self._kept = directory, kept
        ignored = shutil.ignore_patterns("__pycache__")
        for name in COPIED:
            here, there = ROOT / name, directory / name
            if here.is_dir():
                shutil.copytree(here, there, ignore=ignored)
            else:
                shutil.copy(here, there)
        self._warm: dict[tuple[str, ...], Warm] = {}

    def reach(self, tests: tuple[str, ...]) -> Reach:
        """Return what the tests of a room run, as nothing is altered. Raises ValueError if one of them fails."""
        reach = Reach()
        for test in tests:
            reach = reach.and_of(self._reach_of(test))
        return reach

    def tried(self, trial: Trial, reach: Reach, files: tuple[str, ...], most: float) -> str:
        """Return what kills a mutant of those files of tests that are left, or nothing. `most`: seconds of one test."""
        tests = [test for test in reach.of(trial) if test.partition("::")[0] in files and reach.took(test) <= most]
        if not tests:
            return ""
        if trial.tests not in self._warm:
            self._warm[trial.tests] = Warm(self._directory, trial.tests, reach.modules)
        self._write(trial.module, trial.mutant.altered)
        try:
            killed = self._warm[trial.tests].failed(trial.module, {test: reach.took(test) for test in tests})
            return self._failed(tests) if killed is None else killed
        finally:
            self._write(trial.module, trial.mutant.source)

    def end(self) -> None:
        """Try nothing more."""
        for warm in self._warm.values():
            warm.end()

    def _reach_of(self, test: str) -> Reach:
        """Return what one file of tests runs: what is on file, where it has not changed."""
        kept = self._kept / f"{Path(test).stem}.{state_of(test)}.json"
        if not kept.exists():
            written = self._directory / "reach.json"
            if failed := self._failed([test], MUTANTS_REACH=str(written)):
                raise ValueError(failed)
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(written.read_bytes())
        return Reach(**json.loads(kept.read_text(encoding="utf-8")))

    def _write(self, module: str, source: str) -> None:
        path = self._directory / module
        path.write_text(source, encoding="utf-8")
        for compiled in path.parent.glob(f"__pycache__/{path.stem}.*.pyc"):
            compiled.unlink()  # a file of the same size in the same second would be taken for the one that was compiled

    def _failed(self, tests: list[str], **told: str) -> str:
        """Return the test that fails in a process of its own, or nothing."""
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *OPTIONS, *LIMITS, *tests],
            cwd=self._directory,
            env=environment(self._directory, **told),
            capture_output=True,
            text=True,
            check=False,
        )
        failed = [line for line in done.stdout.splitlines() if line.startswith(("FAILED ", "ERROR "))]
        return (failed[0].split()[1] if failed else "cannot be loaded") if done.returncode else ""
