"""What became of mutants, kept in a file: a run that was stopped goes on, and only what changed is tried again."""

import json
from functools import cache
from hashlib import sha256
from pathlib import Path

from attrs import asdict, field, frozen

from tests.mutants.trials import ROOT, Trial


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
    """Return what changes when a file of tests does, or what tests share."""
    digest = sha256()
    for path in [*_shared(), ROOT / test]:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@cache
def _shared() -> list[Path]:
    return sorted([*ROOT.glob("tests/*.py"), *ROOT.glob("tests/*/conftest.py"), ROOT / "tests/views/story.py"])


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
