"""Names as papers spell them: otherwise, and with capitals."""

import pytest

from timeline.views.links.name_words import capitalised
from timeline.views.links.spelling import spelt


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sergeyev", "sergeev"),
        ("degtyaryov", "degtyarev"),
        ("dmitri", "dmitriy"),
        ("alexei", "aleksey"),
        ("ёлкина", "елкина"),
    ],
)
def test_spellings_of_one_name_are_one(one, other):
    assert spelt(one) == spelt(other)


@pytest.mark.parametrize(
    ("one", "other"), [("ivanov", "ivanova"), ("huber", "hubert"), ("ali", "aly"), ("ash", "birch")]
)
def test_other_names_stay_others(one, other):
    assert spelt(one) != spelt(other)


@pytest.mark.parametrize(
    ("text", "names", "proper"),
    [
        ("the Stubai Bridge", {"stubai", "bridg"}, {"stubai"}),
        ("den Übergang bei Éire öffnen", {"übergang", "éire"}, {"übergang", "éire"}),
        ("l'école de Évian", {"évian"}, {"évian"}),
        ("мост через Ёлку", {"ёлк"}, {"ёлк"}),
    ],
)
def test_a_word_is_a_name_by_a_capital_of_any_alphabet(text, names, proper):
    assert capitalised(text) == (names, proper)
