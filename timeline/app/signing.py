"""Heads of a log signed as git tags: who has the tag and the key knows that nothing before it was altered or cut.

git signs and checks, with gpg or ssh as its user has set it up. What a repository's own configuration says of programs
to run and of keys to believe counts only where the workspace is trusted.
"""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

from timeline import trust
from timeline.errors import TimelineError
from timeline.log.check import heads

if TYPE_CHECKING:
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


def sign_heads(workspace: Workspace) -> str:
    """Sign the heads of the log as a tag of the repository it lies in; return the tag. Raises SigningError."""
    noted = trust.of(workspace.root)
    if not (noted.own or noted.owner):
        why = "its repository may have git run what it likes; if it is yours: timeline trust"
        raise SigningError(f"{workspace.root}: {why}")
    seals = heads(workspace.log)
    if not seals:
        raise SigningError(f"{workspace.log}: it has no head yet")
    tag = f"{PREFIX}{seals[0][:12]}"
    _git(workspace, "tag", "-s", tag, "-m", "Heads of the log\n\n" + "\n".join(seals))
    return tag


def signed_seals(workspace: Workspace) -> dict[str, str]:
    """Return the seals that signed tags hold, each with which; every such tag must be signed by somebody known.

    Raises SigningError of one that is not, and where there is none.
    """
    found: dict[str, str] = {}
    for tag in _git(workspace, "tag", "--list", f"{PREFIX}*").split():
        _git(workspace, *_overrides(workspace), "verify-tag", "--", tag)
        body = _git(workspace, "for-each-ref", "--format=%(contents:body)", f"refs/tags/{tag}")
        found.update(dict.fromkeys(_SEAL.findall(body), f"signed in the tag {tag}"))
    if not found:
        raise SigningError(f"{workspace.root}: no head of the log is signed; timeline head --sign does it")
    return found


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
