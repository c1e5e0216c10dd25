"""One person or body under several names: in two scripts, in two spellings, before and after a marriage."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from timeline.views.narrow_rows import Judged


class Aliases(msgspec.Struct, frozen=True):
    """Which names are of one: by each name, in lower case, all of them as they were said, sorted."""

    of: Mapping[str, tuple[str, ...]] = {}

    def all_of(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return names with the other names of each."""
        if not self.of:
            return tuple(names)
        return tuple(dict.fromkeys(known for name in names for known in (name, *self.of.get(alias_key(name), ()))))

    def names_of(self, name: str) -> tuple[str, ...]:
        """Return all names of whoever bears this one, sorted; none where nobody said that there are several."""
        return self.of.get(alias_key(name), ())

    def one_name(self, name: str) -> str:
        """Return the name by which whoever bears this one is compared with others: the same for all of his names."""
        return self.of.get(alias_key(name), (name,))[0] if self.of else name

    def same(self, one: str, other: str) -> bool:
        """Whether two names are of one."""
        return one == other or (bool(self.of) and alias_key(other) in map(alias_key, self.of.get(alias_key(one), ())))


NO_ALIASES = Aliases()


def aliases(said: Iterable[Judged]) -> Aliases:
    """Gather what judgements say is one name beside another; what two of them share a name of is all one.

    It takes time in proportion to the names, however they hang together: a stranger's log may say anything.
    """
    leads: dict[str, str] = {}  # from a name to another of the same, at last to itself
    spelled: dict[str, str] = {}
    for judged in said:
        first = None
        for name in names_said(judged):
            key = alias_key(name)
            spelled[key] = min(name, spelled.get(key, name))
            last = _last(leads, leads.setdefault(key, key))
            first = last if first is None else first
            leads[last] = first
    groups: dict[str, list[str]] = {}
    for key, name in spelled.items():
        groups.setdefault(_last(leads, key), []).append(name)
    gathered = {last: tuple(sorted(names)) for last, names in groups.items()}
    return Aliases({key: gathered[_last(leads, key)] for key in sorted(spelled)})


def _last(leads: dict[str, str], key: str) -> str:
    """Return the name that a name leads to at last, and shorten the way there."""
    while leads[key] != key:
        leads[key] = leads[leads[key]]
        key = leads[key]
    return key


def names_said(judged: Judged) -> tuple[str, ...]:
    """Return the names that an alias line says are one."""
    told: Any = judged.data.get("names")
    names = told if isinstance(told, list) else []
    return tuple(name for name in names if isinstance(name, str) and name.strip())


def alias_key(name: str) -> str:
    """Return what a name is known by, however its letters are cased and its words spaced."""
    return " ".join(name.casefold().split())
