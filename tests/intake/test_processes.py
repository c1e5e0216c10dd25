"""Processes that read: one that nobody is left to end does so by itself."""

import signal
import time

import pytest

from timeline.intake.run import processes


def hang(pipe, seconds):
    processes.outlive(seconds)
    pipe.send_bytes(b"begun")
    time.sleep(60)


def wait_on(pipe, seconds):
    processes.outlive(seconds)
    processes.outlive(0)
    pipe.send_bytes(b"begun")
    time.sleep(0.3)
    pipe.send_bytes(b"still here")


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="the system has no alarms")
def test_what_hangs_ends_by_itself_though_nobody_ends_it():
    started = processes.start("fork", hang, 0.1, others=iter(()))
    assert started.pipe.recv_bytes() == b"begun"
    with pytest.raises(EOFError):
        started.pipe.recv_bytes()
    assert started.end() == -signal.SIGALRM


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="the system has no alarms")
def test_what_only_waits_for_the_next_document_may_wait_on():
    started = processes.start("fork", wait_on, 0.1, others=iter(()))
    assert [started.pipe.recv_bytes() for _ in range(2)] == [b"begun", b"still here"]
    started.end()
