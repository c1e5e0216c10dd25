"""Write sites to be looked at, the committed log's and a hostile one: `python -m tests.browser.made OUT`."""

import sys
from pathlib import Path
from shutil import copy, copytree

from click.testing import CliRunner

from tests.browser.payloads import ADDRESSES, PAYLOADS
from tests.views.story import Log, agreement, done, figure, meeting, pledge, statement
from timeline.faces.cli import timeline
from timeline.workspace import create

ROOT = Path(__file__).resolve().parents[2]


def hostile():
    """Return a log that has a payload wherever a page shows a text."""
    log = Log()
    for at, evil in enumerate(PAYLOADS):
        rest = [
            figure(1000 + at, unit=evil, metric=evil, period=str(1900 + at)),
            agreement((evil, evil), evil),
            meeting((evil,), evil),
        ]
        log.article(
            f"a{at}",
            [
                statement(evil, evil),
                pledge(evil, evil, deadline="2022-01-01", condition=evil, promisee=evil, quote=evil, doubt=evil),
                done(evil, evil, quote=evil),
                *(rest if at % 4 == 0 else ()),
            ],
            date="2021-03-02",
            title=evil,
            publisher=evil,
            url=evil if evil in ADDRESSES else f"https://example.org/{evil}",
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
