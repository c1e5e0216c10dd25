"""One name, one meaning: no class and no file of the program is called as another is."""

import ast
from collections import defaultdict
from pathlib import Path

CODE = sorted(path for path in Path("timeline").rglob("*.py") if path.name not in ("__init__.py", "__main__.py"))
COMMANDS = Path("timeline/faces/cli")  # a file is called as its command, whatever the command shows is called elsewhere


def twice(named):
    """The names that several bear, with who does."""
    found = defaultdict(list)
    for name, where in named:
        found[name].append(where)
    return {name: where for name, where in found.items() if len(where) > 1}


def classes(source):
    """The classes of a module, however private."""
    return [node.name.lstrip("_") for node in ast.parse(source).body if isinstance(node, ast.ClassDef)]


def test_no_class_is_called_as_another():
    named = [(name, str(path)) for path in CODE for name in classes(path.read_text(encoding="utf-8"))]
    assert twice(named) == {}


def test_no_file_is_called_as_another():
    assert twice((path.name, str(path)) for path in CODE if path.parent != COMMANDS) == {}


def test_what_is_called_twice_is_seen():
    first, second = "class Told: ...\n", "class _Told: ...\nclass Seen: ...\n"
    assert twice((name, where) for where, source in enumerate((first, second)) for name in classes(source)) == {
        "Told": [0, 1]
    }
