"""Words kept for looking them up: found as in memory, made anew where the file is damaged, never in anybody's way."""

import sqlite3

import pytest

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


def test_while_somebody_writes_and_where_nothing_can_be_kept_it_is_made_in_memory(log, file, monkeypatch):
    monkeypatch.setattr("timeline.index.sealed.WAIT_SECONDS", 0.05)
    words(log)
    with sealing(file):
        assert words(log, [*TEXTS, ("tunnel", "")]).find('"tunnel"', 9)[1] == 3
    assert words(None).find('"tunnel"', 9) == ([0, 1], 2)
    monkeypatch.setenv(DERIVED.variable, "/proc/none")
    assert words(log).find('"tunnel"', 9) == ([0, 1], 2)
