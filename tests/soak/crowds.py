"""Many processes import at once: the exact set of lines, none torn; who waits says for whom; the dead hold no lock."""

import random
import re
import shutil
import time

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
    (place.plugins / "slow.py").write_text(_SLOW)
    (place.seeds / "slow.txt").write_text("slow\n\nnothing")
    holder = workspaces.start(place, "import", "seeds/slow.txt", cwd=place.root)
    state = place.state / "lock.holder"
    _until(lambda: state.exists() and state.read_text())
    waiter = workspaces.start(place, "import", "seeds/0001.txt", cwd=place.root)
    time.sleep(1.5)
    assert waiter.poll() is None
    workspaces.kill(holder)
    _, told = waiter.communicate(timeout=60)
    assert waiter.returncode == 0, told
    assert f"waiting for process {holder.pid} (timeline import)" in told
    assert log.verify(place.log).sound


_SLOW = """
import time
from timeline.intake.plugin import Claim, hookimpl


class Slow:
    name = "slow"
    version = 1
    rank = 1

    def claims(self, document):
        return Claim("slow") if document.text.startswith("slow") else None

    def read(self, document):
        time.sleep(600)


@hookimpl
def timeline_importers():
    return (Slow(),)
"""


def _until(true, seconds=30):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)
