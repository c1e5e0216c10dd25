"""Names of places that are others', and the regions of the world by their names."""

import pytest

from timeline import gazetteer
from timeline.language.places.toponyms import find_places


def codes(text, language="en"):
    return [place.code for place in find_places(text, language=language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The shop on Berkeley Street is in Boston.", ["US-MA"]),
        ("Traders on Armenian Street in Dhaka said so.", ["BD-C"]),
        ("Essex County Council closed a library.", ["GB-ESS"]),
        ("The plant in South Moravia opened; West Midlands drivers are glad.", ["CZ-64", "GB-ENG"]),
        ("They fished off North Adams.", []),
        ("Trade of North Carolina, West Bengal and East Java grew.", ["US-NC", "IN-WB", "ID-JI"]),
        ("Victoria's premier spoke in Melbourne.", ["AU-VIC", "AU-VIC"]),
        ("Kiev and Kyiv are one city.", ["UA-30", "UA-30"]),
        ("A bridge opens in Sofia, Bulgaria.", ["BG-22", "BG"]),
        ("Sofia Province will mend a road.", ["BG-23"]),
        ("The loans of US$40m, US $4 million and NZ$5m were signed.", []),
        ("In the US $40 million was lent.", ["US"]),
        ("The Central Province of Kenya is no more.", ["KE"]),
        ("The road in the Central Province of Zambia was built.", ["ZM-02", "ZM"]),
        ("Worcestershire will mend it, and so will Perth and Kinross.", ["GB-WOR", "GB-PKN"]),
        ("Roads in Shrewsbury and in Cambridge are mended, Shropshire said.", ["GB-SHR", "GB-CAM", "GB-SHR"]),
        ("Orissa is now Odisha.", ["IN-OD", "IN-OD"]),
        ("Punjab Chief Minister Ravi Singh opened a school in Ludhiana.", ["IN-PB", "IN-PB"]),
        ("Punjab Chief Minister Ali Khan opened a school in Lahore.", ["PK-PB", "PK-PB"]),
    ],
)
def test_a_name_is_the_place_it_is_beside_its_neighbours(text, expected):
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Мэр Анна Лесова рассказала о порте.", []),
        ("Глава города Владимир Лесов рассказал о порте.", []),
        ("Во Владимире открыли порт.", ["RU-VLA"]),
        ("Школы открыли в Курганской области и в Хорезмской области.", ["RU-KGN", "UZ-XO"]),
        ("Школы открыли в Согдийской области и в Хатлонской области.", ["TJ-SU", "TJ-KT"]),
        ("Школы открыли в Уфе, в Туле и в Оше.", ["RU-BA", "RU-TUL", "KG-GO"]),
        ("Школы открыли в Улытау и в Жетысу.", ["KZ-62", "KZ-33"]),
        ("В области Абай и в области Жетісу открыли школы.", ["KZ-10", "KZ-33"]),
        ("Жители Оша ждут воды, мэр Тулы тоже.", ["KG-GO", "RU-TUL"]),
        ("Главы области Борис и Глеб Лесовы встретились.", []),
    ],
)
def test_places_in_russian(text, expected):
    assert codes(text, "ru") == expected


def current():
    for code, name, kind, now, *_ in gazetteer.table("regions"):
        if not now:
            yield code, name, kind


def test_the_regions_and_countries_of_the_world_are_found_by_their_names():
    """In "The council of NAME, COUNTRY, met"; a name that is no word of Latin letters is not asked for."""
    lost = []
    asked = 0
    for code, name, _ in current():
        country = gazetteer.name_of(gazetteer.country_of(code))
        if "-" not in code or not all(word[:1].isupper() and word.isalpha() for word in name.split()):
            continue
        asked += 1
        found = codes(f"The road in {name}, {country}, was built.")
        if not {code, *gazetteer.part_of(code)[:-1]}.intersection(found):
            lost.append(name)
    assert asked > 3000
    assert len(lost) < asked * 0.03, lost


def test_a_town_names_no_county_where_all_counties_are_known():
    assert codes("The Norland county council will rebuild the road.") == []
    assert codes("Durham County Council will rebuild the road.") == ["GB-DUR"]
