"""Who binds himself: from a noun phrase to a named promiser, by pronoun, side, mention or the phrase itself."""

import re
from itertools import pairwise

from msgspec import Struct

from timeline.gazetteer import name_of, names_of
from timeline.language.discourse.scene import Scene, Voice
from timeline.language.marks import Mention, Place
from timeline.language.schema.pledges import PledgesTable
from timeline.language.words import lexicon

_TOKEN = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")  # linear: no joint is a letter
ADJECTIVE_AND_NOUN = 3  # words, with an article: "the Russian region"
LONGEST_FIRM = 4  # words
LONGEST_NAME = 90  # characters; a longer noun phrase is a clause


class Promiser(Struct, frozen=True, kw_only=True):
    """`name` as the ledger shows it, `code` of the region spoken for, `first` where the speaker binds his own side."""

    name: str
    code: str | None = None
    first: bool = False


def words(language: str) -> PledgesTable:
    """Return the words of a language that tell who acts."""
    return lexicon.load_table(language, PledgesTable)


def of_phrase(scene: Scene, span: tuple[int, int], voice: Voice | None) -> Promiser | None:
    """Return who the phrase means; None where nobody who could bind himself."""
    said = words(scene.language)
    phrase = scene.text[span[0] : span[1]]
    tokens = [token.lower() for token in _TOKEN.findall(phrase)]
    if len(tokens) > 1 and len(tokens[-1]) == 1:
        tokens.pop()  # the s of "the region"s", wherever its apostrophe went
    if not tokens or len(phrase) > LONGEST_NAME:
        return None
    last = tokens[-1]
    if last in said.we:
        return speakers_side(scene, voice)
    if last in said.you or tokens[0] in said.yours:
        return other_side(scene, voice)
    if tokens[0] in said.ours:
        return speakers_side(scene, voice) if said.agents.intersection(tokens) else None
    if tokens[0] in said.theirs and last in said.agents and voice is not None and scene.side_of(voice.speaker):
        return speakers_side(scene, voice)
    mention = _mention(scene, span)
    if last in said.they and len(tokens) == 1:
        return _person(scene, mention) if mention is not None else None
    return _named(scene, span, tokens, mention)


def _named(scene: Scene, span: tuple[int, int], tokens: list[str], mention: Mention | None) -> Promiser | None:
    """Return who a noun phrase names: by its head, not by what stands behind a preposition in it."""
    said = words(scene.language)
    phrase = scene.text[span[0] : span[1]]
    head = next((index for index, token in enumerate(tokens) if token in said.prepositions), len(tokens))
    if mention is not None and len(phrase[: mention.start - span[0]].split()) <= head:
        alone = mention.kind == "person" or not said.joints.intersection(tokens[:head])
        return _person(scene, mention) if alone else Promiser(name=" ".join(phrase.split()))
    if said.designators.issuperset(tokens) and set(tokens) - said.pointers:
        return _last_region(scene, span[0])
    ends = next(
        (match.start() for match in _TOKEN.finditer(phrase) if match.group().lower() in said.prepositions), None
    )
    limit = span[1] if ends is None else span[0] + ends
    inside = [place for place in scene.places_between(*span) if place.end <= span[1]]
    solid = [place for place in inside if not place.adjective and place.kind != "city"]
    named = list(dict.fromkeys(place.code for place in solid if place.start < limit))
    if named and not said.agents.intersection(tokens[:-1]) and not _is_firm(said, phrase, tokens, solid):
        return Promiser(name=names_of(named), code=named[0])
    if not _is_agent(said, tokens[:head]) and not _is_name(scene, span):
        return None
    code = solid[0].code if solid else _of_country(scene, inside[0].code) if inside else None
    if inside and not solid and code is not None and len(tokens) <= ADJECTIVE_AND_NOUN and tokens[-1] in said.agents:
        return Promiser(name=name_of(code), code=code)
    return Promiser(name=" ".join(phrase.split()), code=code)


def _is_firm(said: PledgesTable, phrase: str, tokens: list[str], solid: list[Place]) -> bool:
    """Whether a place only ends a name: "Orlin Climate America"."""
    words = phrase.split()
    last = solid[-1].text
    ends = phrase.endswith(last) and len(words) > len(last.split()) + 1
    free = not said.designators.intersection(tokens) and not said.articles.intersection(tokens)
    return ends and free and len(solid) == 1 and all(word[0].isupper() for word in words)


def _is_name(scene: Scene, span: tuple[int, int]) -> bool:
    """Whether a phrase is a name and nothing else: capitals within a sentence, or several of them at its head."""
    words = scene.text[span[0] : span[1]].split()
    sentence = scene.sentence_at(span[0])
    opens = sentence is None or not any(char.isalnum() for char in scene.text[sentence.start : span[0]])
    enough = len(words) > 1 or not opens or sum(map(str.isupper, words[0])) > 1
    return enough and len(words) <= LONGEST_FIRM and all(word[0].isupper() for word in words)


def _last_region(scene: Scene, before: int) -> Promiser | None:
    """Return the region named last before, which "the region" means."""
    named = [place for place in scene.places if place.start < before and place.kind == "region"]
    return Promiser(name=name_of(named[-1].code), code=named[-1].code) if named else None


def _is_agent(said: PledgesTable, head: list[str]) -> bool:
    if said.head_first:
        return bool(said.agents.intersection(head))
    joined = [token for token, after in pairwise(head) if after in said.joints]
    return any(token in said.agents for token in (*head[-1:], *joined))


def speakers_side(scene: Scene, voice: Voice | None) -> Promiser | None:
    """Return the side "we" stands for: the region the speaker speaks for, else the speaker."""
    if voice is None:
        return None
    code = scene.side_of(voice.speaker)
    return Promiser(name=voice.speaker if code is None else name_of(code), code=code, first=True)


def other_side(scene: Scene, voice: Voice | None) -> Promiser | None:
    """Return the side "you" stands for."""
    code = scene.counterpart(scene.side_of(voice.speaker)) if voice is not None else None
    return None if code is None else Promiser(name=name_of(code), code=code)


def both_sides(scene: Scene) -> Promiser | None:
    """Return the parties of the talks together: whose joint plan is told without an agent."""
    if not scene.sides:
        return None
    return Promiser(name=names_of(scene.sides), code=scene.sides[0])


def promisee(scene: Scene, promiser: Promiser) -> str | None:
    """Return the other party of the talks, where there are two."""
    code = scene.counterpart(promiser.code) if promiser.code in scene.sides else None
    return None if code is None else name_of(code)


def _person(scene: Scene, mention: Mention) -> Promiser:
    return Promiser(name=mention.name, code=scene.side_of(mention.name))


def _mention(scene: Scene, span: tuple[int, int]) -> Mention | None:
    inside = [mention for mention in scene.mentions_near(*span) if mention.end <= span[1]]
    return inside[-1] if inside else None


def _of_country(scene: Scene, country: str) -> str:
    """Return the party of the talks that lies in the country, where just one does ("the Russian region")."""
    inside = [code for code in scene.sides if code.startswith(country + "-")]
    return inside[0] if len(inside) == 1 else country
