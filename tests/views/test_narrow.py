"""Lines decoded a block at a time: the same rows as one by one, or none at all."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.log import blocks, raw_lines
from timeline.views.narrow_rows import EventRow, LineRow, decode_narrow

DECODER = msgspec.json.Decoder(LineRow)
LINE = b'{"id":"a","type":"pledge","v":1}'


def test_whole_lines_are_decoded_in_order():
    found = decode_narrow(DECODER, LINE + b"\n" + LINE.replace(b'"a"', b'"b"'))
    assert [row.id for row in found] == ["a", "b"]


@pytest.mark.parametrize(
    "block",
    [
        b"",
        LINE + b"\n\n" + LINE,
        LINE + b" " + LINE,
        LINE + LINE + b'\n{"id":"a","type":"pledge",\n"v":1}',
        LINE + b"\r\n" + LINE,
        LINE + b"\n\0\0",
        LINE + b'\n{"id":"\xff","type":"pledge","v":1}',
        LINE + b'\n{"id":5,"type":"pledge","v":1}',
        LINE + b"\n[]",
    ],
)
def test_a_block_with_a_line_that_is_none_is_left_to_be_looked_at_line_by_line(block):
    assert decode_narrow(msgspec.json.Decoder(EventRow), block) is None


@given(st.lists(st.text("ab{}", max_size=8).map(str.encode), min_size=1))
def test_blocks_hold_the_lines(tmp_path_factory, lines):
    path = tmp_path_factory.mktemp("log") / "events.jsonl"
    raw = b"".join(line + b"\n" for line in lines)
    path.write_bytes(raw)
    end = len(raw)
    assert b"\n".join(blocks(path, end=end)).split(b"\n") == list(raw_lines(path, end=end)) == lines
