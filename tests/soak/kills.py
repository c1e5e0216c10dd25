"""Killed at any moment, an import loses nothing it reported, and running it again completes it without doubling."""

import random
import shutil
import time

from tests.soak import workspaces
from timeline import log


def reference(directory, documents):
    """Import without a fault; return the ids that must come out, and how long it took."""
    place = workspaces.make(directory, documents)
    begun = time.monotonic()
    done = workspaces.run(place, "import")
    assert done.returncode == 0, done.stderr
    return workspaces.ids(place), time.monotonic() - begun


def at_random_moments(directory, rounds, *, documents=40, seed=0, at_once=3):
    """Kill an import up to `at_once` times at random moments, run it again to its end; return how often it was hit."""
    wanted, seconds = reference(directory / "reference", documents)
    chance = random.Random(seed)
    hits = 0
    for number in range(rounds):
        place = workspaces.make(directory / f"killed{number}", documents)
        for _ in range(chance.randint(1, at_once)):
            process = workspaces.start(place, "import")
            time.sleep(chance.uniform(0.2, 1.0) * seconds)
            hits += process.poll() is None
            said, _ = workspaces.kill(process)
            lost = set(workspaces.acknowledged(said)) - workspaces.imported(place)
            assert not lost, (number, lost)
        completed(place, wanted)
        shutil.rmtree(place.root)
    return hits


def completed(place, wanted):
    """Run the import again, and hold its log against an uninterrupted one."""
    done = workspaces.run(place, "import")
    assert done.returncode == 0, done.stderr
    assert workspaces.ids(place) == wanted
    report = log.verify(place.log)
    assert report.sound, list(report.told())[:3]
    assert workspaces.run(place, "verify").returncode == 0
