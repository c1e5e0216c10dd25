"""People by name: whom the runs of capitals of a text name, each under one spelling, and in what office."""

import re
from collections.abc import Sequence

from attrs import frozen

from timeline.language.marks import Mention, Place
from timeline.language.people import names
from timeline.language.people.name_candidates import NameCandidate, NameReader, naming_words
from timeline.language.people.offices import Office
from timeline.language.people.persons import Person, fuller, keys, match, plain_name
from timeline.language.people.roles import Roles
from timeline.language.text.capitals import CapitalRun

_NICKNAME = re.compile(r" [“\"«‘'][\w’-]{2,20}(?: [\w’-]{2,20})?[”\"»’'] ")


@frozen
class NamedPeople:
    """What was found by name."""

    mentions: tuple[Mention, ...]
    people: tuple[Person, ...]
    attached: frozenset[int]  # starts of the offices that belong to a name


def _with_nicknames(text: str, runs: Sequence[CapitalRun], language: str) -> Sequence[CapitalRun]:
    """Put together what a nickname in quotation marks parts: "Dara “Duke” Mulvane"."""
    joined: list[CapitalRun] = []
    at = 0
    while at < len(runs):
        run = runs[at]
        behind = runs[at + 2] if at + 2 < len(runs) else None
        if behind is not None and _NICKNAME.fullmatch(text, run[-1][1], behind[0][0]):
            given = text[slice(*run[-1])]
            if names.is_given(given, language):
                joined.append(run + behind)
                at += 3
                continue
        joined.append(run)
        at += 1
    return joined


def find_named(
    text: str, runs: Sequence[CapitalRun], held: Sequence[Office], places: Sequence[Place], language: str
) -> NamedPeople:
    """Return the people and bodies named, each person under one spelling."""
    solid = [place for place in places if place.kind != "reference"]
    lists = naming_words(language)
    starts = [office.start for office in held]
    roles = Roles(text, held, starts, lists.honorifics, lists.other, lists.adjectives, lists.articles, language)
    led = frozenset([office.end + 1 for office in held])
    small = (
        frozenset(word for word in re.findall(r"\w+", text) if word.islower())
        if names.inflected(language)
        else frozenset()
    )
    reader = NameReader(text, held, solid, language, lists, starts, [place.start for place in solid], roles, small, led)
    runs = _with_nicknames(text, runs, language)
    people: list[Person] = []
    index: dict[str, list[Person]] = {}
    later: list[tuple[NameCandidate, Person | None]] = []
    seen = frozenset([text[start:end] for run in runs for start, end in run])
    for run in runs:
        if len(run) == 1 and run[0][0] not in led:
            continue
        later.extend(
            (candidate, _enter(candidate, people, index, seen, language) if candidate.why else None)
            for candidate in reader.candidates(run)
        )
    named_at = frozenset(candidate.start for candidate, person in later if person is not None)
    later.extend(
        (single, _enter(single, people, index, seen, language) if single.why else None)
        for single in reader.singles(runs, index, named_at)
    )
    mentions: list[Mention] = []
    attached: set[int] = set()
    for candidate, person in later:
        whom = person or _known(candidate, index, seen, language)
        if whom is None:
            continue
        if candidate.role:
            whom.roles.append((candidate.kind, candidate.role))
            attached.add(candidate.office)
        whom.spans.append((candidate.start, candidate.end))
        mentions.append(_mention(text, candidate))
    for person in people:
        person.name = names.kept(person.parts, language)
    owner = {span: person for person in people for span in person.spans}
    kept = tuple(_named(mention, owner[mention.start, mention.end]) for mention in mentions)
    return NamedPeople(kept, tuple(people), frozenset(attached))


def _mention(text: str, candidate: NameCandidate) -> Mention:
    return Mention(
        start=candidate.start,
        end=candidate.end,
        text=text[candidate.start : candidate.end],
        name="",
        kind="person",
        role=candidate.role,
    )


def _named(mention: Mention, person: Person) -> Mention:
    role = mention.role or (person.roles[0][1] if person.roles else None)
    return Mention(start=mention.start, end=mention.end, text=mention.text, name=person.name, kind="person", role=role)


def _enter(
    candidate: NameCandidate, people: list[Person], index: dict[str, list[Person]], seen: frozenset[str], language: str
) -> Person:
    """Find the person a name stands for, or make one; the fullest form of the name is kept."""
    parts = plain_name(candidate.parts, seen, language)
    person = match(parts, index, language)
    if person is None:
        person = Person(parts, keys(parts))
        people.append(person)
    elif fuller(parts, person.parts):
        person.parts, person.keys = parts, keys(parts)
    for word in person.keys:
        if person not in (known := index.setdefault(word, [])):
            known.append(person)
    if candidate.honorific and (told := naming_words(language).honorifics[candidate.honorific]) != "b":
        person.sex = told
    elif person.sex == "b" and len(person.parts) > 1:
        person.sex = names.sex(person.parts[0], language)
    return person


def _known(
    candidate: NameCandidate, index: dict[str, list[Person]], seen: frozenset[str], language: str
) -> Person | None:
    """Find whom words without any evidence of their own name: somebody already named in full."""
    if len(candidate.parts) > 1 and not names.is_given(candidate.parts[0], language):
        return None
    person = match(plain_name(candidate.parts, seen, language), index, language)
    return person if person is not None and len(person.parts) >= len(candidate.parts) else None
