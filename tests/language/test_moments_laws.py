"""What holds of every text: spans are exact, sorted and apart; values are EDTF or ISO durations; time is linear."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.steps import assert_linear
from timeline import edtf
from timeline.language.time import calendar_words as words
from timeline.language.time import datelines, foreign_dates, moments

LANGUAGES = ["en", "ru", "be", "de", "fr"]
DURATION = re.compile(r"P(?:T?\d+(?:\.\d+)?(?:e\+\d+)?[YMWDHS])")


def vocabulary(language):
    lexicon = words.load_calendar_words(language)
    return sorted({word.title() if entry.capital else word for word, entry in lexicon.entries.items()})


def texts(language):
    digits = st.from_regex(r"[0-9]{1,4}([./:-][0-9]{1,4}){0,2}(st|nd|th|s|'s|%)?", fullmatch=True)
    marks = st.sampled_from([" ", " ", " ", ", ", "-", "–", ".", ". ", "\n", "\n\n", "/", "(", "'s ", "’", "$", " x "])
    piece = st.one_of(st.sampled_from(vocabulary(language)), digits, st.text(max_size=3))
    return st.lists(st.tuples(piece, marks), max_size=14).map(lambda parts: "".join(a + b for a, b in parts))


BASES = st.sampled_from(
    [None, "2021-09-15", "2020-02-29", "2021-12", "1999", "XXXX-05-13", "../2021-01-01", "0001-01-01"]
)


@pytest.mark.parametrize("language", LANGUAGES)
@settings(deadline=None)
@given(data=st.data())
def test_spans_and_values(language, data):
    text = data.draw(texts(language))
    found = moments.find_moments(
        text, base=data.draw(BASES), language=language, order=data.draw(st.sampled_from(["DMY", "MDY"]))
    )
    end = 0
    for moment in found:
        assert text[moment.start : moment.end] == moment.text
        assert end <= moment.start < moment.end
        end = moment.end
        if moment.edtf is None:
            assert moment.kind in ("vague", "clock", "set")
        elif moment.kind in ("duration", "set"):
            assert DURATION.fullmatch(moment.edtf), moment
        else:
            assert edtf.is_edtf(moment.edtf), moment


@settings(deadline=None)
@given(
    text=st.text(alphabet="0123456789 .:-/,()marteliojndbsep年月日", max_size=60),
    language=st.sampled_from(["es", "ja"]),
)
def test_a_foreign_stamp_is_a_day_or_nothing(text, language):
    value = foreign_dates.foreign_stamp(text, language)
    assert value is None or edtf.is_edtf(value)


@settings(deadline=None)
@given(text=st.text(max_size=200), published=BASES)
def test_a_dateline_stands_at_the_head(text, published):
    line = datelines.find_dateline(text, published=published, language="en")
    if line is not None:
        assert not text[: line.start].strip()
        assert line.date is None or edtf.is_edtf(line.date)


WORST = [
    "may " * 25,
    "1-" * 50,
    "1 " * 50,
    "2020 - ",
    "12.",
    "the last of the last ",
    "from 3 to ",
    "January, ",
    "twenty-",
    "a",
    "a year earlier and ",
    "Friday 12 ",
    "every ",
    "\n",
    "'s ",
    "İ",
    "((((",
    "in the year of the end of ",
    "MINSK, ",
    "A. ",
]


@pytest.mark.no_cover
@pytest.mark.parametrize("pattern", WORST)
def test_time_grows_with_the_text_only(pattern):
    def work(size):
        text = (pattern * (size // len(pattern) + 1))[:size]
        return lambda: (
            moments.find_moments(text, base="2021-09-15", language="en"),
            datelines.find_dateline(text, published="2021-09-15", language="en"),
        )

    assert_linear(work, 4_000)
