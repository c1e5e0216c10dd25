"""One writer at a time; a waiter is told whom it waits for, and goes on when that one is gone."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress

import pytest

from tests.ground.conftest import RECORDED, batch
from timeline import log
from timeline.log import lock

HOLDER = """
import sys, time
from pathlib import Path
from timeline import log, workspace
with log.open_for_append(workspace.Workspace(Path(sys.argv[1]))):
    print("held", flush=True)
    time.sleep(600)
"""


@pytest.fixture
def holder(place):
    process = subprocess.Popen([sys.executable, "-c", HOLDER, str(place.root)], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.communicate()


def test_a_waiter_is_told_of_the_holder_and_goes_on_when_it_is_killed(place, holder):
    told = []

    def on_wait(text):
        told.append(text)
        holder.kill()

    with log.open_for_append(place, on_wait=on_wait) as appender:
        assert appender.append_reading(*batch(1), recorded=RECORDED, by="ann").appended
    assert len(told) == 1
    assert f"waiting for process {holder.pid} (-c" in told[0]


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe"])
def test_a_holder_that_did_not_say_who_it_is(place, holder, content):
    named = place.state / "lock.holder"
    named.unlink() if content is None else named.write_bytes(content)
    told = []
    with log.open_for_append(place, on_wait=lambda text: (told.append(text), holder.kill())):
        pass
    assert told[0].startswith("waiting for another process, which is writing to the log")


def test_waiting_needs_nobody_to_tell(place, holder):
    holder.kill()
    with lock.held(place.state, on_wait=None, command="somebody"):
        assert (place.state / "lock.holder").read_text().endswith("(somebody)")
    assert not (place.state / "lock.holder").exists()


def test_with_its_lock_deleted_the_log_is_still_locked(place, holder):
    shutil.rmtree(place.state)
    told = []
    with log.open_for_append(place, on_wait=lambda text: (told.append(text), holder.kill())) as appender:
        assert appender.append_reading(*batch(1), recorded=RECORDED, by="ann").appended
    assert told == ["waiting for another process, which is writing to the log (its lock in .timeline/ was deleted)"]
    assert log.verify(place.log).sound


@pytest.mark.parametrize(
    ("called", "named"),
    [
        (["/opt/bin/timeline", "import", "a b"], "timeline import a b"),
        ([], "python"),
        (["timeline", "x" * 500], f"timeline {'x' * 191}"),
    ],
)
def test_a_holder_is_told_by_what_was_called(place, monkeypatch, called, named):
    monkeypatch.setattr(sys, "argv", called)
    with log.open_for_append(place):
        assert (place.state / "lock.holder").read_text() == f"process {os.getpid()} ({named})"


@pytest.mark.parametrize("deleted", [False, True])
def test_who_waits_and_has_nobody_to_tell_goes_on_when_the_holder_does(place, deleted):
    begun, go_on = threading.Event(), threading.Event()

    def hold():
        with log.open_for_append(place):
            begun.set()
            go_on.wait(20)

    holding = threading.Thread(target=hold)
    holding.start()
    assert begun.wait(20)
    if deleted:
        shutil.rmtree(place.state)
    threading.Timer(0.2, go_on.set).start()
    with log.open_for_append(place) as appender:
        assert go_on.is_set()
        assert appender.append_reading(*batch(1), recorded=RECORDED, by="ann").appended
    holding.join(20)


@pytest.mark.parametrize("deleted", [False, True])
def test_a_process_that_was_forked_off_meanwhile_keeps_no_lock(place, deleted):
    with log.open_for_append(place):
        child = os.fork()
        if child == 0:
            time.sleep(600)
            os._exit(0)
    try:
        if deleted:
            shutil.rmtree(place.state)
        told = []
        with log.open_for_append(place, on_wait=lambda text: (told.append(text), os.kill(child, signal.SIGKILL))):
            pass
        assert told == []
    finally:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
