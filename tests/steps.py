"""How much a call does: lines of Python counted, and processor time where the work is done in C.

Counted lines are the same on any machine, however busy, and see nothing of a regular expression. Processor time of this
thread sees it; it is compared with itself only, over sizes that grow fourfold, and a text that seems to cost too much
is measured again before it is said to.
"""

import sys
import time
from itertools import count

_TIMES_DEARER = 2.5  # what a text may cost beyond its share: a quadratic one costs four times as much, a cubic sixteen
_NOTHING_SECONDS = 0.004  # less is not told from nothing on a busy machine
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
    work(short // factor)()
    assert_linear_in_time(work, short, factor)
    small, large = steps(work(short)), steps(work(short * factor))
    assert large <= 1.5 * factor * max(small, 200), f"{small} steps for {short} characters, {large} for {factor}x"


def assert_linear_in_time(work, short, factor=4):
    """Assert it of processor time alone, from a short text to a long one, so that what is not linear never gets far."""
    longer_by = count()
    for size in (short // factor, short):
        for tried in count(1):
            small = min(seconds(work, size, longer_by))
            allowed = _TIMES_DEARER * factor * max(small, _NOTHING_SECONDS)
            large = list(_until(allowed, seconds(work, size * factor, longer_by)))
            if large[-1] <= allowed:
                break
            told = f"{small:.4f} s of processor time for {size} characters, {min(large):.4f} s for {factor}x"
            assert tried < _TRIES, told


def seconds(work, size, longer_by):
    """Yield the processor time of this thread that a text takes, of some tries; the least is what tells.

    Each try has a text of its own, a few characters longer: what is remembered by its text would cost nothing.
    """
    for _ in range(_REPEATS):
        yield _processor_seconds(work(size + next(longer_by)))


def _until(allowed, tries):
    """Yield what tries took, up to the first that took no more than it may: the least of all takes no more either."""
    for took in tries:
        yield took
        if took <= allowed:
            return


def _processor_seconds(call):
    begin = time.thread_time()
    call()
    return time.thread_time() - begin
