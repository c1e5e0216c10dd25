"""Mutants that change nothing anybody is promised, each for a reason: they are not tried and count for nothing."""

import tomllib
from pathlib import Path

from attrs import frozen

from tests.mutants.trials import Trial

UNFELT = Path(__file__).with_name("unfelt.toml")


@frozen(kw_only=True)
class Unfelt:
    """Alterations of lines of a module, as they stand there; `now`: only those that become this. `reason`: why not."""

    module: str
    lines: tuple[str, ...]
    now: tuple[str, ...]
    reason: str

    def tells_of(self, trial: Trial) -> bool:
        """Whether a mutant is one of these."""
        line = trial.mutant.source.splitlines()[trial.mutant.line - 1].strip()
        return trial.module == self.module and line in self.lines and (not self.now or trial.mutant.now in self.now)


@frozen
class AllUnfelt:
    """All of them."""

    told: tuple[Unfelt, ...]

    def of(self, trial: Trial) -> str:
        """Return why nobody would notice a mutant; nothing of one that has to be noticed."""
        return next((one.reason for one in self.told if one.tells_of(trial)), "")


def felt_by_nobody() -> AllUnfelt:
    """Return what is on file."""
    told = tomllib.loads(UNFELT.read_text(encoding="utf-8")).get("unfelt", [])
    return AllUnfelt(
        tuple(
            Unfelt(module=one["module"], lines=tuple(one["lines"]), now=tuple(one.get("now", ())), reason=one["reason"])
            for one in told
        )
    )
