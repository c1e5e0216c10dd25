"""Reading the log's file so that a fault of the disk names it: the system tells no name when a read fails."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def opened(path: Path, *, buffering: int = -1) -> Iterator[IO[bytes]]:
    """Open a file for reading; a fault while it is read has its path as `filename`. Raises OSError."""
    with path.open("rb", buffering=buffering) as file:
        try:
            yield file
        except OSError as error:
            if error.filename is None:
                error.filename = str(path)
            raise
