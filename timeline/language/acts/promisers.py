"""Who binds himself: from the words before a cue to a named promiser, by pronoun, side, mention or noun phrase."""

import re
from functools import cache
from itertools import pairwise

from attrs import frozen
from msgspec import Struct

from timeline.gazetteer import name_of, names_of
from timeline.language.acts import frames
from timeline.language.acts.frames import Cue
from timeline.language.discourse.scene import Scene, Voice
from timeline.language.marks import Mention, Place, Sentence
from timeline.language.schema.speech import SpeechTable
from timeline.language.words import lexicon
from timeline.language.words.phrases import Phrases, phrases

_TOKEN = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")  # linear: no joint is a letter
_MARKS = (", ", "; ", ": ", "“", "„", "«", '"', "(", ") ", " – ", " — ", " - ")  # a noun phrase begins behind these
_BOUNDS = tuple((mark, len(mark)) for mark in _MARKS)
ADJECTIVE_AND_NOUN = 3  # words, with an article: "the Russian region"
LONGEST_FIRM = 4  # words
LONGEST_NAME = 90  # characters; a longer noun phrase is a clause


class Promiser(Struct, frozen=True, kw_only=True):
    """`name` as the ledger shows it, `code` of the region spoken for, `first` where the speaker binds his own side."""

    name: str
    code: str | None = None
    first: bool = False


@frozen(kw_only=True)
class Words:
    """The word lists of a language that tell who acts."""

    we: frozenset[str]
    you: frozenset[str]
    they: frozenset[str]
    ours: frozenset[str]
    theirs: frozenset[str]
    yours: frozenset[str]
    agents: frozenset[str]
    adverbs: frozenset[str]
    openers: frozenset[str]
    joints: frozenset[str]
    prepositions: frozenset[str]
    designators: frozenset[str]
    pointers: frozenset[str]
    articles: frozenset[str]
    leads: frozenset[str]
    inner: frozenset[str]
    head_first: bool
    bounds: Phrases


@cache
def words(language: str) -> Words:
    """Read the word lists of a language."""
    table = lexicon.raw_table(language, frames.NOUN)
    return Words(
        bounds=phrases(table.get("clause_bounds", ("that",))),
        **{
            key: frozenset(table.get(key, ()))
            for key in (
                "we",
                "you",
                "they",
                "ours",
                "theirs",
                "yours",
                "agents",
                "openers",
                "joints",
                "prepositions",
                "designators",
                "pointers",
                "articles",
                "leads",
                "inner",
            )
        },
        adverbs=frozenset(table.get("adverb", ())),
        head_first=table.get("head_first", False),
    )


def clause(scene: Scene, sentence: Sentence, cue: Cue) -> tuple[int, int]:
    """Return the stretch around the cue that one voice says: inside a quotation, or the sentence without it."""
    at = sentence.start + cue.act
    quotation = scene.quotation_at(at)
    if quotation is not None:
        for start, end in quotation.parts:
            if start <= at < end and (quotation.kind != "indirect" or start <= sentence.start + cue.start):
                return max(start, sentence.start), min(end, sentence.end)
    return sentence.start, sentence.end


def noun_phrase(scene: Scene, sentence: Sentence, left: int, cue: int, *, whole: bool = False) -> tuple[int, int]:
    """Return the span in the article of the noun phrase that ends at the cue and begins after the last boundary.

    `whole`: with its relative clauses ("the bridge that was begun").
    """
    said = words(scene.language)
    text = scene.text[left:cue]
    start = 0
    for mark, width in _BOUNDS:
        at = text.rfind(mark) + width
        if at > start and at >= width:
            start = at
    if whole:
        start = _opening(said, text, start)
    else:
        start = max((end for _, end in said.bounds.spans(text) if end >= start), default=start)
    tokens = list(_TOKEN.finditer(text, start))
    lows = [token.group().lower() for token in tokens]
    first, last = 0, len(lows)
    if not said.joints.isdisjoint(lows):
        behind = last - next(index for index, low in enumerate(reversed(lows)) if low in said.joints)
        if cue - tokens[0].start() - left > LONGEST_NAME or _is_pronoun(said, lows[behind:]):
            first = behind
    while first < last and lows[last - 1] in said.adverbs:
        last -= 1
    led = first < last and lows[first] in said.prepositions
    while first < last and lows[first] in said.openers:
        first += 1
    if led and last - first > ADJECTIVE_AND_NOUN and lows[last - 1] in said.agents:
        first += _subject(said, lows[first:last])  # "under the agreement the two sides"
    if first >= last:
        return (cue, cue) if whole else _before_apposition(scene, sentence, left, cue)
    return max(left + tokens[first].start(), sentence.start), left + tokens[last - 1].end()


@cache
def _relatives(language: str) -> frozenset[str]:
    return lexicon.load_table(language, SpeechTable).words.relative


def _before_apposition(scene: Scene, sentence: Sentence, left: int, cue: int) -> tuple[int, int]:
    """Return the noun phrase before what stands beside it between commas: "Orlin Group, a maker of tiles, plans to"."""
    text = scene.text[left:cue].rstrip()
    head, _, last = text.rpartition(", ")
    if head and last.lower() in _relatives(scene.language):  # "Ann Lee, who promised"
        start, end = noun_phrase(scene, sentence, left, left + len(head))
        return (start, end) if end > start else (cue, cue)
    head, _, beside = text.removesuffix(",").rpartition(", ")
    if not head or not beside or len(beside) > LONGEST_NAME or not text.endswith(","):
        return cue, cue
    start, end = noun_phrase(scene, sentence, left, left + len(head))
    return (start, end) if end > start else (cue, cue)


def _opening(said: Words, text: str, start: int) -> int:
    """Return where a noun phrase with its relative clauses begins: behind "while", and behind "he was told that"."""
    first = _TOKEN.search(text, start)
    if first is None:
        return start
    pronoun = first.group().lower() in said.we | said.you | said.they
    for begin, end in said.bounds.spans(text):
        if begin >= start and (pronoun or not text[start:begin].strip()):
            return end
    return start


def _subject(said: Words, tokens: list[str]) -> int:
    """Return where the subject begins that a phrase with a preposition stands before, its last word an agent."""
    last = len(tokens) - 1
    return max((i for i, token in enumerate(tokens[:-1]) if token in said.articles), default=last)


def is_joined(scene: Scene, left: int, cue: int) -> bool:
    """Whether the cue is joined to a verb before it ("… and plan to"), so that both have one subject."""
    said = words(scene.language)
    before = _TOKEN.findall(scene.text[max(left, cue - LONGEST_NAME) : cue])
    return len(before) > 1 and before[-1].lower() in said.joints


def _is_pronoun(said: Words, tokens: list[str]) -> bool:
    rest = [token for token in tokens if token not in said.adverbs]
    return len(rest) == 1 and rest[0] in said.we | said.you | said.they


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


def _is_firm(said: Words, phrase: str, tokens: list[str], solid: list[Place]) -> bool:
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


def _is_agent(said: Words, head: list[str]) -> bool:
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
