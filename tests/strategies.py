"""Generated logs, shared by all property tests: built from the model, with everything a log may hold.

`logs()` draws a history (imports, readings again, copies, revisions, judgements, branches) as raw lines without line
ends; `scrambled()` the same set in another order and with repetitions. Names and regions come from small pools, so that
lines meet each other.
"""

from datetime import UTC, datetime, timedelta
from hashlib import sha256

from attrs import evolve
from hypothesis import strategies as st

from timeline import codec
from timeline.model import (
    SCHEMA,
    Agreement,
    Change,
    Event,
    Figure,
    FollowUp,
    Judgement,
    Meeting,
    Passage,
    Pledge,
    Reading,
    Share,
    Stamp,
    Statement,
    Visit,
)

REGIONS = ("AT", "BY", "BY-HM", "DE-BY", "RU", "RU-KHA", "RU-PRI")
PEOPLE = ("Ann Ash", "Boris Birch", "Celia Cedar", "Dora Elm", "Эмма Ёлкина", "Oak & Sons")
WORDS = ("road", "bridge", "school", "timber", "мост", "ferry line", "in 2023", 'said "yes"', "line\nbreak", "😀")
DAYS = ("2021", "2021-11", "2022-05-12", "2022-05-13", "2023-06-28", "XXXX-09-28", "../2024-07-15", "2022-01/2022-03")
BASES = ("explicit", "dateline", "published", "relative", "page_stamp", "context")
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)

people = st.sampled_from(PEOPLE)
days = st.sampled_from(DAYS)
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
anything = st.text(st.characters(codec="utf-8"), max_size=12)
parties = st.lists(people, max_size=3, unique=True).map(tuple)
numbers = st.one_of(st.integers(-(10**12), 10**12), st.floats(allow_nan=False, allow_infinity=False))
shas = anything.map(lambda text: sha256(text.encode()).hexdigest())


def maybe(strategy):
    return st.none() | strategy


meetings = st.builds(
    Meeting,
    status=st.sampled_from(("held", "planned")),
    form=maybe(st.sampled_from(("talks", "session"))),
    participants=parties,
    place=maybe(texts),
    topic=maybe(texts),
)
visits = st.builds(
    Visit, status=st.sampled_from(("held", "planned")), visitors=parties, host=maybe(people), topic=maybe(texts)
)
statements = st.builds(Statement, speaker=people, direct=st.booleans(), text=texts | anything, role=maybe(texts))
agreements = st.builds(
    Agreement,
    status=st.sampled_from(("signed", "agreed", "planned", "in force", "cancelled")),
    form=maybe(st.sampled_from(("protocol", "contract", "verbal"))),
    parties=parties,
    subject=maybe(texts),
    term=maybe(days),
)
changes = st.builds(Change, percent=maybe(numbers), ratio=maybe(numbers), base=maybe(days))
figures = st.builds(
    Figure,
    unit=st.sampled_from(("USD", "EUR", "percent", "house")),
    value=maybe(numbers),
    metric=maybe(texts),
    period=maybe(days),
    qualifier=st.sampled_from(("exact", "about", "up_to")),
    change=maybe(changes),
    parties=parties,
    speaker=maybe(people),
    target=maybe(st.booleans()),
)
pledges = st.builds(
    Pledge,
    promiser=people,
    action=texts,
    strength=st.sampled_from(("commitment", "agreed", "instruction", "readiness", "plan", "offer", "proposal")),
    promisee=maybe(people),
    deadline=maybe(days),
    condition=maybe(texts),
    testable=st.booleans(),
    negated=st.sampled_from((None, True)),
    speaker=maybe(people),
)
follow_ups = st.builds(
    FollowUp,
    deliverable=texts,
    state=st.sampled_from(("done", "under_way", "delayed", "failed", "cancelled")),
    actor=maybe(people),
    self_reported=st.booleans(),
    share=maybe(st.builds(Share, percent=maybe(numbers)) | st.builds(Share, done=numbers, of=maybe(numbers))),
    new_deadline=maybe(days),
)
json_values = st.recursive(
    st.none() | st.booleans() | numbers | anything,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(anything, inner, max_size=2),
    max_leaves=4,
)
mappings = st.dictionaries(anything.filter(bool), json_values, max_size=3)
data = {
    "meeting": meetings,
    "visit": visits,
    "statement": statements,
    "agreement": agreements,
    "figure": figures,
    "pledge": pledges,
    "follow_up": follow_ups,
    "rumour": mappings,  # a type this version does not know
}


@st.composite
def events(draw, article=None, types=tuple(data)):
    """Draw an event of a known or an unknown type."""
    kind = draw(st.sampled_from(types))
    quote = draw(texts)
    start = draw(st.integers(0, 5000))
    date = draw(maybe(days))
    return Event(
        type=kind,
        article=draw(shas) if article is None else article,
        span=(start, start + len(quote)),
        quote=quote,
        rule=f"{kind}.drawn",
        data=draw(data[kind]),
        date=date,
        basis=draw(st.sampled_from(BASES)) if date else "none",
        regions=tuple(sorted(draw(st.sets(st.sampled_from(REGIONS), max_size=3)))),
        actors=draw(parties),
        also=draw(st.lists(st.builds(Passage, span=st.just((1, 5)), quote=texts), max_size=1).map(tuple)),
        doubt=draw(maybe(texts)),
    )


@st.composite
def event_lines(draw, article=None):
    """Draw an event's line; now and then with keys nobody knows yet, or of a version to come."""
    line = codec.event_line(draw(events(article)))
    if draw(st.integers(0, 5)) == 0:
        line = {**line, "mood": draw(texts), "data": {**line.get("data", {}), "hue": draw(json_values)}}
    if draw(st.integers(0, 7)) == 0:
        line = {**line, "v": SCHEMA + 1}
    return {**line, "id": codec.content_id(line)}


@st.composite
def readings(draw, article=None):
    """Draw a reading that has no events yet."""
    stamp = maybe(st.builds(Stamp, value=days, raw=texts))
    return Reading(
        article=draw(shas) if article is None else article,
        title=draw(texts),
        path=f"seeds/{draw(st.integers(0, 9))}.txt",
        importer=draw(st.sampled_from(("plain@1", "plain@2", "belta@1"))),
        date=draw(maybe(days)),
        publisher=draw(maybe(people)),
        url=draw(maybe(st.sampled_from(("https://a.example/1", "https://b.example/2")))),
        language=draw(maybe(st.sampled_from(("en", "ru")))),
        credit=draw(maybe(st.sampled_from(("AGENCY ONE", "AGENCY TWO")))),
        published=draw(stamp),
        updated=draw(stamp),
        text_sha256=draw(maybe(st.sampled_from(("1" * 64, "2" * 64)))),
    )


@st.composite
def judgements(draw, ids):
    """Draw a judgement on some of the given ids."""
    target, other = draw(st.sampled_from(ids)), draw(st.sampled_from(ids))
    kind = draw(st.sampled_from(("correction", "retraction", "link", "unlink", "assessment")))
    relation = draw(st.sampled_from(("fulfils", "progress", "same_act", "contradicts")))
    field = draw(st.sampled_from(("date", "regions", "data.action", "actors")))
    now = {"date": days, "regions": st.lists(st.sampled_from(REGIONS), min_size=1, max_size=2, unique=True).map(sorted)}
    said = {
        "correction": {"target": target, "field": field, "now": draw(now.get(field, texts))},
        "retraction": {"target": target},
        "link": {"earlier": target, "later": other, "relation": relation},
        "unlink": {"earlier": target, "later": other, "relation": relation},
        "assessment": {
            "pledge": target,
            "status": draw(st.sampled_from(("progress", "partly_kept", "kept", "stalled", "broken", "superseded"))),
            "evidence": [other],
        },
    }
    return Judgement(type=kind, data={**said[kind], "reason": draw(texts)})


@st.composite
def histories(draw, max_steps=6, max_events=4):
    """Draw a log as a list of batches in the order of recording, each a list of lines (mappings).

    A batch is a first reading of a document, another reading of one, or a judgement; each hangs on one or two of the
    heads there are, as if branches had grown and merged.
    """
    batches = []
    heads, ids, articles, bodies = [], [], [], {}
    for step in range(draw(st.integers(0, max_steps))):
        prev = draw(st.lists(st.sampled_from(heads), min_size=1, max_size=2, unique=True)) if heads else []
        minute = draw(st.integers(0, 1))
        recorded = (BEGIN + timedelta(hours=step, minutes=minute)).strftime("%Y-%m-%dT%H:%M:%SZ")
        by = draw(st.sampled_from(("ann", "boris")))
        if ids and draw(st.integers(0, 2)) == 0:
            line = codec.judgement_line(draw(judgements(ids)), recorded=recorded, by=by, prev=prev)
            batches.append([line])
        else:
            again = articles and draw(st.booleans())
            article = draw(st.sampled_from(articles)) if again else draw(shas)
            old = bodies.get(article, [])
            kept = [line for line in old if draw(st.booleans())]
            body = kept + draw(st.lists(event_lines(article), max_size=max_events))
            reading = draw(readings(article))
            others = [sha for sha in articles if sha != article]
            if others and draw(st.integers(0, 2)) == 0:
                named = draw(st.sampled_from(others))
                reading = evolve(reading, **{draw(st.sampled_from(("copy_of", "revision_of"))): named})
            reading = evolve(reading, events=tuple({line["id"] for line in body}))
            line = codec.article_line(reading, recorded=recorded, by=by, prev=prev)
            if draw(st.integers(0, 9)) == 0:
                line = resealed({**line, "v": SCHEMA + 1})
            batches.append([*body, line])
            articles.append(article)
            bodies[article] = old + body
            ids += [event["id"] for event in body]
        ids.append(line["id"])
        heads = [seal for seal in heads if seal not in prev or draw(st.integers(0, 3)) == 0] + [line["seal"]]
    return batches


def resealed(line):
    """Return a line with the id and seal its content asks for."""
    line = {**line, "id": codec.content_id(line)}
    return {**line, "seal": codec.seal_of(line)}


def raw(batches):
    """Return the raw lines of a history."""
    return [codec.canonical(line) for batch in batches for line in batch]


def logs(max_steps=6, max_events=4):
    """Draw a whole log: raw lines without line ends."""
    return histories(max_steps, max_events).map(raw)


@st.composite
def scrambled(draw, lines):
    """Draw the same set of lines in another order, some of them more than once."""
    again = draw(st.lists(st.sampled_from(lines), max_size=4)) if lines else []
    return draw(st.permutations([*lines, *again]))
