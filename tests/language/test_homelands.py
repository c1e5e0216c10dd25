"""Which country's news a text is by the words only it uses: of several places of one name that country's is meant."""

import pytest

from tests.language.readings import found
from timeline.gazetteer import country_of, row
from timeline.language.places.homelands import homeland_of
from timeline.language.places.toponyms import find_places
from timeline.language.schema.places_table import HomelandsTable
from timeline.language.schema.structure import read_table
from timeline.language.words.lexicon import DATA


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The pool will cost £4m.", "GB"),
        ("The Taoiseach came to see it.", "IE"),
        ("The state gave N3.2bn for schools.", "NG"),
        ("The bridge on the N6 will open.", None),
        ("It cost Rs 400 and was told in the Lok Sabha.", "IN"),
        ("It cost Rs 400.", None),
        ("The council met.", None),
        ("A crores-lakhish word, NHSX, is none.", None),
    ],
)
def test_words_that_hardly_another_country_uses_tell_whose_news_it_is(text, country):
    assert homeland_of(text) == country


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A new £46m pool in Plymouth will open in May.", "GB"),
        ("The new pool in Wellington will cost NZ$4m.", "NZ"),
    ],
)
def test_of_several_places_the_one_of_that_country_is_meant(text, country):
    assert {country_of(place.code) for place in find_places(text, language="en")} == {country}


def test_where_the_source_is_at_home_counts_more_than_its_words():
    (place,) = find_places("A new £46m pool in Plymouth will open in May.", language="en", home="US")
    assert place.code == "US-MN"


def test_a_body_called_after_a_region_is_of_it():
    assert [place.code for place in find_places("The Maryland Transit Authority met.", language="en")] == ["US-MD"]


def test_each_homeland_is_a_country_that_says_something_of_its_own():
    table = read_table(DATA / "world" / "homelands.toml", HomelandsTable).country
    every = [{*said.words, *said.money, *said.letters} for said in table.values()]
    assert all(row(country) is not None for country in table)
    assert all(own - set().union(*(other for other in every if other is not own)) for own in every)


def test_an_article_that_names_no_place_is_of_the_country_that_its_words_tell():
    text = "The Taoiseach promised to build 900 homes by 2030. The Dáil will vote in May."
    (pledge,) = (one for one in found("pledge", text) if "homes" in one.data.action)
    assert pledge.regions == ("IE",)
    assert "words" in pledge.doubt


def test_no_money_tells_a_region():
    (pledge,) = found("pledge", "The government promised to spend £4m on homes by 2030.")
    assert pledge.regions == ()
