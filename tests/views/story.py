"""A small log to look at, told by five articles about made-up promises of real regions."""

from hashlib import sha256

from tests.first_version import first_version
from timeline import codec
from timeline.model import (
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
    Stamp,
    Statement,
    Visit,
)


class Log:
    """Builds a log line by line; what it builds hangs together as an append would have it."""

    def __init__(self):
        self.lines = []
        self.heads = ()
        self.step = 0

    @property
    def raw(self):
        return [codec.canonical(line) for line in self.lines]

    def write(self, path):
        path.write_bytes(b"".join(line + b"\n" for line in self.raw))

    def article(self, name, events, *, date=None, recorded=None, importer="plain@1", **told):
        """Append a batch of (type, data, fields) triples; return the ids of the events and the hash of the document."""
        sha = sha256(told.pop("body", name).encode()).hexdigest()
        kin = {name: told.pop(name) for name in ("copy_of", "revision_of") if name in told}
        made = []
        for at, (kind, data, fields) in enumerate(events):
            quote = fields.pop("quote", f"{name} says {kind} {at}.")
            event = Event(
                type=kind,
                article=sha,
                span=fields.pop("span", (at * 1000, at * 1000 + len(quote))),
                quote=quote,
                rule=f"{kind}.test",
                data=data,
                **fields,
            )
            made.append(codec.event_line(event))
        reading = Reading(
            article=sha,
            title=told.pop("title", f"{name} title"),
            path=f"seeds/{name}.txt",
            importer=importer,
            date=date,
            published=Stamp(value=date, raw=date) if date and not date.startswith("..") else None,
            events=tuple(line["id"] for line in made),
            **told,
        )
        self.step += 1
        closing = codec.article_line(
            reading, recorded=recorded or f"2024-01-{self.step:02}T10:00:00Z", by="reader", prev=self.heads
        )
        if kin:  # as only version 1 said it
            closing = first_version(closing, **kin)
        self.heads = (closing["seal"],)
        known = {line["id"] for line in self.lines}
        self.lines += [line for line in [*made, closing] if line["id"] not in known]
        return [line["id"] for line in made], sha

    def judge(self, kind, data, *, recorded=None, by="Ann Ash"):
        """Append a judgement and return its id."""
        self.step += 1
        line = codec.judgement_line(
            Judgement(type=kind, data=data),
            recorded=recorded or f"2024-02-{self.step:02}T10:00:00Z",
            by=by,
            prev=self.heads,
        )
        self.heads = (line["seal"],)
        self.lines.append(line)
        return line["id"]


def pledge(promiser, action, *, strength="commitment", date="2021-03-02", regions=("AT-7", "DE-BY"), **told):
    fields = {
        key: told.pop(key) for key in ("quote", "also", "basis", "span", "actors", "doubt", "date_text") if key in told
    }
    return (
        "pledge",
        Pledge(promiser=promiser, action=action, strength=strength, **told),
        {"date": date, "regions": regions, "basis": "explicit", **fields},
    )


def done(actor, deliverable, *, state="done", date="2022-05-05", regions=("AT-7", "DE-BY"), speaker=None, **fields):
    data = FollowUp(deliverable=deliverable, state=state, actor=actor, speaker=speaker)
    return ("follow_up", data, {"date": date, "regions": regions, "basis": "explicit", **fields})


def figure(value, *, unit="EUR", metric="road budget", period="2021", date="2022-05-05", regions=("AT-7",), **told):
    data = Figure(value=value, unit=unit, metric=metric, period=period, **told)
    return ("figure", data, {"date": date, "regions": regions, "basis": "explicit"})


def statement(speaker, text, *, date="2021-03-02", regions=("AT-7",), basis="explicit", **fields):
    data = Statement(speaker=speaker, direct=True, text=text)
    return ("statement", data, {"date": date, "regions": regions, "basis": basis, "quote": text, **fields})


def agreement(parties, subject, *, status="signed", form="agreement", date="2021-06-01", regions=("AT-7", "DE-BY")):
    data = Agreement(status=status, form=form, parties=parties, subject=subject)
    return ("agreement", data, {"date": date, "regions": regions, "basis": "explicit"})


def meeting(people, topic=None, *, status="held", form="talks", date="2021-03-02", regions=("AT-7", "DE-BY")):
    data = Meeting(status=status, form=form, participants=people, topic=topic)
    return ("meeting", data, {"date": date, "regions": regions, "basis": "explicit"})


def visit(people, place, *, status="held", date="2021-03-02", regions=("AT-7",)):
    data = Visit(status=status, visitors=people, place=place)
    return ("visit", data, {"date": date, "regions": regions, "basis": "explicit"})


def tyrol():
    """A log about Tyrol and Bavaria: a tunnel promised and dug, milk, a road budget, a page that has only a clock."""
    log = Log()
    log.ids = {}
    (log.ids["tunnel"], log.ids["milk"], log.ids["ready"]), log.sha_a = log.article(
        "first",
        [
            pledge(
                "Tyrol",
                "dig the Karwendel tunnel",
                deadline="2022",
                testable=True,
                promisee="Bavaria",
                speaker="Ann Ash",
                actors=("Ann Ash",),
                quote="“We will dig the Karwendel tunnel by 2022,” Ann Ash said.",
            ),
            pledge("Bavaria", "buy cheese", strength="readiness", condition="if the price is right"),
            pledge("Tyrol", "cooperate with Bavaria", strength="readiness"),
        ],
        date="2021-03-02",
        publisher="Alpine Post",
        credit="ALPA",
        title="Tyrol promises a tunnel",
    )
    (log.ids["deal"],), _ = log.article(
        "second",
        [agreement(("Tyrol", "Bavaria"), "cooperation")],
        date="2021-06-02",
        publisher="Isar News",
        title="Tyrol and Bavaria sign",
    )
    (log.ids["dug"], log.ids["budget"]), log.sha_c = log.article(
        "third",
        [
            done("Tyrol", "dug the Karwendel tunnel", speaker="Ann Ash", quote="The Karwendel tunnel has been dug."),
            figure(2_500_000, change=Change(percent=12.5, base="2020"), speaker="Ann Ash"),
        ],
        date="2022-05-06",
        publisher="Alpine Post",
        credit="ALPA",
        title="The tunnel is there",
    )
    (log.ids["other_budget"],), _ = log.article(
        "fourth",
        [figure(2_700_000, date="2022-05-07")],
        date="2022-05-07",
        publisher="Isar News",
        title="What the roads cost",
    )
    (log.ids["undated"],), log.sha_e = log.article(
        "fifth",
        [
            statement(
                "Ann Ash",
                "The hydrogen ferry will have to wait for the lake",
                date="../2023-01-05",
                basis="page_stamp",
            )
        ],
        date="../2023-01-05",
        title="A page with a clock",
    )
    return log


__all__ = ["Log", "Passage", "tyrol"]
