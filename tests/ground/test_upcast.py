"""Old logs are read for ever: each released version has a log here, and a step that leads to the next."""

import msgspec
import pytest

from tests.first_version import first_version
from tests.ground.golden import v1
from timeline import codec, log
from timeline.log.line_shapes import decode_reading
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
    assert {path.stem.partition("_")[0] for path in v1.HERE.glob("v*.jsonl")} == {
        f"v{version}" for version in range(1, SCHEMA + 1)
    }


@pytest.mark.parametrize("path", sorted(v1.HERE.glob("v*.jsonl")), ids=lambda path: path.stem)
def test_every_released_version_is_read_as_it_was_meant(path):
    assert log.verify(path).findings == ()
    meant = msgspec.json.decode(path.with_suffix(".json").read_bytes())
    assert msgspec.json.decode(msgspec.json.encode(list(log.decoded(path)))) == meant


def test_todays_writer_still_writes_version_1(tmp_path):
    """As long as SCHEMA is 1: the same values give the same bytes, ids and seals, on any machine."""
    assert SCHEMA == 1
    v1.write(tmp_path / "events.jsonl")
    assert (tmp_path / "events.jsonl").read_bytes() == (v1.HERE / "v1_apart.jsonl").read_bytes()


def test_ids_apart_from_the_copy_left_events_as_they_were():
    first, second = ((v1.HERE / f"{name}.jsonl").read_bytes().splitlines() for name in ("v1", "v1_apart"))
    assert first[:9] == second[:9]


def test_an_article_line_whose_id_covers_the_copy_keeps_it_and_is_read_as_one_of_today():
    old, new = (
        codec.as_written((v1.HERE / f"{name}.jsonl").read_bytes().splitlines()[9]) for name in ("v1", "v1_apart")
    )
    assert old["data"] == new["data"]
    assert old["data"]["path"] == "seeds/bridge.txt"
    assert ("apart" in old, new["apart"]) == (False, ["fetched", "path"])
    for line in (old, new):
        assert (codec.content_id(line), codec.seal_of(line)) == (line["id"], line["seal"])
        elsewhere = {**line, "data": {**line["data"], "path": "seeds/elsewhere.txt"}}
        assert (codec.content_id(elsewhere) == line["id"]) is ("apart" in line)
        assert codec.seal_of(elsewhere) != line["seal"]
        narrow = decode_reading(codec.canonical(line))
        assert (narrow.path, narrow.fetched.value) == ("seeds/bridge.txt", "2024-07-15T10:00:00Z")


@pytest.mark.parametrize("apart", [["events", "path"], ["fetched", "path", "title"], "fetched path", None])
def test_an_article_line_names_nothing_else_as_apart(apart):
    line = codec.as_written((v1.HERE / "v1_apart.jsonl").read_bytes().splitlines()[9])
    made = {**line, "apart": apart}
    other = {**made, "data": {**line["data"], "path": "seeds/elsewhere.txt"}}
    assert codec.content_id(made) != codec.content_id(other)


def test_tests_write_the_first_article_lines_as_they_were_written():
    first, second = ((v1.HERE / f"{name}.jsonl").read_bytes().splitlines() for name in ("v1", "v1_apart"))
    assert codec.canonical(first_version(codec.as_written(second[9]))) == first[9]


def test_the_golden_log_holds_every_type_and_some_that_are_unknown():
    types = {line.type for line in log.decoded(v1.HERE / "v1.jsonl")}
    assert types > KNOWN_TYPES - ADDED
    for name in ("v1", "v1_apart"):
        assert {codec.as_written(raw)["v"] for raw in log.raw_lines(v1.HERE / f"{name}.jsonl")} == {1, 2}
