"""What a number counts: the noun phrase behind it ("joint enterprises", «совместных проектов»)."""

from collections.abc import Sequence

from timeline.language.quantity.figure_words import FigureWords
from timeline.language.text.tokens import Token

_LONGEST = 7
_SHORTEST = 3
_HYPHENS = "-‑"
_QUOTES = '“”"«»‘’'


def phrase(tokens: Sequence[Token], at: int, said: FigureWords) -> tuple[int, int] | None:
    """Return the counted noun phrase that begins at a token, as first token and end; None where nothing is counted."""
    while at < len(tokens) and tokens[at].low in said.extra:
        at += 1
    if at >= len(tokens) or tokens[at].text in _HYPHENS:
        return None
    if said.heads == "plural":
        end = _plural(tokens, at, said)
    elif said.heads == "capital":
        end = _capital(tokens, at, said)
    else:
        end = _behind_adjectives(tokens, at, said)
    return None if end is None else (at, end)


def _plural(tokens: Sequence[Token], at: int, said: FigureWords) -> int | None:
    """End behind the first plural noun: "8,000 Belarusian and Russian enterprises", "18 Japanese-invested projects"."""
    index = at
    while index < min(len(tokens), at + _LONGEST):
        token = tokens[index]
        if token.text in _HYPHENS and token.glued:
            index += 1
            continue
        if token.kind == "number" and token.glued and index > at:
            index += 1  # "Régio2N"
            continue
        if token.kind != "word":
            return None
        if token.low in said.joins:
            if index == at or index + 1 >= len(tokens) or tokens[index + 1].low in said.stop:
                return None
            index += 1
            continue
        if token.low in said.stop or token.low in said.time:
            return None
        if is_plural(token, said):
            return _whole(tokens, index, said)
        index += 1
    return None


def is_plural(token: Token, said: FigureWords) -> bool:
    """Whether a word is, by its form, a noun in the plural."""
    low = token.low
    if low in said.irregular:
        return True
    if (
        len(low) <= _SHORTEST
        or low in said.singular
        or low.endswith(said.no_plural)
        or (token.text.islower() and low.endswith(said.no_plural_small))
    ):
        initials = token.text.removesuffix(said.plural)
        return initials != token.text and initials.isupper() and len(token.text) > _SHORTEST - 1
    return bool(said.plural) and low.endswith(said.plural)


def _whole(tokens: Sequence[Token], head: int, said: FigureWords) -> int:
    """Take "sales people" and "head of cattle" whole."""
    low = tokens[head].low
    after = head + 1
    if low in said.containers and after + 1 < len(tokens) and tokens[after].low in said.links["of"]:
        return after + 2
    if low in said.chained and after < len(tokens) and tokens[after].kind == "word" and is_plural(tokens[after], said):
        return after + 1
    return after


def _capital(tokens: Sequence[Token], at: int, said: FigureWords) -> int | None:
    """End behind the first capitalised word, as German writes nouns."""
    for index in range(at, min(len(tokens), at + _LONGEST)):
        token = tokens[index]
        if token.kind != "word" or token.low in said.stop:
            return None
        if token.text[0].isupper():
            return None if token.low in said.time or len(token.low) < _SHORTEST else index + 1
    return None


def _behind_adjectives(tokens: Sequence[Token], at: int, said: FigureWords) -> int | None:
    """End behind the first word that is no adjective."""
    for index in range(at, min(len(tokens), at + _LONGEST)):
        token = tokens[index]
        if token.text in _HYPHENS and token.glued and index > at:
            continue
        if token.text in _QUOTES and index > at:
            return None
        if token.kind != "word" or token.low in said.stop or token.low in said.time:
            return None
        if said.adjectives and token.low.endswith(said.adjectives) and len(token.low) > _SHORTEST + 1:
            following = tokens[index + 1] if index + 1 < len(tokens) else None
            if following is not None and (following.kind == "word" or following.text in _HYPHENS):
                continue
        verb = bool(said.verbal) and token.low.endswith(said.verbal)
        return None if len(token.low) < _SHORTEST or token.text[0].isupper() or verb else index + 1
    return None
