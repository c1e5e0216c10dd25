"""References such as "the region", "this Russian region", "our republic": a subdivision named before."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind
from attrs import frozen

from timeline.gazetteer import country_of, row
from timeline.language.marks import Place
from timeline.language.places.placenames import next_word, word_before
from timeline.language.schema.places_table import PlacesTable
from timeline.language.words.lexicon import load_table

_LISTED = 6  # characters between two of a list: a comma, blanks and a short word
_WORDS = 2  # looked at before the word: "this Russian region"


@frozen
class _ReferenceWords:
    """How a language refers: the words for a subdivision with the types they may mean, what stands before and after."""

    heads: AhoCorasick
    types: Mapping[str, str]
    before: frozenset[str]
    after: frozenset[str]


@cache
def _words(language: str) -> _ReferenceWords | None:
    table = load_table(language, PlacesTable).references
    heads = dict(table.heads)
    if not heads:
        return None
    return _ReferenceWords(
        heads=AhoCorasick(heads, matchkind=MatchKind.LeftmostLongest),
        types=heads,
        before=table.before,
        after=table.not_before,
    )


def find_references(text: str, places: Sequence[Place], language: str) -> Iterator[Place]:
    """Yield the references that the places before them (sorted) leave no doubt about."""
    words = _words(language)
    if words is None or not any("-" in place.code for place in places):
        return
    starts = [place.start for place in places]
    for _, begin, end in words.heads.find_matches_as_indexes(text):
        if text[begin - 1 : begin] != " " or text[end : end + 1].isalnum():
            continue
        start = begin
        for _ in range(_WORDS):
            before = word_before(text, start)
            start -= len(before) + 1
            if not before or before.lower() in words.before:
                break
        if not before or before.lower() not in words.before or _next(text, end) in words.after:
            continue
        at = bisect_left(starts, start)
        nation = next((p.code for p in places[at : at + 2] if p.adjective and p.start < begin), None)
        code = _meant(places[:at], words.types[text[begin:end]], nation)
        if code and not any(p.start <= begin < p.end for p in places[at : at + 2]):
            yield Place(
                start=start,
                end=end,
                text=text[start:end],
                code=code,
                kind="reference",
                doubt="by context",
            )


def _next(text: str, end: int) -> str:
    """Return the word behind a point, in small letters."""
    behind = next_word(text, end)
    return "" if behind is None else behind[1].lower()


def _meant(before: Sequence[Place], types: str, nation: str | None) -> str | None:
    """Return the last subdivision that fits; None when it was one of a list."""
    fitting = [
        place
        for place in before
        if "-" in place.code
        and not place.adjective
        and (nation is None or country_of(place.code) == nation)
        and _fits(place, types)
    ]
    if not fitting:
        return None
    last = fitting[-1]
    if len(fitting) > 1 and fitting[-2].code != last.code and last.start - fitting[-2].end <= _LISTED:
        return None
    return last.code


def _fits(place: Place, types: str) -> bool:
    if not types:
        return place.kind == "region"
    found = row(place.code)
    return place.kind != "city" and found is not None and any(t in found.type for t in types.split())
