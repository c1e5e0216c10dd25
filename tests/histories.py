"""Logs that matter: histories whose documents, days and people meet, and whose judgements change what is shown.

A history begins with a core: an article, and judgements on it, which answer the query drawn beside it and without which
every view would show something else (`Lively.judged_apart` is the log without them). What follows is wild: readings and
readings again, copies, revisions, lines of versions to come, branches, judgements on anything but the core. So a law
over these logs never holds because there was nothing to see.
"""

from hashlib import sha256

import attrs
from attrs import evolve
from hypothesis import strategies as st

from tests.first_version import first_version
from tests.strategies import PEOPLE, WORDS, among, event_lines, maybe, readings, resealed
from timeline import codec
from timeline.model import (
    EVENT_DATA,
    SCHEMA,
    Agreement,
    Event,
    Figure,
    FollowUp,
    Judgement,
    Meeting,
    Pledge,
    Reading,
    Stamp,
    Statement,
    Visit,
)
from timeline.views.query import Query
from timeline.vocabulary import JUDGEMENT_TYPES

HERE, COUNTRY, AWAY = "RU-KHA", "RU", "AT"
NOW, SINCE, LONG_AGO, THAT_MONTH = "2022-05-12", "2022", "2019-05", "2022-05"
CORE = sha256(b"core").hexdigest()
DOCUMENTS = tuple(sha256(name).hexdigest() for name in (b"one", b"two", b"three", b"four"))
_OF_DOCUMENTS = (
    ("published", NOW),
    ("published", None),
    ("title", "road"),
    ("publisher", None),
    ("revision_of", DOCUMENTS[0]),
)
FIRST = "2026-01-01T00:00:00Z"
AT_ONCE = ("2026-01-01T00:00:01Z", "2026-01-01T00:00:01.5Z", "2026-01-01T00:00:02Z")
LATER = tuple(f"2026-01-01T{hour:02}:{minute}" for hour in range(4) for minute in ("30:00Z", "30:00.5Z", "45:00Z"))
RAN_AHEAD = "2031-01-01T00:00:00Z"  # by a clock that was wrong; what is appended after it is later all the same
INSTANTS = ("2026-01-01", "2026-01-01T00:29", "2026-01-01T00:30:00Z", "2026-01-01T02", "2026-01-01T03:31:00Z", "2027")
BY = ("ann", "boris", "rule:drawn")


@attrs.frozen
class Lively:
    """A log as batches in the order of recording, each a list of lines (mappings), and a query that it answers."""

    batches: list
    query: Query

    @property
    def raw(self):
        return raw(self.batches)

    @property
    def judged_apart(self):
        return raw([batch for batch in self.batches if batch[-1]["type"] not in JUDGEMENT_TYPES])

    @property
    def wild(self):
        """The batches of articles that are no part of the core, and what was added to any."""
        return [batch for batch in self.batches if len(batch) > 1 and batch[-1].get("article") != CORE]


queries = st.builds(
    Query,
    regions=st.sampled_from(((), (HERE,), (COUNTRY,), ("BY", HERE))),
    types=st.sampled_from(((), ("pledge", "figure"), ("pledge", "agreement", "figure"))),
    actors=st.sampled_from(((), ("ash",), ("BIRCH boris", "Ann"))),
    grep=st.none() | st.just("Told"),
    since=st.none() | st.just(SINCE),
    until=st.none() | st.sampled_from(("2022-05-13", "2023")),
    as_of=st.none() | st.sampled_from(("2022-05-13", "2023", "2026-01-01")),
    known_at=st.none() | st.sampled_from(INSTANTS),
    limit=st.none() | st.integers(1, 5),
    today=st.sampled_from((None, "2022-05-20", "2024-02-01")),
)


def core_event(kind, name, data, *, date=NOW, regions=(HERE,), basis="explicit"):
    """An event of the core."""
    quote = f"Told in the core: {name}."
    return Event(
        type=kind,
        article=CORE,
        span=(0, len(quote)),
        quote=quote,
        rule=f"{kind}.core",
        data=data,
        date=date,
        basis=basis,
        regions=regions,
        actors=("Ann Ash",),
    )


# What wild articles tell most: acts of few people that may be one act, or come of one another.
STOCK = (
    Pledge(promiser="Ann Ash", action="build a ferry line", strength="offer", testable=True),
    Pledge(promiser="Boris Birch", action="build a ferry line", strength="commitment", speaker="Ann Ash"),
    FollowUp(deliverable="built a ferry line", state="done", actor="Ann Ash", self_reported=True),
    FollowUp(deliverable="ferry line", state="failed", actor="Boris Birch"),
    Agreement(status="planned", form="protocol", parties=("Ann Ash", "Boris Birch"), subject="ferry line"),
    Agreement(status="signed", form="protocol", parties=("Ann Ash", "Boris Birch"), subject="ferry lines"),
    Meeting(status="planned", form="talks", participants=("Ann Ash", "Boris Birch")),
    Meeting(status="held", form="talks", participants=("Ann Ash", "B. Birch"), topic="ferry line"),
    Meeting(status="held", participants=("Ann Ash", "Boris Birch")),
    Visit(status="held", visitors=("Ann Ash",), host="Boris Birch", topic="timber"),
    Figure(unit="EUR", value=1500, metric="roads", period="2021"),
    Figure(unit="EUR", value=1600, metric="roads", period="2021", qualifier="about"),
    Statement(speaker="Ann Ash", direct=True, text="The ferry line waits for timber"),
)
KINDS = {kind: name for name, kind in EVENT_DATA.items()}
ACTORS = ((), ("Ann Ash",), ("Boris Birch", "Celia Cedar"))
PLACES = ((HERE,), (HERE,), (AWAY,), ("BY", HERE), (COUNTRY,), ())
TIMES = (
    (NOW, "explicit"),
    (NOW, "dateline"),
    (THAT_MONTH, "context"),
    (LONG_AGO, "relative"),
    ("../2023", "page_stamp"),
)
_deadlines = maybe(st.just("2023"))
_names = st.lists(st.sampled_from(PEOPLE), min_size=2, max_size=3)


@st.composite
def lines(draw, article):
    """Draw a line of a wild article: mostly one of the stock, and now and then anything a line may be."""
    if draw(st.integers(0, 3)) == 0:
        return draw(event_lines(article))
    at = draw(st.integers(0, len(STOCK) - 1))
    date, basis = draw(among(*TIMES))
    start, kind = 100 * draw(st.integers(0, 3)), KINDS[type(STOCK[at])]
    return codec.event_line(
        Event(
            type=kind,
            article=article,
            span=(start, start + 80),
            quote=f"It was told that {at} was no {kind}.",
            rule=f"{kind}.stock",
            data=STOCK[at],
            date=date,
            basis=basis,
            regions=draw(among(*PLACES)),
            actors=draw(among(*ACTORS)),
        )
    )


@st.composite
def cores(draw, query):
    """Draw the article that answers a query, told by one or two lines, and the judgements that change what it shows."""
    told = {}
    for name, moved in {
        "stays": {},
        "goes": {},
        "comes": {"regions": (AWAY,)},
        "comes in time": {"date": LONG_AGO},
    }.items():
        road = f"{draw(among(*WORDS))} {name}"
        promise = Pledge(promiser="Ann Ash", action=road, strength="commitment", deadline=draw(_deadlines))
        amount = Figure(unit="EUR", value=draw(st.integers(1, 3)), metric="roads", period="2021")
        told["pledge", name] = codec.event_line(core_event("pledge", name, promise, **moved))
        told["figure", name] = codec.event_line(core_event("figure", name, amount, **moved))
    done = FollowUp(deliverable="road stays", state="done", actor="Ann Ash")
    talks = Meeting(status="held", participants=("Ann Ash", "Boris Birch"), form="talks")
    heard = Statement(speaker="Ann Ash", direct=True, text="road")
    told["follow_up", "done"] = codec.event_line(core_event("follow_up", "done", done, date="2022-05"))
    told["meeting", "talks"] = codec.event_line(core_event("meeting", "talks", talks, date=THAT_MONTH, basis="context"))
    told["statement", "misheard"] = codec.event_line(core_event("statement", "misheard", heard))
    ids = {key: line["id"] for key, line in told.items()}
    reading = Reading(
        article=CORE,
        title="Told",
        path="seeds/core.txt",
        importer="plain@1",
        date="2022-05-13",
        publisher=draw(maybe(among(*PEOPLE))),
        published=Stamp(value="2022-05-13", raw="13 May 2022"),
        text_sha256="3" * 64,
        events=tuple(ids.values()),
    )
    closing = codec.article_line(reading, recorded=FIRST, by="ann", prev=())
    batches = [[*told.values(), closing]]
    if draw(st.booleans()):  # read on two branches: one id, two lines
        recorded = draw(among(FIRST, "2026-01-01T00:00:00.5Z", *LATER[:2]))
        twin = codec.article_line(reading, recorded=recorded, by=draw(among(*BY)), prev=())
        batches.append([*told.values(), twin])
    for judgement in draw(biting(query, ids)):
        recorded = draw(among(*AT_ONCE))
        if may_run_ahead(judgement) and draw(st.integers(0, 2)) == 0:
            recorded = RAN_AHEAD
        by = draw(among(*BY[:2]))
        prev = draw(st.sampled_from((closing["seal"], batches[-1][-1]["seal"])))
        line = codec.judgement_line(judgement, recorded=recorded, by=by, prev=[prev])
        batches.append([*([codec.event_line(judgement.event)] if judgement.event else []), line])
        if judgement.type == "retraction" and judgement.data["reason"] == "by mistake":
            undone = judged("retraction", target=batches[-1][0]["id"])
            batches.append([codec.judgement_line(undone, recorded=recorded, by=by, prev=[closing["seal"]])])
    return batches


def may_run_ahead(judgement):
    """Whether no view needs to know it, so that a question as of before its clock may leave it out."""
    return judgement.type not in ("correction", "retraction") or judgement.data.get("field", "").startswith("data.")


@st.composite
def biting(draw, query, ids):
    """Draw judgements of which each view that answers the query has to take note, and some that it may."""
    found = [judged("retraction", target=ids["statement", "misheard"])]
    out, into = ["retracted"], []
    if query.regions:
        out, into = [*out, "moved away"], [*into, "moved here"]
    if query.since:
        out, into = [*out, "moved before"], [*into, "moved after"]
    ways = draw(st.sampled_from([way for way in (out, into) if way]))  # never one for another
    for kind in ("pledge", "figure"):
        goes, comes, in_time = (ids[kind, name] for name in ("goes", "comes", "comes in time"))
        found.append(
            {
                "retracted": judged("retraction", target=goes),
                "moved away": corrected(goes, "regions", [AWAY]),
                "moved here": corrected(comes, "regions", [HERE, "BY"]),
                "moved before": corrected(goes, "date", LONG_AGO),
                "moved after": corrected(in_time, "date", NOW),
            }[draw(st.sampled_from(ways))]
        )
    pledge, figure, done = ids["pledge", "stays"], ids["figure", "stays"], ids["follow_up", "done"]
    both_ways = draw(st.permutations((pledge, done)))
    found += draw(
        st.lists(
            st.sampled_from(
                (
                    corrected(pledge, "data.deadline", "2022-05"),
                    corrected(pledge, "data.deadline", None),
                    corrected(pledge, "data.action", "bridge"),
                    corrected(figure, "data.value", 7),
                    corrected(CORE, "events.date", NOW, was=THAT_MONTH),
                    corrected(CORE, "events.date", NOW if query.limit else LONG_AGO, was=THAT_MONTH),
                    corrected(CORE, "published", NOW, was="2022-05-13"),
                    corrected(CORE, "title", "Told again"),
                    added(core_event("pledge", "by hand", BY_HAND)),
                    judged("alias", names=["Ann Ash", "Boris Birch"]),
                    judged("retraction", target=pledge, reason="by mistake"),
                    judged("assessment", pledge=pledge, status="kept", evidence=[done]),
                    judged("assessment", pledge=pledge, status="broken", evidence=[done]),
                    judged("link", earlier=pledge, later=done, relation="fulfils"),
                    judged("link", earlier=both_ways[0], later=both_ways[1], relation="progress"),
                    judged("unlink", earlier=both_ways[0], later=both_ways[1], relation="progress"),
                    judged("unlink", earlier=pledge, later=done),
                )
            ),
            max_size=4,
            unique_by=repr,
        )
    )
    return draw(st.permutations(found))


BY_HAND = Pledge(promiser="Ann Ash", action="plant trees", strength="commitment", deadline="2023")


def added(event):
    data = {"target": codec.event_line(event)["id"], "article": event.article, "reason": "seen"}
    return Judgement(type="addition", data=data, event=event)


def judged(kind, reason="heard", **said):
    return Judgement(type=kind, data={**said, "reason": reason})


def corrected(target, field, now, **said):
    return judged("correction", target=target, field=field, now=now, **said)


@st.composite
def judgements(draw, told, ids, articles, core):
    """Draw a judgement on some of the given lines and documents; links may lead from the core or to it."""
    target = draw(st.sampled_from(told))
    kind = draw(among("correction", "correction", "retraction", "link", "unlink", "assessment", "alias"))
    reason = draw(among(*WORDS))
    if kind == "correction":
        if draw(st.integers(0, 3)) == 0:
            field, now = draw(among(*_OF_DOCUMENTS))
            if draw(st.booleans()):
                return corrected(draw(st.sampled_from(articles)), field, now)
            now = draw(among(NOW, LONG_AGO, "2022-05"))
            was = draw(st.sampled_from(({}, {"was": NOW}, {"was": THAT_MONTH})))
            return corrected(draw(st.sampled_from(articles)), "events.date", now, **was)
        field, now = draw(
            st.sampled_from(
                (
                    ("date", NOW),
                    ("date", LONG_AGO),
                    ("date", None),
                    ("regions", [HERE]),
                    ("regions", [AWAY]),
                    ("regions", ["BY", "DE-BY"]),
                    ("type", "pledge"),
                    ("actors", ["Ann Ash"]),
                    ("data.action", "road"),
                    ("data.deadline", "2023"),
                    ("doubt", None),
                )
            )
        )
        return corrected(target, field, now)
    if kind == "alias":
        return judged(kind, reason, names=draw(_names))
    if kind == "retraction":
        return judged(kind, reason, target=draw(st.sampled_from((*ids, *articles))))
    if kind == "assessment":
        status = draw(among("progress", "kept", "stalled", "broken"))
        return judged(kind, reason, pledge=target, status=status, evidence=[draw(st.sampled_from(ids))])
    earlier, later = draw(st.permutations((target, draw(st.sampled_from((*ids, *core))))))
    relation = draw(among("fulfils", "progress", "delays", "same_act", "same_act", "contradicts"))
    return judged(kind, reason, earlier=earlier, later=later, relation=relation)


@st.composite
def retold(draw, line):
    """Draw a line as a later reading tells it: the same words, read a little otherwise."""
    told = dict(line)
    told["actors"] = sorted({*told.get("actors", ()), draw(among(*PEOPLE))})
    if draw(st.booleans()):
        told["regions"] = draw(st.sampled_from(([HERE], [AWAY], ["BY", HERE])))
    return {**told, "id": codec.content_id(told)}


@st.composite
def wild(draw, core, max_steps, max_events):
    """Draw what comes after a core: at least one article, then articles and judgements that hang on any heads."""
    heads = sorted({batch[-1]["seal"] for batch in core})
    core_ids = tuple(line["id"] for line in core[0][:-1])
    batches, told, ids, bodies = [], [], [], {}
    for step in range(draw(st.integers(1, max_steps))):
        prev = draw(st.lists(st.sampled_from(heads), min_size=1, max_size=2, unique=True))
        recorded = LATER[min(len(LATER) - 1, step + draw(st.integers(0, 2)))]
        if draw(st.integers(0, 5)) == 0:
            recorded = draw(among(RAN_AHEAD, FIRST))
        by = draw(among(*BY))
        if step and draw(st.integers(0, 2)) == 0:
            judgement = draw(judgements(told[-4:], ids[-6:], sorted(bodies), core_ids))
            batches.append([])
            if draw(st.integers(0, 3)) == 0:
                article = draw(st.sampled_from(sorted(bodies)))
                event = draw(lines(article))
                judgement = judged("addition", target=event["id"], article=article)
                batches[-1].append(event)
                told.append(event["id"])
                ids.append(event["id"])
            line = codec.judgement_line(judgement, recorded=recorded, by=by, prev=prev)
            batches[-1].append(line)
        else:
            article = draw(among(*DOCUMENTS))
            old = list(bodies.get(article, {}).values())
            kept = [draw(retold(line)) if draw(st.booleans()) else line for line in old if draw(st.booleans())]
            made = draw(st.lists(lines(article), min_size=not kept, max_size=max_events))
            body = {line["id"]: line for line in (*kept, *made)}
            reading = evolve(draw(readings(article)), events=tuple(body))
            others = sorted(bodies.keys() - {article})
            line = codec.article_line(reading, recorded=recorded, by=by, prev=prev)
            if draw(st.integers(0, 2)) == 0:
                named = "copy_of" if not others or draw(st.booleans()) else "revision_of"
                to = (*others, CORE) if named == "copy_of" else others
                line = first_version(line, **{named: draw(st.sampled_from(to))})
            elif draw(st.integers(0, 3)) == 0:
                line = first_version(line)
            if draw(st.integers(0, 9)) == 0:
                line = resealed({**line, "v": SCHEMA + 1})
            batches.append([*body.values(), line])
            bodies.setdefault(article, {}).update(body)
            told += body
            ids += body
        ids.append(line["id"])
        heads = [seal for seal in heads if seal not in prev or draw(st.integers(0, 3)) == 0] + [line["seal"]]
    return batches


@st.composite
def histories(draw, max_steps=6, max_events=3):
    """Draw a history with a query that it answers."""
    query = draw(queries)
    core = draw(cores(query))
    return Lively(core + draw(wild(core, max_steps, max_events)), query)


def raw(batches):
    """Return the raw lines of batches."""
    return [codec.canonical(line) for batch in batches for line in batch]


def logs(max_steps=6, max_events=3):
    """Draw a whole log: raw lines without line ends."""
    return histories(max_steps, max_events).map(lambda history: history.raw)


@st.composite
def scrambled(draw, lines):
    """Draw the same set of lines in another order, some of them more than once."""
    again = draw(st.lists(st.sampled_from(lines), max_size=4)) if lines else []
    return draw(st.permutations([*lines, *again]))
