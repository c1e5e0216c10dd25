"""Write sites to be looked at, the committed log's and a hostile one: `python -m tests.browser.made OUT`."""

import sys
from pathlib import Path
from shutil import copy, copytree

from click.testing import CliRunner

from tests.views.story import Log, agreement, done, figure, meeting, pledge, statement
from timeline.faces.cli import timeline
from timeline.workspace import create

ROOT = Path(__file__).resolve().parents[2]
PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg onload=alert(1)>",
    "</title><script>alert(1)</script>",
    "{{ 7*7 }}{% raw %}",
    "javascript:alert(1)",
    "]]><script>alert(1)</script>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "\u202e\u2066evil\u0000\u001b[31m",
    "x" * 2000,
)


def hostile():
    """Return a log that has a payload wherever a page shows a text."""
    log = Log()
    for at, evil in enumerate(PAYLOADS):
        log.article(
            f"a{at}",
            [
                statement(evil, evil),
                pledge(evil, evil, deadline="2022-01-01", condition=evil, promisee=evil, quote=evil, doubt=evil),
                done(evil, evil, quote=evil),
                figure(1000 + at, unit=evil, metric=evil, period=str(2000 + at)),
                agreement((evil, evil), evil),
                meeting((evil,), evil),
            ],
            date="2021-03-02",
            title=evil,
            publisher=evil,
            url=evil if evil.startswith("java") else f"https://example.org/{evil}",
            importer=evil,
        )
    return log


def written(root, out):
    called = CliRunner().invoke(timeline, ["-C", str(root), "site", str(out)])
    if called.exit_code:
        raise SystemExit(called.output)


def main(out):
    spaces = out / "spaces"
    committed = create(spaces / "committed")
    copy(ROOT / "events.jsonl", committed.log)
    copytree(ROOT / "seeds", committed.seeds, dirs_exist_ok=True)
    evil = create(spaces / "evil")
    hostile().write(evil.log)
    for space in (committed, evil):
        written(space.root, out / space.root.name)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
