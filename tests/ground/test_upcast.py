"""Old logs are read for ever: each released version has a log here, and a step that leads to the next."""

import msgspec
import pytest

from tests.ground.golden import v1
from timeline import codec, log
from timeline.model import KNOWN_TYPES, SCHEMA

ADDED = {
    "appointment",
    "addition",
    "alias",
}  # types that came to version 1 after its golden log, which is never changed


def to_one(line):
    """As if version 0 had called a line's type `kind` and its day `day`."""
    return {{"kind": "type", "day": "date"}.get(key, key): value for key, value in line.items()}


def to_zero(line):
    """As if version -1 had kept the day in a list."""
    return {**line, "day": line["day"][0]}


STEPS = {-1: to_zero, 0: to_one}
V0 = b'{"v":0,"id":"a","type":"meeting","day":"2022-05-13","data":{"status":"held"},"regions":["BY"]}'
OLDEST = b'{"v":-1,"id":"a","type":"meeting","day":["2022-05-13"],"data":{"status":"held"},"regions":["BY"]}'


@pytest.mark.parametrize("raw", [V0, OLDEST])
def test_an_old_line_is_read_step_by_step_in_todays_words(raw):
    line = codec.decode(raw, STEPS)
    assert (line.v, line.id, line.type, line.date, line.regions) == (SCHEMA, "a", "meeting", "2022-05-13", ("BY",))
    assert line.data == {"status": "held"}
    mapping = codec.decode_mapping(raw, STEPS)
    assert (mapping["v"], mapping["date"]) == (SCHEMA, "2022-05-13")
    assert "day" not in mapping
    assert codec.current(raw, STEPS) == codec.canonical(mapping)
    assert "day" in codec.as_written(raw)


def test_an_old_line_of_a_type_unknown_today_is_kept_whole():
    line = codec.decode(V0.replace(b"meeting", b"omen"), STEPS)
    assert (line.v, line.type, line.data["date"]) == (SCHEMA, "omen", "2022-05-13")


@pytest.mark.parametrize("steps", [{}, {-1: to_zero}, {0: lambda line: {**line, "date": 5}}])
def test_a_version_that_never_was_or_a_step_that_breaks_the_line_is_a_fault(steps):
    with pytest.raises(codec.LineError):
        codec.decode(V0, steps)


def test_a_version_that_never_was_is_no_mapping_either():
    with pytest.raises(codec.LineError, match="version 0 is older than any that was ever released"):
        codec.decode_mapping(V0)


def test_every_released_version_has_a_step_to_the_next():
    assert sorted(codec.UPCASTS) == list(range(1, SCHEMA))
    assert [path.stem for path in v1.HERE.glob("v*.jsonl")] == [f"v{version}" for version in range(1, SCHEMA + 1)]


@pytest.mark.parametrize("path", sorted(v1.HERE.glob("v*.jsonl")), ids=lambda path: path.stem)
def test_every_released_version_is_read_as_it_was_meant(path):
    assert log.verify(path).findings == ()
    meant = msgspec.json.decode(path.with_suffix(".json").read_bytes())
    assert msgspec.json.decode(msgspec.json.encode(list(log.decoded(path)))) == meant


def test_todays_writer_still_writes_version_1(tmp_path):
    """As long as SCHEMA is 1: the same values give the same bytes, ids and seals, on any machine."""
    assert SCHEMA == 1
    v1.write(tmp_path / "events.jsonl")
    assert (tmp_path / "events.jsonl").read_bytes() == (v1.HERE / "v1.jsonl").read_bytes()


def test_the_golden_log_holds_every_type_and_some_that_are_unknown():
    types = {line.type for line in log.decoded(v1.HERE / "v1.jsonl")}
    assert types > KNOWN_TYPES - ADDED
    assert {line.v for line in log.decoded(v1.HERE / "v1.jsonl")} == {1, 2}
