"""What works are called: words that mean one thing are one, and of a word it is known what kind of thing it names.

Which these are is data (data/works.toml); another language needs no code.
"""

import re
import unicodedata
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from msgspec import Struct

from timeline.views.links.subjects import stem, stems, subject_words

_WORD = re.compile(r"[^\W\d_]{2,40}")
_ANY_WORD = re.compile(r"[^\W\d_]{1,40}")
_REMEMBERED = 1 << 18  # stems
_ROOT, _SHORT_ROOT, _LONG = 4, 3, 5  # letters that what a word was made from keeps; where the ending is long; how long
_NO_KIND: frozenset[str] = frozenset()


class NamesOfWorks(Struct, frozen=True):
    """The data, made ready: of a stem the one that stands for all of its meaning, and the kinds it names things of.

    `derived` are endings of stems by script, each with what stood there in the word it was made from; `any_thing` are
    the stems that name a thing, and not of which kind; `doings` those of what is done with one; `ordinals` tell a part
    from another. Behind words `beside` it is said where a thing is, behind `towards` what for.
    """

    derived: Mapping[str, Sequence[tuple[str, str]]]
    synonyms: Mapping[str, str]
    any_thing: frozenset[str]
    beside: frozenset[str]
    towards: frozenset[str]
    ordinals: frozenset[str]
    money: frozenset[str]
    joining: frozenset[str]
    retold: tuple[str, ...]
    doings: frozenset[str]
    kinds: Mapping[str, frozenset[str]]
    behind: tuple[str, ...]
    before: tuple[str, ...]


@cache
def names_of_works() -> NamesOfWorks:
    """Load the data once."""
    import tomllib  # noqa: PLC0415 - a view that compares nothing does not pay for reading it

    data = tomllib.loads((Path(__file__).parent.parent / "data" / "works.toml").read_text(encoding="utf-8"))
    derived = {
        script: tuple((ending, root) for ending, _, root in (pair.partition(">") for pair in pairs.split()))
        for script, pairs in data["derived"].items()
    }
    synonyms: dict[str, str] = {}
    for lines in data["synonyms"].values():
        for line in lines.split("\n"):
            if words := [_root(stem(word.casefold()), derived) for word in line.split()]:
                first = synonyms.get(words[0], words[0])
                others = {word for word in words if word != first}
                synonyms.update(dict.fromkeys(others | {one for one, of in synonyms.items() if of in others}, first))
    kinds: dict[str, set[str]] = {}
    for kind, languages in data["kinds"].items():
        for word in " ".join(languages.values()).split():
            one = _root(stem(word.casefold()), derived)
            kinds.setdefault(synonyms.get(one, one), set()).add(kind)
    return NamesOfWorks(
        derived,
        synonyms,
        _senses_of(data["any"], derived, synonyms),
        _words_of(data["beside"]),
        _words_of(data["towards"]),
        _senses_of(data["ordinals"], derived, synonyms),
        _words_of(data["money"]),
        _words_of(data["joining"]),
        tuple(f" {line} " for lines in data["retold"].values() for line in lines.split("\n") if line),
        _senses_of(data["doings"], derived, synonyms),
        {one: frozenset(names) for one, names in kinds.items()},
        tuple(data["no_thing"]["latin"].split()),
        tuple(data["no_thing"]["cyrillic"].split()),
    )


def _words_of(words: Mapping[str, str]) -> frozenset[str]:
    return frozenset(word for text in words.values() for word in text.split())


def _senses_of(
    words: Mapping[str, str], derived: Mapping[str, Sequence[tuple[str, str]]], synonyms: Mapping[str, str]
) -> frozenset[str]:
    roots = (_root(stem(word), derived) for text in words.values() for word in text.split())
    return frozenset(synonyms.get(root, root) for root in roots)


def _root(one: str, derived: Mapping[str, Sequence[tuple[str, str]]]) -> str:
    """Return the stem of what a word was made from: `electrific` and `electric` are `electr`, `закуплен` is `закуп`.

    Words that tell a phase, a day or any work keep theirs: by these they are known.
    """
    lists = subject_words()
    if one in lists.phases or one in lists.anywork or one in lists.calendar:
        return one
    endings = derived["latin" if one.isascii() else "cyrillic"]
    while found := next((pair for pair in endings if one.endswith(pair[0]) and _is_left(one, *pair)), None):
        one = one[: -len(found[0])] + found[1]
    return one


def _is_left(one: str, ending: str, root: str) -> bool:
    left = len(one) - len(ending) + len(root)
    return len(root) < len(ending) and left >= (_SHORT_ROOT if len(ending) >= _LONG else _ROOT)


class _Senses(dict[str, str]):
    """Of every stem asked for so far the one that stands for its meaning."""

    def __missing__(self, one: str) -> str:
        words = names_of_works()
        root = _root(one, words.derived)
        found = words.synonyms.get(root, root)
        if len(self) < _REMEMBERED:
            self[one] = found
        return found


@cache
def _known_senses() -> _Senses:
    return _Senses()


@lru_cache(maxsize=65536)
def sense(word: str) -> str:
    """Return the stem of a casefolded word, or of the one that stands for its meaning."""
    return _known_senses()[stem(word)]


def senses(text: str) -> frozenset[str]:
    """Return the stems of a text's content words, one of those that mean one thing."""
    return frozenset(map(_known_senses().__getitem__, stems(text)))


def in_sense(found: Iterable[str]) -> frozenset[str]:
    """Return stems as those that stand for their meaning."""
    return frozenset(map(_known_senses().__getitem__, found))


def words_in_sense(found: frozenset[str], *texts: str) -> list[str]:
    """Return such stems as words: each as the first word that has it in the texts, sorted."""
    words: dict[str, str] = {}
    for text in texts:
        for word in _WORD.findall(text.casefold()):
            if (one := sense(word)) in found:
                words.setdefault(one, word)
    return sorted(words.get(one, one) for one in found)


def things_in(text: str, known: Container[str], verb: str = "") -> tuple[frozenset[str], Mapping[str, str]]:
    """Return the stems that name the thing a text is about, of those known, and of each stem the known one before it.

    "Lifts on both platforms" and "new station lifts" are lifts, "the opening of the bridge" speaks of the bridge; of a
    wing it tells that it is for children. `verb` is no thing.
    """
    words = names_of_works()
    found: list[str] = []
    begun: list[str] = []
    before: dict[str, str] = {}
    last, inside = "", True
    for word in _ANY_WORD.findall(text.casefold()):
        if word in words.beside or word in words.towards:
            inside = inside and not (begun or found or word in words.towards)
            last = ""
        elif word in words.joining:
            if inside:
                found += _thing_of(begun)
                begun = []
            last = ""
        elif len(word) > 1:
            one = sense(word)
            if one in known:
                if last in known or last in words.ordinals:
                    before.setdefault(one, last)
                if inside and one != verb and one not in words.doings and one not in words.ordinals:
                    begun.append(word)
            last = one
    return frozenset(map(sense, found + _thing_of(begun))), before


def _thing_of(words: list[str]) -> list[str]:
    """Return the word that says what a thing is, of several in a row: the last, in Cyrillic the first."""
    lists = names_of_works()
    if not words:
        return []
    if words[0].isascii():
        return [
            next(
                (word for word in reversed(words) if kinds_of(sense(word)) or not word.endswith(lists.behind)),
                words[-1],
            )
        ]
    return [next((word for word in words if not word.endswith(lists.before)), words[-1])]


def tells_again(sentence: str) -> bool:
    """Whether a sentence tells an old promise again."""
    spaced = f" {' '.join(_ANY_WORD.findall(sentence.casefold()))} "
    return any(told in spaced for told in names_of_works().retold)


def kinds_of(one: str) -> frozenset[str]:
    """Return the kinds of things that a stem names."""
    return names_of_works().kinds.get(one, _NO_KIND)


def is_ordinal(one: str) -> bool:
    """Whether a stem tells which of several parts: "the second stage"."""
    return one in names_of_works().ordinals


def tells_money(text: str) -> bool:
    """Whether a text says how much money: by a sign or by a word."""
    if any(unicodedata.category(one) == "Sc" for one in text):
        return True
    return not names_of_works().money.isdisjoint(_ANY_WORD.findall(text.casefold()))


def is_any_thing(one: str) -> bool:
    """Whether a stem names a thing, and not of which kind: "the facility"."""
    return one in names_of_works().any_thing
