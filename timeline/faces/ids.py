"""Ids as people write them: shortened while unambiguous, as in git."""

from bisect import bisect_left
from collections.abc import Iterable

from attrs import frozen

from timeline.errors import UsageError
from timeline.faces.terminal import clean

SHORTEST = 7
FEWEST = 4
_NAMED = 5


class UnknownIdError(UsageError):
    """No line bears the id."""

    def __init__(self, wanted: str) -> None:
        super().__init__(f"no line of the log has an id that begins with {clean(wanted)!r}")


class ShortIdError(UsageError):
    """Too few characters to look for."""

    def __init__(self, wanted: str) -> None:
        super().__init__(f"{clean(wanted)!r} is too short for an id: give at least {FEWEST} of its characters")


class AmbiguousIdError(UsageError):
    """Several lines bear an id that begins so."""

    def __init__(self, wanted: str, candidates: list[str]) -> None:
        shown = ", ".join(candidates[:_NAMED]) + (", …" if len(candidates) > _NAMED else "")
        super().__init__(f"{wanted} may be any of {len(candidates)} ids: {shown}")


@frozen
class Ids:
    """All ids of a log, sorted."""

    every: tuple[str, ...]

    def short(self, identity: str) -> str:
        """Return the shortest beginning that names one id alone, of at least seven characters."""
        at = bisect_left(self.every, identity)
        near = [*self.every[max(0, at - 1) : at], *self.every[at : at + 2]]
        apart = [_common(identity, other) + 1 for other in near if other != identity]
        return identity[: max([SHORTEST, *apart])]

    def find(self, wanted: str) -> str:
        """Return the id that begins so. Raises ShortIdError, UnknownIdError, AmbiguousIdError."""
        begin = wanted.strip().casefold()
        if len(begin) < FEWEST:
            raise ShortIdError(wanted)
        at = bisect_left(self.every, begin)
        found = []
        while at < len(self.every) and self.every[at].startswith(begin):
            found.append(self.every[at])
            at += 1
        if begin in found:
            return begin
        if not found:
            raise UnknownIdError(wanted)
        if len(found) > 1:
            raise AmbiguousIdError(begin, found)
        return found[0]


def ids(every: Iterable[str]) -> Ids:
    """Gather ids."""
    return Ids(tuple(sorted(set(every))))


def _common(one: str, other: str) -> int:
    size = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        size += 1
    return size
