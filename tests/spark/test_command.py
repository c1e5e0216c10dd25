"""The command itself, in processes of its own, on the small log of Tyrol: what it prints is what the others print."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.crawled import two_crawls
from tests.views.story import tyrol
from timeline.workspace import create

TIMELINE = str(Path(sys.executable).with_name("timeline"))


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    made = create(tmp_path_factory.mktemp("small") / "work")
    tyrol().write(made.log)
    return made.root


def run(root, *words, status=0):
    done = subprocess.run([TIMELINE, *map(str, words)], cwd=root, capture_output=True, check=False)
    assert done.returncode == status, done.stderr.decode()
    return done.stdout


def on_spark(root, *words, **told):
    return run(root, "spark", *words, "--master", "local[1]", **told)


def test_what_is_printed_is_what_one_machine_prints(root):
    asked = ("--region", "tyrol", "--as-of", "2024-06-01", "--format", "json")
    on_spark(root, "dossiers", "derived")
    assert b" 0 lost" in run(root, "spark", "dossiers", "derived", "--check")
    assert on_spark(root, "view", "history", "--dossiers", "derived", *asked) == run(root, "show", *asked)
    assert on_spark(root, "view", "figures", *asked) == run(root, "figures", *asked)
    on_spark(root, "proposals", "--dossiers", "derived", "--out", "proposed")
    pledges = ("view", "pledges", "--dossiers", "derived", "--proposals", "proposed")
    assert on_spark(root, *pledges, *asked) == run(root, "pledges", *asked)
    on_spark(root, *pledges, "--as-of", "2024-06-01", "--out", "shown")
    whole = run(root, "pledges", "--region", "AT-7", "--as-of", "2024-06-01", "--format", "jsonl")
    assert (root / "shown" / "AT-7.jsonl").read_bytes() == whole
    assert on_spark(root, "proposals").count(b"\n") > 1


def test_archives_are_read_and_folded_as_they_come(root):
    crawls = two_crawls(root)
    for number in (1, 2):
        on_spark(root, "import", *crawls[:number], "--out", "crawls")
        asked = ("--as-of", "2024-06-01", "--format", "jsonl")
        found = run(
            root, "-C", "crawls", "spark", "view", "articles", *asked, "--state", "kept", "--master", "local[1]"
        )
        assert found == run(root, "-C", "crawls", "articles", *asked) != b""


def test_what_is_wrong_is_named_in_a_line(root):
    done = subprocess.run(
        [TIMELINE, "spark", "proposals", "--master", "nonsense"], cwd=root, capture_output=True, check=False
    )
    told = done.stderr.decode().splitlines()
    assert done.returncode == 1
    assert told[-1].startswith("error: Spark could not do it:")
    assert "Traceback" not in done.stderr.decode()
