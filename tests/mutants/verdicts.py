"""What became of mutants, kept in a file: a run that was stopped goes on, and only what changed is tried again."""

import json
import re
from functools import cache
from hashlib import sha256
from pathlib import Path

from attrs import asdict, field, frozen

from tests.mutants.trials import ROOT, Trial

_NAMED = re.compile(r"^from (tests[.a-z_]*) import ([a-z_, ]+)", re.MULTILINE)


@frozen
class Verdict:
    """What became of a trial: the test that failed, `hangs`, or nothing where the mutant lives.

    `by`: the files of tests that it lived through, each with its state.
    """

    name: str
    killed: str
    by: dict[str, str] = field(factory=dict)


@cache
def state_of(test: str) -> str:
    """Return what changes when a file of tests does, or what it is told by others under `tests`."""
    digest = sha256()
    for path in sorted(_with_others(ROOT / test, {ROOT / "tests/conftest.py"})):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _with_others(path: Path, found: set[Path]) -> set[Path]:
    """Return a file with the `conftest.py` beside it, and whatever of `tests` these name."""
    if path not in found and path.exists():
        found.add(path)
        named = _NAMED.findall(path.read_text(encoding="utf-8"))
        others = [f"{module}/{name}" for module, names in named for name in ["", *names.replace(" ", "").split(",")]]
        for other in others:
            _with_others((ROOT / other.replace(".", "/").rstrip("/")).with_suffix(".py"), found)
        _with_others(path.with_name("conftest.py"), found)
    return found


class Verdicts:
    """What is known of trials."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        self._known = {known.name: known for known in (Verdict(**json.loads(line)) for line in lines)}

    def of(self, trial: Trial) -> Verdict | None:
        """Return what is known of a trial: that a mutant is dead, or that it lived through the tests as they are."""
        known = self._known.get(trial.name)
        return known if known is not None and (known.killed or not self.left(trial)) else None

    def left(self, trial: Trial) -> tuple[str, ...]:
        """Return the files of tests that a mutant did not live through as they are."""
        known = self._known.get(trial.name)
        by = known.by if known is not None else {}
        return tuple(test for test in trial.tests if by.get(test) != state_of(test))

    def keep(self, trial: Trial, killed: str) -> None:
        """Keep what became of a trial."""
        verdict = Verdict(trial.name, killed, {} if killed else {test: state_of(test) for test in trial.tests})
        self._known[verdict.name] = verdict
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(verdict)) + "\n")
