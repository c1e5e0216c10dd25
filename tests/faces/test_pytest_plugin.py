"""The pytest plugin for authors, tried in a package of their own."""

from importlib.metadata import entry_points

import pytest

from timeline.intake.kit import scaffold

pytest_plugins = ["pytester"]

TEXT = """Riverton Herald
Home > Region > Economy
Date of issue: 7 March 2024
A bridge is opened

Governor Anna Keller met with Mayor Tom Brandt in Minsk to speak of trade, and the talks went on until the evening.
"""


# None of the plugins that the project's own tests run with: they are of no use there, and take long to load.
OTHERS = (
    "-p",
    "no:cacheprovider",
    "-p",
    "no:hypothesispytest",
    "-p",
    "no:xdist",
    "-p",
    "no:pytest_cov",
    "-p",
    "no:timeout",
)


@pytest.fixture
def package(pytester):
    """A package with one source and its sample; called, it runs pytest there."""
    root = pytester.path
    (root / "article.txt").write_text(TEXT)
    scaffold.write("herald", root / "article.txt", root / "plugins", root / "tests/plugins")
    pytester.makeini("[pytest]")
    named = [] if entry_points(group="pytest11", name="timeline") else ["-p", "timeline.faces.pytest_plugin"]

    def run(*arguments, apart=False):
        started = pytester.runpytest_subprocess if apart else pytester.runpytest_inprocess
        return started(*named, *OTHERS, *arguments)

    run.root = root
    return run


def test_a_sample_without_its_events_fails_until_they_are_accepted(package):
    first = package()
    first.assert_outcomes(passed=1, failed=1)
    first.stdout.fnmatch_lines(["*herald/2024-03-07-a-bridge-is-opened.txt has no *.jsonl beside it*"])
    package("--accept").assert_outcomes(passed=2)
    package().assert_outcomes(passed=2)
    (expected,) = (package.root / "tests/plugins/herald").glob("*.jsonl")
    expected.write_bytes(b"".join(expected.read_bytes().splitlines(keepends=True)[:-1]))
    changed = package("tests/plugins/herald")
    changed.assert_outcomes(failed=1)
    changed.stdout.fnmatch_lines(["*now also yields the article line*"])
    assert "Traceback" not in changed.stdout.str()


def test_a_source_without_a_sample_and_a_broken_one_fail(package):
    package("--accept")
    other = (package.root / "plugins/herald.py").read_text().replace('"herald"', '"other"').replace("Date of", "Day of")
    (package.root / "plugins/other.py").write_text(other)
    (package.root / "plugins/broken.py").write_text("raise SystemExit(3)\n")
    done = package()
    done.assert_outcomes(passed=1, failed=1)
    done.stdout.fnmatch_lines(["*broken*", "other has no sample in tests/plugins/other/"])


def test_samples_in_a_package_of_tests_are_tested_beside_its_own_tests(package):
    (package.root / "tests/plugins/__init__.py").touch()
    (package.root / "tests/plugins/test_own.py").write_text("def test_own():\n    pass\n")
    package("--accept").assert_outcomes(passed=3)


GREEDY = """from timeline.intake.plugin import Layout, Source, hookimpl, stamp, title

@hookimpl
def timeline_importers():
    return (Source(name="river", version=1, layouts=(Layout(head=(stamp("published", "Filed: .+"), title())),)),)
"""


def test_what_the_project_itself_installs_needs_a_sample_too_and_claims_no_stranger(package):
    package("--accept")
    told = package.root / "river_sources-1.0.dist-info"
    told.mkdir()
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: river_sources\nVersion: 1.0\n")
    (told / "entry_points.txt").write_text("[timeline]\nriver = river_sources\n")
    (package.root / "river_sources.py").write_text(GREEDY)
    (package.root / "pyproject.toml").write_text('[project]\nname = "river-sources"\n')
    done = package("tests", apart=True)  # what is installed is looked for where a process starts
    done.assert_outcomes(passed=1, failed=1)
    done.stdout.fnmatch_lines(["river has no sample in tests/plugins/river/", "river claims what is not its own: *"])


def test_an_accept_of_ones_own_stands(package):
    (package.root / "conftest.py").write_text(
        "def pytest_addoption(parser):\n"
        "    try:\n        parser.addoption('--accept', action='store_true')\n    except ValueError:\n        pass\n"
    )
    package("--accept").assert_outcomes(passed=2)


def test_where_there_are_no_samples_nothing_is_loaded(pytester):
    pytester.makepyfile(
        "import sys\n\ndef test_light():\n    assert not [m for m in sys.modules if m.startswith('timeline.intake')]\n"
    )
    named = [] if entry_points(group="pytest11", name="timeline") else ["-p", "timeline.faces.pytest_plugin"]
    pytester.runpytest_subprocess(*named).assert_outcomes(passed=1)
