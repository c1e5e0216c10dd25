"""Old logs are read for ever: each released version has a log here, and a step that leads to the next."""

import msgspec
import pytest

from tests.first_version import first_version
from tests.ground.golden import v2
from timeline import codec, log
from timeline.log.line_shapes import decode_reading
from timeline.model import ARTICLE_SCHEMA, KNOWN_TYPES, SCHEMA

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
    assert sorted(codec.UPCASTS) == list(range(1, ARTICLE_SCHEMA))
    assert sorted(path.stem for path in v2.HERE.glob("v*.jsonl")) == [
        f"v{version}" for version in range(1, ARTICLE_SCHEMA + 1)
    ]


@pytest.mark.parametrize("path", sorted(v2.HERE.glob("v*.jsonl")), ids=lambda path: path.stem)
def test_every_released_version_is_read_as_it_was_meant(path):
    assert log.verify(path).findings == ()
    meant = msgspec.json.decode(path.with_suffix(".json").read_bytes())
    assert msgspec.json.decode(msgspec.json.encode(list(log.decoded(path)))) == meant


def test_todays_writer_still_writes_version_2(tmp_path):
    """As long as ARTICLE_SCHEMA is 2: the same values give the same bytes, ids and seals, on any machine."""
    assert (SCHEMA, ARTICLE_SCHEMA) == (1, 2)
    v2.write(tmp_path / "events.jsonl")
    assert (tmp_path / "events.jsonl").read_bytes() == (v2.HERE / "v2.jsonl").read_bytes()


def test_version_2_left_events_as_version_1_wrote_them():
    first, second = ((v2.HERE / f"{version}.jsonl").read_bytes().splitlines() for version in ("v1", "v2"))
    assert first[:9] == second[:9]


def test_an_article_line_of_version_1_keeps_its_id_and_tells_of_its_copy_as_today():
    raw = (v2.HERE / "v1.jsonl").read_bytes().splitlines()[9]
    old, new = codec.decode(raw), codec.decode((v2.HERE / "v2.jsonl").read_bytes().splitlines()[9])
    assert (old.v, old.path, old.fetched) == (2, new.path, new.fetched) == (2, "seeds/bridge.txt", new.fetched)
    assert old.data == new.data
    written = codec.as_written(raw)
    assert (written["v"], codec.content_id(written), old.id) == (1, written["id"], written["id"])
    assert codec.seal_of(written) == written["seal"]
    narrow = decode_reading(raw)
    assert (narrow.path, narrow.fetched.value) == ("seeds/bridge.txt", "2024-07-15T10:00:00Z")


def test_tests_write_version_1_as_it_was_written():
    first, second = ((v2.HERE / f"{version}.jsonl").read_bytes().splitlines() for version in ("v1", "v2"))
    assert codec.canonical(first_version(codec.as_written(second[9]))) == first[9]


def test_the_golden_log_holds_every_type_and_some_that_are_unknown():
    types = {line.type for line in log.decoded(v2.HERE / "v1.jsonl")}
    assert types > KNOWN_TYPES - ADDED
    assert {codec.as_written(raw)["v"] for raw in log.raw_lines(v2.HERE / "v1.jsonl")} == {1, 2}
    assert {codec.as_written(raw)["v"] for raw in log.raw_lines(v2.HERE / "v2.jsonl")} == {1, 2, 3}
