"""The index answers as reading everything would, only sooner; it follows its log, and may be lost at any time."""

import os
import random
import shutil
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests import histories, strategies
from tests.bench.make_log import make
from tests.ground.conftest import RECORDED, batch, fill, lines
from timeline import codec, index, log, workspace
from timeline.index import remembered, sealed, store
from timeline.log import mark
from timeline.log.known import known
from timeline.model import Judgement
from timeline.views import history
from timeline.views.query import Query

fold = history.projection.fold


def made(root, raw):
    place = workspace.create(root / "work")
    place.log.write_bytes(b"".join(line + b"\n" for line in raw))
    return place


def shown(raw, query):
    return [(told.id, told.line, told.sources, told.corrections) for told in history.view(fold(raw), query).events]


def shown_by(found, query):
    for part in found.widening(regions=query.regions, types=query.types, limit=query.limit):
        told = history.view(fold(part.lines), query)
        if part.enough(event.key() for event in told.events):
            return [(event.id, event.line, event.sources, event.corrections) for event in told.events]
    raise AssertionError("the last answer is always enough")


queries = st.builds(
    Query,
    regions=st.lists(st.sampled_from((*strategies.REGIONS, "DE", "XX")), max_size=2, unique=True).map(tuple),
    types=st.lists(st.sampled_from((*strategies.data, "odd")), max_size=2, unique=True).map(tuple),
    limit=st.none() | st.integers(0, 5),
    as_of=st.none() | st.just("2023-01-01"),
    known_at=st.none() | st.sampled_from(("2026-01-01T02", "2026-01-01T04")),
)


@given(st.data())
def test_a_view_by_the_index_is_the_view_of_the_whole_log(tmp_path_factory, data):
    history = data.draw(histories.histories(max_steps=8))
    raw = history.raw
    place = made(tmp_path_factory.mktemp("index"), data.draw(histories.scrambled(raw)))
    unlimited = replace(history.query, limit=None)
    assert shown(raw, unlimited) != shown(history.judged_apart, unlimited)
    with index.open(place) as found:
        assert found.stored
        for query in (history.query, *(data.draw(queries) for _ in range(3))):
            assert shown_by(found, query) == shown(raw, query)
        ids = {codec.decode(line).id for line in raw}
        for identity in sorted(ids)[:3]:
            assert found.ids(identity[:6]) == sorted(name for name in ids if name.startswith(identity[:6]))
            about = list(found.about([identity]))
            assert set(about) <= set(raw)
            assert identity in {codec.decode(line).id for line in about}


@given(st.data())
def test_few_lines_are_enough_whatever_the_spare(tmp_path_factory, data):
    """With nothing to spare the first answer is often too small; the widening has to notice."""
    raw = data.draw(histories.logs(max_steps=8))
    place = made(tmp_path_factory.mktemp("index"), raw)
    query = data.draw(queries)
    with index.open(place) as found:
        for limit in range(1, 6):
            part = found.find(regions=query.regions, types=query.types, limit=limit)
            asked = Query(
                regions=query.regions, types=query.types, limit=limit, as_of=query.as_of, known_at=query.known_at
            )
            told = history.view(fold(part.lines), asked)
            if part.enough(event.key() for event in told.events):
                assert [event.id for event in told.events] == [row[0] for row in shown(raw, asked)]


@given(st.data())
def test_the_index_knows_what_reading_everything_knows(tmp_path_factory, data):
    raw = data.draw(histories.logs())
    place = made(tmp_path_factory.mktemp("index"), data.draw(histories.scrambled(raw)))
    plain, told = known(place.log), index.recall(place.log)
    assert told.heads == plain.heads
    for line in map(codec.decode, raw):
        assert line.id in told.ids
        assert same(told.article(line.article), plain.article(line.article))
    for url in ("https://a.example/1", "https://b.example/2", "https://c.example/"):
        assert same(told.by_url(url), plain.by_url(url))
    for text in ("1" * 64, "2" * 64, "3" * 64):
        assert same(told.by_text(text), plain.by_text(text))
    assert "0" * 32 not in told.ids
    assert 5 not in told.ids
    told.close()


def same(one, two):
    return (one and one.id) == (two and two.id)


def ids(found):
    return sorted({codec.decode(raw).id for raw in found.lines()})


def all_ids(place):
    return sorted({codec.decode(raw).id for raw in lines(place)})


def number(place):
    """Which index file this is: a new one has another inode or another birth."""
    return store.file_of(place.log).stat().st_ino


def read_by(place, monkeypatch):
    """Open the index, and return how many lines it had to read for that."""
    taken = []
    real = store.rows.Rows.take
    monkeypatch.setattr(store.rows.Rows, "take", lambda self, at, raw: taken.append(at) or real(self, at, raw))
    with index.open(place) as found:
        assert found.stored
        assert ids(found) == all_ids(place)
    monkeypatch.undo()
    return len(taken)


def test_it_is_caught_up_from_where_it_stopped(place, monkeypatch):
    fill(place, range(5))
    assert read_by(place, monkeypatch) == 20
    assert read_by(place, monkeypatch) == 0
    fill(place, [7])
    assert read_by(place, monkeypatch) == 4
    os.utime(place.log)
    assert read_by(place, monkeypatch) == 0


def test_after_an_import_only_what_it_appended_is_read(place, monkeypatch):
    fill(place, range(5))
    read_by(place, monkeypatch)
    fill(place, [7], recall=index.recall)
    checked = []
    real = mark._checksum
    monkeypatch.setattr(mark, "_checksum", lambda path, start, *rest: checked.append(start) or real(path, start, *rest))
    with index.open(place) as found:
        assert ids(found) == all_ids(place)
    assert 0 not in checked
    fill(place, [8])
    assert read_by(place, monkeypatch) == 4


def test_an_edit_after_an_import_is_noticed(place, monkeypatch):
    fill(place, range(5))
    read_by(place, monkeypatch)
    fill(place, [7], recall=index.recall)
    place.log.write_bytes(place.log.read_bytes().replace(b'"BY"', b'"AT"', 1))
    assert read_by(place, monkeypatch) == 24


def test_an_edit_a_merge_and_another_log_are_noticed(place, monkeypatch):
    fill(place, range(5))
    read_by(place, monkeypatch)
    raw = lines(place)
    place.log.write_bytes(b"".join(line + b"\n" for line in raw).replace(b'"BY"', b'"AT"', 1))
    assert read_by(place, monkeypatch) == 20
    place.log.write_bytes(b"".join(line + b"\n" for line in raw[4:] + raw[:4]))
    assert read_by(place, monkeypatch) == 20
    place.log.write_bytes(b"".join(line + b"\n" for line in raw[:8]))
    assert read_by(place, monkeypatch) == 8
    place.log.write_bytes(b"")
    assert read_by(place, monkeypatch) == 0


def test_what_is_derived_may_be_deleted(place, monkeypatch):
    fill(place, range(3))
    read_by(place, monkeypatch)
    shutil.rmtree(store.file_of(place.log).parent)
    assert read_by(place, monkeypatch) == 12


@pytest.mark.parametrize("junk", [b"", b"not a database at all, by any measure" * 100])
def test_a_broken_index_is_made_anew(place, monkeypatch, junk):
    fill(place, range(3))
    read_by(place, monkeypatch)
    store.file_of(place.log).write_bytes(junk)
    assert read_by(place, monkeypatch) == 12


def test_an_index_of_another_version_is_made_anew(place, monkeypatch):
    fill(place, range(3))
    read_by(place, monkeypatch)
    with sealed.sealing(store.file_of(place.log)), sqlite3.connect(store.file_of(place.log)) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    assert read_by(place, monkeypatch) == 12


def test_where_no_index_can_be_kept_everything_is_read(place, tmp_path, monkeypatch):
    fill(place, range(3))
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    with index.open(place) as found:
        assert not found.stored
        assert ids(found) == all_ids(place)
        assert list(found.about(["x"])) == lines(place)
        assert found.ids(all_ids(place)[0][:8]) == all_ids(place)[:1]
        assert found.ids("") == []
        assert found.find(limit=3).enough([])
        assert len(list(found.widening(limit=3))) == 1


def test_an_index_that_may_only_be_read_is_asked_while_it_is_true(place, monkeypatch):
    fill(place, range(3))
    read_by(place, monkeypatch)
    monkeypatch.setattr(store.os, "access", lambda *_: False)
    monkeypatch.setattr(store, "_rebuilt", lambda *_: None)
    with index.open(place) as found:
        assert found.stored
        assert ids(found) == all_ids(place)
    place.log.write_bytes(place.log.read_bytes() + lines(place)[0] + b"\n")
    with index.open(place) as found:
        assert not found.stored
        assert ids(found) == all_ids(place)


def test_while_somebody_else_catches_it_up_everything_is_read(place, monkeypatch):
    fill(place, range(3))
    read_by(place, monkeypatch)
    fill(place, [5])
    monkeypatch.setattr(sealed, "WAIT_SECONDS", 0.01)
    other = sqlite3.connect(store.file_of(place.log), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with index.open(place) as found:
        assert not found.stored
        assert ids(found) == all_ids(place)
    other.close()


def test_a_bad_line_is_named_and_left_out_by_the_index_and_without(place, tmp_path, monkeypatch):
    fill(place, range(3))
    raw = lines(place)
    place.log.write_bytes(b"\n".join([*raw[:5], b"{}", b"", *raw[5:], b"[1]", b"<<<<<<< ours", raw[0], b""]))
    for _ in range(2):
        with index.open(place) as found:
            assert [(wrong.number, wrong.left_out) for wrong in found.flaws] == [
                (6, True),
                (7, True),
                (15, True),
                (16, True),
            ]
            assert f"{place.log}:6: not a line of the log: " in found.flaws[0].told(place.log)
            assert "an empty line" in found.flaws[1].why
            assert sorted(found.lines()) == sorted([*raw, raw[0]])
            assert set(found.lines(limit=100)) == set(raw)
        (tmp_path / "file").write_text("in the way")
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert not found.stored


def test_a_bad_line_behind_the_indexed_ones_is_named_by_its_number(place, monkeypatch):
    fill(place, range(3))
    read_by(place, monkeypatch)
    before = lines(place)
    place.log.write_bytes(place.log.read_bytes() + b"{}\n" + before[0] + b"\n")
    with index.open(place) as found:
        assert [wrong.number for wrong in found.flaws] == [13]
        assert len(list(found.lines())) == 13


def test_a_torn_last_line_is_told_and_left_out(place):
    fill(place, range(2))
    place.log.write_bytes(place.log.read_bytes() + b'{"v":1')
    for _ in range(2):
        told = []
        with index.open(place, on_notice=told.append) as found:
            assert found.stored
            assert len(list(found.lines())) == 8
        assert len(told) == 1


def test_a_workspace_without_a_log_has_no_index(place):
    place.log.unlink()
    with index.open(place) as found:
        assert list(found.lines()) == []
        assert not found.stored


def test_odd_prefixes_find_nothing(place):
    fill(place, range(2))
    with index.open(place) as found:
        for prefix in ("", "xyz", "f" * 33, "f" * 65, "g"):
            assert found.ids(prefix) == []
        assert len(found.ids(all_ids(place)[0].upper())) == 1


def test_an_import_with_the_index_is_the_import_without(place, tmp_path):
    other = workspace.create(tmp_path / "other")
    for numbers in ([1, 2], [2, 3], [3, 1]):
        with_index = fill(place, numbers, recall=index.recall)
        assert with_index == fill(other, numbers)
        assert place.log.read_bytes() == other.log.read_bytes()
    assert log.verify(place.log).sound


def test_what_was_appended_is_known_at_once_and_kept_in_the_index(place, monkeypatch):
    monkeypatch.setattr(remembered, "_FLUSH_LINES", 6)
    with log.open_for_append(place, recall=index.recall) as appender:
        for n in range(6):
            first = appender.append_reading(*batch(n), recorded=RECORDED, by="ann")
            again = appender.append_reading(*batch(n), recorded=RECORDED, by="boris")
            assert (again.new, again.appended) == ((), False)
            assert first.appended
            assert len(appender.heads) == 1
            assert appender.article(f"{n:064x}").id == first.line
            assert appender.article(f"{0:064x}") is not None
    assert log.verify(place.log).sound
    assert len(log.verify(place.log).heads) == 1
    assert read_by(place, monkeypatch) == 0


def test_a_fault_of_the_index_never_touches_the_append(place, monkeypatch):
    def broken(*_, **__):
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(remembered, "_FLUSH_LINES", 6)
    with log.open_for_append(place, recall=index.recall) as appender:
        monkeypatch.setattr(remembered, "catch_up", broken)
        for n in range(6):
            assert appender.append_reading(*batch(n), recorded=RECORDED, by="ann").appended
            assert len(appender.heads) == 1
    monkeypatch.undo()
    assert log.verify(place.log).sound
    assert read_by(place, monkeypatch) == 24


def test_where_there_can_be_no_index_the_log_is_read(place, monkeypatch):
    monkeypatch.setattr(remembered, "current", lambda *_: None)
    fill(place, [1], recall=index.recall)
    assert log.verify(place.log).sound


def test_lines_that_say_odd_things_under_known_keys_are_found_as_a_view_shows_them(place):
    odd = [
        {"v": 1, "type": "omen", "date": 5, "regions": "BY"},
        {"v": 1, "type": "omen", "date": "someday", "regions": ["BY"]},
        {"v": 2, "type": "meeting", "date": "2022", "regions": ["BY"], "actors": 7},
        {"v": 2, "type": "meeting", "date": "2022", "regions": ["BY"], "actors": ["A"]},
    ]
    raw = [codec.canonical({**line, "id": codec.content_id(line)}) for line in odd]
    raw += [codec.canonical({**odd[1], "id": name}) for name in ("not hex at all", "Z" * 32, "short")]
    place.log.write_bytes(b"".join(line + b"\n" for line in raw))
    with index.open(place) as found:
        for query in (Query(), Query(regions=("BY",)), Query(types=("omen",)), Query(limit=1), Query(regions=("AT",))):
            assert shown_by(found, query) == shown(raw, query)
        assert {codec.decode(line).id for line in found.about(["short", "Z" * 32])} == {"short", "Z" * 32}


def test_a_correction_of_a_whole_article_takes_its_events_along(place, tmp_path):
    fill(place, range(30))
    with log.open_for_append(place) as appender:
        for target in (f"{3:064x}", appender.article(f"{4:064x}").id):
            said = {"target": target, "field": "events.date", "was": "2022-05-13", "now": "2030", "reason": "told"}
            appender.append_judgement(Judgement(type="correction", data=said), recorded=RECORDED, by="ann")
    query = Query(limit=6)
    with index.open(place) as found:
        assert shown_by(found, query) == shown(lines(place), query)
        assert {row[1]["date"] for row in shown_by(found, query)} == {"2030"}


def test_making_the_index_of_a_long_log_is_told(place, monkeypatch):
    fill(place, range(2))
    monkeypatch.setattr(store, "_LONG", 100)
    told = []
    index.open(place, on_notice=told.append).close()
    index.open(place, on_notice=told.append).close()
    assert len(told) == 1
    assert "making an index" in told[0]


def test_an_index_that_is_not_handed_over_is_closed(place, monkeypatch):
    fill(place, range(2))
    opened = []
    real = store.connected
    monkeypatch.setattr(store, "connected", lambda *asked: opened.append(real(*asked)) or opened[-1])

    def unreadable(path, _on_notice):
        raise log.LogReadError(path, OSError(5, "Input/output error"))

    for _ in range(2):
        monkeypatch.setattr(index, "readable", unreadable)
        with pytest.raises(log.LogReadError, match="Input/output error"):
            index.open(place)
    assert len(opened) > 2
    for db in opened:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            db.execute("SELECT 1")


@pytest.mark.parametrize(("large", "waits"), [(False, False), (True, True)])
def test_only_an_index_too_large_for_a_checksum_waits_for_the_disk(place, monkeypatch, large, waits):
    if large:
        monkeypatch.setattr(sealed, "_MOST_READ", 0)
    fill(place, range(1, 4))
    synced = []
    monkeypatch.setattr(os, "fsync", synced.append)
    kept = store.current(place.log)
    assert bool(synced) is waits
    kept.db.close()
    kept = store.current(place.log)
    assert (kept.db.execute("PRAGMA synchronous").fetchone()[0] > 0) is waits
    assert kept.is_sound()
    kept.db.close()


def test_the_last_events_are_right_where_many_days_were_corrected(place):
    """By chance to every side: into the last ones, out of them, on older readings, copies and revisions, and twice."""
    make(900, place.log)
    chance = random.Random(7)
    ids = [line.id for line in map(codec.decode, lines(place)) if line.span is not None]
    with log.open_for_append(place) as appender:
        for name in chance.choices(ids, k=150):
            now = f"{chance.randint(2003, 2028)}-{chance.randint(1, 12):02}"
            said = {"target": name, "field": chance.choice(("date", "date", "regions")), "reason": "told"}
            said["now"] = now if said["field"] == "date" else [chance.choice(("GE", "RU-KHA", "AT"))]
            appender.append_judgement(Judgement(type="correction", data=said), recorded=RECORDED, by="ann")
    raw = lines(place)
    with index.open(place) as found:
        for region in ("RU-KHA", "RU", "GE", "AT"):
            for limit in (1, 4, 20):
                query = Query(regions=(region,), limit=limit)
                assert shown_by(found, query) == shown(raw, query)
        query = Query(types=("pledge",), limit=5)
        assert shown_by(found, query) == shown(raw, query)
