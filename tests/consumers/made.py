"""Write every export of a small log and of the committed one: `python -m tests.consumers.made OUT`."""

import sys
from pathlib import Path
from shutil import copy

from click.testing import CliRunner

from tests.views.story import tyrol
from timeline.faces.cli import timeline
from timeline.faces.exchange.exchange_format import EXCHANGE_FORMATS
from timeline.workspace import create

ROOT = Path(__file__).resolve().parents[2]


def called(root, *arguments):
    done = CliRunner().invoke(timeline, ["-C", str(root), *arguments], env={"TIMELINE_BY": "Tester"})
    if done.exit_code:
        raise SystemExit(done.output)


def main(out):
    log = tyrol()
    story = create(out / "story")
    log.write(story.log)
    called(story.root, "link", log.ids["tunnel"], log.ids["dug"], "--relation", "fulfils")
    called(story.root, "assess", log.ids["tunnel"], "kept", "--evidence", log.ids["dug"])
    committed = create(out / "committed")
    copy(ROOT / "events.jsonl", committed.log)
    for space in (story, committed):
        for name, made in EXCHANGE_FORMATS.items():
            called(space.root, "export", name, str(out / f"{space.root.name}{made.suffix}"))


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
