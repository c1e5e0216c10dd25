"""A deed as a frame holds it, by places of words."""

from msgspec import Struct

from timeline.language.clauses.clause import Modality, Phase, Tense, VerbSort


class Deed(Struct, frozen=True, kw_only=True):
    """The finite word `head`, the deed's own word `main`, and the clause from `left` up to `right`.

    `lead` is where its times begin, `rest` where the words for what is done begin, `last` its last word. `opener` binds
    the clause to another; `addressee` is whom an order goes to. `closing` is the particle of a separable verb.
    `content_of` is the deed of telling whose content it is.
    `joined`: it has its subject from the deed before; `impersonal`: it is told of nobody, "it is planned to".
    """

    head: int
    main: int
    last: int
    rest: int
    lead: int
    left: int
    right: int
    modality: Modality = "plain"
    tense: Tense = "untold"
    governor: str = ""
    governed: Tense = "untold"
    negated: bool = False
    passive: bool = False
    sort: VerbSort = "open"
    phase: Phase = "none"
    opener: int | None = None
    addressee: tuple[int, int] | None = None
    joined: bool = False
    denied: bool = False
    closing: str = ""
    impersonal: bool = False
    content_of: "Deed | None" = None
