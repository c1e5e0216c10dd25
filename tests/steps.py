"""How much a call does: lines of Python counted, and processor time where the work is done in C.

Counted lines are the same on any machine, however busy, and see nothing of a regular expression. Processor time of this
thread sees it; it is compared with itself only, over sizes that double, and a text that seems to cost too much is
measured again before it is said to.
"""

import sys
import time
from itertools import count

_TIMES_DEARER = 2.5  # what a text may cost beyond its share: a quadratic one costs four times as much, a cubic sixteen
_NOTHING_SECONDS = 0.004  # less is not told from nothing on a busy machine
_SMALLER = 8  # the first text is so many times shorter: what is cubic shows before it takes long
_REPEATS = 3
_TRIES = 4


def steps(call):
    """Return how many lines of Python a call runs, comprehensions and generators included."""
    count = 0

    def step(_frame, event, _arg):
        nonlocal count
        count += event == "line"
        return step

    before = sys.gettrace()
    sys.settrace(step)
    try:
        call()
    finally:
        sys.settrace(before)
    return count


def assert_linear(work, short, factor=4):
    """Assert that a text `factor` times as long takes hardly more than `factor` times the steps and processor time.

    `work(size)` prepares a text of so many characters and returns the call to be counted. What is loaded once is loaded
    by a first call that does not count.
    """
    work(short // _SMALLER)()
    assert_linear_in_time(work, short, factor)
    small, large = steps(work(short)), steps(work(short * factor))
    assert large <= 1.5 * factor * max(small, 200), f"{small} steps for {short} characters, {large} for {factor}x"


def assert_linear_in_time(work, short, factor=4):
    """Assert it of processor time alone, from short texts to long ones, so that what is not linear never gets far."""
    size, longer_by = short // _SMALLER, count()
    while (longer := size * factor) <= short * factor:
        for tried in count(1):
            small, large = seconds(work, size, longer_by), seconds(work, longer, longer_by)
            if large <= _TIMES_DEARER * factor * max(small, _NOTHING_SECONDS):
                break
            told = f"{small:.4f} s of processor time for {size} characters, {large:.4f} s for {factor}x"
            assert tried < _TRIES, told
        size *= 2


def seconds(work, size, longer_by):
    """Return the processor time of this thread that a text takes, the least of some tries.

    Each try has a text of its own, a few characters longer: what is remembered by its text would cost nothing.
    """
    calls = [work(size + next(longer_by)) for _ in range(_REPEATS)]
    return min(map(_processor_seconds, calls))


def _processor_seconds(call):
    begin = time.thread_time()
    call()
    return time.thread_time() - begin
