"""Values to lines and back; ids and seals."""

import json

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import histories, strategies
from timeline import codec
from timeline.model import KNOWN_TYPES, SCHEMA, Figure, Statement


@given(strategies.event_lines())
def test_an_event_line_survives_bytes(line):
    raw = codec.canonical(line)
    assert codec.decode_mapping(raw) == line
    assert codec.canonical(codec.decode_mapping(raw)) == raw
    assert b"\n" not in raw
    assert json.loads(raw) == line


@given(strategies.events())
def test_decoding_gives_what_was_said(event):
    line = codec.event_line(event)
    seen = codec.decode(codec.canonical(line))
    assert (seen.id, seen.type, seen.v) == (line["id"], event.type, SCHEMA)
    if event.type in KNOWN_TYPES:
        assert (seen.date, seen.quote, seen.span, seen.regions) == (event.date, event.quote, event.span, event.regions)
        assert seen.data == line["data"] if "data" in line else seen.data == {}
    else:
        assert seen.data["quote"] == event.quote


@given(strategies.event_lines(), st.randoms(use_true_random=False))
def test_the_id_does_not_depend_on_the_order_of_keys(line, chance):
    keys = list(line)
    chance.shuffle(keys)
    assert codec.content_id({key: line[key] for key in keys}) == line["id"]


@given(histories.logs())
def test_every_generated_line_is_canonical_and_bears_its_id(lines):
    for raw in lines:
        line = codec.as_written(raw)
        assert codec.canonical(line) == raw
        assert codec.content_id(line) == line["id"]
        assert "seal" not in line or codec.seal_of(line) == line["seal"]


def test_an_article_line_has_one_id_whoever_records_it_when(reading):
    one = codec.article_line(reading, recorded="2026-01-01T00:00:00Z", by="ann", prev=[])
    two = codec.article_line(reading, recorded="2026-02-01T00:00:00Z", by="boris", prev=[one["seal"]])
    assert one["id"] == two["id"]
    assert one["seal"] != two["seal"]


def test_a_judgement_made_twice_is_two_lines(retraction):
    one = codec.judgement_line(retraction, recorded="2026-01-01T00:00:00Z", by="ann", prev=[])
    two = codec.judgement_line(retraction, recorded="2026-01-02T00:00:00Z", by="ann", prev=[])
    assert one["id"] != two["id"]


def test_whole_numbers_are_integers_and_what_says_nothing_is_left_out(event):
    line = codec.event_line(attrs.evolve(event, type="figure", data=Figure(unit="USD", value=18e6, parties=())))
    assert line["data"] == {"unit": "USD", "value": 18_000_000, "qualifier": "exact"}
    assert isinstance(line["data"]["value"], int)
    spoken = codec.event_line(attrs.evolve(event, type="statement", data=Statement(speaker="A", direct=False, text="")))
    assert spoken["data"] == {"speaker": "A", "direct": False}


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "\ud800", object()])
def test_what_json_cannot_carry_is_refused(event, value):
    with pytest.raises(codec.LineError):
        codec.canonical(codec.event_line(attrs.evolve(event, type="odd", data={"x": value})))


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{}",
        b"[]",
        b"\x00\x00",
        b'{"v":1,"id":"a"}',
        b'{"v":"1","id":"a","type":"article"}',
        b'{"v":1,"id":"a","type":"article","date":5}',
        b'{"v":1,"id":"a","type":"article"} x',
        b'{"v":1,"id":"\xff","type":"article"}',
        b'{"v":1,"id":"a","type":"odd","x":' + b"[" * 100_000,
    ],
)
def test_what_is_no_line_is_refused(raw):
    with pytest.raises(codec.LineError):
        codec.decode(raw)


@pytest.mark.parametrize("raw", [b"", b"[]", b"{", b'{"a":"\xff"}', b'{"a":' + b"[" * 100_000])
def test_what_is_no_mapping_is_refused(raw):
    with pytest.raises(codec.LineError):
        codec.decode_mapping(raw)


def test_a_line_of_a_newer_version_is_kept_whole():
    line = codec.decode(b'{"v":99,"id":"a","type":"meeting","date":{"from":1},"new":[1]}')
    assert (line.v, line.type, line.date) == (99, "meeting", None)
    assert line.data == {"date": {"from": 1}, "new": [1]}
