"""Dossiers as a folder of Parquet files, a row a group: written, read, and checked against their log."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from hashlib import blake2b
from pathlib import Path
from shutil import rmtree
from typing import Any

from msgspec import Struct

from timeline.errors import UsageError
from timeline.intake.extras import library
from timeline.log.lines import raw_lines
from timeline.scale.group_dossiers import GroupDossier

SUFFIX = ".parquet"
_LEFT_BY_SPARK = frozenset({"_SUCCESS"})
_WHAT, _EXTRA = "dossiers", "frames"
_BYTES = 16 << 20  # of lines that one group of rows holds
_ROWS = 4096


class NoDossiersError(UsageError):
    """A folder was to hold dossiers, and holds something else or nothing."""

    def __init__(self, folder: Path, why: str) -> None:
        super().__init__(f"{folder} {why}")


class CheckedDossiers(Struct, frozen=True):
    """How the lines of dossiers stand to those of the log: how many it has, each counted once, and what is wrong.

    `lost` lines of the log stand in no dossier, `strange` ones in a dossier and not in the log, `twice` in several.
    """

    rows: int
    lines: int
    lost: int
    strange: int
    twice: int

    @property
    def agree(self) -> bool:
        """Whether they hold the log, no more and no less."""
        return not (self.lost or self.strange or self.twice)


def row_of_dossier(dossier: GroupDossier) -> dict[str, Any]:
    """Return a dossier as a row of `schema`."""
    first, last = (None if day is None else date.fromordinal(day) for day in (dossier.first, dossier.last))
    return {
        "key": dossier.key,
        "documents": list(dossier.documents),
        "regions": list(dossier.regions),
        "first_day": first,
        "last_day": last,
        "lines": list(dossier.lines),
        "spine": list(dossier.spine),
    }


def schema() -> Any:
    """Return the columns of dossiers, as Arrow knows them. Raises MissingExtraError."""
    arrow = library("pyarrow", _WHAT, _EXTRA)
    texts, lines = arrow.list_(arrow.string()), arrow.list_(arrow.binary())
    return arrow.schema(
        [
            ("key", arrow.string()),
            ("documents", texts),
            ("regions", texts),
            ("first_day", arrow.date32()),
            ("last_day", arrow.date32()),
            ("lines", lines),
            ("spine", lines),
        ]
    )


def write_dossiers(folder: Path, dossiers: Iterable[GroupDossier]) -> int:
    """Write dossiers into a folder that is new, empty or holds dossiers, which go; return how many they are.

    Raises NoDossiersError, MissingExtraError, OSError.
    """
    columns = schema()
    arrow, parquet = (library(name, _WHAT, _EXTRA) for name in ("pyarrow", "pyarrow.parquet"))
    emptied(folder)
    count = 0
    beside = folder / ".part-00000"
    try:
        with parquet.ParquetWriter(beside, columns, compression="zstd") as file:
            for rows in _in_groups(map(row_of_dossier, dossiers)):
                file.write_table(arrow.Table.from_pylist(rows, columns))
                count += len(rows)
        beside.rename(folder / f"part-00000{SUFFIX}")
    finally:
        beside.unlink(missing_ok=True)
    return count


def _in_groups(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    found: list[dict[str, Any]] = []
    size = 0
    for row in rows:
        found.append(row)
        size += sum(map(len, row["lines"]))
        if size > _BYTES or len(found) == _ROWS:
            yield found
            found, size = [], 0
    if found:
        yield found


def emptied(folder: Path) -> None:
    """Make a folder, or drop the dossiers that are in it. Raises NoDossiersError where it holds anything else."""
    if folder.is_dir():
        others = [path.name for path in folder.iterdir() if not _is_ours(path)]
        if others:
            raise NoDossiersError(folder, f"holds {min(others)}, and no dossiers: name a folder that is new or empty")
        rmtree(folder)
    elif folder.exists() or folder.is_symlink():
        raise NoDossiersError(folder, "is no folder: name one that is new or empty")
    folder.mkdir(parents=True)


def _is_ours(path: Path) -> bool:
    name = path.name
    return (
        name in _LEFT_BY_SPARK or (name.startswith(("part-", ".part-")) and SUFFIX in name) or name == "._SUCCESS.crc"
    )


def files_of(folder: Path) -> list[Path]:
    """Return the files of dossiers in a folder. Raises NoDossiersError where there are none."""
    found = sorted(folder.glob(f"part-*{SUFFIX}")) if folder.is_dir() else []
    if not found:
        raise NoDossiersError(folder, f"has no dossiers: timeline spark dossiers {folder} writes them")
    return found


def read_dossiers(folder: Path) -> Iterator[GroupDossier]:
    """Yield the dossiers of a folder. Raises NoDossiersError, MissingExtraError."""
    parquet = library("pyarrow.parquet", _WHAT, _EXTRA)
    for path in files_of(folder):
        with parquet.ParquetFile(path) as file:
            for group in range(file.num_row_groups):
                yield from map(dossier_of_row, file.read_row_group(group).to_pylist())


def dossier_of_row(row: dict[str, Any]) -> GroupDossier:
    """Return the dossier that `row_of_dossier` made a row of."""
    first, last = (None if row[name] is None else row[name].toordinal() for name in ("first_day", "last_day"))
    return GroupDossier(
        row["key"],
        tuple(row["lines"]),
        tuple(row["documents"]),
        tuple(row["regions"]),
        first,
        last,
        tuple(row["spine"]),
    )


def checked_dossiers(folder: Path, logs: Sequence[Path]) -> CheckedDossiers:
    """Compare the lines of dossiers with those of logs. Raises NoDossiersError, MissingExtraError, LogReadError."""
    told: set[bytes] = set()
    rows = twice = 0
    for dossier in read_dossiers(folder):
        rows += 1
        for line in dossier.lines:
            digest = _digest(line)
            twice += digest in told
            told.add(digest)
    known = {_digest(raw) for log in logs for raw in raw_lines(log)}
    return CheckedDossiers(rows, len(known), len(known - told), len(told - known), twice)


def _digest(line: bytes) -> bytes:
    return blake2b(line, digest_size=16).digest()
