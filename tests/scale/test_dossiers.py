"""Dossiers: every line of a log in one of them, and a view of some regions from theirs as from the whole log."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.histories import RAN_AHEAD, histories
from tests.views.story import Log, pledge
from timeline.codec import decode_mapping
from timeline.faces.export.formats import jsonl
from timeline.faces.export.view_records import view_records
from timeline.scale.group_dossiers import bears_on
from timeline.scale.home_groups import HomeGroups
from timeline.scale.line_homes import EVERYWHERE, UNREADABLE
from timeline.scale.local_dossiers import DossiersOfLogs
from timeline.views.catalog import PROJECTIONS
from timeline.views.query import Query

pytestmark = pytest.mark.timeout(600)
lawful = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def made(folder, lines, name="events.jsonl"):
    log = folder / name
    log.write_bytes(b"".join(line + b"\n" for line in lines))
    return log


def shown(lines, query, **kept):
    """What every projection shows, as bytes."""
    return {
        name: jsonl(view_records(name, projection.fold(lines), query, **kept))
        for name, projection in PROJECTIONS.items()
    }


@lawful
@given(history=histories(), cut=st.integers(0, 200), region=st.sampled_from(("RU-KHA", "RU", "AT", "BY")))
def test_a_view_of_a_region_is_the_same_from_its_dossiers(tmp_path_factory, history, cut, region):
    folder = tmp_path_factory.mktemp("log")
    logs = [made(folder, history.raw[:cut]), made(folder, history.raw[cut:], "other.jsonl")]
    dossiers = list(DossiersOfLogs(logs))
    assert sorted({line for one in dossiers for line in one.lines}) == sorted(set(history.raw))
    assert sum(len(one.lines) for one in dossiers) == len(set(history.raw))
    query = replace(history.query, regions=(region,))
    some = [line for one in dossiers if bears_on(one, (region,)) for line in one.folded]
    assert shown(some, query, kept=()) == shown(history.raw, query, kept=())


def folded(dossiers, name, regions=()):
    """What a projection shows of some regions from dossiers."""
    lines = [line for one in dossiers if bears_on(one, regions) for line in one.folded]
    return jsonl(view_records(name, PROJECTIONS[name].fold(lines), Query(regions=regions), kept=()))


def whole(log, name, regions=()):
    return jsonl(view_records(name, PROJECTIONS[name].fold(log.raw), Query(regions=regions), kept=()))


def dossiers_of(log, folder):
    return list(DossiersOfLogs([made(folder, log.raw)]))


def apart(log):
    """Two articles of two regions that nothing ties."""
    log.article("one", [pledge("Ann Ash", "build a road", regions=("AT-7",))], date="2021-03-03")
    log.article("two", [pledge("Bo Birch", "mow the lawn", regions=("DE-BY",))], date="2021-03-04")
    return [line["id"] for line in log.lines if line["type"] == "pledge"]


def test_documents_that_nothing_ties_are_apart_and_a_link_joins_them(tmp_path):
    log = Log()
    one, two = apart(log)
    here, there = dossiers_of(log, tmp_path)
    assert {here.regions, there.regions} == {("AT", "AT-7"), ("DE", "DE-BY")}
    log.judge("link", {"earlier": one, "later": two, "relation": "progress"})
    (both,) = dossiers_of(log, tmp_path)
    assert both.regions == ("AT", "AT-7", "DE", "DE-BY")
    assert both.documents == tuple(sorted({line["article"] for line in log.lines if line["type"] == "article"}))
    assert both.key == both.documents[0]
    assert (both.first, both.last) == (date(2021, 3, 2).toordinal(), date(2021, 3, 4).toordinal())


def test_copies_texts_addresses_and_revisions_are_one_group(tmp_path):
    log = Log()
    said = [pledge("Ann Ash", "build a road")]
    _, first = log.article("one", said, date="2021-03-03", text_sha256="a" * 64)
    log.article("two", [pledge("Ann Ash", "build")], date="2021-03-03", text_sha256="a" * 64, url="https://x.example/1")
    log.article("three", [pledge("Ann Ash", "mow")], date="2021-03-04", url="https://x.example/1")
    log.article("four", [], date="2021-03-04", copy_of=first)
    log.article("five", [], date="2021-03-05", revision_of=first)
    _, last = log.article("six", [], date="2021-03-05")
    assert len(dossiers_of(log, tmp_path)) == 2
    log.judge("correction", {"target": last, "field": "revision_of", "now": first})
    assert len(dossiers_of(log, tmp_path)) == 1


def test_what_a_correction_moves_is_found_where_it_moved_to(tmp_path):
    log = Log()
    one, _ = apart(log)
    log.judge("correction", {"target": one, "field": "regions", "now": ["PL-14"]})
    dossiers = dossiers_of(log, tmp_path)
    assert folded(dossiers, "history", ("PL",)) == whole(log, "history", ("PL",)) != b""


def test_an_alias_bears_on_every_group_and_what_takes_it_back_lies_with_it(tmp_path):
    log = Log()
    apart(log)
    alias = log.judge("alias", {"names": ["Ann Ash", "Anna Ash"]})
    log.judge("retraction", {"target": alias})
    found = {one.key: one for one in dossiers_of(log, tmp_path)}
    assert [decode_mapping(line)["type"] for line in found[EVERYWHERE].lines] == ["alias", "retraction"]
    assert all(bears_on(found[EVERYWHERE], (region,)) for region in ("AT", "ZA"))


def test_where_a_clock_ran_ahead_what_tells_the_order_comes_along(tmp_path):
    log = Log()
    one, _ = apart(log)
    field = {"target": one, "field": "data.action"}
    log.judge("correction", {**field, "now": "by a wrong clock"}, recorded=RAN_AHEAD)
    log.article("between", [pledge("Cid Cedar", "sing", regions=("FR",))], date="2021-03-04")
    log.judge("correction", {**field, "now": "the last word"}, recorded="2024-04-01T00:00:00Z")
    dossiers = dossiers_of(log, tmp_path)
    assert b"the last word" in folded(dossiers, "history", ("AT",))
    for name in PROJECTIONS:
        assert folded(dossiers, name, ("AT",)) == whole(log, name, ("AT",))
    told = next(one for one in dossiers if "AT" in one.regions)
    assert [decode_mapping(line)["type"] for line in told.spine] == ["article"]
    assert not any(one.spine for one in dossiers if "AT" not in one.regions)


def test_lines_that_stand_before_those_they_name_are_set_in_order_by_their_seals(tmp_path):
    log = Log()
    one, _ = apart(log)
    for now, recorded in (("first", RAN_AHEAD), ("last", "2024-04-01T00:00:00Z")):
        log.judge("correction", {"target": one, "field": "data.action", "now": now}, recorded=recorded)
        log.article(f"after {now}", [], recorded="2024-03-01T00:00:00Z")
    log.lines.reverse()
    dossiers = dossiers_of(log, tmp_path)
    assert folded(dossiers, "pledges", ("AT",)) == whole(log, "pledges", ("AT",))


def test_what_cannot_be_decoded_is_kept_and_never_folded(tmp_path):
    log = Log()
    apart(log)
    broken = [b'{"v":1,"type":"article","id":"0","article":"?","data":7}', b"no line"]
    (bad, *others) = sorted(DossiersOfLogs([made(tmp_path, [broken[0], *log.raw, broken[1], *log.raw])]), key=key_of)
    assert (bad.key, list(bad.lines)) == (UNREADABLE, broken)
    assert not bears_on(bad, ())
    assert folded([bad, *others], "history") == whole(log, "history")


def key_of(dossier):
    return dossier.key != UNREADABLE, dossier.key


def test_a_document_or_a_target_that_is_called_as_what_is_kept_apart_is_not_put_there(tmp_path):
    log = Log()
    apart(log)
    log.article("odd", [pledge("Ann Ash", "fly", regions=("AT-7",))])
    odd = [
        line if line.get("article") != log.lines[-1]["article"] else {**line, "article": UNREADABLE}
        for line in log.lines
    ]
    log.lines = odd
    log.judge("retraction", {"target": UNREADABLE})
    dossiers = dossiers_of(log, tmp_path)
    assert UNREADABLE not in {one.key for one in dossiers}
    assert folded(dossiers, "history", ("AT",)) == whole(log, "history", ("AT",))


def test_any_order_of_joining_gives_the_same_groups():
    groups = HomeGroups()
    for pair in reversed(list(pairwise("abcdefgh"))):
        groups.join(pair)
    groups.join("xz")
    assert groups.joined() == {**dict.fromkeys("bcdefgh", "a"), "z": "x"}
    assert groups.of("alone") == "alone"
