"""Look at every kind of page in Chromium: `python look.py SITE TOOLS`. Needs nothing of timeline.

TOOLS is a folder with the npm packages axe-core and vnu-jar. Told is what is wrong; nothing, and status 0, where all
is right.
"""

import functools
import http.server
import json
import shutil
import subprocess
import sys
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

SITE, TOOLS = Path(sys.argv[1]), Path(sys.argv[2]) / "node_modules"
FOLDERS = ("", "region", "figures", "pledge", "article", "event")
SAMPLE = 4  # pages of a kind
NARROW = {"width": 360, "height": 800}
# The checker has no address, and so no 'self'; what language names and payloads look like is no matter.
BESIDE = ("Resource violates Content Security Policy (meta tag)", "This document appears to be written in")


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def pages():
    return [page for folder in FOLDERS for page in sorted((SITE / folder).glob("*.html"))[:SAMPLE]]


def served():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(SITE)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/"


def looked_at(browser, base, scheme):
    axe = (TOOLS / "axe-core" / "axe.min.js").read_text()
    page = browser.new_context(viewport=NARROW, color_scheme=scheme).new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: (said.append(f"a dialog: {dialog.message}"), dialog.dismiss()))
    for path in pages():
        said.clear()
        name = path.relative_to(SITE).as_posix()
        page.goto(base + name)
        page.evaluate(axe)
        for found in page.evaluate("axe.run(document, {preload: false})")["violations"]:
            yield f"{name} ({scheme}): axe: {found['id']}: {found['nodes'][0]['html'][:200]}"
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if over > 0:
            yield f"{name} ({scheme}): {over} px wider than a screen of {NARROW['width']}"
        yield from (f"{name} ({scheme}): {told}" for told in said)


def checked():
    jar = TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar"
    asked = ["java", "-jar", str(jar), "--stdout", "--format", "json", "--exit-zero-always", *map(str, pages())]
    for found in json.loads(subprocess.run(asked, capture_output=True, text=True, check=True).stdout)["messages"]:
        if not found["message"].startswith(BESIDE):
            yield f"{found['url']}:{found.get('lastLine')}: {found['type']}: {found['message']}"


def main():
    wrong = list(checked())
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        base = served()
        for scheme in ("light", "dark"):
            wrong += looked_at(browser, base, scheme)
        browser.close()
    print(*wrong, sep="\n")
    print(f"{len(pages())} pages, light and dark, {len(wrong)} faults")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
