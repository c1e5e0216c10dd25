"""What the extractors mark in an article's text. All `start` and `end` count characters of `Article.text`."""

from typing import Literal

from msgspec import Struct

from timeline.model import Basis, Change, Number, Qualifier


class Sentence(Struct, frozen=True):
    """One sentence. `paragraph` counts from 0."""

    index: int
    start: int
    end: int
    text: str
    paragraph: int


class Moment(Struct, frozen=True, kw_only=True):
    """A temporal expression.

    `edtf` is its value (None: vague, such as "soon" or "a few years ago"); of a duration it is ISO 8601 (P3Y).
    `basis` is `explicit` when the text alone gives it, `relative` when it was counted from a base.
    `bound` is `by` for "by 2030" and "until May", `from` for "since 2017", `after` for "after June 2022".
    `sense` is what else the words say: `past`, `present`, `future`, `context`, `duration` of a vague one; `START`,
    `MID`, `END` of "early 2023", "mid-May", "the end of 2024"; `T10:35`, `TMO` (morning), `TNI` of a time of day;
    the ISO duration of "the last five years".
    """

    start: int
    end: int
    text: str
    edtf: str | None
    kind: Literal["date", "period", "duration", "set", "clock", "vague"]
    basis: Basis = "explicit"
    bound: Literal["by", "from", "after"] | None = None
    doubt: str | None = None
    sense: str | None = None


class Place(Struct, frozen=True, kw_only=True):
    """A place named in the text. `code` is ISO 3166-2, or 3166-1 alpha-2 where no subdivision is meant.

    `adjective` marks "Belarusian", "Russian"; `origin` what only tells where somebody comes from ("Lyon-based").
    """

    start: int
    end: int
    text: str
    code: str
    kind: Literal["country", "region", "city", "reference"]  # reference: "the region", "our republic"
    adjective: bool = False
    origin: bool = False
    doubt: str | None = None


class Mention(Struct, frozen=True, kw_only=True):
    """A person or body named, or meant by a title or pronoun. `name` is the canonical spelling."""

    start: int
    end: int
    text: str
    name: str
    kind: Literal["person", "body"]
    role: str | None = None
    by: Literal["name", "title", "pronoun"] = "name"
    doubt: str | None = None


class Quotation(Struct, frozen=True, kw_only=True):
    """One act of speaking as it stands in the text, from its first word to its last.

    `parts` are the stretches of words spoken (more than one where "he said" breaks it); `text` joins them.
    `frame` is the whole of the attribution and quotation; for reported speech `start`..`end` is what was reported.
    """

    start: int
    end: int
    parts: tuple[tuple[int, int], ...]
    text: str
    kind: Literal["direct", "mixed", "indirect"]
    frame: tuple[int, int]
    speaker: str | None = None
    speaker_span: tuple[int, int] | None = None
    role: str | None = None
    cue: str | None = None
    doubt: str | None = None


class Quantity(Struct, frozen=True, kw_only=True):
    """A number with its unit: an ISO 4217 code, `percent`, `times`, or the counted noun phrase (`joint enterprises`).

    `value` in base units; None for "hundreds of thousands". `low` and `high` where the text gives a range.
    `whole` of which it is a part ("three of the five"), `per` the unit of time it is a rate of ("day").
    `target` for a goal or forecast ("to reach $3 billion by 2025").
    """

    start: int
    end: int
    text: str
    unit: str
    value: Number | None
    qualifier: Qualifier = "exact"
    low: Number | None = None
    high: Number | None = None
    whole: Number | None = None
    per: str | None = None
    change: Change | None = None
    doubt: str | None = None
