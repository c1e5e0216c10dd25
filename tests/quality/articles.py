"""Whole articles: each set imported by the real command, scored by its own scorer, and all of it in one table.

A scorer is a script that is called with the log and `--json`, and answers `types` (recall, precision, F1 by type),
`cells` (of the matched events, the share of right fields), and perhaps `form` and `state` (recall by either) and
`look_alikes`. One that knows halves takes `--part learn|check` and answers each under its name: the half that was read
while rules were written is a column of its own, apart from the one that was only ever scored.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from attrs import frozen

from tests.quality.model_alone import marked_log

HALVES = ("learn", "check")
WIDTH = 26


@frozen
class Score:
    """What a scorer said of one set, or of one half of it."""

    name: str
    said: Mapping[str, Any]

    def cell(self, group: str, row: str) -> str:
        """Return what stands in a row of the table: F1 (recall) of a type, the share of a field, recall of a form."""
        found = self.said.get(group, {}).get(row)
        if not found or not found.get("gold", found.get("of")):
            return "–"
        if group == "types":
            return f"{found['f1']:.2f} ({found['recall']:.2f})"
        share = found.get("share", found.get("recall"))
        return f"{share:.2f} of {found.get('of', found.get('gold'))}"


def scored(articles: Path, score: Path, out: Path, answers: Path | None = None) -> Iterable[Score]:
    """Import a directory of articles into a fresh workspace, and yield what its scorer says of the log.

    Where there are `answers` of models: by the rules alone, by the models alone, by both.
    """
    workspace = out / f"{articles.parent.name}-{articles.name}"
    _command("init", str(workspace))
    for article in sorted(articles.glob("*.txt")):
        (workspace / "seeds" / article.name).write_bytes(article.read_bytes())
    _command("-C", str(workspace), "import")
    name = articles.parent.name if articles.name == "articles" else articles.name
    log = workspace / "events.jsonl"
    yield from _of_log(log, score, articles, name)
    if answers is not None:
        shutil.copytree(answers, workspace / "answers")
        log.write_bytes(b"")
        _command("-C", str(workspace), "import")
        yield from _of_log(
            marked_log(articles, answers, out / f"{workspace.name}-marked"), score, articles, f"{name}, model"
        )
        yield from _of_log(log, score, articles, f"{name}, both")


def _command(*arguments: str) -> None:
    command = str(Path(sys.executable).parent / "timeline")
    subprocess.run([command, *arguments], check=True, stdout=subprocess.DEVNULL)


def _of_log(log: Path, score: Path, articles: Path, name: str) -> Iterable[Score]:
    source = score.read_text(encoding="utf-8")
    call = [sys.executable, str(score), str(log), "--json"]
    if "--seeds-dir" in source:
        call += ["--seeds-dir", str(articles)]
    if "--part" not in source:
        yield Score(name, _asked(call))
        return
    for half in HALVES:
        yield Score(f"{name}, {half}", _asked([*call, "--part", half])[half])


def _asked(call: list[str]) -> Mapping[str, Any]:
    done = subprocess.run(call, check=True, capture_output=True, text=True)
    said: Mapping[str, Any] = json.loads(done.stdout)
    return said


def table(scores: list[Score]) -> Iterable[str]:
    """Yield the lines of the table: a column for each set, a row for each type, field, form and state."""
    yield _line("F1 (recall)", [score.name for score in scores])
    for group, title in (("types", ""), ("cells", "right"), ("form", "recall by form"), ("state", "recall by state")):
        rows = list(dict.fromkeys(row for score in scores for row in score.said.get(group, {})))
        if rows and title:
            yield _line(title, ["" for _ in scores])
        yield from (_line(row, [score.cell(group, row) for score in scores]) for row in rows)
    yield _line("look-alikes taken for it", [_look_alikes(score) for score in scores])


def _look_alikes(score: Score) -> str:
    said = score.said.get("look_alikes")
    if not said:
        return "–"
    taken = sum(count for kind, count in said.items() if kind != "of" and isinstance(count, int))
    return f"{taken} of {said['of']}" if "of" in said else str(taken)


def _line(head: str, cells: list[str]) -> str:
    return f"{head:<{WIDTH}}" + "".join(f"{cell:>18}" for cell in cells)
