"""What every command is handed: where it was called, and the workspace that is found from there."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from timeline.app.bench import Bench
    from timeline.app.opening import OpenWorkspace
    from timeline.workspace import Workspace


_SHOWN = 20  # lines of a log that are named by every view


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
        """Open the workspace that is found, for one view; what is worth knowing is said on stderr.

        Lines of the log that are not as they should be are named there too; then it leaves with status 1 in the end.
        """
        from timeline.app.opening import flaws_told, opened, uncollected
        from timeline.faces.cli.output import fault, notice

        with uncollected(), opened(self.workspace(), notice) as space:
            wrong = flaws_told(space.workspace, space.log)
            for told in wrong[:_SHOWN]:
                fault(told)
            if len(wrong) > _SHOWN:
                fault(f"{len(wrong) - _SHOWN:,} more lines are not as they should be; timeline verify names them all")
            yield space
        if wrong:
            sys.exit(1)

    def bench(self, by: str | None) -> Bench:
        """Return where the log of the workspace that is found is judged, by `by` or whoever git says it is."""
        from timeline.app.bench import Bench
        from timeline.faces.cli.output import notice

        return Bench(self.workspace(), by, notice)
