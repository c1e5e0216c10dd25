"""How much a call does, counted and not timed: the same on any machine, however busy."""

import sys


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
    """Assert that a text `factor` times as long takes hardly more than `factor` times the steps.

    `work(size)` prepares a text of so many characters and returns the call to be counted. What is loaded once is loaded
    by a first call that does not count.
    """
    work(short // 4)()
    small, large = steps(work(short)), steps(work(short * factor))
    assert large <= 1.5 * factor * max(small, 200), f"{small} steps for {short} characters, {large} for {factor}x"
