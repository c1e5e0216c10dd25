"""Tokens: words, numbers and signs with exact offsets."""

from hypothesis import given
from hypothesis import strategies as st

from timeline.language.text import tokens


def test_words_numbers_and_signs_are_cut_with_their_offsets():
    cut = tokens.split_tokens("He won't pay $1,000 (or 10 000,5)!  ")
    assert [(token.kind, token.text) for token in cut] == [
        ("word", "He"),
        ("word", "won't"),
        ("word", "pay"),
        ("sign", "$"),
        ("number", "1,000"),
        ("sign", "("),
        ("word", "or"),
        ("number", "10 000,5"),
        ("sign", ")"),
        ("sign", "!"),
    ]
    assert [token.glued for token in cut] == [False, False, False, False, True, False, True, False, True, True]


def test_a_stretch_is_cut_with_the_offsets_of_the_whole():
    cut = tokens.split_tokens("rye 20 t, oats", 4, 8)
    assert [(token.text, token.start, token.end) for token in cut] == [("20", 4, 6), ("t", 7, 8)]


@given(st.text(alphabet="aЯ1½,.' \n’$", max_size=30))
def test_nothing_but_blanks_lies_between_tokens(text):
    cut = tokens.split_tokens(text)
    assert all(text[token.start : token.end] == token.text for token in cut)
    assert "".join(token.text for token in cut) == "".join(text.split())
