"""Many processes import at once: the exact set of lines, none torn; who waits says for whom; the dead hold no lock."""

import random
import re
import shutil
import subprocess
import sys

from tests.soak import workspaces
from tests.soak.kills import reference
from timeline import log


def at_once(directory, rounds, *, processes=8, documents=30, seed=0):
    """Let several imports of overlapping documents run at once; return how many of them had to wait."""
    wanted, _ = reference(directory / "reference", documents)
    chance = random.Random(seed)
    waited = 0
    for number in range(rounds):
        place = workspaces.make(directory / f"crowd{number}", documents)
        names = sorted(path.name for path in place.seeds.iterdir())
        shares = [set(chance.sample(names, documents // 2)) for _ in range(processes)]
        shares[0] |= set(names).difference(*shares)
        running = [
            workspaces.start(place, "import", *(f"seeds/{name}" for name in share), cwd=place.root) for share in shares
        ]
        for process in running:
            _, told = process.communicate(timeout=120)
            assert process.returncode == 0, told
            assert "torn" not in told
            waited += bool(re.search(r"waiting for process \d+ \(timeline", told))
        assert workspaces.ids(place) == wanted, number
        assert log.verify(place.log).sound
        assert len(log.heads(place.log)) == 1
        shutil.rmtree(place.root)
    return waited


def a_dead_holder_frees_the_lock(directory):
    """Kill a process that holds the lock while another waits for it; that one goes on, and said for whom it waited."""
    place = workspaces.make(directory / "held", 5)
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(place.root)],
        stdout=subprocess.PIPE,
        text=True,
        env=workspaces.environment(),
        start_new_session=True,
    )
    assert holder.stdout.readline() == "held\n"
    waiter = workspaces.start(place, "import", "seeds/0001.txt", cwd=place.root)
    told = waiter.stderr.readline()
    assert f"waiting for process {holder.pid} (a holder)" in told, told
    assert waiter.poll() is None
    holder.kill()
    holder.wait()
    _, rest = waiter.communicate(timeout=100)
    assert waiter.returncode == 0, rest
    assert log.verify(place.log).sound
    workspaces.kill(holder)


_HOLDER = """
import sys, time
from pathlib import Path
from timeline import log, workspace
with log.open_for_append(workspace.Workspace(Path(sys.argv[1])), command="a holder"):
    print("held", flush=True)
    time.sleep(600)
"""
