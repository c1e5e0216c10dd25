"""Tables of words are read quickly, and are what a reader of TOML says that they are."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.views.links import subjects
from timeline.views.links.plain_tables import plain, read_tables
from timeline.views.links.subjects import subject_words

PLAIN = """# words
[stop]
en = "a b"
ru = \"""и
в\"""
de = \"""
der\"""

[phases.start]
en = ["one two", "three"]
fr = ""
"""


def test_our_words_are_plain_and_read_so(monkeypatch):
    read = []
    monkeypatch.setattr(subjects, "read_tables", lambda path: read.append(path) or read_tables(path))
    subject_words.__wrapped__()
    text = read[0].read_text(encoding="utf-8")
    assert plain(text) == tomllib.loads(text)


def test_what_is_plain_is_read_as_any_toml():
    assert plain(PLAIN) == tomllib.loads(PLAIN)


@pytest.mark.parametrize(
    "other",
    [
        "a = 1\n",
        "a = true\n",
        'a = "x" # why\n',
        'a = "\\u0041"\n',
        'a = """x""" # why\n',
        "a = 'x'\n",
        'a = [\n"x"]\n',
        'a = ["x, y"]\n',
        'a = ["x",]\n',
        '"a b" = "x"\n',
        'a.b = "x"\n',
        'a="x"\n',
        ' a = "x"\n',
        '[[a]]\nb = "x"\n',
        '["a.b"]\nc = "x"\n',
        "[a] # why\n",
        "[ä]\n",
        "[stop]\n",
        '[phases]\nx = "y"\n',
        '[a]\nb = "c"\n[a.b.c]\n',
        '[a]\nb = "c"\n[a.b]\n',
        '[a]\nb = "c"\nb = "d"\n',
        'a = """x\ny""" # """\n',
    ],
)
def test_whatever_else_is_left_to_who_reads_any_toml(tmp_path, other):
    file = tmp_path / "words.toml"
    file.write_text(PLAIN + other)
    try:
        expected = tomllib.loads(PLAIN + other)
    except tomllib.TOMLDecodeError:
        with pytest.raises(tomllib.TOMLDecodeError):
            read_tables(file)
    else:
        assert read_tables(file) == expected


def test_what_is_cut_off_is_told(tmp_path):
    file = tmp_path / "words.toml"
    file.write_text('a = """x\n')
    with pytest.raises(tomllib.TOMLDecodeError):
        read_tables(file)


LINES = [
    "",
    "# why",
    "[a]",
    "[a.x]",
    "[b.c]",
    'x = "y z"',
    'k = """m',
    'n"""',
    'l = ["p", "q r"]',
    "n = 5",
    'o = "s\\n"',
    '"""',
]


@given(st.lists(st.sampled_from(LINES), max_size=8))
def test_it_never_says_otherwise_than_who_reads_any_toml(lines):
    text = "\n".join(lines)
    try:
        expected = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        expected = None
    assert plain(text) in (None, expected)
