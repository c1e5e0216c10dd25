"""What altering one small thing of the log would break, and no other test would notice."""

import os
import threading

import msgspec
import pytest
from attrs import evolve

from tests.ground.conftest import RECORDED, batch, fill, lines
from timeline import log
from timeline.log import line_shapes, lock, tail
from timeline.log import lines as reading
from timeline.log.known import known


@pytest.mark.parametrize("name", log.__all__)
def test_whatever_the_log_offers_can_be_had(name):
    assert getattr(log, name).__name__ == name


def test_what_it_does_not_offer_is_named():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = log.nothing


@pytest.mark.parametrize("marker", [b"<<<<<<< ours", b"||||||| base", b"=======", b">>>>>>> theirs"])
def test_each_marker_of_a_merge_conflict_is_called_so(marker):
    assert reading.reason(marker, ValueError()).startswith("a merge conflict's marker; keep the lines of both sides")


@pytest.mark.parametrize(
    ("raw", "told"), [(b" \t", "an empty line"), (b"{}\0", "NUL bytes"), (b"{}", "not a line of the log: no id")]
)
def test_what_is_no_line_is_told_in_words(raw, told):
    assert reading.reason(raw, ValueError("no id")).startswith(told)


def test_a_last_line_that_is_none_is_torn_and_not_only_without_its_end(place):
    fill(place, [1])
    before = place.log.read_bytes()
    place.log.write_bytes(before + b"{}\n")
    torn = log.extent(place.log).torn
    assert (torn.offset, torn.size, torn.whole) == (len(before), 3, False)
    fill(place, [2])
    assert place.log.read_bytes().startswith(before)
    assert b"{}\n" not in place.log.read_bytes()
    assert [path.read_bytes() for path in place.aside.iterdir()] == [b"{}\n"]


@pytest.mark.parametrize("parts", [1, 2, 4])
def test_a_log_is_cut_into_as_many_parts_as_are_asked_for(place, parts):
    fill(place, range(8))
    cut = log.partitions(place.log, parts)
    assert len(cut) == parts
    assert [line for first, last in cut for line in log.raw_lines(place.log, start=first, end=last)] == lines(place)
    assert log.partitions(place.log.with_name("none"), parts) == []


@pytest.mark.parametrize("key", ["target", "earlier", "later", "pledge"])
def test_a_judgement_names_whatever_it_speaks_of(key):
    told = {"id": "1", "type": "link", "data": {key: "a", "evidence": ["b", 3], "reason": "c"}}
    assert line_shapes.decode_judged(msgspec.json.encode(told)).names == ("a", "b")


@pytest.mark.parametrize("evidence", [None, "b", 3])
def test_evidence_that_is_no_list_names_nothing(evidence):
    told = {"id": "1", "type": "assessment", "data": {"pledge": "a", "evidence": evidence}}
    assert line_shapes.decode_judged(msgspec.json.encode(told)).names == ("a",)


def test_an_address_is_known_where_a_document_states_it_or_came_from_it(place, event, reading):
    url, asked = "https://example.org/a", "https://example.org/b"
    with log.open_for_append(place) as appender:
        told = evolve(reading, url=url, asked=(asked,))
        appender.append_reading([event], told, recorded=RECORDED, by="ann")
    held = known(place.log)
    assert held.has_address(url)
    assert held.has_address(asked)
    assert not held.has_address("https://example.org/c")
    assert held.by_url(asked) is None


def test_where_files_cannot_be_locked_by_the_system_writers_wait_for_each_other_all_the_same(place, monkeypatch):
    monkeypatch.setattr(lock, "find_spec", lambda name: None)
    told, order, waits = [], [], threading.Event()

    def second():
        with lock.held(place.state, on_wait=lambda text: (told.append(text), waits.set()), command="second"):
            order.append("second")

    waiting = threading.Thread(target=second)
    with lock.held(place.state, on_wait=None, command="first"):
        waiting.start()
        assert waits.wait(20)
        order.append("first")
    waiting.join(20)
    assert order == ["first", "second"]
    assert told[0].startswith(f"waiting for process {os.getpid()} (first), which is writing to the log (lock: ")
    assert (place.state / "lock").exists()


def test_what_was_known_is_let_go_of_when_others_have_written(place):
    closed = []

    def recall(path):
        held = known(path)
        held.close = lambda: closed.append(path)
        return held

    writer = log.Writer(place, recall=recall)
    with writer.locked() as appender:
        appender.append_reading(*batch(1), recorded=RECORDED, by="ann")
    fill(place, [2])
    assert not closed
    with writer.locked() as appender:
        appender.append_reading(*batch(3), recorded=RECORDED, by="ann")
    assert len(closed) == 1
    writer.close()
    writer.close()
    assert len(closed) == 2
    assert log.verify(place.log).sound


def test_what_is_moved_aside_is_written_before_it_is_synced(place, monkeypatch):
    fill(place, [1])
    place.log.write_bytes(place.log.read_bytes() + b"torn")
    sizes = []
    monkeypatch.setattr(tail.os, "fsync", lambda fd, real=os.fsync: (sizes.append(os.fstat(fd).st_size), real(fd)))
    with log.open_for_append(place):
        assert sizes[0] == len(b"torn")
    assert len(lines(place)) == 4
