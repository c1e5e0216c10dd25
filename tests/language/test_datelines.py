"""Datelines. All heads were written for these tests."""

import pytest

from timeline.language.time import datelines

PUBLISHED = "2021-09-15"


@pytest.mark.parametrize(
    ("text", "place", "date", "agency"),
    [
        ("LEEDS, 14 September (NorthWire) – The council met.", "LEEDS", "2021-09-14", "NorthWire"),
        ("LEEDS, 14 September (NorthWire) - The council met.", "LEEDS", "2021-09-14", "NorthWire"),
        ("LEEDS, Sept. 14 (NorthWire) -- The council met.", "LEEDS", "2021-09-14", "NorthWire"),
        ("LEEDS, 14. September (NorthWire) – The council met.", "LEEDS", "2021-09-14", "NorthWire"),
        ("LEEDS, 20 December (NorthWire) – The council met.", "LEEDS", "2020-12-20", "NorthWire"),
        ("LEEDS, 14 September 2019 (NorthWire). The council met.", "LEEDS", "2019-09-14", "NorthWire"),
        ("LEEDS, England, 14 September (NorthWire) – It met.", "LEEDS, England", "2021-09-14", "NorthWire"),
        ("LEEDS, England (NW) _\n\nThe council met.", "LEEDS, England", None, "NW"),
        ("LEEDS (NorthWire) - The council met.", "LEEDS", None, "NorthWire"),
        ("Leeds — The council met.", "Leeds", None, None),
        ("LEEDS – The council met.", "LEEDS", None, None),
        ("ASTRAKOV. NORTHWIRE The council met.", "ASTRAKOV", None, "NORTHWIRE"),
        ("14 September (NorthWire) – The council met.", None, "2021-09-14", "NorthWire"),
        ("14 September, Leeds /NorthWire/. The council met.", "Leeds", "2021-09-14", "NorthWire"),
        ("LEEDS, 14 September – The council met.", "LEEDS", "2021-09-14", None),
        ("(NorthWire) — The council met.", None, None, "NorthWire"),
        ("\n\n  LEEDS (NorthWire) - The council met.", "LEEDS", None, "NorthWire"),
    ],
)
def test_english(text, place, date, agency):
    line = datelines.find_dateline(text, published=PUBLISHED, language="en")
    assert line is not None
    assert (line.place, line.date, line.agency) == (place, date, agency)
    assert text[line.end :].lstrip().startswith(("The", "It"))


@pytest.mark.parametrize(
    ("text", "place", "date", "agency"),
    [
        ("ТУЛА, 14 сентября /Корр. СЕВЕР/. Совет собрался.", "ТУЛА", "2021-09-14", "СЕВЕР"),
        ("ТУЛА, 14 сен - СевИнфо. Совет собрался.", "ТУЛА", "2021-09-14", "СевИнфо"),
        ("ТУЛА, 14 сентября. СевИнфо. Совет собрался.", "ТУЛА", "2021-09-14", "СевИнфо"),
    ],
)
def test_russian(text, place, date, agency):
    line = datelines.find_dateline(text, published=PUBLISHED, language="ru")
    assert line is not None
    assert (line.place, line.date, line.agency) == (place, date, agency)


def test_the_year_stays_open_when_publication_is_unknown():
    for published in (None, "../2021-09-15"):
        line = datelines.find_dateline("LEEDS, 14 September (NW) – It met.", published=published, language="en")
        assert line is not None
        assert line.date == "XXXX-09-14"


def test_a_leap_day_is_looked_for_further_back():
    line = datelines.find_dateline("LEEDS, 29 February (NW) – It met.", published=PUBLISHED, language="en")
    assert line is not None
    assert line.date == "2020-02-29"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Leeds – the greenest town of the county – met its guests.",
        "Leeds hosted talks on 14 September (Tuesday) - and won.",
        "In Leeds, 14 September was a holiday. People danced.",
        "The mayor, 14 September (a Tuesday), said – no.",
        "Leeds, York sign a plan - a long one.",
        "Leeds council (2021) – a report.",
        "Trade fair (for the county) – yes.",
        "a sentence in small letters (NW) - no dateline.",
    ],
)
def test_a_sentence_is_no_dateline(text):
    assert datelines.find_dateline(text, published=PUBLISHED, language="en") is None


def test_a_town_in_capitals_before_a_colon():
    line = datelines.find_dateline(
        "QUETTA: The chief minister has opened a school.", published="2022-03-07", language="en"
    )
    assert (line.place, line.date) == ("QUETTA", None)


def test_an_initial_ends_no_dateline():
    line = datelines.find_dateline(
        "ATLANTA, Jan. 12, 2024 -- Governor Ray P. Moss came.", published=None, language="en"
    )
    assert (line.place, line.date, line.agency) == ("ATLANTA", "2024-01-12", None)
