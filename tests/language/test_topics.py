"""What a statement is about: a phrase of its own words."""

import pytest

from tests.language.readings import article
from timeline.language import reading


def topics(text, language="en"):
    return [
        found.data.topic
        for found in reading.read_article(article(text, language=language))
        if found.type == "statement"
    ]


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("We have opened a mechanised dairy farm to supply schools.", "mechanised dairy farm"),
        ("Yesterday Ivan Petrov saw the deep water port of Orlin.", "deep water port of Orlin"),
        ("In 2021 we made 300 harvesters, and the wheat harvest doubled.", "wheat harvest doubled"),
        ("It will be so.", None),
        ("The first, the road; the second, the road bridge over the river; the road is all.", "road bridge"),
    ],
)
def test_a_topic_is_the_phrase_that_says_most(said, topic):
    assert topics(f"“{said}” Governor Pavel Drozdetsky said.") == [topic]


def test_what_the_article_comes_back_to_decides_between_like_phrases():
    text = "The harvesters came. “The school budget and then the harvester plant,” Governor Pavel Drozdetsky said."
    assert topics(text) == ["harvester plant"]


def test_a_long_run_of_words_is_cut_to_seven():
    run = "alpha bravo charlie delta foxtrot golfing hoteling indian juliet kilogram"
    assert topics(f"“The {run}.” Governor Pavel Drozdetsky said.") == [" ".join(run.split()[:7])]


@pytest.mark.parametrize(
    ("language", "text", "topic"),
    [
        (
            "ru",
            "«Мы построим новый завод минеральных удобрений», — сказал губернатор Иван Петров.",
            "завод минеральных удобрений",
        ),
        (
            "de",
            "„Wir haben die neue Brücke für den Hafen gebaut“, sagte Ministerin Anna Schmidt.",
            "Brücke für den Hafen gebaut",
        ),
    ],
)
def test_the_lists_are_those_of_the_language(language, text, topic):
    (found,) = topics(text, language)
    assert topic in found
