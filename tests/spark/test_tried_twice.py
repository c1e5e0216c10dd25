"""Tasks that are tried twice, and runs that go on where others stopped: nothing is other than after one run."""

import shutil

import pytest
from msgspec.structs import replace

from tests.spark.test_byte_equal import QUERY, by_region, locally
from timeline.log.lines import partitions, raw_lines
from timeline.views.catalog import PROJECTIONS
from timeline.workspace import create

PARTS = 3
PIECE = 1000  # bytes of what is shown in one row
HOT = 50  # acts under a key: more are cut


def failing_first(rows):
    """Hand on what was made, but fail when it is made for the first time."""
    from pyspark import TaskContext

    made = list(rows)
    if TaskContext.get().attemptNumber() == 0:
        raise OSError("the worker was lost")
    return iter(made)


@pytest.mark.parametrize("name", PROJECTIONS)
def test_a_view_whose_every_task_was_tried_twice_is_the_same(name, spark, dossiers, proposals, space):
    from timeline.faces.spark.region_frames import view_by_region

    query = replace(QUERY, regions=("AT", "AT-7", "GE"))
    views = view_by_region(spark, name, dossiers[1], query, proposals, piece=PIECE)
    rows = views.rdd.mapPartitions(failing_first).collect()
    assert max(len(row.shown) for row in rows) == PIECE
    assert by_region(rows) == {
        region: locally(space, name, replace(QUERY, regions=(region,))) for region in query.regions
    }


def test_proposals_whose_every_task_was_tried_twice_and_whose_keys_were_cut_by_days_are_the_same(
    spark, dossiers, proposals
):
    from timeline.faces.spark.proposal_frames import proposals_by

    again = (
        proposals_by(spark, dossiers[1], most=HOT).rdd.mapPartitions(failing_first).map(lambda row: bytes(row.proposal))
    )
    assert sorted(again.collect()) == sorted(bytes(row.proposal) for row in proposals.collect())


def test_what_is_folded_as_it_comes_is_what_is_folded_at_once(spark, place, tmp_path, monkeypatch):
    from timeline.faces.spark import whole_states
    from timeline.scale.kept_states import kept_state

    grown = create(tmp_path / "grown")
    parts, kept = grown.root / "parts", tmp_path / "kept"
    parts.mkdir()
    cut = partitions(place.log, PARTS)
    for number, (start, end) in enumerate(cut):
        with place.log.open("rb") as log, (parts / f"{number}.jsonl").open("wb") as part:
            log.seek(start)
            part.write(log.read(end - start))
        if number == 1:  # a batch that was kept, and whose run was cut short before Spark knew
            state = whole_states.state_caught_up(spark, "figures", parts, kept)
            for done in (kept / "figures.read" / "commits").glob("*1"):
                done.unlink()
            for done in (kept / "figures.read" / "commits").glob(".1.crc"):
                done.unlink()
        state = whole_states.state_caught_up(spark, "figures", parts, kept)
        assert kept_state(kept, "figures").batch == number
    whole = PROJECTIONS["figures"].fold(raw_lines(place.log))
    assert state == whole
    shutil.rmtree(kept)
    assert whole_states.state_caught_up(spark, "figures", parts, kept) == whole
