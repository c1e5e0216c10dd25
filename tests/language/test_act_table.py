"""The tables of acts: the first row that a clause fits decides."""

import pytest
from msgspec.structs import replace

from timeline.language.acts import act_table
from timeline.language.clauses.clause import Clause


@pytest.fixture
def clause():
    return Clause(sentence=0, start=0, end=30, group=(5, 12), verb="build", at=(7, 12), rest=(7, 30), modality="will",
                  tense="to_come", kind="body")  # fmt: skip


def test_the_first_row_that_fits_decides(clause):
    row = act_table.decide(act_table.rows("pledge"), clause)
    assert (row.gives, row.value) == ("pledge", "plan")


@pytest.mark.parametrize("change", [{"factuality": "asked"}, {"factuality": "denied"}, {"modality": "wish"}])
def test_a_question_a_denial_and_a_wish_are_no_pledges(clause, change):
    row = act_table.decide(act_table.rows("pledge"), replace(clause, **change))
    assert row is None or row.gives == "nothing"


@pytest.mark.parametrize("act", ["pledge", "follow_up"])
def test_rows_have_names_of_their_own_and_ask_for_what_a_clause_has(act):
    rows = act_table.rows(act)
    assert len({row.name for row in rows}) == len(rows)
    assert {key for row in rows for key in row.when} <= set(dir(Clause))
