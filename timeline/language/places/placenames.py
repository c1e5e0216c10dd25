"""Names of places as they stand in a text: each with all it may mean, and what the words beside it say that it is."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from msgspec import Struct

from timeline.gazetteer import (
    Candidate,
    Designator,
    candidates,
    designate,
    designated,
    designators,
    fold,
    forms,
    lemmas,
)
from timeline.gazetteer import words as split
from timeline.language.places.name_groups import NameGroup, group, name_groups
from timeline.language.schema.places_table import PlacesTable
from timeline.language.words.lexicon import load_table

_CAPITAL = re.compile(r"(?<![^\W_])[A-ZÀ-ÖØ-ÞĀ-ɏЀ-Я][^\W\d_]*")
_NEXT = re.compile(r"(?:\.?[ \u00a0]|[-–'’.])([^\W\d_]+)")
_MOST_WORDS = 6
_ABBREVIATION = 4  # letters: a dot after a longer word ends a sentence
_BEFORE = 40  # characters looked back for a designator
_CITY = "city"  # kind of a designator
_PARTICLE = 3  # letters: "on", "of", "de", "na" inside a name


class PlaceNaming(Struct):
    """A name at its place; `key` is its folded words, `before` the folded word before it.

    `end` takes in a designator behind it, `name_end` does not; `ahead`: it stands before. `located`: something beside
    it says that it is a place; `regional`: something beside it goes with regions, such as a governor; `sure`: it can
    only be a country or its adjective.
    """

    start: int
    end: int
    name_end: int
    key: str
    found: tuple[Candidate, ...]
    designator: Designator | None = None
    ahead: bool = False
    before: str = ""
    located: bool = False
    regional: bool = False
    sure: bool = False


@lru_cache(maxsize=16384)
def _forms(word: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lemmas(fold(word))))


def next_word(text: str, end: int) -> re.Match[str] | None:
    """Match the word directly behind a point."""
    return _NEXT.match(text, end)


def follow(text: str, end: int, limit: int) -> list[re.Match[str]]:
    """Match the words directly behind a point, at most `limit`; a full stop ends them."""
    out: list[re.Match[str]] = []
    while len(out) < limit:
        found = _NEXT.match(text, end)
        if found is None or (text[end] == "." and out and len(out[-1][1]) > _ABBREVIATION):
            break
        out.append(found)
        end = found.end()
    return out


@lru_cache(maxsize=16384)
def _joins(word: str) -> bool:
    """Whether a word may go on a name: with a capital, a short particle, or a designator."""
    return word[0].isupper() or len(word) <= _PARTICLE or _begins(word)


@cache
def _starts() -> frozenset[str]:
    return frozenset(word.split()[0] for word in designators())


def _going_on(text: str, end: int, most: int, size: int) -> list[re.Match[str]]:
    """Match the words that may go on a name whose last word has `size` letters."""
    out: list[re.Match[str]] = []
    while len(out) < most and (found := _NEXT.match(text, end)) and _joins(found[1]):
        if text[end] == "." and size > _ABBREVIATION:
            break
        out.append(found)
        size, end = len(found[1]), found.end()
    return out


def _named(text: str, first: re.Match[str], known: tuple[NameGroup, ...]) -> tuple[int, NameGroup, str] | None:
    """Match the longest name that begins here: its end, its group, the folded words after the first."""
    end = first.end()
    second = _NEXT.match(text, end)
    if second is not None:
        forms = _forms(second[1])
        for g in known:
            if not g.second.isdisjoint(forms):
                longer = _longest(text, first, known)
                if longer is not None:
                    return longer
                break
    alone = [g for g in known if "" in g.rest]
    if not alone:
        return None
    exact = alone[0].word == fold(first[0])
    return end, alone[0] if exact else max(alone, key=_people), ""


def _people(of: NameGroup) -> int:
    """Return how many people the largest place has that a word alone names: «Тулы» is of Tula, not of Toul."""
    return max(candidate.people for candidate in of.rest[""])


def _longest(text: str, first: re.Match[str], known: tuple[NameGroup, ...]) -> tuple[int, NameGroup, str] | None:
    """Match the longest name of several words that begins here."""
    following = _going_on(text, first.end(), min(max(g.longest for g in known), _MOST_WORDS), len(first[0]))
    for count in range(len(following), 0, -1):
        last = following[count - 1][1]
        if not last[0].isupper() and not any(form in designators() for form in _forms(last)):
            continue
        tails = _tails([f[1] for f in following[:count]])
        for g in known:
            if g.longest >= count:
                for tail in tails:
                    if tail in g.rest:
                        return following[count - 1].end(), g, tail
    return None


def _tails(raw: list[str]) -> list[str]:
    joined = " ".join(raw)
    if joined.isascii():
        return [joined.lower()]
    options = [""]
    for word in raw:
        options = [f"{head} {form}".strip() for head in options for form in _forms(word)][:200]
    return options


@cache
def _rules(language: str) -> tuple[frozenset[str], bool]:
    table = load_table(language, PlacesTable)
    return table.joining, table.of_needed


def word_before(text: str, start: int) -> str:
    """Return the word that stands before a point with one blank or a hyphen between; empty after any other sign."""
    if start < 2 or text[start - 1] not in " \u00a0-":  # noqa: PLR2004  a letter and a blank
        return ""
    word = text[max(0, start - _BEFORE) : start - 1].rpartition(" ")[2].rpartition("\n")[2]
    return word if word.isalpha() else _last_word(word)


def _last_word(text: str) -> str:
    at = len(text)
    while at and text[at - 1].isalpha():
        at -= 1
    return text[at:]


@lru_cache(maxsize=16384)
def _begins(word: str) -> bool:
    """Whether a word may begin a designator."""
    return any(form in _starts() for form in _forms(word))


@lru_cache(maxsize=16384)
def _before(word: str) -> Designator | None:
    """Return the designator that a word before a name is."""
    for form in _forms(word):
        designator = designators().get(form)
        if designator and designator.where != "after":
            return designator
    return None


def _behind(text: str, start: int, end: int) -> tuple[int, Designator] | None:
    """Find the designator behind a name, and where it ends."""
    found = _NEXT.match(text, end)
    if found is None or not _begins(found[1]) or (text[end] == "." and end - start > _ABBREVIATION):
        return None
    behind = follow(text, end, 3)
    for count in range(len(behind), 0, -1):
        for word in _tails([f[1] for f in behind[:count]]):
            designator = designators().get(word)
            if designator and designator.where != "before":
                return behind[count - 1].end(), designator
    return None


def _ahead(text: str, start: int, before: str, language: str) -> Designator | None:
    """Find the designator before a name."""
    if not before:
        return None
    joining, needed = _rules(language)
    joined = False
    while before and fold(before) in joining:
        start -= len(before) + 1
        before = word_before(text, start)
        joined = True
    return _before(before) if before and (joined or not needed) else None


def namings(text: str, language: str) -> Iterator[PlaceNaming]:
    """Yield every name of the gazetteer that begins with a capital, the longest at each place, from left to right."""
    done = 0
    genitive = load_table(language, PlacesTable).genitive
    for first in _CAPITAL.finditer(text):
        known = name_groups(first[0])
        if not known and genitive and first[0].endswith(genitive):
            known = name_groups(first[0][: -len(genitive)])
        if not known or (start := first.start()) < done:
            continue
        named = _named(text, first, known)
        if named is None:
            continue
        done, of, rest = named
        key = f"{of.word} {rest}" if rest else of.word
        if rest in of.sure:
            yield PlaceNaming(start, done, done, key, of.rest[rest], sure=True)
        elif found := _as_written(text, (start, done), of.rest[rest], language) if rest in of.short else of.rest[rest]:
            naming = PlaceNaming(start, done, done, key, found, before=word_before(text, start))
            designation(text, naming, language)
            done = naming.end
            if naming.designator is None:
                naming.found = tuple(c for c in naming.found if c.kind != "d")
            if naming.found:
                yield naming


def designation(text: str, naming: PlaceNaming, language: str) -> None:
    """Note the designator beside a name, if what it may mean can be called so."""
    end, designator = _behind(text, naming.start, naming.end) or (0, None)
    if designator and designator.kind == "county" and _of_council(text, end, language):
        end, designator = 0, None
    elif " " in naming.key and _of_council(text, naming.end, language):
        bare = candidates(naming.key.split()[:-1])
        naming.found = tuple(c for c in bare if c.kind in "rm") or bare or naming.found
        naming.designator = _designator(naming.key)
        return
    found = designator or _ahead(text, naming.start, naming.before, language)
    naming.before = fold(naming.before)
    if found is None:
        if " " in naming.key:
            naming.designator = _designator(naming.key)
        return
    of_country = any(c.kind == "a" for c in naming.found)  # "the Lao province of …" is no province called Lao
    named = tuple(c for c in naming.found if c.kind not in "pPk") if of_country else naming.found
    if designator is None and found.where == "named":
        named = tuple(c for c in named if c.kind == "r")
    if found.kind == _CITY and any(c.kind == "r" for c in named):
        named = candidates(naming.key.split()) or named  # a town may lie in a region of its own name
    fitting = designate(named, found)
    if fitting:
        naming.found, naming.designator, naming.ahead = fitting, found, designator is None
        naming.end = end or naming.end
    elif " " in naming.key and (designator is None or designator.kind != "commune"):
        naming.designator = _designator(naming.key)
    elif designator and designator.kind == "commune":
        naming.found = ()  # a province's name, but not the province
    elif designator and designator.kind == "state" and all(c.kind in "pPk" for c in naming.found):
        naming.found = ()  # no town: a university's or a team's name


def _of_council(text: str, end: int, language: str) -> bool:
    """Whether a council's name goes on behind a designator."""
    behind = next_word(text, end)
    return behind is not None and fold(behind[1]) in load_table(language, PlacesTable).councils


@lru_cache(maxsize=16384)
def _designator(key: str) -> Designator | None:
    pieces, known = key.split(), designators()
    return known.get(pieces[-1]) or known.get(pieces[0])


def naming_at(text: str, start: int, end: int, language: str) -> PlaceNaming | None:
    """Return the name that fills this stretch of the text, with or without a designator in it."""
    key = split(text[start:end])
    for form in forms(key):
        found = tuple(c for c in candidates(form) if c.kind != "w")
        if found:
            naming = PlaceNaming(start, end, end, " ".join(form), found, before=word_before(text, start))
            designation(text, naming, language)
            naming.found = naming.found or found
            return naming
    for form in forms(key):
        found = designated(form)
        if found:
            return PlaceNaming(start, end, end, " ".join(form), found, designator=designators()["region"])
    return None


def _as_written(text: str, span: tuple[int, int], found: tuple[Candidate, ...], language: str) -> tuple[Candidate, ...]:
    """Without the abbreviations that are not written as such here."""
    start, end = span
    written = text[start:end]
    abbreviated = written.isupper() or text[end : end + 1] == "."
    after_comma = text[max(0, start - 2) : start] == ", " or text[max(0, start - 1) : start] == "("
    as_region = (abbreviated and after_comma) or _is_dotted(text, start, end, language)
    return tuple(c for c in found if c.kind not in "CR" or (written.isupper() if c.kind == "C" else as_region))


def _is_dotted(text: str, start: int, end: int, language: str) -> bool:
    """Whether it is written "P.E.I.", and is neither a person's initials nor "300 B.C."."""
    if "." not in text[start:end] or text[end : end + 1] != "." or text[:start].rstrip()[-1:].isdigit():
        return False
    behind = next_word(text, end + 1)
    if behind is None or text[end + 1] != " " or not behind[1][0].isupper():
        return True
    return fold(behind[1]) in load_table(language, PlacesTable).bodies


@cache
def _small_endings(language: str) -> re.Pattern[str] | None:
    endings = load_table(language, PlacesTable).small
    return re.compile(rf"(?:{endings})(?![^\W_])") if endings else None


def adjectives(text: str, language: str) -> Iterator[tuple[int, int, Candidate]]:
    """Yield the adjectives of countries and regions where the language writes them small: start, end, meaning."""
    endings = _small_endings(language)
    for found in endings.finditer(text) if endings else ():
        start = found.start()
        while start and (text[start - 1].isalpha() or text[start - 1] in "-'’"):
            start -= 1
            if found.start() - start > _BEFORE:
                break
        if meant := small(text[start : found.end()], language):
            yield start, found.end(), max(meant, key=lambda c: "qsa".index(c.kind))


@lru_cache(maxsize=16384)
def small(word: str, language: str) -> tuple[Candidate, ...]:
    """Return what a word means as an adjective."""
    pieces = fold(word).replace("-", " ").replace("'", " ").replace("’", " ").split()
    if not pieces:
        return ()
    for last in _stems(pieces[-1], language):
        whole = [*pieces[:-1], last]
        found = group(whole[0])
        meant = tuple(c for c in (found.rest.get(" ".join(whole[1:]), ()) if found else ()) if c.kind in "aqs")
        if meant:
            return meant
    return ()


def _stems(word: str, language: str) -> Iterator[str]:
    yield from lemmas(word)
    for ending in load_table(language, PlacesTable).small_endings:
        if word.endswith(ending):
            yield word[: -len(ending)]
