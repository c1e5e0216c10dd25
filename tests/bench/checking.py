"""`verify` of a whole log in a process of its own: processor time and memory at its highest, beside a fifth of it."""

import subprocess
import sys

from tests.bench.figures import Figure
from tests.bench.make_log import make

_PROGRAM = """
import sys, time
from pathlib import Path
from timeline.log import verify
begun = time.process_time()
assert verify(Path(sys.argv[1])).sound
taken = time.process_time() - begun
held = Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]
print(taken, int(held) / 1024)
"""


def figures(made):
    fifth = made.directory / "a-fifth.jsonl"
    make(made.events // 5, fifth)
    (taken, held), (less, little) = _checked(made.place.log), _checked(fifth)
    beside = "a fifth of the log"
    yield Figure(what="verify: processor", value=taken, unit="s", beside=beside, ratio=taken / less)
    yield Figure(what="verify: most memory", value=held, unit="MB", beside=beside, ratio=held / little, most=1.5)


def _checked(log):
    command = (sys.executable, "-c", _PROGRAM, str(log))
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return tuple(map(float, done.stdout.split()))
