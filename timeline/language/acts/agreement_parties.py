"""Who a paper is between: the names behind "between", else the places or bodies its sentence names, else both sides."""

from itertools import islice

from timeline import gazetteer
from timeline.language.acts import act_patterns as acts
from timeline.language.acts import meetings
from timeline.language.acts.papers import Paper
from timeline.language.discourse.scene import Scene
from timeline.language.marks import Mention, Place, Sentence
from timeline.language.schema.acts_table import ActsTable, AgreementTable
from timeline.language.schema.people_table import PeopleTable
from timeline.language.words import genitives
from timeline.language.words.lexicon import load_table

_DASHES = " –—-:\n"
NEAR = 120  # characters of a sentence that hold its subject
PARTIES = 4  # more names than this behind "between" are a list of topics, not of parties


def parties(
    scene: Scene, sentence: Sentence, paper: Paper | None, sides: tuple[str, ...] = ()
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the parties named in the sentence, `sides` by its clause, and their regions."""
    words = acts.compiled(scene.language, "agreement", "words")
    offset = 0 if paper is None else paper.end
    matches = list(islice(words["between"].finditer(sentence.text), acts.MANY))
    match = next((match for match in matches if match.start() >= offset), matches[0] if matches else None)
    if match is not None:
        table = load_table(scene.language, ActsTable).agreement
        names = listed(match.group("parties"), table.small, table.joints)
        begin = sentence.start + match.start()
        codes = {
            place.code
            for place in scene.places_in(sentence)
            if begin <= place.start < begin + len(match.group()) and place.kind != "reference"
        }
        if len(names) <= PARTIES:
            return names, tuple(sorted(codes)) if len(codes) > 1 else ()
    if paper is not None and len(told := signers(scene, sentence)) > 1:
        return told, ()
    if sides and (told := acts.names([*sides, *_with(scene, sentence, paper)])) and len(told) > 1:
        return told, ()
    where = meetings.seat(scene, sentence, sentence.end)
    named = _sites(scene, sentence, where)
    if len(named) > 1:
        return tuple(named.values()), ()
    bodies = [m for m in scene.mentions_in(sentence) if m.by == "name" and m.kind == "body"]
    if len(bodies) > 1 and sides:
        return sides, ()
    if len(bodies) == 1:  # a body and a place: the body does not stand for the place that is in its name
        apart = [s for s in scene.places_in(sentence) if s.code in named and not _within(s, bodies[0])]
        return acts.names([bodies[0].name, *(place.text for place in apart)]), ()
    return acts.names((m.name for m in bodies) if bodies else map(gazetteer.name_of, scene.sides)), ()


def signers(scene: Scene, sentence: Sentence) -> tuple[str, ...]:
    """Return the bodies a sentence tells to have agreed: "Orlin Motors signed a deal with Tervo Oy".

    Nobody where a person signs, who does so for a side.
    """
    if any(one.kind == "person" for one in scene.mentions_in(sentence)):
        return ()
    table = load_table(scene.language, ActsTable).agreement
    names = (*_subject(scene, sentence, table), *_with(scene, sentence, None))
    bare = [_bare(name, table.small) for name in names]
    return acts.names(name for name in bare if name.lower() != name) if len(names) <= PARTIES else ()


def _with(scene: Scene, sentence: Sentence, paper: Paper | None) -> tuple[str, ...]:
    """Return whom a sentence names behind "with", behind a paper where one is given."""
    said, table = acts.compiled(scene.language, "agreement", "words"), load_table(scene.language, ActsTable).agreement
    text = sentence.text if paper is None else sentence.text[paper.end :]
    match = said["signed_with"].search(text) if "signed_with" in said else None
    return () if match is None else listed(match.group("parties"), table.small, table.joints)


def _subject(scene: Scene, sentence: Sentence, table: AgreementTable) -> tuple[str, ...]:
    """Return the names a sentence begins with, behind its dateline; of a lone word only a place's or body's."""
    line = scene.article.dateline
    begin = line.end if line is not None and sentence.start <= line.start < sentence.end else sentence.start
    told = scene.text[begin : sentence.end].lstrip(_DASHES)
    if not told:
        return ()
    begin = sentence.end - len(told)
    first = told.split(maxsplit=1)[0]
    if first in load_table(scene.language, PeopleTable).words.other and first.lower() not in table.small:
        return ()
    names = listed(told[:NEAR], table.small, table.joints)
    known = {place.start for place in scene.places_in(sentence)} | {one.start for one in scene.mentions_in(sentence)}
    lone = len(names) == 1 and names[0] == first and begin not in known
    return () if lone else names


def _bare(name: str, small: frozenset[str]) -> str:
    first, _, rest = name.partition(" ")
    return rest if rest and first.lower() in small else name


def _within(place: Place, body: Mention) -> bool:
    return body.start <= place.start and place.end <= body.end


def _sites(scene: Scene, sentence: Sentence, where: Place | None) -> dict[str, str]:
    """Return the places a sentence names, by code: not the dateline's; beside two others, none it happened in."""
    line, located = scene.article.dateline, acts.located(scene.language)
    places = [
        place
        for place in scene.places_in(sentence)
        if not place.adjective
        and place.kind != "reference"
        and place is not where
        and (line is None or place.start >= line.end)
    ]
    parties = [
        place
        for place in places
        if not located.holds(scene.text[max(sentence.start, place.start - meetings.SEAT) : place.start])
    ]
    several = len({place.code for place in parties}) > 1
    return {place.code: place.text for place in (parties if several else places)}


def listed(text: str, small: frozenset[str], joints: frozenset[str]) -> tuple[str, ...]:
    """Return the parties in "A and the city of B", up to the first word that belongs to no name."""
    names: list[list[str]] = [[]]
    last = False
    for word in text.replace(",", " , ").split():
        if word == "," and last:
            break
        if word == "," or word in joints:
            last = word in joints
            names.append([])
        elif word[:1].isupper() or word.lower() in small:
            names[-1].append(word)
        else:
            break
    return tuple(genitives.bare(" ".join(name)) for name in names if any(word[:1].isupper() for word in name))
