"""Where a workspace is, and making one without touching what stands there."""

import pytest

from timeline import workspace
from timeline.errors import TimelineError, UsageError


def test_a_new_workspace_has_everything(tmp_path):
    made = workspace.create(tmp_path / "a" / "b")
    assert made.log.read_bytes() == b""
    assert made.seeds.is_dir()
    assert made.plugins.is_dir()
    assert "events.jsonl merge=union" in (made.root / ".gitattributes").read_text()
    assert ".timeline/" in (made.root / ".gitignore").read_text()
    assert made.state == made.root / ".timeline"
    assert not made.state.exists()
    assert not made.aside.exists()


def test_it_is_found_from_anywhere_inside(tmp_path):
    made = workspace.create(tmp_path / "work")
    deep = made.seeds / "x" / "y"
    deep.mkdir(parents=True)
    assert workspace.find(deep) == workspace.find(made.root) == made


def test_the_nearest_one_is_taken(tmp_path):
    workspace.create(tmp_path)
    inner = workspace.create(tmp_path / "inner")
    assert workspace.find(inner.seeds) == inner


def test_seeds_and_plugins_without_a_log_are_a_workspace(tmp_path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "plugins").mkdir()
    assert workspace.find(tmp_path).root == tmp_path


def test_none_is_a_clear_error(tmp_path):
    (tmp_path / "seeds").mkdir()
    with pytest.raises(UsageError, match=r"no workspace in .*timeline init DIR") as told:
        workspace.find(tmp_path / "seeds")
    assert told.value.exit_status == 2


def test_a_relative_start_is_read_from_here(tmp_path, monkeypatch):
    made = workspace.create(tmp_path / "work")
    monkeypatch.chdir(made.seeds)
    assert workspace.find(workspace.Path()) == made


def test_a_second_one_is_refused_and_nothing_changed(tmp_path):
    made = workspace.create(tmp_path)
    made.log.write_text("precious\n")
    with pytest.raises(UsageError, match="is there already; nothing was changed"):
        workspace.create(tmp_path)
    assert made.log.read_text() == "precious\n"


def test_files_that_stand_there_keep_every_byte(tmp_path):
    (tmp_path / ".gitignore").write_bytes(b"*.bak")
    (tmp_path / ".gitattributes").write_bytes(b"seeds/** -text\r\n")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text("old")
    made = workspace.create(tmp_path)
    assert (tmp_path / ".gitignore").read_bytes() == b"*.bak\n.timeline/\n"
    kept = (tmp_path / ".gitattributes").read_bytes()
    assert kept == b"seeds/** -text\r\nevents.jsonl merge=union text eol=lf\n"
    assert (made.seeds / "a.txt").read_text() == "old"


@pytest.mark.parametrize("name", ["seeds", "plugins"])
def test_a_file_in_the_way_is_named(tmp_path, name):
    (tmp_path / name).write_text("a file")
    with pytest.raises(UsageError, match=f"{name}: is in the way"):
        workspace.create(tmp_path)
    assert not (tmp_path / "events.jsonl").exists()


def test_a_dangling_link_under_the_logs_name_is_not_followed(tmp_path):
    (tmp_path / "events.jsonl").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageError, match="is there already"):
        workspace.create(tmp_path)
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("name", [".gitattributes", ".gitignore"])
def test_a_link_that_was_there_before_is_written_through_by_nobody(tmp_path, name):
    (tmp_path / "elsewhere").write_text("mine\n")
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / name).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(TimelineError, match=f"{name}: a link, which is not followed"):
        workspace.create(tmp_path / "work")
    assert (tmp_path / "elsewhere").read_text() == "mine\n"
    assert not (tmp_path / "work" / "events.jsonl").exists()


def test_a_place_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(TimelineError, match="cannot make a workspace"):
        workspace.create(tmp_path / "file" / "below")


def test_a_directory_that_may_not_be_looked_into_is_passed_by(tmp_path, monkeypatch):
    made = workspace.create(tmp_path / "work")
    real = workspace.Path.is_file

    def denied(path):
        if path.parent == made.seeds:
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(workspace.Path, "is_file", denied)
    assert workspace.find(made.seeds) == made


def test_a_log_that_appears_meanwhile_is_not_overwritten(tmp_path, monkeypatch):
    real = workspace._complete

    def raced(path, wanted):
        (tmp_path / "events.jsonl").write_text("somebody else's")
        real(path, wanted)

    monkeypatch.setattr(workspace, "_complete", raced)
    with pytest.raises(UsageError, match="is there already"):
        workspace.create(tmp_path)
    assert (tmp_path / "events.jsonl").read_text() == "somebody else's"


def test_what_is_ignored_already_is_not_said_twice(tmp_path):
    (tmp_path / ".gitignore").write_text(".timeline/\n")
    workspace.create(tmp_path)
    assert (tmp_path / ".gitignore").read_text() == ".timeline/\n"
