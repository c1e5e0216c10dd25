"""Generated lines, shared by all property tests: built from the model, with everything a line may hold.

Names and regions come from small pools, so that lines meet each other (whole logs: `tests.histories`).
"""

from functools import cache
from hashlib import sha256

from hypothesis import strategies as st

from timeline import codec
from timeline.model import (
    SCHEMA,
    Agreement,
    Appointment,
    Change,
    Event,
    Figure,
    FollowUp,
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

people = st.sampled_from(PEOPLE)
days = st.sampled_from(DAYS)
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
anything = st.text(st.characters(codec="utf-8"), max_size=12)
parties = st.lists(people, max_size=3, unique=True).map(tuple)
numbers = st.one_of(st.integers(-(10**12), 10**12), st.floats(allow_nan=False, allow_infinity=False))
shas = anything.map(lambda text: sha256(text.encode()).hexdigest())


@cache
def maybe(strategy):
    return st.none() | strategy


@cache
def among(*values):
    """Return what draws one of these values, which is made once: that takes longer than to draw from it."""
    return st.sampled_from(values)


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
appointments = st.builds(
    Appointment,
    appointee=people,
    office=texts,
    status=st.sampled_from(("held", "planned")),
    appointer=maybe(people),
    place=maybe(texts),
    since=maybe(days),
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
    "appointment": appointments,
    "rumour": mappings,  # a type this version does not know
}


_regions = st.sets(st.sampled_from(REGIONS), max_size=3)
_passages = st.lists(st.builds(Passage, span=st.just((1, 5)), quote=texts), max_size=1).map(tuple)
_stamps = maybe(st.builds(Stamp, value=days, raw=texts))


@st.composite
def events(draw, article=None, types=tuple(data)):
    """Draw an event of a known or an unknown type."""
    kind = draw(among(*types))
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
        basis=draw(among(*BASES)) if date else "none",
        regions=tuple(sorted(draw(_regions))),
        actors=draw(parties),
        also=draw(_passages),
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
    return Reading(
        article=draw(shas) if article is None else article,
        title=draw(texts),
        path=f"seeds/{draw(st.integers(0, 9))}.txt",
        importer=draw(among("plain@1", "plain@2", "belta@1")),
        date=draw(maybe(days)),
        publisher=draw(maybe(people)),
        url=draw(maybe(among("https://a.example/1", "https://b.example/2"))),
        language=draw(maybe(among("en", "ru"))),
        credit=draw(maybe(among("AGENCY ONE", "AGENCY TWO"))),
        published=draw(_stamps),
        updated=draw(_stamps),
        text_sha256=draw(among(None, None, None, "1" * 64, "2" * 64)),
    )


def resealed(line):
    """Return a line with the id and seal its content asks for."""
    line = {**line, "id": codec.content_id(line)}
    return {**line, "seal": codec.seal_of(line)}
