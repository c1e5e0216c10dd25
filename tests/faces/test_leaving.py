"""A process that has done its work ends at once, and what it had still to do is done."""

import os
import subprocess
import sys

import pytest


def _run(code):
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COV")}  # nobody looks on
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60, env=unmeasured
    )


def test_ends_with_its_status_what_was_printed_and_what_was_to_be_done_at_the_end():
    done = _run(
        "import atexit, sys\n"
        "from timeline.faces.cli.leaving import leave\n"
        "atexit.register(print, 'told at the end')\n"
        "print('printed'); print('said', file=sys.stderr)\n"
        "leave(3)\n"
        "print('never reached')\n"
    )
    assert (done.returncode, done.stdout, done.stderr) == (3, "printed\ntold at the end\n", "said\n")


@pytest.mark.parametrize(
    "waiting",
    [
        "import threading, time; threading.Thread(target=lambda: (time.sleep(.2), print('thread'))).start()",
        "sys.setprofile(lambda *_: None)",
        "sys.settrace(lambda *_: None)",
    ],
)
def test_returns_where_something_still_runs_or_looks_on(waiting):
    done = _run(f"import sys\nfrom timeline.faces.cli.leaving import leave\n{waiting}\nleave(0)\nprint('went on')\n")
    assert done.returncode == 0, done.stderr
    assert "went on" in done.stdout


def test_a_message_for_a_status_is_left_to_the_interpreter():
    done = _run("from timeline.faces.cli.leaving import leave\nleave('wrong')\nraise SystemExit('wrong')\n")
    assert (done.returncode, done.stderr) == (1, "wrong\n")
