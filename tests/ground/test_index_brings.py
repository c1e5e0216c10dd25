"""The index brings what belongs to what is asked for, and no line more: as plain loops over all lines tell it.

What belongs to an event is said in `timeline.index.found`: all readings of its document, of its copies and revisions,
and all judgements on any of them. Whatever is brought beside that costs a view time that an index is there to save.
"""

from functools import cache

import pytest

from tests.views.story import Log, pledge, statement
from timeline import codec, index, workspace
from timeline.edtf import order
from timeline.index.rows import ANYWHERE, rank_of
from timeline.log.ties import targets
from timeline.vocabulary import JUDGEMENT_TYPES

TEXT, URL = "7" * 64, "https://press.example/a"
STRAY, STRAYED = "8" * 64, "9" * 64  # documents that are named and were not read
MOVING = ("date", "regions", "type", "published")


def of(day, *regions):
    return {"date": f"2022-{day:02}-01", "regions": regions}


def told():
    """A log in which documents hang together in every way they can, some of them judged, and others that do not."""
    log = Log()
    named = {}

    def article(name, day, *events, again=None, **fields):
        ids, sha = log.article(name, list(events), date=f"2022-{day:02}-02", body=again or name, **fields)
        named.update({f"{name} {at}": one for at, one in enumerate(ids)}, **{name: sha})
        named[f"{name} reading"] = log.lines[-1]["id"]
        return sha

    first = article("first", 1, pledge("Tyrol", "mow", **of(1, "AT-7")), statement("Ann", "Mown.", **of(1, "AT-7")))
    article("again", 1, pledge("Tyrol", "mow it", **of(1, "AT-7")), again="first", importer="plain@2")
    article("copy", 2, pledge("Tyrol", "mow", **of(2, "AT-7")), copy_of=first)
    article("revision", 3, pledge("Tyrol", "mow all", **of(3, "DE-BY")), revision_of=named["copy"])
    article("said so", 4, statement("Bo", "So it is.", **of(4, "DE-BY")))
    article("stray", 4, statement("Bo", "It is not.", **of(4, "CH-GR")), copy_of=STRAY)
    article("stray too", 4, statement("Bo", "It may be.", **of(4, "CH-GR")), revision_of=STRAYED)
    article("text", 5, pledge("Isar", "dig", **of(5, "DE-BY")), text_sha256=TEXT)
    article("same text", 6, pledge("Isar", "dig", **of(6, "DE-BY", "AT-7")), text_sha256=TEXT, url=URL)
    article("same url", 7, pledge("Isar", "dig more", **of(7, "AT-5")), url=URL)
    article("added to", 8, statement("Cid", "It rained.", **of(8, "AT-5")))
    article("alone", 9, statement("Cid", "It snowed.", **of(9, "AT-5")), url="https://press.example/b")
    article("linked", 10, pledge("Chur", "sow", **of(10, "CH-GR")), text_sha256="5" * 64)
    article("moved", 2, pledge("Chur", "reap", **of(2, "CH-GR")), statement("Dot", "Reaped.", **of(2, "CH-GR")))
    article("moved far", 2, pledge("Chur", "bind", **of(2, "CH-GR")))
    article("dated anew", 2, pledge("Chur", "thresh", **of(2, "LI")))
    article("kin", 2, pledge("Chur", "sift", **of(2, "CH-GR")), text_sha256="6" * 64)
    article("kin too", 2, pledge("Chur", "sift it", **of(2, "LI")), text_sha256="6" * 64)
    article("kin of nobody", 3, pledge("Chur", "sieve", **of(3, "LI")))
    article("of another type", 2, pledge("Chur", "bake", **of(2, "CH-GR")))
    article("dated by its line", 2, pledge("Chur", "eat", **of(2, "CH-GR")))
    article("undated", 11, statement("Dot", "Nobody knows when.", date=None, regions=()))
    added = {**log.lines[0], "article": named["added to"], "quote": "Added.", "span": [0, 6], "rule": "added"}
    log.lines.append({**added, "id": codec.content_id(added)})
    named["addition"] = log.lines[-1]["id"]

    log.judge("addition", {"target": named["addition"], "article": named["added to"]})
    log.judge("correction", {"target": named["said so"], "field": "revision_of", "now": named["revision"]})
    rated = {"pledge": named["first 0"], "status": "kept", "evidence": [named["alone 0"]]}
    taken_back = log.judge("assessment", rated)
    log.judge(
        "retraction", {"target": log.judge("retraction", {"target": taken_back, "reason": "no"}), "reason": "yes"}
    )
    log.judge("link", {"earlier": named["linked 0"], "later": named["alone 0"], "relation": "progress"})
    log.judge("unlink", {"earlier": named["undated 0"], "later": named["linked 0"], "field": "regions"})
    log.judge("retraction", {"target": named["linked reading"], "reason": "of a reading"})
    log.judge("alias", {"names": ["Ann", "Ann Ash"]})
    for target, field, now in (
        ("moved 0", "date", "2022-12-01"),
        ("moved 0", "data.action", "reap all"),
        ("moved far 0", "regions", ["AT-7"]),
        ("undated 0", "regions.0", "BY"),
        ("dated anew", "published", "2022-12-02"),
        ("kin 0", "date", "2022-12-03"),
        ("stray 0", "date", "2022-02-02"),
        ("of another type 0", "type", "statement"),
        ("dated by its line reading", "date", "2022-01-01"),
        ("alone 0", "date", 5),  # this and the next two as nobody would write them today
        ("alone 0", 5, "2022-12-01"),
        ("alone 0", None, "2022-12-01"),
        (STRAY, "title", "A stray one"),
        (STRAYED, "title", "A stray one"),
        ("alone", "title", "Snow"),
    ):
        log.judge("correction", {"target": named.get(target, target), "field": field, "now": now})
    return log, named


LOG, NAMED = told()
LINES = [codec.decode(raw) for raw in LOG.raw]
PLACES = {raw: at for at, raw in enumerate(LOG.raw)}
READINGS = [line for line in LINES if line.type == "article"]
JUDGED = [line for line in LINES if line.type in JUDGEMENT_TYPES]
MOVED = [
    line for line in JUDGED if line.type == "correction" and str(line.data.get("field")).partition(".")[0] in MOVING
]
EVENTS = [line for line in LINES if line.type not in ("article", *JUDGEMENT_TYPES)]
SAID = {line.data["target"]: line.data["now"] for line in JUDGED if line.data.get("field") == "revision_of"}


def ties_of(line):
    """What binds a reading to others: its document, what it is made of, its text and address."""
    bound = {line.article, SAID.get(line.article), *(line.data.get(key) for key in ("copy_of", "revision_of"))}
    return {*bound, ("text", line.data.get("text_sha256")), ("url", line.data.get("url"))} - NOTHING


NOTHING = {None, ("text", None), ("url", None)}


def together(documents):
    """The readings of documents and of all that belongs together with them."""
    return _together(frozenset(documents))


@cache
def _together(documents):
    bound, before = set(documents), None
    while before != bound:
        before = set(bound)
        for line in READINGS:
            if not bound.isdisjoint(ties_of(line)):
                bound |= ties_of(line)
    return [line for line in READINGS if line.article in bound]


def told_by(readings):
    return {name for line in readings for name in line.data["events"]}


def _named_by(line):
    found = {line.id, *targets(line)}
    if line.type == "addition":
        found.add(line.data["article"])
    if line.data.get("field") == "revision_of":
        found.add(line.data["now"])
    return found | ({"aliases"} if line.type == "alias" else set())


FOUND_BY = {line.id: _named_by(line) for line in JUDGED}


def on(names):
    """The judgements on these, and those on the judgements."""
    found, before = set(), None
    while before != found:
        before = set(found)
        found |= {line.id for line in JUDGED if not FOUND_BY[line.id].isdisjoint({*names, *found})}
    return found


def with_all_about(events, documents=(), *, wholly=False):
    """The ids of what comes along with events, and of the events."""
    articles = {line.article for line in LINES if line.id in events and line.article} | set(documents)
    rows = together(articles)
    articles |= {line.article for line in rows}
    additions = [line for line in JUDGED if line.type == "addition" and not FOUND_BY[line.id].isdisjoint(articles)]
    added = {line.data["target"] for line in additions}
    kin = {line.data.get(key) for line in rows for key in ("copy_of", "revision_of")} | {
        SAID.get(line.article) for line in rows
    }
    names = {*events, *articles, *added, *(line.id for line in rows), *kin, "aliases"} - {None}
    brought = {*events, *added, *(line.id for line in rows)}
    groups = {frozenset(one.id for one in together([line.article])) for line in rows}
    for group in groups:
        yielded = told_by(line for line in READINGS if line.id in group)
        judged = any(not FOUND_BY[line.id].isdisjoint(yielded) for line in JUDGED)
        if len(group) > 1 and (wholly or judged):
            names |= yielded
            brought |= yielded
    return brought | on(names)


@pytest.fixture
def found(tmp_path):
    place = workspace.create(tmp_path / "work")
    LOG.write(place.log)
    with index.open(place) as found:
        yield found
        assert found.stored


def ids(lines):
    """The ids of lines, that stand as they do in the file, each once."""
    brought = [PLACES[raw] for raw in lines]
    assert brought == sorted(set(brought))
    return {LINES[at].id for at in brought}


@pytest.mark.parametrize("part", range(8))
def test_of_a_line_or_document_comes_what_belongs_to_it(found, part):
    for asked in list(NAMED.values())[part::8]:
        check_what_comes_of(found, asked)


def check_what_comes_of(found, asked):
    lines = {asked} & {line.id for line in LINES}
    assert ids(found.about([asked])) == with_all_about(lines, [asked], wholly=True)
    kin = together([asked])
    articles = {asked, *(line.article for line in kin)}
    assert ids(found.all_of([asked])) == with_all_about(lines | told_by(kin), articles, wholly=True)
    assert found.related([asked]) == articles


def test_of_a_judgement_comes_what_it_names_by_itself_and_what_belongs_to_that_beside_it(found):
    raw = dict(zip((line.id for line in LINES), LOG.raw, strict=True))
    for line in JUDGED:
        assert ids(found.about([line.id])) == with_all_about([line.id], [line.id])
        beside = {codec.decode(one).id for one in found.beside([raw[line.id], LOG.raw[0]], [NAMED["undated 0"]])}
        about = {codec.decode(one).id for one in found.about([*targets(line), NAMED["undated 0"]])}
        assert beside == about
    odd = codec.canonical({"v": 99, "id": "0" * 32, "type": "rumour", "data": {"target": NAMED["linked 0"]}})
    assert ids(found.beside([LOG.raw[0], odd])) == on(["aliases"])
    everything = found.about(list(NAMED.values()))
    assert ids(everything) == {line.id for line in LINES}


def within(line, regions):
    return not regions or any(code in regions or code.partition("-")[0] in regions for code in line.regions)


def moved(regions, reach):
    """The events that a correction may have moved to regions, behind a day."""
    documents = {line.article for line in READINGS} | {line.id for line in READINGS}
    anywhere, dated = set(), set()
    for line in MOVED:
        (target,) = targets(line)
        is_day = line.data["field"] == "date" and line.data["now"] != 5 and target not in documents
        if not is_day:
            anywhere.add(target)
        elif reach is not None and rank_of(line.data["now"]) >= reach:
            dated.add(target)
    of = {line.article for line in READINGS if not anywhere.isdisjoint((line.id, line.article))}
    found = {line.id for line in LINES if line.id in anywhere} | told_by(together(of))
    for line in EVENTS:
        if line.id in dated:
            near = {one.article for one in together([line.article])}
            if not regions or any(one.article in near and within(one, regions) for one in EVENTS):
                found.add(line.id)
    return found


@pytest.mark.parametrize("regions", [(), ("AT",), ("AT-5",), ("DE-BY", "AT-7"), ("CH-GR",), ("LI",), ("FR",)])
def test_the_last_of_some_regions_and_types_come_with_what_belongs_to_them(found, regions):
    for limit in (None, 1, 2, 3, 6, 99):
        for types in ((), ("pledge",), ("statement",), ("pledge", "statement"), ("visit",)):
            check_the_last(found, regions, types, limit)


def check_the_last(found, regions, types, limit):
    events, reach = set(), None
    for region in regions or ("",):
        of = [
            line for line in EVENTS if within(line, region and (region,)) and (not types or line.type in types)
        ]  # in the order of the file, and of days where these differ
        of.sort(key=lambda line: (order(line.date), LINES.index(line)))
        events |= {line.id for line in (of if limit is None else of[-limit:])}
        if limit is not None and len(of) >= limit and any(within(line, region and (region,)) for line in EVENTS):
            reach = max(rank_of(of[-limit].date), reach or 0)
    part = found.find(regions=regions, types=types, limit=limit)
    if not regions and not types and limit is None:
        assert ids(part.lines) == {line.id for line in LINES}
        return
    assert ids(part.lines) == with_all_about(events | moved(regions, reach))
    assert part.reach == (None if reach is None else order_of(reach))
    assert part.limit == limit


def order_of(rank):
    (found,) = {order(line.date) for line in EVENTS if rank_of(line.date) == rank}
    return found


@pytest.mark.parametrize("regions", [(), ("AT",), ("AT-5", "LI"), ("FR",)])
def test_the_last_documents_come_with_all_they_tell(found, regions):
    for limit in (None, 1, 2, 3, 5):
        for since in (None, "2022-05-02", "2022-06", "2023"):
            check_the_last_documents(found, regions, since, limit)


def check_the_last_documents(found, regions, since, limit):
    part = found._latest_told(regions, since, limit)
    telling = [line for line in READINGS if any(one.article == line.article and within(one, regions) for one in EVENTS)]
    if since:
        telling = [line for line in telling if order(line.date)[1] >= order(since)[0]]
    telling.sort(key=lambda line: order(line.date))
    last = telling if limit is None else telling[-limit:]
    cut = None if limit is None or len(telling) < limit else order(last[0].date)
    if cut and [order(line.date) for line in telling].count(cut) > 1:
        return  # which of those of one day come is not said
    names = {line.article for line in last} | {targets(line)[0] for line in MOVED}
    kin = together(names)
    assert ids(part.lines) == with_all_about(told_by(kin), names | {line.article for line in kin})
    assert part.reach == cut


def test_what_is_moved_without_a_day_of_its_own_is_behind_every_rank():
    assert rank_of(None) < ANYWHERE
    assert rank_of("9999-12-31") < ANYWHERE
