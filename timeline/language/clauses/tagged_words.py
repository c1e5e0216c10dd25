"""The words of a sentence with the class each is of, contractions and hyphens taken apart or together."""

from collections.abc import Iterator
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
_MONEY = frozenset("$€£¥₹₽%")
_SUFFIXES = ("n't", "'ll", "'re", "'ve", "'m", "'d")  # a contraction is parted before these


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
    in_class = known.classes
    subordinators, prepositions = in_class["subordinator"], in_class["preposition"]
    found: dict[str, Tag] = {}
    found |= dict.fromkeys(in_class["adverb"], "adverb")
    found |= dict.fromkeys(in_class["number"], "number")
    found |= dict.fromkeys(in_class["determiner"] | in_class["possessive"], "determiner")
    found |= dict.fromkeys(prepositions, "preposition")
    found |= dict.fromkeys(in_class["pronoun"] | in_class["speaker"] | in_class["hearer"], "pronoun")
    found |= dict.fromkeys(in_class["determiner"] & in_class["pronoun"], "determiner")
    found |= dict.fromkeys(subordinators, "bound")
    found |= dict.fromkeys(subordinators & prepositions, "either")
    found |= dict.fromkeys(in_class["coordinator"], "joint")
    found |= dict.fromkeys(in_class["not"], "not")
    found |= dict.fromkeys(known.do, "do")
    found |= dict.fromkeys(known.have, "have")
    found |= dict.fromkeys(known.be, "be")
    found |= dict.fromkeys(known.modals, "modal")
    found["to"] = "to"
    return found


@cache
def _contracted(language: str) -> frozenset[str]:
    """Return the words that a closed 's belongs to as a verb: "it's building"."""
    in_class = clause_words(language).classes
    return in_class["pronoun"] | in_class["there"] | frozenset({"who", "what", "here"})


def tagged(text: str, start: int, end: int, language: str) -> TaggedWords:
    """Return the words of `text[start:end]`, tagged. Linear."""
    lows: list[str] = []
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    tags: list[Tag] = []
    known = _tags(language)
    no_adverbs = clause_words(language).classes["no_adverb"]
    for low, begin, stop in _pieces(tokens.split_tokens(text, start, end), language):
        tag = known.get(low)
        if tag is None:
            if low[0].isalpha():
                tag = "adverb" if low.endswith("ly") and low not in no_adverbs and len(low) > len("early") else "word"
            elif low[0].isdigit() or low[0] in _MONEY:
                tag = "number"
            elif low in _QUOTES:
                tag = "quote"
            elif low == _COMMA:
                tag = "comma"
            else:
                tag = "mark"
        lows.append(low)
        texts.append(text[begin:stop])
        starts.append(begin)
        ends.append(stop)
        tags.append(tag)
    return TaggedWords(language=language, lows=lows, texts=texts, tags=tags, starts=starts, ends=ends)


def _pieces(found: tuple[Token, ...], language: str) -> Iterator[tuple[str, int, int]]:
    """Yield words as (in lower case, start, end): hyphened ones in one, contractions in two, no full stops."""
    contracted = _contracted(language)
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
            yield from _parted(held, contracted)
        held = None
        if token.kind == "sign":
            if token.text != "." and token.text not in _SMALL_QUOTES:
                yield token.low, token.start, token.end
        else:
            held = (token.low.replace("’", "'"), token.start, token.end)
    if held is not None:
        yield from _parted(held, contracted)


def _parted(piece: tuple[str, int, int], contracted: frozenset[str]) -> Iterator[tuple[str, int, int]]:
    low, start, end = piece
    at = low.find("'")
    if at > 0:
        for suffix in _SUFFIXES:
            if low.endswith(suffix):
                cut = end - len(suffix)
                if suffix == "n't":
                    yield low, start, end
                    return
                yield low[: -len(suffix)], start, cut
                yield suffix, cut, end
                return
        if low.endswith("'s") and low[:-2] in contracted:
            yield low[:-2], start, end - 2
            yield "'s", end - 2, end
            return
    yield low, start, end
