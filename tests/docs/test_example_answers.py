"""The answers of examples/answers belong to the seeds and the made-up press: each is taken up, none is missing."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from timeline.faces.cli import timeline

ROOT = Path(__file__).resolve().parents[2]
SETS = {"seeds": 5, "examples/press/seeds": 20}
SCORER = """
import json, sys
types = [json.loads(line)["type"] for line in open(sys.argv[1], encoding="utf-8")]
row = lambda kind: {"f1": 1.0, "recall": types.count(kind), "gold": len(types)}
print(json.dumps({"types": {kind: row(kind) for kind in ("article", "pledge", "follow_up")}}))
"""


def called(space, *arguments):
    done = CliRunner().invoke(timeline, ["-C", str(space), *arguments])
    assert done.exit_code == 0, done.output
    return done.stderr + done.stdout


@pytest.fixture
def space(tmp_path):
    called(tmp_path, "init", str(tmp_path))
    shutil.copytree(ROOT / "examples/answers", tmp_path / "answers")
    for folder in SETS:
        shutil.copytree(ROOT / folder, tmp_path / "seeds", dirs_exist_ok=True)
    return tmp_path


def test_each_article_of_the_examples_has_its_answer(space):
    told = called(space, "ask", "--endpoint", "http://127.0.0.1:9/v1", "--model", "by-hand")
    assert f"0 answered, {sum(SETS.values())} known, 0 without an answer" in told
    answers = [path for path in (space / "answers").rglob("*.json") if path.parent.name != "settings"]
    assert len(answers) == sum(SETS.values())
    assert all("no model was asked" in json.loads(path.read_text("utf-8"))["made"] for path in answers)


def test_the_page_counts_the_marks_that_stand(space):
    marks = re.findall(r"(\d+) of (\d+) marks stand", called(space, "import"))
    assert marks
    lines = [json.loads(line) for line in (space / "events.jsonl").read_bytes().splitlines()]
    new = [line for line in lines if str(line.get("rule", "")).startswith("model.")]
    assert new
    assert all(line["doubt"] for line in new)
    page = " ".join((ROOT / "docs/model.md").read_text("utf-8").split())
    assert f"{len(new)} are new and in doubt" in page


def test_a_set_is_measured_by_rules_by_the_model_and_by_both(tmp_path):
    score = tmp_path / "score.py"
    score.write_text(SCORER)
    for article in sorted((ROOT / "seeds").glob("*.txt"))[-3:]:
        (tmp_path / "few").mkdir(exist_ok=True)
        shutil.copy(article, tmp_path / "few")
    asked = ["--articles", tmp_path / "few", "--score", score, "--answers", "examples/answers"]
    done = subprocess.run(
        [sys.executable, "-m", "tests.quality", *asked],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    head, *rows = done.stdout.splitlines()
    assert head.split() == ["F1", "(recall)", "few", "few,", "model", "few,", "both"]
    rules, alone, both = re.findall(r"\((\d+)\.00\)", next(row for row in rows if row.startswith("pledge")))
    assert 0 < int(alone) < int(rules) < int(both)
