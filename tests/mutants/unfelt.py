"""Mutants that change nothing anybody is promised, each for a reason: they are not tried and count for nothing."""

import tomllib
from pathlib import Path

from attrs import frozen

from tests.mutants.trials import Trial

UNFELT = Path(__file__).with_name("unfelt.toml")


@frozen(kw_only=True)
class Unfelt:
    """Alterations of lines of a module, as they stand there. `reason`: why nobody notices.

    `now`: only those that become this; `behind`: only of what stands in the text behind this.
    """

    module: str
    lines: tuple[str, ...]
    now: tuple[str, ...]
    behind: str
    reason: str

    def tells_of(self, trial: Trial) -> bool:
        """Whether a mutant is one of these."""
        line = trial.mutant.source.splitlines()[trial.mutant.line - 1].strip()
        if trial.module != self.module or line not in self.lines or (self.now and trial.mutant.now not in self.now):
            return False
        return trial.mutant.source.endswith(self.behind, 0, trial.mutant.begin)


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
            Unfelt(
                module=one["module"],
                lines=tuple(one["lines"]),
                now=tuple(one.get("now", ())),
                behind=one.get("behind", ""),
                reason=one["reason"],
            )
            for one in told
        )
    )
