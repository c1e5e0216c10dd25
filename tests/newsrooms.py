"""Logs in which much proposes itself: a few newsrooms that tell of the same works, and people who judge what they tell.

Every step is one of what makes a document tell something else: it is imported, read anew, copied, revised, corrected,
taken back, linked with another, or what was judged of it is taken back.
"""

from hashlib import sha256

from hypothesis import strategies as st

from tests.views.story import Log, agreement, done, meeting, pledge, statement, visit

WORKS = ("dig the Karwendel tunnel", "buy hydrogen ferries for the lake", "cooperate")
DONE = ("dug the Karwendel tunnel", "hydrogen ferries for the lake bought")
FERRIES = "The time is right for hydrogen ferries on the lake"
SAID = (FERRIES, FERRIES, "The Karwendel tunnel waits: cooperation must come")
SIDES = ("Ann Ash", "Bo Birch")
DAYS = ("2021-03-02", "2021-03-02", "2021-03-02", "2021-03", "2021", "2021-03-05", "2022-05-05", "2022-05")
PLACES = (("AT-7", "DE-BY"), ("AT-7", "DE-BY"), ("AT", "DE"))
TITLES = ("Karwendel tunnel", "Ferries on the lake", "What the week brought")
OF_SPEECH = ("2021-03-02", "2021-03-02", "2021-03-02", "2021-03-02", "2021-03", "2021-03", "2021-03-05")
LOOSE = ("../2022-06-01", "../2022-06-01", "2022-05")
BASES = {"../2022-06-01": "page_stamp", "2022-05": "context"}
RELATIONS = ("same_act", "same_act", "fulfils", "progress")
KINDS = ("pledge", "done", "said", "said", "said", "agreed", "agreed", "met")


@st.composite
def told(draw):
    """Draw an event as an article tells it, a third of them of a day that only the page tells."""
    kind = draw(st.sampled_from(KINDS))
    day = draw(st.sampled_from((*(OF_SPEECH if kind == "said" else DAYS), *LOOSE)))
    fields = {"date": day, "regions": draw(st.sampled_from(PLACES)), "basis": BASES.get(day, "explicit")}
    one, other = draw(st.permutations(SIDES))[:2]
    if kind == "pledge":
        deadline = draw(st.sampled_from((None, "2021-12", "2023")))
        made = pledge(one, draw(st.sampled_from(WORKS)), deadline=deadline, speaker=one)
    elif kind == "done":
        state = draw(st.sampled_from(("done", "under_way", "delayed", "failed")))
        made = done(one, draw(st.sampled_from(DONE)), state=state)
    elif kind == "said":
        made = statement(SIDES[0], draw(st.sampled_from(SAID)))
    elif kind == "agreed":
        status = draw(st.sampled_from(("planned", "signed", "signed")))
        subject = draw(st.sampled_from(("working group on the tunnel, set up", "trade in 2021-2022")))
        made = agreement((one, other), subject, status=status, form="protocol")
    elif draw(st.booleans()):
        made = visit((one, other), "Linz", status=draw(st.sampled_from(("planned", "held"))))
    else:
        made = meeting((one, other), "working group on ferries", status=draw(st.sampled_from(("planned", "held"))))
    return (*made[:2], {**made[2], **fields})


class Newsrooms:
    """A log that grows step by step; `documents` are what was imported, by name, with what they told last.

    `grown` are its raw lines after each step.
    """

    def __init__(self):
        self.log = Log()
        self.documents = {}
        self.judged = []
        self.grown = []
        self.steps = []

    def __repr__(self):
        return f"Newsrooms({', '.join(self.steps)})"

    def tell(self, draw, name, events, **fields):
        """Import a document, or read it anew."""
        day = draw(st.sampled_from(("2021-03-03", "2022-05-06", "../2022-06-01")))
        title = draw(st.sampled_from(TITLES))
        for at, event in enumerate(events):
            event[2]["span"] = (at * 120, at * 120 + 60)  # so near that they may be said in one breath
        ids, sha = self.log.article(name, events, date=day, title=title, language="en", **fields)
        self.documents[name] = (sha, ids)

    def events(self):
        return sorted({identity for _, ids in self.documents.values() for identity in ids})

    def judge(self, kind, data):
        self.judged.append(self.log.judge(kind, {**data, "reason": "heard"}))


def text_of(name):
    return sha256(name.encode()).hexdigest()


def step(draw, rooms):
    """Let one thing happen; return which."""
    kind = draw(st.sampled_from(STEPS)) if len(rooms.documents) > 2 else "import"
    number = len(rooms.documents)
    some = draw(st.sampled_from(sorted(rooms.documents))) if rooms.documents else ""
    events = draw(st.lists(told(), min_size=1, max_size=4))
    if kind == "import":
        name = f"article {number}"
        rooms.tell(draw, name, events, url=f"https://news.example/{number}", text_sha256=text_of(name))
    elif kind == "recalled":
        recall = statement(SIDES[0], FERRIES, date="2021-03-02", regions=PLACES[0])
        rooms.tell(draw, f"recall {number}", [recall, pledge(SIDES[1], "build a pier", date="2022-06-01"), *events])
    elif kind == "read anew":
        rooms.tell(draw, some, events, importer="plain@2")
    elif kind == "copied":
        rooms.tell(draw, f"copy {number}", [], copy_of=rooms.documents[some][0])
    elif kind == "printed elsewhere":
        rooms.tell(draw, f"elsewhere {number}", events, text_sha256=text_of(some))
    elif kind == "revised":
        rooms.tell(draw, f"revision {number}", events, revision_of=rooms.documents[some][0])
    elif kind == "corrected":
        field, now = draw(
            st.sampled_from(
                (
                    ("date", "2021-03-02"),
                    ("date", "2022-05-05"),
                    ("regions", ["AT-7", "DE-BY"]),
                    ("regions", ["RU-KHA"]),
                    ("data.action", WORKS[0]),
                    ("data.deliverable", DONE[1]),
                )
            )
        )
        rooms.judge("correction", {"target": draw(st.sampled_from(rooms.events())), "field": field, "now": now})
    elif kind == "dated":
        now = draw(st.sampled_from(("2021-03-02", "2022-05-05")))
        rooms.judge("correction", {"target": rooms.documents[some][0], "field": "events.date", "now": now})
    elif kind == "taken back":
        rooms.judge("retraction", {"target": draw(st.sampled_from([rooms.documents[some][0], *rooms.events()]))})
    elif kind == "named":
        rooms.judge("alias", {"names": ["Ann Ash", "Bo Birch"]})
    elif kind == "judged back" and rooms.judged:
        rooms.judge("retraction", {"target": draw(st.sampled_from(rooms.judged))})
    else:
        one, other = draw(st.permutations(rooms.events()))[:2]
        relation = draw(st.sampled_from(RELATIONS))
        rooms.judge(draw(st.sampled_from(("link", "unlink"))), {"earlier": one, "later": other, "relation": relation})
    return kind


STEPS = (
    *("import", "import", "import", "recalled", "read anew", "read anew", "taken back", "taken back"),
    *(
        "copied",
        "printed elsewhere",
        "printed elsewhere",
        "revised",
        "corrected",
        "dated",
        "judged back",
        "linked",
        "linked",
        "named",
    ),
)


@st.composite
def newsrooms(draw, steps):
    """Draw a log as it grew, step by step."""
    rooms = Newsrooms()
    for _ in range(steps):
        rooms.steps.append(step(draw, rooms))
        rooms.grown.append(rooms.log.raw)
    return rooms
