"""Which lines stand when: readings, copies, revisions, retractions, corrections, links."""

from hashlib import sha256
from itertools import permutations

import pytest

from tests.views.story import Log, pledge, statement, tyrol
from timeline.model import Stamp
from timeline.views.current_lines import Standing
from timeline.views.history import projection
from timeline.views.query import Query


def shown(log, **asked):
    return projection.view(projection.fold(log.raw), Query(**asked)).events


def actions(log, **asked):
    return [told.said("action") for told in shown(log, **asked)]


def one(name, action, **told):
    return (name, [pledge("Tyrol", action)], told)


def put(log, name, action, **told):
    ids, sha = log.article(name, [pledge("Tyrol", action)], **told)
    return ids[0], sha


def test_events_come_in_the_one_total_order_and_limit_keeps_the_latest():
    log = tyrol()
    dates = [told.date for told in shown(log)]
    assert dates == sorted(dates, key=lambda date: date.removeprefix("../"))
    assert [told.id for told in shown(log, limit=2)] == [told.id for told in shown(log)][-2:]
    assert shown(log, limit=0) == ()
    assert projection.view(projection.fold(log.raw), Query(limit=2)).total == 8


def test_an_event_that_no_article_line_names_is_not_shown():
    log = tyrol()
    log.lines = [line for line in log.lines if line.get("article") != log.sha_a or line["type"] != "article"]
    assert log.ids["tunnel"] not in {told.id for told in shown(log)}


def test_the_newest_reading_of_a_document_stands_and_the_older_one_stood_before():
    log = Log()
    put(log, "page", "plant trees", recorded="2024-01-01T00:00:00Z")
    put(log, "page", "plant a hundred trees", importer="plain@2", recorded="2024-01-02T00:00:00Z")
    assert actions(log) == ["plant a hundred trees"]
    assert actions(log, known_at="2024-01-01") == ["plant trees"]
    assert actions(log, known_at="2023") == []


def test_of_one_reading_recorded_twice_the_earliest_counts():
    log = Log()
    put(log, "page", "plant trees", recorded="2024-01-05T00:00:00Z")
    put(log, "page", "plant trees", recorded="2024-01-01T00:00:00.5Z")
    put(log, "page", "plant oaks", importer="plain@2", recorded="2024-01-03T00:00:00Z")
    assert len(log.lines) == 4
    log.lines.append({**log.lines[1], "recorded": "2024-01-01T00:00:00.5Z"})
    assert actions(log) == ["plant oaks"]
    assert actions(log, known_at="2024-01-01T00:00:01Z") == ["plant trees"]
    assert actions(log, known_at="2024-01-01T00:00:00Z") == ["plant trees"]  # the whole second is meant
    assert actions(log, known_at="2023-12-31T23:59:59Z") == []


def test_a_copy_adds_its_source_and_no_event():
    log = Log()
    _, sha = put(log, "page", "plant trees", text_sha256="1" * 64, publisher="One", date="2024-01-01")
    log.article("mirror", [], text_sha256="1" * 64, copy_of=sha, publisher="Two", date="2024-01-02")
    (told,) = shown(log)
    assert [source.data.publisher for source in told.sources] == ["One", "Two"]


def test_two_branches_that_each_call_the_other_a_copy_show_the_act_once():
    log = Log()
    put(log, "a", "plant trees", recorded="2024-01-01T00:00:00Z", text_sha256="1" * 64)
    put(log, "b", "plant trees", recorded="2024-01-02T00:00:00Z", text_sha256="1" * 64)
    (told,) = shown(log)
    assert told.sources[0].path == "seeds/a.txt"
    assert len(told.sources) == 2


def test_a_copy_published_earlier_lets_the_text_stand_earlier():
    log = Log()
    _, sha = put(log, "page", "plant trees", date="2023-01-05", text_sha256="1" * 64)
    log.article("mirror", [], copy_of=sha, date="2023-01-01")
    (told,) = shown(log, as_of="2023-01-02")
    assert [source.path for source in told.sources] == ["seeds/mirror.txt"]
    assert shown(log, as_of="2022-12-31") == ()


def test_a_revision_is_preferred_from_the_day_it_was_out():
    log = Log()
    _, sha = put(log, "page", "plant trees", date="2023-01-01")
    put(log, "page2", "plant shrubs", date="2023-01-01", revision_of=sha, updated=Stamp(value="2023-02-01", raw="x"))
    assert actions(log) == ["plant shrubs"]
    assert actions(log, as_of="2023-01-15") == ["plant trees"]


def test_revisions_that_name_each_other_leave_the_later_one():
    log = Log()
    a, b = (sha256(name.encode()).hexdigest() for name in "ab")
    put(log, "a", "plant trees", revision_of=b, date="2023-01-02")
    put(log, "b", "plant shrubs", revision_of=a, date="2023-01-01")
    put(log, "c", "plant hedges", revision_of=a, date="2023-01-03")
    assert actions(log) == ["plant hedges"]
    assert actions(log, known_at="2024-01-02T23") == ["plant trees"]


VERSIONS = (
    ("first", "plant trees", None),
    ("second", "plant shrubs", "2023-02-01"),
    ("third", "plant hedges", "2023-03-01"),
)


@pytest.mark.parametrize("order", list(permutations(VERSIONS)), ids=lambda order: "-".join(name for name, *_ in order))
def test_of_versions_under_one_address_the_latest_stands_in_whatever_order_they_were_imported(order):
    log = Log()
    before = None
    for day, (name, action, updated) in enumerate(order, start=1):
        stamp = updated and Stamp(value=updated, raw=updated)
        told = {"date": "2023-01-01", "url": "https://herald.example/a", "updated": stamp, "revision_of": before}
        _, before = put(log, name, action, recorded=f"2024-01-0{day}T00:00:00Z", **told)
    assert actions(log) == ["plant hedges"]
    assert actions(log, as_of="2023-02-15") == ["plant shrubs"]
    assert actions(log, as_of="2023-01-15") == ["plant trees"]


def test_versions_imported_on_two_branches_show_one_after_their_union():
    log = Log()
    told = {"date": "2023-01-01", "url": "https://herald.example/a"}
    put(log, "first", "plant trees", **told)
    put(log, "second", "plant shrubs", updated=Stamp(value="2023-02-01", raw="x"), **told)
    assert actions(log) == ["plant shrubs"]


def test_documents_without_an_address_or_with_others_revise_nothing():
    log = Log()
    put(log, "a", "plant trees", date="2023-01-01", url="https://herald.example/a")
    put(log, "b", "plant shrubs", date="2023-02-01", url="https://herald.example/b")
    put(log, "c", "plant hedges", date="2023-03-01")
    assert sorted(actions(log)) == ["plant hedges", "plant shrubs", "plant trees"]


def test_an_undated_article_was_published_before_it_was_recorded():
    log = Log()
    put(log, "page", "plant trees", recorded="2024-01-05T00:00:00Z")
    assert actions(log, as_of="2024-01-05") == ["plant trees"]
    assert actions(log, as_of="2024-01-04") == []
    log.article("clocked", [pledge("Tyrol", "mow")], date="../2022-07-15", recorded="2024-01-06T00:00:00Z")
    assert actions(log, as_of="2022-07-15") == ["mow"]
    assert actions(log, as_of="2022-07-14") == []


def test_a_retracted_line_is_gone_and_comes_back_when_the_retraction_is_retracted():
    log = tyrol()
    before = [told.id for told in shown(log)]
    first = log.judge("retraction", {"target": log.ids["tunnel"]})
    assert log.ids["tunnel"] not in {told.id for told in shown(log)}
    assert Standing(projection.fold(log.raw), Query()).get(log.ids["tunnel"]) is None
    log.judge("retraction", {"target": first})
    assert [told.id for told in shown(log)] == before


@pytest.mark.parametrize("by_hash", [True, False])
def test_a_whole_article_is_retracted_by_its_hash_or_its_line(by_hash):
    log = tyrol()
    line = next(line["id"] for line in log.lines if line["type"] == "article" and line["article"] == log.sha_a)
    log.judge("retraction", {"target": log.sha_a if by_hash else line})
    assert not {log.ids["tunnel"], log.ids["milk"]} & {told.id for told in shown(log)}


def test_corrections_apply_by_path_latest_last_and_the_line_keeps_what_it_was():
    log = tyrol()
    log.judge("correction", {"target": log.ids["tunnel"], "field": "data.deadline", "was": "2022", "now": "2023"})
    log.judge("correction", {"target": log.ids["tunnel"], "field": "data.deadline", "was": "2023", "now": "2024"})
    log.judge("correction", {"target": log.ids["tunnel"], "field": "regions", "now": ["AT-8"]})
    log.judge("correction", {"target": log.ids["tunnel"], "field": "actors", "now": ["Bo Birch"]})
    log.judge("correction", {"target": log.ids["tunnel"], "field": "type", "now": "visit"})
    log.judge("correction", {"target": log.ids["tunnel"], "field": "date", "now": None})
    log.judge("correction", {"target": log.ids["tunnel"], "field": "quote", "now": "never"})
    (told,) = shown(log, regions=("AT-8",))
    assert (told.type, told.date, told.actors, told.said("deadline")) == ("visit", None, ("Bo Birch",), "2024")
    assert told.was["data"]["deadline"] == "2022"
    assert told.quote.startswith("“We will dig")
    assert [judged.of("now") for judged in told.corrections if judged.of("field") == "data.deadline"] == [
        "2024",
        "2023",
    ]
    assert [t.said("deadline") for t in shown(log, known_at="2024-02-06T12") if t.id == told.id] == ["2023"]


def test_a_path_into_what_is_no_mapping_makes_one():
    log = tyrol()
    log.judge("correction", {"target": log.ids["tunnel"], "field": "data.action.verb", "now": "dig"})
    told = next(told for told in shown(log) if told.id == log.ids["tunnel"])
    assert told.data["action"] == {"verb": "dig"}
    assert told.said("action") == ""


def test_an_article_moves_all_its_events_that_bear_the_date_of_its_page():
    log = Log()
    events = [statement("Ann Ash", "soon", date="../2023-01-05"), statement("Ann Ash", "then", date="2020-05-05")]
    _, sha = log.article("page", events, date="../2023-01-05")
    log.judge("correction", {"target": sha, "field": "events.date", "was": "../2023-01-05", "now": "2021-04-04"})
    assert [told.date for told in shown(log)] == ["2020-05-05", "2021-04-04"]
    soon = shown(log)[1].id
    log.judge("correction", {"target": soon, "field": "date", "now": "2021-04-05"})
    log.judge("correction", {"target": sha, "field": "events.date", "was": "../2023-01-05", "now": "2021-04-06"})
    assert [told.date for told in shown(log)] == ["2020-05-05", "2021-04-05"]


def test_what_an_article_reports_as_past_lies_on_or_before_the_day_it_gets():
    log = Log()
    events = [
        statement("Ann Ash", text, date="../2023-01-05", basis=basis)
        for text, basis in (("now", "page_stamp"), ("before", "context"))
    ]
    _, sha = log.article("page", events, date="../2023-01-05")
    log.judge("correction", {"target": sha, "field": "events.date", "was": "../2023-01-05", "now": "2021-04"})
    assert [told.date for told in shown(log)] == ["2021-04", "../2021-04-30"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"regions": ("DE-BY",)}, {"tunnel", "milk", "ready", "deal", "dug"}),
        ({"regions": ("AT",)}, {"tunnel", "milk", "ready", "deal", "dug", "budget", "other_budget", "undated"}),
        ({"regions": ("FR",)}, set()),
        ({"types": ("figure", "agreement")}, {"budget", "other_budget", "deal"}),
        ({"actors": ("ASH ann",)}, {"tunnel"}),
        ({"actors": ("Birch",)}, set()),
        ({"grep": "KARWENDEL"}, {"tunnel", "dug"}),
        ({"grep": "roads cost"}, {"other_budget"}),
        ({"since": "2022-05-06"}, {"other_budget", "undated"}),
        ({"until": "2021-03"}, {"tunnel", "milk", "ready", "undated"}),
        ({"since": "2021-04", "until": "2021"}, {"deal", "undated"}),
    ],
)
def test_filters(asked, expected):
    log = tyrol()
    names = {identity: name for name, identity in log.ids.items()}
    assert {names[told.id] for told in shown(log, **asked)} == expected


def test_without_a_date_nothing_lies_in_a_period_and_everything_comes_last():
    log = Log()
    log.article("page", [pledge("Tyrol", "mow", date=None), pledge("Tyrol", "sow", date="XXXX-05-05")])
    log.article("other", [pledge("Tyrol", "reap", date="2030")])
    assert actions(log, since="2020") == ["reap"]
    assert actions(log)[0] == "reap"


def test_lines_of_unknown_types_and_versions_are_shown_plainly():
    log = tyrol()
    lines = [
        *log.raw,
        b'{"v":1,"id":"aa","type":"omen","date":"2021-03-02","regions":["AT-7"],"actors":["x"],"data":{"bird":"owl"}}',
        b'{"v":7,"id":"bb","type":"pledge","date":{"day":1},"recorded":"2025-01-01T00:00:00Z"}',
        b'{"v":1,"id":"cc","type":"omen","article":"00","date":"whenever"}',
    ]
    state = projection.fold(lines)
    found = {told.id: told for told in projection.view(state, Query()).events}
    assert found["aa"].data == {"bird": "owl"}
    assert not found["aa"].known
    assert found["bb"].date is None
    assert "cc" not in found
    assert "bb" not in {told.id for told in projection.view(state, Query(known_at="2024")).events}
    assert found["aa"].key()[2] == "aa"
