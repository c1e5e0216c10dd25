"""The tables of acts: the first row that a clause fits decides."""

from itertools import repeat

import pytest
from msgspec.structs import replace

from tests.language.readings import article
from timeline.language.acts import act_table
from timeline.language.acts.meeting_clauses import MeetingClause, meeting_clauses
from timeline.language.acts.paper_clauses import PaperClause, paper_clauses
from timeline.language.acts.visit_clauses import VisitClause, visit_clauses
from timeline.language.clauses.clause import Clause
from timeline.language.reading import clauses_of, read_article

TABLES = ("pledge", "follow_up", "agreement", "meeting", "visit")
SAID_BESIDES = {"agreement": (PaperClause, paper_clauses), "meeting": (MeetingClause, meeting_clauses),
                "visit": (VisitClause, visit_clauses)}  # fmt: skip


@pytest.fixture
def clause():
    return Clause(sentence=0, start=0, end=30, group=(5, 12), verb="build", at=(7, 12), rest=(7, 30), modality="will",
                  tense="to_come", kind="body")  # fmt: skip


def test_the_first_row_that_fits_decides(clause):
    row = act_table.decide("pledge", clause)
    assert (row.gives, row.value) == ("pledge", "plan")


@pytest.mark.parametrize("change", [{"factuality": "asked"}, {"factuality": "denied"}, {"modality": "wish"}])
def test_a_question_a_denial_and_a_wish_are_no_pledges(clause, change):
    row = act_table.decide("pledge", replace(clause, **change))
    assert row is None or row.gives == "nothing"


@pytest.mark.parametrize("act", TABLES)
def test_rows_have_names_of_their_own_and_ask_for_what_a_clause_has(act):
    rows = act_table.rows(act)
    assert len({row.name for row in rows}) == len(rows)
    assert {key for row in rows for key in row.when} <= set(dir(SAID_BESIDES.get(act, (Clause,))[0]))


ROWS = [pytest.param(act, row, id=f"{act}-{row.name}") for act in TABLES for row in act_table.rows(act)]


def told_as(text, language, row):
    """An article of one sentence; of a row for headlines the sentence is the title."""
    return article(text, language=language, title=text if "headline" in row.when else "")


def decided(act, told):
    """The row that decides each clause of an article."""
    scene, clauses = clauses_of(told)
    if act in SAID_BESIDES:
        here = [[one for one in clauses if one.sentence == sentence.index] for sentence in scene.sentences]
        clauses = [one for each in map(SAID_BESIDES[act][1], repeat(scene), scene.sentences, here) for one in each]
    return [act_table.decide(act, clause) for clause in clauses]


@pytest.mark.parametrize(("act", "row"), ROWS)
def test_the_examples_of_a_row_are_decided_by_it(act, row):
    assert row.examples.get("en"), "a row needs an example"
    assert row.why or row.gives == act, "a row that makes nothing needs a reason"
    for language, texts in row.examples.items():
        for text in texts:
            told = told_as(text, language, row)
            events = [event for event in read_article(told) if event.type == act]
            if row.gives == act:
                assert row.name in [event.rule for event in events], text
            else:
                assert row in decided(act, told), text
                assert not events, text


@pytest.mark.parametrize(("act", "row"), ROWS)
def test_what_a_row_never_makes(act, row):
    for language, texts in row.never.items():
        for text in texts:
            told = told_as(text, language, row)
            assert row.name not in [event.rule for event in read_article(told) if event.type == act], text
