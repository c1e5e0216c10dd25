"""What is said, as frozen values: events, the reading that yields them, and judgements (docs/design.md, 3)."""

from collections.abc import Mapping
from typing import Any, Literal

from attrs import Factory, asdict, evolve, frozen

from timeline.vocabulary import EVENT_TYPES, JUDGEMENT_TYPES, KNOWN_TYPES, SCHEMA

__all__ = ["EVENT_TYPES", "JUDGEMENT_TYPES", "KNOWN_TYPES", "SCHEMA"]  # and every class below

Basis = Literal["explicit", "dateline", "published", "relative", "page_stamp", "context", "none"]
Held = Literal["held", "planned"]
AgreementForm = Literal["agreement", "action plan", "protocol", "memorandum", "contract", "verbal"]
AgreementStatus = Literal["signed", "agreed", "planned", "in force", "cancelled"]
MeetingForm = Literal["talks", "session", "working group", "forum", "video conference"]
Qualifier = Literal["exact", "about", "almost", "more_than", "less_than", "up_to", "order_of_magnitude"]
Strength = Literal["commitment", "agreed", "instruction", "readiness", "plan", "offer", "proposal"]
State = Literal["done", "under_way", "delayed", "failed", "cancelled"]
Relation = Literal["fulfils", "progress", "delays", "contradicts", "same_act"]
Evidence = Literal["no_evidence", "progress", "partly_kept", "kept", "stalled", "broken", "superseded"]

Number = int | float


@frozen(kw_only=True)
class Meeting:
    """Talks, a session, a forum. `status` says whether it was held or is planned."""

    status: Held
    form: MeetingForm | None = None
    participants: tuple[str, ...] = ()
    place: str | None = None
    topic: str | None = None


@frozen(kw_only=True)
class Visit:
    """Somebody travels to, or tours, a place."""

    status: Held
    visitors: tuple[str, ...] = ()
    host: str | None = None
    place: str | None = None
    topic: str | None = None


@frozen(kw_only=True)
class Statement:
    """One act of speaking. `text` is the words spoken, or what was reported of them."""

    speaker: str
    direct: bool
    text: str
    role: str | None = None
    topic: str | None = None


@frozen(kw_only=True)
class Agreement:
    """A paper, or a word given by both sides (`form` verbal). `term` is EDTF, or an ISO 8601 duration (P2Y)."""

    status: AgreementStatus
    form: AgreementForm | None = None
    parties: tuple[str, ...] = ()
    subject: str | None = None
    term: str | None = None
    speaker: str | None = None


@frozen(kw_only=True)
class Change:
    """Growth against a base: `percent` and `amount` are signed, `ratio` is new over old, `base` is EDTF."""

    ratio: Number | None = None
    percent: Number | None = None
    amount: Number | None = None
    base: str | None = None
    qualifier: Qualifier | None = None


@frozen(kw_only=True)
class Figure:
    """A number about a period. `value` in base units, or None (a pure growth, "hundreds of thousands").

    Of a range `value` is the lower end and `range` both; `per` is the unit of time that it is a rate of ("day").
    """

    unit: str
    value: Number | None = None
    metric: str | None = None
    period: str | None = None
    qualifier: Qualifier = "exact"
    change: Change | None = None
    parties: tuple[str, ...] = ()
    speaker: str | None = None
    target: bool | None = None
    range: tuple[Number, Number] | None = None
    per: str | None = None


@frozen(kw_only=True)
class Pledge:
    """A forward act by a promiser, who need not be the speaker; None where the article tells nobody who could do it.

    `negated`: he will not do `action`.
    """

    promiser: str | None
    action: str
    strength: Strength
    promisee: str | None = None
    deadline: str | None = None
    condition: str | None = None
    testable: bool = False
    negated: bool | None = None
    speaker: str | None = None


@frozen(kw_only=True)
class Share:
    """How much of a work is done: `done` of `of` things, or `percent`."""

    done: Number | None = None
    of: Number | None = None
    percent: Number | None = None


@frozen(kw_only=True)
class FollowUp:
    """A report that promised or earlier work was done, goes on, was put off, failed or was called off.

    `new_deadline` is EDTF: the day a work that was put off is now due.
    """

    deliverable: str
    state: State
    actor: str | None = None
    self_reported: bool = False
    share: Share | None = None
    new_deadline: str | None = None
    speaker: str | None = None


@frozen(kw_only=True)
class Appointment:
    """Somebody comes to an office. `since` is EDTF: the day the office is held from, where the article tells one."""

    appointee: str
    office: str
    status: Held
    appointer: str | None = None
    place: str | None = None
    since: str | None = None


Data = Meeting | Visit | Statement | Agreement | Figure | Pledge | FollowUp | Appointment

EVENT_DATA: Mapping[str, type[Data]] = {
    "meeting": Meeting,
    "visit": Visit,
    "statement": Statement,
    "agreement": Agreement,
    "figure": Figure,
    "pledge": Pledge,
    "follow_up": FollowUp,
    "appointment": Appointment,
}


@frozen(kw_only=True)
class Passage:
    """Another place of the article where the same act is told."""

    span: tuple[int, int]
    quote: str


@frozen(kw_only=True)
class Event:
    """What an article says happened or was said. `data` is one of the classes above; of another type, any mapping."""

    type: str
    article: str
    span: tuple[int, int]
    quote: str
    rule: str
    data: Data | Mapping[str, Any]
    date: str | None = None
    basis: Basis = "none"
    date_text: str | None = None
    regions: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    also: tuple[Passage, ...] = ()
    doubt: str | None = None


@frozen(kw_only=True)
class Stamp:
    """A time that stands on a page: `value` is EDTF (a clock may follow the day), `raw` the text it was read from."""

    value: str
    raw: str


@frozen(kw_only=True)
class Stated:
    """What a person says of a document, whatever its page says; an empty text, that what the page says counts again.

    `published` is its day (EDTF), `date_order` how it writes 04.05.2022 (DMY, MDY, YMD). `turn` counts how often
    something else was said before, so that to say again what was said once is a reading of its own.
    """

    published: str | None = None
    publisher: str | None = None
    date_order: str | None = None
    turn: int | None = None

    def over(self, before: "Stated") -> "Stated":
        """Return what is said now, and of what nothing is said now what was said before."""
        said = {name: told for name, told in asdict(self).items() if told is not None}
        if all((getattr(before, name) or "") == told for name, told in said.items()):
            return before
        turn = None if before == NOTHING_STATED else (before.turn or 0) + 1
        return evolve(before, **{**said, "turn": turn})


NOTHING_STATED = Stated()


@frozen(kw_only=True)
class Reading:
    """What an article line says: one reading of one document by one importer, and the ids of the events it yields.

    `asked` are the addresses it came from, where the page itself states another as its own (`url`). `read_to` is in how
    many characters of the text events were looked for, where to look in all of them took too long. `stated` is what a
    person said of the document, and reads on in every later reading. `path` and `fetched` tell of the copy that was
    read, where it lay and when it was fetched; all else is the same of any copy.
    """

    article: str
    title: str
    path: str
    importer: str
    date: str | None = None
    publisher: str | None = None
    url: str | None = None
    asked: tuple[str, ...] = ()
    language: str | None = None
    credit: str | None = None
    published: Stamp | None = None
    updated: Stamp | None = None
    page_stamp: Stamp | None = None
    fetched: Stamp | None = None
    text_sha256: str | None = None
    partial: str | None = None
    stated: Stated = NOTHING_STATED
    read_to: int | None = None
    events: tuple[str, ...] = ()


@frozen(kw_only=True)
class Judgement:
    """What a person or a rule decides about lines; `data` holds the fields docs/design.md 3.3 names for its type.

    `event` is what an addition adds: it becomes a line of its own, which `data` names as its target.
    """

    type: Literal["correction", "retraction", "link", "unlink", "assessment", "addition", "alias"]
    data: Mapping[str, Any] = Factory(dict)
    event: Event | None = None
