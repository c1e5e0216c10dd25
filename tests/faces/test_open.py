"""The article of a line, opened at its sentence; long pages through the user's pager, and nothing else run."""

import os
import pty
import signal
import sys

import pytest

from tests.faces.conftest import Caller
from timeline.app.article_text import found_in
from timeline.faces.cli.output import show
from timeline.faces.terminal.pager import _command
from timeline.workspace import create

pytestmark = pytest.mark.usefixtures("traced_processes")

ARTICLE = """Isar Gazette

Tyrol promises a footbridge

INNSBRUCK, 4 May 2021 – Governor Anna Keller met with Mayor Tom Brandt in Innsbruck.

“We will build a footbridge over the Inn by 2024,” Anna Keller said. Trade rose by 12% in 2020.
"""
PLUGIN = "import pathlib\npathlib.Path({!r}).write_text('ran')\n"


@pytest.fixture
def read(tmp_path):
    call = Caller(create(tmp_path / "space"))
    (call.workspace.seeds / "a.txt").write_text(ARTICLE, encoding="utf-8")
    call("import", "--no-progress")
    return call


def pledge(call):
    (row,) = call.json("show", "--type", "pledge")
    return row["id"]


def test_the_article_is_opened_at_its_sentence(read):
    lines = read.out("open", pledge(read)[:8]).splitlines()
    marked = [line for line in lines if line.startswith("▌")]
    assert marked
    assert "We will build a footbridge over the Inn by 2024" in " ".join(marked)
    assert any("met with Mayor Tom Brandt" in line for line in lines if not line.startswith("▌"))
    bold = read.out("open", pledge(read), env={"FORCE_COLOR": "1"})
    assert "\x1b[1m“We will build" in bold
    whole = read.out("open", read.json("articles")[0]["article"])
    assert "footbridge over the Inn" in whole
    assert "▌" not in whole


def test_nothing_of_the_workspace_is_run(read, tmp_path):
    ran = tmp_path / "ran"
    (read.workspace.plugins / "evil.py").write_text(PLUGIN.format(str(ran)))
    assert "▌" in read.out("open", pledge(read))
    assert not ran.exists()


def test_a_document_that_is_another_now_is_not_shown(read, tmp_path):
    identity = pledge(read)
    path = read.workspace.seeds / "a.txt"
    path.write_text(ARTICLE.replace("footbridge", "tunnel"), encoding="utf-8")
    assert "seeds/a.txt: the document is not here as it was imported" in read.err("open", identity, status=1)
    path.unlink()
    path.symlink_to(tmp_path / "elsewhere.txt")
    (tmp_path / "elsewhere.txt").write_text(ARTICLE, encoding="utf-8")
    assert "is not here" in read.err("open", identity, status=1)


def test_a_browser_is_sent_to_an_address_of_the_web_and_nowhere_else(call, log, monkeypatch):
    went = []
    monkeypatch.setattr("webbrowser.open", went.append)
    addresses = ["https://example.org/a?b=1#c", "file:///etc/passwd", "javascript:alert(1)", "http://[", "https://x y"]
    for number, url in enumerate(addresses):
        log.article(f"page{number}", [], date="2022-01-01", url=url)
    log.write(call.workspace.log)
    rows = {row.get("url"): row["article"] for row in call.json("articles")}
    call("open", rows[addresses[0]], "--browser")
    assert went == ["https://example.org/a?b=1"]
    for url in addresses[1:]:
        assert "has no http address" in call.err("open", rows[url], "--browser", status=2)
    assert len(went) == 1


@pytest.mark.parametrize(
    ("text", "quote", "span"),
    [
        ("One two three.", "two", (4, 7)),
        ("One\n\ttwo  three.", "One two three.", (0, 16)),
        ("One two", "four", None),
        ("One two", " ", None),
    ],
)
def test_a_quote_is_found_however_its_blanks_are_set(text, quote, span):
    assert found_in(text, quote) == span


def on_terminal(lines, **environment):
    """What a terminal of 24 lines is shown of a page of so many lines."""
    pid, fd = pty.fork()
    if pid == 0:
        for name in ("TIMELINE_PAGER", "PAGER", "COVERAGE_PROCESS_START"):
            os.environ.pop(name, None)
        os.environ.update(environment)
        sys.stdout = os.fdopen(1, "w")
        show([f"line {number}" for number in range(lines)], line=3)
        sys.stdout.flush()
        os.kill(os.getpid(), signal.SIGKILL)  # nothing of the tests' own is written down again as it ends
    told = b""
    try:
        while piece := os.read(fd, 65536):
            told += piece
    except OSError:
        pass
    os.waitpid(pid, 0)
    return told.decode()


def test_what_is_longer_than_the_terminal_goes_through_the_users_pager():
    assert "P:line 99" in on_terminal(100, PAGER="sed s/^/P:/")
    assert "P:line 99" in on_terminal(100, PAGER="sed s/^/Q:/", TIMELINE_PAGER="sed s/^/P:/")
    assert "P:" not in on_terminal(5, PAGER="sed s/^/P:/")
    for none in ("", "cat", "no-such-pager-anywhere", "'"):
        assert "\nline 99" in on_terminal(100, PAGER=none)


def test_less_begins_at_the_sentence(monkeypatch):
    monkeypatch.setenv("PAGER", "less -S")
    assert _command(12) == ["less", "-S", "+12g"]
    monkeypatch.setenv("PAGER", "more")
    assert _command(12) == ["more"]
