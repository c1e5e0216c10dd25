"""Who promises what to whom: by phenomenon, on sentences written for the purpose."""

import pytest

from timeline.article import Article
from timeline.language import reading
from timeline.model import Stamp

LEAD = (
    "VITEBSK, 4 March (BelTA) – Penza Oblast Governor Oleg Melnichenko met with Vitebsk Oblast Governor "
    "Aleksandr Subbotin in Vitebsk on 4 March.\n\n"
)


def pledges(text, lead=LEAD, language="en", kind="pledge"):
    stamp = Stamp(value="2024-03-04", raw="04.03.2024")
    article = Article(title="Two regions talk", text=lead + text, published=stamp, language=language)
    return [finding for finding in reading.read_article(article) if finding.type == kind]


def only(text, **kwargs):
    found = pledges(text, **kwargs)
    assert len(found) == 1, [finding.data for finding in found]
    return found[0].data


def said(words):
    return f"“{words}” Oleg Melnichenko said."


@pytest.mark.parametrize(
    ("words", "strength"),
    [
        ("We are ready to supply tractors to your farms.", "readiness"),
        ("We can provide your schools with furniture.", "offer"),
        ("We plan to build a bridge near the station.", "plan"),
        ("We will finance the repair of the theatre.", "commitment"),
        ("We will soon be opening a trade house in the city centre.", "commitment"),
        ("We have every opportunity to train your engineers.", "offer"),
        ("I give you my word that we will finish the road.", "commitment"),
        ("We promise to reopen the museum.", "commitment"),
        ("We would like to set up a joint workshop.", "proposal"),
        ("I think we can develop a plan of student exchanges.", "offer"),
    ],
)
def test_strength_follows_the_wording(words, strength):
    assert only(said(words)).strength == strength


@pytest.mark.parametrize(
    "words",
    [
        "We will have no rivals there in price.",
        "We should trade more.",
        "It will give impetus to our ties.",
        "We would like to thank our hosts.",
        "The harvest will be good this year.",
        "We need to move forward.",
        "Prices will rise by the autumn.",
    ],
)
def test_a_wish_a_forecast_or_a_call_is_no_pledge(words):
    assert pledges(said(words)) == []


def test_what_somebody_binds_himself_not_to_do_is_a_pledge_too():
    pledge = only(said("We will not build anything there."))
    assert (pledge.negated, pledge.action) == (True, "build anything there")


def test_we_is_the_speakers_side_and_the_other_side_the_promisee():
    pledge = only(said("We are ready to supply timber for your mills."))
    assert (pledge.promiser, pledge.promisee) == ("Penza Oblast", "Vitebsk Region")
    assert pledge.speaker == "Oleg Melnichenko"


def test_the_promiser_need_not_be_the_speaker():
    pledge = only(said("I know that you have plans to renew the tram fleet."))
    assert pledge.promiser == "Vitebsk Region"
    assert pledge.strength == "plan"


def test_an_instructions_promiser_is_who_was_told_to():
    pledge = only("The governor instructed Deputy Governor Ivan Petrov to look into the prices of seeds.")
    assert pledge.promiser == "Ivan Petrov"
    assert pledge.strength == "instruction"


def test_two_verbs_two_pledges_one_verb_with_a_list_one():
    two = pledges(said("We are ready to supply lifts to Vitebsk Oblast and build a waste plant."))
    assert [finding.data.action for finding in two] == ["supply lifts to Vitebsk Oblast", "build a waste plant"]
    one = pledges(said("We are ready to build houses, schools and roads."))
    assert len(one) == 1


def test_a_condition_is_copied_and_no_part_of_the_action():
    pledge = only(said("We are ready to repair the depot, if the council agrees."))
    assert pledge.condition == "if the council agrees"
    assert "council" not in pledge.action


def test_a_deadline_is_the_day_told_and_makes_it_testable():
    pledge = only(said("We will build the clinic by the end of 2026."))
    assert pledge.deadline == "2026"
    assert pledge.testable


def test_the_thing_promised_in_the_passive_is_in_the_action():
    pledge = only(said("The new ferry will be built without fail."))
    assert "ferry" in pledge.action
    assert pledge.promiser == "Penza Oblast"


def test_a_body_named_binds_itself():
    pledge = only("The Ministry of Transport of Belarus is ready to buy forty buses from the plant.")
    assert "Ministry of Transport" in pledge.promiser


def test_told_again_it_is_one_pledge_with_another_place():
    found = pledges(
        said("We will build a children's hospital in Vitebsk.")
        + "\n\n"
        + said("So we will build the children's hospital in Vitebsk together.")
    )
    assert len(found) == 1
    assert len(found[0].also) == 1


def test_russian_promises():
    lead = (
        "ВИТЕБСК, 4 марта. Губернатор Пензенской области Олег Мельниченко встретился с председателем Витебского "
        "облисполкома Александром Субботиным 4 марта.\n\n"
    )
    found = pledges("«Мы готовы поставлять лифты и планируем построить завод», — сказал он.", lead, "ru")
    assert sorted(finding.data.strength for finding in found) == ["plan", "readiness"]


def test_what_a_paper_provides_for_is_agreed_by_both_sides():
    found = pledges("The memorandum provides for the construction of a mill, supplies of flax and joint fairs.")
    assert [finding.data.action for finding in found] == [
        "the construction of a mill",
        "supplies of flax and joint fairs",
    ]
    assert {finding.data.strength for finding in found} == {"agreed"}


def test_these_include_speaks_of_the_plans_named_before():
    text = "The sides drew up plans for two branches. These include forestry (purchases of harvesters)."
    (found,) = pledges(text)
    assert found.data.action == "purchases of harvesters"
    assert pledges("The fair drew crowds. These include the construction of nothing.") == []


def test_the_first_of_things_to_come_is_a_plan_of_the_speakers():
    pledge = pledges(said("There will be new workshops. First of all, a smithy."))[-1].data
    assert (pledge.action, pledge.strength, pledge.promiser) == ("a smithy", "plan", "Penza Oblast")
    assert pledges(said("There were workshops. First of all, a smithy.")) == []


def test_a_place_in_the_name_of_who_is_instructed_is_no_deed():
    pledge = only("The president instructed Ruritanian Ambassador to Zenda Rupert Hentzau to look into the issue.")
    assert pledge.action == "look into the issue"
    assert pledge.strength == "instruction"


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("A port is built in Penza Oblast, while 40 barns will be rebuilt.", "40 barns rebuilt"),
        ("He was promised that the road will be completed in 2025.", "the road completed in 2025"),
        ("The bridge that was begun in spring will be finished.", "The bridge finished"),
    ],
)
def test_a_passive_begins_behind_the_word_that_leads_to_it(text, action):
    assert only(text).action == action


def undated(text):
    article = Article(title="", text=text, published=None, language="en")
    return [finding.data for finding in reading.read_article(article) if finding.type == "pledge"]


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("On 4 March the governor of Penza Oblast said that the school will be built in 2026.", "2026"),
        ("On 4 March rain fell. Penza Oblast will open the school on 20 May.", "XXXX-05-20"),
        ("On 4 May rain fell. As on 2 March, Penza Oblast will open the school.", None),
        ("On 4 March, as in 2019, Penza Oblast will buy tractors.", None),
    ],
)
def test_an_article_without_a_year_still_tells_deadlines(text, deadline):
    (pledge,) = undated(text)
    assert pledge.deadline == deadline


def test_what_is_due_within_a_time_is_planned_even_where_the_day_is_not_known():
    (pledge,) = undated("On 4 March Penza Oblast showed a mill. The mill is to be commissioned within a year.")
    assert (pledge.strength, pledge.deadline) == ("plan", None)


def test_the_narrator_s_words_amid_those_of_nobody_in_particular_are_the_narrator_s():
    text = "Barns follow a plan, the workers added. The barn will be rebuilt. Yields grew, the workers added."
    assert {pledge.data.speaker for pledge in pledges(text)} == {None}


@pytest.mark.parametrize(
    ("text", "promiser", "action"),
    [
        (
            "Orlin Group, a maker of tiles, plans to invest $6 million.",
            "Orlin Group",
            "invest $6 million",
        ),
        ("After the trip, Stonebridge announced plans to build a mill.", "Stonebridge", "build a mill"),
        ("He reiterated the commitment of the state government to finance the dam.", "Vitebsk Region government", None),
        ("The minister said the new bridge would be completed in 2025.", None, "the new bridge completed in 2025"),
        (
            "Penza Oblast Governor Oleg Melnichenko promised that his administration will build a school.",
            "Penza Oblast",
            "build a school",
        ),
    ],
)
def test_firms_put_beside_and_promises_of_others_are_heard(text, promiser, action):
    found = pledges(text)
    assert len(found) == 1
    assert promiser in (None, found[0].data.promiser)
    assert action in (None, found[0].data.action)


@pytest.mark.parametrize(
    "text",
    [
        "In the village, as planned, Big Hopes for a plan to sow oats remain.",
        ", plans to sow oats.",
    ],
)
def test_no_name_no_promise(text):
    assert pledges(text) == []


@pytest.mark.parametrize(
    ("text", "promiser", "deadline"),
    [
        ("Doran Climate Control America will invest $30 million over the next five years.", None, "2029"),
        ("The Scottish Government has pledged £7 million for mills.", "Scottish Government", None),
        ("Penza Oblast announced to establish two schools.", "Penza Oblast", None),
        ("Penza Oblast agreed to build a bridge by 2026.", "Penza Oblast", "2026"),
    ],
)
def test_money_pledged_and_what_one_side_agrees_to(text, promiser, deadline):
    found = only(text)
    assert found.promiser == (promiser or "Doran Climate Control America")
    assert found.deadline == deadline


def test_what_both_sides_agree_to_is_an_agreement_by_word():
    assert pledges("The two sides agreed to open a port.") == []


@pytest.mark.parametrize(
    ("text", "action"),
    [
        (said("We are prepared to deliver as much grain as is needed."), "deliver as much grain"),
        ("The news pleased Oleg Titov, who pledged a total investment of $35 million.", None),
    ],
)
def test_a_word_that_stops_leaves_a_deed_and_who_binds_whom_it_follows(text, action):
    found = only(text)
    assert action in (None, found.action)


def test_a_governor_without_a_place_binds_the_one_region_told():
    text = "Khabarovsk Krai has a new school. Governor Oleg Titov came. “We will build a hall,” Oleg Titov said."
    (pledge,) = undated(text)
    assert pledge.promiser == "Khabarovsk Krai"


def test_a_promise_is_of_the_time_it_was_made_whatever_day_it_is_told_on():
    (one,) = pledges("In 2018 Governor Ruiz promised to build six depots by 2023, a committee was told on Tuesday.")
    assert (one.date, one.data.deadline) == ("2018", "2023")


def test_a_day_is_no_part_of_who_is_told_to():
    one = only("Governor Ruiz instructed the wardens on Monday to clear the weir by 1 May.")
    assert one.promiser == "wardens"


@pytest.mark.parametrize(
    "text",
    [
        "The Harlow Council said it had no plans to close the pool.",
        "The Harlow Council has no intention of closing the pool.",
        "The Harlow Council is no longer planning to close the pool.",
    ],
)
def test_who_has_no_plan_to_do_a_thing_does_not_promise_it(text):
    assert [pledge.negated for pledge in undated(text)] == [True]


@pytest.mark.parametrize(
    "was", ["had been due to open", "had been scheduled to open", "had originally been set to open"]
)
def test_what_had_been_due_is_an_old_plan_though_its_day_is_still_to_come(was):
    (one,) = pledges(f"Harlow Council owns the pool. The Harlow Pool {was} this autumn.")
    assert one.date.startswith("../")


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Harlow Council promised a ten-lane bridge in the 2013 election.", "2013"),
        ("The mayor of Harlow promised to build a pool during the 2015 campaign.", "2015"),
        ("Harlow Council pledged 900 homes at the 2018 party conference.", "2018"),
    ],
)
def test_the_year_of_an_election_is_when_it_was_promised_and_no_deadline(text, made):
    (one,) = pledges(text)
    assert (one.date, one.data.deadline) == (made, None)


def test_what_was_to_be_done_by_a_time_that_is_over_was_promised_before():
    (one,) = pledges("Harlow Council promised to build 900 homes by 2020.")
    assert (one.date, one.data.deadline) == ("../2024-03-04", "2020")
    (other,) = pledges("Harlow Council promised to build 900 homes by 2030.")
    assert (other.date, other.data.deadline) == ("2024-03-04", "2030")
