"""What is saved of the log answers as the whole log would, for every projection in the catalogue, only sooner."""

import sqlite3

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests import histories
from tests.ground.conftest import RECORDED, batch, fill, lines, said
from tests.histories import queries
from timeline import codec, index, log, workspace
from timeline.app import matched
from timeline.app.ids import AmbiguousIdError, UnknownIdError
from timeline.app.line_story import story_of
from timeline.app.opening import OpenWorkspace
from timeline.app.pledge_ledger import ledger_of
from timeline.index import match_file, sealed
from timeline.model import Reading
from timeline.views.catalog import PROJECTIONS
from timeline.views.query import Query, in_time
from timeline.views.story import story

slow = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
KEYS = {
    "history": lambda view: (told.key() for told in view.events),
    "articles": lambda view: (in_time(one.reading.date, one.reading.article) for one in view.documents),
    "pledges": lambda view: (row.told.key() for row in view.pledges),
}
ROWS = {"history": "events", "articles": "documents", "pledges": "pledges", "figures": "figures"}


@pytest.fixture(autouse=True)
def kept_of_any_log(monkeypatch):
    monkeypatch.setattr(matched, "WORTH", 0)


def made(root, raw):
    place = workspace.create(root / "work")
    place.log.write_bytes(b"".join(line + b"\n" for line in raw))
    return place


def saved(place, found, name, query):
    """The rows of a view made of what is saved, as plain values."""
    projection = PROJECTIONS[name]
    if name == "pledges":
        return repr(ledger_of(OpenWorkspace(place, found), query)[0].pledges)
    if name == "figures":
        view = projection.view(projection.fold(found.lines(regions=query.regions, types=("figure",))), query)
        return repr(view.figures)
    asked = {"regions": query.regions, "limit": query.limit}
    parts = (
        found.documents(since=query.since, **asked)
        if name == "articles"
        else found.widening(types=query.types, **asked)
    )
    for part in parts:
        view = projection.view(projection.fold(part.lines), query)
        if part.enough(KEYS[name](view)):
            return repr(getattr(view, ROWS[name]))
    raise AssertionError("the last answer is always enough")


def folded(raw, name, query):
    projection = PROJECTIONS[name]
    return repr(getattr(projection.view(projection.fold(raw), query), ROWS[name]))


@pytest.mark.parametrize("name", PROJECTIONS)
@slow
@given(data=st.data())
def test_a_view_of_what_is_saved_is_the_view_of_the_whole_log_in_any_order(tmp_path_factory, name, data):
    history = data.draw(histories.histories(max_steps=8))
    place = made(tmp_path_factory.mktemp("saved"), data.draw(histories.scrambled(history.raw)))
    asked = replace(history.query, limit=None)
    assert folded(history.raw, name, asked) not in ("()", folded(history.judged_apart, name, asked))
    with index.open(place) as found:
        for query in (history.query, data.draw(queries), data.draw(queries)):
            assert saved(place, found, name, query) == folded(history.raw, name, query)


@pytest.mark.parametrize("name", PROJECTIONS)
@slow
@given(data=st.data())
def test_what_was_saved_and_then_caught_up_is_the_view_of_the_whole_log(tmp_path_factory, name, data):
    raw = data.draw(histories.logs(max_steps=8))
    cut = data.draw(st.integers(0, len(raw)))
    place = made(tmp_path_factory.mktemp("saved"), raw[:cut])
    query = data.draw(queries)
    for end in (cut, len(raw)):
        place.log.write_bytes(b"".join(line + b"\n" for line in raw[:end]))
        with index.open(place) as found:
            assert saved(place, found, name, query) == folded(raw[:end], name, query)


@slow
@given(data=st.data())
def test_the_story_of_every_line_and_document_is_the_one_the_whole_log_tells(tmp_path_factory, data):
    raw = data.draw(histories.logs(max_steps=8))
    place = made(tmp_path_factory.mktemp("saved"), data.draw(histories.scrambled(raw)))
    query = replace(data.draw(queries), since=None, limit=None)
    state = PROJECTIONS["pledges"].fold(raw)
    names = {*state.events, *state.judgements, *state.articles, *(row.article for row in state.articles.values())}
    with index.open(place) as found:
        for name in sorted(names)[:5]:
            told, expected = story_of(OpenWorkspace(place, found), query, name)[0], story(state, query, name)
            far = {end for link in told.links for end in (link.earlier, link.later)}
            far |= {end.id for pair in told.proposals for end in (pair.earlier, pair.later)}
            for end in far:
                assert repr(told.others.get(end)) == repr(expected.others.get(end))
            assert repr(evolve(told, others={})) == repr(evolve(expected, others={}))


def test_an_id_that_no_line_bears_is_none_with_an_index_too(place):
    fill(place, range(3))
    with index.open(place) as found, pytest.raises(UnknownIdError):
        story_of(OpenWorkspace(place, found), Query(), "f" * 12)


def test_an_id_may_be_shortened_while_it_is_unambiguous(place):
    fill(place, range(3))
    with index.open(place) as found:
        short = found.ids("00000000", limit=None)
        assert len(short) >= 3  # the documents of this log are all called 000…
        with pytest.raises(AmbiguousIdError, match=f"any of {len(short)} ids"):
            story_of(OpenWorkspace(place, found), Query(), "00000000")


def test_proposals_are_made_again_when_the_log_grows_and_when_the_reader_changes(place, monkeypatch):
    fill(place, range(3))
    made = []
    real = matched._catch_up
    monkeypatch.setattr(matched, "_catch_up", lambda *found: made.append(1) or real(*found))
    for grows in (False, False, True, False):
        if grows:
            fill(place, [7])
        with index.open(place) as found:
            ledger_of(OpenWorkspace(place, found), Query())
    assert len(made) == 2
    monkeypatch.setattr(matched, "_program", lambda: "another")
    with index.open(place) as found:
        ledger_of(OpenWorkspace(place, found), Query())
    assert len(made) == 3


def test_where_proposals_cannot_be_kept_they_are_made_for_this_once(place, monkeypatch):
    fill(place, range(3))
    with index.open(place) as found:
        found.matches("somebody")
    monkeypatch.setattr(sealed, "WAIT_SECONDS", 0.01)
    other = sqlite3.connect(match_file.file_of(place.log), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with index.open(place) as found:
        assert matched.matched(OpenWorkspace(place, found), Query()) is None
        assert ledger_of(OpenWorkspace(place, found), Query())[0].total == 0
    other.close()


def test_making_proposals_of_a_long_log_is_told(place, monkeypatch):
    fill(place, range(3))
    monkeypatch.setattr(matched, "_LONG", 5)
    told = []
    for _ in range(2):
        with index.open(place) as found:
            ledger_of(OpenWorkspace(place, found, told.append), Query())
    assert told == [f"{place.log}: looking for proposals in its 12 lines, this once"]


def test_what_is_saved_reads_few_lines_of_a_long_log(place):
    fill(place, range(200))
    total = place.log.stat().st_size
    with index.open(place) as found:
        assert found.count == 800
        few = next(iter(found.documents(limit=2)))
        lines = list(few.lines)
        assert sum(map(len, lines)) < total / 5
        assert few.reach is not None
        assert sum(map(len, found.about([codec.decode(lines[0]).id]))) < total / 50


def test_documents_come_in_growing_parts_until_all_are_there(place):
    fill(place, range(150))
    with index.open(place) as found:
        parts = [list(part.lines) for part in found.documents(limit=2)]
        assert [len(part) for part in parts] == [80, 600]
        assert set(parts[-1]) == set(lines(place))


def test_the_documents_of_a_rare_region_are_found_among_many(place):
    fill(place, range(150))
    with log.open_for_append(place) as appender:
        event = evolve(said("far away", "b" * 64), regions=("AT-5",))
        closing = Reading(article="b" * 64, title="Far away", path="seeds/b.txt", importer="plain@1", date="2022-05-14")
        appender.append_reading([event], closing, recorded=RECORDED, by="ann")
    with index.open(place) as found:
        for region in ("AT", "AT-5"):
            (part,) = found.documents(regions=(region,), limit=3)
            assert [codec.decode(line).article for line in part.lines] == ["b" * 64] * 2
        assert len([*next(iter(found.documents(since="2022-05-14"))).lines]) == 602
        assert len([*next(iter(found.documents(regions=("AT",), since="2022-05-15"))).lines]) == 0


def test_a_line_longer_than_most_is_read_whole(place):
    with log.open_for_append(place) as appender:
        long = said("word " * 5000, "c" * 64)
        appender.append_reading([long], batch(3)[1], recorded=RECORDED, by="ann")
    with index.open(place) as found:
        assert set(found.find(regions=("BY",)).lines) >= {lines(place)[0]}
