"""What somebody else has put above the place where a command is called: nothing of it is taken for one's own."""

import os
import py_compile
import shutil

import pytest
from click.testing import CliRunner

from tests.views.story import tyrol
from timeline import workspace
from timeline.faces.cli import timeline

SOMEBODY = 54_321
PLUGIN = """
open({marker!r}, "a").write({says!r})
from timeline.intake.plugin import Importer, hookimpl
@hookimpl
def timeline_importers() -> tuple[Importer, ...]:
    return ()
"""


@pytest.fixture
def above(tmp_path):
    """A workspace with a log, and an empty directory below it."""
    place = workspace.create(tmp_path / "shared")
    tyrol().write(place.log)
    (place.root / "mine").mkdir()
    return place


@pytest.fixture
def given_away():
    """Have files belong to somebody else."""
    if os.geteuid() != 0:
        pytest.skip("files are given away by root alone")

    def give(*paths):
        for path in paths:
            os.chown(path, SOMEBODY, -1)

    return give


def called(place, *arguments):
    done = CliRunner().invoke(timeline, ["-C", str(place), *arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


@pytest.mark.parametrize("part", ["root", "log", "seeds", "plugins"])
def test_one_above_of_which_a_part_is_somebody_elses_is_refused_by_name(above, given_away, part):
    assert called(above.root / "mine", "show").exit_code == 0
    given_away(getattr(above, part))
    for arguments in (("show",), ("import",), ("verify",)):
        refused = called(above.root / "mine", *arguments)
        assert (refused.exit_code, refused.stdout) == (2, "")
        assert f"the workspace in {above.root} belongs to somebody else" in refused.stderr


def test_one_that_is_named_is_shown_where_all_of_it_is_one_persons(above, given_away):
    given_away(above.log)
    assert "belongs to somebody else" in called(above.root, "show").stderr
    given_away(above.root, above.log, above.seeds, above.plugins)
    assert called(above.root, "show").exit_code == 0
    assert called(above.root / "mine", "show").exit_code == 2


def test_one_that_the_user_trusts_is_taken_from_below_it(above, given_away):
    given_away(above.root, above.log, above.seeds, above.plugins)
    assert called(above.root, "trust").exit_code == 0
    assert called(above.root / "mine", "show").exit_code == 0


def test_another_directory_under_a_trusted_path_is_not_trusted(above, given_away):
    given_away(above.root, above.log, above.seeds, above.plugins)
    assert called(above.root, "trust").exit_code == 0
    shutil.copytree(above.root, above.root.with_name("other"))
    shutil.move(above.root, above.root.with_name("gone"))
    shutil.move(above.root.with_name("other"), above.root)
    given_away(above.root, above.log, above.seeds, above.plugins)
    assert called(above.root / "mine", "show").exit_code == 2


def test_of_a_trusted_plugin_the_bytes_are_run_that_were_looked_at_and_none_compiled_beside_them(above, tmp_path):
    marker = tmp_path / "ran"
    plugin = above.plugins / "herald.py"
    plugin.write_text(PLUGIN.format(marker=str(marker), says="evil."))
    seen = plugin.stat()
    py_compile.compile(str(plugin), doraise=True)
    plugin.write_text(PLUGIN.format(marker=str(marker), says="plain"))
    os.utime(plugin, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert plugin.stat().st_size == seen.st_size
    assert list(above.plugins.glob("__pycache__/herald.*.pyc"))
    assert called(above.root, "trust").exit_code == 0
    assert called(above.root, "plugins", "list").exit_code == 0
    assert set(marker.read_text().split("plain")) == {""}
