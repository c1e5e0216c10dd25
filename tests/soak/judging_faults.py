"""Faults at the calls of every command that writes judgements, and of whatever catches the index up or makes it anew.

A judgement stands whole or not at all, and what was said of it is true; a view answers what it would without a fault.
"""

import os
import re
import shutil
import subprocess
import time
from contextlib import contextmanager

from tests.soak import workspaces
from tests.soak.faults import _tmpfs as small_file_system
from tests.views.story import tyrol
from timeline import log, workspace
from timeline.user_folders import DERIVED

ERRORS = ("ENOSPC", "EIO", "ENOLCK", "EINTR")
CALLS = ("write", "fsync", "openat", "flock", "read")
KILLED_AT = ("write", "fsync", "openat", "flock", "ftruncate")
INDEX_CALLS = ("pwrite64", "pread64", "fsync", "openat", "rename", "flock", "ftruncate", "unlink")
PAPER = (
    "Bridge for Imst\n\n2 March 2021\n\nTalks were held in Innsbruck. The bridge is a thing of this decade, she said.\n"
)
SHOWN = ("show", "--all", "--format", "jsonl")


def base(directory):
    """Make a workspace whose log tells of Tyrol, and of one article that was imported."""
    place = workspace.create(directory)
    tyrol().write(place.log)
    (place.seeds / "paper.txt").write_text(PAPER)
    done = workspaces.run(place, "import")
    assert done.returncode == 0, done.stderr
    return place


def commands():
    """Return each command that writes judgements: its arguments, what it is told by a pipe, how many lines it adds."""
    ids = tyrol().ids
    links = ((ids["tunnel"], ids["dug"]), (ids["milk"], ids["deal"]))
    piped = "".join(f'{{"earlier":"{one}","later":"{other}","relation":"progress"}}\n' for one, other in links)
    added = ("--promiser", "Tyrol", "--action", "build the bridge at Imst")
    return {
        "assess": (("assess", ids["tunnel"], "kept", "--evidence", ids["dug"]), None, 1),
        "link": (("link", ids["tunnel"], ids["deal"], "--relation", "contradicts"), None, 1),
        "unlink": (("unlink", ids["tunnel"], ids["deal"]), None, 1),
        "correct": (("correct", ids["tunnel"], "date", "2021-03-01"), None, 1),
        "retract": (("retract", ids["milk"]), None, 1),
        "link -": (("link", "-"), piped, 2),
        "review": (("review",), "a\nq\n", 1),
        "alias": (("alias", "Tyrol", "Land Tirol"), None, 1),
        "add": (("add", "pledge", "seeds/paper.txt", "a thing of this decade", *added), None, 2),
    }


def injected(directory, *, calls=CALLS, errors=ERRORS, only=None, every=1):
    """Let each call of each command on the log fail with each error; return how many commands failed, of how many."""
    whole = base(directory / "base")
    failed = tried = 0
    for name, (arguments, told, lines) in commands().items():
        if only and name not in only:
            continue
        for call in calls:
            for when in range(1, _count(whole, directory, call, arguments, told) + 1, every):
                for error in errors:
                    place = _copied(whole, directory / "tried")
                    before = len(place.log.read_bytes().splitlines())
                    done = _traced(place, call, f"error={error}", when, arguments, told)
                    grown = len(place.log.read_bytes().splitlines()) - before
                    case = (name, call, error, when, done.stderr)
                    assert "Traceback" not in done.stderr, case
                    assert log.verify(place.log).sound, case
                    if done.returncode == 0:  # a review tells a fault where it asks, and asks again
                        assert grown == lines or (grown == 0 and "events.jsonl: cannot" in done.stdout), case
                    else:
                        assert re.search(r"error: .*(events\.jsonl|\.timeline)", done.stderr), case
                        assert grown in (0, lines) or name == "link -", case
                    tried += 1
                    failed += done.returncode != 0
    return failed, tried


def killed(directory, *, calls=KILLED_AT, only=None, every=1):
    """Kill each command at each of its calls on the log; return how often.

    What it wrote is whole or moved aside, and it can be run again.
    """
    whole = base(directory / "base")
    tried = 0
    for name, (arguments, told, lines) in commands().items():
        if only and name not in only:
            continue
        for call in calls:
            for when in range(1, _count(whole, directory, call, arguments, told) + 1, every):
                place = _copied(whole, directory / "tried")
                before = set(log.raw_lines(place.log))
                done = _traced(place, call, "signal=KILL", when, arguments, told)
                assert done.returncode != 0, (name, call, when)
                again = workspaces.run(place, *arguments, input=told)
                assert "Traceback" not in again.stderr, (name, call, when, again.stderr)
                report = log.verify(place.log)
                assert report.sound, (name, call, when, list(report.told()))
                grown = set(log.raw_lines(place.log)) - before
                assert len(grown) >= (1 if name in ("link -", "review") else lines), (name, call, when, again.stderr)
                tried += 1
    return tried


def index_faults(directory, *, calls=INDEX_CALLS, errors=("EIO", "ENOSPC"), every=1):
    """Let each call fail, or be the last, while a view makes the index or catches it up; what is shown stays the same.

    Returns how often that was tried.
    """
    whole = base(directory / "base")
    fresh = _copied(whole, directory / "fresh")
    lines = whole.log.read_bytes().splitlines(keepends=True)
    right = workspaces.run(whole, *SHOWN).stdout
    tried = 0
    for kind in ("made", "caught up", "rebuilt"):
        arguments = ("rebuild",) if kind == "rebuilt" else SHOWN

        def prepared(kind=kind):
            place = _copied(fresh, directory / "tried")
            shutil.rmtree(DERIVED.of(place.log, make=True))
            if kind == "caught up":
                place.log.write_bytes(b"".join(lines[:-4]))
                workspaces.run(place, *SHOWN)
                with place.log.open("ab") as file:
                    file.write(b"".join(lines[-4:]))
            return place

        for call in calls:
            for when in _on_ours(prepared(), directory, call, arguments)[::every]:
                for what in (*(f"error={error}" for error in errors), "signal=KILL"):
                    place = prepared()
                    done = _traced(place, call, what, when, arguments, None, everywhere=True)
                    assert "Traceback" not in done.stderr, (kind, call, what, when, done.stderr)
                    if done.returncode == 0 and kind != "rebuilt":
                        assert done.stdout == right, (kind, call, what, when)
                    assert workspaces.run(place, *SHOWN).stdout == right, (kind, call, what, when)
                    tried += 1
    return tried


def lock_deleted_under_way(directory, *, processes=6):
    """Delete `.timeline/` again and again while several judge at once: each judgement stands, and the log is whole."""
    place = base(directory / "work")
    before = len(list(log.raw_lines(place.log)))
    running = [workspaces.start(place, "alias", f"Name {number}", f"Other {number}") for number in range(processes)]
    while any(process.poll() is None for process in running):
        shutil.rmtree(place.state, ignore_errors=True)
        time.sleep(0.002)
    for process in running:
        _, told = process.communicate()
        assert "Traceback" not in told, told
    done = sum(process.returncode == 0 for process in running)
    assert len(list(log.raw_lines(place.log))) - before == done
    report = log.verify(place.log)
    assert report.sound, list(report.told())
    assert len(report.heads) == 1
    return done


def read_only_place(directory):
    """Show, verify and try to write where nobody can. Returns why it could not be tried, else None."""
    source = base(directory / "base")
    with small_file_system() as mounted:
        if isinstance(mounted, str):
            return mounted
        place = _copied(source, mounted / "work", times=False)
        subprocess.run(["mount", "-o", "remount,ro", str(mounted)], check=True, capture_output=True)
        try:
            for arguments in (SHOWN, ("verify",), ("pledges",), ("why", tyrol().ids["tunnel"])):
                done = workspaces.run(place, *arguments)
                assert done.returncode == 0, (arguments, done.stderr)
            for arguments, told, _ in commands().values():
                done = workspaces.run(place, *arguments, input=told)
                assert done.returncode == 1, (arguments, done.stdout, done.stderr)
                assert "Read-only file system" in done.stderr, (arguments, done.stderr)
                assert "Traceback" not in done.stderr, (arguments, done.stderr)
        finally:
            subprocess.run(["mount", "-o", "remount,rw", str(mounted)], check=True, capture_output=True)
    return None


@contextmanager
def started_anew():
    """Have processes that read started anew, as where none can be forked."""
    os.environ["TIMELINE_START"] = "spawn"
    try:
        yield
    finally:
        del os.environ["TIMELINE_START"]


def _copied(source, directory, *, times=True):
    if directory.exists():
        shutil.rmtree(directory)
    shutil.copytree(source.root, directory, copy_function=shutil.copy2 if times else shutil.copy)
    return workspaces.own(directory)


def _count(whole, directory, call, arguments, told):
    place = _copied(whole, directory / "counted")
    return _calls(place, directory, call, arguments, told, ("-P", str(place.log)))


def _calls(place, directory, call, arguments, told, only):
    """Return how often a command makes a call."""
    trace = directory / "trace"
    wrap = ("strace", "-f", "--seccomp-bpf", "-e", f"trace={call}", *only, "-o", str(trace))
    done = workspaces.run(place, *arguments, wrap=wrap, input=told)
    assert done.returncode == 0, (arguments, done.stderr)
    return sum(f" {call}(" in line for line in trace.read_text().splitlines())


def _on_ours(place, directory, call, arguments):
    """Return which of a command's calls are on the files of its workspace, the index among them, counted from 1.

    What the interpreter opens before it runs anything of ours is nobody's to answer for here.
    """
    trace = directory / "trace"
    wrap = ("strace", "-f", "-y", "--seccomp-bpf", "-e", f"trace={call}", "-o", str(trace))
    done = workspaces.run(place, *arguments, wrap=wrap)
    assert done.returncode == 0, (arguments, done.stderr)
    made = [line for line in trace.read_text().splitlines() if f" {call}(" in line]
    ours = str(place.root.resolve())[1:]  # the user's folder for the index mirrors it
    return [number for number, line in enumerate(made, 1) if ours in line]


def _traced(place, call, what, when, arguments, told, *, everywhere=False):
    only = () if everywhere else ("-P", str(place.log))
    inject = ("-e", f"trace={call}", "-e", f"inject={call}:{what}:when={when}")
    return workspaces.run(place, *arguments, wrap=("strace", "-f", "-o", os.devnull, *only, *inject), input=told)
