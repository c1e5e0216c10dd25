"""Draw docs/khabarovsk.svg: what `timeline show` prints on a terminal, from a real run in this workspace.

Usage: python tools/picture.py
"""

import os
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
COMMAND = ["timeline", "show", "--region", "khabarovsk", "--limit", "9"]
WIDTH = 110


def main() -> None:
    """Run the command as a colour terminal would see it and save the picture."""
    environment = {**os.environ, "FORCE_COLOR": "1", "COLUMNS": str(WIDTH)}
    environment.pop("NO_COLOR", None)
    shown = subprocess.run(
        [Path(sys.executable).parent / COMMAND[0], *COMMAND[1:]],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        console = Console(record=True, width=WIDTH, file=nowhere)
        console.print(Text.from_ansi(f"$ {' '.join(COMMAND)}\n{shown}"))
        console.save_svg(str(ROOT / "docs" / "khabarovsk.svg"), title="timeline")


if __name__ == "__main__":
    main()
