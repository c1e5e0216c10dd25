"""Look at every kind of page in Chromium: `python look.py SITE TOOLS [COMMAND…]`. Needs nothing of timeline.

TOOLS is a folder with the npm packages axe-core and vnu-jar. COMMAND serves the same log: then
its pages, with their forms, are looked at too. Told is what is wrong; nothing, and status 0, where all
is right.
"""

import functools
import http.server
import json
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

SITE, TOOLS, SERVE = Path(sys.argv[1]), Path(sys.argv[2]) / "node_modules", sys.argv[3:]
SERVED = ("review", "search?q=a", "region/none", "pledges?as_of=none", "pledges?as_of=2030&status=no_evidence")
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


def looked_at(browser, base, names, scheme, kept=None):
    """Say what is wrong with pages; `base` is opened first, and `kept` a folder for what was served."""
    axe = (TOOLS / "axe-core" / "axe.min.js").read_text()
    page = browser.new_context(viewport=NARROW, color_scheme=scheme).new_page()
    page.goto(base)
    base = base.partition("?")[0]
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: (said.append(f"a dialog: {dialog.message}"), dialog.dismiss()))
    for at, name in enumerate(names):
        said.clear()
        got = page.goto(base + name)
        if kept is not None:
            (kept / f"{at}.html").write_bytes(got.body())
        if not got.ok:
            said.clear()  # the console tells of a status that is meant
        page.evaluate(axe)
        for found in page.evaluate("axe.run(document, {preload: false})")["violations"]:
            yield f"{name} ({scheme}): axe: {found['id']}: {found['nodes'][0]['html'][:200]}"
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if over > 0:
            yield f"{name} ({scheme}): {over} px wider than a screen of {NARROW['width']}"
        yield from (f"{name} ({scheme}): {told}" for told in said)


def checked(paths):
    jar = TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar"
    asked = ["java", "-jar", str(jar), "--stdout", "--format", "json", "--exit-zero-always", *map(str, paths)]
    for found in json.loads(subprocess.run(asked, capture_output=True, text=True, check=True).stdout)["messages"]:
        if not found["message"].startswith(BESIDE):
            yield f"{found['url']}:{found.get('lastLine')}: {found['type']}: {found['message']}"


def of_site(browser):
    names = [path.relative_to(SITE).as_posix() for path in pages()]
    base = served()
    for scheme in ("light", "dark"):
        yield from looked_at(browser, base, names, scheme)
    yield from checked(pages())


def of_server(browser):
    names = [*(path.relative_to(SITE).with_suffix("").as_posix() for path in pages()), *SERVED]
    with subprocess.Popen(SERVE, stdout=subprocess.PIPE, text=True) as process, tempfile.TemporaryDirectory() as folder:
        try:
            base = process.stdout.readline().strip()
            for scheme in ("light", "dark"):
                yield from looked_at(browser, base, names, scheme, Path(folder))
            yield from checked(sorted(Path(folder).iterdir()))
            yield from answered(browser, base)
        finally:
            process.terminate()


def answered(browser, base):
    """Answer what waits by its key, and take that back by its key."""
    page = browser.new_page()
    page.goto(base)
    page.goto(f"{base.partition('?')[0]}review")
    if page.locator("[data-key=r], [data-key=x]").count() == 0:
        return
    shown = page.locator("input[name=mark]").get_attribute("value")
    for key, wanted in (("r", False), ("u", True)):
        with page.expect_navigation():
            page.keyboard.press(key if page.locator(f"[data-key={key}]").count() else "x")
        found = page.locator("input[name=mark]")
        if (found.count() > 0 and found.get_attribute("value") == shown) != wanted:
            yield f"review: the key {key} did not do its work: {page.locator('h1').inner_text()}"


def main():
    wrong = []
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        wrong += of_site(browser)
        if SERVE:
            wrong += of_server(browser)
        browser.close()
    print(*wrong, sep="\n")
    print(f"{len(pages())} pages{' as files and served' * bool(SERVE)}, light and dark, {len(wrong)} faults")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
