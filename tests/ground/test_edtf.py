"""EDTF dates: the days they span, their order, and what is none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import edtf
from timeline.edtf import Bounds, EdtfError, bounds, is_edtf, order

WHOLE_DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


def day(text):
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022-05-13", "2022-05-13", "2022-05-13"),
        ("2022-05-13T18:39", "2022-05-13", "2022-05-13"),
        ("2022-05", "2022-05-01", "2022-05-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2022", "2022-01-01", "2022-12-31"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2022-XX", "2022-01-01", "2022-12-31"),
        ("2022-XX-XX", "2022-01-01", "2022-12-31"),
        ("2022-11-XX", "2022-11-01", "2022-11-30"),
        ("2022-21", "2022-03-01", "2022-05-31"),
        ("2022-22", "2022-06-01", "2022-08-31"),
        ("2022-23", "2022-09-01", "2022-11-30"),
        ("2023-24", "2023-12-01", "2024-02-29"),
        ("2022-01/2022-03", "2022-01-01", "2022-03-31"),
        ("2022-05-13?", "2022-05-13", "2022-05-13"),
        ("2022~", "2022-01-01", "2022-12-31"),
        ("2022-05%", "2022-05-01", "2022-05-31"),
        ("2021?/2022~", "2021-01-01", "2022-12-31"),
        ("2022/2022", "2022-01-01", "2022-12-31"),
    ],
)
def test_bounds(text, first, last):
    assert bounds(text) == Bounds(day(first), day(last))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("../2023-06-28", None, "2023-06-28"),
        ("/2023-06-28", None, "2023-06-28"),
        ("2023-06-28/..", "2023-06-28", None),
        ("2023/", "2023-01-01", None),
        ("XXXX-09-28", None, None),
        ("XXXX-02-29", None, None),
        ("XXXX-09", None, None),
        ("XXXX-09-XX", None, None),
        ("XXXX", None, None),
    ],
)
def test_an_open_side_or_an_unknown_year_has_no_bound(text, first, last):
    assert bounds(text) == Bounds(first and day(first), last and day(last))


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "..", "../..", "/", "yesterday", "13.05.2022", "2022-5-13", "2022-13", "2022-00", "2022-25"),
        *("2022-02-30", "2023-02-29", "0000", "22", "20220513", "2022-05-13/2022-05-12", "2022/2021", "20X2", "X022"),
        *(
            "2022-0X",
            "2022-05-1X",
            "2022-XX-13",
            "XXXX-02-30",
            "XXXX-13",
            "XXXX-XX-05",
            "2022-05T18:39",
            "2022T10:00",
            "2022-05-",
        ),
        *("-2022", "2022/2023/2024", "٢٠٢٢", "2022-٠٥", "²022", "9999-24", "?", "2022-05-13-01"),
    ],
)
def test_what_is_no_edtf_date(text):
    assert not is_edtf(text)
    with pytest.raises(EdtfError, match="is not an EDTF date"):
        bounds(text)


@given(WHOLE_DAYS)
def test_a_day_is_its_own_bounds_and_lies_in_its_month_and_year(value):
    assert bounds(value.isoformat()) == Bounds(value, value)
    for wider in (value.isoformat()[:7], value.isoformat()[:4]):
        span = bounds(wider)
        assert span.first <= value <= span.last


@given(WHOLE_DAYS, WHOLE_DAYS)
def test_days_are_ordered_as_in_time(one, two):
    early, late = sorted((one, two))
    assert order(early.isoformat()) <= order(late.isoformat())
    span = bounds(f"{early}/{late}")
    assert (span.first, span.last) == (early, late)
    assert bounds(str(early)).surely_before(bounds(str(late))) == (early < late)
    assert bounds(str(early)).may_meet(bounds(str(late))) == (early == late)


@given(st.text(alphabet="0123456789X-/.?~%T:", max_size=22))
def test_any_text_is_a_date_or_a_clear_error(text):
    if is_edtf(text):
        span = bounds(text)
        assert span.first is None or span.last is None or span.first <= span.last
        assert order(text)[0] <= order(text)[1]


def test_open_starts_sort_by_their_end_and_no_date_comes_last():
    texts = [None, "2024", "XXXX-09-28", "../2023-06-28", "2023-06-28", "2023-06", "2023-06-28/.."]
    ranked = sorted(texts, key=order)
    assert ranked[0] == "2023-06"
    assert order("../2023-06-28") == order("2023-06-28")
    assert set(ranked[-2:]) == {None, "XXXX-09-28"}


@pytest.mark.parametrize(
    ("one", "two"), [("../2022", "2021"), ("2022/..", "2030"), ("XXXX-09", "1999"), ("2022", "2022-05")]
)
def test_what_may_be_the_same_time(one, two):
    assert bounds(one).may_meet(bounds(two))
    assert bounds(two).may_meet(bounds(one))
    assert not bounds(one).surely_before(bounds(two))


def test_the_error_is_one_of_ours():
    assert issubclass(EdtfError, edtf.TimelineError)
