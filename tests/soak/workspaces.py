"""Workspaces for soak runs, driven from outside through the real command.

They bring a source of their own, so that what is tried is the log and not the reading of articles: a document is
`soak N`, and yields as many events as its number says.
"""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from timeline import codec, log, trust, workspace
from timeline.workspace import Workspace

__all__ = ["Workspace", "acknowledged", "ids", "imported", "kill", "make", "own", "run", "start"]

TIMELINE = Path(sys.executable).with_name("timeline")
PLUGIN = '''
"""Documents made for soak runs."""

from timeline.intake.plugin import Article, Claim, Finding, Stamp, hookimpl
from timeline.model import Statement


class Soak:
    name = "soak"
    version = 1
    rank = 1

    def claims(self, document):
        return Claim("it says so") if document.text.startswith("soak ") else None

    def read(self, document):
        title, _, text = document.text.partition("\\n\\n")
        return Article(title=title, text=text, published=Stamp(value="2022-05-13", raw="13 May 2022"))

    def events(self, article):
        at = 0
        for word in article.text.split(" "):
            said = Statement(speaker="Ann Ash", direct=True, text=word)
            yield Finding(type="statement", start=at, end=at + len(word), rule="soak", data=said, regions=("BY",))
            at += len(word) + 1


@hookimpl
def timeline_importers():
    return (Soak(),)
'''


def make(directory, documents):
    """Make a workspace with this many documents and return it."""
    place = workspace.create(directory)
    (place.plugins / "soak.py").write_text(PLUGIN)
    for number in range(documents):
        words = " ".join(f"word{number}x{n}" for n in range(2 + number % 7))
        (place.seeds / f"{number:04}.txt").write_text(f"soak {number}\n\n{words}")
    return place


def own(directory):
    """Return the workspace in a directory that was copied or put together, as one that was made here."""
    trust.keep(directory, trust.Trust(own=True))
    return Workspace(directory)


def environment():
    """Return the environment of a child: as ours, without what measures coverage there."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("COV_", "COVERAGE_"))}
    return {**kept, "NO_COLOR": "1"}


def run(place, *arguments, wrap=(), **options):
    """Run the real command in a workspace and return what became of it."""
    return subprocess.run(
        [*wrap, str(TIMELINE), "-C", str(place.root), *arguments],
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
        **options,
    )


def start(place, *arguments, wrap=(), **options):
    """Start the real command in a group of its own."""
    return subprocess.Popen(
        [*wrap, str(TIMELINE), "-C", str(place.root), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(),
        start_new_session=True,
        **options,
    )


def kill(process):
    """Kill a started command with all it started, and return what it had said."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    return process.communicate()


def ids(place):
    """Return the id of every line, sorted; a line written twice is twice in it."""
    return sorted(codec.decode(raw).id for raw in log.raw_lines(place.log))


def acknowledged(output):
    """Return the paths that the command reported as imported."""
    return [
        line.split()[1] for line in output.splitlines() if line.startswith(("new ", "known ")) and line.endswith("txt")
    ]


def imported(place):
    """Return the paths whose batch stands in the log whole."""
    lines = [codec.decode(raw) for raw in log.raw_lines(place.log)]
    there = {line.id for line in lines}
    return {line.path for line in lines if line.type == "article" and there.issuperset(line.data["events"])}
