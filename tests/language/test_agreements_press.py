"""Papers as press offices tell of them: short forms in brackets, signings proposed, attended, still to come."""

import pytest

from tests.language.readings import found


def told(text, **more):
    return [(finding.data.form, finding.data.status) for finding in found("agreement", text, **more)]


@pytest.mark.parametrize(
    "text",
    [
        "A memorandum of understanding (MoU) has been signed between Jalisco and Texas.",
        "Jalisco and Texas signed a Memorandum of Understanding (“MOU”) on water.",
        "Jalisco and Texas signed Memorandums of Understanding (MoUs) on water.",
    ],
)
def test_the_short_form_in_brackets_is_no_second_paper(text):
    assert told(text) == [("memorandum", "signed")]


def test_a_proposal_to_sign_is_no_signing():
    assert (
        told("The cabinet upheld the proposal of the ministry, agreed with others, to sign an accord with Texas.") == []
    )
    assert told("The governors of Jalisco and Texas met in Lyon to sign an accord on water.") == [
        ("agreement", "signed")
    ]


def test_a_signing_one_is_invited_to_is_planned():
    text = "The delegation invited the governor to visit Texas in August for the signing of the memorandum."
    assert [status for _, status in told(text)] in ([], ["planned"])


def test_whoever_watches_a_signing_tells_of_the_papers():
    text = "The chairmen of Jalisco and Texas witnessed the signing of several memoranda of understanding on farming."
    assert told(text) == [("memorandum", "signed")]
    assert told("The chairmen of Jalisco and Texas witnessed the signing.") == []


def test_papers_told_again_in_a_speakers_own_words_are_the_same():
    text = (
        "Memorandums of Understanding worth $5 million have been signed by Jalisco and Texas, Governor Ana Ruiz said. "
        "They cover water. “The memorandums have been signed, and that is a big step,” Governor Ruiz said."
    )
    assert told(text) == [("memorandum", "signed")]


def test_the_short_form_between_commas_is_no_second_paper():
    text = "Jalisco has signed a Memorandum of Understanding, MoU, with a Chinese firm, Green Farms Ltd, on sugar."
    assert told(text) == [("memorandum", "signed")]


def test_the_year_a_paper_was_signed_in_is_no_term():
    text = (
        "Jalisco and Texas signed a pact on Monday. The two states first signed a memorandum of understanding in 2015."
    )
    paper = found("agreement", text)[-1]
    assert (paper.date, paper.data.term) == ("2015", None)


def test_a_german_signing_ceremony():
    text = "Es fand eine Zeremonie zur Unterzeichnung eines Abkommens zwischen dem Kreis Bern und dem Kreis Genf statt."
    (data,) = (one.data for one in found("agreement", text, language="de"))
    assert (data.form, data.parties) == ("agreement", ("dem Kreis Bern", "dem Kreis Genf"))


def test_a_german_plan_for_years():
    text = "Der Aktionsplan zwischen Sachsen und Bayern für die Jahre 2023-2025 wurde unterzeichnet."
    (data,) = (one.data for one in found("agreement", text, language="de"))
    assert (data.form, data.parties, data.term) == ("action plan", ("Sachsen", "Bayern"), "2023/2025")


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Kenya's parliament ratified the fishing treaty with the Faroe Islands.", ("Kenya", "Faroe Islands")),
        ("The museum has teamed up with the University of Leiden to restore its maps.", ("University of Leiden",)),
        ("Sapporo and Daejeon became twin cities in May.", ("Sapporo", "Daejeon")),
    ],
)
def test_who_agrees_without_a_signature_is_a_party(text, parties):
    assert [(finding.data.status, finding.data.parties) for finding in found("agreement", text)] == [
        ("agreed", parties)
    ]


def test_a_paper_whose_name_joins_two_words_is_one():
    assert told("Jalisco tore up its Belt and Road accord.") == [("agreement", "cancelled")]


def test_whoever_is_on_his_way_to_sign_has_not_signed():
    assert told("The mayor of Porto is due in Recife on Friday to sign a twinning agreement.") == [
        ("agreement", "planned")
    ]
    assert told("The mayor of Porto flew to Recife on Friday to sign a twinning agreement.") == [
        ("agreement", "signed")
    ]


def test_a_lawsuit_is_settled_by_what_one_side_agrees_to_pay():
    text = "Norden Construction agreed to pay $270 million to settle a lawsuit brought by Jalisco."
    assert told(text) == [("verbal", "agreed")]
    assert told("Norden Construction offered to pay $270 million to settle a lawsuit brought by Jalisco.") == []


def test_an_accord_ended_is_cancelled_and_talks_that_end_with_one_are_not():
    assert told("Jalisco has ended its military accord with Texas.") == [("agreement", "cancelled")]
    assert told("The seminar ended with a cooperation agreement between Jalisco and Texas.") == [
        ("agreement", "signed")
    ]
    assert told("Jalisco and Texas agreed to extend their truce by six months.") == [("agreement", "agreed")]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Under a 2015 agreement with the province of Jalisco, the city pays a third of the cost.", ["in force"]),
        ("Under a memorandum signed last month, Texas will train 200 nurses.", ["signed"]),
        ("Under the agreement with Jalisco, the city pays a third.", []),
        ("Under an agreement of this kind prices are set once a year.", []),
        ("The county has hired Norden Construction to build the pool.", ["signed"]),
        ("The party has hired Ana Ruiz to run its campaign.", []),
    ],
)
def test_what_is_done_under_a_paper_or_by_who_was_hired_tells_of_one(text, statuses):
    assert [status for _, status in told(text)] == statuses
