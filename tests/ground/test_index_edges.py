"""What the index answers of single lines, and what it holds on to: cases that no view would show."""

import sqlite3
import time
from pathlib import Path

import pytest
from attrs import evolve

from tests.ground.conftest import ARTICLE, RECORDED, batch, fill, lines, said
from tests.soak import index_damages
from tests.views.story import Log, pledge
from timeline import codec, index, log
from timeline.index import remembered, sealed, store
from timeline.index.found import Scan
from timeline.log.known import known
from timeline.model import Judgement


def test_asked_about_one_telling_of_a_document_read_twice_all_its_tellings_come_along(place):
    older, newer = said("hello"), evolve(said("hello"), rule="statement.reported")
    with log.open_for_append(place) as appender:
        for number, event in enumerate((older, newer)):
            reading = evolve(batch(0)[1], article=ARTICLE, importer=f"plain@{number + 1}")
            appender.append_reading([event], reading, recorded=f"2026-01-0{number + 1}T00:00:00Z", by="ann")
    first, second = (codec.event_line(event)["id"] for event in (older, newer))
    with index.open(place) as found:
        told = found.about([first])
        brought = {codec.decode(raw).id for raw in told}
    assert brought >= {first, second}


def test_with_the_latest_events_come_judgements_on_older_tellings_of_them(place):
    fill(place, range(1, 60))
    older, newer = (evolve(said(f"hello{mark}"), date="2024-01-01") for mark in ("", "!"))
    with log.open_for_append(place) as appender:
        for number, event in enumerate((older, newer)):
            reading = evolve(batch(0)[1], article=ARTICLE, importer=f"plain@{number + 1}")
            appender.append_reading([event], reading, recorded=f"2026-01-0{number + 2}T00:00:00Z", by="ann")
        first, second = (codec.event_line(event)["id"] for event in (older, newer))
        judged = Judgement(type="assessment", data={"pledge": first, "status": "kept", "evidence": [first]})
        appender.append_judgement(judged, recorded="2026-02-01T00:00:00Z", by="ann")
    with index.open(place) as found:
        brought = [codec.decode(raw) for block in found.find(limit=1).blocks for raw in block.split(b"\n")]
    assert {first, second} <= {line.id for line in brought}
    assert [line.data["pledge"] for line in brought if line.type == "assessment"] == [first]
    assert len(brought) < len(lines(place)) // 2


def test_what_is_appended_hangs_on_what_was_appended_just_before(place):
    fill(place, [1], recall=index.recall)
    index.open(place).close()
    with log.open_for_append(place, recall=index.recall) as appender:
        for number in (2, 3):
            before = appender.heads
            appender.append_reading(*batch(number), recorded=RECORDED, by="ann")
            assert codec.decode(lines(place)[-1]).prev == before
            assert appender.heads == (codec.decode(lines(place)[-1]).seal,)
    assert len(log.heads(place.log)) == 1


def test_an_index_that_nobody_could_write_to_is_as_whole_as_it_was(place):
    fill(place, [1])
    index.open(place).close()
    file = store.file_of(place.log)
    with pytest.raises(ValueError, match="no"), sealed.sealing(file):
        raise ValueError("no")
    assert sealed.is_whole(file)
    content = file.read_bytes()
    with pytest.raises(TypeError), sealed.sealing(file):
        file.write_bytes(content + file.write_bytes(content + b"x"))
    assert not sealed.is_whole(file)


def test_a_document_is_found_by_the_beginning_of_its_hash_without_an_index_too(place):
    fill(place, range(2))
    article = batch(1)[1].article
    with index.open(place) as found:
        assert found.ids(article) == [article]
    assert Scan(place.log).ids(article) == [article]


def test_where_a_document_came_from_is_known_beside_the_address_it_states(place):
    stated, came_from = "https://press.example/a", "https://press.example/a?from=feed"
    with log.open_for_append(place) as appender:
        reading = evolve(batch(0)[1], url=stated, asked=(came_from,))
        appender.append_reading([said("hello", batch(0)[1].article)], reading, recorded=RECORDED, by="ann")
    assert len(lines(place)) == 2
    with index.open(place):
        pass
    recalled = index.recall(place.log)
    try:
        for address in (stated, came_from):
            assert recalled.has_address(address)
            assert known(place.log).has_address(address)
        assert not recalled.has_address("https://press.example/b")
    finally:
        recalled.close()


def test_what_was_taken_is_put_into_the_index_before_there_is_much_of_it(place, monkeypatch):
    fill(place, range(1))
    index.open(place).close()
    caught_up = []
    real = remembered.catch_up
    monkeypatch.setattr(remembered, "catch_up", lambda *told, **more: caught_up.append(1) or real(*told, **more))
    monkeypatch.setattr(remembered, "_FLUSH_LINES", 8)
    with log.open_for_append(place, recall=index.recall) as appender:
        for number in range(9):
            judged = Judgement(type="retraction", data={"target": f"{number:032x}"})
            assert len(caught_up) == (number == 8)
            appender.append_judgement(judged, recorded=RECORDED, by="ann")


def test_an_index_of_another_version_is_closed(place, monkeypatch):
    fill(place, range(2))
    index.open(place).close()
    opened = []
    real = store.connected
    monkeypatch.setattr(store, "_VERSION", store._VERSION + 1)
    monkeypatch.setattr(store, "connected", lambda *asked: opened.append(real(*asked)) or opened[-1])
    index.open(place).close()
    assert len(opened) > 1
    for db in opened:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            db.execute("SELECT 1")


def test_a_large_index_that_a_disk_has_damaged_is_dropped_whoever_asks_it_first(place, monkeypatch):
    monkeypatch.setattr(sealed, "_AT_ONCE", 0)
    fill(place, range(3))
    index.open(place).close()
    file = store.file_of(place.log)

    def damage():
        index.open(place).close()
        whole = bytearray(file.read_bytes())
        whole[-1] ^= 1
        file.write_bytes(whole)
        index_damages.unnoticed(file)

    told = []
    damage()
    with index.open(place, on_notice=told.append) as found:
        assert found.count == 0
        assert len(list(found.lines())) == len(lines(place))
    assert "its index is damaged (its checksum is another than it was left with); it was dropped" in told[0]
    damage()
    with index.open(place) as found:
        assert found.matches("anybody") is None
    damage()
    index.recall(place.log).close()
    assert not file.exists()
    damage()
    fill(place, range(4))  # what stands behind is not added to what is damaged
    with index.open(place) as found:
        assert len(list(found.lines())) == len(lines(place))


def test_a_damaged_index_that_is_not_asked_is_closed(place, monkeypatch):
    monkeypatch.setattr(sealed, "_AT_ONCE", 0)
    fill(place, range(2))
    index.open(place).close()
    opened = []
    real = store.connected
    monkeypatch.setattr(store, "connected", lambda *asked: opened.append(real(*asked)) or opened[-1])
    monkeypatch.setattr(sealed, "_has_checksum", lambda _: False)
    index.recall(place.log).close()
    fill(place, [3])
    index.open(place).close()
    assert len(opened) > 1
    for db in opened:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            db.execute("SELECT 1")


def test_what_a_line_that_is_left_out_hangs_on_is_known_to_who_appends(place):
    told = Log()
    told.article("first", [pledge("Tyrol", "mow")])
    told.article("odd", [])
    odd = {**told.lines[-1], "data": {**told.lines[-1]["data"], "title": 5}}
    odd["id"] = codec.content_id(odd)
    told.lines[-1] = {**odd, "seal": codec.seal_of(odd)}
    told.write(place.log)
    said = []
    with index.open(place, on_notice=said.append) as found:
        assert [(wrong.number, wrong.left_out) for wrong in found.flaws] == [(3, True)]
        assert found.about([odd["id"]]) == []
    assert not [notice for notice in said if "damaged" in notice]  # who asks for such a line is told of no damage
    held = index.recall(place.log)
    assert held.heads == known(place.log).heads == (told.lines[-1]["seal"],)
    assert held.among([odd["id"], "0" * 32]) == {odd["id"]}
    held.close()


def test_what_comes_beside_a_line_that_is_left_out_stands_as_it_does_in_the_log(place):
    told = Log()
    (one,), _ = told.article("first", [pledge("Tyrol", "mow")])
    odd = {**told.lines[0], "regions": 5}
    told.lines.insert(0, {**odd, "id": codec.content_id(odd)})
    told.judge("correction", {"target": one, "field": "date", "now": "2020"})
    told.lines.insert(1, told.lines.pop())
    told.write(place.log)
    asked = [told.lines[0]["id"], one]
    with index.open(place) as found:
        assert [wrong.number for wrong in found.flaws] == [1]
        brought = found.about(asked)
    assert brought == told.raw[1:]


def test_an_index_too_large_to_be_read_through_has_no_checksum(place, monkeypatch):
    monkeypatch.setattr(sealed, "_AT_ONCE", 0)
    monkeypatch.setattr(sealed, "_MOST_READ", 0)
    monkeypatch.setattr(sealed, "_checksum", lambda _: pytest.fail("it was read through"))
    fill(place, range(3))
    for _ in range(2):
        with index.open(place) as found:
            assert len(list(found.lines())) == len(lines(place))


def test_an_index_that_fails_is_given_up_once(place):
    fill(place, range(3))
    told = []
    with index.open(place, on_notice=told.append) as found:
        assert found.flaws == []
        found._db.execute("DROP TABLE line")
        asked = found._db
        for _ in range(2):
            assert sorted(found.about(["0" * 32])) == sorted(lines(place))
            assert not found.stored
            assert not store.file_of(place.log).exists()
            assert not sealed.seal_of(store.file_of(place.log)).exists()
        assert len(told) == 1
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            asked.execute("SELECT 1")


def test_a_large_index_is_waited_for_before_it_is_believed(place, monkeypatch):
    fill(place, range(3))
    index.open(place).close()
    file = store.file_of(place.log)
    monkeypatch.setattr(sealed, "_AT_ONCE", 0)
    real = sealed._has_checksum
    monkeypatch.setattr(sealed, "_has_checksum", lambda asked: (time.sleep(0.05), real(asked))[1])
    assert sealed.read_through(file)()
    monkeypatch.setattr(sealed, "_has_checksum", lambda _: (_ for _ in ()).throw(OSError("gone")))
    assert not sealed.read_through(file)()


@pytest.mark.parametrize("stored", [True, False])
def test_a_retraction_of_nothing_takes_no_flaw_back(place, stored):
    told = Log()
    told.judge("retraction", {"target": "0" * 32})
    place.log.write_bytes(b"[1]\n" + told.raw[0].replace(b"0" * 32, b"") + b"\n")
    with index.open(place) as found:
        assert found.stored
        asked = found if stored else Scan(place.log)
        assert [(wrong.number, wrong.left_out) for wrong in asked.flaws] == [(1, True), (2, False)]


def test_a_file_that_is_being_written_is_neither_believed_nor_dropped(place, monkeypatch):
    monkeypatch.setattr(sealed, "WAIT_SECONDS", 0.01)
    fill(place, range(2))
    index.open(place).close()
    file = store.file_of(place.log)
    with sealed.sealing(file):
        with pytest.raises(sealed.IndexBusyError, match="is being written"):
            sealed.is_whole(file)
        with pytest.raises(sealed.IndexBusyError, match="is being written"), sealed.sealing(file):
            pytest.fail("two wrote at once")
    assert sealed.is_whole(file)
    with sealed.seal_of(file).open("rb") as seal:
        assert sealed._locked(seal.fileno())
        assert sealed.is_whole(file)  # who has it locked has not begun to write


def test_what_is_written_anew_while_it_is_read_is_as_whole_as_it_is_then(place, monkeypatch):
    fill(place, range(2))
    index.open(place).close()
    file = store.file_of(place.log)
    seal = sealed.seal_of(file)
    told, real = seal.read_bytes(), sealed._checksum

    def meanwhile(fd):
        seal.write_bytes(told.replace(b",", b",9", 1))
        return real(fd) + 1

    assert sealed._has_checksum(file)
    monkeypatch.setattr(sealed, "_checksum", lambda fd: real(fd) + 1)
    assert not sealed._has_checksum(file)
    monkeypatch.setattr(sealed, "_checksum", meanwhile)
    assert sealed._has_checksum(file)


def test_a_damaged_file_is_found_out_however_large_it_is(place, monkeypatch):
    fill(place, range(2))
    index.open(place).close()
    file = store.file_of(place.log)
    size = file.stat().st_size
    whole = bytearray(file.read_bytes())
    whole[-1] ^= 1
    file.write_bytes(whole)
    index_damages.unnoticed(file)
    for most in (size - 1, size, size + 1):
        monkeypatch.setattr(sealed, "_AT_ONCE", most)
        assert not (sealed.is_whole(file) and sealed.read_through(file)())


def test_a_file_has_a_checksum_while_there_is_room_for_it_to_grow(tmp_path, monkeypatch):
    file = tmp_path / "file"
    file.write_bytes(b"x" * 100)
    for most, checked in ((100, False), (199, False), (202, True), (400, True)):
        monkeypatch.setattr(sealed, "_MOST_READ", most)
        assert sealed.is_checked(file) == checked


def test_of_an_index_that_is_made_and_asked_no_file_stays_open(place, monkeypatch):
    def count():
        return len(list(Path("/proc/self/fd").iterdir()))

    fill(place, range(2))
    before = count()
    for most in (sealed._MOST_READ, 0):  # with a checksum, and without one
        monkeypatch.setattr(sealed, "_MOST_READ", most)
        for number in (3, 4):
            fill(place, [number], recall=index.recall)
            index.open(place).close()
        store.drop(place.log)
        index.open(place).close()
    assert count() == before
