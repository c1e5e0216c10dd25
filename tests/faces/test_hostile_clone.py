"""A stranger's clone: whatever it brings along, no command in it runs anything of it or touches anything outside."""

import os
import shutil
import sqlite3
from contextlib import suppress

import pytest
from click.testing import CliRunner

from tests.views.story import tyrol
from timeline.faces.cli import COMMANDS, timeline
from timeline.index import store
from timeline.workspace import Workspace

EVIL = "open({marker!r}, 'a').write('ran')\n"
HOOK = "#!/bin/sh\ntouch '{marker}'\n"
SAMPLE = (
    "Herald\nFiled: 3 February 2021, 10:15\nGovernor visits the port\n\n“We will build two berths by 2024,” he said.\n"
)
CALLS = {
    "init": [("init", "."), ("init", "inner")],
    "import": [
        ("import",),
        ("import", "--without-plugins"),
        ("import", "--dry-run", "--without-plugins"),
        ("import", "--importer", "evil"),
        ("import", "-"),
        ("import", "--without-plugins", "-"),
    ],
    "parts": [("parts", "--out", "."), ("parts", "--out", "parted"), ("parts", "x.arc", "--out", "odd")],
    "spark": [
        ("spark", "dossiers", "odd"),
        ("spark", "view", "history", "--dossiers", "odd"),
        ("spark", "proposals", "--dossiers", "odd"),
        ("spark", "import", "x.arc", "--out", "odd"),
    ],
    "show": [("show",), ("show", "--region", "RU"), ("show", "--limit", "1", "--format", "jsonl")],
    "pledges": [("pledges",)],
    "figures": [("figures",)],
    "articles": [("articles",)],
    "status": [("status",)],
    "due": [("due",)],
    "log": [("log",), ("log", "--peek")],
    "chain": [("chain", "{tunnel}")],
    "read": [("read", "seeds"), ("read", "--importer", "evil", "seeds"), ("read", "--explain", "plain.txt")],
    "dates": [("dates", "tomorrow", "--base", "2022-05-13")],
    "why": [("why", "{tunnel}"), ("why", "{dug}", "--format", "json")],
    "open": [("open", "{tunnel}"), ("open", "{dug}", "--browser")],
    "add": [("add", "pledge", "plain.txt", "will", "--promiser", "Tyrol", "--yes")],
    "alias": [("alias", "Ann Ash", "Anna Ash", "--yes")],
    "completion": [("completion", "bash")],
    "link": [("link", "{tunnel}", "{dug}", "--yes")],
    "unlink": [("unlink", "{tunnel}", "{dug}", "--yes")],
    "assess": [("assess", "{tunnel}", "kept", "--evidence", "{dug}", "--yes")],
    "correct": [("correct", "{tunnel}", "date", "2022", "--yes")],
    "retract": [("retract", "{dug}", "--yes")],
    "review": [("review",), ("review", "--list")],
    "site": [("site", "torn/site"), ("site", "seeds")],
    "serve": [("serve", "--host", "192.0.2.1")],  # an address for documents, where nothing can listen
    "watch": [("watch", "--list"), ("watch", "--once", "--without-plugins"), ("watch", "--once")],
    "ask": [("ask", "--endpoint", "http://127.0.0.1:9/v1", "--model", "toy")],
    "export": [("export", "csv"), ("export", "jsonld")],
    "verify": [("verify",)],
    "head": [("head",)],
    "rebuild": [("rebuild",)],
    "plugins": [
        ("plugins", "list"),
        ("plugins", "test"),
        ("plugins", "test", "evil"),
        ("plugins", "test", "--accept"),
        ("plugins", "new", "herald", "--sample", "plain.txt"),
    ],
}


SETTINGS = "by = 'Ann Ash'\npager = {touch}\n[watch]\nhook = {touch}\n"
# A place of the machine's own, where nobody outside has a say; what is handed alerts is told in timeline.toml, in vain.
FEEDS = """
[[feed]]
url = "http://127.0.0.1:9/feed"

[[page]]
url = "http://169.254.169.254/latest"

[alerts]
due = ["30d"]
"""


class Victim:
    """What lies outside of the clone: `harmed` says what became of it."""

    def __init__(self, folder):
        self.folder = folder
        self.marker = folder / "ran"
        self.precious = folder / "precious"
        self.precious.mkdir(parents=True)
        for name in ("file", "other", "holder"):
            (self.precious / name).write_text("precious\n")
        self.before = self.seen()

    def seen(self):
        return {path.name: path.read_bytes() for path in self.precious.iterdir()}

    def harmed(self):
        if self.marker.exists():
            return "something of the clone was run"
        return "" if self.seen() == self.before else f"{self.seen()}"


@pytest.fixture
def victim(tmp_path):
    return Victim(tmp_path / "home")


@pytest.fixture
def clone(tmp_path, victim):
    root = tmp_path / "clone"
    for name in ("seeds", "plugins/__pycache__", ".timeline", "tests/plugins/evil", ".git/hooks"):
        (root / name).mkdir(parents=True)
    evil = EVIL.format(marker=str(victim.marker))
    for name in ("plugins/evil.py", "plugins/json.py", "plugins/__init__.py", "click.py", "msgspec.py", "timeline.py"):
        (root / name).write_text(evil)
    (root / "seeds" / "page.txt").write_text(SAMPLE)
    (root / "plain.txt").write_text(SAMPLE)
    (root / "timeline.toml").write_text(
        f"by = 'Ann Ash'\npager = 'touch {victim.marker}'\n[watch]\nhook = 'touch {victim.marker}'\n"
    )
    (root / "tests/plugins/evil/sample.txt").write_text(SAMPLE)
    link(root / "tests/plugins/evil/sample.jsonl", victim.precious / "file")
    odd_names(root / "seeds", victim)
    hostile_state(root / ".timeline", victim)
    hostile_git(root / ".git", victim)
    hostile_answers(root / "answers", victim)
    hostile_parts(root / "parted", victim)
    (root / "feeds.toml").write_text(FEEDS)
    link(root / "torn", victim.precious)
    log = tyrol()
    log.write(root / "events.jsonl")
    with (root / "events.jsonl").open("ab") as file:
        file.write(b'{"v":1,"torn')
    return Workspace(root), log


def link(path, target):
    path.symlink_to(target)


def odd_names(seeds, victim):
    for name in (b"-rf.txt", b"a;touch b.txt", b"line\nbreak.txt", b"\xff\xfe.txt", b"\x1b[2Jx.txt"):
        (seeds / os.fsdecode(name)).write_text(SAMPLE)
    link(seeds / "itself.txt", seeds / "itself.txt")
    link(seeds / "secret.txt", victim.precious / "file")
    link(seeds / "folder", victim.precious)
    link(seeds / "127.0.0.1", victim.precious)
    os.mkfifo(seeds / "pipe.txt")


def hostile_state(state, victim):
    """An index that hides everything, with a journal that names a file to be deleted; links in place of locks."""
    with sqlite3.connect(state / store.NAME) as db:
        db.executescript("CREATE TABLE mark (x); PRAGMA user_version = 3")
    db.close()
    name = str(victim.precious / "other").encode()
    journal = bytes.fromhex("d9d505f920a163d7") + bytes(504) + name
    (state / f"{store.NAME}-journal").write_bytes(journal + len(name).to_bytes(4, "big") + bytes(4) + journal[:8])
    link(state / "lock", victim.precious / "file")
    link(state / "lock.holder", victim.precious / "holder")
    link(state / "quarantine", victim.precious)


def hostile_answers(answers, victim):
    """Answers of a model: one no JSON, one that never ends, folders and settings that lead elsewhere."""
    (answers / "ab").mkdir(parents=True)
    (answers / "ab" / f"{'ab' * 32}.json").write_text('{"events": [[[')
    os.mkfifo(answers / "ab" / f"{'ab' * 31}cd.json")
    link(answers / "cd", victim.precious)
    link(answers / "settings", victim.precious)


def hostile_parts(parted, victim):
    """Parts of which one is a pipe, one a link, one no manifest; links in place of the log, the lock and the list."""
    (parted / "parts").mkdir(parents=True)
    os.mkfifo(parted / "parts" / f"{'a' * 16}.json")
    link(parted / "parts" / f"{'b' * 16}.json", victim.precious / "file")
    (parted / "parts" / f"{'c' * 16}.json").write_text("[" * 10_000)
    for name in ("events.jsonl", "parts.json"):
        link(parted / name, victim.precious / "file")
    link(parted / ".timeline", victim.precious)


def hostile_git(git, victim):
    hook = git / "hooks" / "reference-transaction"
    hook.write_text(HOOK.format(marker=victim.marker))
    hook.chmod(0o755)
    config = "[core]\n\trepositoryformatversion = 0\n\tfsmonitor = {0}\n\tpager = {0}\n[gpg]\n\tprogram = {0}\n"
    (git / "config").write_text(config.format(hook) + "[user]\n\tname = \x1b[31mEve\n")
    (git / "HEAD").write_text("ref: refs/heads/main\n")
    for name in ("objects", "refs"):
        (git / name).mkdir()


def called(root, arguments, **told):
    done = CliRunner().invoke(timeline, ["-C", str(root), *arguments], input=SAMPLE, **told)
    assert done.exception is None or isinstance(done.exception, SystemExit), (arguments, done.exception)
    assert "\x1b" not in done.output, arguments
    return done


def test_every_command_is_called_in_a_hostile_clone():
    assert set(CALLS) | {"trust"} == set(COMMANDS)


def test_what_a_clone_follows_is_asked_of_no_private_place_and_handed_to_no_command_of_its_own(clone, victim):
    place, _ = clone
    told = called(place.root, ("watch", "--once", "--without-plugins")).output
    assert "http://127.0.0.1:9/feed: failed once" in told
    assert "http://169.254.169.254/latest: failed once" in told
    assert not victim.harmed()


@pytest.mark.parametrize("command", CALLS)
def test_no_command_in_a_hostile_clone_does_harm(clone, victim, command, monkeypatch):
    place, log = clone
    monkeypatch.chdir(place.root)
    for arguments in CALLS[command]:
        called(place.root, [one.format(**log.ids) for one in arguments])
        assert not victim.harmed(), arguments


def test_what_a_clone_brings_along_hides_nothing(clone, victim):
    place, log = clone
    shown = called(place.root, ("show", "--format", "jsonl")).stdout
    assert log.ids["tunnel"] in shown
    assert not victim.harmed()


@pytest.mark.parametrize("name", ["events.jsonl", ".timeline", "seeds", "plugins", "tests"])
def test_nothing_is_written_or_deleted_through_a_link(clone, victim, name):
    place, log = clone
    path = place.root / name
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    link(path, victim.precious / "file" if name == "events.jsonl" else victim.precious)
    for arguments in (
        ("import",),
        ("import", "--without-plugins", "-"),
        ("retract", log.ids["dug"], "--yes"),
        ("rebuild",),
        ("plugins", "new", "herald", "--sample", "plain.txt"),
        ("plugins", "test", "--accept"),
    ):
        with suppress(FileNotFoundError):
            called(place.root, arguments)
        assert not victim.harmed(), (name, arguments)


def test_a_plugin_runs_once_it_is_trusted_and_is_asked_for_again_when_it_changes(clone, victim):
    place, _ = clone
    refused = called(place.root, ("import", "plain.txt"))
    assert refused.exit_code == 2
    assert "plugins/evil.py, plugins/json.py: a plugin that came with the workspace, or has changed" in refused.stderr
    assert "left out" in called(place.root, ("plugins", "list")).stderr
    (place.plugins / "json.py").unlink()
    assert "trusted now  plugins/evil.py" in called(place.root, ("trust",)).stdout
    called(place.root, ("plugins", "list"))
    assert victim.marker.exists()
    victim.marker.unlink()
    (place.plugins / "evil.py").write_text((place.plugins / "evil.py").read_text() + "\n")
    assert called(place.root, ("import", "plain.txt")).exit_code == 2
    called(place.root, ("plugins", "test", "evil"))
    assert not victim.harmed()
