"""Whom "the company", "his administration" and the like mean."""

import pytest

from tests.language.readings import article, found
from timeline.language.reading import scene_of

LEAD = (
    "Orlinex will build a mill in Oregon. The Roads Authority of Nevada plans a bridge. Wells are drilled by KOWA. "
    "The Ministry of Water has a plan. Governor Ann Lee of Texas spoke with project director Omar Reza. "
)


def meant(phrase, text=LEAD):
    scene = scene_of(article(f"{text}Then {phrase} promised more."))
    start = scene.text.rindex(phrase)
    referent = scene.described(start, start + len(phrase))
    return None if referent is None else referent.name


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("the company", "Orlinex"),
        ("the developer", "Orlinex"),
        ("the authority", "Roads Authority of Nevada"),
        ("the agency", "KOWA"),
        ("the ministry", "Ministry of Water"),
        ("her administration", "Ann Lee"),
        ("the project director", "Omar Reza"),
        ("the state government", "Texas government"),
        ("the two states", "Nevada and Texas"),
        ("the hospital", None),
        ("the bridge", None),
        ("a company", None),
        ("officials of the port", None),
        ("Orlinex", None),
    ],
)
def test_a_description_means_what_was_named_before(phrase, name):
    assert meant(phrase) == name


def test_a_description_before_any_name_means_nobody():
    assert meant("the company", text="") is None
    assert meant("the government", text="") is None


def test_officials_are_those_of_what_the_article_is_about():
    assert meant("officials", text="Oregon mends its roads. ") == "Oregon officials"
    assert meant("the federal government", text="Oregon mends its roads. ") == "United States government"


def test_who_speaks_is_the_body_that_a_description_means():
    text = "Orlinex will build a mill. “We are ready for the work,” the company said."
    (statement,) = found("statement", text)
    assert statement.data.speaker == "Orlinex"


def test_a_name_behind_an_office_that_no_list_has_is_the_speakers():
    text = "“We shall open the road tomorrow,” said the sub-divisional overseer Zxavi Qoro."
    (statement,) = found("statement", text)
    assert (statement.data.speaker, statement.data.role) == ("Zxavi Qoro", "sub-divisional overseer")
