"""What altering one small thing of the log would break, and no other test would notice."""

import errno
import os
import sys
import threading
from pathlib import Path

import filelock
import msgspec
import pytest
from attrs import evolve

from tests.ground.conftest import RECORDED, batch, fill, lines
from timeline import log
from timeline.errors import UsageError
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
    told = "a merge conflict's marker; keep the lines of both sides, and events.jsonl merge=union in .gitattributes"
    assert reading.reason(marker, ValueError()) == told


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b" \t", "an empty line"),
        (b"{}\0", "NUL bytes, as a power cut leaves them"),
        (b"{}", "not a line of the log: no id"),
    ],
)
def test_what_is_no_line_is_told_in_words(raw, told):
    assert reading.reason(raw, ValueError("no id")) == told


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
    longest = max(map(len, lines(place))) + 1
    assert all(abs(last - first - place.log.stat().st_size / parts) <= longest for first, last in cut)
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
    told, waits, entered = [], threading.Event(), threading.Event()

    def second():
        with lock.held(place.state, on_wait=lambda text: (told.append(text), waits.set()), command="second"):
            entered.set()

    waiting = threading.Thread(target=second)
    with lock.held(place.state, on_wait=None, command="first"):
        waiting.start()
        assert waits.wait(20)
        assert not entered.wait(0.2)
    waiting.join(20)
    assert entered.is_set()
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


def test_a_writer_tells_of_each_holder_once_however_often_it_waits(place):
    told, go_on = [], threading.Event()

    def hold(begun):
        with lock.held(place.state, on_wait=None, command="other"):
            begun.set()
            go_on.wait(0.3 if told else 20)

    writer = log.Writer(place, on_wait=lambda text: (told.append(text), go_on.set()))
    for _ in range(2):
        begun = threading.Event()
        holding = threading.Thread(target=hold, args=(begun,))
        holding.start()
        assert begun.wait(20)
        with writer.locked():
            go_on.clear()
        holding.join(20)
    writer.close()
    assert len(told) == 1


def test_what_is_written_anew_mended_or_refused_leaves_no_file_open(place):
    def count():
        return len(list(Path("/proc/self/fd").iterdir()))

    fill(place, [1])
    before = count()
    for number in (2, 3):
        place.log.write_bytes(place.log.read_bytes() + b"torn")
        fill(place, [number])
    place.log.unlink()
    fill(place, [1])
    place.log.unlink()
    place.log.symlink_to(place.root / "elsewhere")
    with pytest.raises(log.AppendError):
        fill(place, [2])
    assert count() == before


def test_a_batch_that_is_taken_back_is_taken_back_on_disk_too(place, monkeypatch):
    fill(place, [1])
    size, synced = place.log.stat().st_size, []
    real = os.write

    def write(fd, data):
        if os.fstat(fd).st_size > size:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(fd, data[:7])

    with log.open_for_append(place) as appender:
        monkeypatch.setattr(os, "write", write)
        monkeypatch.setattr(os, "fsync", lambda fd: synced.append(os.fstat(fd).st_size))
        with pytest.raises(log.AppendError, match="the batch was taken back"):
            appender.append_reading(*batch(2), recorded=RECORDED, by="ann")
    assert synced == [size]
    assert place.log.stat().st_size == size


def test_a_log_made_of_parts_is_not_written_to_and_it_is_told_what_to_do(place):
    fill(place, [1])
    before = place.log.read_bytes()
    place.parts_list.write_text("[]")
    with pytest.raises(UsageError, match=r"this log is made of parts .* >> mine/events.jsonl"):
        fill(place, [2])
    assert place.log.read_bytes() == before


def test_whoever_reads_is_told_that_a_whole_last_line_lacks_its_end(place):
    fill(place, [1])
    place.log.write_bytes(place.log.read_bytes()[:-1])
    told = []
    assert len(list(log.raw_lines(place.log, on_notice=told.append))) == 3
    assert told == [f"{place.log}: the last line has no line end; it is left out, and given one by the next append"]
    place.log.write_bytes(place.log.read_bytes()[:-1])
    assert len(list(log.raw_lines(place.log, on_notice=told.append))) == 3
    assert told[-1].endswith("no line end); it is left out, and moved aside by the next append")


def test_a_line_that_is_none_is_named_by_whoever_asks_for_the_heads(place):
    fill(place, [1])
    (head,) = log.heads(place.log)
    place.log.write_bytes(b"{}\n" + place.log.read_bytes())
    with pytest.raises(log.LogLineError, match=r"events.jsonl:1: not a line of the log"):
        log.heads(place.log)
    assert log.verify(place.log).heads == (head,)


@pytest.mark.parametrize(
    ("tail", "why"),
    [
        (b'{"v":1', "no line end"),
        (b'{"v":1\0\0', "NUL bytes, as a power cut leaves them"),
        (b"\0", "NUL bytes, as a power cut leaves them"),
        (b"{\0a", "no line end"),
    ],
)
def test_how_a_last_line_is_known_to_be_torn_is_told(place, tail, why):
    fill(place, [1])
    end = place.log.stat().st_size
    place.log.write_bytes(place.log.read_bytes() + tail)
    found = log.extent(place.log)
    assert (found.end, found.torn.offset, found.torn.size, found.torn.why) == (end, end, len(tail), why)
    assert found.torn.told(place.log).endswith(f"({len(tail)} bytes from byte {end}: {why})")


@pytest.mark.parametrize("tail", [b"", b"{", b"a\n"])
def test_line_ends_that_git_made_are_told_with_the_way_back_and_nothing_is_appended(place, tail):
    fill(place, [1])
    place.log.write_bytes(place.log.read_bytes().replace(b"\n", b"\r\n") + tail)
    before, told = place.log.read_bytes(), []
    assert list(log.raw_lines(place.log, on_notice=told.append)) == list(log.raw_lines(place.log))
    assert told[-1].endswith("restore it with: git checkout -- events.jsonl (core.autocrlf false)")
    with pytest.raises(log.LogLineError, match="converted to CRLF"):
        fill(place, [2])
    assert place.log.read_bytes() == before


def test_a_log_of_a_few_bytes_has_line_ends_of_another_system_only_where_one_stands(place):
    for content in (b"\n", b"\r", b"a", b"\na", b"\r\n{"):
        place.log.write_bytes(content)
        found = log.extent(place.log)
        assert found.crlf is (b"\r\n" in content)
        assert found.end == (0 if content == b"\n" else content.rfind(b"\n") + 1)
    place.log.write_bytes(b"\n")
    assert log.extent(place.log).torn.why == "an empty line"


def test_of_a_line_longer_than_a_part_no_part_is_made_twice(place):
    fill(place, [1])
    (line, *others) = lines(place)
    place.log.write_bytes(b"".join(one + b"\n" for one in [line[:-1] + b" " * 9000 + line[-1:], *others]))
    cut = log.partitions(place.log, 9)
    assert [(first, last) for first, last in cut if first >= last] == []
    assert b"".join(place.log.read_bytes()[first:last] for first, last in cut) == place.log.read_bytes()


def test_a_line_that_says_neither_when_nor_by_whom_is_of_no_time_and_of_nobody():
    told = line_shapes.decode_judged(b'{"id":"1","type":"retraction","data":{}}')
    assert (told.recorded, told.by, told.names) == ("", "", ())
    read = line_shapes.decode_reading(b'{"id":"1","article":"a","data":{}}')
    assert (read.recorded, read.by, read.date, read.path, read.fetched) == ("", None, None, "", None)


def test_a_line_end_that_is_given_is_on_disk_before_anything_is_appended(place, monkeypatch):
    fill(place, [1])
    place.log.write_bytes(place.log.read_bytes()[:-1])
    size, synced = place.log.stat().st_size, []
    monkeypatch.setattr(os, "fsync", lambda fd: synced.append(os.fstat(fd).st_size))
    with log.open_for_append(place):
        assert synced == [size + 1]


def test_of_a_document_that_lies_elsewhere_now_the_article_line_is_appended_again(place):
    (first, other) = batch(1), batch(2)
    with log.open_for_append(place) as appender:
        for moved, appended in (((), True), ((), False), ((first[1].article,), True), ((other[1].article,), False)):
            before = len(lines(place))
            (receipt,) = appender.append_readings([first], recorded=RECORDED, by="ann", moved=moved)
            assert receipt.appended is appended
            assert receipt.new == (() if before else tuple(receipt.new + receipt.known))
            assert len(lines(place)) - before == (1 if before else 4) * appended
    assert log.verify(place.log).sound


def test_what_a_log_holds_is_asked_again_only_when_somebody_else_has_written_to_it(place):
    asked = []
    writer = log.Writer(place, recall=lambda path: asked.append(path) or known(path))
    for number in (1, 2):
        with writer.locked() as appender:
            appender.append_reading(*batch(number), recorded=RECORDED, by="ann")
    assert asked == [place.log]
    fill(place, [3])
    for _ in range(2):
        with writer.locked() as appender:
            assert not appender.append_reading(*batch(3), recorded=RECORDED, by="ann").appended
    assert asked == [place.log] * 2
    with pytest.raises(ValueError, match="no"), writer.locked():
        raise ValueError("no")
    with writer.locked():
        assert asked == [place.log] * 3  # nobody knows what was done before it was given up
    writer.close()
    with writer.locked():
        assert asked == [place.log] * 4
    writer.close()


def test_where_the_system_locks_no_files_itself_one_writer_is_let_in_all_the_same(place, monkeypatch):
    made = []
    real = filelock.FileLock
    monkeypatch.setattr(filelock, "FileLock", lambda path: made.append(path) or real(path))
    fill(place, [1])
    assert made == []
    monkeypatch.setattr(lock, "find_spec", lambda name: None if name == "fcntl" else name)
    fill(place, [2])
    assert made == [place.state / "lock"]


def test_a_seal_may_be_told_by_twelve_of_its_digits_and_no_fewer(place):
    fill(place, [1])
    (head,) = log.heads(place.log)
    for told in (head, head[:12], head[:13]):
        assert log.verify(place.log, head=told).sound
    for told in (head[:11], "", head[:12].replace(head[0], "g"), f"{head[:12]} "):
        with pytest.raises(
            UsageError, match="is no seal: give at least 12 of its digits, as timeline head prints them"
        ):
            log.verify(place.log, head=told)
    other = head[:11] + ("0" if head[11] != "0" else "1")
    (wrong,) = log.verify(place.log, head=other).findings
    assert (wrong.line, wrong.kind) == (None, "cut")


def test_where_files_cannot_be_locked_there_is_nobody_to_wait_for(place, monkeypatch):
    fill(place, [1])
    monkeypatch.setitem(sys.modules, "fcntl", None)
    entered = []
    with place.log.open("rb") as file, lock.flocked(file.fileno(), pytest.fail):
        entered.append(file)
    assert len(entered) == 1
