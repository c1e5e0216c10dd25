"""What a sentence is about where no talks between countries are told."""

import pytest

from tests.language.readings import article, found
from timeline.article import Article
from timeline.language.places import homes
from timeline.language.reading import read_article
from timeline.model import Stamp


def regions(text, **more):
    return [one.regions for one in found("figure", text, **more)]


def test_what_its_own_clause_names_is_what_a_figure_is_about():
    text = "Oregon spent $5 million on roads. Nevada spent $7 million on roads, while Utah spent $9 million on schools."
    assert regions(text) == [("US-OR",), ("US-NV",), ("US-UT",)]


def test_a_sentence_that_names_none_goes_on_about_its_paragraph():
    text = (
        "Schools open on Monday across Oregon. Children are glad. Teachers are ready.\n\n"
        "Nevada is building roads. It spent $7 million.\n\nThe rest is $5 million."
    )
    assert regions(text) == [("US-NV",), ("US-OR",)]


def test_where_the_paragraph_names_none_the_head_tells():
    assert regions("Nobody came.\n\nThe work cost $5 million.", title="Oregon mends its roads") == [("US-OR",)]


def test_where_it_was_filed_comes_after_all_that_the_text_names():
    assert regions("BOISE, Idaho, 14 September (AP) – The dam cost $5 million.") == [("US-ID",)]
    assert regions("BOISE, Idaho, 14 September (AP) – The dam in Oregon cost $5 million.") == [("US-OR",)]


def test_a_country_that_is_no_part_of_the_articles_region_is_what_its_sentence_is_about():
    text = (
        "Oregon mends its roads. They are old. Work goes on.\n\nNobody is idle.\n\nJapan paid $5 million.\n\n"
        "The rest is wood."
    )
    assert regions(text) == [("JP",)]


def test_a_country_stands_for_the_one_region_its_head_names_and_the_article_comes_back_to():
    text = (
        "The president of Hungary came to Kaposvár on Monday. Hungary builds.\n\nThe plant in Kaposvár grows.\n\n"
        "It cost $5 million."
    )
    assert regions(text, title="Hungary builds a plant")[-1:] == [("HU-SO",)]


def test_a_region_called_after_the_capital_is_no_country_by_another_name():
    text = "Ghana builds.\n\nHomes in the Greater Accra Region cost $5 million."
    assert regions(text, title="Ghana builds homes") == [("GH-AA",)]


def test_nothing_named_leaves_the_publishers_own_place_with_a_doubt():
    page = Article(
        title="Rail line opens",
        text="The line cost $5 million.",
        published=Stamp(value="2021-09-15", raw="2021-09-15"),
        url="https://www.example.co.nz/rail",
    )
    (event,) = [one for one in read_article(page) if one.type == "figure"]
    assert event.regions == ("NZ",)
    assert "publisher" in (event.doubt or "")


def test_nothing_named_and_no_publisher_is_nowhere():
    (event,) = [one for one in read_article(article("The line cost $5 million.")) if one.type == "figure"]
    assert event.regions == ()


@pytest.mark.parametrize(
    ("publisher", "url", "home"),
    [
        ("The Oregon Herald", None, "US-OR"),
        (None, "https://example.co.uk/a", "GB"),
        (None, "https://example.io/a", None),
        (None, "https://example.com/a", None),
        ("The Bugle", "https://example.kz/a", "KZ"),
        (None, None, None),
    ],
)
def test_a_publishers_place_is_in_its_name_or_its_address(publisher, url, home):
    assert homes.of_publisher(publisher, url) == home


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Taiwan’s Lumexa will build a plant in Oregon. It will cost $5 million.", ("US-OR",)),
        ("China Road Partners builds a bridge in Uganda. It will cost $5 million.", ("UG",)),
        ("The Dutch firm Overbeek builds a bridge in Uganda. It will cost $5 million.", ("UG",)),
        ("Lyon-based Overbeek builds a bridge in Uganda. It will cost $5 million.", ("UG",)),
        ("The Uganda Roads Authority builds a bridge. It will cost $5 million.", ("UG",)),
        ("Air Ruritania Kenya builds a hangar. It will cost $5 million.", ("KE",)),
    ],
)
def test_where_a_firm_comes_from_counts_only_where_nothing_else_is_named(text, told):
    assert regions(text) == [told]


def test_a_country_that_trades_with_no_one_in_the_head_is_no_second_side():
    text = (
        "Bulgaria will mend 40 km of road by June.\n\nTurkish lorries use it. Turkish drivers are glad.\n\n"
        "The work costs $5 million."
    )
    assert regions(text)[-1:] == [("BG",)]


def test_a_president_stands_for_his_country_beside_the_one_a_road_leads_to():
    text = "Serbian President Milan Petrov said the road to Montenegro was ready.\n\nIt cost $5 million."
    assert regions(text) == [("ME", "RS")]


def test_a_village_lies_in_the_district_told_behind_it_wherever_it_is_named_again():
    text = "Школу в селе Берёзово Тарусского района откроют в марте.\n\nВ Берёзове построят 40 домов."
    assert regions(text, language="ru") == [("RU-KLU",)]


def test_names_of_people_behind_a_title_are_no_places():
    text = "Mayor Chad Israel met Councilwoman Paris Holland on Tuesday in Oregon. The plant will cost $5 million."
    assert regions(text) == [("US-OR",)]


def test_capitals_that_are_called_cities_are_no_countries():
    text = "The cities of Prague and Bratislava signed an agreement on buses on Tuesday."
    assert [one.regions for one in found("agreement", text)] == [("CZ-10", "SK-BL")]


def test_where_a_speaker_works_is_not_what_he_speaks_of():
    text = "Oregon is building a dam. “It will cost $5 million,” said Ann Lee, who leads a consultancy in Nevada."
    assert regions(text) == [("US-OR",)]
    text = "Oregon is building a dam. “It will cost $5 million,” said Ann Lee, head of the London-based Orlin Trust."
    assert regions(text) == [("US-OR",)]


def test_of_two_countries_told_of_a_figure_is_of_the_one_that_its_clause_names():
    text = (
        "Floods hit Kenya and Uganda.\n\nNobody slept.\n\nThe dam in Uganda cost $5 million.\n\nSome $7 million is due."
    )
    assert regions(text) == [("UG",), ("KE", "UG")]


def test_places_named_in_passing_make_the_country_they_lie_in_the_articles_own():
    text = (
        "A game has come out.\n\nIt is new.\n\nAnn Lee tried it in Denver.\n\nIt was shown in Chicago.\n\n"
        "The game costs $50."
    )
    assert regions(text)[-1:] == [("US",)]


def test_a_region_that_only_the_head_names_is_not_what_the_article_is_about():
    text = (
        "Oregon mends the road to Nevada.\n\nOregon has begun.\n\nNobody in Oregon is idle. They are glad.\n\n"
        "Some of the workers are new.\n\nIt costs $5 million."
    )
    assert regions(text) == [("US-OR",)]


def test_a_town_that_only_the_dateline_names_is_where_a_reporter_sat_in_the_country_told_of():
    text = (
        "Magelang (ORL) - The road will reach 40 villages.\nIt is a long one.\nNobody wonders.\nPeople wait.\n"
        "Roads in Kalimantan are bad.\nRoads in Papua are worse."
    )
    assert found("figure", text)[0].regions == ("ID",)


def test_a_place_told_in_the_first_half_of_what_was_said_is_what_it_is_about():
    text = "Roads in Java are good.\nThe roads in Kalimantan, the minister said, would reach 40 villages."
    assert found("figure", text)[-1].regions == ("ID-KA",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ankara has formally accused a neighbour of fishing with 40 boats.", ["TR"]),
        ("The government in Tashkent raised pensions by 40 percent.", ["UZ"]),
        ("Tallinn opened 40 new tram stops.", ["EE-37"]),
        ("A court in Warsaw said 40 men were held.", ["PL-14"]),
        ("Tripoli, in northern Lebanon, has 40 bakeries.", ["LB-AS"]),
        ("The republic of Georgia exported 40 tonnes of tea.", ["GE"]),
        ("In the city of London, Ontario, 40 buses were sold.", ["CA-ON"]),
    ],
)
def test_a_capital_that_acts_as_a_state_does_is_that_state(text, told):
    assert [sorted(one.regions) for one in found("figure", text)] == [told]


def test_a_village_far_from_where_an_article_takes_place_is_another_of_its_name():
    text = (
        "Школу в Лопатине достроят в мае. В Калужской области построено 40 школ, сообщил губернатор Калужской области "
        "Иван Ким. В Обнинске открыто 12 садов."
    )
    assert {code for one in found("figure", text, language="ru") for code in one.regions} == {"RU-KLU"}


def test_the_ends_of_a_line_in_a_title_are_not_what_an_article_is_about():
    text = "Tyrol has 40 crews on the Graz — Linz road. Some 12 bridges are ready. The Graz — Linz road has 90 bends."
    told = regions(text, title="Every bridge of the Graz — Linz road will be mended")
    assert told[:2] == [("AT-7",), ("AT-7",)]
