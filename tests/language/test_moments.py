"""Dates of English texts, by kind of expression. All sentences were written for these tests."""

import pytest

from timeline.errors import TimelineError
from timeline.language.time import moments

BASE = "2021-09-15"  # a Wednesday


def values(text, *, base=BASE, language="en", order="DMY"):
    """The values of the dates found, with their bound where they have one."""
    found = moments.find_moments(text, base=base, language=language, order=order)
    return [f"{moment.bound} {moment.edtf}" if moment.bound else moment.edtf for moment in found]


def only(text, **more):
    """The one moment of a text."""
    (moment,) = moments.find_moments(text, base=BASE, language="en", **more)
    return moment


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The bridge opened on 4 March 2019.", "2019-03-04"),
        ("The bridge opened on March 4, 2019.", "2019-03-04"),
        ("The bridge opened on Monday, 4 March 2019.", "2019-03-04"),
        ("The bridge opened on the 4th of March 2019.", "2019-03-04"),
        ("The bridge opened on March 4th, 2019.", "2019-03-04"),
        ("It was the fourth of March, 2019.", "2019-03-04"),
        ("The bridge opened on 2019-03-04.", "2019-03-04"),
        ("The bridge opened on 04.03.2019.", "2019-03-04"),
        ("The bridge opened on 4/3/19.", "2019-03-04"),
        ("The bridge opened on 4-Mar-2019.", "2019-03-04"),
        ("The bridge opened on 2019-Mar-4.", "2019-03-04"),
        ("The bridge opened on 4 March of 2019.", "2019-03-04"),
        ("The bridge opened on 2019.03.04 at last.", "2019-03-04"),
        ("The bridge opened in March 2019.", "2019-03"),
        ("The bridge opened in March of 2019.", "2019-03"),
        ("The bridge opened in 2019-03.", "2019-03"),
        ("The bridge opened in 2019.", "2019"),
        ("The year 2019 was dry.", "2019"),
        ("The bridge opened in '19.", "2019"),
        ("It was nineteen eighty-four.", "1984"),
        ("Fiscal 2019 was bad.", "2019"),
        ("The 2019 fiscal year was bad.", "2019"),
        ("The next fiscal year will be bad.", "2022"),
        ("The fiscal year was bad.", "2021"),
        ("As of 4 March 2019 it was bad.", "2019-03-04"),
        ("The mill was built in 1786.", "1786"),
    ],
)
def test_whole_dates_in_every_order(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(("order", "value"), [("DMY", "2020-07-05"), ("MDY", "2020-05-07")])
def test_numbers_are_read_by_the_source_s_order(order, value):
    assert values("Paid on 5/7/2020.", order=order) == [value]
    assert values("Paid on 25/7/2020.", order=order) == ["2020-07-25"]
    assert values("Paid on 7/25/2020.", order=order) == ["2020-07-25"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ferry sank on 2 August.", "2021-08-02"),
        ("The ferry sank on 20 December.", "2020-12-20"),
        ("The new ferry will sail on 20 December.", "2021-12-20"),
        ("The ferry is due on October 3.", "2021-10-03"),
        ("The ferry sank in August.", "2021-08"),
        ("The ferry sank in December.", "2020-12"),
        ("The new ferry will sail in December.", "2021-12"),
        ("The ferry sank on Saturday, 2 May.", "2020-05-02"),
        ("The ferry sank on 29 February.", "2020-02-29"),
    ],
)
def test_a_day_without_year_takes_the_nearest(text, value):
    (moment,) = moments.find_moments(text, base=BASE, language="en")
    assert moment.edtf == value
    assert moment.basis == "relative"


def test_without_base_the_year_stays_open():
    assert values("It sank on 2 August, on a Monday, last year, in May.", base=None) == [
        "XXXX-08-02",
        None,
        None,
        "XXXX-05",
    ]
    assert values("They met from 3 to 5 June.", base="XXXX-06-10") == ["XXXX-06-03/XXXX-06-05"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Following Monday's talks they left.", "2021-09-13"),
        ("They left the following Monday.", "2021-09-20"),
        ("They stayed until Friday and had left.", "2021-09-10"),
        ("They spoke at Sunday's 5 September service.", "2021-09-05"),
        ("They met today.", "2021-09-15"),
        ("They met yesterday evening.", "2021-09-14"),
        ("They meet tomorrow.", "2021-09-16"),
        ("They met the day before yesterday.", "2021-09-13"),
        ("They dine tonight.", "2021-09-15"),
        ("They talked this morning.", "2021-09-15"),
        ("They talked last night.", "2021-09-14"),
        ("They met on Friday.", "2021-09-10"),
        ("They will meet on Friday.", "2021-09-17"),
        ("They met on Wednesday.", "2021-09-15"),
        ("They met last Wednesday.", "2021-09-08"),
        ("They meet next Tuesday.", "2021-09-21"),
        ("They meet this Friday.", "2021-09-17"),
        ("They met on Tuesday of last week.", "2021-09-07"),
        ("They meet next week on Monday.", "2021-09-20"),
        ("They met last week.", "2021-09-06/2021-09-12"),
        ("They met last month.", "2021-08"),
        ("Trade grew last year.", "2020"),
        ("Trade grows this year.", "2021"),
        ("Trade will fall next year.", "2022"),
        ("Trade grew last quarter.", "2021-04/2021-06"),
        ("They met last May.", "2021-05"),
        ("They met last November.", "2020-11"),
        ("They meet next May.", "2022-05"),
        ("They met last summer.", "2021-22"),
        ("They met this spring.", "2021-21"),
        ("They meet next winter.", "2021-24"),
        ("They met last weekend.", "2021-09-11/2021-09-12"),
        ("They met over the weekend.", "2021-09-11/2021-09-12"),
        ("The weekend will be wet.", "2021-09-18/2021-09-19"),
        ("It was so last century.", "19XX"),
        ("They met last Christmas.", "2020-12-25"),
        ("They meet next Christmas.", "2021-12-25"),
        ("They met last Thanksgiving.", "2020-11-26"),
        ("They met on Christmas Day 2018.", "2018-12-25"),
    ],
)
def test_counted_from_the_base(text, value):
    (moment,) = moments.find_moments(text, base=BASE, language="en")
    assert moment.edtf == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It closed three years ago.", "2018"),
        ("It closed a year ago.", "2020"),
        ("It closed two months ago.", "2021-07"),
        ("It closed two weeks ago.", "2021-08-30/2021-09-05"),
        ("It closed ten days ago.", "2021-09-05"),
        ("It closed two decades ago.", "200X"),
        ("It closed one and a half years ago.", "2020"),
        ("It closed 1.5 years ago.", "2020"),
        ("It reopens in three years' time.", "2024"),
        ("It closed a week earlier.", "2021-09-06/2021-09-12"),
        ("It closed two days later.", "2021-09-17"),
        ("It closed two days before.", "2021-09-13"),
        ("It closed two days before opening.", "P2D"),
    ],
)
def test_so_long_ago_in_the_precision_of_the_unit(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Exports fell earlier this month.", "2021-09-01/2021-09-15"),
        ("Exports will rise later this year.", "2021-09-15/2021-12-31"),
        ("Exports fell earlier in the year.", "2021-01-01/2021-09-15"),
        ("This year alone six mills closed.", "2021-01-01/2021-09-15"),
        ("So far this year six mills closed.", "2021-01-01/2021-09-15"),
        ("Six mills have closed this year so far.", "2021-01-01/2021-09-15"),
        ("Exports fell earlier today.", "2021-09-15"),
        ("Exports fell earlier on Monday.", "2021-09-13"),
    ],
)
def test_a_part_of_the_running_time(text, value):
    assert values(text)[-1] == value


@pytest.mark.parametrize(
    ("text", "value", "sense"),
    [
        ("Early next year it opens.", "2022", "START"),
        ("It opened in mid-2018.", "2018", "MID"),
        ("It opened in late November 2020.", "2020-11", "END"),
        ("It opens at the end of the year.", "2021", "END"),
        ("It opens at year-end.", "2021", "END"),
        ("It opened in the early 1990s.", "199X", "START"),
        ("It opened at the beginning of the 20th century.", "19XX", "START"),
        ("It opened early on Monday.", "2021-09-13", "START"),
        ("It opened late yesterday.", "2021-09-14", "END"),
        ("It opened in late summer 2019.", "2019-22", "END"),
    ],
)
def test_which_end_of_a_time(text, value, sense):
    moment = moments.find_moments(text, base=BASE, language="en")[-1]
    assert (moment.edtf, moment.sense) == (value, sense)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sales in January-March 2018 were flat.", "2018-01/2018-03"),
        ("Sales from January to March 2018 were flat.", "2018-01/2018-03"),
        ("Sales between January and March 2018 were flat.", "2018-01/2018-03"),
        ("Sales from November 2017 to March 2018 were flat.", "2017-11/2018-03"),
        ("Sales from November to March 2018 were flat.", "2017-11/2018-03"),
        ("The plan for 2022-2024 is ready.", "2022/2024"),
        ("The plan for 2022–24 is ready.", "2022/2024"),
        ("Rain fell between 2017 and 2019.", "2017/2019"),
        ("Rain fell from 2017 to 2019.", "2017/2019"),
        ("Rain fell from 2017 until 2019.", "2017/2019"),
        ("The fair ran from 3 to 5 June 2018.", "2018-06-03/2018-06-05"),
        ("The fair ran on June 3-5, 2018.", "2018-06-03/2018-06-05"),
        ("The fair ran on 3–5 June 2018.", "2018-06-03/2018-06-05"),
        ("The fair ran on June 3 and 4.", "2021-06-03/2021-06-04"),
        ("The fair ran from 30 May to 2 June 2018.", "2018-05-30/2018-06-02"),
        ("The fair ran 30.05.2018 - 02.06.2018.", "2018-05-30/2018-06-02"),
        ("The fair ran 30.05.2018-02.06.2018.", "2018-05-30/2018-06-02"),
        ("The fair ran 12-15.05.2018.", "2018-05-12/2018-05-15"),
        ("The fair ran 28.04-03.05.2018.", "2018-04-28/2018-05-03"),
        ("It rained in January and February 2018.", "2018-01/2018-02"),
        ("The fair ran from 28 December to 3 January 2018.", "2017-12-28/2018-01-03"),
        ("The fair ran from 28 December 2017 to 3 January.", "2017-12-28/2018-01-03"),
    ],
)
def test_ranges(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Output rose in the third quarter of 2018.", "2018-07/2018-09"),
        ("Output rose in H1 2018.", "2018-01/2018-06"),
        ("Output rose in FY2018.", "2018"),
        ("Output rose in Q3 2018.", "2018-07/2018-09"),
        ("Output rose in the last quarter of 2018.", "2018-10/2018-12"),
        ("Third-quarter output rose.", "2021-07/2021-09"),
        ("Fourth-quarter output rose.", "2020-10/2020-12"),
        ("Output will rise in the first quarter.", "2022-01/2022-03"),
        ("Output rose in the first half of 2018.", "2018-01/2018-06"),
        ("Output rose in the second half of last year.", "2020-07/2020-12"),
        ("Output rose in the first half of March.", "2021-03-01/2021-03-15"),
        ("Output rose in the second half of February 2020.", "2020-02-16/2020-02-29"),
        ("Output rose in the first nine months of 2018.", "2018-01/2018-09"),
        ("Output rose in nine months of 2018.", "2018-01/2018-09"),
        ("Output rose in the first six months.", "2021-01/2021-06"),
        ("Output rose in the first two quarters of 2018.", "2018-01/2018-06"),
        ("Output rose in the first week of March 2018.", "2018-03-01/2018-03-07"),
        ("Output rose in the last week of March 2018.", "2018-03-25/2018-03-31"),
        ("It closed on the last day of the month.", "2021-09-30"),
        ("It closed on the first day of 2018.", "2018-01-01"),
        ("It closed in the last month of the year.", "2021-12"),
        ("It closed in the week of March 12.", "2021-03-08/2021-03-14"),
        ("It closed in the summer of 2018.", "2018-22"),
        ("It closed in the winter.", "2020-24"),
        ("It closed in the nineties.", "199X"),
        ("It closed in the 1990s.", "199X"),
        ("It closed in the 1800s.", "18XX"),
        ("It was built in the 18th century.", "17XX"),
    ],
)
def test_parts_of_years_and_runs_of_them(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Finish it by 2030.", "by 2030"),
        ("Finish it by the end of next year.", "by 2022"),
        ("Finish it until May 2022.", "by 2022-05"),
        ("Finish it before 1 July 2022.", "by 2022-07-01"),
        ("It has run since 2017.", "from 2017"),
        ("The rule is effective February 1.", "from 2022-02-01"),
        ("It is open from June 2022.", "from 2022-06"),
        ("It is closed after June 2022.", "after 2022-06"),
        ("It was so in 2017.", "2017"),
    ],
)
def test_bounds(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("The loan runs for five years.", "P5Y", "duration"),
        ("It is a two-year plan.", "P2Y", "duration"),
        ("It takes 1.5 months.", "P1.5M", "duration"),
        ("It takes 2 1/2 years.", "P2.5Y", "duration"),
        ("It takes a year and a half.", "P1.5Y", "duration"),
        ("It takes sixteen hours.", "PT16H", "duration"),
        ("It takes three decades.", "P30Y", "duration"),
        ("It takes twenty-five minutes.", "PT25M", "duration"),
        ("It takes a couple of weeks.", "P2W", "duration"),
        ("It takes two hundred days.", "P200D", "duration"),
        ("The first two years were hard.", "P2Y", "duration"),
        ("They meet every three months.", "P3M", "set"),
        ("They meet each year.", "P1Y", "set"),
        ("They meet daily.", "P1D", "set"),
        ("They meet every Monday.", None, "set"),
        ("It takes two or three years.", None, "vague"),
        ("It opens in the coming years.", None, "vague"),
        ("It takes half a year.", "P6M", "duration"),
        ("It takes a few days.", None, "vague"),
        ("It closed a few years ago.", None, "vague"),
        ("It opens in the next few weeks.", None, "vague"),
        ("It opens soon.", None, "vague"),
        ("It is open now.", None, "vague"),
        ("It was so in recent years.", None, "vague"),
        ("It was so for years.", None, "vague"),
        ("It was so that year.", None, "vague"),
        ("It was current policy.", None, "vague"),
        ("It opens at 10:35 a.m. sharp.", None, "clock"),
    ],
)
def test_lengths_sets_and_what_cannot_be_told(text, value, kind):
    moment = moments.find_moments(text, base=BASE, language="en")[-1]
    assert (moment.edtf, moment.kind) == (value, kind)


@pytest.mark.parametrize(
    ("text", "value", "length"),
    [
        ("Prices doubled over the last five years.", "2016/2021", "P5Y"),
        ("Prices will fall in the next two months.", "2021-09/2021-11", "P2M"),
        ("Prices fell in the past ten days.", "2021-09-05/2021-09-15", "P10D"),
        ("Prices fell over the past year.", "2020/2021", "P1Y"),
        ("Prices fell in the last two weeks.", "2021-09-01/2021-09-15", "P2W"),
    ],
)
def test_stretches_up_to_the_base_or_from_it(text, value, length):
    moment = only(text)
    assert (moment.edtf, moment.kind, moment.sense) == (value, "period", length)


def test_a_stretch_without_a_base_keeps_its_length():
    assert values("Prices doubled over the last five years.", base=None) == ["P5Y"]
    assert values("Prices doubled over the last 36 hours.") == ["PT36H"]


@pytest.mark.parametrize(
    ("text", "value", "sense"),
    [
        ("They met on Friday at 10:30.", "2021-09-10", "T10:30"),
        ("They met at 9 p.m. Monday.", "2021-09-13", "T21:00"),
        ("They met at 5 p.m. on 9 March 2019.", "2019-03-09", "T17:00"),
        ("They met at 14:05 on 4 March 2019.", "2019-03-04", "T14:05"),
        ("They met on 4 March 2019 at 14:05.", "2019-03-04", "T14:05"),
        ("They met on Monday night.", "2021-09-13", "TNI"),
        ("They met at noon Monday.", "2021-09-13", "TMI"),
    ],
)
def test_a_time_of_day_stands_beside_the_day(text, value, sense):
    moment = only(text)
    assert (moment.edtf, moment.sense) == (value, sense)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Profit in the second quarter of 2020 was 8 million, against 6 million a year earlier.", "2019-04/2019-06"),
        ("In January-March 2020 they sold 7 boats, up from 5 a year ago.", "2019-01/2019-03"),
        ("In January-March 2020 sales rose over the same period of 2018.", "2018-01/2018-03"),
        ("In January-March 2020 sales rose over the same period last year.", "2020-01/2020-03"),
        ("In Q2 2020 sales rose over the year-earlier quarter.", "2019-04/2019-06"),
        ("In Q2 2020 sales rose. Costs fell in the quarter.", "2020-04/2020-06"),
        ("Costs fell in the quarter.", "2021-04/2021-06"),
        ("Sales rose over the year-earlier period.", "2020"),
        ("Sales rose over the same period of 2018.", "2018"),
        ("Sales rose over the same month last year.", "2020-09"),
        ("Sales rose over the same month of 2018.", "2018-09"),
        ("Sales rose over the same period last year.", "2020"),
    ],
)
def test_a_year_earlier_is_counted_from_the_part_of_the_year_told(text, value):
    assert values(text)[-1] == value


@pytest.mark.parametrize(
    "text",
    [
        "They paid $18 for 2000 tonnes and 2,500 rubles.",
        "Call +375 17 155 58 41 or write to 213180 Elmton.",
        "The jet TU-214 and the truck MAZ-2020 were shown.",
        "We may go. They sat down. The troops march on. It is the second area.",
        "The sun rose; a mon ami; dec and jan were there.",
        "Sun Ltd. and Jan Novak built 1998 houses.",
        "The score was 3-2, 80% of it luck, 1:0 at half-time for 2019 people.",
        "Order No. 2021 and document 12.345.678 of 2000 pages",
        "A boy of 6, a 14-year-old girl and a man 52 years old.",
        "On 31 February 2020x and 45/45/2020 nothing stands.",
        "The second half was dull; winter-hard roses, the Winter Cup; it could last a decade long enough.",
        "She walked in the March of Hope, Interstate 4, the Daily Post, at 80s of heat.",
        "In her 30s, in the mid-30s, on his first full day.",
        "See paragraph 12.5 and page 31/2.",
    ],
)
def test_what_is_no_date(text):
    assert [value for value in values(text) if value and not value.startswith("P")] == []


def test_a_month_that_is_also_a_word_needs_a_preposition():
    assert values("May this last. In May it did. April sang in april.") == ["2021-05"]
    assert values("They may march in March.") == ["2021-03"]


def test_a_rule_that_makes_no_sense_gives_way_to_the_next():
    assert values("Book 2 hours next month.") == ["PT2H", "2021-10"]


def test_words_keep_their_place():
    text = "İstanbul, İzmir: on 4 March 2019 the bridge — built in two years — opened."
    for moment in moments.find_moments(text, base=BASE, language="en"):
        assert text[moment.start : moment.end] == moment.text
    assert values(text) == ["2019-03-04", "P2Y"]


def test_paragraphs_part_dates():
    assert values("It was 4 March\n\n2019 was dry.") == ["2021-03-04", "2019"]
    assert values("It was 4 March\n2019 and dry.") == ["2019-03-04"]


def test_a_base_that_is_no_date_is_told():
    with pytest.raises(TimelineError, match="EDTF"):
        moments.find_moments("today", base="yesterday", language="en")


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("2021-09", [None, "2021-08", "2020", None]),
        ("2021", [None, None, "2020", None]),
        ("../2021-09-15", [None, None, None, None]),
        ("2020/2022", [None, None, None, None]),
    ],
)
def test_a_base_of_less_precision_gives_no_more(base, expected):
    assert values("Yesterday, last month, last year and on Monday", base=base) == expected


def test_an_unknown_language_is_read_as_english():
    assert values("They met on 4 March 2019.", language="xx") == ["2019-03-04"]


def test_a_day_outside_the_calendar_is_none():
    assert values("It was 31 June 2019, 30.02.2019 or the 40th century.") == []
    assert values("It was 90000 years ago.")[:1] in ([None], ["P90000Y"])
