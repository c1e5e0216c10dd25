"""Reading the log: every line with number and offset, flat, faults named, a torn last line left out and told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import histories
from tests.ground.conftest import fill, lines
from timeline import log
from timeline.errors import TimelineError
from timeline.log import lines as reading


@given(histories.logs(), st.integers(1, 300), st.integers(1, 5))
def test_lines_come_out_as_they_went_in(tmp_path_factory, raw, block, parts):
    path = tmp_path_factory.mktemp("log") / "events.jsonl"
    path.write_bytes(b"".join(line + b"\n" for line in raw))
    before, reading.BLOCK = reading.BLOCK, block
    try:
        assert list(log.raw_lines(path)) == raw
        found = list(log.numbered(path))
        assert [line.raw for line in found] == raw
        assert [line.number for line in found] == list(range(1, len(raw) + 1))
        whole = path.read_bytes()
        assert all(whole[line.offset : line.offset + len(line.raw)] == line.raw for line in found)
        cut = log.partitions(path, parts)
        assert len(cut) <= parts
        assert [line for first, last in cut for line in log.raw_lines(path, start=first, end=last)] == raw
        assert [line.id for line in log.decoded(path)] == [reading.codec.decode(line).id for line in raw]
    finally:
        reading.BLOCK = before


def test_a_log_that_is_not_there_is_empty(tmp_path):
    assert list(log.raw_lines(tmp_path / "events.jsonl")) == []
    assert log.partitions(tmp_path / "events.jsonl", 2) == []


def test_a_log_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(TimelineError, match="cannot read the log"):
        list(log.raw_lines(tmp_path))


def test_reading_can_start_behind_any_line(place):
    fill(place, range(2))
    second = list(log.numbered(place.log))[1]
    rest = list(log.numbered(place.log, start=second.offset, number=second.number))
    assert rest == list(log.numbered(place.log))[1:]


@pytest.mark.parametrize("filling", [b"", b"\0"])
def test_a_last_line_torn_at_any_byte_is_left_out_and_told(place, filling):
    fill(place, range(2))
    whole = place.log.read_bytes()
    begin = whole.rindex(b"\n", 0, -1) + 1
    for cut in range(begin + (not filling), len(whole) - 1):
        place.log.write_bytes(whole[:cut] + filling * (len(whole) - cut))
        told = []
        assert list(log.raw_lines(place.log, on_notice=told.append)) == whole[:begin].splitlines(), cut
        assert len(told) == 1
        assert "the last line is torn" in told[0]
        assert str(place.log) in told[0]


@pytest.mark.parametrize("bad", [b"{}\n", b"\xff\xfe\n", b"\0\0\0\n", b"\n", b'{"v":1,"id":"a"\n'])
def test_a_last_line_that_cannot_be_decoded_is_torn(place, bad):
    fill(place, [1])
    good = lines(place)
    place.log.write_bytes(place.log.read_bytes() + bad)
    told = []
    assert list(log.raw_lines(place.log, on_notice=told.append)) == good
    assert told


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (b'{"v":1', "not a line of the log"),
        (b"", "an empty line"),
        (b"\0\0\0\0", "NUL bytes"),
        (b"<<<<<<< ours", "a merge conflict's marker"),
        (b'{"v":1,"id":"a","type":"article","regions":5}', "not a line of the log"),
    ],
)
def test_a_bad_line_in_the_middle_is_named_by_whoever_reads_it_and_stays_where_it_is(place, bad, why):
    fill(place, [1])
    good = lines(place)
    place.log.write_bytes(b"\n".join([*good[:2], bad, *good[2:], b""]))
    with pytest.raises(log.LogLineError, match=r"events\.jsonl:3: ") as told:
        list(log.decoded(place.log))
    assert why in str(told.value)
    assert told.value.number == 3
    fill(place, [2])
    assert lines(place)[: len(good) + 1] == [*good[:2], bad, *good[2:]]


def test_a_fault_met_on_the_fast_way_is_named_too(place):
    fill(place, [1])
    raw = lines(place)[2]
    assert reading.fault(place.log, raw, ValueError("odd")).number == 3
    assert reading.fault(place.log, b"gone", ValueError("odd")).number == 0


def test_converted_line_ends_are_told_and_still_read(place):
    fill(place, [1])
    good = lines(place)
    place.log.write_bytes(b"".join(line + b"\r\n" for line in good))
    told = []
    assert len(list(log.decoded(place.log, on_notice=told.append))) == len(good)
    assert "CRLF" in told[0]
    with pytest.raises(log.LogLineError, match="CRLF"):
        fill(place, [2])


def test_converted_line_ends_are_told_of_a_torn_log_too(place):
    fill(place, [1])
    place.log.write_bytes(place.log.read_bytes().replace(b"\n", b"\r\n") + b"{")
    told = []
    list(log.raw_lines(place.log, on_notice=told.append))
    assert len(told) == 2


def test_a_line_longer_than_any_block(place):
    raw = b'{"v":1,"id":"a","type":"odd","x":"' + b"y" * 3_000_000 + b'"}'
    place.log.write_bytes(raw + b"\n" + raw)
    assert list(log.raw_lines(place.log)) == [raw]
