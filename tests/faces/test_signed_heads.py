"""Heads signed as git tags, by a key that git's user believes, and by nobody else's."""

import os
import shutil
import subprocess

import pytest
from click.testing import CliRunner

from timeline.faces.cli import timeline

pytestmark = pytest.mark.skipif(not (shutil.which("git") and shutil.which("ssh-keygen")), reason="no git or ssh-keygen")


def git(place, *arguments):
    subprocess.run(["git", *arguments], cwd=place.root, check=True, capture_output=True)


def called(place, *arguments):
    return CliRunner().invoke(timeline, ["-C", str(place.root), *arguments])


@pytest.fixture
def repository(workspace, tmp_path, monkeypatch):
    """The workspace as a repository, whose user signs with an ssh key that he believes himself."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    for name in [name for name in os.environ if name.startswith(("GIT_AUTHOR", "GIT_COMMITTER"))]:
        monkeypatch.delenv(name)
    key = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    (tmp_path / "signers").write_text(f"ann@example.org {key.with_suffix('.pub').read_text()}")
    for name, value in (
        ("user.name", "Ann"),
        ("user.email", "ann@example.org"),
        ("gpg.format", "ssh"),
        ("user.signingKey", str(key)),
        ("gpg.ssh.allowedSignersFile", str(tmp_path / "signers")),
    ):
        git(workspace, "config", "--global", name, value)
    git(workspace, "init", "-q")
    git(workspace, "add", "-A")
    git(workspace, "commit", "-qm", "first")
    return workspace


def test_a_signed_head_is_held_by_the_log_or_missed(repository, log):
    assert "no head of the log is signed" in called(repository, "verify", "--signed").stderr
    signed = called(repository, "head", "--sign")
    assert (signed.exit_code, "signed in the tag timeline-head-" in signed.stderr) == (0, True)
    assert "signed: timeline-head-" in called(repository, "verify", "--signed").stdout
    whole = repository.log.read_bytes()
    repository.log.write_bytes(b"".join(whole.splitlines(keepends=True)[:1]))
    missed = called(repository, "verify", "--signed", "--forget")
    assert (missed.exit_code, "signed in the tag timeline-head-" in missed.stderr) == (1, True)


def test_a_strangers_repository_decides_neither_what_runs_nor_whom_to_believe(repository, tmp_path, monkeypatch):
    assert called(repository, "head", "--sign").exit_code == 0
    marker = tmp_path / "ran"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch '{marker}'\n")
    program.chmod(0o755)
    (tmp_path / "clone").mkdir()
    shutil.copytree(repository.root, tmp_path / "clone" / "work")
    clone = type(repository)(tmp_path / "clone" / "work")
    for name in ("gpg.ssh.program", "gpg.program", "gpg.ssh.defaultKeyCommand", "core.fsmonitor"):
        git(clone, "config", name, str(program))
    git(clone, "config", "gpg.ssh.allowedSignersFile", str(tmp_path / "other"))
    assert called(clone, "verify", "--signed").exit_code == 0
    assert "timeline trust" in called(clone, "head", "--sign").stderr
    (tmp_path / "signers").write_text("")
    assert called(clone, "verify", "--signed").exit_code == 1
    assert not marker.exists()
