"""Whom a noun phrase means as one who acts: by a description, a name, a place, and the head of the phrase."""

import re
from functools import cache
from itertools import pairwise

from msgspec.structs import replace

from timeline.gazetteer import fold, name_of, names_of
from timeline.language.acts import actor
from timeline.language.acts.actor import Actor
from timeline.language.acts.introduced_names import introduced
from timeline.language.acts.spoken_sides import hearers_side, himself, speakers_side
from timeline.language.clauses.clause import Span
from timeline.language.discourse.scene import Scene, Voice
from timeline.language.marks import Mention, Place
from timeline.language.people import names
from timeline.language.schema.people_table import PeopleTable
from timeline.language.schema.pledges_table import PledgesTable
from timeline.language.words import genitives
from timeline.language.words.lexicon import load_table

ADJECTIVE_AND_NOUN = 3  # words, with an article: "the Russian region"
LONGEST_FIRM = 4  # words
OWN = 2  # words: "her organization"
STEM = 4  # letters by which two spellings of a place are alike
LEAD = 4  # characters of an article before a name
LONGEST_NAME = 90  # characters; a longer noun phrase is a clause
_TOKEN = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")  # linear: no joint is a letter
_BESIDE = re.compile(r", ([A-ZÀ-ÞА-ЯЁ][\w.&'’-]*(?: [A-ZÀ-ÞА-ЯЁ][\w.&'’-]*){0,3}),(?: |$)")
_NAME_TOKEN = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")


@cache
def words(language: str) -> PledgesTable:
    """Return the words of a language that tell who acts."""
    return load_table(language, PledgesTable)


def meant(scene: Scene, span: Span, voice: Voice | None) -> Actor | None:
    """Return who a noun phrase means: by what the article named before ("the company"), else by its own words."""
    if (beside := _put_beside(scene, span)) is not None:
        return beside
    if (titled := _titled(scene, span)) is not None:
        return titled
    described = scene.described(*span)
    if described is not None:
        side = scene.side_of(described.name)
        return Actor(name=described.name) if side is None else actor.of_region(side)
    whole = next((one for one in scene.mentions_near(*span) if one.kind == "body" and one.end > span[1]), None)
    if whole is not None and whole.start - span[0] <= LEAD:  # a span that ends within a name: "the Ministry" of Roads
        return actor.of_name(scene, whole.name)
    firm = _firm(scene, span)
    if firm is not None:
        return firm
    found = _by_own_words(scene, span, voice)
    if found is None:
        return None
    return Actor(name=_bare(scene, found.name), code=found.code, first=found.first)


def is_built(scene: Scene, span: Span) -> bool:
    """Tell whether a phrase in small letters means a building, which does nothing by itself: "the plant"."""
    tokens = scene.text[slice(*span)].split()
    return len(tokens) <= OWN + 1 and tokens[-1] in words(scene.language).built and tokens[-1].islower()


def is_house(scene: Scene, span: Span) -> bool:
    """Tell whether a phrase means a house that is opened by those who run it: "the Orlin Hospital"."""
    said = words(scene.language)
    tokens = scene.text[slice(*span)].split()
    ends = next((at for at, token in enumerate(tokens) if at and token in said.prepositions), len(tokens))
    return tokens[ends - 1].lower() in said.houses


def _titled(scene: Scene, span: Span) -> Actor | None:
    """Return the person whose office a phrase is or begins, where his name follows it: "the mayor of York Ann Lee"."""
    office = _bare(scene, scene.text[slice(*span)])
    near = (one for one in scene.mentions_near(span[1], span[1] + LONGEST_NAME) if one.kind == "person" and one.role)
    held = next(near, None)
    if held is None or held.by != "name" or not office or not (held.role or "").lower().startswith(office.lower()):
        return None
    between = scene.text[span[1] : held.start]
    return actor.of_name(scene, held.name) if "," not in between and between.strip() in (held.role or "") else None


def _put_beside(scene: Scene, span: Span) -> Actor | None:
    """Return the name between commas behind a description: "the contractor, Orlin Marine, will"."""
    told, comma, _ = scene.text[span[0] : span[1] + 1].partition(",")
    first, _, rest = told.partition(" ")
    if not comma or not rest.islower() or first.lower() not in words(scene.language).leads:
        return None
    found = _BESIDE.match(scene.text, span[0] + len(told))
    return None if found is None else actor.of_name(scene, scene.cast.spelling(found[1]))


def addressed(scene: Scene, span: Span, voice: Voice | None) -> Actor | None:
    """Return whom an order goes to, in the first case where he is only described."""
    found = meant(scene, span, voice) or as_told(scene, span)
    named = found is None or found.code is not None or any(one.name == found.name for one in scene.cast.mentions)
    if named or found is None or found.name not in " ".join(scene.text[slice(*span)].split()):
        return found
    return replace(found, name=names.addressed(found.name, scene.language))


def as_told(scene: Scene, span: Span) -> Actor | None:
    """Return a noun phrase as it is told, up to what only says where or which: "the orchestra in the old hall"."""
    said = words(scene.language)
    text = scene.text[slice(*span)].partition(",")[0]
    if scene.moments_between(*span):
        return None
    stops = (
        match.start()
        for match in _NAME_TOKEN.finditer(text)
        if match.start() and match.group() in said.prepositions and match.group() not in said.inner
    )
    tokens = text[: next(stops, len(text))].split()
    inside = [at for at, token in enumerate(tokens) if token in said.leads and tokens[at - 1] not in said.inner]
    name = _bare(scene, " ".join(tokens[inside[-1] if inside else 0 :]))
    last = name.rpartition(" ")[2].lower()
    if (
        not name
        or len(name) > LONGEST_NAME
        or last in said.they | said.we | said.you | said.leads | said.articles | said.papers
    ):
        return None
    return Actor(name=name)


def _bare(scene: Scene, name: str) -> str:
    """Return a noun phrase without the article before it and the mark of the genitive behind it."""
    first, _, rest = name.partition(" ")
    if rest and first.lower() in words(scene.language).leads:
        name = rest
    return genitives.bare(introduced(name, scene.language)).rstrip("'’")


def _firm(scene: Scene, span: Span) -> Actor | None:
    """Return the body whose name holds a place's: "Orlin Water"; None where the place itself is meant."""
    said = words(scene.language)
    name = _bare(scene, " ".join(scene.text[slice(*span)].split()))
    tokens = _NAME_TOKEN.findall(name)
    solid = [place for place in scene.places_between(*span) if place.end <= span[1] and not place.adjective]
    if len(solid) != 1 or len(tokens) > LONGEST_FIRM or not all(token[0].isupper() for token in tokens):
        return None
    beside = [token.lower() for token in tokens if token not in solid[0].text]
    if not beside or not said.designators.isdisjoint(beside) or not said.agents.isdisjoint(beside):
        return None
    if any(mention.end <= span[1] for mention in scene.mentions_near(*span)):
        return None
    return Actor(name=name)


def _by_own_words(scene: Scene, span: Span, voice: Voice | None) -> Actor | None:
    """Return who the phrase means by its own words; None where nobody who could bind himself."""
    said = words(scene.language)
    phrase = scene.text[slice(*span)]
    tokens = [token.lower() for token in _TOKEN.findall(phrase)]
    if len(tokens) > 1 and len(tokens[-1]) == 1:
        tokens.pop()  # the s of "the region"s", wherever its apostrophe went
    if not tokens or len(phrase) > LONGEST_NAME:
        return None
    last = tokens[-1]
    if last in said.we:
        return himself(scene, voice) if last in said.alone else speakers_side(scene, voice)
    if last in said.you or tokens[0] in said.yours:
        return hearers_side(scene, voice)
    if tokens[0] in said.ours:
        return speakers_side(scene, voice) if said.agents.intersection(tokens) else None
    if tokens[0] in said.theirs and (body := _speakers_body(scene, tokens, voice)) is not None:
        return body
    mention = _mention(scene, span)
    if last in said.they and len(tokens) == 1 and _is_speaker(scene, span, voice):
        return himself(scene, voice)
    if last in said.they and len(tokens) == 1:
        return actor.of_name(scene, mention.name) if mention is not None else None
    return _named(scene, span, tokens, mention)


def _speakers_body(scene: Scene, tokens: list[str], voice: Voice | None) -> Actor | None:
    """Return the side of who speaks, or the body he belongs to: "Lee added that her organization plans to"."""
    if voice is None:
        return None
    side = speakers_side(scene, voice)
    if side is not None and side.code is not None:
        return side if tokens[-1] in words(scene.language).agents else None
    reported = voice.quotation is not None and voice.quotation.kind == "indirect" and len(tokens) == OWN
    called = tokens[-1] in _bodies(scene.language)
    return side if side is not None and reported and called and side.name != voice.speaker else None


def _is_speaker(scene: Scene, span: Span, voice: Voice | None) -> bool:
    """Whether a pronoun means who is reported to speak: "Lee said she would", "the firm said it would"."""
    told = None if voice is None or voice.quotation is None else voice.quotation.speaker_span
    if voice is None or told is None or voice.quotation is None or voice.quotation.kind != "indirect":
        return False
    if told[1] > span[0] or any(one.kind == "person" for one in scene.mentions_near(told[1], span[0])):
        return False
    sentence = scene.sentence_at(span[0])
    kinds = {one.kind for one in scene.mentions_near(*told)}
    sexed = scene.text[slice(*span)] in _sexed(scene.language)
    return sentence is not None and told[0] >= sentence.start and ("body" if sexed else "person") not in kinds


@cache
def _bodies(language: str) -> frozenset[str]:
    """Return what bodies are called when their name is not said again."""
    said = load_table(language, PeopleTable).descriptions
    return said.agencies | said.companies


@cache
def _sexed(language: str) -> frozenset[str]:
    """Return the pronouns that mean one person."""
    return frozenset(word for row in load_table(language, PeopleTable).pronouns.values() for word in row)


def _named(scene: Scene, span: Span, tokens: list[str], mention: Mention | None) -> Actor | None:
    """Return who a noun phrase names: by its head, not by what stands behind a preposition in it."""
    said = words(scene.language)
    phrase = scene.text[slice(*span)]
    head = next((index for index, token in enumerate(tokens) if token in said.prepositions), len(tokens))
    if mention is not None and len(phrase[: mention.start - span[0]].split()) <= head:
        alone = mention.kind == "person" or not said.joints.intersection(tokens[:head])
        return actor.of_name(scene, mention.name) if alone else Actor(name=" ".join(phrase.split()))
    if said.designators.issuperset(tokens) and set(tokens) - said.pointers:
        return _last_region(scene, span[0])
    ends = next(
        (match.start() for match in _TOKEN.finditer(phrase) if match.group().lower() in said.prepositions), None
    )
    limit = span[1] if ends is None else span[0] + ends
    inside = [place for place in scene.places_between(*span) if place.end <= span[1]]
    solid = [place for place in inside if not place.adjective and place.kind != "city"]
    named = list(dict.fromkeys(place.code for place in solid if place.start < limit))
    lone = bool(named) and not said.agents.intersection(tokens[:-1]) and not _ends_a_firm(said, phrase, tokens, solid)
    if lone and _only_says_whence(said, phrase[: limit - span[0]], solid, span[0]):
        return as_told(scene, span)
    if lone:
        return Actor(name=solid[0].text if _is_within(solid) else names_of(named), code=named[0])
    if not _is_agent(said, tokens[:head]) and not _is_name(scene, span):
        return None
    code = solid[0].code if solid else _of_country(scene, inside[0].code) if inside else None
    described = len(tokens) <= ADJECTIVE_AND_NOUN and tokens[-1] in said.agents and phrase.split()[-1][0].islower()
    if inside and not solid and code is not None and described:
        if tokens[-1] not in load_table(scene.language, PeopleTable).descriptions.companies:
            return actor.of_region(code)
        firm = scene.descriptions.company(span[0])  # "the Taiwanese company" is no country
        return Actor(name=_bare(scene, " ".join(phrase.split())) if firm is None else firm.name)
    return Actor(name=" ".join(phrase.split()), code=code)


def _only_says_whence(said: PledgesTable, phrase: str, solid: list[Place], start: int) -> bool:
    """Whether a place only tells where somebody is from who is told behind it: "the Vermont senator"."""
    told = phrase.rstrip()
    head = told.rpartition(" ")[2].lower()
    known = said.agents | said.designators
    last = start + len(told) - len(head)
    return head.isalpha() and told.endswith(head) and head not in known and solid[-1].end < last


def _is_within(solid: list[Place]) -> bool:
    """Whether a place lies in the region of its code, and has another name: "Korhogo Prefecture"."""
    told, name = solid[0].text, name_of(solid[0].code)
    own = len(solid) == 1 and solid[0].kind == "region" and told.isascii() and told.istitle()
    return own and set(_words_of(told)).isdisjoint(_words_of(name))


def _words_of(name: str) -> list[str]:
    return [word[:STEM] for word in fold(name).replace("-", " ").split()]


def _ends_a_firm(said: PledgesTable, phrase: str, tokens: list[str], solid: list[Place]) -> bool:
    """Whether a place only ends a name: "Orlin Climate America"."""
    parts = phrase.split()
    last = solid[-1].text
    ends = phrase.endswith(last) and len(parts) > len(last.split()) + 1
    free = not said.designators.intersection(tokens) and not said.articles.intersection(tokens)
    return ends and free and len(solid) == 1 and all(part[0].isupper() for part in parts)


def _is_name(scene: Scene, span: Span) -> bool:
    """Whether a phrase is a name and nothing else: capitals within a sentence, or several of them at its head."""
    parts = scene.text[slice(*span)].split()
    sentence = scene.sentence_at(span[0])
    opens = sentence is None or not any(char.isalnum() for char in scene.text[sentence.start : span[0]])
    enough = len(parts) > 1 or not opens or sum(map(str.isupper, parts[0])) > 1
    return enough and len(parts) <= LONGEST_FIRM and all(part[0].isupper() for part in parts)


def _last_region(scene: Scene, before: int) -> Actor | None:
    """Return the region named last before, which "the region" means."""
    told = reversed(scene.places_between(0, before))
    last = next((place for place in told if place.kind == "region"), None)
    return None if last is None else actor.of_region(last.code)


def _is_agent(said: PledgesTable, head: list[str]) -> bool:
    if said.head_first:
        return bool(said.agents.intersection(head))
    joined = [token for token, after in pairwise(head) if after in said.joints]
    return any(token in said.agents for token in (*head[-1:], *joined))


def _mention(scene: Scene, span: Span) -> Mention | None:
    inside = [mention for mention in scene.mentions_near(*span) if mention.end <= span[1]]
    return inside[-1] if inside else None


def _of_country(scene: Scene, country: str) -> str:
    """Return the party of the talks that lies in the country, where just one does ("the Russian region")."""
    inside = [code for code in scene.sides if code.startswith(country + "-")]
    return inside[0] if len(inside) == 1 else country
