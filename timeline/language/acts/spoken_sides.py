"""For whom a speaker speaks: his region, the body that his office names or belongs to, himself."""

import re
from functools import cache

from timeline.gazetteer import name_of
from timeline.language.acts.actor import Actor, of_region
from timeline.language.acts.introduced_names import introduced
from timeline.language.discourse.scene import Scene, Voice
from timeline.language.schema.people_table import PeopleTable
from timeline.language.schema.pledges_table import PledgesTable
from timeline.language.words import genitives
from timeline.language.words.lexicon import load_table

LONGEST_OWN = 40  # characters in which "its" and an office stand before a name
INITIALS = 3  # letters that are a body's
_WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")  # linear: no joint is a letter
_DESCRIBED = re.compile(r"[^\W_]+ [^\W_]+['’][^\W_]+")  # "the company's"


def speakers_side(scene: Scene, voice: Voice | None) -> Actor | None:
    """Return the side "we" stands for."""
    if voice is None or is_no_one(scene, voice.speaker):
        return None
    code = scene.side_of(voice.speaker)
    if code is not None:
        return of_region(code, first=True)
    if voice.speaker.islower() and (meant := _described(scene, voice)) is not None:
        return meant
    return Actor(name=_body_of(scene, voice) or introduced(voice.speaker, scene.language), first=True)


def is_no_one(scene: Scene, speaker: str) -> bool:
    """Tell whether what is said to speak is a paper, or no noun phrase: "an April report to", "the road will"."""
    said = load_table(scene.language, PledgesTable)
    tokens = speaker.lower().split()
    head = next((at for at, token in enumerate(tokens) if at and token in said.prepositions), len(tokens))
    return tokens[head - 1] in said.papers or not said.provisions.verbs.isdisjoint(tokens[1:])


def is_named(side: Actor | None) -> bool:
    """Tell whether a side is known by a name, and not only as "officials"."""
    return side is not None and not side.name.islower()


def _described(scene: Scene, voice: Voice) -> Actor | None:
    """Return whom a speaker means who is only described: "the ministry", "officials"."""
    told = None if voice.quotation is None else voice.quotation.speaker_span
    meant = None if told is None else scene.described(*told)
    return None if meant is None else Actor(name=meant.name, code=scene.side_of(meant.name), first=True)


def himself(scene: Scene, voice: Voice | None) -> Actor | None:
    """Return the speaker alone: "I"."""
    if voice is None or is_no_one(scene, voice.speaker):
        return None
    return Actor(name=voice.speaker, code=scene.side_of(voice.speaker), first=True)


def hearers_side(scene: Scene, voice: Voice | None) -> Actor | None:
    """Return the side "you" stands for."""
    code = scene.counterpart(scene.side_of(voice.speaker)) if voice is not None else None
    return None if code is None else Actor(name=name_of(code), code=code)


def _body_of(scene: Scene, voice: Voice) -> str | None:
    """Return the body that a speaker's office names ("spokesperson for the Roads Agency"), or is of by its kind."""
    role = voice.role or ""
    named = next((name for name in scene.cast.body_counts if name in role), None) or _put_beside(scene, voice)
    if named is not None:
        return named
    parts = (part for token in _WORD.findall(role) for part in token.split("-"))
    shouted = voice.speaker.isupper()  # all of it is in capitals, as above the turns of an interview
    called = next((part for part in parts if part.isupper() and len(part) >= INITIALS and not shouted), None)
    if called is not None:  # the end of a name: "Tavora Works CLG"
        return next((name for name in scene.cast.body_counts if called in name.split()), called)
    return _whose(scene, voice) or _body_by_office(scene, voice) or _firm_of(scene, role)


def _put_beside(scene: Scene, voice: Voice) -> str | None:
    """Return the body told beside a speaker: "said Ann Lee of the Water Board"."""
    told = None if voice.quotation is None else voice.quotation.speaker_span
    beside = [] if told is None else [one for one in scene.mentions_near(*told) if one.kind == "body"]
    said = load_table(scene.language, PledgesTable)
    led = "" if not beside else scene.text[told[0] : beside[0].start].lower().split()[-1:]  # type: ignore[index]
    if not said.agent.isdisjoint(led):
        return None  # "in a letter that was seen by Ridge News"
    return beside[0].name if len(beside) == 1 else None


def _whose(scene: Scene, voice: Voice) -> str | None:
    """Return whose officer a speaker is told to be by a description: "the department's chief engineer"."""
    told = None if voice.quotation is None else voice.quotation.speaker_span
    if told is None:
        return None
    said = load_table(scene.language, PledgesTable)
    for owner in _DESCRIBED.finditer(scene.text, *told):
        if genitives.is_genitive(owner[0]) and owner[0].islower():
            meant = scene.described(owner.start(), owner.start() + len(genitives.bare(owner[0])))
            if meant is None and (body := genitives.bare(owner[0]).split()[-1]) in said.agents:
                return None if body in _offices(scene.language).descriptions.companies else body
            return None if meant is None or not meant.name[:1].isupper() else meant.name
    before = scene.text[max(0, told[0] - LONGEST_OWN) : told[0]].rpartition('"')[2].split()
    small = next((at for at in range(len(before), 0, -1) if not before[at - 1].strip(",").islower()), 0)
    own = [*before[small:], *scene.text[slice(*told)].lower().split()[:1]]
    if not said.its.isdisjoint(own):  # "its director Ana Kolar", "its director, Ana Kolar,"
        named = scene.descriptions.body_before(told[0])
        return None if named is None else named.name
    return None


def _firm_of(scene: Scene, role: str) -> str | None:
    """Return the name in an office of no state's: "director of Orlin", "Orlin director"; not what a field is called."""
    table = _offices(scene.language)
    words = role.split()
    if (named := _behind_of(scene, words, table)) is not None:
        return named
    small = [word for word in words if word.islower()]
    if not small or not table.offices_of_firms.intersection(small):
        return None
    for run in (words[: words.index(small[0])], words[words.index(small[-1]) + 1 :]):
        name = genitives.bare(" ".join(run).strip(",."))
        if name and not table.words.other.intersection(run) and all(word[0].isupper() for word in run):
            return name
    return None


def _behind_of(scene: Scene, words: list[str], table: PeopleTable) -> str | None:
    """Return the name that ends an office: "General Director of the Orlin Marine Terminal"."""
    said = load_table(scene.language, PledgesTable)
    at = next((at for at in range(len(words) - 1, 0, -1) if words[at] in said.inner), 0)
    run = words[at + 1 :][len(words) > at + 1 and words[at + 1] in said.leads :]
    office = {word.lower() for word in words[:at]}
    firm = not table.offices_of_firms.isdisjoint(office) and not any(
        table.descriptions.governments & table.speaks_for.get(word, frozenset()) for word in office
    )
    named = bool(at) and len(run) > 1 and all(word[0].isupper() for word in run)
    return genitives.bare(" ".join(run).strip(",.")) if named and firm else None


@cache
def _offices(language: str) -> PeopleTable:
    return load_table(language, PeopleTable)


def _body_by_office(scene: Scene, voice: Voice) -> str | None:
    """Return the body that the article names most of those an office is of: its council, of a councillor."""
    table = _offices(scene.language)
    said = reversed(_WORD.findall((voice.role or voice.speaker).lower()))
    asked = next((table.speaks_for[word] for word in said if word in table.speaks_for), None)
    if asked is None:
        return None
    at = len(scene.text) if voice.quotation is None else voice.quotation.frame[1]
    if asked <= table.descriptions.companies:
        firm = scene.descriptions.company(at)
        return None if firm is None else firm.name
    counts = scene.cast.body_counts
    named = [name for name in counts if not asked.isdisjoint(name.lower().split())]
    if named:
        return max(named, key=counts.__getitem__)
    firm = None if asked.isdisjoint(table.descriptions.companies) else scene.descriptions.company(at)
    if firm is not None:
        return firm.name
    ruling = sorted(asked & table.descriptions.governments)
    return scene.descriptions.government(ruling[0]) if ruling else None
