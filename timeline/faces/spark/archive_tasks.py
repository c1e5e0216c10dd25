"""Archives read to parts by Spark, one task an archive; tried twice, or by two at once, it is one part."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.app.parts.making import PartMade, part_maker
from timeline.app.parts.union import PartsTogether, put_together
from timeline.errors import TimelineError
from timeline.intake.run.workers import WorkerError
from timeline.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pyspark.sql import SparkSession


def parts_by(
    spark: SparkSession,
    archives: Sequence[Path],
    out: Path,
    on_fault: Callable[[str], object],
    workspace: Workspace | None = None,
    *,
    without_plugins: bool = False,
    make: Callable[[str, str | None, bool, Iterable[str]], Iterator[PartMade | str]] | None = None,
) -> tuple[list[PartMade], PartsTogether]:
    """Make the part of each archive in a directory that all workers see, and the log of all parts there.

    Returns the parts made or met, in the order their archives are named. `on_fault` is told of archives that none can
    be made of, `make` is what a task does, `made_in_task`. Raises what `part_maker` and `put_together` raise.
    """
    with part_maker(out, workspace=workspace, without_plugins=without_plugins) as maker:
        folder = maker.folder
        for told in maker.ready.faults:
            on_fault(told)
    root = None if workspace is None else str(workspace.root.resolve())
    task = partial(make or made_in_task, str(folder.root.resolve()), root, without_plugins)
    paths = [str(archive.resolve()) for archive in archives]
    found = spark.sparkContext.parallelize(paths, max(1, len(paths))).mapPartitions(task).collect()
    parts = []
    for told in found:
        if isinstance(told, str):
            on_fault(told)
        else:
            parts.append(told)
    return parts, put_together(folder, on_fault)


def made_in_task(out: str, root: str | None, without_plugins: bool, paths: Iterable[str]) -> Iterator[PartMade | str]:  # noqa: FBT001 - sent to workers with its values
    """Yield what became of archives: a part, or why there is none."""
    workspace = None if root is None else Workspace(Path(root))
    with part_maker(Path(out), workspace=workspace, without_plugins=without_plugins) as maker:
        for path in paths:
            try:
                yield maker.make(Path(path))
            except WorkerError:
                raise
            except TimelineError as error:
                yield str(error)
