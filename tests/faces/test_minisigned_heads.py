"""Heads signed by minisign, or where it is not installed by a program that is called as it is; and by nobody else."""

import os
import shutil
import subprocess
import sys

import pytest
from click.testing import CliRunner

from timeline.faces.cli import timeline

STAND_IN = """#!{python}
import hashlib, os, pathlib, sys
a = sys.argv[1:]
file = pathlib.Path(a[a.index("-m") + 1])
beside = file.with_name(file.name + ".minisig")
own = pathlib.Path(os.environ["MINISIGN_CONFIG_DIR"], "minisign.key")
key = pathlib.Path(a[a.index("-p") + 1]) if "-p" in a else own
made = hashlib.sha256(key.read_bytes() + file.read_bytes()).hexdigest()
if a[0] == "-S":
    beside.write_text(made)
elif beside.read_text() != made:
    print("Signature verification failed")
    sys.exit(1)
"""


def called(place, *arguments):
    return CliRunner().invoke(timeline, ["-C", str(place.root), *arguments])


@pytest.fixture
def keys(tmp_path, monkeypatch):
    """The folder of a user's keys; `other.pub` in it is somebody else's."""
    folder = tmp_path / "minisign"
    folder.mkdir()
    monkeypatch.setenv("MINISIGN_CONFIG_DIR", str(folder))
    if shutil.which("minisign"):
        for name in ("other", "minisign"):
            pair = ["-p", str(folder / f"{name}.pub"), "-s", str(folder / f"{name}.key")]
            subprocess.run(["minisign", "-G", "-W", *pair], check=True, capture_output=True)
        return folder
    for name in ("minisign.key", "minisign.pub", "other.pub"):
        (folder / name).write_text(name.partition(".")[0])
    program = tmp_path / "bin" / "minisign"
    program.parent.mkdir()
    program.write_text(STAND_IN.format(python=sys.executable))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    return folder


@pytest.fixture
def signed(workspace, keys):
    done = called(workspace, "head", "--minisign")
    assert (done.exit_code, done.stderr.startswith("signed in heads/")) == (0, True), done.stderr
    return workspace


def test_a_head_signed_by_minisign_is_held_by_the_log_or_missed(signed):
    assert "signed: heads/" in called(signed, "verify", "--signed").stdout
    beside = next((signed.root / "heads").glob("*.txt"))
    beside.write_bytes(beside.read_bytes().replace(b"\n", b"\r\n"))  # as git may hand it out
    assert called(signed, "verify", "--signed").exit_code == 0
    signed.log.write_bytes(b"".join(signed.log.read_bytes().splitlines(keepends=True)[:1]))
    missed = called(signed, "verify", "--signed", "--forget")
    assert (missed.exit_code, "signed in heads/" in missed.stderr) == (1, True)


def test_the_users_key_decides_and_nothing_in_the_workspace(signed, keys):
    (signed.root / "minisign.pub").write_bytes((keys / "other.pub").read_bytes())
    assert called(signed, "verify", "--key", str(keys / "minisign.pub")).exit_code == 0
    refused = called(signed, "verify", "--signed", "--key", str(keys / "other.pub"))
    assert (refused.exit_code, refused.stderr.startswith("error: heads/")) == (1, True)
    (keys / "minisign.pub").unlink()
    assert (untold := called(signed, "verify", "--signed")).exit_code == 2
    assert "whose signatures are to be believed?" in untold.stderr
    assert called(signed, "verify", "--signed", "--key", "RWnokey").exit_code == 2


def test_a_signature_that_was_altered_or_is_a_link_is_named(signed, tmp_path):
    file = next((signed.root / "heads").glob("*.txt"))
    whole = file.read_bytes()
    file.write_bytes(b"0" * 64 + whole)
    assert "heads/" in (altered := called(signed, "verify", "--signed")).stderr
    assert altered.exit_code == 1
    (tmp_path / "elsewhere").write_bytes(whole)
    file.unlink()
    file.symlink_to(tmp_path / "elsewhere")
    assert "leads out of the workspace through a link" in called(signed, "verify", "--signed").stderr


def test_without_minisign_it_is_said_and_nothing_is_written(signed, monkeypatch):
    before = {path.name: path.read_bytes() for path in (signed.root / "heads").iterdir()}
    monkeypatch.setenv("PATH", "/nowhere")
    for arguments in (("head", "--minisign"), ("verify", "--signed")):
        done = called(signed, *arguments)
        assert (done.exit_code, "minisign is not installed here" in done.stderr) == (1, True), done.stderr
    assert {path.name: path.read_bytes() for path in (signed.root / "heads").iterdir()} == before
