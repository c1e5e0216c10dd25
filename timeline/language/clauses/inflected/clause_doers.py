"""Who does what a predicate tells: the noun before or behind it that is in the first case and agrees with it."""

from collections.abc import Sequence

from msgspec import Struct

from timeline.language.clauses.clause import SubjectKind
from timeline.language.clauses.inflected.grammar_words import Grammar
from timeline.language.clauses.inflected.predicate import Predicate
from timeline.language.clauses.inflected.verb_forms import VerbForm
from timeline.language.clauses.inflected.word_rows import QUOTES, InflectedWord

GENITIVE = 3  # off the score of what may be another's genitive
SURE = 2  # a score from which a noun is taken
BEHIND = 6  # words behind a predicate in which its doer is looked for
NEUTER = "n"
OPENING = frozenset("«“„")
CLOSING = frozenset("»”")
LONGEST = 14  # words of a noun phrase


class Phrase(Struct, frozen=True, gc=False):
    """A noun phrase, by places of words: `head` in `first` … up to `end`. `led`: a preposition stands before it."""

    first: int
    head: int
    end: int
    led: bool
    genders: str
    oblique: bool  # its head can be in another case too


class ClauseDoer(Struct, frozen=True, gc=False):
    """The phrase that does it, and what it is."""

    phrase: Phrase | None
    kind: SubjectKind


NOBODY = ClauseDoer(None, "none")


class DoerMarks(Struct, frozen=True, gc=False):
    """What is marked in a sentence, by places of words: those that tell times, and the stretches that name somebody."""

    timed: frozenset[int]
    named: Sequence[tuple[int, int]]
    begun: frozenset[int]  # the first words of the names


def phrases_of(row: Sequence[InflectedWord], left: int, right: int, said: Grammar, marks: DoerMarks) -> list[Phrase]:
    """Return the noun phrases of a stretch, each with its genitives, but for words that tell times. Linear."""
    found: list[Phrase] = []
    at = left
    while at < right:
        word = row[at]
        if at in marks.timed:
            at += 1
            continue
        if word.low in said.words.prepositions:
            end = _run(row, at + 1, right, said, marks, led=True)
            if end > at + 1:
                found.append(_phrase(row, at + 1, end, said, led=True))
            at = max(end, at + 1)
        elif (
            word.sign or word.low in said.words.adverbs or word.low in said.words.joints or word.low in said.words.not_
        ):
            at += 1
        else:
            end = _run(row, at, right, said, marks, led=False)
            found.append(_phrase(row, at, _unquoted(row, at, end), said, led=False))
            at = max(end, at + 1)
    return found


def _run(row: Sequence[InflectedWord], at: int, right: int, said: Grammar, marks: DoerMarks, *, led: bool) -> int:
    """Return where the noun phrase ends that begins at a word: adjectives, a noun, and what stands in its genitive."""
    if at < right and row[at].low in said.words.third:
        return at + 1
    place, headed, quoted = at, False, False
    while place < right and place - at < LONGEST and place not in marks.timed:
        word = row[place]
        if headed and place in marks.begun and not (word.noun is not None and word.noun.genitive):
            break
        if word.low in QUOTES:
            quoted = word.low in OPENING or (word.low not in CLOSING and not quoted)
        elif not quoted:
            if _stops(word, said) or (headed and not _goes_on(row, place, led=led)):
                break
            form = word.noun
            headed |= form is not None and not form.adjective and word.low not in said.words.determiners
        place += 1
    return place


def _unquoted(row: Sequence[InflectedWord], first: int, end: int) -> int:
    """Return where a phrase ends without a closing mark that nothing in it opens: Росдор» of «Росдор»."""
    opened = any(row[at].low in OPENING for at in range(first, end))
    return end - 1 if not opened and end - first > 1 and row[end - 1].low in CLOSING else end


def _stops(word: InflectedWord, said: Grammar) -> bool:
    """Whether a word is in no noun phrase."""
    if word.sign or word.low in said.words.prepositions or word.low in said.words.joints or word.low in said.words.not_:
        return True
    return word.low in said.words.adverbs and not word.capital


def _goes_on(row: Sequence[InflectedWord], place: int, *, led: bool) -> bool:
    """Whether a word behind the head of a phrase belongs to it: a genitive, or the next part of a name."""
    word, previous = row[place], row[place - 1]
    form = word.noun
    if form is None:
        return False
    name = word.capital and (previous.capital or previous.low in QUOTES or form.genitive)
    if form.adjective:
        return form.genitive or name
    return form.genitive or name or (led and word.capital)


def _phrase(row: Sequence[InflectedWord], first: int, end: int, said: Grammar, *, led: bool) -> Phrase:
    head, marked = first, ""
    for place in range(first, end):
        form = row[place].noun
        if form is None:
            marked = marked or "pn"
            continue
        if row[place].low in said.words.numbers:
            marked = marked or "pn"
            continue
        if row[place].low in said.words.determiners:
            continue
        if not form.adjective:
            head = place
            break
        marked = form.nominative or "-"
        head = place
    form = row[head].noun
    genders, oblique = ("mfnp", True) if form is None else (form.nominative, form.genitive)
    if row[head].capital and head and len(row[head].low) > 1 and row[head].verb is None and not genders:
        genders = "m"  # a name: "Росатом"
    if marked and marked != "pn" and form is not None and not form.adjective:
        agreed = "".join(sorted(set(marked) & set(genders)))
        genders, oblique = agreed, not agreed
    elif marked == "pn":
        genders, oblique = "pn", False
    return Phrase(first, head, end, led, genders, oblique)


def agrees(genders: str, verb: VerbForm) -> bool:
    """Tell whether a noun of these genders can be what the verb agrees with."""
    if verb.plural:
        return "p" in genders
    if verb.gender:
        return verb.gender in genders
    return any(gender in genders for gender in "mfn")


def doer(
    row: Sequence[InflectedWord],
    predicate: Predicate,
    before: Sequence[Phrase],
    behind: Sequence[Phrase],
    named: Sequence[tuple[int, int]],
    said: Grammar,
) -> ClauseDoer:
    """Return who does it. `named` are the stretches of words that name people and bodies."""
    verb = predicate.agrees
    if verb is None:
        return NOBODY
    if predicate.governor and verb.reflexive and verb.gender == NEUTER and not _names_body(row, before, said):
        return NOBODY  # "сдать клинику планировалось"
    pronoun = _pronoun(row, before, said)
    if verb.person == 1 or pronoun == "speaker":
        return ClauseDoer(None, "speaker")
    if verb.person == 2 or pronoun == "hearer":  # noqa: PLR2004 - the second person
        return ClauseDoer(None, "hearer")
    fronted = any(one.oblique and not one.led and not agrees(_genders(row, one, verb, said), verb) for one in before)
    scored = [
        *((_before(row, place, before, verb, named, said), phrase) for place, phrase in enumerate(before)),
        *((_behind(row, phrase, predicate, verb, named, said, behind_object=fronted), phrase) for phrase in behind),
    ]
    most = max((score for score, _ in scored), default=0)
    if most < SURE:
        return _tail(row, before, verb, named, said)
    best = next(phrase for score, phrase in scored if score == most)
    return ClauseDoer(best, _kind(row, best, named, said))


def _names_body(row: Sequence[InflectedWord], before: Sequence[Phrase], said: Grammar) -> bool:
    """Whether a phrase is of a body that no preposition leads: "ведомство обязалось"."""
    return any(
        NEUTER in one.genders and not one.led and row[one.head].low.startswith(said.agents.bodies) for one in before
    )


def inside(
    row: Sequence[InflectedWord], predicate: Predicate, phrases: Sequence[Phrase], said: Grammar
) -> Phrase | None:
    """Return the body in which something is promised that nobody else does: "в мэрии пообещали"."""
    verb = predicate.agrees
    if verb is None or not verb.plural or verb.person not in (0, 3):
        return None
    for phrase in phrases:
        led = phrase.led and phrase.first > 0 and row[phrase.first - 1].low in said.words.within
        if led and row[phrase.head].low.startswith(said.agents.bodies):
            return phrase
    return None


def _tail(
    row: Sequence[InflectedWord],
    before: Sequence[Phrase],
    verb: VerbForm,
    named: Sequence[tuple[int, int]],
    said: Grammar,
) -> ClauseDoer:
    """Return who acts among the last words of phrases with a preposition: "в этом районе власти"."""
    for phrase in before:
        last = phrase.end - 1
        form = row[last].noun
        if not phrase.led or last <= phrase.head or form is None or not agrees(form.nominative, verb):
            continue
        if row[last].low.startswith((*said.agents.bodies, *said.agents.people)):
            alone = Phrase(last, last, phrase.end, led=False, genders=form.nominative, oblique=form.genitive)
            return ClauseDoer(alone, _kind(row, alone, named, said))
    return NOBODY


def _before(
    row: Sequence[InflectedWord],
    place: int,
    before: Sequence[Phrase],
    verb: VerbForm,
    named: Sequence[tuple[int, int]],
    said: Grammar,
) -> int:
    """Return how likely a phrase before the predicate does it: one that may be the genitive of another, hardly."""
    phrase = before[place]
    if phrase.led or not agrees(_genders(row, phrase, verb, said), verb):
        return 0
    genitive = phrase.oblique and place > 0 and before[place - 1].end == phrase.first
    return _score(row, phrase, named, said) + SURE - GENITIVE * genitive


def _behind(
    row: Sequence[InflectedWord],
    phrase: Phrase,
    predicate: Predicate,
    verb: VerbForm,
    named: Sequence[tuple[int, int]],
    said: Grammar,
    *,
    behind_object: bool,
) -> int:
    """Return how likely a phrase behind the predicate does it; beside an object only if surely in the first case.

    `behind_object`: what it is done to stands before the verb: "фельдшеров подготовит институт".
    """
    if phrase.led or not agrees(_genders(row, phrase, verb, said), verb):
        return 0
    right_behind = predicate.early and phrase.first == predicate.last + 1  # "отремонтировать дорогу пообещал мэр"
    promises = right_behind and row[phrase.head].low.startswith((*said.agents.people, *said.agents.bodies))
    if predicate.transitive and not predicate.passive and not promises and not _is_first_case(row, phrase, verb, named):
        works = said.is_work(row[phrase.head].low) and predicate.verb in said.sorts  # "пройдёт ремонт"
        acts = row[phrase.head].low.startswith((*said.agents.bodies, *said.agents.people, *said.agents.houses))
        people = row[phrase.head].low.startswith((*said.agents.people, *said.agents.workers, *said.agents.bodies))
        several = people and verb.plural and not phrase.oblique and phrase.first == predicate.last + 1
        if not works and not several and not (acts and behind_object):
            return 0
    return _score(row, phrase, named, said) + 1 + (phrase.first == predicate.last + 1)


def _pronoun(row: Sequence[InflectedWord], before: Sequence[Phrase], said: Grammar) -> str:
    for phrase in before:
        if phrase.led:
            continue
        low = row[phrase.first].low
        if low in said.words.speaker:
            return "speaker"
        if low in said.words.hearer:
            return "hearer"
    return ""


def _score(row: Sequence[InflectedWord], phrase: Phrase, named: Sequence[tuple[int, int]], said: Grammar) -> int:
    """Return how likely a phrase is in the first case and acts."""
    score = 0 if phrase.oblique else 1
    acts = row[phrase.head].low.startswith((*said.agents.bodies, *said.agents.people, *said.agents.workers))
    return score + 2 * (acts or any(start < phrase.end and phrase.first < end for start, end in named))


def _genders(row: Sequence[InflectedWord], phrase: Phrase, verb: VerbForm, said: Grammar) -> str:
    """Return what a phrase can agree as: a man or woman in an office as both."""
    if phrase.genders and not verb.plural and row[phrase.head].low.startswith(said.agents.people):
        return phrase.genders + "mf"
    return phrase.genders


def _is_first_case(
    row: Sequence[InflectedWord], phrase: Phrase, verb: VerbForm, named: Sequence[tuple[int, int]]
) -> bool:
    """Whether a noun behind a verb with an object is surely its doer: its fourth case would end otherwise."""
    if any(start <= phrase.first < end for start, end in named):
        return True
    form = row[phrase.head].noun
    return (
        form is not None
        and not verb.plural
        and "f" in phrase.genders
        and row[phrase.head].low[-1:] not in "ьъ"
        and form.nominative[:1] == "f"
    )


def _kind(row: Sequence[InflectedWord], phrase: Phrase, named: Sequence[tuple[int, int]], said: Grammar) -> SubjectKind:
    low = row[phrase.head].low
    if low in said.words.third:
        return "pronoun"
    person, body = _longest(low, said.agents.people), _longest(low, (*said.agents.bodies, *said.agents.workers))
    if person and person >= body:  # "мэр", and not "мэрия"
        return "person"
    if (body and not said.is_work(low)) or row[phrase.head].initials:
        return "body"
    if any(start <= phrase.head < end for start, end in named):
        return "person"
    return "thing"


def _longest(low: str, beginnings: Sequence[str]) -> int:
    """Return how many letters the longest of some beginnings of a word has; 0 where it has none."""
    return max((len(one) for one in beginnings if low.startswith(one)), default=0)
