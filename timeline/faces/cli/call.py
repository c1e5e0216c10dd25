"""What every command is handed: where it was called, and the workspace that is found from there."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from timeline.app.bench import Bench
    from timeline.app.opening import OpenWorkspace
    from timeline.workspace import Workspace


class Call(Struct, frozen=True):
    """One call of the command line.

    `directory` is what `-C` named, `pager` whether long pages may go through one, `about` the file of the workspace
    that says which regions are shown unless others are asked for.
    """

    directory: Path | None = None
    pager: bool = True
    about: str | None = None

    def start(self) -> Path:
        """Return the directory from which the workspace is looked for."""
        from pathlib import Path

        return self.directory or Path.cwd()

    def workspace(self) -> Workspace:
        """Find the workspace. Raises NoWorkspaceError, ForeignWorkspaceError."""
        from timeline.workspace import find

        return find(self.start())

    def workspace_or_here(self) -> tuple[Workspace | None, Path]:
        """Return the workspace and its root; what works without one goes on from the current directory."""
        from timeline.workspace import NoWorkspaceError

        try:
            workspace = self.workspace()
        except NoWorkspaceError:
            return None, self.start()
        return workspace, workspace.root

    @contextmanager
    def opened(self) -> Iterator[OpenWorkspace]:
        """Open the workspace that is found, for one view; what is worth knowing is said on stderr."""
        from timeline.app.opening import opened, uncollected
        from timeline.faces.cli.output import notice

        with uncollected(), opened(self.workspace(), notice) as space:
            yield space

    def bench(self, by: str | None) -> Bench:
        """Return where the log of the workspace that is found is judged, by `by` or whoever git says it is."""
        from timeline.app.bench import Bench
        from timeline.faces.cli.output import notice

        return Bench(self.workspace(), by, notice)
