"""Words of a language among the strings of a module: in patterns, in lists, and compared with a text."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from attrs import frozen

from timeline.kinds import EVENT_KINDS

# Small words of several languages where they stand among others: in a pattern, or between blanks.
_SMALL = "the|of|and|or|an|said|says|told|who|which|und|der|die|das|von|für|et|ou|des|les"
_AMONG_OTHERS = re.compile(rf"(?:[|(,] ?|\\s|^ |^, )(?:{_SMALL})(?:[|), ]|\\|$)|\[[A-Z][a-z]\][a-z]{{2}}\b")
_OTHER_SCRIPT = re.compile(r"[\u0370-\u03ff\u0400-\u04ff]{3,}")
_CLASS = re.compile(r"\[[^\]]{4,}\]")
_BARE = re.compile(r"['’]?[^\W\d_]+(?:[ '’-][^\W\d_]+)?['’]?")  # one word, or two
_AFFIXES = {"endswith", "startswith", "removesuffix", "removeprefix", "rstrip", "lstrip", "strip", "find", "count"}
_TEXTS = {"low", "lows", "text", "texts", "word", "words", "token"}  # what code calls the words of a text
_DECLARING = {"NewType", "TypeVar", "Stage", "_rule"}  # their strings are names of the program's own
_LEAST = 2  # letters of a word
_DATA = Path("timeline/language/data")
_GROUP = re.compile(r"\(\?P<(\w+)>")


@frozen
class WordFound:
    """A string that may be a word of a language, and what made it look so."""

    line: int
    text: str
    seen: str


def words_in(source: str) -> Iterator[WordFound]:
    """Yield what may be words of a language in a module, each once."""
    tree = ast.parse(source)
    left_out = {id(text) for text in _no_words(tree)}
    for node, seen in (*_affixes(tree), *_compared(tree), *_others(tree)):
        if id(node) not in left_out:
            left_out.add(id(node))
            yield WordFound(node.lineno, node.value, seen)


def _strings(node: ast.AST) -> Iterator[ast.Constant]:
    return (each for each in ast.walk(node) if isinstance(each, ast.Constant) and isinstance(each.value, str))


def _no_words(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield docstrings, parts of messages, kinds of a Literal, keys of a table, letters that one is looked for in."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and isinstance(node.body[0], ast.Expr):
            yield node.body[0].value
        if isinstance(node, ast.FunctionDef) and node.returns is not None:
            yield from _strings(node.returns)
        elif isinstance(node, ast.JoinedStr):
            yield from node.values
        elif isinstance(node, ast.Subscript):
            yield from _strings(node.slice)
        elif isinstance(node, ast.AnnAssign | ast.arg) and node.annotation is not None:
            yield from _strings(node.annotation)
        elif isinstance(node, ast.Call) and _called(node) in _DECLARING:
            yield from _strings(node)
        elif isinstance(node, ast.Compare):
            pairs = zip(node.ops, node.comparators, strict=True)
            yield from (right for op, right in pairs if isinstance(op, ast.In | ast.NotIn))


def _affixes(tree: ast.AST) -> Iterator[tuple[ast.Constant, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _AFFIXES:
            given = [text for each in node.args for text in _meant(each, tree)]
            yield from (
                (text, node.func.attr) for text in given if _has_small_letter(text.value) and text.value[0] != "."
            )


def _compared(tree: ast.AST) -> Iterator[tuple[ast.Constant, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            sides = (node.left, *node.comparators)
            for one, other in (*pairwise(sides), *pairwise(sides[::-1])):
                if _called(one) in _TEXTS:
                    yield from ((text, "compared") for text in _meant(other, tree) if _has_small_letter(text.value))


def _others(tree: ast.AST) -> Iterator[tuple[ast.Constant, str]]:
    for text in _strings(tree):
        bare = _BARE.fullmatch(text.value) and len(re.findall(r"[^\W\d_]", text.value)) >= _LEAST
        if bare and _has_small_letter(text.value) and text.value not in names():
            yield text, "a bare word"
        elif is_of_a_language(text.value):
            yield text, "in a pattern"


def _called(node: ast.AST) -> str:
    """Return the name of what a value is taken from: `lows` of `self.lows[at]`."""
    while isinstance(node, ast.Subscript | ast.Call):
        node = node.value if isinstance(node, ast.Subscript) else node.func
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _meant(node: ast.AST, tree: ast.AST) -> Iterator[ast.Constant]:
    """Yield the strings of an expression, those of the module's own lists that it names among them."""
    named = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
    yield from _strings(node)
    for each in getattr(tree, "body", ()):
        if isinstance(each, ast.Assign) and any(isinstance(to, ast.Name) and to.id in named for to in each.targets):
            yield from _strings(each.value)


def _has_small_letter(text: str) -> bool:
    return any(letter.islower() for letter in text)


def is_of_a_language(text: str) -> bool:
    """Tell whether a pattern holds words of a language."""
    plain = _CLASS.sub("", text)
    short = "\\" in plain or "(?:" in plain or len(plain.split()) <= _LEAST
    return bool(_OTHER_SCRIPT.search(plain)) or (short and bool(_AMONG_OTHERS.search(plain)))


@cache
def names() -> frozenset[str]:
    """Return what code and data call things: kinds, fields, functions, languages, keys and groups of patterns."""
    found = {*EVENT_KINDS, *(path.name for path in _DATA.iterdir())}
    for path in Path("timeline").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Subscript) and _called(node.value) == "Literal":
                found.update(text.value for text in _strings(node.slice))
            elif isinstance(node, ast.ClassDef | ast.FunctionDef):
                found.add(node.name)
            if isinstance(node, ast.ClassDef):
                found.update(_fields(node))
    tables = (*_DATA.glob("en/*.toml"), *_DATA.glob("tables/*.toml"), *_DATA.glob("world/*.toml"))
    for path in (*tables, Path("timeline/language/text/languages.toml")):
        text = path.read_text(encoding="utf-8")
        found.update(_keys(tomllib.loads(text)), _GROUP.findall(text))
    return frozenset(found)


def _fields(node: ast.ClassDef) -> Iterator[str]:
    """Yield the fields of a class, and what its `noun` calls its file."""
    for each in node.body:
        if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name):
            yield each.target.id.rstrip("_")
            if each.target.id == "noun":
                yield from (text.value for text in _strings(each))


def _keys(table: object) -> Iterator[str]:
    if isinstance(table, dict):
        for key, value in table.items():
            yield key
            yield from _keys(value)
    elif isinstance(table, list):
        for value in table:
            yield from _keys(value)
