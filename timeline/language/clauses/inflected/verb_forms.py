"""Which form of which verb a word is: by the verbs of a language (`data/<language>/verbs.tsv`) and their endings."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Literal

import msgspec
from msgspec import Struct

from timeline.language.schema.conjugation_table import ConjugationTable, VerbEnding
from timeline.language.words import lexicon

Form = Literal["infinitive", "past", "nonpast", "participle"]
Aspect = Literal["p", "i", "b"]  # perfective, imperfective, both

_LEAST = 3  # letters of a word that may be a verb
_COLUMNS = 7


class VerbForm(Struct, frozen=True, kw_only=True, gc=False):
    """A word read as a verb. `person` 1 to 3 of what is not past; `gender` m, f or n of a singular past or participle.

    `transitive`: the verb, without what makes it reflexive, takes an object.
    """

    lemma: str
    form: Form
    aspect: Aspect
    reflexive: bool = False
    plural: bool = False
    person: int = 0
    gender: str = ""
    transitive: bool = False

    @property
    def passive(self) -> bool:
        """Whether the form can tell what is done to its subject: "строится", but not "построился"."""
        return self.form == "participle" or (self.reflexive and self.transitive and self.aspect != "p")

    @property
    def takes_object(self) -> bool:
        """Whether an object can stand beside it."""
        return self.transitive and not self.reflexive


class _Verbs(Struct, frozen=True, gc=False):
    """The verbs of a language with their aspect, their stems, and the `odd` forms that stand whole."""

    said: ConjugationTable
    aspects: dict[str, Aspect]
    transitive: set[str]
    past: dict[str, str]
    participle: dict[str, str]
    soft: dict[str, str]
    hard: dict[str, str]
    odd: dict[str, VerbForm]

    def add(self, aspect: Aspect, row: Sequence[str]) -> None:
        """Keep a line of the table."""
        lemma, _, plural, participle, past, third, first = row
        self.aspects[lemma] = aspect
        bare = _bare(lemma, self.said)
        past = past or bare[:-2] + self.said.past_mark
        self.past.setdefault(past.removesuffix(self.said.past_mark), lemma)
        for ending, stem in self.said.fleeting.items():
            if past.endswith(ending):
                self.past.setdefault(past.removesuffix(ending) + stem, lemma)
        if not past.endswith(self.said.past_mark):
            self.odd[past] = VerbForm(lemma=lemma, form="past", aspect=aspect, gender="m")
        if participle:
            self.participle.setdefault(participle, lemma)
        self._shorten(lemma, bare, plural, participle, aspect)
        if third:
            self.odd[third] = VerbForm(lemma=lemma, form="nonpast", aspect=aspect, person=3)
        if first:
            self.odd[first] = VerbForm(lemma=lemma, form="nonpast", aspect=aspect, person=1)
        for ending, own in self.said.first_plural.items():
            if plural.endswith(ending):
                form = VerbForm(lemma=lemma, form="nonpast", aspect=aspect, person=1, plural=True)
                self.odd[plural.removesuffix(ending) + own] = form
        if plural:
            stem = plural[:-2]
            soft = any(plural.endswith(ending.letters) for ending in self.said.soft)
            (self.soft if soft else self.hard).setdefault(stem, lemma)
            if not soft and stem[-1:] in self.said.softened:
                self.hard.setdefault(stem[:-1] + self.said.softened[stem[-1]], lemma)

    def _shorten(self, lemma: str, bare: str, plural: str, participle: str, aspect: Aspect) -> None:
        """Enter the short past of a verb whose infinitive has more letters, and what its short participle is alike to.

        "расторг, расторгла"; "расторгнут" is said of a contract sooner than of who will end it.
        """
        if not participle or participle != plural:
            return
        for ending, own in self.said.shortened.items():
            if bare.endswith(ending):
                stem = bare.removesuffix(ending) + own
                self.past.setdefault(stem, lemma)
                self.odd.setdefault(stem, VerbForm(lemma=lemma, form="past", aspect=aspect, gender="m"))
                self.odd[participle] = VerbForm(lemma=lemma, form="participle", aspect=aspect, gender="m")


@lru_cache(maxsize=16384)
def verb_form(word: str, language: str) -> VerbForm | None:
    """Return the form of the verb that a word in lower case is; None for what is no verb."""
    known = _verbs(language) if len(word) >= _LEAST else None
    if known is None:
        return None
    for letter, plain in known.said.same_letters.items():
        word = word.replace(letter, plain)
    if word in known.said.no_verbs:
        return None
    bare = _bare(word, known.said)
    form = _form(bare, known, reflexive=bare != word)
    if form is None:
        return None
    if bare == word:
        return msgspec.structs.replace(form, transitive=form.lemma in known.transitive)
    own = form.lemma.endswith(known.said.reflexive)
    vowel = known.said.vowel and form.lemma.endswith(known.said.vowel)
    ending = known.said.reflexive[-1 if vowel else 0]
    lemma = form.lemma if own else form.lemma + ending
    aspect = "p" if lemma in known.said.perfective else form.aspect
    return msgspec.structs.replace(form, lemma=lemma, reflexive=True, transitive=not own, aspect=aspect)


def _bare(word: str, said: ConjugationTable) -> str:
    """Return a word without what makes it reflexive."""
    for ending in said.reflexive:
        if word.endswith(ending):
            return word[: -len(ending)]
    return word


def _form(word: str, known: _Verbs, *, reflexive: bool) -> VerbForm | None:
    if word in known.odd:
        return known.odd[word]
    said = known.said
    for lemma in (word, word + said.reflexive[0]) if reflexive else (word,):
        if lemma in known.aspects:
            return VerbForm(lemma=lemma, form="infinitive", aspect=known.aspects[lemma])
    return (
        _by_ending(word, known, "past", said.past, known.past)
        or _by_ending(word, known, "nonpast", said.soft, known.soft)
        or _by_ending(word, known, "nonpast", said.hard, known.hard)
        or (None if reflexive else _by_ending(word, known, "participle", said.participle, known.participle))
        or _coined(word, said)
    )


def _by_ending(
    word: str, known: _Verbs, form: Form, endings: Iterable[VerbEnding], stems: Mapping[str, str]
) -> VerbForm | None:
    for ending in endings:
        if word.endswith(ending.letters):
            lemma = stems.get(word[: len(word) - len(ending.letters)])
            if lemma is not None:
                return VerbForm(
                    lemma=lemma,
                    form=form,
                    aspect=known.aspects[lemma],
                    plural=ending.plural,
                    person=ending.person,
                    gender=ending.gender,
                )
    return None


def _coined(word: str, said: ConjugationTable) -> VerbForm | None:
    """Return the form of a verb that no table need hold, since its like is made freely: "цифровизируют"."""
    for letters, infinitive in said.coined.items():
        if word.endswith(letters):
            ending = next((one for one in said.hard if word.endswith(one.letters)), VerbEnding(letters=letters))
            form: Form = "nonpast" if ending.person else "infinitive"
            return VerbForm(
                lemma=word.removesuffix(letters) + infinitive,
                form=form,
                aspect="b",
                plural=ending.plural,
                person=ending.person,
            )
    return None


@cache
def _verbs(language: str) -> _Verbs | None:
    path = lexicon.DATA / language / "verbs.tsv"
    if not path.is_file():
        return None
    said = lexicon.load_table(language, ConjugationTable)
    known = _Verbs(said=said, aspects={}, transitive=set(), past={}, participle={}, soft={}, hard={}, odd={})
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line[0] != "#":
                row = line.rstrip("\n").split("\t")
                row += [""] * (_COLUMNS - len(row))
                aspect = "i" if row[0] in said.imperfective else row[1][0]
                known.add(aspect, row)  # type: ignore[arg-type]  # the table holds the letters of Aspect
                if row[1][1:]:
                    known.transitive.add(row[0])
    return known
