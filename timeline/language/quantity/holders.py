"""Whose each number of a list is: the name before its brackets, the place told before it, "each" of two."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from timeline.language.marks import Place, Sentence
from timeline.language.quantity.figure_tellings import FigureTelling
from timeline.language.quantity.figure_words import FigureWords
from timeline.language.text import tokens
from timeline.language.text.tokens import Token

_LIST = 2
_EACH_NEAR = 12
_FAR = 20  # tokens


def holder_of_number(cut: Sequence[Token], first: int) -> tuple[str, ...]:
    """Return whose the number in brackets is: "Ranipet Steel (₹40 crore and 300 jobs)"."""
    at = next((at for at in range(first - 1, max(0, first - _FAR - 2), -1) if cut[at].text in "()"), 0)
    if at == 0 or cut[at].text != "(":
        return ()
    end = at
    if cut[at - 1].text == ")":  # "Yotta (Hiranandani) (₹4,000 crore)"
        while (end > 0 and cut[end].text != "(") or end == at:
            end -= 1
    begin = end
    while begin > 0 and cut[begin - 1].kind == "word" and cut[begin - 1].text[0].isupper():
        begin -= 1
    return (" ".join(token.text for token in cut[begin:end]),) if begin < end else ()


def unlisted(told: Sequence[FigureTelling]) -> None:
    """Forget the holders where brackets only explain: a list has more than one."""
    if len({each.parties for each in told if each.parties}) < _LIST:
        for each in told:
            each.parties = ()


def spread(
    text: str, sentence: Sentence, named: Sequence[Place], told: Sequence[FigureTelling], said: FigureWords
) -> Iterator[FigureTelling]:
    """Bind each of several amounts to the places told right before it; "each" tells one for every place.

    `named` are the places of the sentence.
    """
    places = [place for place in named if place.kind != "country" and not place.adjective]
    groups = _places_before(sentence, told, places)
    shared = [
        bool(group) and _is_each(text, sentence, each, group, said) for each, group in zip(told, groups, strict=True)
    ]
    if not all(groups) or (len(told) < _LIST and not any(shared)):
        yield from told
        return
    for each, group, divided in zip(told, groups, shared, strict=True):
        if divided:
            yield from (_about(each, (place,)) for place in group)
        else:
            yield _about(each, group)


def _is_each(text: str, sentence: Sentence, told: FigureTelling, places: Sequence[Place], said: FigureWords) -> bool:
    """Whether the amount goes to every place: "X and Y get $2 million each", "X and Y will each get $2 million"."""
    start, end = told.quantity.start, told.quantity.end
    behind = tokens.split_tokens(text, end, min(sentence.end, end + _EACH_NEAR))[:1]
    before = tokens.split_tokens(text, max(places[-1].end, sentence.start), start)
    return any(token.low in said.links["each"] for token in (*behind, *before))


def _about(told: FigureTelling, places: Sequence[Place]) -> FigureTelling:
    """Return a copy that is about the places only."""
    return replace(
        told,
        regions=tuple(sorted({place.code for place in places if place.code})),
        parties=told.parties or tuple(place.text for place in places),
        also=[],
    )


def _places_before(sentence: Sentence, told: Sequence[FigureTelling], places: Sequence[Place]) -> list[list[Place]]:
    groups, start = [], sentence.start
    for each in told:
        groups.append([place for place in places if start <= place.start < each.quantity.start])
        start = each.quantity.end
    return groups
