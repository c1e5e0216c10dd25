"""Each type of event has a row, and the row names fields that its class has."""

from typing import get_args, get_type_hints

import attrs
import pytest

from timeline.kinds import EVENT_KINDS
from timeline.model import EVENT_DATA, EVENT_TYPES, Evidence, Judgement, Relation
from timeline.vocabulary import JUDGEMENT_TYPES, RATINGS, RELATIONS, STATUSES


def test_every_type_has_a_class_and_a_row():
    assert tuple(EVENT_KINDS) == tuple(EVENT_DATA) == EVENT_TYPES


def test_the_relations_of_the_model_are_those_a_link_may_say():
    assert get_args(Relation) == RELATIONS


def test_the_judgements_of_the_model_are_those_that_a_line_may_be():
    assert get_args(get_type_hints(Judgement)["type"]) == JUDGEMENT_TYPES


def test_the_ratings_of_the_model_are_those_an_assessment_may_say_and_statuses_too():
    assert get_args(Evidence) == RATINGS
    assert set(RATINGS) < set(STATUSES)


@pytest.mark.parametrize("row", EVENT_KINDS.values(), ids=EVENT_KINDS)
def test_a_row_names_fields_of_its_class(row):
    fields = {field.name for field in attrs.fields(EVENT_DATA[row.name])}
    named = {*row.acting, *row.heads, *row.about, *(name for name, _ in row.told), row.note, row.several} - {""}
    assert named <= fields
    assert set(row.heads) <= set(row.acting)
    assert all("{}" in around for _, around in row.told)
