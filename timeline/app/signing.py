"""Heads of a log signed as git tags, or by minisign: whoever has the key knows that nothing before was altered or cut.

git signs and checks, with gpg or ssh as its user has set it up. What a repository's own configuration says of programs
to run and of keys to believe counts only where the workspace is trusted.
"""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

from timeline import trust
from timeline.app.minisigning import minisigned_seals, sign_by_minisign, signed_files
from timeline.errors import TimelineError
from timeline.log.check import heads

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from timeline.workspace import Workspace

PREFIX = "timeline-head-"
_SEAL = re.compile(r"^[0-9a-f]{64}$", re.MULTILINE)
_SECONDS = 60
_OWN = (  # what a repository may set to have something run or believed, and what holds unless its user says otherwise
    ("gpg.program", "gpg"),
    ("gpg.openpgp.program", "gpg"),
    ("gpg.x509.program", "gpgsm"),
    ("gpg.ssh.program", "ssh-keygen"),
    ("gpg.ssh.defaultKeyCommand", ""),
    ("gpg.ssh.allowedSignersFile", "/dev/null"),
    ("gpg.ssh.revocationFile", "/dev/null"),
)


class SigningError(TimelineError):
    """Heads that cannot be signed, or signatures that do not hold."""


def sign_heads(workspace: Workspace, program: str = "git") -> str:
    """Sign the heads of the log, as a tag of the repository it lies in or by minisign; return where it says so.

    Raises SigningError, MinisignError, InTheWayError, OSError.
    """
    seals = heads(workspace.log)
    if not seals:
        raise SigningError(f"{workspace.log}: it has no head yet")
    if program == "minisign":
        return sign_by_minisign(workspace, seals)
    return f"the tag {_tagged(workspace, seals)}"


def _tagged(workspace: Workspace, seals: Sequence[str]) -> str:
    noted = trust.of(workspace.root)
    if not (noted.own or noted.owner):
        why = "its repository may have git run what it likes; if it is yours: timeline trust"
        raise SigningError(f"{workspace.root}: {why}")
    tag = f"{PREFIX}{seals[0][:12]}"
    _git(workspace, "tag", "-s", tag, "-m", "Heads of the log\n\n" + "\n".join(seals))
    return tag


def signed_seals(workspace: Workspace, key: str | None = None) -> dict[str, str]:
    """Return the seals that are signed, each with where; every signature must be of somebody known.

    `key` is the public key whose signatures by minisign are believed. Raises SigningError of one that is not, and where
    there is none; MinisignError, NoPublicKeyError.
    """
    found = minisigned_seals(workspace, key) if signed_files(workspace) else {}
    if not found or _is_repository(workspace.root):
        found |= _tagged_seals(workspace)
    if not found:
        raise SigningError(f"{workspace.root}: no head of the log is signed; timeline head --sign does it")
    return found


def _tagged_seals(workspace: Workspace) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in _git(workspace, "tag", "--list", f"{PREFIX}*").split():
        _git(workspace, *_overrides(workspace), "verify-tag", "--", tag)
        body = _git(workspace, "for-each-ref", "--format=%(contents:body)", f"refs/tags/{tag}")
        found.update(dict.fromkeys(_SEAL.findall(body), f"signed in the tag {tag}"))
    return found


def _is_repository(root: Path) -> bool:
    return any((folder / ".git").exists() for folder in (root, *root.parents))


def _overrides(workspace: Workspace) -> list[str]:
    """Return what makes git believe its user's configuration and not the repository's."""
    noted = trust.of(workspace.root)
    if noted.own or noted.owner:
        return []
    told = []
    for name, usual in _OWN:
        done = _run(workspace, "config", "--global", "--get", name)
        told += ["-c", f"{name}={done.stdout.strip() or usual}"]
    return told


def _git(workspace: Workspace, *arguments: str) -> str:
    done = _run(workspace, *arguments)
    if done.returncode != 0:
        said = " ".join(done.stderr.split()) or f"it left with status {done.returncode}"
        raise SigningError(f"git {' '.join(arguments)[:80]}: {said}")
    return done.stdout


def _run(workspace: Workspace, *arguments: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(  # noqa: S603 - what is asked of git is written above
            ["git", "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", *arguments],  # noqa: S607 - the user's
            cwd=workspace.root,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise SigningError(f"git cannot be asked: {error}") from None
