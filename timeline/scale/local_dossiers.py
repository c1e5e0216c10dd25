"""Dossiers made on one machine: the log is read twice, and kept in memory are names and places, not lines."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from timeline.log.lines import numbered
from timeline.scale.group_dossiers import GroupDossier, Spine, dossier_of_group, spine_of
from timeline.scale.home_groups import HomeGroups
from timeline.scale.line_homes import filed


class DossiersOfLogs:
    """The dossiers of logs that are one: files of lines, whatever they are cut by. Raises LogReadError."""

    def __init__(self, logs: Sequence[Path]) -> None:
        self._logs = logs
        self._at: dict[str, array[int]] = defaultdict(lambda: array("q"))  # log, offset, size of each line, by home
        self._sealed = array("q")
        self._groups = HomeGroups()
        self._ordered = self._file()

    def __iter__(self) -> Iterator[GroupDossier]:
        """Yield the dossiers, those of the least key first."""
        groups: dict[str, list[str]] = defaultdict(list)
        for home in self._at:
            groups[self._groups.of(home)].append(home)
        for key, homes in sorted(groups.items()):
            places = sorted(place for home in homes for place in _places(self._at[home]))
            yield dossier_of_group(key, self._lines(places), self._spine, ordered=self._ordered)

    def _file(self) -> bool:
        """File all lines; return whether none stands before one that it was appended after."""
        home_of: dict[str, str] = {}
        seals: set[str] = set()
        unseen: set[str] = set()
        for number, log in enumerate(self._logs):
            for line in numbered(log):
                told = filed(line.raw)
                place = (number, line.offset, len(line.raw))
                self._at[told.home].extend(place)
                for name in told.names:
                    if (other := home_of.setdefault(name, told.home)) != told.home:
                        self._groups.join((told.home, other))
                if told.seal is not None:
                    self._sealed.extend(place)
                    seals.add(told.seal)
                    unseen.update(name for name in told.prev if name not in seals)
        return seals.isdisjoint(unseen)

    def _lines(self, places: Sequence[tuple[int, int, int]]) -> Iterator[bytes]:
        for number, found in groupby(places, key=itemgetter(0)):
            with self._logs[number].open("rb") as file:
                for _, offset, size in found:
                    file.seek(offset)
                    yield file.read(size)

    @cached_property
    def _every_sealed(self) -> Spine:
        return spine_of(self._lines(_places(self._sealed)))

    def _spine(self, identities: Iterable[str]) -> list[bytes]:
        return self._every_sealed(identities)


def _places(told: "array[int]") -> list[tuple[int, int, int]]:
    numbers = iter(told)
    return list(zip(numbers, numbers, numbers, strict=True))
