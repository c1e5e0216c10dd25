"""Names that papers spell otherwise."""

import pytest

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
