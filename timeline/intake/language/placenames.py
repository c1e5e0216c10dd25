"""Names of places as they stand in a text: each with everything it may mean, and the words beside it that say what it is."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from attrs import frozen

from timeline.gazetteer import (
    DATA,
    Candidate,
    candidates,
    designate,
    designated,
    designators,
    fold,
    forms,
    lemmas,
    parse,
)
from timeline.gazetteer import words as split
from timeline.intake.language.lexicon import load, words

_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ɏЀ-Я][^\W\d_]*")
_SLAVIC = re.compile(r"[сц]к(?:ий|ого|ому|им|ом|ая|ой|ую|ою|ое|ие|их|ими|і|ага|аму|ім|ай|ае|ія|іх|імі)(?![^\W_])")
_GERMAN = re.compile(r"(?:isch|deutsch)(?:e[rnsm]?)?(?![^\W_])")
_LOWER = re.compile(r"[^\W\d_]+")
_NEXT = re.compile(r"(?:\.?[ \u00a0]|[-–'’.])([^\W\d_]+)")
_MOST_WORDS = 6
_ABBREVIATION = 4  # letters: a dot after a longer word ends a sentence
_BEFORE = 40  # characters looked back for a designator
_PLURAL = "many"


@frozen(kw_only=True)
class Group:
    """All names that begin with one word: what follows it, and what that means."""

    word: str
    rest: dict[str, tuple[Candidate, ...]]
    longest: int


@frozen(kw_only=True)
class Naming:
    """A name at its place. `end` takes in a designator behind it, `name_end` does not; `before` is the folded word before it.

    `designator` is the class a word beside it gives ("region", "county", "district", "city"), `many` that the word covers several,
    `ahead` that it stands before the name; `located`: something beside it says that it is a place.
    """

    start: int
    end: int
    name_end: int
    key: str
    found: tuple[Candidate, ...]
    designator: str | None = None
    many: bool = False
    ahead: bool = False
    before: str = ""
    located: bool = False


@cache
def _lines(stem: str) -> dict[str, str]:
    text = (DATA / f"{stem}.tsv").read_text(encoding="utf-8")
    return dict(line.split("\t", 1) for line in text.splitlines()[1:])


@lru_cache(maxsize=65536)
def group(word: str) -> Group | None:
    """The names that begin with this folded word."""
    rest: dict[str, tuple[Candidate, ...]] = {}
    for stem in ("names", "towns"):
        for entry in line.split("\t") if (line := _lines(stem).get(word)) else ():
            name, _, value = entry.partition("=")
            meant = tuple(c for c in parse(value) if c.kind != "w")
            if meant:
                rest[name] = (*rest.get(name, ()), *meant)
    if not rest:
        return None
    return Group(word=word, rest=rest, longest=max(name.count(" ") + 1 if name else 0 for name in rest))


@lru_cache(maxsize=65536)
def groups(word: str) -> tuple[Group, ...]:
    """The names that begin with this word of a text, in whatever case it stands."""
    folded = fold(word)
    if not "Ѐ" <= folded[0] <= "ӿ":
        found = group(folded)
        return (found,) if found else ()
    return tuple(found for form in dict.fromkeys(lemmas(folded)) if (found := group(form)))


@lru_cache(maxsize=16384)
def _forms(word: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lemmas(fold(word))))


def follow(text: str, end: int, limit: int) -> list[re.Match[str]]:
    """The words directly behind a point, at most `limit`; a full stop ends them."""
    out: list[re.Match[str]] = []
    size = 0
    while len(out) < limit:
        found = _NEXT.match(text, end)
        if found is None:
            break
        if text[found.start()] == "." and (out or size) and len(out[-1][1]) > _ABBREVIATION:
            break
        out.append(found)
        size, end = 1, found.end()
    return out


def _named(text: str, first: re.Match[str], known: tuple[Group, ...]) -> tuple[int, str, tuple[Candidate, ...]] | None:
    """The longest name that begins here: its end, its folded words, what it may mean."""
    most = min(max(g.longest for g in known), _MOST_WORDS)
    following = follow(text, first.end(), most) if most else []
    if following and len(first[0]) > _ABBREVIATION and text[following[0].start()] == ".":
        following = []
    for count in range(len(following), 0, -1):
        last = following[count - 1][1]
        if not (last[0].isupper() or fold(last) in designators() or any(f in designators() for f in _forms(last))):
            continue
        tails = _tails([f[1] for f in following[:count]])
        for g in known:
            if g.longest >= count:
                for tail in tails:
                    if tail in g.rest:
                        return following[count - 1].end(), f"{g.word} {tail}", g.rest[tail]
    for g in known:
        if "" in g.rest:
            return first.end(), g.word, g.rest[""]
    return None


def _tails(raw: list[str]) -> list[str]:
    if raw[0].isascii() and all(word.isascii() for word in raw):
        return [" ".join(raw).lower()]
    options = [""]
    for word in raw:
        options = [f"{head} {form}".strip() for head in options for form in _forms(word)][:200]
    return options


@cache
def _rules(language: str) -> tuple[frozenset[str], bool]:
    table = load(language, "places")
    return words(table, "joining"), bool(table.get("of_needed"))


def _beside(text: str, start: int, end: int, language: str) -> tuple[int, str | None, bool, bool, str]:
    """End with a designator behind; its class; whether it covers several; whether it stands ahead; the word before."""
    joining, needed = _rules(language)
    back = (
        [w for w in _LOWER.findall(text[max(0, start - _BEFORE) : start])]
        if text[start - 1 : start] in {" ", "\u00a0", "-"}
        else []
    )
    before = fold(back[-1]) if back else ""
    known = designators()
    behind = follow(text, end, 3)
    if behind and text[behind[0].start()] == "." and end - start > _ABBREVIATION:
        behind = []
    for count in range(len(behind), 0, -1):
        for word in _tails([f[1] for f in behind[:count]]):
            kind, where, many = known.get(word, ("", "", False))
            if where in {"after", "both"}:
                return behind[count - 1].end(), kind, many, False, before
    joined = False
    while back and fold(back[-1]) in joining:
        back.pop()
        joined = True
    if back and (joined or not needed):
        for word in _forms(back[-1]):
            kind, where, many = known.get(word, ("", "", False))
            if where in {"before", "both"}:
                return end, kind, many, True, before
    return end, None, False, False, before


def namings(text: str, language: str) -> Iterator[Naming]:
    """Every name of the gazetteer that begins with a capital, the longest at each place, from left to right."""
    done = 0
    for first in _CAPITAL.finditer(text):
        start = first.start()
        if start < done:
            continue
        known = groups(first[0])
        if not known or (start and text[start - 1].isalnum()):
            continue
        named = _named(text, first, known)
        if named is None:
            continue
        end, key, found = named
        found = _as_written(text, start, end, found)
        if not found:
            continue
        whole, kind, many, ahead, before = _beside(text, start, end, language)
        if kind is None and " " in key:
            kind = _designator(key)
        elif kind:
            fitting = designate(found, kind)
            if not fitting:
                whole, kind, many = end, None, False
            found = fitting or found
        yield Naming(
            start=start,
            end=whole,
            name_end=end,
            key=key,
            found=found,
            designator=kind,
            many=many,
            ahead=ahead,
            before=before,
        )
        done = whole


@lru_cache(maxsize=16384)
def _designator(key: str) -> str | None:
    pieces, known = key.split(), designators()
    for word in (pieces[-1], pieces[0]):
        if word in known:
            return known[word][0]
    return None


def naming_at(text: str, start: int, end: int, language: str) -> Naming | None:
    """The name that fills this stretch of the text, with or without a designator in it."""
    key = split(text[start:end])
    before, kind = "", None
    for form in forms(key):
        found = tuple(c for c in candidates(form) if c.kind != "w")
        if found:
            _, kind, many, ahead, before = _beside(text, start, end, language)
            found = (designate(found, kind) if kind else ()) or found
            return Naming(
                start=start,
                end=end,
                name_end=end,
                key=" ".join(form),
                found=found,
                designator=kind,
                many=many,
                ahead=ahead,
                before=before,
            )
    for form in forms(key):
        found = designated(form)
        if found:
            return Naming(
                start=start, end=end, name_end=end, key=" ".join(form), found=found, designator="region", before=before
            )
    return None


def _as_written(text: str, start: int, end: int, found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Without the abbreviations that are not written as such here."""
    if not any(c.kind in "CR" for c in found):
        return found
    written = text[start:end]
    abbreviated = written.isupper() or text[end : end + 1] == "."
    after_comma = text[max(0, start - 2) : start] == ", " or text[max(0, start - 1) : start] == "("
    return tuple(
        c for c in found if c.kind not in "CR" or (written.isupper() if c.kind == "C" else abbreviated and after_comma)
    )


def adjectives(text: str, language: str) -> Iterator[tuple[int, int, Candidate]]:
    """Adjectives of countries and regions written small, as Slavic languages and German do."""
    endings = {"ru": _SLAVIC, "be": _SLAVIC, "de": _GERMAN}.get(language)
    for found in endings.finditer(text) if endings else ():
        start = found.start()
        while start and (text[start - 1].isalpha() or text[start - 1] in "-'’"):
            start -= 1
            if found.start() - start > _BEFORE:
                break
        if not text[start].islower():
            continue
        for meant in small(text[start : found.end()]):
            yield start, found.end(), meant
            break


@lru_cache(maxsize=16384)
def small(word: str) -> tuple[Candidate, ...]:
    """What a word with a small first letter means as an adjective."""
    pieces = fold(word).replace("-", " ").replace("'", " ").replace("’", " ").split()
    if not pieces:
        return ()
    for last in _stems(pieces[-1]):
        whole = [*pieces[:-1], last]
        found = group(whole[0])
        meant = tuple(c for c in (found.rest.get(" ".join(whole[1:]), ()) if found else ()) if c.kind in "aq")
        if meant:
            return meant
    return ()


def _stems(word: str) -> Iterator[str]:
    yield from lemmas(word)
    for ending in ("er", "en", "es", "em", "e"):
        if word.endswith(ending):
            yield word[: -len(ending)]
