import pytest

from timeline.intake.texts import furniture as page
from timeline.intake.texts import stamp_lines as stamps

WORDS = {language: page.words(language) for language in ("en", "ru", "be", "de", "fr")}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("13:35,15-07-2024", "2024-07-15T13:35"),
        ("28.06.2023 12:45:00", "2023-06-28T12:45:00"),
        ("28/06/23", "2023-06-28"),
        ("2019-11-15", "2019-11-15"),
        ("2024-01-07T01:20:00+00:00", "2024-01-07T01:20:00"),
        ("2024-01-07 01:20:00.123Z", "2024-01-07T01:20:00"),
        ("13 May 2022, 18:39", "2022-05-13T18:39"),
        ("Friday, 12 October 2018 15:52", "2018-10-12T15:52"),
        ("October 22, 2019", "2019-10-22"),
        ("March 3, 2021 at 4:05 PM EST", "2021-03-03T16:05"),
        ("12/25/2020", "2020-12-25"),
        ("at 12:30 am, 1 June 2020", "2020-06-01T00:30"),
    ],
)
def test_a_stamp_says_a_day_and_its_clock(text, value):
    assert stamps.read(text) == value


def test_the_order_of_day_and_month_is_the_sources():
    assert stamps.read("04.11.2015") == "2015-11-04"
    assert stamps.read("04/11/2015", order="MDY") == "2015-04-11"


@pytest.mark.parametrize(
    "text", ["2021", "May 2021", "in 2021 trade rose", "31.02.2021", "10:15", "", "sentence", "99.99.2020"]
)
def test_less_than_a_day_is_no_stamp(text):
    assert stamps.read(text) is None


@pytest.mark.parametrize(
    ("language", "text", "kind", "value"),
    [
        ("en", "Posted: 03.02.2021 10:15:00", "published", "2021-02-03T10:15:00"),
        ("en", "Last updated on 3 February 2021", "updated", "2021-02-03"),
        ("en", "October 22, 2019 | 14:17 (GMT+7)", "published", "2019-10-22T14:17"),
        ("en", "Economy | 22 October 2019", "published", "2019-10-22"),
        ("ru", "Опубликовано: 12 мая 2021, 10:00", "published", "2021-05-12T10:00"),
        ("ru", "Обновлено 12.05.2021 в 10:00", "updated", "2021-05-12T10:00"),
        ("de", "Zuletzt aktualisiert: 3. Mai 2021", "updated", "2021-05-03"),
        ("fr", "Publié le 3 mai 2021 à 10:00", "published", "2021-05-03T10:00"),
    ],
)
def test_a_line_that_is_a_stamp_says_which(language, text, kind, value):
    line = stamps.line(text, WORDS[language], language=language)
    assert (line.kind, line.stamp.value, line.stamp.raw) == (kind, value, text)


@pytest.mark.parametrize(
    "text",
    [
        "Talks of 12 May 2022 in Riverton",
        "Trade in 2021 rose to $18 million, the governor said on 3 May 2022.",
        "Room 12, 3rd floor",
        "Updated plans for 2024",
        "x" * 200 + " 12.05.2021",
    ],
)
def test_a_line_that_says_more_is_no_stamp(text):
    assert stamps.line(text, WORDS["en"]) is None


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "Daily News 21 / 12 / 2022", "2022-12-21"),
        ("ru", "29 июля 202122:18", "2021-07-29T22:18"),
        ("ru", "15:47, 07 май 2024 г. Лента", "2024-05-07T15:47"),
        ("en", "Posted on 25/04/2023 at 09h12", "2023-04-25T09:12"),
        ("fr", "Ce 6 novembre 2018", "2018-11-06"),
        ("en", "Aug 2nd, 2016Aug 2nd, 2016", "2016-08-02"),
        ("en", "12-Jun-2023:", "2023-06-12"),
    ],
)
def test_stamps_as_sites_have_them(language, text, value):
    (told,) = stamps.lines(text, WORDS[language], language=language)
    assert told.stamp.value == value


@pytest.mark.parametrize(
    ("text", "order", "value"),
    [
        ("Wed, 03/11/2026 - 17:57", "DMY", "2026-03-11T17:57"),
        ("Tuesday 03/11/2026", "MDY", "2026-11-03"),
        ("05/04/2023 at 9:12 a.m.", stamps.UNTOLD, "2023-05-04T09:12"),
        ("05/04/2023 at 9:12", stamps.UNTOLD, "2023-04-05T09:12"),
    ],
)
def test_the_weekday_decides_which_number_is_the_month_then_the_country_then_half_days(text, order, value):
    assert stamps.read(text, order=order) == value


@pytest.mark.parametrize(
    "text", ["0001-01-01", "0000-08-10", "1970-01-01T00:00:00Z", "1900-01-01", "2199-12-31", "9999-01-01"]
)
def test_a_placeholder_is_no_stamp(text):
    assert stamps.read(text) is None


def test_one_line_may_hold_both_stamps_behind_their_labels():
    told = stamps.lines("Published 11 March 2026, updated 14 March 2026", WORDS["en"])
    assert [(one.kind, one.stamp.value) for one in told] == [("published", "2026-03-11"), ("updated", "2026-03-14")]
