"""How single lines are found in a log, what the index calls them, and how it grows line by line."""

import os
import sqlite3
import sys
from datetime import date

import pytest

from tests.ground.conftest import RECORDED, batch, fill, lines
from timeline import codec, index, log
from timeline.index import lines_at, remembered, rows, sealed, store
from timeline.index.found import FoundLines, Scan, first_of, joined
from timeline.index.lines_at import IndexDamagedError, line_at
from timeline.log.mark import state


@pytest.mark.parametrize("most", [2, 3, 5, 8, 64])
def test_a_line_is_read_whole_however_long_it_is_and_none_where_none_begins(tmp_path, monkeypatch, most):
    monkeypatch.setattr(lines_at, "_MOST", most)
    told = [b"{" + b"x" * length for length in (0, 1, 2, 3, 4, 6, 7, 8, 9, 30, 62, 63, 64, 65, 20)]
    for end in (b"\n", b""):
        (tmp_path / "log").write_bytes(b"\n".join(told) + end)
        fd = os.open(tmp_path / "log", os.O_RDONLY)
        at, begins = 0, {}
        for line in told:
            begins[at] = line
            at += len(line) + 1
        for at in range((tmp_path / "log").stat().st_size + 3):
            if at in begins:
                assert line_at(fd, at) == begins[at]
            else:
                with pytest.raises(IndexDamagedError, match=f"no line begins at byte {at}"):
                    line_at(fd, at)
        os.close(fd)


def test_what_begins_as_no_line_does_is_none(tmp_path):
    (tmp_path / "log").write_bytes(b"[]\n{}\n\n")
    fd = os.open(tmp_path / "log", os.O_RDONLY)
    for at in (0, 6, 7, 99):
        with pytest.raises(IndexDamagedError):
            line_at(fd, at)
    assert line_at(fd, 3) == b"{}"
    os.close(fd)


def test_a_document_has_a_number_whatever_it_is_called():
    assert rows.document_of("0123456789abcdef" * 4) == int("0123456789ab", 16) == rows.document_of("0123456789ab")
    assert rows.document_of("0123456789ab") != rows.document_of("0123456789aa") != rows.document_of("1123456789aa")
    assert rows.document_of("a page") == rows.document_of("a page") != rows.document_of("another page")
    assert rows.document_of(None) == rows.document_of(7) == rows.document_of([]) == 0
    assert rows.document_of("") != rows.document_of("a page")


@pytest.mark.parametrize(
    ("identity", "key"),
    [
        ("ab" * 16, b"\xab" * 16),
        ("AB" * 16, b"AB" * 16),
        ("ab" * 15, b"ab" * 15),
        ("ab" * 17, b"ab" * 17),
        ("xy" * 16, b"xy" * 16),
        ("", b""),
    ],
)
def test_an_id_is_kept_half_as_long_only_where_it_is_spelled_as_usual(identity, key):
    assert rows.key_of(identity) == key


def test_a_date_has_a_rank_by_its_first_day_then_by_its_last():
    dates = ["../2020-01-01", "2021", "2021-01-01", "2021-01-02", "2022-01", "2022", "9999-12-31"]
    told = {one: rows.days_of(rows.rank_of(one)) for one in dates}
    assert sorted(dates, key=rows.rank_of) == sorted(dates, key=told.__getitem__)
    assert told["2022-01"] == (date(2022, 1, 1), date(2022, 1, 31))
    assert told["2022"] == (date(2022, 1, 1), date(2022, 12, 31))
    assert rows.rank_of(None) == rows.rank_of("no date") >= rows.rank_of("9999-12-31")
    assert rows.days_of(rows.rank_of(None)) == (date.max, date.max)
    assert [rows.day_of(one) for one in (None, "", "../2020")] == [0, 0, 0]
    assert rows.day_of("2022-05") == date(2022, 5, 1).toordinal()


def put(place, number, *chunks):
    """Write the lines of some articles, chunk by chunk, as if the index were asked after each."""
    for chunk in chunks:
        place.log.write_bytes(place.log.read_bytes() + b"".join(line + b"\n" for line in chunk))
        with index.open(place) as found:
            number += len(chunk)
            assert found.count == number
            yield found


@pytest.mark.parametrize("at_once", [1, 2, 3, 20_000])
def test_lines_are_in_order_where_each_stands_behind_those_it_names_however_many_are_read_at_once(
    place, monkeypatch, at_once
):
    monkeypatch.setattr(store, "_CHUNK", at_once)
    fill(place, range(3))
    told = lines(place)
    for cut in (4, 6, 8):
        place.log.write_bytes(b"")
        for found in put(place, 0, told[:cut], told[cut:]):
            assert found.matches("anybody").in_order
    place.log.write_bytes(b"")
    assert len(list(put(place, 0, told[:4], told[8:], told[4:8]))) == 3
    assert index.recall(place.log).heads == (codec.decode(told[-1]).seal,)
    with index.open(place) as found:
        assert not found.matches("anybody").in_order


def test_in_order_is_what_was_so_before_and_is_behind_it(place):
    fill(place, range(3))
    told = lines(place)
    place.log.write_bytes(b"")
    known = [found.matches("anybody").in_order for found in put(place, 0, told[:4], told[8:], told[4:8], told[:4])]
    assert known == [True, False, False, False]


def test_what_a_writer_says_of_a_log_is_believed_of_no_longer_one(place):
    fill(place, range(2))
    index.open(place).close()
    kept = store.current(place.log)
    (mark, number) = store.stored_mark(kept.db)
    assert (mark.end, number, mark.state) == (place.log.stat().st_size, 8, state(place.log))
    told = (1, 2, mark.end, 4, 5)
    store.trust(kept.db, told)
    assert store.stored_mark(kept.db)[0].state == told
    store.trust(kept.db, (6, 7, mark.end - 1, 9, 10))
    assert store.stored_mark(kept.db)[0].state == told
    kept.db.close()


def test_what_is_asked_for_at_once_is_no_more_than_is_asked_for(place):
    fill(place, range(60))
    with index.open(place) as found:
        parts = [(part.reach is None, len(list(part.lines)), part.limit) for part in found.widening(limit=1)]
        few, *_, every = parts
        assert (few[0], every[0]) == (False, True)
        assert few[1] < 100 < every[1]
        assert {limit for _, _, limit in parts} == {1}
        assert list(found.lines(limit=1)) == list(found.find(limit=1).lines)
        assert len(list(found.lines(limit=1))) < 100
        (all_of_them,) = found.widening()
        assert len(list(all_of_them.lines)) == 240
        (one, _) = batch(7)
        assert len(found.about([codec.event_line(one[0])["id"]])) == 2


def test_lines_are_enough_where_as_many_rows_as_are_wanted_lie_behind_their_reach():
    reach = (date(2021, 1, 1), date(2021, 1, 3))
    keys = [(*reach, "b"), (date(2021, 1, 1), date(2021, 1, 4), "a"), (date(2021, 1, 2), date(2021, 1, 2), "a")]
    assert [FoundLines((), reach, limit).enough(keys) for limit in (0, 1, 2, 3, None)] == [
        True,
        True,
        True,
        False,
        False,
    ]
    assert [FoundLines((), None, limit).enough([]) for limit in (0, 3, None)] == [True, True, True]


def test_more_is_asked_for_than_is_wanted_and_lines_come_many_at_a_time():
    assert (first_of(None), first_of(0), first_of(5)) == (None, 16, 26)
    told = [b"%d" % number for number in range(700)]
    blocks = list(joined(told))
    assert b"\n".join(blocks).split(b"\n") == told
    assert 1 < len(blocks) < 9
    assert list(FoundLines(blocks).lines) == told
    assert list(joined([])) == []


def test_what_is_appended_while_the_index_is_asked_is_told_by_the_next_one(place):
    fill(place, range(2))
    with index.open(place) as found:
        told = lines(place)
        fill(place, [7])
        assert list(found.lines()) == told
        assert found.count == len(told)
        assert set(found.find(limit=99).lines) == set(told)
    with index.open(place) as found:
        assert list(found.lines()) == lines(place) != told


def test_how_far_a_log_was_read_in_part_is_no_state_of_its_file(place):
    fill(place, range(3))
    index.open(place).close()
    size = place.log.stat().st_size
    fill(place, [7])
    db = sealed.connected(store.file_of(place.log), "rw")
    store.catch_up(db, place.log, end=place.log.stat().st_size)
    assert store.stored_mark(db)[0].end == place.log.stat().st_size > size
    assert store.stored_mark(db)[0].state == ()
    store.catch_up(db, place.log)
    assert store.stored_mark(db)[0].state == state(place.log)
    assert store.stored_mark(db)[1] == 16
    db.close()


def test_no_stranger_file_is_trusted_to_say_how_it_is_read(place):
    fill(place, [1])
    with index.open(place) as found:
        pragmas = ("trusted_schema", "cell_size_check", "mmap_size")
        assert [found._db.execute(f"PRAGMA {name}").fetchone() for name in pragmas] == [(0,), (1,), (0,)]


def test_what_a_crash_left_beside_an_index_goes_when_it_is_made(place):
    fill(place, [1])
    file = store.file_of(place.log, make=True)
    journal, part = file.with_name(f"{file.name}-journal"), file.with_name(f"{file.name}.{os.getpid()}.part")
    for left in (journal, part, sealed.seal_of(part)):
        left.write_bytes(b"left" * 999)
    with index.open(place) as found:
        assert found.stored
        assert len(list(found.lines(limit=9))) == 4
    assert sorted(path.name for path in file.parent.iterdir()) == [file.name, sealed.seal_of(file).name]


def test_where_there_can_be_no_index_none_is_dropped(place, monkeypatch, tmp_path):
    fill(place, [1])
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    store.drop(place.log)
    assert store.current(place.log) is None
    assert index.recall(place.log).heads == (codec.decode(lines(place)[-1]).seal,)


def test_a_log_that_cannot_be_read_is_told_and_not_taken_for_a_damaged_index(place, monkeypatch):
    fill(place, [1])
    index.open(place).close()

    def unreadable(path):
        raise log.LogReadError(path, OSError(5, "Input/output error"))

    monkeypatch.setattr(store, "extent", unreadable)
    with pytest.raises(log.LogReadError, match="Input/output error"):
        store.current(place.log)


def test_an_index_of_a_log_that_became_another_is_made_anew(place):
    fill(place, range(3))
    index.open(place).close()
    first = store.file_of(place.log).stat().st_ino
    told = lines(place)
    for content, count in ((told[:4], 4), (told[4:8], 4), (told, 12), ([told[0], *told], 13)):
        place.log.write_bytes(b"".join(line + b"\n" for line in content))
        with index.open(place) as found:
            assert found.count == count
            assert set(found.find(limit=99).lines) == set(content)
    assert store.file_of(place.log).stat().st_ino != first


def test_without_an_index_every_question_is_answered_with_all_lines(place):
    fill(place, range(2))
    told = lines(place)
    scan = Scan(place.log)
    for found in (
        scan.about(["0" * 32]),
        scan.all_of(["0" * 32]),
        scan.beside(told[:1], ["0" * 32]),
        scan.lines(regions=["AT"], types=["pledge"], limit=1),
        scan.find(limit=1).lines,
        scan._latest_told(["AT"], "2030", 1).lines,
        next(iter(scan.documents(regions=["AT"], since="2030", limit=1))).lines,
    ):
        assert list(found) == told
    assert (scan.matches("anybody"), scan.roughly(most=9), scan.roughly_documents(), scan.count) == (
        None,
        None,
        None,
        0,
    )
    assert scan.flaws == []


def test_where_the_system_locks_no_files_the_index_is_kept_all_the_same(place, monkeypatch):
    fill(place, range(2))
    monkeypatch.setitem(sys.modules, "fcntl", None)
    for _ in range(2):
        with index.open(place) as found:
            assert found.stored
            assert len(list(found.find(limit=9).lines)) == 8


def test_nobody_else_may_write_the_seal_of_an_index(place):
    fill(place, [1])
    index.open(place).close()
    assert sealed.seal_of(store.file_of(place.log)).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(("most", "after"), [(8, [0, 1, 1, 2]), (4, [1, 2, 3, 4]), (9, [0, 0, 1, 1])])
def test_events_count_as_what_was_taken_until_it_is_put_into_the_index(place, monkeypatch, most, after):
    fill(place, [9])
    index.open(place).close()
    caught_up = []
    real = remembered.catch_up
    monkeypatch.setattr(remembered, "catch_up", lambda *told, **more: caught_up.append(1) or real(*told, **more))
    monkeypatch.setattr(remembered, "_FLUSH_LINES", most)
    counts = []
    with log.open_for_append(place, recall=index.recall) as appender:
        for number in range(4):
            assert appender.append_reading(*batch(number), recorded=RECORDED, by="ann").appended
            assert not appender.append_reading(*batch(number), recorded=RECORDED, by="ann").appended
            counts.append(len(caught_up))
    assert counts == after
    assert log.verify(place.log).sound


def test_flaws_are_looked_for_once(place):
    fill(place, [1])
    place.log.write_bytes(b"[1]\n" + place.log.read_bytes())
    for _ in range(2):
        with index.open(place) as found:
            assert found._flaws() is found._flaws()
            assert [wrong.number for wrong in found.flaws] == [1]
            assert len(list(found.lines())) == 4
        scan = Scan(place.log)
        assert scan._flaws() is scan._flaws()
        assert [wrong.number for wrong in scan.flaws] == [1]


def test_of_an_empty_log_nothing_is_told(place):
    place.log.write_bytes(b"")
    with index.open(place) as found:
        assert (found.stored, found.count, found.flaws, list(found.find(limit=3).lines)) == (True, 0, [], [])
        assert (found.roughly(most=9), found.roughly_documents(), found.ids("0"), found.about(["0" * 32])) == (
            0,
            0,
            [],
            [],
        )
        assert found.matches("anybody").in_order


def test_what_a_newer_version_says_of_a_document_comes_with_its_events(place):
    fill(place, range(3))
    told = lines(place)
    ((one, *_), reading), ((other, *_), _) = batch(1), batch(2)
    newer = {"v": 99, "id": "f" * 32, "type": "article", "article": reading.article, "data": {"events": []}}
    raw = codec.canonical(newer)
    place.log.write_bytes(b"".join(line + b"\n" for line in [*told, raw]))
    with index.open(place) as found:
        assert raw in found.about([codec.event_line(one)["id"]])
        assert raw not in found.about([codec.event_line(other)["id"]])
        assert raw in found.about([reading.article])


def test_an_index_is_closed_when_it_is_asked_no_more(place):
    fill(place, [1])
    with index.open(place) as found:
        asked = [found._db]
    held = index.recall(place.log)
    asked.append(held._held._db)
    held.close()
    recalled = []
    fill(place, [2], recall=lambda path: recalled.append(index.recall(path)) or recalled[-1])
    asked += [one._held._db for one in recalled]
    assert len(asked) == 3
    for db in asked:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            db.execute("SELECT 1")
