"""Large tables of data as sorted text: what one asks for is found by bisection, and nothing else is read."""

import mmap
from collections.abc import Iterator
from pathlib import Path


class SortedLines:
    """A sorted text file of tab-separated lines, looked up by the first field."""

    def __init__(self, path: Path) -> None:
        """Map the file; nothing is read yet."""
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def line(self, key: str) -> list[str] | None:
        """Return the fields after the first of the line whose first field is `key`."""
        wanted, data = key.encode() + b"\t", self._map
        low, high = 0, len(data)
        while low < high:
            middle = (low + high) // 2
            start = data.rfind(b"\n", low, middle) + 1 or low
            end = data.find(b"\n", middle)
            if end < 0:
                end = len(data)
            line = data[start:end]
            if line.startswith(wanted):
                return line[len(wanted) :].decode().split("\t")
            if line.partition(b"\t")[0] + b"\t" < wanted:
                low = end + 1
            else:
                high = start
        return None

    def __iter__(self) -> Iterator[list[str]]:
        """Every line's fields, comments left out."""
        for line in self._map[:].decode().splitlines():
            if not line.startswith("#"):
                yield line.split("\t")
