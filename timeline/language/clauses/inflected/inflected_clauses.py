"""From the sentences of an article to its clauses, for a language with endings."""

from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import replace

from timeline.language.clauses.clause import Clause, Factuality, Span, Telling
from timeline.language.clauses.inflected import clause_doers, shares
from timeline.language.clauses.inflected.clause_doers import ClauseDoer, DoerMarks, Phrase
from timeline.language.clauses.inflected.grammar_words import Grammar, grammar
from timeline.language.clauses.inflected.predicate import Predicate
from timeline.language.clauses.inflected.predicate_standing import standing
from timeline.language.clauses.inflected.predicates import predicates
from timeline.language.clauses.inflected.settling import Beside, settle
from timeline.language.clauses.inflected.stretches import PredicateStretch, stretches
from timeline.language.clauses.inflected.word_rows import BREAKS, QUOTES, InflectedWord, words_of
from timeline.language.discourse.scene import Scene
from timeline.language.marks import Moment, Sentence

LONGEST = 4000  # characters of a sentence that is read; longer ones are lists
OPENING = frozenset("«“„")
CLOSING = frozenset("»”")
PERCENT = "%"
BEHIND = 14  # words behind a predicate in which its doer is looked for


def inflected_clauses(scene: Scene) -> tuple[Clause, ...]:
    """Return the clauses of an article, in the order of its text."""
    said = grammar(scene.language)
    found: list[Clause] = []
    for sentence in scene.sentences:
        if sentence.end - sentence.start <= LONGEST:
            found.extend(_of_sentence(scene, sentence, said))
    return tuple(found)


def _of_sentence(scene: Scene, sentence: Sentence, said: Grammar) -> Iterator[Clause]:
    row = words_of(scene.text, sentence.start, sentence.end, said)
    told = predicates(row, said)
    if not told:
        return
    places = stretches(row, told, said)
    named = _named(scene, sentence, row, ("person", "body"))
    lands = _lands(scene, sentence, row)
    marks = DoerMarks(
        _timed(scene, sentence, row), named, frozenset(start for start, _ in _named(scene, sentence, row, ("person",)))
    )
    asked = _is_question(row)
    last: ClauseDoer = clause_doers.NOBODY
    unsure: Factuality = "asserted"
    moments: tuple[Moment, ...] = ()
    for number, (predicate, stretch) in enumerate(zip(told, places, strict=True)):
        before = _before(row, predicate, stretch, said, marks)
        limit = min(stretch.right, predicate.last + 1 + BEHIND)
        behind = clause_doers.phrases_of(row, predicate.last + 1, limit, said, marks)
        if predicate.early:  # "завершить ремонт власти планируют"
            before = [*before, *clause_doers.phrases_of(row, predicate.main + 1, predicate.last, said, marks)]
        doer = last if predicate.joined else clause_doers.doer(row, predicate, before, behind, named, said)
        if doer.kind == "none" and number and _goes_on(row, stretch, predicate, told[number - 1], said):
            doer = last
        if doer.kind == "thing" and doer.phrase is not None and doer.phrase.head in lands:
            doer = ClauseDoer(doer.phrase, "body")
        last = doer
        modality, factuality, governor = standing(scene.text, row, number, told, places, said)
        together = number > 0 and not stretch.opener and row[stretch.left - 1].low in said.words.joints
        if together and factuality == "asserted" and unsure != "asserted":
            factuality = unsure  # "надеются, что построят и откроют"
        unsure = factuality
        quotation = scene.quotation_at(row[predicate.first].start)
        telling: Telling = "narrated"
        if quotation is not None:
            telling = "reported" if quotation.kind == "indirect" else "quoted"
        start = row[stretch.left].start
        rest = _rest(row, predicate, stretch, doer.phrase, said)
        earlier = moments
        moments = _moments(scene, sentence, start, row[stretch.right - 1].end)
        beside = Beside(
            before=before,
            behind=behind,
            moments=moments or (earlier if together else ()),
            day=scene.anchor.day,
            told=predicate.need and scene.voice(sentence, at=row[predicate.main].start) is not None,
        )
        settled = settle(row, predicate, doer, modality, beside, said)
        within = clause_doers.inside(row, predicate, (*before, *behind), said) if doer.kind == "none" else None
        subject = None if settled.subject is None else _span(row, settled.subject.first, settled.subject.end)
        if predicate.modality == "schedule" and predicate.addressee is not None:
            subject = _span(row, *predicate.addressee)  # "подрядчикам предстоит": whom it is before does it
            settled = replace(settled, kind="body")
        heard = ("quoted",) if predicate.agrees is None or predicate.agrees.plural else ("quoted", "reported")
        if subject is None and settled.modality == "readiness" and telling in heard:
            settled = replace(settled, kind="speaker")  # "Готовы поставить": who says so
        condition = _condition(row, number, places, said)
        if condition is not None and telling == "narrated" and modality == "will":
            foreseen = settled.kind not in ("speaker", "body") or settled.sort == "effect"
            factuality = "supposed" if foreseen else factuality  # what the reporter foresees in some case
        yield Clause(
            sentence=sentence.index,
            start=start,
            end=rest[1],
            group=_span(row, predicate.first, predicate.last + 1),
            verb=predicate.verb,
            at=_span(row, predicate.main, predicate.main + 1),
            rest=rest,
            subject=subject,
            head="" if settled.subject is None else row[settled.subject.head].low,
            kind=settled.kind,
            owner=_owner(row, predicate, within, lands),
            sort=settled.sort,
            voice="passive" if settled.passive else "active",
            tense=settled.tense,
            modality=settled.modality,
            governor=governor,
            governed=predicate.governed,
            negated=predicate.negated,
            factuality="asked" if asked and factuality == "asserted" else factuality,
            phase=settled.phase,
            moved=settled.moved,
            age=settled.age,
            relative=stretch.opener in said.words.relatives or _points_back(row, stretch, said),
            object=None if settled.object is None else _span(row, settled.object.first, settled.object.end),
            addressee=None if predicate.addressee is None else _span(row, *predicate.addressee),
            moments=moments,
            several=governor in said.words.mutual and predicate.agrees is not None and predicate.agrees.plural,
            awaited=any(word.low in said.words.awaited for word in row[stretch.left : stretch.right]),
            share=shares.share(scene, sentence, row, stretch.left, stretch.right, said),
            telling=telling,
            speaker=None if quotation is None else quotation.speaker,
            condition=condition,
        )


def _points_back(row: Sequence[InflectedWord], stretch: PredicateStretch, said: Grammar) -> bool:
    """Whether a clause only says more of "all those" before it: "всех, что проложены"."""
    behind = stretch.opener in said.words.that and stretch.left > 1
    return behind and row[stretch.left - 2].low in said.words.pointing


def _owner(
    row: Sequence[InflectedWord], predicate: Predicate, within: Phrase | None, lands: frozenset[int]
) -> Span | None:
    """Return whose the deed is beside its subject: of the body it is promised in, or of whom a plan is."""
    if within is not None and lands.isdisjoint(range(within.first, within.end)):  # "в области построят": only where
        return _span(row, within.first, within.end)
    return None if predicate.owner is None else _span(row, *predicate.owner)


def _span(row: Sequence[InflectedWord], first: int, end: int) -> Span:
    return row[first].start, row[end - 1].end


def _named(
    scene: Scene, sentence: Sentence, row: Sequence[InflectedWord], kinds: Collection[str]
) -> list[tuple[int, int]]:
    """Return where people or bodies are named, by places of words."""
    found: list[tuple[int, int]] = []
    mentions = [mention for mention in scene.mentions_in(sentence) if mention.kind in kinds]
    at = 0
    for mention in mentions:
        while at < len(row) and row[at].start < mention.start:
            at += 1
        end = at
        while end < len(row) and row[end].start < mention.end:
            end += 1
        if end > at:
            found.append((at, end))
    return found


def _lands(scene: Scene, sentence: Sentence, row: Sequence[InflectedWord]) -> frozenset[int]:
    """Return the places of the words that name countries and regions: they act."""
    starts = {
        place.start
        for place in scene.places_between(sentence.start, sentence.end)
        if place.kind in ("country", "region") and not place.adjective
    }
    return frozenset(at for at, word in enumerate(row) if word.start in starts) if starts else frozenset()


def _timed(scene: Scene, sentence: Sentence, row: Sequence[InflectedWord]) -> frozenset[int]:
    """Return the places of the words that tell times."""
    found: set[int] = set()
    at = 0
    for moment in scene.moments_in(sentence):
        while at < len(row) and row[at].start < moment.start:
            at += 1
        while at < len(row) and row[at].start < moment.end:
            found.add(at)
            at += 1
    return frozenset(found)


def _is_question(row: Sequence[InflectedWord]) -> bool:
    last = len(row) - 1
    while last > 0 and row[last].low in QUOTES:
        last -= 1
    return row[last].low == "?"


def _before(
    row: Sequence[InflectedWord], predicate: Predicate, stretch: PredicateStretch, said: Grammar, marks: DoerMarks
) -> list[Phrase]:
    """Return the noun phrases before a predicate, those before a clause put in between first."""
    left = stretch.left + bool(stretch.opener)
    here = clause_doers.phrases_of(row, left, predicate.first, said, marks)
    if stretch.outer is not None and not any(not phrase.led for phrase in here):
        return clause_doers.phrases_of(row, *stretch.outer, said, marks) + here
    return here


def _goes_on(
    row: Sequence[InflectedWord], stretch: PredicateStretch, predicate: Predicate, last: Predicate, said: Grammar
) -> bool:
    """Whether a predicate without a doer has that of the one before: "закончит ремонт и откроет школу"."""
    one, other = predicate.agrees, last.agrees
    if stretch.opener or one is None or other is None or one.plural != other.plural:
        return False
    joint = row[stretch.left - 1].low if stretch.left else ""
    return joint in said.words.joints or (joint == "," and predicate.passive == last.passive)


def _trails(word: InflectedWord, said: Grammar) -> bool:
    """Whether a word at the end of a clause is none of it: a sign, or what joins it to the next."""
    return (
        (word.sign and word.low not in CLOSING and word.low != PERCENT)
        or word.low in said.words.joints
        or word.low in said.words.adverbs
    )


def _rest(
    row: Sequence[InflectedWord],
    predicate: Predicate,
    stretch: PredicateStretch,
    subject: Phrase | None,
    said: Grammar,
) -> Span:
    """Return what is done: from the deed's word to the end of the clause; before a governor behind it, up to that."""
    if predicate.early and not predicate.nominal:
        among = subject is not None and predicate.main < subject.first < predicate.last
        before = subject.first if among and subject is not None else predicate.last
        return row[predicate.main].start, row[max(before, predicate.main + 1) - 1].end
    end = predicate.last + 1
    opened = 0
    while end < stretch.right and row[end].low not in BREAKS:
        opened += (row[end].low in OPENING) - (row[end].low in CLOSING)
        if opened < 0:
            break
        end += 1
    while end > predicate.last + 1 and _trails(row[end - 1], said):
        end -= 1
    return row[predicate.main].start, row[max(end, predicate.main + 1) - 1].end


def _moments(scene: Scene, sentence: Sentence, start: int, end: int) -> tuple[Moment, ...]:
    """Return the times told of a predicate: those among its words."""
    return tuple(moment for moment in scene.moments_in(sentence) if start <= moment.start < end)


def _condition(
    row: Sequence[InflectedWord], number: int, places: Sequence[PredicateStretch], said: Grammar
) -> Span | None:
    """Return the words of the case on which a deed depends: the clause with "if" that is told beside it."""
    if places[number].opener in said.words.if_:
        return None
    for other in (number - 1, number + 1):
        if 0 <= other < len(places) and places[other].opener in said.words.if_:
            stretch = places[other]
            return _span(row, stretch.left, stretch.right)
    return None
