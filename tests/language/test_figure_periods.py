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
