"""A plugin for pytest, loaded where mutants are tried: which tests run which lines, and the quickest tests first.

With `MUTANTS_REACH` in the environment, the file of that name is written: of each test how long the processor took, of
each module which tests ran which of its lines, and what was imported of others. What other processes run is not seen.
"""

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
        lines = {
            Path(path).relative_to(self._root).as_posix(): _by_test(data.contexts_by_lineno(path))
            for path in data.measured_files()
        }
        told = {"seconds": self._seconds, "lines": lines, "modules": _of_others(self._root)}
        self._written.write_text(json.dumps(told), encoding="utf-8")


def _of_others(root: Path) -> list[str]:
    """Return the modules that were imported and do not lie in the tree."""
    places = {name: getattr(module, "__file__", None) for name, module in sys.modules.copy().items()}
    ours = {name.partition(".")[0] for name, place in places.items() if place and Path(place).is_relative_to(root)}
    return [name for name, place in places.items() if place and name.partition(".")[0] not in ours]


def _by_test(by_line: dict[int, list[str]]) -> dict[str, list[int]]:
    """Return the lines that each test ran."""
    by_test: dict[str, list[int]] = defaultdict(list)
    for line, tests in by_line.items():
        for test in filter(None, tests):
            by_test[test].append(line)
    return by_test


def pytest_configure(config):
    """Trace, where that is asked for."""
    if written := os.environ.get(_WRITTEN):
        config.pluginmanager.register(Tracing(Path(written), config.rootpath))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """Run tests in the order they are named in."""
    places = {name: place for place, name in enumerate(config.args)}
    items.sort(key=lambda item: places.get(item.nodeid, len(places)))
