"""What `timeline spark` shows: a view of the whole, of some regions, of each; and proposals as lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from timeline.errors import UsageError
from timeline.faces.export import formats
from timeline.faces.spark.dossier_frames import dossiers_by, read_dossiers_by
from timeline.faces.spark.proposal_frames import PROPOSALS, proposals_by
from timeline.faces.spark.region_frames import view_by_region, view_together
from timeline.faces.spark.region_view import asked, shown_of_state
from timeline.faces.spark.whole_states import state_by, state_caught_up
from timeline.scale.parquet_dossiers import emptied, files_of

if TYPE_CHECKING:
    from pathlib import Path

    from pyspark.sql import DataFrame, SparkSession

    from timeline.views.query import Query
    from timeline.workspace import Workspace

_CODE = re.compile(r"[A-Z0-9]{1,3}(?:-[A-Z0-9]{1,3})?")
PARTS = "parts"  # where a workspace that was made of archives has its lines, a file an archive


class FolderInUseError(UsageError):
    """A folder that something is to be written to holds something."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} is not empty: name a folder that is new or empty")


class NotOfPartsError(UsageError):
    """What is folded as it comes has to come in files of its own."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} is no folder of parts, so nothing tells what is new: leave out --state")


def view_of_whole(
    spark: SparkSession, name: str, workspace: Workspace, query: Query, form: str, kept: Path | None
) -> bytes:
    """Return a view of a whole log: its state is folded in parts, the answer made in one place.

    Where `kept` is a folder, the state lies there, and only parts that came since are folded. Raises NotOfPartsError.
    """
    if kept is None:
        state = state_by(spark, name, [workspace.log])
    else:
        parts = workspace.root / PARTS
        if not parts.is_dir():
            raise NotOfPartsError(parts)
        state = state_caught_up(spark, name, parts, kept)
    return shown_of_state(name, state, asked(query), form)


def view_of_regions(
    spark: SparkSession, name: str, folder: Path, query: Query, form: str, proposals: Path | None
) -> bytes:
    """Return a view of the regions of a query, from the dossiers in a folder. Raises NoDossiersError."""
    dossiers = read_dossiers_by(spark, folder)
    if not query.regions:
        raise UsageError("name a region, or --out for all of them; without --dossiers the whole log is shown")
    return view_together(spark, name, dossiers, query, _proposals(spark, proposals), form)


def views_into(
    spark: SparkSession, name: str, folder: Path, query: Query, form: str, proposals: Path | None, out: Path
) -> tuple[int, int]:
    """Write a view of each region to a file of its code; return how many, and how many are called as no region is.

    Raises NoDossiersError, FolderInUseError.
    """
    dossiers = read_dossiers_by(spark, folder)
    if out.is_dir() and any(out.iterdir()):
        raise FolderInUseError(out)
    out.mkdir(parents=True, exist_ok=True)
    written = odd = 0
    for row in view_by_region(spark, name, dossiers, query, _proposals(spark, proposals), form).toLocalIterator():
        first = row.part == 0
        if _CODE.fullmatch(row.region) is None:  # a line may say anything
            odd += first
        else:
            with (out / f"{row.region}.{form}").open("wb" if first else "ab") as file:
                file.write(row.shown)
            written += first
    return written, odd


def proposals_told(spark: SparkSession, workspace: Workspace, folder: Path | None, out: Path | None) -> bytes:
    """Return all proposals as JSON lines, by the earlier event, surest first; nothing where they go into a folder.

    Raises NoDossiersError, where a folder holds none or something else.
    """
    dossiers = dossiers_by(spark, [workspace.log]) if folder is None else read_dossiers_by(spark, folder)
    found = proposals_by(spark, dossiers.persist())
    if out is not None:
        emptied(out)
        found.write.mode("overwrite").parquet(str(out))
        return b""
    return formats.jsonl(_record(row) for row in found.orderBy("earlier", "rank").toLocalIterator())


def _record(row: Any) -> dict[str, Any]:
    told = {name: row[name] for name in ("earlier", "later", "relation", "score", "order")}
    return {**told, "reasons": list(row.reasons)}


def _proposals(spark: SparkSession, folder: Path | None) -> DataFrame | None:
    if folder is None:
        return None
    files_of(folder)
    return spark.read.schema(PROPOSALS).parquet(str(folder))
