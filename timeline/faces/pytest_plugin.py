"""The checks of `timeline plugins test` as tests of pytest, for authors whose plugins live in a package of their own.

pytest finds it by the entry point group `pytest11`. Below `tests/plugins/`, be it a package of tests or none, each
sample is a test, and so is that every source in `plugins/`, and every one that the project installs, has one and claims
no stranger; `--accept` writes what the samples yield. Where there is none, nothing of `timeline` is loaded.
"""

import tomllib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from timeline.intake.host.plugin_host import Host

_FOLDER = ("tests", "plugins")
_SUFFIXES = (".txt", ".html", ".htm")
_HOST: "pytest.StashKey[Host]" = pytest.StashKey()


class WrongSampleError(Exception):
    """What is wrong with a sample or a source, a line each."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--accept`, unless the tests or another plugin have an option of that name, which then counts."""
    with suppress(ValueError):
        parser.addoption("--accept", action="store_true", help="write what the samples of timeline's plugins yield")


def pytest_collect_directory(path: Path, parent: pytest.Collector) -> "SampleFolder | SamplePackage | None":
    """Collect `tests/plugins/`, with what else it holds."""
    if path.parts[-len(_FOLDER) :] != _FOLDER or not _has_samples(path):
        return None
    if (path / "__init__.py").exists():
        return SamplePackage.from_parent(parent, path=path)
    return SampleFolder.from_parent(parent, path=path)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> "SampleFile | None":
    """Collect a sample: a page in the folder of its source."""
    if file_path.suffix in _SUFFIXES and isinstance(parent.parent, SampleFolder | SamplePackage):
        return SampleFile.from_parent(parent, path=file_path)
    return None


class SampleFolder(pytest.Directory):
    """The folder with all samples."""

    def collect(self) -> Iterable[pytest.Item | pytest.Collector]:
        """Yield what pytest would, the sources' folders among it, and a test of the sources themselves."""
        for path in sorted(self.path.iterdir()):
            if path.name.startswith(".") or self.ihook.pytest_ignore_collect(collection_path=path, config=self.config):
                continue
            if path.is_dir():
                folder = self.ihook.pytest_collect_directory(path=path, parent=self)
                yield from [folder] if folder is not None else []
            else:
                yield from self.ihook.pytest_collect_file(file_path=path, parent=self)
        yield SourcesItem.from_parent(self, name="sources")


class SamplePackage(pytest.Package):
    """The same where that folder is a package of tests, whose own tests are collected too."""

    def collect(self) -> Iterable[pytest.Item | pytest.Collector]:
        """Yield what pytest would, and a test of the sources themselves."""
        yield from super().collect()
        yield SourcesItem.from_parent(self, name="sources")


class SampleFile(pytest.File):
    """A page as it was received."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield its one test."""
        yield SampleItem.from_parent(self, name=self.path.parent.name)


class _Item(pytest.Item):
    """A test whose faults are lines, told without a traceback."""

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Return the faults."""
        if isinstance(excinfo.value, WrongSampleError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, None, str]:
        """Return the file, and what the test is called."""
        return self.path, None, f"{self.path.name} ({self.name})"


class SampleItem(_Item):
    """A sample is claimed by its source alone, and yields what is on file."""

    def runtest(self) -> None:
        """Check the sample. Raises WrongSampleError."""
        from timeline.intake.kit import testing

        host = _host(self.config)
        sample = testing.Sample(self.path.parent.name, self.path, self.path.parent.parent)
        if self.config.getoption("--accept"):
            testing.accept(sample, host)
        _raise(testing.check(sample, host))


class SourcesItem(_Item):
    """Every plugin can be loaded, has a sample, and claims nothing that is not its own."""

    def runtest(self) -> None:
        """Check the sources. Raises WrongSampleError."""
        from attrs import evolve

        from timeline.intake.kit import testing

        host = _host(self.config)
        own = _installed_by(self.config.rootpath)
        mine = evolve(
            host,
            importers=tuple(
                one for one in host.importers if not one.origin.startswith("installed") or one.origin in own
            ),
        )
        _raise(
            [
                *map(str, host.faults),
                *(
                    f"{name} has no sample in {testing.FOLDER}/{name}/"
                    for name in testing.without_sample(mine, self.path)
                ),
                *testing.claimed_strangers(self.path, mine),
            ]
        )


def _installed_by(root: Path) -> set[str]:
    """Return where the sources come from that the project under test itself installs."""
    try:
        project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["name"]
    except (OSError, KeyError, ValueError):
        return set()
    return {
        f"installed, {entry.value}"
        for entry in entry_points(group="timeline")
        if entry.dist is not None and _plain(entry.dist.name) == _plain(str(project))
    }


def _plain(project: str) -> str:
    return project.lower().replace("_", "-").replace(".", "-")


def _has_samples(folder: Path) -> bool:
    return any(path.suffix in _SUFFIXES for path in folder.glob("*/*"))


def _host(config: pytest.Config) -> "Host":
    """Return the plugins of `plugins/` and those installed, collected once."""
    if _HOST not in config.stash:
        from timeline.intake.host import discovery

        plugins = config.rootpath / "plugins"
        config.stash[_HOST] = discovery.discover(plugins if plugins.is_dir() else None, root=config.rootpath)
    return config.stash[_HOST]


def _raise(wrong: list[str]) -> None:
    if wrong:
        raise WrongSampleError("\n".join(wrong))
