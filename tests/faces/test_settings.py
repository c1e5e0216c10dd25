"""A user's own settings count; what a workspace settles can do no harm."""

import os

import pytest
from click.testing import CliRunner

from timeline.faces.cli import timeline

HOSTILE = [
    'by = "Ann Ash"',
    'format = "csv"',
    "pager = true",
    "region = 5",
    'region = ["tyrol", 5]',
    "region = {",
    "x" * 100_000,
    '"\x1b[2J\u202e" = 1',
    "[" * 2000,
    "a." * 1500 + "a = 1",  # which takes a parser the square of its length
]


@pytest.fixture
def own(tmp_path, monkeypatch):
    """Writes the user's own settings."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    path = tmp_path / "config" / "timeline" / "config.toml"
    path.parent.mkdir(parents=True)
    return path


def test_the_users_own_file_names_regions_format_and_who_judges(call, log, own):
    own.write_text('by = "Cleo Cent"\nregion = "bavaria"\nformat = "jsonl"\n')
    shown = call.out("show")
    assert shown.startswith("{")
    assert shown.count("\n") == len(call.json("show", "--region", "DE-BY"))
    assert len(call.json("show", "--region", "all")) > shown.count("\n")
    call("link", log.ids["tunnel"], log.ids["dug"], "--yes", env={"TIMELINE_BY": None})
    assert call.lines[-1]["by"] == "Cleo Cent"
    call("retract", log.ids["milk"], "--yes", "--by", "Ann Ash")
    assert call.lines[-1]["by"] == "Ann Ash"
    call("retract", log.ids["ready"], "--yes")
    assert call.lines[-1]["by"] == "Tester"


@pytest.mark.parametrize("told", ["by = 1", "colour = true", "format = 'xml'", "not toml", "region = 1"])
def test_what_is_wrong_in_the_users_own_file_is_told_with_its_name(call, own, told):
    own.write_text(told)
    assert "config.toml: " in call.err("show", status=2)


def test_a_file_that_others_may_write_is_not_the_users_own(call, own):
    own.write_text('format = "jsonl"')
    own.chmod(0o666)
    assert not call.out("show").startswith("{")


def test_a_workspace_may_say_what_it_is_about_and_that_is_told(call):
    (call.workspace.root / "timeline.toml").write_text('region = ["bavaria"]')
    done = call("show", "--format", "jsonl")
    assert "only bavaria, as timeline.toml says; --region all shows all" in done.stderr
    assert done.stdout.count("\n") < call.out("show", "--region", "all", "--format", "jsonl").count("\n")
    assert call.err("show", "--region", "tyrol") == ""


@pytest.mark.parametrize("told", HOSTILE)
def test_a_workspace_can_settle_nothing_else(call, log, told):
    (call.workspace.root / "timeline.toml").write_text(told)
    done = call("show")
    assert done.stdout == call.out("show", "--region", "all")
    assert "timeline.toml" in done.stderr
    assert "\x1b" not in done.stderr
    call("link", log.ids["tunnel"], log.ids["dug"], "--yes")
    assert call.lines[-1]["by"] == "Tester"


def test_a_link_in_a_workspace_is_no_settings(call, tmp_path):
    secret = tmp_path / "secret.toml"
    secret.write_text('region = "bavaria"')
    (call.workspace.root / "timeline.toml").symlink_to(secret)
    assert call.err("show") == ""
    (call.workspace.root / "timeline.toml").unlink()
    os.mkfifo(call.workspace.root / "timeline.toml")
    assert call.err("show") == ""


def test_who_judges_is_settled_for_additions_too(call, own):
    own.write_text('by = "Cleo Cent"\nregion = "bavaria"\n')
    paper = call.workspace.seeds / "paper.txt"
    paper.write_text("A bridge\n\n2 March 2021\n\nThe bridge at Imst is a thing of this decade.\n")
    call("import", "--no-progress")
    call("add", "pledge", "seeds/paper.txt", "a thing of this decade", env={"TIMELINE_BY": None})
    assert call.lines[-1]["by"] == "Cleo Cent"
    assert call.lines[-2].get("regions", []) == []


def test_a_workspace_may_be_named_behind_the_command_and_counts_with_what_it_settles(call, tmp_path):
    (call.workspace.root / "timeline.toml").write_text('region = ["bavaria"]')
    root, here = str(call.workspace.root), call.out("show", "--format", "jsonl")

    def behind(*arguments):
        return CliRunner().invoke(timeline, ["-C", str(tmp_path), *arguments])

    assert behind("show").exit_code == 2
    assert behind("show", "-C", root, "--format", "jsonl").stdout == here
    assert behind("show", "--format", "jsonl", "--region", "tyrol", "-C", root).stdout != here
    assert "text" in behind("plugins", "list", "-C", root).stdout
    assert behind("show", "-C", root + "/nowhere").exit_code == 2
