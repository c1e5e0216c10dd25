"""The made-up press of examples/press holds: imported again, its articles give the lines that its log has."""

import json
import shutil
from pathlib import Path

from click.testing import CliRunner

from timeline.faces.cli import timeline

PRESS = Path(__file__).resolve().parents[2] / "examples" / "press"
PAPERS = {"courier": "Inn Valley Courier", "echo": "Mountain Echo", "tidings": "Lech Tidings"}


def called(root, *arguments):
    done = CliRunner().invoke(timeline, ["-C", str(root), *arguments], env={"TIMELINE_BY": "timeline"})
    assert done.exit_code == 0, done.output
    return done.stdout


def imported(root):
    for folder, paper in PAPERS.items():
        called(root, "import", str(root / "seeds" / folder), "--publisher", paper)


def lines(root):
    return [json.loads(line) for line in (root / "events.jsonl").read_bytes().splitlines()]


def test_importing_the_press_again_gives_the_lines_of_its_log(tmp_path, accept):
    if accept:
        imported(PRESS)
    shutil.copytree(PRESS / "seeds", tmp_path / "seeds")
    (tmp_path / "plugins").mkdir()
    (tmp_path / "events.jsonl").touch()
    imported(tmp_path)
    made, held = ({line["id"] for line in lines(root)} for root in (tmp_path, PRESS))
    assert made <= held
    assert "20 articles" in (PRESS / "README.md").read_text().replace("Twenty", "20")


def test_the_press_has_something_to_say():
    kinds = {line["type"] for line in lines(PRESS)}
    assert {"pledge", "follow_up", "figure", "agreement", "meeting", "statement", "link", "assessment"} <= kinds
    assert called(PRESS, "due", "--as-of", "2026-01-05", "--within", "1y", "--format", "jsonl").count("\n") > 1
    assert called(PRESS, "pledges", "--overdue", "--as-of", "2026-01-05", "--format", "jsonl")
