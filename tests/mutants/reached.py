"""What tests run: of each test the functions, by module."""

from attrs import field, frozen

from tests.mutants.trials import Trial


@frozen
class Reach:
    """Which tests run which functions, by module; how long the processor took for each; what they import."""

    functions: dict[str, dict[str, list[str]]] = field(factory=dict)
    seconds: dict[str, float] = field(factory=dict)
    modules: list[str] = field(factory=list)

    def and_of(self, other: "Reach") -> "Reach":
        """Return what both tell."""
        named = {*self.functions, *other.functions}
        functions = {one: {**self.functions.get(one, {}), **other.functions.get(one, {})} for one in named}
        return Reach(functions, {**self.seconds, **other.seconds}, list(dict.fromkeys([*self.modules, *other.modules])))

    def of(self, trial: Trial) -> tuple[str, ...]:
        """Return the tests that run the altered function or one in it, or else its module, or else all: quickest first.

        What decorates others has run when these were imported: what it made is what tests run.
        """
        tests = self.functions.get(trial.module, {})
        name, *_ = trial.mutant.around
        found = [test for test, ran in tests.items() if name and any(f"{one}.".startswith(f"{name}.") for one in ran)]
        return tuple(sorted(found or tests or self.seconds, key=self.took))

    def took(self, test: str) -> float:
        """Return the seconds of processor time that a test took."""
        return self.seconds[test]

    def costs(self, trial: Trial) -> float:
        """Return the seconds that a mutant takes if it lives."""
        return sum(map(self.took, self.of(trial)))
