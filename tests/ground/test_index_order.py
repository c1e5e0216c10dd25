"""Where clocks alone would order judgements wrongly, the index asks all lines; additions come with their document."""

import pytest

from tests.views.story import Log, pledge
from timeline import codec, index, workspace
from timeline.model import Event, Pledge
from timeline.views import history, imported_documents
from timeline.views.query import Query

AHEAD, NOW = "2031-01-01T00:00:00Z", "2024-06-01T00:00:00Z"
fold = history.projection.fold


def written(log, root, lines=None):
    place = workspace.create(root / "work")
    log.write(place.log)
    if lines is not None:
        place.log.write_bytes(b"".join(line + b"\n" for line in lines))
    return place


def corrected_twice(log):
    """A pledge whose deadline was corrected by a clock that ran ahead, then again, with other articles between."""
    (told,), _ = log.article("page", [pledge("Tyrol", "mow", deadline="2022")])
    said = {"target": told, "field": "data.deadline"}
    log.judge("correction", {**said, "now": "2030"}, recorded=AHEAD)
    for number in range(3):
        log.article(f"other {number}", [pledge("Tyrol", f"sow {number}", regions=("AT-5",), date="2010-01-01")])
    log.judge("correction", {**said, "now": "2025"}, recorded=NOW)
    return told


def deadline(lines, told):
    return next(row for row in history.view(fold(lines), Query(limit=1)).events if row.id == told).said("deadline")


@pytest.mark.parametrize("turned", [False, True])
def test_a_clock_that_ran_ahead_is_found_out_by_the_index(tmp_path, turned):
    log = Log()
    told = corrected_twice(log)
    place = written(log, tmp_path, log.raw[::-1] if turned else None)
    with index.open(place) as found:
        part = found.find(limit=1)
        assert (part.reach, deadline(part.lines, told)) == (None, "2025")
        assert set(found.about([told])) == set(found.all_of([told])) == set(log.raw)


def test_clocks_that_are_right_cost_nothing(tmp_path):
    log = Log()
    (told,), _ = log.article("page", [pledge("Tyrol", "mow", deadline="2022")])
    for number in range(3):
        log.article(f"other {number}", [pledge("Tyrol", f"sow {number}", regions=("AT-5",), date="2010-01-01")])
    for day, now in enumerate(("2030", "2025"), 1):
        said = {"target": told, "field": "data.deadline", "now": now}
        log.judge("correction", said, recorded=f"2024-06-0{day}T00:00:00Z")
        log.judge("correction", {**said, "field": "data.action"}, recorded=f"2024-06-0{day}T00:00:01Z")
    with index.open(written(log, tmp_path)) as found:
        part = found.find(limit=1)
        assert (part.reach is not None, deadline(part.lines, told)) == (True, "2025")
        assert len(list(found.about([told]))) == 6


def read_twice(log, first, second):
    """A document that was read twice, then another; the ids of both its pledges."""
    (older,), sha = log.article("page", [pledge("Tyrol", "mow", date="2023-01-01")], recorded=first)
    told = [pledge("Tyrol", "mow the lawn", date="2023-01-01")]
    (newer,), _ = log.article("page", told, recorded=second, importer="plain@2", date="2023-01-02")
    for number in range(3):
        told = [pledge("Tyrol", f"sow {number}", regions=("AT-5",), date="2010-01-01")]
        log.article(f"other {number}", told, date="2010-01-02")
    return older, newer, sha


@pytest.mark.parametrize(("first", "second"), [(AHEAD, NOW), (NOW, NOW)])
def test_of_two_readings_the_one_appended_later_is_found_whatever_its_clock(tmp_path, first, second):
    log = Log()
    _, newer, sha = read_twice(log, first, second)
    with index.open(written(log, tmp_path)) as found:
        part = found.find(limit=1)
        assert part.reach is None
        assert [row.id for row in history.view(fold(part.lines), Query(limit=1)).events] == [newer]
        documents = next(iter(found.documents(limit=1)))
        state = imported_documents.projection.fold(documents.lines)
        (document,) = imported_documents.view(state, Query(limit=1)).documents
        assert (document.reading.article, document.reading.data.importer) == (sha, "plain@2")


@pytest.mark.parametrize("again", [False, True])
def test_readings_whose_clocks_are_right_cost_nothing_though_a_line_of_them_stands_there_twice(tmp_path, again):
    log = Log()
    _, newer, _ = read_twice(log, "2024-01-01T00:00:00Z", NOW)
    lines = [*log.raw, next(raw for raw in log.raw if b'"type":"article"' in raw)] if again else None
    with index.open(written(log, tmp_path, lines)) as found:
        part = found.find(limit=1)
        assert part.reach is not None
        assert [row.id for row in history.view(fold(part.lines), Query(limit=1)).events] == [newer]


def test_of_another_document_a_clock_is_of_no_matter(tmp_path):
    log = Log()
    told = corrected_twice(log)
    (other,), _ = log.article("last", [pledge("Tyrol", "reap", date="2023-01-01")])
    for day in (1, 2):
        log.judge("correction", {"target": other, "field": "data.deadline", "now": "2025"}, recorded=f"2024-07-0{day}")
    with index.open(written(log, tmp_path)) as found:
        assert len(list(found.about([other]))) == 4
        assert len(list(found.about([told]))) == len(log.lines)


def test_of_lines_that_stand_in_another_order_those_that_no_order_matters_to_cost_nothing(tmp_path):
    log = Log()
    for number in range(9):
        log.article(f"page {number}", [pledge("Tyrol", f"mow {number}", date=f"2023-01-0{number + 1}")])
    with index.open(written(log, tmp_path, log.raw[::-1])) as found:
        part = found.find(limit=3)
        assert part.reach is not None
        assert len(list(part.lines)) == 6


@pytest.mark.parametrize("kind", ["retraction", "alias", "addition"])
def test_what_no_other_judgement_overrules_may_be_recorded_by_any_clock(tmp_path, kind):
    log = Log()
    (told,), sha = log.article("page", [pledge("Tyrol", "mow", date="2023-01-01")])
    for number in range(3):
        log.article(f"other {number}", [pledge("Tyrol", f"sow {number}", regions=("AT-5",), date="2010-01-01")])
    for clock, name in ((AHEAD, "one"), (NOW, "other")):
        said = {"retraction": {"target": told, "reason": name}, "alias": {"names": ["Tyrol", name]}}
        log.judge(kind, said.get(kind, {"target": told, "article": sha, "reason": name}), recorded=clock)
    with index.open(written(log, tmp_path)) as found:
        assert found.find(limit=1).reach is not None
        assert len(found.about([told])) < len(log.lines)


@pytest.mark.parametrize(
    ("first", "second", "doubted"),
    [
        (("link", "a", "b"), ("link", "a", "b"), True),
        (("link", "a", "b"), ("unlink", "a", "b"), True),
        (("unlink", "a", "b"), ("link", "a", "b"), True),
        (("link", "a", "b"), ("link", "a", "c"), False),
        (("link", "a", "b"), ("link", "c", "b"), False),
        (("assessment", "a", "b"), ("assessment", "a", "c"), True),
        (("assessment", "a", "b"), ("assessment", "c", "b"), False),
        (("assessment", "a", "b"), ("link", "a", "b"), False),
        (("correction", "a", "b"), ("correction", "a", "c"), True),
        (("correction", "a", "b"), ("correction", "c", "b"), False),
        (("correction", "a", "b"), ("assessment", "a", "b"), False),
    ],
)
def test_judgements_of_one_kind_about_one_are_in_doubt_where_a_clock_ran_ahead(tmp_path, first, second, doubted):
    log = Log()
    ids = {}
    for name in "abc":
        (ids[name],), _ = log.article(name, [pledge("Tyrol", f"mow {name}", date="2023-01-01")])
    for number in range(3):
        log.article(f"other {number}", [pledge("Tyrol", f"sow {number}", regions=("AT-5",), date="2010-01-01")])
    for (kind, *names), clock in ((first, AHEAD), (second, NOW)):
        one, other = map(ids.__getitem__, names)
        said = {
            "assessment": {"pledge": one, "status": "kept", "evidence": [other]},
            "correction": {"target": one, "field": "data.action", "now": other},
        }
        log.judge(kind, said.get(kind, {"earlier": one, "later": other, "relation": "progress"}), recorded=clock)
    with index.open(written(log, tmp_path)) as found:
        part = found.find(limit=4)
        assert (part.reach is None) == doubted
        assert (len(found.about(list(ids.values()))) == len(log.lines)) == doubted


def test_what_was_added_to_a_document_comes_with_it_and_an_alias_with_everything(tmp_path):
    log = Log()
    _, sha = log.article("page", [pledge("Tyrol", "mow")], date="2021-03-02")
    log.article("other", [pledge("Tyrol", "sow", regions=("AT-5",), date="2010-01-01")], date="2010-01-01")
    event = codec.event_line(event_of(sha))
    log.lines.append(event)
    addition = log.judge("addition", {"target": event["id"], "article": sha})
    alias = log.judge("alias", {"names": ["Ann Ash", "Анна"]})
    with index.open(written(log, tmp_path)) as found:
        part = found.find(regions=("AT-7",), limit=1)
        ids = {codec.decode(line).id for line in part.lines}
        assert {event["id"], addition, alias} <= ids
        documents = next(iter(found.documents(limit=1)))
        state = imported_documents.projection.fold(documents.lines)
        (document,) = imported_documents.view(state, Query(limit=1)).documents
        assert document.events == {"pledge": 2}


def event_of(article):
    quote = "we shall reap"
    data = Pledge(promiser="Tyrol", action="reap", strength="commitment")
    return Event(
        type="pledge", article=article, span=(0, len(quote)), quote=quote, rule="added", data=data, date="2021-03-02"
    )
