"""One date expression or page stamp. All stamps were written for these tests."""

import pytest

from timeline.language.time import stamps


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4 March 2019, 18:39", "2019-03-04T18:39"),
        ("04.03.2019 12:45:10", "2019-03-04T12:45:10"),
        ("13:35,04-03-2019", "2019-03-04T13:35"),
        ("Monday, 4 March 2019 15:52", "2019-03-04T15:52"),
        ("March 4, 2019 | 14:17 (GMT+7)", "2019-03-04T14:17"),
        ("March 4, 2019 at 2:17 PM", "2019-03-04T14:17"),
        ("March 4, 2019 12.05 a.m", "2019-03-04T00:05"),
        ("2019-03-04", "2019-03-04"),
        ("2019-03-04T18:39:00+03:00", "2019-03-04T18:39:00"),
        ("2019-03-04 18:39", "2019-03-04T18:39"),
        ("Published: 04.03.2019", "2019-03-04"),
        ("04/03/2019", "2019-03-04"),
        ("March 2019", "2019-03"),
        ("2019", "2019"),
        ("4 Mar. 2019", "2019-03-04"),
        ("Mon, 04 Mar 2019 10:00:00 GMT", "2019-03-04T10:00:00"),
        ("4 March", "XXXX-03-04"),
        ("sept. 5, 2019", "2019-09-05"),
        ("20190304", "2019-03-04"),
        ("January-March 2019", "2019-01/2019-03"),
    ],
)
def test_english(text, value):
    assert stamps.read_stamp(text) == value


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("4 марта 2019 г., 14:05", "ru", "2019-03-04T14:05"),
        ("Понедельник, 4 марта 2019", "ru", "2019-03-04"),
        ("4 сакавіка 2019", "be", "2019-03-04"),
        ("4. März 2019, 14:05 Uhr", "de", "2019-03-04T14:05"),
        ("4 mars 2019 à 14h05", "fr", "2019-03-04T14:05"),
        ("4 mars 2019 à 14:05", "fr", "2019-03-04T14:05"),
    ],
)
def test_other_languages(text, language, value):
    assert stamps.read_stamp(text, language=language) == value


def test_the_order_of_the_source():
    assert stamps.read_stamp("03/04/2019", order="MDY") == "2019-03-04"
    assert stamps.read_stamp("2019/03/04", order="MDY") == "2019-03-04"


def test_the_base_gives_what_the_stamp_leaves_out():
    assert stamps.read_stamp("4 March", base="2019-05-01") == "2019-03-04"
    assert stamps.read_stamp("Yesterday, 14:05", base="2019-03-05") == "2019-03-04T14:05"


def test_a_hard_expression_is_left_to_dateparser():
    assert stamps.read_stamp("4 maart 2019", language="nl") == "2019-03-04"
    assert stamps.read_stamp("maart 2019", language="nl") == "2019-03"
    assert stamps.read_stamp("gisteren", language="nl", base="2019-03-05") == "2019-03-04"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no date at all",
        "!!!",
        "14:05",
        "31.02.2019",
        "2019-13-45 10:00",
        "4 March 2019 and 5 March 2020",
        "04.03.2019 05.03.2019",
        "x" * 500,
        "zz qq",
        "2 hours ago",
    ],
)
def test_what_is_no_single_date(text):
    assert stamps.read_stamp(text) is None
