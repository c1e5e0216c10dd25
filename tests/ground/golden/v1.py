"""How the golden log of today's lines was made: every type of line, all their keys.

`python -m tests.ground.golden.v1` writes v1_apart.jsonl, and with v1.json and v1_apart.json what is read from both.
What made v1.jsonl, of the same values, is gone: the ids of its article lines cover the copy that was read. The lines of
neither are ever changed.
"""

from pathlib import Path

import msgspec

from timeline import codec, log
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
    Stamp,
    Statement,
    Visit,
)
from timeline.workspace import Workspace

HERE = Path(__file__).parent
FIRST, SECOND, COPY = ("1" * 64, "2" * 64, "3" * 64)
ASH, BIRCH, OAK = ("Ann Ash", "Boris Birch", "Oak & Sons")


def event(kind, data, start, quote, **more):
    told = {"date": "2022-05-13", "basis": "explicit", "regions": ("BY", "RU-KHA"), "actors": (ASH,), **more}
    span = (start, start + len(quote))
    return Event(type=kind, article=FIRST, span=span, quote=quote, rule=f"{kind}.golden", data=data, **told)


EVENTS = (
    event(
        "meeting",
        Meeting(status="held", form="talks", participants=(ASH, BIRCH), place="Northport", topic="a bridge"),
        0,
        "Ann Ash met Boris Birch in Northport",
        date_text="yesterday",
        basis="relative",
        also=(Passage(span=(400, 411), quote="The meeting"),),
    ),
    event("visit", Visit(status="planned", visitors=(ASH,), host=OAK, place="Southport"), 40, "will visit Oak & Sons"),
    event(
        "statement",
        Statement(speaker=ASH, direct=True, text="Мы построим мост — «быстро» 😀", role="mayor", topic="a bridge"),
        70,
        "“Мы построим мост — «быстро» 😀”",
        doubt="the speaker is carried over from the sentence before",
    ),
    event(
        "agreement",
        Agreement(status="signed", form="protocol", parties=(ASH, OAK), subject="timber", term="P2Y", speaker=ASH),
        110,
        "signed a protocol",
        date="2022-01/2022-03",
    ),
    event(
        "figure",
        Figure(
            unit="USD",
            value=18_000_000,
            metric="trade",
            period="2021",
            qualifier="almost",
            change=Change(ratio=2.1, base="2020", qualifier="about"),
            parties=("BY", "RU-KHA"),
            speaker=ASH,
            target=True,
        ),
        140,
        "rose 2.1 times over 2020\tto almost $18 million",
    ),
    event("figure", Figure(unit="percent", value=-0.5, change=Change(percent=-3, amount=1e-7)), 190, "fell by 3%"),
    event(
        "pledge",
        Pledge(
            promiser=ASH,
            action="open the bridge",
            strength="commitment",
            promisee=BIRCH,
            deadline="2025",
            condition="if there is money",
            testable=True,
            speaker=BIRCH,
        ),
        210,
        "will open the bridge by 2025 if there is money",
        date="XXXX-09-28",
        basis="context",
    ),
    event(
        "follow_up", FollowUp(deliverable="the bridge", state="done", actor=OAK, self_reported=True), 270, "it stands"
    ),
    event("rumour", {"teller": OAK, "deep": {"list": [1, None, {"x": 2.5}], "empty": ""}}, 300, "they say", date=None),
)
READING = Reading(
    article=FIRST,
    title="A bridge at last",
    path="seeds/bridge.txt",
    importer="golden@1",
    date="2022-05-14",
    publisher="The Northport Post",
    url="https://post.example/bridge",
    language="en",
    credit="AGENCY",
    published=Stamp(value="2022-05-14T18:39", raw="Posted: 14.05.2022 18:39"),
    updated=Stamp(value="2022-05-15", raw="15 May 2022"),
    page_stamp=Stamp(value="2024-07-15", raw="15-07-2024"),
    fetched=Stamp(value="2024-07-15T10:00:00Z", raw="2024-07-15T10:00:00Z"),
    text_sha256="4" * 64,
    partial="the end is missing",
)


def write(path):
    """Write the golden log."""
    with log.open_for_append(Workspace(path.parent)) as appender:
        first = appender.append_reading(EVENTS, READING, recorded="2026-01-01T00:00:00Z", by="golden")
        appender.append_reading((), _other(SECOND, url=READING.url), recorded="2026-01-02T00:00:00.5Z", by="golden")
        appender.append_reading(
            (), _other(COPY, text_sha256="4" * 64, date="../2024-07-15"), recorded=_at(3), by="golden"
        )
        one, two = first.new[:2]
        for day, judgement in enumerate(
            (
                Judgement(
                    type="correction",
                    data={
                        "target": one,
                        "field": "date",
                        "was": "2022-05-13",
                        "now": "2022-05-12",
                        "reason": "told so",
                    },
                ),
                Judgement(type="retraction", data={"target": two, "reason": "misread"}),
                Judgement(
                    type="link", data={"earlier": one, "later": two, "relation": "fulfils", "reason": "the same"}
                ),
                Judgement(type="unlink", data={"earlier": one, "later": two, "relation": "fulfils", "reason": "no"}),
                Judgement(
                    type="assessment", data={"pledge": one, "status": "kept", "evidence": [two], "reason": "it stands"}
                ),
            ),
            4,
        ):
            appender.append_judgement(judgement, recorded=_at(day), by="ann")
        newer = {"v": SCHEMA + 1, "type": "meeting", "date": {"from": "2022"}, "seats": 3}
        newer["id"] = codec.content_id(newer)
        closing = codec.article_line(
            Reading(article="5" * 64, title="Later", path="x", importer="y@1", events=(newer["id"],)),
            recorded=_at(9),
            by="golden",
            prev=appender.heads,
        )
        later = {"v": SCHEMA + 1, "type": "article", "article": {"sha256": "6" * 64}, "prev": [closing["seal"]]}
        later["id"] = codec.content_id(later)
        appender.append_lines([newer, closing, {**later, "seal": codec.seal_of(later)}])


def _other(article, **more):
    return Reading(article=article, title="The same", path=f"seeds/{article[0]}.html", importer="golden@2", **more)


def _at(day):
    return f"2026-01-{day:02}T00:00:00Z"


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as made:
        write(Path(made) / "events.jsonl")
        (HERE / "v1_apart.jsonl").write_bytes((Path(made) / "events.jsonl").read_bytes())
    for version in ("v1", "v1_apart"):
        meant = [msgspec.to_builtins(line) for line in log.decoded(HERE / f"{version}.jsonl")]
        told = msgspec.json.format(msgspec.json.encode(meant, order="sorted"), indent=1)
        (HERE / f"{version}.json").write_bytes(told + b"\n")
