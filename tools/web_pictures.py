"""Take the pictures of docs/web/: pages of `timeline serve` over the made-up press, as Chromium shows them.

Usage: python tools/web_pictures.py TIMELINE, the command to run; playwright is needed (`make web-test` has it).
"""

import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PRESS = ROOT / "examples" / "press"
PAGES = {
    "region": "region/AT-7",
    "board": "pledges",
    "story": "pledge/{story}",
    "figures": "figures/AT-7",
    "review": "review",
}
SCREEN = {"width": 1100, "height": 900}


def main() -> None:
    """Serve the press, open each page, and save what a reader sees first; the board in the dark too."""
    command = [sys.argv[1], "-C", str(PRESS)]
    listed = subprocess.run(
        [*command, "pledges", "--status", "broken", "--format", "csv"], capture_output=True, text=True, check=True
    )
    heads, first = (line.split(",") for line in listed.stdout.splitlines()[:2])
    story = first[heads.index("id")]
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with (
        subprocess.Popen(
            [*command, "serve", "--port", "0", "--by", "reader"], stdout=subprocess.PIPE, text=True
        ) as server,
        sync_playwright() as play,
    ):
        try:
            opened = server.stdout.readline().strip()
            browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            for scheme in ("light", "dark"):
                page = browser.new_context(viewport=SCREEN, color_scheme=scheme).new_page()
                page.goto(opened)
                for name, address in PAGES.items():
                    if scheme == "dark" and name != "board":
                        continue
                    page.goto(opened.partition("?")[0] + address.format(story=story))
                    file = f"{name}.png" if scheme == "light" else f"{name}-dark.png"
                    page.screenshot(path=ROOT / "docs" / "web" / file)
            browser.close()
        finally:
            server.terminate()


if __name__ == "__main__":
    main()
