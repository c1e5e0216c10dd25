"""`people.toml`: offices, honorifics, bodies, and how names are declined and spelled."""

from collections.abc import Mapping
from typing import ClassVar

from attrs import Factory, frozen

from timeline.language.schema.structure import (
    NO_PAIRS,
    NO_PHRASES,
    NO_ROW,
    NO_WORDS,
    Pairs,
    PhraseRow,
    WordRow,
    WordSet,
)


@frozen(kw_only=True)
class OfficeEndings:
    """What a stem that ends in an asterisk may end in."""

    role: WordRow = NO_ROW


@frozen(kw_only=True)
class PeopleWords:
    """Words around names, and what a body is called."""

    unplaced: WordSet = NO_WORDS  # how capitalised words of a title begin that name no place
    determiners: WordSet = NO_WORDS  # lead to a title
    links: WordRow = NO_ROW  # lead from an office to whose it is: "of"
    linked: WordRow = NO_ROW  # small words inside that
    particles: WordRow = NO_ROW  # small words inside a name: van, de, al
    second_particles: WordRow = NO_ROW  # may stand behind one of these: de la
    glued_particles: WordRow = NO_ROW  # stand before a part of a name, without a blank: al-
    attributive: WordRow = NO_ROW  # how words end that may stand before an office as part of it
    surnames: WordRow = NO_ROW  # how surnames end, behind a given name or another word that may be one
    surnames_alone: WordRow = NO_ROW  # how they end where they stand alone
    no_names: WordRow = NO_ROW  # how a word ends that is no given name: an adjective
    adjectives: WordSet = NO_WORDS
    plurals: Pairs = NO_PAIRS  # how a plural of an office is made, `one:several`; the first ending that fits decides
    other: WordSet = NO_WORDS  # capitalised words that name nobody …
    inner: WordRow = NO_ROW  # … and how those end that may be a part of a body's name: "American"
    title_links: PhraseRow = NO_PHRASES  # lead from a title to what it is the head of: "of the"
    appositions: PhraseRow = NO_PHRASES  # may open what is put beside a name: "who is"
    apposition_ends: WordRow = NO_ROW  # end it, as a verb or another clause begins
    short_titles: WordSet = NO_WORDS  # before or behind a name, with a full stop that ends no sentence
    bodies: WordSet = NO_WORDS  # words that make a name a body's
    body_links: WordRow = NO_ROW  # lead from such a word to what the body is for: "of"
    body_articles: WordRow = NO_ROW  # may stand behind these
    body_joints: WordRow = NO_ROW  # join what a body of two fields is for: "and"
    things: WordSet = NO_WORDS  # of these, words that are also things
    served: WordSet = NO_WORDS  # … which end a body's name behind its own word: "Fairview School District"
    joined: WordSet = NO_WORDS  # bodies named for two fields
    small_bodies: PhraseRow = NO_PHRASES  # bodies written small


@frozen(kw_only=True)
class NameForms:
    """One case of whole names, as `cut:put`: of given names, and of a man's and a woman's surname beside one."""

    given: WordRow = NO_ROW
    man: WordRow = NO_ROW
    woman: WordRow = NO_ROW


@frozen(kw_only=True)
class Cases:
    """How an inflected name is brought to its first case: `cut:put`, tried in order."""

    forms: Mapping[str, NameForms] = Factory(dict)  # by case
    sure: WordRow = NO_ROW  # of surnames, what is a case whatever stands before
    fixed: WordRow = NO_ROW  # how given names end that have no cases
    womanly: WordRow = NO_ROW  # how a woman's surname ends in the first case, and a man's in another
    oblique: WordRow = NO_ROW  # how any surname ends in other cases
    owned: WordRow = NO_ROW  # how a noun ends of which another word is: "of the team"
    several: WordRow = NO_ROW  # how a noun or adjective ends that is no given name at the head of a sentence
    vowels: WordRow = NO_ROW
    surname: WordRow = NO_ROW
    given: WordRow = NO_ROW
    addressed: WordRow = NO_ROW  # of nouns for those who are told to do something
    addressed_adjective: WordRow = NO_ROW


@frozen(kw_only=True)
class SlavicNames:
    """Slavic names: `endings` are those of surnames beside which a given name is spelled as the language does."""

    endings: WordRow = NO_ROW
    patronymics: WordRow = NO_ROW  # how patronymics end, which are known in a text of any language
    folds: WordRow = NO_ROW  # `old:new`: spellings of one name that its letters do not make alike


@frozen(kw_only=True)
class DescriptionWords:
    """What bodies are called when their name is not said again: "the company", "his administration"."""

    pointers: WordSet = NO_WORDS  # all that may stand before the noun
    his: WordSet = NO_WORDS  # of these, what makes it a person's
    governments: WordSet = NO_WORDS  # nouns for those who govern …
    bare: WordSet = NO_WORDS  # … of which these need no pointer
    national: WordSet = NO_WORDS  # of a whole country
    local: WordSet = NO_WORDS  # of a part of it
    of_place: str = "{place} {head}"  # how the government of a place is called
    companies: WordSet = NO_WORDS
    company_names: WordSet = NO_WORDS  # small words in the names of companies
    company_ends: WordSet = NO_WORDS  # what else the name of a company may end in, but not the name of a ministry
    no_firms: WordSet = NO_WORDS  # last words of names that are no company's
    agencies: WordSet = NO_WORDS  # nouns for bodies that are called by their initials
    towns: WordSet = NO_WORDS
    areas: WordSet = NO_WORDS  # regions, when counted
    counts: Mapping[str, int] = Factory(dict)
    joiner: str = "and"


@frozen(kw_only=True)
class PeopleTable:
    """Offices by class; a title means somebody whose role is of its class."""

    noun: ClassVar = "people"

    roles: Mapping[str, PhraseRow] = Factory(dict)
    endings: OfficeEndings = OfficeEndings()
    titles: Mapping[str, WordSet] = Factory(dict)  # titles that may mean several classes
    honorifics: Mapping[str, WordRow] = Factory(dict)  # by sex: m, f, b
    words: PeopleWords = PeopleWords()
    pronouns: Mapping[str, WordRow] = Factory(dict)  # by sex
    spelling: Mapping[str, WordRow] = Factory(dict)  # the spelling kept, and the others
    slavic: SlavicNames = SlavicNames()
    cases: Cases = Cases()
    descriptions: DescriptionWords = DescriptionWords()
    offices_of_firms: WordSet = NO_WORDS  # words of offices beside whose name stands whom the holder speaks for
    speaks_for: Mapping[str, WordSet] = Factory(dict)  # last word of an office: words in the name of whom it speaks for
