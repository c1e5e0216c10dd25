"""People meant without being named: "the head of state", "the Khabarovsk Territory governor", "he"."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import accumulate

from attrs import frozen

from timeline.language.marks import Mention, Place, Sentence
from timeline.language.people import names, offices
from timeline.language.people.naming import NamedPeople
from timeline.language.people.offices import Office
from timeline.language.people.persons import Person
from timeline.language.schema.people_table import PeopleTable
from timeline.language.text.quotemarks import Marked
from timeline.language.words.lexicon import load_table

_WINDOW = 80  # characters before an office in which its country is looked for
_FAR = 3  # sentences a pronoun may reach back, those that are quoted not counted
_STRICT = frozenset(("state", "government", "governor", "mayor"))  # classes whose titles are used for each other
_STATE = "state"
_STEM = 4  # letters by which "Belarus" and "Belarusian" are alike


@frozen
class TitleContext:
    """What is known of the article when titles and pronouns are read."""

    text: str
    low: str
    sentences: Sequence[Sentence]
    held: Sequence[Office]
    places: Sequence[Place]
    named: NamedPeople
    marked: Sequence[Marked]
    language: str


@frozen
class _Title:
    """A title while its holder is looked for: its classes, its word, and the places in it."""

    start: int
    kinds: frozenset[str]
    word: str
    stems: frozenset[str]
    countries: frozenset[str]


def find_titles(context: TitleContext) -> list[Mention]:
    """Return the titles that mean somebody named in the article."""
    found = []
    leading = offices.leading(context.language)
    of_what = _of_what(context.language)
    called = context.named.mentions
    starts = [mention.start for mention in called]
    order: list[tuple[int, Person]] | None = None
    for office in context.held:
        if office.start in context.named.attached or office.kind.endswith(offices.SEVERAL):
            continue
        if not _may_be_title(context, office.start):
            continue
        head = context.text[max(0, office.start - _WINDOW) : office.start]
        left = _left(context.language).search(head)
        if left is None or not (left.group(1) or left.group(2) or not _determiners(context.language)):
            continue
        start = office.start - len(head) + left.start()
        of = of_what.match(context.text, office.end) if of_what is not None else None
        end = of.end() if of else office.end
        at = bisect_right(starts, start)
        if at < len(called) and called[at].start <= end + 2:
            continue
        where = f"{left.group(2)} {of.group(1) if of else ''}"
        kinds = leading.get(context.low[office.start : office.end], frozenset((office.kind,)))
        word = context.low[office.start : office.end].rpartition(" ")[2]
        title = _Title(start, kinds, word, _stems(where, context.language), _countries(context, start, end))
        order = _subjects(context, called) if order is None else order
        person = _holder(context, title, order)
        if person is not None:
            role = next((role for kind, role in person.roles if kind in kinds), None)
            found.append(
                Mention(
                    start=start,
                    end=end,
                    text=context.text[start:end],
                    name=person.name,
                    kind="person",
                    role=role,
                    by="title",
                )
            )
    return found


@cache
def _left(language: str) -> re.Pattern[str]:
    """Compile what stands before a title: the word that leads to it, and capitalised words."""
    words = sorted(_determiners(language))
    leading = "|".join(re.escape(form) for word in words for form in (word, word.capitalize()))
    led = rf"((?:{leading})\s+)?" if leading else "()"
    return re.compile(rf"(?:^|(?<=[\s(“\"«])){led}((?:[A-ZÀ-ÞА-ЯЁ][\w’'\-]*\s+){{0,4}})$")


@cache
def _of_what(language: str) -> re.Pattern[str] | None:
    """Compile what stands behind it: "of the Russian Federation"; None where a language needs no word for that."""
    links = "|".join(
        re.escape(link).replace(r"\ ", r"\s+") for link in load_table(language, PeopleTable).words.title_links
    )
    return re.compile(rf"\s+(?:{links})\s+((?:[A-Z][\w’'\-]*)(?:\s+[A-Z][\w’'\-]*){{0,3}})") if links else None


@cache
def _determiners(language: str) -> frozenset[str]:
    """Read the words that lead to a title; none where the language has no articles."""
    return load_table(language, PeopleTable).words.determiners


def _may_be_title(context: TitleContext, start: int) -> bool:
    """Tell whether the word before an office is an article or a capitalised word (in Russian: any)."""
    head = context.text[max(0, start - _WINDOW // 2) : start].rstrip()
    word = head[max(head.rfind(" "), head.rfind("\n")) + 1 :].strip('“"«(')
    return word[:1].isupper() or word.lower() in _determiners(context.language) or not _determiners(context.language)


def _countries(context: TitleContext, start: int, end: int) -> frozenset[str]:
    """Return the countries of the places named in a stretch: "the Russian governor"."""
    return frozenset(place.code[:2] for place in context.places if start <= place.start < end and place.code)


def _holder(context: TitleContext, title: _Title, order: Sequence[tuple[int, Person]]) -> Person | None:
    """Find who holds an office: the last subject before it whose role fits, else who is named most."""
    fits = [person for person in context.named.people if _fits(context, person, title)]
    if not fits:
        fits = [person for person in context.named.people if _leads(person, title)]
    if len(fits) <= 1:
        return fits[0] if fits else None
    for position, person in reversed(order):
        if position < title.start and any(person is other for other in fits):
            return person
    return max(fits, key=lambda person: len(person.spans))


def _leads(person: Person, title: _Title) -> bool:
    """Tell whether "the president" may be somebody the article gives no office, as it is known whom he leads."""
    leader = names.leaders()[0].get(names.key(person.name))
    if leader is None or _STATE not in title.kinds or any(kind in _STRICT for kind, _ in person.roles):
        return False
    return leader.country in title.countries if title.countries else not title.stems


def _fits(context: TitleContext, person: Person, title: _Title) -> bool:
    """Tell whether somebody's role answers a title: of its class, of its country, and in wide classes by its word."""
    own = [
        role for kind, role in person.roles if kind in title.kinds and (kind in _STRICT or title.word in role.lower())
    ]
    if not own:
        return False
    placed = [_stems(role, context.language) for role in own]
    if not title.stems or any(title.stems & place for place in placed) or not any(placed):
        return True
    led = {place.code[:2] for place in context.places if place.code and any(place.text in role for role in own)}
    return not led.isdisjoint(title.countries)


@cache
def _unplaced(language: str) -> frozenset[str]:
    """Read the beginnings of capitalised words in titles that name no place."""
    return load_table(language, PeopleTable).words.unplaced


@lru_cache(maxsize=4096)
def _stems(phrase: str, language: str) -> frozenset[str]:
    found = {word[:_STEM].lower() for word in re.findall(r"[^\W\d_]{3,}", phrase) if word[0].isupper()}
    return frozenset(found - _unplaced(language))


def _inside(marked: Sequence[Marked], starts: Sequence[int], at: int) -> bool:
    index = bisect_right(starts, at) - 1
    return index >= 0 and marked[index].outer[1] > at


def _subjects(context: TitleContext, mentions: Sequence[Mention]) -> list[tuple[int, Person]]:
    """Return the first person named in each sentence outside quotations: most often its subject."""
    by_span = {span: person for person in context.named.people for span in person.spans}
    opened = [mark.outer[0] for mark in context.marked]
    seen = -1
    starts = [sentence.start for sentence in context.sentences]
    order = []
    for mention in mentions:
        sentence = bisect_right(starts, mention.start) - 1
        if sentence == seen or mention.kind != "person" or _inside(context.marked, opened, mention.start):
            continue
        person = by_span.get((mention.start, mention.end))
        if person is not None:
            order.append((mention.start, person))
            seen = sentence
    return order


def pronouns(context: TitleContext, mentions: Sequence[Mention], words: Sequence[Office]) -> list[Mention]:
    """Return the "he" and "she" outside quotations, each as the last subject of fitting sex."""
    if not words:
        return []
    people = {person.name: person for person in context.named.people}
    opened = [mark.outer[0] for mark in context.marked]
    starts = [sentence.start for sentence in context.sentences]
    found = []
    counted = _counted(context, opened)
    subjects: list[tuple[int, str]] = []  # (sentence, name), the first of each sentence
    at = 0
    for word in words:
        if context.text[word.end : word.end + 1] in ("'", "’") or _inside(context.marked, opened, word.start):
            continue
        while at < len(mentions) and mentions[at].start < word.start:
            mention = mentions[at]
            at += 1
            sentence = counted[bisect_right(starts, mention.start)]
            if mention.kind == "person" and not _inside(context.marked, opened, mention.start):
                subjects.append((sentence, mention.name))
        here = counted[bisect_right(starts, word.start)]
        name = _antecedent(subjects, here, word.kind, people)
        if name is None:
            continue
        person = people.get(name)
        found.append(
            Mention(
                start=word.start,
                end=word.end,
                text=context.text[word.start : word.end],
                name=name,
                kind="person",
                role=person.roles[0][1] if person is not None and person.roles else None,
                by="pronoun",
                doubt=None
                if any(s == here for s, _ in subjects)
                else f"{context.text[word.start : word.end]!r} is taken for {name}",
            )
        )
        subjects.append((here, name))
    return found


def _counted(context: TitleContext, opened: Sequence[int]) -> list[int]:
    """Return, for each number of sentences from the head of the text on, how many of them are not wholly quoted."""
    outside = (
        not (_inside(context.marked, opened, one.start) and _inside(context.marked, opened, one.end - 1))
        for one in context.sentences
    )
    return list(accumulate(outside, initial=0))


def _antecedent(subjects: Sequence[tuple[int, str]], here: int, kind: str, people: dict[str, Person]) -> str | None:
    """Choose the first person of the nearest sentence back whose sex fits."""
    best: str | None = None
    nearest = -1
    for sentence, name in reversed(subjects[-8:]):
        if here - sentence > _FAR:
            break
        person = people.get(name)
        if person is None or person.sex not in (kind, "b"):
            continue
        if nearest >= 0 and sentence != nearest:
            break
        best, nearest = name, sentence
    return best
