"""What a text is about: its content words, stemmed, so that `build`, `building` and `builds` are one, and its sectors.

Stop words, endings, irregular forms and sectors are data (data/subjects.toml); another language needs no code.
"""

import re
from collections.abc import Mapping
from functools import cache, cached_property, lru_cache
from itertools import chain
from pathlib import Path

from msgspec import Struct

COMMON = 0.3
_WORD = re.compile(r"[^\W\d_]{2,40}")
_REMEMBERED = 1 << 18  # words
_WRITTEN = 48  # letters and signs of a word as it is written that is remembered
_SHORTEST = {True: 4, False: 3}  # letters a stem keeps, in Latin and in another script
_DOUBLED = re.compile(r"([bdgmnprt])\1$")


class SubjectWords(Struct, frozen=True, dict=True):
    """The data, made ready: `endings` by script, longest first; `sectors` from the beginning of a stem.

    `phases` tells of a stem what of a work it speaks of: `start`, `end`, `preparation`, `money`; `anywork` and
    `calendar` are stems that do not tell one work from another. What is made of stems is made when it is first asked
    for: a start that compares two figures needs none of it.
    """

    stop: frozenset[str]
    titles: frozenset[str]
    calls: frozenset[str]
    founded: frozenset[str]
    renewed: frozenset[str]
    bodies: tuple[str, ...]
    irregular: Mapping[str, str]
    latin: tuple[str, ...]
    cyrillic: tuple[str, ...]
    told: Mapping[str, Mapping[str, str]]  # words of common, generic, anywork and calendar ones, by language
    phase_words: Mapping[str, Mapping[str, str]]
    beginnings: Mapping[str, str]  # of the words of each sector

    @cached_property
    def common(self) -> frozenset[str]:
        """Stems that stand in every other story."""
        return self._stemmed(self.told["common"])

    @cached_property
    def generic(self) -> frozenset[str]:
        """Stems that say that something will be done, and not what."""
        return self._stemmed(self.told["generic"])

    @cached_property
    def anywork(self) -> frozenset[str]:
        """Stems that stand in what is told of any work."""
        return self._stemmed(self.told["anywork"])

    @cached_property
    def calendar(self) -> frozenset[str]:
        """Stems of days, months and seasons."""
        return self._stemmed(self.told["calendar"])

    @cached_property
    def phases(self) -> Mapping[str, str]:
        """What of a work a stem speaks of."""
        return {one: phase for phase, words in self.phase_words.items() for one in self._stemmed(words)}

    @cached_property
    def sectors(self) -> Mapping[str, frozenset[str]]:
        """The sectors of the beginnings of stems."""
        sectors: dict[str, set[str]] = {}
        for name, beginnings in self.beginnings.items():
            for beginning in beginnings.split():
                sectors.setdefault(self.stripped(beginning), set()).add(name)
        return {beginning: frozenset(names) for beginning, names in sectors.items()}

    @cached_property
    def shortest(self) -> int:
        """Letters of the shortest beginning of a sector."""
        return min(map(len, self.sectors))

    @cached_property
    def longest(self) -> int:
        """Letters of the longest beginning of a sector."""
        return max(map(len, self.sectors))

    def stripped(self, word: str) -> str:
        """Return a word without its ending."""
        return _strip(word, self.latin if word.isascii() else self.cyrillic)

    def _stemmed(self, words: Mapping[str, str]) -> frozenset[str]:
        every = (word for text in words.values() for word in text.split())
        return frozenset(self.stripped(self.irregular.get(word, word)) for word in every)


@cache
def subject_words() -> SubjectWords:
    """Load the data once."""
    import tomllib  # noqa: PLC0415 - a view that compares nothing does not pay for reading it

    data = tomllib.loads((Path(__file__).parent.parent / "data" / "subjects.toml").read_text(encoding="utf-8"))
    return SubjectWords(
        _words(data["stop"]),
        _words(data["titles"]),
        _words(data["calls"]),
        _words(data["founded"]),
        _words(data["renewed"]),
        tuple(body for bodies in data["bodies"].values() for body in bodies),
        data["irregular"],
        _longest_first(data["endings"]["latin"]),
        _longest_first(data["endings"]["cyrillic"]),
        {name: data[name] for name in ("common", "generic", "anywork", "calendar")},
        data["phases"],
        data["sectors"],
    )


def _words(lists: Mapping[str, str]) -> frozenset[str]:
    return frozenset(word for words in lists.values() for word in words.split())


def weight(one: str) -> float:
    """Return how much a stem in common says: little where it stands in every other story."""
    return COMMON if one in subject_words().common else 1.0


def calls_for(text: str) -> bool:
    """Whether a text says that something should be done."""
    return not subject_words().calls.isdisjoint(_WORD.findall(text.casefold()))


def phases_in(text: str) -> frozenset[str]:
    """Return what of a work a text speaks of: `start`, `end`, `preparation`, `money`."""
    told = subject_words().phases
    return frozenset(told[one] for one in map(stem, _WORD.findall(text.casefold())) if one in told)


def renews(text: str) -> bool:
    """Whether a text says that something goes on for a further time."""
    return not subject_words().renewed.isdisjoint(_WORD.findall(text.casefold()))


def bodies_founded(text: str) -> frozenset[str]:
    """Return the kinds of bodies (`working group`) that a text says were set up."""
    found = bodies_in(text)
    if not found or subject_words().founded.isdisjoint(_WORD.findall(text.casefold())):
        return frozenset()
    return found


def bodies_in(text: str) -> frozenset[str]:
    """Return the kinds of bodies a text names."""
    folded = text.casefold()
    return frozenset([body for body in subject_words().bodies if body in folded])


def is_generic(found: frozenset[str]) -> bool:
    """Whether stems say that something will be done, and not what."""
    return found <= subject_words().generic


def _longest_first(endings: str) -> tuple[str, ...]:
    return tuple(sorted(set(endings.split()), key=lambda ending: (-len(ending), ending)))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the stem of one casefolded word."""
    words = subject_words()
    return words.stripped(words.irregular.get(word, word))


def _strip(word: str, endings: tuple[str, ...]) -> str:
    shortest = _SHORTEST[word.isascii()]
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= shortest:
            word = word[: -len(ending)]
            break
    return word[:-1] if _DOUBLED.search(word) and len(word) > shortest else word


class _Stems(dict[str, str]):
    """The stem of every word asked for so far, an empty one of a word that says nothing."""

    def __missing__(self, word: str) -> str:
        found = "" if word in subject_words().stop else stem(word)
        if len(self) < _REMEMBERED:
            self[word] = found
        return found


class _StemsBetweenSpaces(dict[str, tuple[str, ...]]):
    """The stems of what stood between two spaces so far, as it was written: no word goes over a space."""

    def __missing__(self, written: str) -> tuple[str, ...]:
        known = _known_stems()
        found = tuple([one for word in _WORD.findall(written.casefold()) if (one := known[word])])
        if len(self) < _REMEMBERED and len(written) <= _WRITTEN:
            self[written] = found
        return found


@cache
def _known_stems() -> _Stems:
    return _Stems()


_between_spaces = _StemsBetweenSpaces()


@lru_cache(maxsize=2048)
def stems(text: str) -> frozenset[str]:
    """Return the stems of a text's content words."""
    return frozenset(chain.from_iterable(map(_between_spaces.__getitem__, text.split())))


def words_with(found: frozenset[str], *texts: str) -> list[str]:
    """Return stems as words: each as the first word that has it in the texts, sorted."""
    known = _known_stems()
    words: dict[str, str] = {}
    for text in texts:
        for word in _WORD.findall(text.casefold()):
            if (one := known[word]) in found:
                words.setdefault(one, word)
    return sorted(words.get(one, one) for one in found)


def total_weight(found: frozenset[str]) -> float:
    """Return how much stems say together: a count, so that no order of adding changes it."""
    common = len(found & subject_words().common) if found else 0
    return len(found) - common + COMMON * common


def sector(text: str) -> str:
    """Return the sector a text speaks of most, or `other`."""
    found = [name for one in sorted(stems(text)) for name in sorted(sectors_of(one))]
    return min(found, key=lambda name: (-found.count(name), name), default="other")


@lru_cache(maxsize=65536)
def sectors_of(one: str) -> frozenset[str]:
    """Return the sectors a stem speaks of."""
    words = subject_words()
    for size in range(min(words.longest, len(one)), words.shortest - 1, -1):
        if one[:size] in words.sectors:
            return words.sectors[one[:size]]
    return frozenset()
