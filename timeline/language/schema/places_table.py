"""`places.toml`: the words around the names of places."""

from collections.abc import Mapping
from typing import ClassVar

from attrs import Factory, frozen

from timeline.language.schema.structure import NO_ROW, NO_WORDS, Strings, StringSet, WordRow, WordSet


@frozen(kw_only=True)
class References:
    """How a region is named again without its name: "our region"."""

    before: WordSet = NO_WORDS  # stand before the word for it
    not_before: WordSet = NO_WORDS  # what follows makes it none
    heads: Mapping[str, str] = Factory(dict)  # words for a region, each with the types it may be (all: "")


@frozen(kw_only=True)
class StateWords:
    """How a capital is told to stand for its state."""

    verbs: WordSet = NO_WORDS  # what states do and towns do not, in the forms that stand behind a name
    helping: WordSet = NO_WORDS  # between the name and such a verb
    helping_endings: Strings = ()  # words that end so may stand there too
    rulers: WordSet = NO_WORDS  # who governs …
    seated: WordSet = NO_WORDS  # … with one of these and a capital behind: "the government in Tripoli"


@frozen(kw_only=True)
class PlacesTable:
    """What tells a place from a person or a body, and which place a name means."""

    noun: ClassVar = "places"

    small: str = ""  # a pattern: how adjectives of places end that are written small …
    small_endings: Strings = ()  # … and what is taken off them
    genitive: str = ""  # an ending of names
    locative: WordSet = NO_WORDS  # stand before a place, not before a person
    weak: WordSet = NO_WORDS  # stand before both
    hyphened: WordSet = NO_WORDS  # joined behind a place by a hyphen
    regional: WordSet = NO_WORDS  # beside a name: a region, not a country
    offices: WordSet = NO_WORDS  # with `of_place` behind them, those of a place
    of_place: WordSet = NO_WORDS
    holders: WordSet = NO_WORDS  # offices before a place in a case of its own …
    governed: Strings = ()  # … and how that case ends
    home: str = ""  # the country (ISO 3166-1) most of its press writes from
    joining: WordSet = NO_WORDS  # between "region" and its name
    of_needed: bool = False  # … which must stand there
    and_: StringSet = frozenset()
    within: WordSet = NO_WORDS  # behind a comma, lead to the area a place lies in
    bodies: WordSet = NO_WORDS  # after a place: a body of it, not a person
    titles: WordSet = NO_WORDS  # before a person
    surnames: WordRow = NO_ROW  # how surnames end, which tell a given name from a place
    councils: WordSet = NO_WORDS  # behind a designator: the name is that of the body's own area, wherever that is
    streets: WordSet = NO_WORDS  # behind a name they make it that of a street
    directions: WordSet = NO_WORDS  # with a capital before a small place they make it another
    seats: WordSet = NO_WORDS  # before a name that another capital follows: a firm's, not the place
    settlements: WordSet = NO_WORDS  # between a nationality and "of" with a name: "the Spanish city of …"
    money: WordSet = NO_WORDS  # a country beside them only tells whose
    never: WordSet = NO_WORDS  # words that are no place though one has the name
    firms: WordSet = NO_WORDS  # a nationality before them only tells where they come from
    public: WordSet = NO_WORDS  # behind a country: a body or office of that state, not another name
    sources: WordSet = NO_WORDS  # before a country: what comes from there
    based: WordSet = NO_WORDS  # joined behind a place by a hyphen: where somebody has his seat
    references: References = References()
    states: StateWords = StateWords()


@frozen(kw_only=True)
class DomainsTable:
    """`world/domains.toml`: which top-level domains do not tell a country by being its code."""

    sold: WordSet = NO_WORDS  # codes of countries that everybody buys
    other: Mapping[str, str] = Factory(dict)  # domains that are no ISO 3166 code, and the country


@frozen(kw_only=True)
class Homeland:
    """What hardly any country's news but one writes of its own affairs."""

    words: Strings = ()
    money: Strings = ()  # signs before a number
    letters: Strings = ()  # letters that are money before a number with a scale or groups


@frozen(kw_only=True)
class HomelandsTable:
    """`world/homelands.toml`: words and signs of money by country (ISO 3166-1)."""

    scales: Strings = ()  # words behind a number by which a letter before it is money
    country: Mapping[str, Homeland] = Factory(dict)
