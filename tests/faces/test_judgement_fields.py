"""What comes in as a judgement says what one of its type says, or is refused before anything is appended."""

import pytest
from attrs import asdict

from timeline import workspace
from timeline.app.bench import Bench
from timeline.app.judgement_fields import SHAPES, JudgementFieldsError, LinkFields, UnlinkFields, fields_of
from timeline.model import Judgement
from timeline.vocabulary import JUDGEMENT_TYPES, RELATIONS


def test_each_type_of_judgement_has_its_fields():
    assert set(SHAPES) == set(JUDGEMENT_TYPES)


def test_what_is_said_is_kept():
    link = Judgement(type="link", data={"earlier": "a1", "later": "b2", "relation": "delays", "reason": "a new day"})
    assert fields_of(link) == LinkFields(earlier="a1", later="b2", relation="delays", reason="a new day")
    assert fields_of(Judgement(type="unlink", data={"earlier": "a1", "later": "b2"})) == UnlinkFields(
        earlier="a1", later="b2"
    )


@pytest.mark.parametrize(
    ("kind", "data", "fault"),
    [
        ("link", {"earlier": "a1", "relation": "fulfils"}, "link: later: it is missing"),
        ("link", {"earlier": "a1", "later": "b2", "relation": "ends"}, "relation: 'ends' is none of fulfils, progress"),
        ("link", {"earlier": "a1", "later": "b2", "relation": ""}, "relation: '' is none of"),
        ("unlink", {"earlier": "a1", "later": 7}, "unlink: later: a int, not text"),
        ("assessment", {"pledge": "a1", "status": "good"}, "assessment: status: 'good' is none of no_evidence"),
        ("assessment", {"pledge": "a1", "status": "kept", "evidence": "b2"}, "evidence: a str, not a tuple"),
        ("correction", {"target": "a1"}, "correction: field: it is missing"),
        ("retraction", {"target": "a1", "why": "misread"}, "retraction: extra fields found (why)"),
        ("retraction", ["a1"], "retraction: a list is no RetractionFields"),
        ("praise", {}, "praise: no type of a judgement; they are correction"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_appended(tmp_path, kind, data, fault):
    place = workspace.create(tmp_path / "work")
    bench = Bench(place, "ann")
    fine = Judgement(type="unlink", data={"earlier": "a1", "later": "b2"})
    with pytest.raises(JudgementFieldsError) as told:
        bench.append([fine, Judgement(type=kind, data=data)])
    assert fault in str(told.value)
    assert not place.log.exists() or not place.log.read_bytes()


@pytest.mark.parametrize("relation", RELATIONS)
def test_every_relation_may_be_said(relation):
    assert fields_of(Judgement(type="link", data={"earlier": "a1", "later": "b2", "relation": relation}))


@pytest.mark.parametrize(
    ("kind", "least", "others"),
    [
        ("correction", {"target": "a1", "field": "date"}, {"now": None, "was": None}),
        ("retraction", {"target": "a1"}, {}),
        ("link", {"earlier": "a1", "later": "b2", "relation": "delays"}, {}),
        ("unlink", {"earlier": "a1", "later": "b2"}, {"relation": ""}),
        ("assessment", {"pledge": "a1", "status": "kept"}, {"evidence": ()}),
        ("addition", {"target": "a1", "article": "b2"}, {}),
        ("alias", {"names": ["Ann", "Bo"]}, {}),
    ],
)
def test_what_is_not_said_is_nothing_and_what_is_needed_is_missed(kind, least, others):
    found = asdict(fields_of(Judgement(type=kind, data=least)))
    told = {key: tuple(value) if isinstance(value, list) else value for key, value in least.items()}
    assert found == {**told, **others, "reason": ""}
    for key in least:
        with pytest.raises(JudgementFieldsError, match=f"{key}: it is missing"):
            fields_of(Judgement(type=kind, data={name: value for name, value in least.items() if name != key}))
