"""What is to be tried: mutants of the modules of a room, each with the files of tests that are to notice it."""

import tomllib
from hashlib import sha256
from pathlib import Path

from attrs import field, frozen

from tests.mutants.alterations import Mutant, mutants

ROOT = Path(__file__).resolve().parents[2]
ROOMS = Path(__file__).with_name("rooms.toml")


@frozen
class Trial:
    """One mutant of one module, and the tests that try it."""

    module: str
    mutant: Mutant = field(repr=False)
    tests: tuple[str, ...]

    @property
    def name(self) -> str:
        """What it is known by as long as the function around it says the same, or the statement that is in none."""
        where, first, last = self.mutant.around
        lines = self.mutant.source.splitlines(keepends=True)
        begin = self.mutant.begin - sum(map(len, lines[: first - 1]))
        told = (self.module, where, "".join(lines[first - 1 : last]), str(begin), str(len(self.mutant.was)))
        return sha256("\0".join((*told, self.mutant.now)).encode()).hexdigest()[:16]


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
