"""What every command is handed: where it was called, and the workspace that is found from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from pathlib import Path

    from timeline.workspace import Workspace


class Call(Struct, frozen=True):
    """One call of the command line. `directory` is what `-C` named."""

    directory: Path | None = None

    def workspace(self) -> Workspace:
        """Find the workspace. Raises the workspace's own fault when there is none."""
        from pathlib import Path

        from timeline.workspace import find

        return find(self.directory or Path.cwd())
