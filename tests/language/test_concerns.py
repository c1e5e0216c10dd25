import pytest

from tests.language.readings import found
from timeline.language.discourse.concerns import NamedRegions, concerned

NOTHING = NamedRegions()
SIDES = {"KE", "US-TX"}


def about(text, solid=(), shown=(), before=NOTHING, sides=SIDES, own=None):
    named = NamedRegions(solid=frozenset(solid), shown=frozenset((*solid, *shown)))
    return concerned(text, "en", named, before, set(sides), own)


def test_a_sentence_that_names_nobody_is_about_the_sides():
    assert about("Trade has doubled.") == ("KE", "US-TX")


def test_a_subdivision_named_is_what_it_is_about_with_the_speakers_side():
    assert about("We built a dairy in Tyrol.", solid=["AT-7"], own="KE") == ("AT-7", "KE")


def test_a_side_named_brings_the_sides():
    assert about("Texas buys tea.", solid=["US-TX"], own="KE") == ("KE", "US-TX")
    assert about("Texas, that is the US, buys tea.", solid=["US-TX", "US"]) == ("KE", "US-TX")


def test_a_sentence_on_one_place_alone():
    assert about("In Kenya there are 40 such firms.", solid=["KE"]) == ("KE",)


def test_going_on_about_the_sentence_before():
    before = NamedRegions(solid=frozenset({"AT-7", "AT-8"}))
    assert about("Trade with these regions doubled.", before=before) == ("AT-7", "AT-8")
    assert about("It has 400,000 people.", before=NamedRegions(solid=frozenset({"AT-7"}))) == ("AT-7",)


def test_a_speaker_for_a_subdivision_stands_in_for_its_country():
    assert about("We will come.", own="KE-30") == ("KE-30", "US-TX")


def test_a_speaker_for_the_country_all_sides_lie_in():
    assert about("Water comes first.", sides={"KE-14", "KE-19"}, own="KE") == ("KE",)


@pytest.mark.parametrize(
    ("own", "solid", "shown", "expected"),
    [("KE", (), (), ("KE",)), (None, ["AT"], (), ("AT",)), (None, (), ["AT"], ("AT",)), (None, (), (), ())],
)
def test_without_sides_it_is_who_speaks_or_what_is_named(own, solid, shown, expected):
    assert about("So be it.", solid=solid, shown=shown, sides=set(), own=own) == expected


def test_a_sentence_on_whole_countries_is_about_them_and_not_about_their_regions():
    assert about("Kenya and the US are friends.", solid=["KE", "US"], sides={"KE-14", "US-TX"}) == ("KE", "US")
    assert about("This helps Kenya.", solid=["KE"], sides={"KE-14", "KE-19"}) == ("KE",)
    assert about("This helps Kenya.", solid=["KE"], sides={"KE-14", "US-TX"}) == ("KE-14", "US-TX")


def test_a_country_named_beside_a_region_of_another_stands_for_itself():
    text = (
        "Governor of Brest Region Ivan Rogov met Governor of Tula Oblast Oleg Titov. "
        "Trade between Belarus and Tula Oblast came to $5 million."
    )
    (figure,) = found("figure", text)
    assert figure.regions == ("BY", "RU-TUL")


def test_of_several_governors_each_speaks_of_his_own_region():
    text = (
        "The president met with governors of Tula Oblast, Tver Oblast and Orel Oblast.\n\n"
        "According to Tver Oblast Governor Ivan Rogov, 15 mills were built. Investment rose by 12%, Ivan Rogov said."
    )
    assert [one.regions for one in found("figure", text)] == [("RU-TVE",)] * 2


def test_of_many_sides_a_paragraph_goes_on_about_the_one_it_names():
    text = (
        "The president met with governors of Tula Oblast, Tver Oblast and Orel Oblast.\n\n"
        "Tver Oblast built 15 mills. Output rose by 12%.\n\nTrade rose by 9%."
    )
    assert [one.regions for one in found("figure", text)][:2] == [("RU-TVE",)] * 2
    assert len(found("figure", text)[2].regions) == 3
