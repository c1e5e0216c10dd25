"""The words of a sentence with the class each is of, contractions and hyphens taken apart or together."""

from collections.abc import Container, Iterator, Sequence
from functools import cache
from typing import Literal

from msgspec import Struct

from timeline.language.clauses.clause_words import clause_words
from timeline.language.text import tokens
from timeline.language.text.tokens import Token

Tag = Literal[
    "modal", "be", "have", "do", "to", "not", "adverb", "determiner", "pronoun", "preposition", "joint", "bound",
    "either", "number", "comma", "mark", "quote", "word",
]  # fmt: skip

_QUOTES = frozenset('"“”„«»')
_SMALL_QUOTES = frozenset("'‘’")
_COMMA = ","
_DASHES = frozenset("–—-")
_FINITE = frozenset({"modal", "be", "have", "do"})
LONGEST_BRACKET = 9  # words
LONGEST_BETWEEN = 25  # words between two dashes
_MONEY = frozenset("$€£¥₹₽%")
_OBJECT = frozenset({"determiner", "number", "word", "adverb"})
_SHORT = 5  # letters; a word no longer that ends as an adverb does is another


class TaggedWords(Struct, frozen=True, kw_only=True):
    """A sentence word by word; the five rows are of one length. `starts` and `ends` count characters of the article."""

    language: str
    lows: list[str]
    texts: list[str]
    tags: list[Tag]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        """Return how many words there are."""
        return len(self.lows)


@cache
def _tags(language: str) -> dict[str, Tag]:
    """Return the tag of each word of a closed class."""
    known = clause_words(language)
    classes = known.words
    subordinators, prepositions = classes.subordinator, classes.preposition
    found: dict[str, Tag] = {}
    found |= dict.fromkeys(classes.adverb, "adverb")
    found |= dict.fromkeys(classes.number, "number")
    found |= dict.fromkeys(classes.determiner | classes.possessive, "determiner")
    found |= dict.fromkeys(prepositions, "preposition")
    found |= dict.fromkeys(classes.pronoun | classes.speaker | classes.hearer, "pronoun")
    found |= dict.fromkeys(classes.determiner & classes.pronoun, "determiner")
    found |= dict.fromkeys(subordinators, "bound")
    found |= dict.fromkeys(subordinators & prepositions, "either")
    found |= dict.fromkeys(classes.coordinator, "joint")
    found |= dict.fromkeys(classes.not_, "not")
    found |= dict.fromkeys(known.auxiliaries.do, "do")
    found |= dict.fromkeys(known.auxiliaries.have, "have")
    found |= dict.fromkeys(known.auxiliaries.be, "be")
    found |= dict.fromkeys(known.modals, "modal")
    found |= dict.fromkeys(classes.to, "to")
    return found


@cache
def _contracted(language: str) -> frozenset[str]:
    """Return the words that a glued ending belongs to as a verb: "it's building"."""
    classes = clause_words(language).words
    return classes.pronoun | classes.there | classes.takes_is


def tagged(text: str, start: int, end: int, language: str) -> TaggedWords:
    """Return the words of `text[start:end]`, tagged. Linear."""
    lows: list[str] = []
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    tags: list[Tag] = []
    known = _tags(language)
    participle = clause_words(language).endings.participle
    no_adverbs, adverb = clause_words(language).words.no_adverb, clause_words(language).endings.adverb
    for low, begin, stop in _pieces(tokens.split_tokens(text, start, end), language):
        tag = known.get(low)
        if tag == "modal" and text[begin].isupper() and tags and tags[-1] not in ("mark", "quote"):
            tag = "word"  # "by the end of May"
        if tag == "bound" and tags and tags[-1] == "be" and low.endswith(participle):
            tag = "word"  # "will be provided"
        if tag is None:
            if low[0].isalpha():
                tag = "adverb" if low.endswith(adverb) and low not in no_adverbs and len(low) > _SHORT else "word"
            elif low[0].isdigit() or low[0] in _MONEY:
                tag = "number"
            elif low in _QUOTES:
                tag = "quote"
            elif low == "&":
                tag = "word"
            elif low == _COMMA:
                tag = "comma"
            else:
                tag = "mark"
        lows.append(low)
        texts.append(text[begin:stop])
        starts.append(begin)
        ends.append(stop)
        tags.append(tag)
    _pass_over_brackets(lows, tags)
    _part_by_dashes(lows, tags)
    _join_adverbs(lows, tags, clause_words(language).words.awaited | clause_words(language).words.adverbs_of_two)
    _unbind(lows, tags, clause_words(language).endings.participle)
    return TaggedWords(language=language, lows=lows, texts=texts, tags=tags, starts=starts, ends=ends)


def _pass_over_brackets(lows: Sequence[str], tags: list[Tag]) -> None:
    """Tag what stands in brackets within a clause as adverbs, which are read past: "the ministry (MoT) will"."""
    opened: int | None = None
    for at, low in enumerate(lows):
        if low == "(":
            opened = at
        elif opened is not None and (at - opened > LONGEST_BRACKET or tags[at] in _FINITE):
            opened = None
        elif opened is not None and low == ")":
            tags[opened : at + 1] = ["adverb"] * (at + 1 - opened)
            opened = None


def _part_by_dashes(lows: Sequence[str], tags: list[Tag]) -> None:
    """Tag two dashes around an aside before a verb as the commas they stand for: "the weir – a wall of stone – is"."""
    opened: int | None = None
    for at, low in enumerate(lows):
        if low not in _DASHES:
            continue
        behind = tags[at + 1] if at + 1 < len(tags) else "mark"
        if opened is not None and behind in _FINITE and at - opened <= LONGEST_BETWEEN:
            tags[opened] = tags[at] = "comma"
            opened = None
        else:
            opened = at if at and tags[at - 1] == "word" else None


def _join_adverbs(lows: Sequence[str], tags: list[Tag], joined: Container[str]) -> None:
    """Tag adverbs of two words as such: "have so far received"."""
    for at in range(len(lows) - 1):
        if f"{lows[at]} {lows[at + 1]}" in joined:
            tags[at] = tags[at + 1] = "adverb"


def _unbind(lows: Sequence[str], tags: list[Tag], participle: str | tuple[str, ...]) -> None:
    """Tag a word that binds clauses as a verb where it is one: "have already provided tents", "also provided tents"."""
    for at in range(1, len(lows) - 1):
        if tags[at] != "bound" or not lows[at].endswith(participle):
            continue
        before = at - 1
        while before > 0 and tags[before] in ("adverb", "not"):
            before -= 1
        has_object = tags[at + 1] in _OBJECT and tags[before] in ("word", "pronoun") and _FINITE.isdisjoint(tags[:at])
        if has_object or tags[before] in ("have", "be"):
            tags[at] = "word"


def _pieces(found: tuple[Token, ...], language: str) -> Iterator[tuple[str, int, int]]:
    """Yield words as (in lower case, start, end): hyphened ones in one, contractions in two, no full stops."""
    held: tuple[str, int, int] | None = None
    joined = False
    for token in found:
        if token.kind == "sign" and token.text in "-\u2011" and token.glued and held is not None:
            joined = True
            continue
        if joined and held is not None and token.glued and token.kind != "sign":
            held = (f"{held[0]}-{token.low}", held[1], token.end)
            joined = False
            continue
        joined = False
        if held is not None:
            yield from _parted(held, language)
        held = None
        if token.kind == "sign":
            if token.text != "." and token.text not in _SMALL_QUOTES:
                yield token.low, token.start, token.end
        else:
            held = (token.low.replace("’", "'"), token.start, token.end)
    if held is not None:
        yield from _parted(held, language)


def _parted(piece: tuple[str, int, int], language: str) -> Iterator[tuple[str, int, int]]:
    low, start, end = piece
    if low.find("'") > 0:
        endings = clause_words(language).endings
        taken = next((one for one in endings.contracted if low.endswith(one)), None)
        if taken is None:
            ends = (one for one in endings.is_contracted if low.endswith(one))
            taken = next((one for one in ends if low.removesuffix(one) in _contracted(language)), None)
        if taken is not None:
            cut = end - len(taken)
            yield low.removesuffix(taken), start, cut
            yield taken, cut, end
            return
    yield low, start, end
