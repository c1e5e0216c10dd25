"""No word of a language stands in code: what a language says is data, so that another can say it."""

import ast
import re
from pathlib import Path

import pytest

ROOMS = ("timeline/language", "timeline/intake/texts", "timeline/intake/pages")
CODE = sorted(path for room in ROOMS for path in Path(room).rglob("*.py"))
# Small words of several languages where they stand among others: in a pattern, or between blanks.
_SMALL = "the|of|and|or|an|said|says|told|who|which|und|der|die|das|von|für|et|ou|des|les"
_AMONG_OTHERS = re.compile(rf"(?:[|(,] ?|\\s|^ |^, )(?:{_SMALL})(?:[|), ]|\\|$)|\[[A-Z][a-z]\][a-z]{{2}}\b")
_OTHER_SCRIPT = re.compile(r"[\u0370-\u03ff\u0400-\u04ff]{3,}")
_CLASS = re.compile(r"\[[^\]]{4,}\]")


def strings(path):
    """The strings of a file that are no docstrings and no messages put together."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and isinstance(node.body[0], ast.Expr)
    }
    patterns = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return [node.value for node in patterns if id(node) not in said]


def words_in(path):
    return [text for text in strings(path) if _is_of_a_language(text)]


def _is_of_a_language(text):
    plain = _CLASS.sub("", text)
    short = "\\" in plain or "(?:" in plain or len(plain.split()) <= 2
    return bool(_OTHER_SCRIPT.search(plain)) or (short and bool(_AMONG_OTHERS.search(plain)))


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to("timeline")))
def test_no_word_of_a_language_stands_in_code(path):
    assert words_in(path) == []


@pytest.mark.parametrize("text", [" and ", ", and ", " или ", r"\s(?:of|for|der)\s", "встреча"])
def test_such_strings_are_seen(text):
    assert _is_of_a_language(text)


@pytest.mark.parametrize("text", ["in force", "who", "[А-ЯЁ]", "the speaker is carried over", "±"])
def test_keys_and_messages_are_none(text):
    assert not _is_of_a_language(text)
