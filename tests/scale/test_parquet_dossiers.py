"""Dossiers in Parquet: written, read back, checked, and nothing else thrown away for them."""

import pytest

from tests.scale.test_dossiers import apart, made
from tests.views.story import Log, pledge
from timeline.scale import parquet_dossiers
from timeline.scale.local_dossiers import DossiersOfLogs
from timeline.scale.parquet_dossiers import (
    CheckedDossiers,
    NoDossiersError,
    checked_dossiers,
    read_dossiers,
    write_dossiers,
)


@pytest.fixture
def log(tmp_path):
    told = Log()
    apart(told)
    told.article("undated", [pledge("Ann Ash", "sing", date=None)])
    told.judge("alias", {"names": ["Ann Ash", "Anna Ash"]})
    return made(tmp_path, [*told.raw, b"no line", *told.raw])


def test_what_was_written_is_read_back(log, tmp_path, monkeypatch):
    dossiers = list(DossiersOfLogs([log]))
    monkeypatch.setattr(parquet_dossiers, "_ROWS", 2)
    assert write_dossiers(tmp_path / "made", dossiers) == len(dossiers) == 5
    assert list(read_dossiers(tmp_path / "made")) == dossiers
    assert [path.name for path in (tmp_path / "made").iterdir()] == ["part-00000.parquet"]


def test_dossiers_hold_the_log_no_more_and_no_less(log, tmp_path):
    folder = tmp_path / "made"
    dossiers = list(DossiersOfLogs([log]))
    write_dossiers(folder, dossiers)
    assert checked_dossiers(folder, [log]) == CheckedDossiers(5, 8, 0, 0, 0)
    write_dossiers(folder, [*dossiers[1:], dossiers[1]])
    found = checked_dossiers(folder, [log])
    assert (found.lost, found.strange, found.twice) == (len(dossiers[0].lines), 0, len(dossiers[1].lines))
    assert not found.agree
    log.write_bytes(b"")
    assert checked_dossiers(folder, [log]).strange == 8 - len(dossiers[0].lines)


def test_only_dossiers_are_thrown_away_for_dossiers(log, tmp_path):
    folder = tmp_path / "made"
    folder.mkdir()
    (folder / "mine.txt").write_text("dear to me", encoding="utf-8")
    with pytest.raises(NoDossiersError, match=r"made holds mine\.txt, and no dossiers"):
        write_dossiers(folder, DossiersOfLogs([log]))
    assert (folder / "mine.txt").read_text(encoding="utf-8") == "dear to me"
    with pytest.raises(NoDossiersError, match="is no folder"):
        write_dossiers(log, [])


def test_a_folder_without_dossiers_is_named(tmp_path):
    for folder in (tmp_path, tmp_path / "none"):
        with pytest.raises(NoDossiersError, match="has no dossiers: timeline spark dossiers"):
            list(read_dossiers(folder))
