"""Phrases are found whole, whatever their case, in one pass."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.language.words.phrases import lowered, phrases

FOUND = phrases(("if", "in case", "as", "as long as", "unless"))


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("if it rains", [(0, 2)]),
        ("Work goes on, IF it is dry", [(14, 16)]),
        ("a gift, a case, an iffy word", []),
        ("as long as it lasts, in case", [(0, 10), (21, 28)]),
        ("as if", [(0, 2)]),
        ("as - if", [(0, 2), (5, 7)]),
        ("İ if", [(2, 4)]),
        ("", []),
    ],
)
def test_phrases_stand_whole_the_longest_of_one_start(text, spans):
    assert list(FOUND.spans(text)) == spans
    assert FOUND.search(text) == (spans[0] if spans else None)


@pytest.mark.parametrize(("text", "heads"), [("if so", True), ("“If so", True), ("— if so", False), ("so", False)])
def test_a_phrase_heads_a_text_behind_one_sign_at_most(text, heads):
    assert FOUND.match(text) is heads


@pytest.mark.parametrize(("text", "whole"), [("in case", True), ("(in case)", True), ("just in case", False)])
def test_a_phrase_is_the_whole_text_but_for_a_sign_on_either_side(text, whole):
    assert FOUND.fullmatch(text) is whole


def test_no_phrases_are_found_nowhere():
    assert phrases(()).search("if") is None


@given(st.text(alphabet="asiflongA -.,é", max_size=60))
def test_the_first_phrase_is_the_one_a_pattern_finds(text):
    pattern = re.compile(r"(?<![^\W\d_])(as long as|in case|unless|as|if)(?![^\W\d_])", re.IGNORECASE)
    match = pattern.search(text)
    assert FOUND.search(text) == (None if match is None else match.span())


@given(st.text(max_size=60))
def test_lower_case_keeps_offsets(text):
    assert len(lowered(text)) == len(text)
