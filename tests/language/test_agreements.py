import pytest

from tests.language.readings import found
from timeline.language.acts import act_patterns as acts
from timeline.model import Agreement


def agreements(text, **more):
    return [finding.data for finding in found("agreement", text, **more)]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Saxony and Lower Silesia signed a memorandum of understanding on rail links.", "memorandum"),
        ("The two ministers inked an action plan for vocational schools.", "action plan"),
        ("A protocol on flood warning was signed by both governors.", "protocol"),
        ("A contract for twelve ferries has been signed with the shipyard.", "contract"),
        ("The mayors put their names to a pact on clean air.", "agreement"),
        ("The heads of both provinces put their signatures to an MoU.", "memorandum"),
        ("The universities entered into a treaty on shared laboratories.", "agreement"),
    ],
)
def test_a_paper_signed(text, form):
    (data,) = agreements(text)
    assert (data.form, data.status) == (form, "signed")


def test_several_papers_under_one_verb_are_several_events():
    passive = "A friendship agreement between Jalisco and Texas and a roadmap to carry out this agreement were signed."
    assert [data.form for data in agreements(passive)] == ["agreement", "action plan"]
    active = "The sides signed an agreement on fisheries and a protocol to it."
    assert [data.form for data in agreements(active)] == ["agreement", "protocol"]


def test_a_paper_named_in_passing_is_not_signed():
    text = "Under the agreement on fisheries, the sides signed a contract for nets."
    assert [data.form for data in agreements(text)] == ["contract"]


@pytest.mark.parametrize(
    "text",
    [
        "The governor refused to sign the agreement.",
        "They left without signing a memorandum.",
        "Enterprises need to sign contracts.",
        "The trade agreement should help exporters.",
        "It was a sign of the times.",
    ],
)
def test_what_is_no_agreement(text):
    assert agreements(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Tomorrow we will put our names to an agreement with the neighbouring region.",
        "The ministers are expected to sign a treaty on the river next week.",
        "A memorandum is to be signed on 20 September.",
    ],
)
def test_a_paper_still_to_be_signed(text):
    (data,) = agreements(text)
    assert data.status == "planned"


def test_a_planned_signing_bears_the_day_it_is_for():
    (finding,) = found("agreement", "The ministers will sign a memorandum on water on 20 September.")
    assert finding.date == "2021-09-20"


def test_in_force_and_cancelled():
    (data,) = agreements("The two provinces have a cooperation agreement.")
    assert data.status == "in force"
    (data,) = agreements("The island scrapped the fisheries agreement in spring.")
    assert data.status == "cancelled"


def test_in_force_then_signed_in_the_same_article_is_one_paper():
    text = "Bavaria and Quebec now have an approved action plan. The plan was signed today by both ministers."
    (finding,) = found("agreement", text)
    assert finding.data.status == "signed"
    assert len(finding.also) == 1


def test_told_again_with_the_article_it_is_one_paper():
    text = (
        "Gujarat and Maryland have signed an agreement on ports. The agreement was signed on 13 September in Annapolis."
    )
    (finding,) = found("agreement", text)
    assert finding.date == "2021-09-13"
    assert len(finding.also) == 1


def test_papers_of_another_day_are_other_papers():
    text = "Three MoUs were signed by the government on Monday.\n\nOn 27 May, nine MoUs were signed with banks."
    first, second = found("agreement", text)
    assert (first.date, second.date) == ("2021-09-13", "2021-05-27")


def test_the_term_is_not_the_day():
    (finding,) = found("agreement", "The sides signed an action plan for 2022-2024 on Tuesday.")
    assert isinstance(finding.data, Agreement)
    assert finding.data.term == "2022/2024"
    assert finding.date == "2021-09-14"
    (data,) = agreements("The ports signed a contract for two years.")
    assert data.term == "P2Y"


def test_agreed_by_word():
    (data,) = agreements("The sides agreed to open a second bridge.")
    assert (data.form, data.status) == ("verbal", "agreed")
    assert data.subject == "open a second bridge"
    (data,) = agreements("“The sides agreed to open a second bridge,” the governor said.")
    assert data.subject == "open a second bridge"


def test_papers_signed_earlier_lie_before_the_event():
    text = (
        "The governors met in Lyon today. They toured the port. "
        "Contracts worth $3 million were signed at earlier forums."
    )
    (finding,) = found("agreement", text)
    assert (finding.date, finding.basis) == ("../2021-09-15", "context")


def test_parties_between():
    (data,) = agreements("An agreement between the city of Turin and the canton of Vaud was signed.")
    assert data.parties == ("the city of Turin", "the canton of Vaud")


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Главы регионов подписали соглашение о сотрудничестве и план мероприятий.", ["agreement", "action plan"]),
        ("В ходе форума был подписан меморандум о взаимопонимании.", ["memorandum"]),
        ("Протокол подписан сторонами.", ["protocol"]),
        ("Губернатор отказался подписать документ.", []),
    ],
)
def test_russian_papers(text, forms):
    assert [data.form for data in agreements(text, language="ru")] == forms


def test_russian_planned():
    (data,) = agreements("На следующей неделе стороны планируют подписать соглашение.", language="ru")
    assert data.status == "planned"


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("In Graz wurde ein Abkommen über den Bahnverkehr unterzeichnet.", ["agreement"]),
        ("Die Minister unterschrieben einen Aktionsplan. Hinzu kamen mehrere Verträge.", ["action plan", "contract"]),
        ("Das Protokoll unterschrieb der Minister.", ["protocol"]),
    ],
)
def test_german_papers(text, forms):
    assert [data.form for data in agreements(text, language="de")] == forms


@pytest.mark.parametrize("language", ["en", "ru", "de"])
def test_the_forms_of_the_data_are_the_models(language):
    said = set(acts.compiled(language, "agreement", "papers"))
    assert said == {"agreement", "action plan", "protocol", "memorandum", "contract"}
    assert set(acts.compiled(language, "meeting", "forms")) == {
        "talks",
        "session",
        "working group",
        "forum",
        "video conference",
    }


def test_an_approved_plan_is_agreed_and_an_approved_budget_no_agreement():
    (data,) = agreements("An action plan for 2022-2023 was approved.")
    assert (data.form, data.status) == ("action plan", "agreed")
    assert agreements("The budget was approved.") == []


def test_an_agreement_reached_and_later_signed_is_signed():
    text = "The provinces reached an agreement on wind power. The agreement was signed in Halifax."
    (finding,) = found("agreement", text)
    assert finding.data.status == "signed"
    (data,) = agreements("An agreement on wind power was reached by the provinces.")
    assert data.status == "agreed"


def test_an_agreement_tied_by_which_was_signed_is_one():
    (data,) = agreements("The cities are now tied by an agreement on friendship, which their mayors signed in Quito.")
    assert data.status == "signed"


def test_an_older_paper_is_another_one():
    text = "The sides signed an agreement on fisheries. It rests on the agreement signed in 1998."
    first, second = found("agreement", text)
    assert (first.date, second.date) == ("2021-09-15", "1998")


def test_papers_between_others_are_others():
    text = (
        "An agreement between Jalisco and Texas was signed. An agreement between Bavaria and Quebec was signed as well."
    )
    assert len(found("agreement", text)) == 2


def test_the_same_word_given_twice_is_given_once():
    text = "The sides agreed to open a second bridge. The sides agreed to open a second bridge."
    (finding,) = found("agreement", text)
    assert len(finding.also) == 1


def test_a_paper_called_off_is_not_signed_too():
    (data,) = agreements("A memorandum signed with the port in 2018 has been cancelled.")
    assert data.status == "cancelled"


def test_a_paper_renewed():
    (data,) = agreements("They renewed a memorandum first signed in 2016.")
    assert (data.form, data.status) == ("memorandum", "signed")


def test_german_planned_and_agreed():
    (data,) = agreements("Die Minister werden am 20. September ein Abkommen unterzeichnen.", language="de")
    assert data.status in {"planned", "signed"}


def test_parties_end_where_the_name_does():
    (data,) = agreements("An agreement between the city of Turin and the canton of Vaud still stands and was signed.")
    assert data.parties == ("the city of Turin", "the canton of Vaud")


def test_a_plan_of_action_now_in_force_and_called_off_in_russian():
    (data,) = agreements("Между областями действует соглашение о сотрудничестве.", language="ru")
    assert data.status == "in force"
    (data,) = agreements("Стороны договорились увеличить поставки.", language="ru")
    assert data.form == "verbal"


def test_the_parties_of_a_list_that_is_too_long_are_the_sides():
    text = "An agreement between Ann, Ben, Cid, Dan, Eve and Fay was signed by Jalisco and Texas."
    (data,) = agreements(text)
    assert set(data.parties) == {"Jalisco", "Texas"}


def test_a_signing_ceremony_adds_to_the_paper():
    text = "Jalisco and Texas signed a pact. The signing took place in Lyon."
    (finding,) = found("agreement", text)
    assert len(finding.also) == 1


def test_a_programme_of_cooperation_is_a_paper():
    (one,) = found("agreement", "After the talks Texas and Jalisco signed a program of cooperation for three years.")
    assert (one.data.form, one.data.status) == ("action plan", "signed")


def test_to_meet_and_sign_is_to_come():
    (one,) = found("agreement", "The governor of Texas is set to meet with the ministers and sign a document on water.")
    assert one.data.status == "planned"


def test_where_it_was_signed_is_no_party():
    text = "LYON, 3 May – In Paris, Texas and the governor of Jalisco signed a pact on trade at a forum in Oslo."
    (one,) = found("agreement", text)
    assert set(one.data.parties) == {"Texas", "Jalisco"}


def test_a_paper_that_will_be_signed_may_stand_far_before():
    text = (
        "The action plan on trade, science, culture, schools, sport and the training of foresters, millers, bakers and "
        "many others in the two neighbouring lands for the next year will be signed by Texas and Jalisco."
    )
    (one,) = found("agreement", text)
    assert (one.data.form, one.data.status) == ("action plan", "planned")


def test_who_signed_tells_it_again():
    text = (
        "Texas and Jalisco signed a letter of intent on Sunday.\n\n"
        "“Recently we signed a letter of intent,” said Governor of Texas John Miller, of Jalisco he said nothing."
    )
    assert len(found("agreement", text)) == 1


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("The Crown and Tane Iwi have signed a Deed of Settlement.", ("Crown", "Tane Iwi")),
        ("Orlin Motors signed a contract with Tervo Oy on Monday.", ("Orlin Motors", "Tervo Oy")),
        ("Ghana signed a memorandum with Togo on roads.", ("Ghana", "Togo")),
    ],
)
def test_a_paper_is_between_who_signs_and_with_whom(text, parties):
    (agreement,) = found("agreement", text)
    assert agreement.data.parties == parties


@pytest.mark.parametrize(
    "text",
    [
        "The town has to deal with floods every spring.",
        "The revised deal finally got votes in both houses.",
        "Ferry Trade Agreement (FTA) talks have been suspended.",
        "The free trade act was a pact signed into law in 1994.",
        "Work on concluding an agreement with Togo was improved.",
        "Orlin Works gave up the management contract.",
        "The court agreed with Togo that there was a plausible case.",
    ],
)
def test_a_word_for_a_paper_that_tells_none(text):
    assert agreements(text) == []


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("The head of Orlin Works said that Tane Port had signed a contract with Tervo Oy.", ("Tane Port", "Tervo Oy")),
        ("A loan was signed with Togo by Orlin Bank.", ("Orlin Bank", "Togo")),
    ],
)
def test_the_sides_that_a_clause_names_are_the_parties(text, parties):
    assert [one.parties for one in agreements(text)] == [parties]
