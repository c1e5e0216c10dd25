"""Which homes are one group: those that share a name, and those that share one with these."""

from collections.abc import Iterable


class HomeGroups:
    """Homes joined as they are met. A group is called as its least home, in whatever order they were joined."""

    def __init__(self) -> None:
        self._lead: dict[str, str] = {}

    def join(self, homes: Iterable[str]) -> None:
        """Make one group of homes."""
        first, *others = homes
        for other in others:
            one, two = self.of(first), self.of(other)
            if one != two:
                self._lead[max(one, two)] = min(one, two)

    def of(self, home: str) -> str:
        """Return what the group of a home is called."""
        lead = self._lead
        while (at := lead.get(home, home)) != home:
            lead[home] = lead.get(at, at)
            home = at
        return home

    def joined(self) -> dict[str, str]:
        """Return the homes that are called as another, with that one."""
        return {home: self.of(home) for home in self._lead}
