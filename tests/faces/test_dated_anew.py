"""Which days of an event move when its article is read as of another day, and which stay: without reading one."""

import pytest
from attrs import evolve

from tests.views.story import Log
from timeline.app import dated_anew
from timeline.app.bench import Bench
from timeline.model import Agreement, Appointment, Change, Event, Figure, FollowUp, Pledge

TOLD = [
    ("pledge", Pledge(promiser="Tyrol", action="mow", strength="plan", deadline="2022"), "deadline"),
    ("follow_up", FollowUp(deliverable="a pier", state="delayed", new_deadline="2022"), "new_deadline"),
    ("figure", Figure(unit="EUR", value=3, period="2022"), "period"),
    ("agreement", Agreement(status="signed", term="2022"), "term"),
    ("appointment", Appointment(appointee="Ann", office="mayor", status="held", since="2022"), "since"),
    ("figure", Figure(unit="swan", change=Change(percent=4, base="2022")), "change.base"),
]


@pytest.fixture
def log():
    log = Log()
    log.ids, log.sha = log.article("page", [(kind, data, {"date": "2022-01-01"}) for kind, data, _ in TOLD])
    return log


def as_of_another_day(log, year="2020", shift=0):
    """The events as they would be read as of another day."""
    for at, (kind, data, path) in enumerate(TOLD):
        name, _, inner = path.partition(".")
        now = evolve(getattr(data, name), **{inner: year}) if inner else year
        quote = f"page says {kind} {at}."
        span = (at * 1000 + shift, at * 1000 + len(quote) + shift)
        told = {"quote": quote, "rule": f"{kind}.test", "date": "2020-01-01", "data": evolve(data, **{name: now})}
        yield Event(type=kind, article=log.sha, span=span, **told)


def test_each_day_that_an_event_tells_is_moved_with_what_was_there(workspace, log, monkeypatch):
    bench = Bench(workspace, "ann", pytest.fail)
    monkeypatch.setattr(dated_anew, "_read", lambda *_: as_of_another_day(log))
    source = bench.standing.readings.newest(log.sha)
    expected = []
    for identity, (_, _, path) in zip(log.ids, TOLD, strict=True):
        expected.append({"target": identity, "field": "date", "now": "2020-01-01", "was": "2022-01-01"})
        expected.append({"target": identity, "field": f"data.{path}", "now": "2020", "was": "2022"})
    told = dated_anew.dated_anew(bench, source, "2020-01-01")
    assert sorted(told, key=str) == sorted(expected, key=str)
    monkeypatch.setattr(dated_anew, "_read", lambda *_: as_of_another_day(log, year="2022"))
    assert {told["field"] for told in dated_anew.dated_anew(bench, source, "2020-01-01")} == {"date"}
    monkeypatch.setattr(dated_anew, "_read", lambda *_: as_of_another_day(log, shift=1))
    assert dated_anew.dated_anew(bench, source, "2020-01-01") == []


def test_what_was_corrected_by_hand_or_is_told_no_more_stays(workspace, log, monkeypatch):
    log.judge("correction", {"target": log.ids[0], "field": "data.deadline", "now": "2030"})
    log.judge("retraction", {"target": log.ids[1], "reason": "no"})
    log.write(workspace.log)
    bench = Bench(workspace, "ann", pytest.fail)
    monkeypatch.setattr(dated_anew, "_read", lambda *_: list(as_of_another_day(log))[:3])
    told = dated_anew.dated_anew(bench, bench.standing.readings.newest(log.sha), "2020-01-01")
    assert sorted((one["target"], one["field"]) for one in told) == sorted(
        [(log.ids[0], "date"), (log.ids[2], "date"), (log.ids[2], "data.period")]
    )


def test_where_nothing_can_be_read_again_that_is_said_and_nothing_moves(workspace, log, monkeypatch):
    told = []
    bench = Bench(workspace, "ann", told.append)
    monkeypatch.setattr(dated_anew, "_read", lambda *_: iter(()))
    assert dated_anew.dated_anew(bench, bench.standing.readings.newest(log.sha), "2020") == []
    assert told == ["seeds/page.txt: it cannot be read again, so the dates of its events stay as they are"]


def test_a_day_that_is_told_no_more_is_taken_away(workspace, log, monkeypatch):
    bench = Bench(workspace, "ann", pytest.fail)
    bare = [evolve(one, date=None) for one in as_of_another_day(log)]
    bare[0] = evolve(bare[0], data=evolve(bare[0].data, deadline=None))
    monkeypatch.setattr(dated_anew, "_read", lambda *_: bare)
    told = dated_anew.dated_anew(bench, bench.standing.readings.newest(log.sha), "2020")
    assert [one for one in told if one["target"] == log.ids[0]] == [
        {"target": log.ids[0], "field": "date", "now": None, "was": "2022-01-01"},
        {"target": log.ids[0], "field": "data.deadline", "now": None, "was": "2022"},
    ]
