"""Words kept for looking them up: found as in memory, made anew where the file is damaged, never in anybody's way."""

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.soak import index_damages
from timeline import workspace
from timeline.index import event_words
from timeline.index.event_words import NAME, EventWords
from timeline.index.sealed import seal_of, sealing
from timeline.user_folders import DERIVED

COLUMNS = {"headline": 4, "quote": 1}
TEXTS = [("the tunnel", "dug in Tyrol"), ("the bridge", "a tunnel beside it"), ("Žižkov", "milk \ud800")]


@pytest.fixture
def log(tmp_path):
    return workspace.create(tmp_path / "work").log


@pytest.fixture
def file(log):
    return DERIVED.of(log, make=True) / NAME


@pytest.fixture
def opened(monkeypatch):
    """The files that are opened from now on, as SQLite has them open."""
    found = []
    real = EventWords._connect
    monkeypatch.setattr(EventWords, "_connect", staticmethod(lambda asked: found.append(real(asked)) or found[-1]))
    return found


def words(log, texts=TEXTS, *, most=10, asked=None):
    def told(at):
        if asked is not None:
            asked.append(at)
        return texts[at]

    return EventWords(log, COLUMNS, [repr(text).encode() for text in texts], told, most)


def test_what_is_kept_is_asked_of_nobody_again(log, file):
    asked = []
    assert words(log, asked=asked).find('"tunn"*', 9) == ([0, 1], 2)
    assert (asked, file.exists()) == ([0, 1, 2], True)
    asked.clear()
    found = words(log, [*TEXTS[1:], ("a new tunnel", "")], asked=asked)
    assert asked == [2]
    assert found.find('"tunnel"', 1) == ([2], 2)
    assert found.find('"zizkov"', 9) == ([1], 1)
    assert words(log, TEXTS[2:]).find('"tunnel"', 9) == ([], 0)


@pytest.mark.parametrize("damage", ["cut", "turned", "none", "unsealed", "of another version"])
def test_a_damaged_file_is_made_anew(log, file, damage):
    words(log)
    content = file.read_bytes()
    if damage == "cut":
        file.write_bytes(content[: len(content) // 2])
    elif damage == "turned":
        file.write_bytes(content[:5000] + b"\xff" * 500 + content[5500:])
    elif damage == "none":
        file.write_bytes(b"no database")
        with sealing(file):
            pass
    elif damage == "unsealed":
        seal_of(file).unlink()
    else:
        with sealing(file):
            db = sqlite3.connect(file)
            db.execute("PRAGMA user_version = 99")
            db.close()
    assert words(log).find('"tunnel"', 9) == ([0, 1], 2)
    asked = []
    words(log, asked=asked)
    assert asked == []


@pytest.mark.parametrize("large", [True, False])
def test_damage_that_only_a_checksum_shows_is_found_however_large_the_file_is(log, file, monkeypatch, large):
    if large:
        monkeypatch.setattr("timeline.index.sealed._AT_ONCE", 0)
    words(log)
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(content)
    index_damages.unnoticed(file)
    asked = []
    assert words(log, asked=asked).find('"tunnel"', 9) == ([0, 1], 2)
    assert asked == [0, 1, 2]


def test_damage_that_shows_later_is_answered_from_memory(log, file):
    found = words(log)
    found._db.execute("DELETE FROM told_data")
    assert found.find('"tunnel"', 9) == ([0, 1], 2)


def test_a_file_of_what_stands_no_more_is_made_anew(log, file, monkeypatch):
    monkeypatch.setattr(event_words, "_SPARE", 0)
    words(log, [(f"old {at}", "") for at in range(9)], most=5)
    words(log, most=3)
    assert words(log, most=3).find('"tunnel"', 9) == ([0, 1], 2)
    db = sqlite3.connect(file)
    assert db.execute("SELECT count(*) FROM named").fetchone()[0] == len(TEXTS)
    db.close()


def test_twice_as_many_as_stand_are_kept_and_no_more(log, monkeypatch):
    monkeypatch.setattr(event_words, "_SPARE", 1)
    words(log, [(f"old {at}", "") for at in range(7)], most=3)
    asked = []
    words(log, [(f"old {at}", "") for at in range(2)], most=3, asked=asked)
    assert asked == []  # seven are kept, and may be
    words(log, [(f"old {at}", "") for at in range(2)], most=2, asked=asked)
    assert asked == [0, 1]


def test_any_thread_may_ask(log):
    found = words(log)
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(lambda _: found.find('"tunnel"', 9), range(4))) == [([0, 1], 2)] * 4
    assert found._db.execute("PRAGMA database_list").fetchone()[2]  # and is answered from the file


def test_where_nothing_is_new_nothing_is_written(log, file):
    words(log)
    os.utime(seal_of(file), ns=(7, 7))
    assert words(log).find('"tunnel"', 9) == ([0, 1], 2)
    assert seal_of(file).stat().st_mtime_ns == 7


def test_what_a_crash_left_half_made_is_in_nobodys_way(log, file):
    file.with_name(f"{NAME}.{os.getpid()}.part").write_bytes(b"no database" * 999)
    asked = []
    words(log)
    words(log, asked=asked)
    assert asked == []
    assert [path.name for path in file.parent.iterdir() if path.suffix == ".part"] == []


def test_files_that_are_asked_no_more_are_closed(log, file, opened):
    words(log)
    made, _ = opened
    opened.clear()
    with sealing(file):
        db = sqlite3.connect(file)
        db.execute("PRAGMA user_version = 99")
        db.close()
    found = words(log)
    asked = opened[-1]
    assert asked.execute("DELETE FROM told_data").rowcount
    assert found.find('"tunnel"', 9) == ([0, 1], 2)
    for db in (made, *opened[:-1]):
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            db.execute("SELECT 1")


def test_a_file_that_cannot_be_read_is_closed(log, file, opened):
    words(log)
    opened.clear()
    with sealing(file):
        file.write_bytes(b"no database" * 999)
    assert words(log).find('"tunnel"', 9) == ([0, 1], 2)
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        opened[0].execute("SELECT 1")


@pytest.mark.parametrize("kept", [True, False])
def test_one_text_that_stands_twice_is_found_at_one_of_its_places_and_others_where_they_are(log, kept):
    texts = [*TEXTS, TEXTS[0], ("last", "")]
    place, asked = (log if kept else None), []
    found = EventWords(place, COLUMNS, [repr(text).encode() for text in texts], texts.__getitem__, 10)
    assert found.find('"bridge"', 9) == ([1], 1)
    assert found.find('"last"', 9) == ([4], 1)
    assert words(log, [("new", ""), *TEXTS[:2]], asked=asked).find('"new"', 9) == ([0], 1)
    assert asked == ([0] if kept else [0, 1, 2])


def test_what_is_in_a_column_of_more_weight_comes_first(log):
    texts = [("milk", "the tunnel"), ("the tunnel", "milk"), ("tunnel", "tunnel")]
    assert words(log, texts).find('"tunnel"', 9) == ([2, 1, 0], 3)


def test_while_somebody_writes_and_where_nothing_can_be_kept_it_is_made_in_memory(log, file, monkeypatch):
    monkeypatch.setattr("timeline.index.sealed.WAIT_SECONDS", 0.05)
    words(log)
    with sealing(file):
        assert words(log, [*TEXTS, ("tunnel", "")]).find('"tunnel"', 9)[1] == 3
    assert words(None).find('"tunnel"', 9) == ([0, 1], 2)
    monkeypatch.setenv(DERIVED.variable, "/proc/none")
    assert words(log).find('"tunnel"', 9) == ([0, 1], 2)


def test_no_stranger_file_is_trusted_to_say_how_it_is_read(log):
    for found in (words(log), words(None)):
        pragmas = ("trusted_schema", "cell_size_check")
        assert [found._db.execute(f"PRAGMA {name}").fetchone() for name in pragmas] == [(0,), (1,)]


def test_what_is_left_of_a_write_goes_when_the_file_is_made(log, file):
    for left in (file.with_name(f"{NAME}-journal"), seal_of(file)):
        left.write_bytes(b"left" * 99)
    assert words(log).find('"tunnel"', 9) == ([0, 1], 2)
    assert sorted(path.name for path in file.parent.iterdir()) == [NAME, seal_of(file).name]
