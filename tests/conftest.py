"""What every test shares: `--accept` rewrites what is on file (golden events, the output shown in the docs)."""

import gc
import os
import posix
import shutil
import sys
from contextlib import suppress
from pathlib import Path

import coverage
import pytest
from hypothesis import HealthCheck, Phase, settings

import timeline

# How long an example takes says more of the machine it runs on than of the law it tries.
settings.register_profile("searching", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# What gates tries the same examples everywhere; `--hypothesis-profile=searching`, as `make soak` does, tries new ones.
settings.register_profile("timeline", settings.get_profile("searching"), derandomize=True)
settings.load_profile("timeline")
# A mutant is caught by any example: none is made small, and none is looked for on the way there.
settings.register_profile(
    "mutants", settings.get_profile("timeline"), max_examples=20, phases=[Phase.explicit, Phase.generate]
)


# A test's files are soon gone: where memory serves as a disk, none waits for a real one.
_MEMORY = Path("/dev/shm")
if _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > 2**30:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))


class _Others:
    """Whether what other processes do that a test forks off or starts is traced as well, and how they are told."""

    traced = False
    told: str | None = None


def _hand_over_what_ran():
    """Write down which lines ran so far: a process that is forked from this one would write all of them down again."""
    tracing = coverage.Coverage.current()
    if tracing is not None and _Others.traced:
        tracing.get_data()


def _trace_no_more():
    """Spare a forked process what tracing costs it: writing down which lines ran takes longer than running them."""
    if not _Others.traced:
        sys.settrace(None)
        os._exit = posix._exit  # and not what writes down what ran


os.register_at_fork(before=_hand_over_what_ran, after_in_child=_trace_no_more)

ROOT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser):
    # Where the package is installed, its own plugin has the option.
    with suppress(ValueError):
        parser.addoption("--accept", action="store_true", help="rewrite golden files and the docs' shown output")


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session):
    """Leave a process of xdist to what traces its tests: what it began with would go on wherever that one pauses."""
    if hasattr(session.config, "workerinput"):
        while (tracing := coverage.Coverage.current()) is not None:
            tracing.stop()


def pytest_collection_modifyitems(items):
    drawn = [item for item in items if getattr(getattr(item, "obj", None), "is_hypothesis_test", False)]
    # Traced, hundreds of examples take twice as long, and run no line that the samples beside them leave out.
    for item in drawn:
        item.add_marker("no_cover")
    # What takes longest begins first: no process waits at the end for one that has it still before it.
    items.sort(key=lambda item: item not in drawn)


def pytest_collection_finish():
    gc.freeze()  # what thousands of tests are made of stays, and need not be looked through each time


@pytest.fixture(scope="session", autouse=True)
def _others_untraced():
    """A process that is started is traced no more than a forked one: most take less time than to load what traces."""
    _Others.told = os.environ.pop("COVERAGE_PROCESS_CONFIG", None)


@pytest.fixture
def traced_processes(monkeypatch):
    """What the processes do that this test forks off or starts counts as run."""
    monkeypatch.setattr(_Others, "traced", True)
    if _Others.told is not None:
        monkeypatch.setenv("COVERAGE_PROCESS_CONFIG", _Others.told)


@pytest.fixture(scope="session")
def accept(request):
    return request.config.getoption("--accept")


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory):
    """Nothing that a test keeps outside of its workspaces meets what whoever runs it keeps there."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
            patch.setenv(name, str(tmp_path_factory.mktemp(name.lower())))
        yield


@pytest.fixture(scope="session")
def _language_at_hand():
    """What is read with is loaded once: each process that is forked to read would load it for itself."""
    # Not above: there nothing is traced yet, and what a module runs when it is loaded would not count.
    from timeline.intake.host import discovery  # noqa: PLC0415
    from timeline.intake.run import workers  # noqa: PLC0415

    timeline.read("Мост открыли 3 мая.", published="2021-05-04")
    discovery.discover()
    workers._load()
    gc.freeze()


@pytest.fixture(scope="session")
def root():
    return ROOT


@pytest.fixture
def plain_terminal(monkeypatch):
    """Output as a pipe of 100 columns sees it, whatever terminal runs the tests."""
    for name in [name for name in os.environ if name.startswith(("TIMELINE_", "COLUMNS", "LINES", "FORCE_COLOR"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "100")
