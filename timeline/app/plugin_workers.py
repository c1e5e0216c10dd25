"""Processes that read with the plugins that are installed, and with those of a workspace that the user trusts."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from timeline import trust
from timeline.errors import UsageError
from timeline.intake.host import discovery
from timeline.intake.run.workers import Readers

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from timeline.trust import Trust
    from timeline.workspace import Workspace

_LOOK = "look at what it does, then: timeline trust"


class UntrustedPluginsError(UsageError):
    """What is imported would be read without plugins that the workspace has and nobody trusts yet."""

    def __init__(self, files: Iterable[str]) -> None:
        super().__init__(
            f"{', '.join(files)}: a plugin that came with the workspace, or has changed; {_LOOK}; "
            "or leave it out: timeline import --without-plugins"
        )


def readers(
    workspace: Workspace | None,
    root: Path,
    *,
    jobs: int = 1,
    importer: str | None = None,
    events: bool = True,
    without_plugins: bool = False,
) -> Readers:
    """Return processes that read with the plugins installed, and with those of the workspace that are trusted.

    In a workspace that was made here and is shared with nobody all are. What models have answered, as the workspace
    holds it, is read too.
    """
    answers = workspace.answers if workspace is not None and workspace.answers.is_dir() else None
    if workspace is None or without_plugins:
        return Readers(None, root, jobs=jobs, importer=importer, events=events, answers=answers)
    noted = trust.of(workspace.root)
    trusted = None if noted.own and not _is_shared(workspace.root) else frozenset(noted.plugins.values())
    plugins = workspace.plugins
    return Readers(plugins, root, jobs=jobs, importer=importer, events=events, trusted=trusted, answers=answers)


def left_out(files: Iterable[str]) -> list[str]:
    """Return what is told of plugins that are not run."""
    return [f"{file} is left out: it came with the workspace, or has changed; {_LOOK}" for file in files]


def trust_workspace(workspace: Workspace) -> list[tuple[str, bool]]:
    """Trust the workspace as it is: that it may be somebody else's, and its plugins to the byte.

    Return the plugins, and of each whether it is new to trust. Raises NothingKeptError.
    """
    before = trust.of(workspace.root)
    digests = _digests(workspace)
    _keep(workspace, before.with_plugins(digests).with_owner())
    return [(name, before.plugins.get(name) != digest) for name, digest in digests.items()]


def trust_written(workspace: Workspace, name: str) -> None:
    """Trust a plugin that was written here just now. Raises NothingKeptError."""
    file = f"{name}.py"
    _keep(workspace, trust.of(workspace.root).with_plugins({file: _digests(workspace)[file]}, (file,)))


def trust_named(workspace: Workspace, name: str) -> None:
    """Trust what the user has made of a plugin of his own, which he names. Nothing, of any other."""
    before = trust.of(workspace.root)
    named = {file: digest for file, digest in _digests(workspace).items() if PurePosixPath(file).stem == name}
    mine = {file: digest for file, digest in named.items() if before.is_written_here(file)}
    if mine:
        trust.keep(workspace.root, before.with_plugins(mine))


def _is_shared(root: Path) -> bool:
    """Whether what others have made may come into a directory through git: it has a remote, or that cannot be told."""
    for folder in (root, *root.parents):
        git = folder / ".git"
        if git.exists():
            try:
                return b"[remote" in (git / "config").read_bytes().lower()
            except OSError:
                return True
    return False


def _digests(workspace: Workspace) -> dict[str, str]:
    files = discovery.plugin_files(workspace.plugins)
    return {path.relative_to(workspace.plugins).as_posix(): discovery.digest(raw) for path, raw in files.items()}


def _keep(workspace: Workspace, told: Trust) -> None:
    if not trust.keep(workspace.root, told):
        raise trust.NothingKeptError
