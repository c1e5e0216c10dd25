"""A clause: who does what, when, how surely, by whose word. The same in every language; what acts are told by.

All spans are `(start, end)` in characters of `Article.text`.
"""

from typing import Literal

from msgspec import Struct

from timeline.language.marks import Moment
from timeline.model import Share

Span = tuple[int, int]

WHOLE = 100  # per cent

# When the deed lies, seen from the telling. `done` tells of now what has been done, `past` of what once was; a language
# that does not part them has `done`. `scheduled` has a timetable behind it, `habitual` is told of every time.
Tense = Literal["had_been", "past", "done", "under_way", "present", "habitual", "to_come", "scheduled", "untold"]

# What stands between the subject and the deed; `plain` is nothing: "built", "is building".
Modality = Literal[
    "plain",
    "will",  # will build, shall build, «построит»
    "would",  # reported will, or a mere case
    "duty",  # must, has to
    "possibility",  # may, could, is likely to
    "ability",  # can, is able to
    "undertaking",  # promised to, pledged to, is committed to
    "agreement",  # agreed to
    "plan",  # plans to, intends to, aims to, decided to
    "schedule",  # is to, is due to, is expected to
    "order",  # instructed … to, it was ordered that
    "readiness",  # is ready to, is prepared to
    "offer",  # offers to, can offer
    "proposal",  # proposes to
    "wish",  # hopes to, wants to, would like to
    "purpose",  # in order to, so that … could
    "failing",  # failed to, has yet to: the deed was due and is not done
    "request",  # asked … to, urged … to
    "provision",  # the plan includes resurfacing, the paper provides for the construction of
]

# Whether the clause is told as true: `given` only says when or of what something else is ("until it is built"),
# `claimed` is somebody else's word that the teller keeps away from.
Factuality = Literal["asserted", "given", "asked", "denied", "doubted", "conditional", "supposed", "claimed"]

# What the subject is. `speaker` is we, I, our side; `hearer` you; `anyone` has no doer that could be told ("one").
SubjectKind = Literal["speaker", "hearer", "person", "body", "pronoun", "thing", "anyone", "none"]

# The verb: a `state` or `effect` is nothing that is done; `course` is what things do by a timetable ("open", "begin");
# `receipt` what the subject is given;
# `saying`, `meeting` and `signing` are told by other acts.
VerbSort = Literal["open", "course", "state", "effect", "receipt", "saying", "meeting", "signing"]

# What the words themselves tell of a work, whatever the verb group: "is under way", "has been put off", "was dropped".
Phase = Literal["none", "begun", "under_way", "finished", "kept", "delayed", "failed", "cancelled"]

# Whose words: the narrator's, somebody's that the narrator reports, somebody's in quotation marks.
Telling = Literal["narrated", "reported", "quoted"]


# How long ago a time in the clause lies, seen from the article's day.
Age = Literal["untold", "ahead", "recent", "old"]


# How what is told stands to what was foreseen: `met` "as promised", `missed` "despite a pledge", `promised` "what they
# were promised", `idle` "remains closed", `absent` "no sign of", `awaiting` "still waiting",
# `first` "its first passengers", `again` "working again", `since` "since May", `still` "still average 31 hours".
Foreseen = Literal[
    "untold", "met", "missed", "promised", "idle", "absent", "awaiting", "first", "again", "since", "still"
]


class Clause(Struct, frozen=True, kw_only=True):
    """One clause with its verb group.

    `group` runs from the first auxiliary to the deed's verb, `rest` from that verb to the clause's end. `verb` is
    the deed in the form a list would hold it, `particle` what belongs to it ("put *off*"), `closing` what of it
    closes the clause ("findet … *statt*"). `governor` is the word that gives the modality ("promise") and
    `governed` its own tense ("had promised": `had_been`). `owner` is whose the deed is where the subject is a thing
    and the clause still says it: the agent of a passive. `relative`: it only says more of a noun; `late`: "a year
    later than planned"; `few`: too few are told of, "only three of the 20"; `stranded`: its verb is left out, "it
    has not"; `nominal`: a noun tells it, "the cancellation of"; `moved`: what was put off is given a new time;
    `age`: whether a time in it lies in the months before the article, or long before; `scheme`: its subject is what
    somebody has laid down to do: a programme, a law, a fund; `awaited`: a word such as "already" says that the deed
    was waited for.
    """

    sentence: int
    start: int
    end: int
    group: Span
    verb: str
    at: Span
    rest: Span
    subject: Span | None = None
    head: str = ""
    kind: SubjectKind = "none"
    owner: Span | None = None
    particle: str = ""
    closing: str = ""
    sort: VerbSort = "open"
    voice: Literal["active", "passive"] = "active"
    tense: Tense = "untold"
    modality: Modality = "plain"
    governor: str = ""
    governed: Tense = "untold"
    negated: bool = False
    factuality: Factuality = "asserted"
    phase: Phase = "none"
    object: Span | None = None
    addressee: Span | None = None
    moments: tuple[Moment, ...] = ()
    share: Share | None = None
    telling: Telling = "narrated"
    speaker: str | None = None
    condition: Span | None = None
    headline: bool = False
    awaited: bool = False
    relative: bool = False
    several: bool = False
    scheme: bool = False
    moved: bool = False
    late: bool = False
    few: bool = False
    stranded: bool = False
    nominal: bool = False
    age: Age = "untold"
    foreseen: Foreseen = "untold"

    @property
    def of_whole(self) -> bool:
        """Whether it tells of so many out of so many."""
        return self.share is not None and self.share.of is not None

    @property
    def partial(self) -> bool:
        """Whether it tells how much of a work is so, and that it is not all."""
        share = self.share
        if share is None:
            return False
        if share.done is not None and share.of is not None:
            return share.done < share.of
        return share.percent is not None and share.percent < WHOLE
