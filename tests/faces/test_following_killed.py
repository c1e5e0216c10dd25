"""`timeline watch` killed by a signal wherever it writes: nothing is lost, and nothing told again once it was told."""

import os
import subprocess
import sys
from datetime import timedelta
from shutil import copytree, rmtree
from time import sleep

from tests.faces.test_following import START, follow, promised, server  # noqa: F401 - fixtures
from tests.faces.test_import_robust import timeline, workspace  # noqa: F401 - a fixture
from timeline.app.following import followed_state
from timeline.workspace import Workspace

POINTS = int(os.environ.get("KILLED_AT", "4"))  # how many of the places are tried; soak tries all
# Counts what writes below a folder or starts a process, and is killed at one of them by the signal that nobody catches.
CHILD = """
import atexit, os, signal, sys
from datetime import datetime
from functools import partial
at, root, told, now = int(sys.argv[1]), sys.argv[2], sys.argv[3], datetime.fromisoformat(sys.argv[4])
seen = 0
def heard(event, args):
    global seen
    opened = event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR)
    if opened or event in ("os.rename", "os.remove", "os.truncate", "sqlite3.connect", "subprocess.Popen"):
        if event == "subprocess.Popen" or root in str(args[0]):
            seen += 1
            if seen == at:
                os.kill(os.getpid(), signal.SIGKILL)
from timeline.app.fetching import Manners
from timeline.app.following import rounds, source_visits
from timeline.faces.cli import timeline, watch
source_visits.Manners = partial(Manners, pause=0.0)
def order(private, by, *, without_plugins):
    return rounds.RoundOrder(now=now, day=now.date(), private=private, by=by, without_plugins=without_plugins)
watch._order = order
sys.addaudithook(heard)
try:
    timeline(sys.argv[5:], standalone_mode=False)
except SystemExit:
    pass
open(told, "w").write(str(seen))
"""


def test_whoever_is_killed_at_a_write_tells_all_and_nothing_twice(follow, tmp_path):  # noqa: F811
    promised(follow, regions=["tyrol"], due=["90d"])
    hook, now = follow.with_hook(), START + timedelta(hours=1)
    before = tmp_path / "before"
    for name in ("work", "data"):
        copytree(tmp_path / name, before / name, symlinks=True)
    count = tmp_path / "count"

    def killed_at(place):
        """Go back to how all stood, and watch until the place at which the process is killed."""
        for name in ("work", "data"):  # the folder itself stays: what is remembered is of it and of no other
            for path in (tmp_path / name).iterdir():
                rmtree(path) if path.is_dir() else path.unlink()
            copytree(before / name, tmp_path / name, dirs_exist_ok=True, symlinks=True)
        follow.told.unlink(missing_ok=True)
        host = f"127.0.0.1:{follow.server.server_port}"
        call = ["-C", follow.root, "watch", "--once", "--allow-private", host, *hook]
        child = [sys.executable, "-c", CHILD, str(place), str(tmp_path), str(count), now.isoformat(), *map(str, call)]
        return subprocess.run(child, capture_output=True, text=True, check=False)

    whole = killed_at(0)
    assert whole.returncode == 0, whole.stderr
    wanted = {alert["kind"]: alert["id"] for call in follow.handed for alert in call["alerts"]}
    assert wanted.keys() == {"promise", "due"}
    places = int(count.read_text())
    assert places > 10
    for place in range(1, places + 1, max(1, places // POINTS)):
        assert killed_at(place).returncode == -9, place
        follow.now = now
        for _ in range(100):  # a process that read for the one that was killed may hold its lock a moment longer
            done = follow.watch(*hook)
            if "another `timeline watch`" not in done.stderr:
                break
            sleep(0.1)
        assert done.exit_code == 0, done.output
        told = {alert["id"] for call in follow.handed for alert in call["alerts"]}
        assert told == {*wanted.values()}, place
        calls = len(follow.handed)
        again = follow.watch(*hook, after=timedelta(minutes=1))
        assert (again.exit_code, "alert" in again.stdout, len(follow.handed)) == (0, False, calls), place
        assert {entry.id for entry in follow.entries} == {f"urn:sha256:{one}" for one in wanted.values()}
        assert timeline(follow.root, "verify").exit_code == 0, place
        assert followed_state.recalled(Workspace(follow.root)).waiting == ()
