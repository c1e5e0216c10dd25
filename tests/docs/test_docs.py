"""The docs cannot lie: their `console` blocks are run in a copy of this workspace and must print what is shown.

A block's lines that begin with `$ ` are commands (`> ` goes on with one), run by the shell in one directory for the
whole page; what follows is their output. `...` on a line of its own stands for any lines.
`pytest --accept` writes what is really printed. A page that shows no command says why, on a line of its own:
`<!-- nothing to run here, because … -->`.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")])
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
SHOWS_NONE = re.compile(r"^<!-- nothing to run here, because [^<>]{20,} -->$", re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")


def workspace(tmp_path):
    for name in ("seeds", "plugins"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "events.jsonl", tmp_path / "events.jsonl")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    return tmp_path


def run(command, cwd):
    scripts = str(Path(sys.executable).parent)
    environment = {
        "PATH": scripts + os.pathsep + os.environ["PATH"],
        "HOME": str(cwd),
        "NO_COLOR": "1",
        "COLUMNS": "100",
        "LC_ALL": "C.UTF-8",
        "GIT_AUTHOR_NAME": "you",
        "GIT_COMMITTER_NAME": "you",
    }
    done = subprocess.run(
        ["bash", "-c", command], cwd=cwd, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert "Traceback" not in done.stderr, done.stderr
    return (done.stdout + done.stderr).rstrip("\n")


def matches(shown, printed):
    pattern = "\n".join(r"(?:.*\n?)*?" if line == "..." else re.escape(line) for line in shown.split("\n"))
    return re.fullmatch(pattern.replace("(?:.*\\n?)*?\n", "(?:.*\\n)*?"), printed) is not None


def play(page, cwd, *, accept):
    def one(block):
        lines, told = block.group(1).rstrip("\n").split("\n"), []
        steps = []
        for line in lines:
            if line.startswith("$ "):
                steps.append(([line[2:]], []))
            elif line.startswith(">") and steps and not steps[-1][1]:
                steps[-1][0].append(line[2:])
            elif steps:
                steps[-1][1].append(line)
        for typed, shown in steps:
            command = "\n".join(typed)
            printed = run(command, cwd)
            expected = "\n".join(shown)
            if accept and "..." not in shown:
                expected = printed
            assert matches(expected, printed), (
                f"{page.name}: $ {command}\n--- shown\n{expected}\n--- printed\n{printed}"
            )
            prompt = "\n".join([f"$ {typed[0]}", *(f"> {line}".rstrip() for line in typed[1:])])
            told.append("\n".join(filter(None, [prompt, expected])))
        return "```console\n" + "\n".join(told) + "\n```"

    text = page.read_text(encoding="utf-8")
    written = CONSOLE.sub(one, text)
    if accept and written != text:
        page.write_text(written, encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_in_the_docs_prints_what_they_show(page, tmp_path, accept):
    play(page, workspace(tmp_path), accept=accept)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_page_shows_a_command_that_is_run_or_says_why_not(page):
    text = page.read_text(encoding="utf-8")
    commands = [line for block in CONSOLE.findall(text) for line in block.split("\n") if line.startswith("$ ")]
    assert bool(commands) != bool(SHOWS_NONE.search(text))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_the_docs_link_to_is_there(page):
    missing = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if not (page.parent / link).exists()]
    assert not missing
