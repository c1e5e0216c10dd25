"""Appending: on disk before it is said to be, or not there at all; nothing twice, nothing glued on."""

import errno
import os
import shutil
from pathlib import Path

import pytest
from attrs import evolve

from tests.ground.conftest import ARTICLE, RECORDED, batch, fill, lines, said
from timeline import codec, log
from timeline.log import tail
from timeline.log.known import known
from timeline.model import Judgement


def test_a_batch_is_its_events_then_the_line_that_closes_them(place):
    (receipt,) = fill(place, [1])
    written = [codec.decode(raw) for raw in lines(place)]
    assert [line.type for line in written] == ["statement"] * 3 + ["article"]
    assert written[-1].data["events"] == sorted(receipt.new) == sorted(line.id for line in written[:-1])
    assert (receipt.line, receipt.known, receipt.appended) == (written[-1].id, (), True)
    assert log.verify(place.log).sound


def test_a_known_batch_appends_nothing_whoever_reads_it_when(place, event, reading):
    with log.open_for_append(place) as appender:
        first = appender.append_reading([event], reading, recorded=RECORDED, by="ann")
        before = place.log.read_bytes()
        again = appender.append_reading([event], reading, recorded="2027-01-01T00:00:00Z", by="boris")
    with log.open_for_append(place) as appender:
        assert appender.append_reading([event], reading, recorded=RECORDED, by="ann") == again
    assert place.log.read_bytes() == before
    assert (again.new, again.known, again.line, again.appended) == ((), first.new, first.line, False)


def test_an_unfinished_batch_is_completed_without_doubling_a_line(place):
    fill(place, [1])
    whole = lines(place)
    for kept in range(len(whole)):
        place.log.write_bytes(b"".join(line + b"\n" for line in whole[:kept]))
        (receipt,) = fill(place, [1])
        assert lines(place) == whole
        assert (len(receipt.known), len(receipt.new)) == (kept, 3 - kept)


def test_lost_event_lines_are_written_again(place):
    fill(place, [1])
    whole = lines(place)
    place.log.write_bytes(b"".join(line + b"\n" for line in whole[1:]))
    (receipt,) = fill(place, [1])
    assert (len(receipt.new), receipt.appended) == (1, False)
    assert sorted(lines(place)) == sorted(whole)


def test_an_event_told_twice_in_one_batch_is_one_line(place, event, reading):
    with log.open_for_append(place) as appender:
        receipt = appender.append_reading([event, event], reading, recorded=RECORDED, by="ann")
    assert len(receipt.new) == 1
    assert len(lines(place)) == 2


def test_a_newer_reading_adds_what_is_new_and_hangs_on_the_older(place, event, reading):
    newer = evolve(reading, importer="plain@2")
    with log.open_for_append(place) as appender:
        appender.append_reading([event], reading, recorded=RECORDED, by="ann")
        old = appender.article(ARTICLE)
        receipt = appender.append_reading([event, said("more")], newer, recorded="2026-02-01T00:00:00Z", by="ann")
        assert len(receipt.new) == len(receipt.known) == 1
        assert appender.article(ARTICLE).id == receipt.line
        assert appender.article(ARTICLE).prev == (old.seal,)
        assert appender.heads == (appender.article(ARTICLE).seal,)
    assert len(lines(place)) == 4


def test_what_the_log_holds_is_asked_of_the_appender(place, event, reading):
    known = evolve(reading, text_sha256="1" * 64, url="https://a.example/")
    with log.open_for_append(place) as appender:
        assert appender.by_text("1" * 64) is appender.by_url("https://a.example/") is appender.article(ARTICLE) is None
        receipt = appender.append_reading([event], known, recorded=RECORDED, by="ann")
        for line in (appender.by_text("1" * 64), appender.by_url("https://a.example/"), appender.article(ARTICLE)):
            assert line.id == receipt.line
        assert receipt.new[0] in appender.ids
        assert "0" * 32 not in appender.ids


def test_a_chunk_is_one_write_and_one_fsync(place, monkeypatch):
    calls = []
    monkeypatch.setattr(os, "write", lambda fd, data, real=os.write: calls.append("write") or real(fd, data))
    monkeypatch.setattr(os, "fsync", lambda fd, real=os.fsync: calls.append("fsync") or real(fd))
    with log.open_for_append(place) as appender:
        receipts = appender.append_readings([batch(1), batch(2), batch(1)], recorded=RECORDED, by="ann")
        assert calls == ["write", "fsync"]
        assert appender.append_readings([batch(2)], recorded=RECORDED, by="ann")[0].appended is False
        assert calls == ["write", "fsync"]
    assert [receipt.appended for receipt in receipts] == [True, True, False]
    assert log.verify(place.log).sound
    assert len(log.verify(place.log).heads) == 1


def test_a_judgement_is_appended_once_in_a_second(place):
    (receipt,) = fill(place, [1])
    judged = Judgement(type="retraction", data={"target": receipt.new[0], "reason": "misheard"})
    with log.open_for_append(place) as appender:
        before = appender.heads
        line = appender.append_judgement(judged, recorded=RECORDED, by="ann")
        assert line.prev == before
        assert appender.heads == (line.seal,)
        assert appender.append_judgement(judged, recorded=RECORDED, by="ann").id == line.id
        assert appender.append_judgement(judged, recorded="2026-03-01T00:00:00Z", by="ann").id != line.id
    assert len(lines(place)) == 6
    assert log.verify(place.log).sound


def test_whole_lines_are_taken_over_as_they_are(place, tmp_path):
    fill(place, [1])
    other = tmp_path / "other.jsonl"
    shutil.copy(place.log, other)
    fill(place, [2])
    foreign = [codec.decode_mapping(raw) for raw in lines(place)]
    place.log.write_bytes(other.read_bytes())
    with log.open_for_append(place) as appender:
        assert appender.append_lines(foreign) == 4
        assert appender.append_lines(foreign) == 0
    assert log.verify(place.log).sound


def test_a_log_that_is_gone_is_made_anew(place):
    place.log.unlink()
    fill(place, [1])
    assert log.verify(place.log).sound


@pytest.mark.parametrize("filling", [b"", b"\0"])
def test_torn_bytes_are_moved_aside_told_and_never_glued_onto(place, filling):
    fill(place, [1, 2])
    whole = place.log.read_bytes()
    begin = whole.rindex(b"\n", 0, -1) + 1
    for cut in range(begin + (not filling), len(whole) - 1, 7):
        shutil.rmtree(place.aside, ignore_errors=True)
        torn = whole[begin:cut] + filling * (len(whole) - cut)
        place.log.write_bytes(whole[:begin] + torn)
        told = []
        fill(place, [3, 2], on_notice=told.append)
        (kept,) = place.aside.iterdir()
        assert kept.read_bytes() == torn
        assert str(kept) in told[0]
        assert place.log.read_bytes().startswith(whole[:begin])
        assert log.verify(place.log).sound


def test_a_whole_last_line_without_its_end_is_given_one(place):
    fill(place, [1])
    whole = place.log.read_bytes()
    place.log.write_bytes(whole[:-1])
    assert "the last line has no line end" in next(log.verify(place.log).told())
    told = []
    fill(place, [1], on_notice=told.append)
    assert place.log.read_bytes() == whole
    assert "its last line had no line end; it has one now" in told[0]
    assert not place.aside.exists()


def test_a_last_line_that_says_something_else_than_its_id_is_moved_aside(place):
    fill(place, [1])
    whole = place.log.read_bytes()
    begin = whole.rindex(b"\n", 0, -1) + 1
    place.log.write_bytes(whole[:begin] + whole[begin:-1].replace(b"No. 1", b"No. 2"))
    fill(place, [1])
    assert place.log.read_bytes() == whole
    (kept,) = place.aside.iterdir()
    assert b"No. 2" in kept.read_bytes()


def test_a_crash_between_keeping_and_cutting_only_repeats_it(place, monkeypatch):
    fill(place, [1])
    place.log.write_bytes(place.log.read_bytes() + b"torn")

    def crash(*_):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(tail.os, "ftruncate", crash)
    with pytest.raises(log.AppendError, match=r"events\.jsonl: cannot be opened for appending: Input/output error"):
        fill(place, [2])
    assert place.log.read_bytes().endswith(b"torn")
    monkeypatch.undo()
    fill(place, [2])
    assert [path.read_bytes() for path in place.aside.iterdir()] == [b"torn"]
    assert log.verify(place.log).sound


@pytest.fixture
def synced(monkeypatch):
    """What is synced while the test runs: the names of files and directories."""
    names = []
    real = os.fsync
    monkeypatch.setattr(os, "fsync", lambda fd: names.append(Path(f"/proc/self/fd/{fd}").readlink().name) or real(fd))
    return names


def test_the_directory_of_a_new_log_is_synced_before_anything_is_reported(place, synced):
    place.log.unlink()
    with log.open_for_append(place):
        assert synced == ["events.jsonl", place.root.name]
    synced.clear()
    with log.open_for_append(place):
        assert synced == []


def test_what_is_moved_aside_is_synced_with_its_directory_before_the_log_is_cut(place, synced):
    fill(place, [1])
    place.log.write_bytes(place.log.read_bytes() + b"torn")
    synced.clear()
    with log.open_for_append(place):
        kept, directory, cut = synced
    assert kept.startswith("events.jsonl.")
    assert (directory, cut) == (place.aside.name, "events.jsonl")


def short(fd, data, real=os.write):
    return real(fd, bytes(data[:100]))


def full_after(times, number=errno.ENOSPC):
    left = [times]

    def write(fd, data, real=os.write):
        left[0] -= 1
        if left[0] < 0:
            raise OSError(number, os.strerror(number))
        return real(fd, bytes(data[:100]))

    return write


def test_short_writes_are_carried_on(place, monkeypatch):
    monkeypatch.setattr(os, "write", short)
    fill(place, [1])
    assert log.verify(place.log).sound
    assert len(lines(place)) == 4


@pytest.mark.parametrize("times", [0, 1, 5])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
def test_a_batch_that_does_not_fit_is_taken_back_whole_and_may_be_tried_again(place, monkeypatch, times, number):
    fill(place, [1])
    before = place.log.read_bytes()
    with log.open_for_append(place) as appender:
        monkeypatch.setattr(os, "write", full_after(times, number))
        with pytest.raises(log.AppendError, match=rf"events\.jsonl: write failed: {os.strerror(number)}"):
            appender.append_reading(*batch(2), recorded=RECORDED, by="ann")
        assert place.log.read_bytes() == before
        assert len(appender.heads) == 1
        monkeypatch.undo()
        assert appender.append_reading(*batch(2), recorded=RECORDED, by="ann").appended
    assert log.verify(place.log).sound


def test_a_failed_fsync_is_never_asked_again(place, monkeypatch):
    fill(place, [1])
    before = place.log.read_bytes()
    calls = []

    def fails_once(fd, real=os.fsync):
        calls.append(fd)
        if len(calls) == 1:
            raise OSError(errno.EIO, "Input/output error")
        return real(fd)

    with log.open_for_append(place) as appender:
        monkeypatch.setattr(os, "fsync", fails_once)
        for _ in range(2):
            with pytest.raises(log.AppendError, match="error; the batch was taken back, nothing of it counts"):
                appender.append_reading(*batch(2), recorded=RECORDED, by="ann")
    assert place.log.read_bytes() == before


def test_a_batch_that_cannot_be_taken_back_ends_it(place, monkeypatch):
    fill(place, [1])
    with log.open_for_append(place) as appender:
        monkeypatch.setattr(os, "write", full_after(2))
        monkeypatch.setattr(os, "ftruncate", full_after(0, errno.EIO))
        with pytest.raises(log.AppendError, match="could not be taken back either"):
            appender.append_reading(*batch(2), recorded=RECORDED, by="ann")
        monkeypatch.undo()
        with pytest.raises(log.AppendError, match="could not be taken back"):
            appender.append_reading(*batch(3), recorded=RECORDED, by="ann")
    told = []
    fill(place, [2], on_notice=told.append)
    assert len(told) == 1
    assert log.verify(place.log).sound


def test_an_interrupted_write_is_taken_back(place, monkeypatch):
    fill(place, [1])
    before = place.log.read_bytes()

    def interrupted(fd):
        raise KeyboardInterrupt

    with log.open_for_append(place) as appender:
        monkeypatch.setattr(os, "write", short)
        monkeypatch.setattr(os, "fsync", interrupted)
        with pytest.raises(KeyboardInterrupt):
            appender._write(b"x" * 300)
        monkeypatch.undo()
    # The fsync that follows the cut was interrupted as well; the cut itself stands.
    assert place.log.read_bytes() == before


@pytest.mark.parametrize("how", ["replace", "append", "remove"])
def test_a_log_changed_by_somebody_without_the_lock_stops_it(place, tmp_path, how):
    with log.open_for_append(place) as appender:
        appender.append_reading(*batch(1), recorded=RECORDED, by="ann")
        if how == "replace":
            shutil.copy(place.log, tmp_path / "copy")
            Path(tmp_path / "copy").replace(place.log)
        elif how == "append":
            place.log.write_bytes(place.log.read_bytes() + b"{}\n")
        else:
            place.log.unlink()
        for _ in range(2):
            with pytest.raises(log.LogChangedError, match="changed under our hands"):
                appender.append_reading(*batch(2), recorded=RECORDED, by="ann")
    assert not place.log.exists() or b"No. 2" not in place.log.read_bytes()


def test_a_log_replaced_while_writing_is_not_acknowledged(place, tmp_path, monkeypatch):
    shutil.copy(place.log, tmp_path / "copy")

    def replaced(fd, real=os.fsync):
        real(fd)
        Path(tmp_path / "copy").replace(place.log)

    with log.open_for_append(place) as appender:
        monkeypatch.setattr(os, "fsync", replaced)
        with pytest.raises(log.LogChangedError):
            appender.append_reading(*batch(1), recorded=RECORDED, by="ann")


def test_a_place_that_cannot_be_written_is_named(place):
    place.state.write_text("in the way")
    with pytest.raises(log.AppendError, match="cannot be opened for appending"):
        fill(place, [1])


def test_a_fault_of_the_caller_stays_its_own(place):
    with pytest.raises(FileNotFoundError), log.open_for_append(place):
        (place.root / "nothing").read_text()


def test_what_the_log_holds_may_be_told_by_somebody_else(place):
    asked = []

    def recall(path):
        asked.append(path)
        return known(path)

    fill(place, [1], recall=recall)
    assert asked == [place.log]


def test_what_others_wrote_between_two_writes_is_known_to_the_second(place):
    writer = log.Writer(place)
    with writer.locked() as appender:
        appender.append_reading(*batch(1), recorded=RECORDED, by="ann")
    fill(place, [2])
    (head,) = log.heads(place.log)
    with writer.locked() as appender:
        assert appender.heads == (head,)
        (receipt,) = appender.append_readings([batch(2)], recorded=RECORDED, by="bo")
        assert not receipt.new
        assert not receipt.appended
    writer.close()
    assert len(lines(place)) == 8
