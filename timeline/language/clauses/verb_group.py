"""A verb group: the auxiliaries before a verb, the verb, and what they say of its deed together."""

from msgspec import Struct

from timeline.language.clauses.clause import Modality, Phase, Tense


class VerbGroup(Struct, kw_only=True):
    """One group, by places of words: from `first` to the deed's verb `main`, with its particle up to `last`.

    `addressee` is whom an order goes to, its words from … up to; `joined` says that it has its subject from the group
    before; `nominal` that what is due is no verb ("is due in May"); `bare` that no auxiliary tells it from a
    participle; `occasion` that it is known by its verb alone, which papers, meetings or visits are told by;
    `inside` that it only says more of a noun in a subject or an object, `noun` that this noun promises ("a pledge
    to"), `free` that it is nobody's; `stranded` that its verb is left out: "it has not". `seen` is whom or what
    something "will see" do or undergo it, its words from … up to.
    """

    first: int
    main: int
    last: int
    tense: Tense = "untold"
    modality: Modality = "plain"
    governor: str = ""
    governed: Tense = "untold"
    negated: bool = False
    passive: bool = False
    phase: Phase = "none"
    copula: bool = False
    addressee: tuple[int, int] | None = None
    joined: bool = False
    counterfactual: bool = False
    nominal: bool = False
    owner: tuple[int, int] | None = None
    bare: bool = False
    denied: bool = False
    nominal_object: bool = False
    occasion: bool = False
    inside: bool = False
    noun: bool = False
    free: bool = False
    stranded: bool = False
    seen: tuple[int, int] | None = None
