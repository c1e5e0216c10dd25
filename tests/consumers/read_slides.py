"""Show the exported slides in TimelineJS in Chromium: `python read_slides.py OUT TOOLS`. Needs nothing of timeline.

TOOLS is a folder with the npm package @knight-lab/timelinejs. Told is how many slides it shows; status 0 where it shows
all, each under its own day's words, and no fault was thrown.
"""

import functools
import http.server
import json
import shutil
import sys
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

OUT, TOOLS = Path(sys.argv[1]), Path(sys.argv[2]) / "node_modules" / "@knight-lab" / "timelinejs" / "dist"
PAGE = """<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="dist/css/timeline.css">
<div id="made" style="height: 600px"></div><script src="dist/js/timeline.js"></script>
<script>
fetch("slides.json").then(told => told.json()).then(told => { window.shown = new TL.Timeline("made", told) })
</script>"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def shown(browser, slides):
    """Return how many slides TimelineJS has made, the texts on them, and the faults of the page."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(TOOLS, Path(folder) / "dist")
        (Path(folder) / "slides.json").write_bytes(slides)
        (Path(folder) / "index.html").write_text(PAGE)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_page()
        faults = []
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.goto(f"http://127.0.0.1:{server.server_port}/index.html")
        page.wait_for_selector(".tl-slide .tl-text", timeout=30_000)
        made = page.evaluate("window.shown.config.events.length")
        text = page.evaluate("document.querySelector('.tl-storyslider').textContent")
        page.close()
        server.shutdown()
        return made, text, faults


def main():
    wrong = 0
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for log in ("story", "committed"):
            slides = (OUT / f"{log}.json").read_bytes()
            told = json.loads(slides)["events"]
            made, text, faults = shown(browser, slides)
            right = made == len(told) > 0 and not faults and all(one["display_date"] in text for one in told[:2])
            wrong += not right
            print(f"TimelineJS {log}: {'all' if right else 'NOT all'} {len(told)} slides {faults or ''}")
        browser.close()
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main()
