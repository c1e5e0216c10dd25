"""Ids as people write them: shortened while unambiguous, as in git."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable

from msgspec import Struct

from timeline.errors import UsageError

SHORTEST = 7
FEWEST = 4
_NAMED = 5
_NO_ID = re.compile("[^!-~]")


class UnknownIdError(UsageError):
    """No line bears the id."""

    def __init__(self, wanted: str) -> None:
        super().__init__(f"no line of the log has an id that begins with {wanted!r}")


class ShortIdError(UsageError):
    """Too few characters to look for."""

    def __init__(self, wanted: str) -> None:
        super().__init__(f"{wanted!r} is too short for an id: give at least {FEWEST} of its characters")


class AmbiguousIdError(UsageError):
    """Several lines bear an id that begins so."""

    def __init__(self, wanted: str, candidates: list[str]) -> None:
        self.candidates = candidates
        shown = ", ".join(candidates[:_NAMED]) + (", …" if len(candidates) > _NAMED else "")
        super().__init__(f"{wanted} may be any of {len(candidates)} ids: {shown}")


class Ids(Struct, frozen=True):
    """Ids, sorted; `ask` finds, in a log of which these are a part, the ids that begin so, at most so many."""

    every: tuple[str, ...]
    ask: Callable[[str, int], list[str]] | None = None

    def short(self, identity: str) -> str:
        """Return the shortest beginning that names one id alone, of at least seven characters, to be shown.

        A line may have anything where its id or its document's should stand: what no id has is shown as `?`.
        """
        at = bisect_left(self.every, identity)
        near = [*self.every[max(0, at - 1) : at], *self.every[at : at + 2]]
        apart = [_common(identity, other) + 1 for other in near if other != identity]
        size = max([SHORTEST, *apart])
        while self.ask is not None and size < len(identity) and len(self.ask(identity[:size], 2)) > 1:
            size += 1
        return _NO_ID.sub("?", identity[:size])

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


def ids(every: Iterable[str], ask: Callable[[str, int], list[str]] | None = None) -> Ids:
    """Gather ids."""
    return Ids(tuple(sorted(set(every))), ask)


def _common(one: str, other: str) -> int:
    size = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        size += 1
    return size
