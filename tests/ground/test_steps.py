"""What holds other code to linear work notices work that is not, be it done in Python or in C."""

import re

import pytest

from tests.steps import assert_linear, assert_linear_in_time

CUBIC = re.compile(r"a*a*a*b")
QUADRATIC = re.compile(r"a*b")
LINEAR = re.compile(r"[ab]*c?")


def matching(pattern):
    def work(size):
        text = "a" * size
        return lambda: pattern.match(text)

    return work


def test_a_cubic_regular_expression_is_noticed_before_it_takes_long():
    with pytest.raises(AssertionError, match="processor time"):
        assert_linear(matching(CUBIC), 800)


def test_a_quadratic_regular_expression_is_noticed():
    def work(size):
        text = "a" * size
        return lambda: QUADRATIC.search(text)

    with pytest.raises(AssertionError, match="processor time"):
        assert_linear(work, 6_000)


def test_quadratic_python_is_noticed_however_short_the_time():
    def work(size):
        def call():
            found = 0
            for _ in range(size // 50):
                for _ in range(size // 50):
                    found += 1

        return call

    with pytest.raises(AssertionError, match="steps"):
        assert_linear(work, 2_000)


@pytest.mark.parametrize("short", [80, 2_000, 200_000])
def test_what_is_linear_passes(short):
    assert_linear(matching(LINEAR), short)


def test_what_is_remembered_by_its_text_is_not_taken_for_free():
    seen = {}

    def work(size):
        text = "a" * size
        return lambda: seen.get(text) or seen.setdefault(text, bool(QUADRATIC.search(text)) or text)

    with pytest.raises(AssertionError, match="processor time"):
        assert_linear_in_time(work, 6_000)
