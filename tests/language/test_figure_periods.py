"""Of which time a figure is: not of an aside's, of a name's, or of a thing's; years of accounts by country."""

import pytest

from tests.language.readings import found


def periods(text, language="en", published="2023-05-12"):
    return [finding.data.period for finding in found("figure", text, language=language, published=published)]


@pytest.mark.parametrize(
    "text",
    [
        "The dam, completed in 1998, stores 40 million cubic metres.",
        "The lake, which was drained in 1998, had held 900 boats.",
        "Governor Ines Tal, who was elected in 2019, said 900 workers had been hired.",
        "The contract, signed in March, is worth $30 million.",
        "Founded in 1994, the mill has 900 employees.",
        "Under a contract signed in March 2022, the mill will get $30 million.",
        "The games brought in $60 million when the 2018 Northern Island Games ended.",
        "The $30-million bridge was begun in 2019.",
        "The bridge will cost $30 million and will open in 2025.",
        "The 20,000-seater stadium was begun in 2019.",
    ],
)
def test_what_is_told_of_something_else_is_no_time_of_a_number(text):
    assert periods(text) == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Завод, основанный в 1950 году, выпускает 300 автобусов.",
        "Мост, который начали строить в 2019 году, обойдётся в 90 млн рублей.",
        "Губернатор, избранный в 2019 году, сообщил, что принято 900 человек.",
        "В 1950 году здесь жили две семьи, сегодня в посёлке 300 человек.",
    ],
)
def test_nor_is_it_in_russian(text):
    assert periods(text, "ru") == [None]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The lake held 900 boats, which sank in 1998.", ["1998"]),
        ("Some 900 boats, sunk in 1998, were raised.", ["1998"]),
        ("Exports increased in 2022, by 5 percent.", ["2022"]),
        ("In 2015, when the mine closed, it employed 900 workers.", ["2015"]),
        ("In 2020 the town had 40 clinics, and 65 clinics are still open.", ["2020", None]),
        ("In 2020 there were 40 clinics; today there are 65 clinics.", ["2020", None]),
        ("The mill will book a charge of about $175-million in 2022.", ["2022"]),
        ("Shares of the mill are up 39 percent year-to-date.", ["2023-01/2023-05"]),
        ("The 2022 harvest came to 2.1 million tonnes.", ["2022"]),
        ("The mill made $30 million in the third quarter of 2022.", ["2022-07/2022-09"]),
    ],
)
def test_what_is_told_of_the_number_is(text, told):
    assert periods(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Pakistan released Rs 4 billion in fiscal year 2021-22.", "2021-07/2022-06"),
        ("India released Rs 4 billion in FY22.", "2021-04/2022-03"),
        ("India released Rs 4 billion in FY 2021/22.", "2021-04/2022-03"),
        ("India released Rs 4 billion in the 2021-22 financial year.", "2021-04/2022-03"),
        ("India released Rs 4 billion in the current financial year.", "2023-04/2024-03"),
        ("Bangladesh released Tk 4 billion in the current fiscal year.", "2022-07/2023-06"),
        ("Bangladesh released Tk 4 billion last fiscal year.", "2021-07/2022-06"),
        ("Bangladesh earned $4 billion in the first nine months of the current fiscal year.", "2022-07/2023-03"),
        ("Bangladesh earned $4 billion in the first quarter of fiscal year 2022-23.", "2022-07/2022-09"),
        ("Japan spent $4 billion on the island this fiscal year.", "2023"),
        ("The United States spent $4 billion on the island last fiscal year.", "2022"),
        ("Brazil spent $4 billion on the island this fiscal year.", "2023"),
        ("Brazil spent $4 billion on the island in FY22.", "2022"),
        ("Brazil spent $4 billion on the island in fiscal year 2021-22.", "2021/2022"),
        ("The island spent $4 billion in fiscal year 2021-22.", "2021/2022"),
        ("India and Pakistan spent $4 billion in fiscal year 2021-22.", "2021/2022"),
    ],
)
def test_a_year_of_accounts_is_of_the_months_that_it_has_in_its_country(text, told):
    assert periods(text) == [told]


def test_a_year_of_accounts_that_counts_from_no_known_day_stays_as_it_is_told():
    assert periods("India released Rs 4 billion in the current financial year.", published=None) == [None]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("In the three years to 2022, 90 farms closed.", ["2020/2022"]),
        ("In the decade to 2020, 900 farms closed.", ["2011/2020"]),
        ("In the week to 20 January, 340 ships passed the lock.", ["2023-01-14/2023-01-20"]),
        ("In the twelve months ending March 2023, 900 farms closed.", ["2022-04/2023-03"]),
        ("In the last three months of 2022, 900 flats were built.", ["2022-10/2022-12"]),
        ("In the final quarter of 2022, 900 flats were built.", ["2022-10/2022-12"]),
        ("The last months of 2022 brought 900 flats.", ["2022"]),
        ("The stay was extended by two years to 2025 for 900 people.", ["2025"]),
        ("Sales came to $4 million in the year to date.", ["2023-01/2023-05"]),
    ],
)
def test_what_ends_with_a_year_or_day_is_told_from_its_beginning(text, told):
    assert periods(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The zoo had 12,000 visitors in 2022, against 9,000 in 2019, its last year under the old roof.",
            ["2022", "2019"],
        ),
        ("The yard built 46 boats in May 2022, up from 41 in the same month a year earlier.", ["2022-05", "2021-05"]),
        ("The school had 300 pupils in 2021 and 420 in 2022.", ["2021", "2022"]),
        ("Visitors to the zoo rose from 9,000 in 2019 to 12,000 in 2022.", ["2019", "2022"]),
        ("In 2022 the port handled 340 ships. The year before, 900 ships called.", ["2022", "2021"]),
        ("In 2022 the port handled 340 ships. It also served 90 ferries.", ["2022", "2022"]),
        ("In 2022 the port handled 340 ships. The town has 90 inns.", ["2022", None]),
        ("The plan for 2022-2026 is worth $2 billion. Of this, $900 million is for schools.", ["2022/2026"] * 2),
    ],
)
def test_each_of_two_numbers_has_its_own_time(text, told):
    assert periods(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The council is putting $20 million over four years into clinics.", ["2023/2027"]),
        ("The council has spent $20 million over four years.", ["2019/2023"]),
        ("The plan will create 900 jobs over three years.", ["2023/2026"]),
        ("He served 900 meals over four years.", [None]),
        ("The council will pay $20 million in four years.", [None]),
    ],
)
def test_years_that_a_number_is_spread_over_begin_or_end_now(text, told):
    assert periods(text) == told


def test_months_of_this_year_in_words_are_months_of_it_in_russian():
    assert periods("За три месяца этого года отремонтировано 310 мостов.", "ru") == ["2023-01/2023-03"]
    text = "За девять месяцев 2022 года выпущено 46 автобусов, за тот же период 2021 года — 41 автобус."
    assert periods(text, "ru") == ["2022-01/2022-09", "2021-01/2021-09"]


def test_two_years_that_follow_each_other_are_one_time_of_one_number():
    assert periods("In 2024 and 2025, 310 homes will be renovated.") == ["2024/2025"]
    assert periods("In 2024 and 2025, 310 homes and 40 barns will be renovated.") == ["2024", "2025"]
    assert periods("In the fiscal year that ended in March 2022 the ministry built 640 boats.") == ["2021-04/2022-03"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("In the January-June period of 2022, 900 wells were dug.", "2022-01/2022-06"),
        ("Emissions are to fall 43 percent by 2030.", "2030"),
        ("Another 100 trees will be planted later this year.", "2023"),
        ("Earlier this month 100 trees were planted.", "2023-05"),
    ],
)
def test_a_part_of_a_year_is_told_as_it_is_called(text, told):
    assert periods(text) == [told]
