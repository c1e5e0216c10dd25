"""The file of what was matched, damaged at random, and every call on it failing or the last: what is offered is right.

The index beside it stays as it is: only what was matched is matched again.
"""

import os
import random
import shutil
import subprocess
import sys

from tests.soak import workspaces
from tests.soak.alterations import a_log
from tests.soak.index_damages import damage, unnoticed
from tests.views.story import tyrol
from timeline import workspace
from timeline.app import matched
from timeline.app.opening import opened
from timeline.index import match_file, sealed, store
from timeline.log import raw_lines
from timeline.views.current_lines import Standing
from timeline.views.links.proposals import propose
from timeline.views.links.saved_proposals import as_kept, packed
from timeline.views.promise_ledger import projection
from timeline.views.query import Query

CALLS = ("pwrite64", "pread64", "fsync", "openat", "rename", "flock", "ftruncate", "unlink")
_ASKING = """
import sys
from pathlib import Path
from timeline import workspace
from timeline.app import matched
from timeline.app.opening import opened
from timeline.views.query import Query

matched.WORTH = 0
with opened(workspace.nearest(Path(sys.argv[1]))) as space:
    kept = matched.matched(space, Query())
    print("none" if kept is None else " ".join(told.hex() for told in kept.all()))
"""


def at_random(place, rounds, seed=0, *, unseen=False):
    """Damage the file that often; return after how many something else was offered, or the index made anew.

    `unseen` lets the seal tell the file's times, as if the damage were below the file system, which shows none.
    """
    a_log(place)
    with place.log.open("ab") as log:
        log.write(b"".join(line + b"\n" for line in tyrol().raw))
    right = whole(place)
    assert offered(place) == right
    file = match_file.file_of(place.log)
    content, beside = file.read_bytes(), store.file_of(place.log).stat().st_ino
    chance = random.Random(seed)
    wrong = 0
    for _ in range(rounds):
        with sealed.sealing(file):
            file.write_bytes(content)
        file.write_bytes(damage(content, chance))
        if unseen:
            unnoticed(file)
        wrong += offered(place) != right or store.file_of(place.log).stat().st_ino != beside
    return wrong


def offered(place):
    """Return all that is kept of a log's proposals; None where nothing is."""
    with opened(place) as space:
        kept = matched.matched(space, Query())
        return None if kept is None else kept.all()


def whole(place):
    """Return all that matching the whole log gives."""
    proposals = propose(Standing(projection.fold(raw_lines(place.log)), Query()))
    return [packed(as_kept(one)) for found in proposals.values() for one in found]


def at_every_call(directory, *, calls=CALLS, whats=("error=EIO", "error=ENOSPC", "signal=KILL"), every=1):
    """Let each call on the file fail, or be the last, while the log is matched first or again; return how often."""
    place = workspace.create(directory / "work")
    lines = [line + b"\n" for line in tyrol().raw]
    tried = 0
    for kind in ("matched", "matched again"):

        def prepared(kind=kind):
            shutil.rmtree(store.file_of(place.log, make=True).parent)
            place.log.write_bytes(b"".join(lines[:-4]))
            if kind == "matched again":
                assert _asked(place).returncode == 0
            place.log.write_bytes(b"".join(lines))
            with opened(place):
                return store.file_of(place.log).stat().st_ino

        prepared()
        right = " ".join(told.hex() for told in whole(place)) + "\n"
        assert _asked(place).stdout == right
        for call in calls:
            prepared()
            for when in _on_the_file(place, directory / "trace", call)[::every]:
                for what in whats:
                    beside = prepared()
                    inject = ("-e", f"trace={call}", "-e", f"inject={call}:{what}:when={when}")
                    done = _asked(place, ("strace", "-f", "-o", os.devnull, *inject))
                    case = (kind, call, what, when, done.stderr)
                    assert done.returncode == 0 or what == "signal=KILL", case
                    assert done.stdout in (right, "none\n", ""), case
                    assert _asked(place).stdout == right, case
                    assert store.file_of(place.log).stat().st_ino == beside, case
                    file = match_file.file_of(place.log)
                    assert sealed.is_whole(file), case
                    assert not file.with_name(f"{file.name}-journal").exists(), case
                    tried += 1
    return tried


def _on_the_file(place, trace, call):
    """Return which of the calls are on the file, its seal, its journal and what is made beside it, counted from 1."""
    done = _asked(place, ("strace", "-f", "-y", "--seccomp-bpf", "-e", f"trace={call}", "-o", str(trace)))
    assert done.returncode == 0, done.stderr
    made = [line for line in trace.read_text().splitlines() if f" {call}(" in line]
    return [number for number, line in enumerate(made, 1) if match_file.NAME in line]


def _asked(place, wrap=()):
    command = [*wrap, sys.executable, "-c", _ASKING, str(place.root)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=workspaces.environment())
