"""Reading takes time in proportion to the text, whatever is said over and over."""

import pytest

from tests.language.readings import article
from tests.steps import assert_linear_in_time
from timeline.language.reading import read_article

pytestmark = pytest.mark.no_cover  # four times dearer when traced, and the clock should tell of the reading alone
SHORT = 2_000


@pytest.mark.parametrize(
    ("cue", "language"),
    [
        ("will ", "en"),
        ("they will ", "en"),
        ("plans to ", "en"),
        ("promised to ", "en"),
        ("сказал ", "ru"),
        ("wird bauen und ", "de"),
        ("il va construire et ", "fr"),
        ("“We will build two berths,” A said. ", "en"),
        ("The bridge has been repaired. ", "en"),
        ("so far ", "en"),
        ("a meeting of the ", "en"),
        ("photos of the meeting ", "en"),
        ("the dam, completed in 1998, ", "en"),
        ("31 of the 40 ", "en"),
        ("построен, который ", "ru"),
    ],
)
def test_what_is_repeated(cue, language):
    def work(size):
        told = article((cue * (size // len(cue) + 1))[:size], language=language)
        return lambda: read_article(told)

    assert_linear_in_time(work, SHORT)


def test_pledges_that_all_differ():
    def work(size):
        text = ""
        number = size
        while len(text) < size:
            number += 1
            text += f"The ministry will repair bridge a{number} in town b{number} near lake c{number}. "
        told = article(text)
        return lambda: read_article(told)

    assert_linear_in_time(work, SHORT)


def test_a_sentence_of_many_figures_and_years():
    def work(size):
        told = article(("in 2023 trade grew by 5 percent against 4 percent in 2021, but " * size)[:size])
        return lambda: read_article(told)

    assert_linear_in_time(work, 4 * SHORT)
