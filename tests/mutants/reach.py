"""A plugin for pytest, loaded where mutants are tried: which tests run which lines, and the quickest tests first.

With `MUTANTS_REACH` in the environment, the file of that name is written: of each test how long the processor took, of
each module which tests ran which of its functions, and what was imported. What other processes run is not seen.
"""

import ast
import json
import os
import sys
import time
from collections import defaultdict
from pathlib import Path

import coverage
import pytest

_WRITTEN = "MUTANTS_REACH"


class Tracing:
    """What is seen of tests as they run."""

    def __init__(self, written: Path, root: Path) -> None:
        self._written, self._root = written, root
        self._seconds: dict[str, float] = {}
        self._coverage = coverage.Coverage(data_file=None, config_file=False, source=["timeline"])
        self._coverage.start()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item):
        """Trace one test."""
        self._coverage.switch_context(item.nodeid)
        began = time.process_time()
        told = yield
        self._seconds[item.nodeid] = time.process_time() - began
        return told

    def pytest_sessionfinish(self):
        """Write down what was seen."""
        self._coverage.stop()
        data = self._coverage.get_data()
        functions = {}
        for path in data.measured_files():
            by_line, names = data.contexts_by_lineno(path), _functions(Path(path))
            functions[Path(path).relative_to(self._root).as_posix()] = _by_test(by_line, names)
        modules = [name for name in sys.modules if name.partition(".")[0] not in ("tests", "__main__")]
        told = {"seconds": self._seconds, "functions": functions, "modules": modules}
        self._written.write_text(json.dumps(told), encoding="utf-8")


def _functions(path: Path) -> dict[int, str]:
    """Return the innermost function of each line, by its full name."""
    found: dict[int, str] = {}

    def look(node: ast.AST, names: tuple[str, ...]) -> None:
        for inner in ast.iter_child_nodes(node):
            around = names
            if isinstance(inner, ast.FunctionDef | ast.ClassDef):
                around = (*names, inner.name)
            if isinstance(inner, ast.FunctionDef):
                found.update(dict.fromkeys(range(inner.body[0].lineno, (inner.end_lineno or 0) + 1), ".".join(around)))
            look(inner, around)

    look(ast.parse(path.read_text(encoding="utf-8")), ())
    return found


def _by_test(by_line: dict[int, list[str]], names: dict[int, str]) -> dict[str, list[str]]:
    """Return the functions that each test ran."""
    by_test: dict[str, set[str]] = defaultdict(set)
    for line, tests in by_line.items():
        for test in filter(None, tests):
            by_test[test].add(names.get(line, ""))
    return {test: sorted(found) for test, found in by_test.items()}


def pytest_configure(config):
    """Trace, where that is asked for."""
    if written := os.environ.get(_WRITTEN):
        config.pluginmanager.register(Tracing(Path(written), config.rootpath))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """Run tests in the order they are named in."""
    places = {name: place for place, name in enumerate(config.args)}
    items.sort(key=lambda item: places.get(item.nodeid, len(places)))
