"""Archives read by Spark, one task each: the parts that one machine makes, however often a task is tried."""

import pytest
from click.testing import CliRunner

from tests.crawled import two_crawls
from timeline.app.parts.making import part_maker
from timeline.app.parts.union import put_together
from timeline.faces.cli import timeline
from timeline.faces.spark import archive_tasks


def files(out):
    """All bytes of parts and of the log they are."""
    return {path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.suffix in (".json", ".jsonl")}


@pytest.fixture(scope="module")
def crawls(tmp_path_factory):
    folder = tmp_path_factory.mktemp("crawls")
    (folder / "odd.warc.gz").write_bytes(b"no archive")
    return [*two_crawls(folder), folder / "odd.warc.gz"]


@pytest.fixture(scope="module")
def here(crawls, tmp_path_factory):
    """The parts as one machine makes them."""
    out = tmp_path_factory.mktemp("here") / "out"
    with part_maker(out) as maker:
        for archive in crawls[:2]:
            maker.make(archive)
        put_together(maker.folder, pytest.fail)
    return out


def failing_after(out, root, without_plugins, paths):
    """Make a part, and fail when it is made for the first time."""
    from pyspark import TaskContext

    made = list(archive_tasks.made_in_task(out, root, without_plugins, paths))
    if TaskContext.get().attemptNumber() == 0:
        raise OSError("the worker was lost")
    return iter(made)


def test_each_task_tried_twice_makes_the_parts_that_one_machine_makes(spark, crawls, here, tmp_path):
    faults = []
    out = tmp_path / "out"
    parts, together = archive_tasks.parts_by(spark, crawls, out, faults.append, make=failing_after)
    assert files(out) == files(here)
    assert [part.made for part in parts] == [False, False]
    assert together.made
    (fault,) = faults
    assert "odd.warc.gz" in fault
    again, together = archive_tasks.parts_by(spark, crawls[:2], out, pytest.fail)
    assert [part.made for part in again] == [False, False]
    assert not together.made
    assert files(out) == files(here)
    shown = CliRunner().invoke(timeline, ["-C", str(out), "verify"])
    assert shown.exit_code == 0, shown.output
