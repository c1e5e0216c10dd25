"""Heads of a log signed by minisign, where its user has it: in files of `heads/`, each beside its signature.

Whose signatures count is told by the user's own public key and by nothing in the workspace.
"""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from timeline.errors import TimelineError, UsageError
from timeline.unfollowed import leads_out, write_below

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.workspace import Workspace

ENDING = ".minisig"
_FOLDER = "heads"
_SEAL = re.compile(r"^[0-9a-f]{64}$", re.MULTILINE)
_MOST = 65_536  # bytes of a file of heads, or of a signature
_KEY = re.compile(r"RW[A-Za-z0-9+/=]{54}")
_SECONDS = 60


class MinisignError(TimelineError):
    """Heads that minisign cannot sign, or signatures that do not hold."""


class NoPublicKeyError(UsageError):
    """Nobody has told whose signatures are to be believed."""

    def __init__(self, key: str | None) -> None:
        told = (
            f"{key}: no public key of minisign, and no file of one" if key else "whose signatures are to be believed?"
        )
        super().__init__(f"{told}; name a public key of minisign, or its file: timeline verify --signed --key KEY")


def signed_files(workspace: Workspace) -> list[Path]:
    """Return the signatures that lie in the workspace, by name."""
    return sorted((workspace.root / _FOLDER).glob(f"*{ENDING}"))


def sign_by_minisign(workspace: Workspace, seals: Sequence[str]) -> str:
    """Sign seals with the user's secret key, as minisign is set up; return the path of the signature.

    minisign may ask for a password on the terminal. Raises MinisignError, InTheWayError, OSError.
    """
    file = workspace.root / _FOLDER / f"{seals[0][:12]}.txt"
    content = "".join(f"{seal}\n" for seal in seals).encode()
    with TemporaryDirectory() as folder:
        copy = Path(folder, file.name)
        copy.write_bytes(content)
        _minisign(["-S", "-t", f"heads of a log: {seals[0][:12]}", "-m", str(copy)], asking=True)
        signature = copy.with_name(copy.name + ENDING).read_bytes()
    write_below(workspace.root, file, content)
    beside = file.with_name(file.name + ENDING)
    write_below(workspace.root, beside, signature)
    return beside.relative_to(workspace.root).as_posix()


def minisigned_seals(workspace: Workspace, key: str | None) -> dict[str, str]:
    """Return the seals that files of `heads/` hold, each with which; every signature must be of the key.

    `key` is a public key of minisign or its file; unless given, the user's own. Raises MinisignError,
    NoPublicKeyError.
    """
    found: dict[str, str] = {}
    believed = _believed(key)
    for beside in signed_files(workspace):
        name = beside.relative_to(workspace.root).as_posix()
        with TemporaryDirectory() as folder:
            copy = Path(folder, "heads")
            content = _content(workspace, beside.with_name(beside.name.removesuffix(ENDING)))
            copy.write_bytes(content)
            copy.with_name(f"heads{ENDING}").write_bytes(_content(workspace, beside))
            _minisign(["-V", "-q", *believed, "-m", str(copy)], what=name)
        found.update(dict.fromkeys(_SEAL.findall(content.decode("utf-8", "replace")), f"signed in {name}"))
    return found


def _content(workspace: Workspace, path: Path) -> bytes:
    """Return what a file says, its line ends as they were signed. Raises MinisignError."""
    from timeline.intake.documents.loading import DocumentError, content_of

    name = path.relative_to(workspace.root).as_posix()
    if leads_out(path, workspace.root):
        raise MinisignError(f"{name}: leads out of the workspace through a link")
    try:
        return content_of(path, name, _MOST).replace(b"\r\n", b"\n")
    except DocumentError as error:
        raise MinisignError(str(error)) from None


def _believed(key: str | None) -> list[str]:
    """Return how minisign is told whose signatures count. Raises NoPublicKeyError."""
    if key is not None and _KEY.fullmatch(key):
        return ["-P", key]
    own = Path(os.environ.get("MINISIGN_CONFIG_DIR") or "~/.minisign", "minisign.pub")
    file = (Path(key) if key is not None else own).expanduser().absolute()
    if not file.is_file():
        raise NoPublicKeyError(key)
    return ["-p", str(file)]


def _minisign(arguments: list[str], *, what: str = "minisign", asking: bool = False) -> None:
    """Call minisign, in no folder of the workspace; where it asks, the terminal is its own."""
    try:
        done = subprocess.run(  # noqa: S603 - what is asked of it is written above
            ["minisign", *arguments],  # noqa: S607 - the user's
            cwd=Path(arguments[-1]).parent,
            stdin=None if asking else subprocess.DEVNULL,
            stdout=2 if asking else subprocess.PIPE,
            stderr=None if asking else subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            timeout=None if asking else _SECONDS,
            check=False,
        )
    except FileNotFoundError:
        raise MinisignError(f"{what}: minisign is not installed here, or not on the PATH") from None
    except (OSError, subprocess.SubprocessError) as error:
        raise MinisignError(f"{what}: minisign cannot be asked: {error}") from None
    if done.returncode != 0:
        said = " ".join((done.stdout or "").split()) or f"minisign left with status {done.returncode}"
        raise MinisignError(f"{what}: {said}")
