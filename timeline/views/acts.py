"""An event made ready for matching: what it is about, who is in it, where, and between which days."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from msgspec import Struct

from timeline.edtf import Bounds
from timeline.gazetteer import name_of
from timeline.views.query import span_of
from timeline.views.standing import Told
from timeline.views.subjects import is_generic, lexicon, sectors_of, stems, weight
from timeline.views.witnesses import witness

# Which fields say what an event is about, by type; the quote speaks for the others.
_ABOUT: Mapping[str, tuple[str, ...]] = {
    "pledge": ("action",),
    "agreement": ("subject", "form"),
    "meeting": ("topic", "form"),
    "visit": ("topic",),
    "statement": ("text", "topic"),
    "follow_up": ("deliverable",),
    "figure": ("metric", "unit"),
}
_PEOPLE = ("promiser", "promisee", "speaker", "actor", "host", "parties", "participants", "visitors")
_SIDE = ("promiser", "actor", "parties", "speaker", "participants", "visitors")
_UNTOLD = frozenset({"page_stamp", "none", None})  # bases that do not tell by when an act was reported
_NAME = re.compile(r"[^\W\d_]{3,40}")
_SAME_START = 5  # letters that make `Belarusian` a word of `Belarus`


class Act(Struct, dict=True):
    """One event as the matching sees it. `days` are its own, or those another telling of its article implies."""

    told: Told
    days: Bounds
    implied_by: Told | None = None
    id: str = ""
    kind: str = ""
    article: str = ""

    def __post_init__(self) -> None:
        """Keep at hand what is asked for again and again."""
        self.id, self.kind, self.article = self.told.id, self.told.type, self.told.row.article

    @cached_property
    def key(self) -> tuple[Any, ...]:
        """Where it stands in the one total order."""
        return self.told.key()

    @cached_property
    def since(self) -> date | None:
        """The day it began; of a report of what was done by then, the day of the report, if that is known."""
        if self.days.first is None and self.kind == "follow_up" and self.told.line.get("basis") not in _UNTOLD:
            return self.days.last
        return self.days.first

    @cached_property
    def about(self) -> str:
        """The words that say what it is about."""
        fields = [self.told.data.get(key) for key in _ABOUT.get(self.told.type, ())]
        return " ".join(text for text in fields if isinstance(text, str)) or self.told.quote

    @cached_property
    def subject(self) -> frozenset[str]:
        """Stems of what it is about, names of the people and places in it aside."""
        return _without(stems(self.about), self._starts)

    @cached_property
    def _starts(self) -> frozenset[str]:
        """How the names of its people and places begin, so that `belarusi` is known for a word of `belarus`."""
        names = self.names | self.places
        return frozenset(name[:size] for name in names for size in (_SAME_START - 1, _SAME_START))

    @cached_property
    def wide(self) -> frozenset[str]:
        """Stems of what it is about and of its quote, names aside."""
        return self.subject | _without(stems(self.told.quote), self._starts)

    @cached_property
    def sectors(self) -> frozenset[str]:
        """Sectors of public life its subject belongs to."""
        return frozenset(name for one in self.subject for name in sectors_of(one))

    @cached_property
    def wide_sectors(self) -> frozenset[str]:
        """Sectors of its subject and its quote."""
        return frozenset(name for one in self.wide for name in sectors_of(one))

    @cached_property
    def generic(self) -> bool:
        """Whether it says that something will be done, and not what."""
        plain = " ".join(word for at, word in enumerate(self.about.split()) if at == 0 or not word[:1].isupper())
        return is_generic(_without(stems(plain), self._starts))

    @cached_property
    def names(self) -> frozenset[str]:
        """Words of all names in it."""
        return _words([*self.told.actors, *_values(self.told.data, _PEOPLE)])

    @cached_property
    def side(self) -> frozenset[str]:
        """Words of the names of who acts or speaks."""
        return _words(_values(self.told.data, _SIDE)) or self.names

    @cached_property
    def places(self) -> frozenset[str]:
        """Words of the names of its regions and their countries."""
        codes = {part for code in self.told.regions for part in (code, code.partition("-")[0])}
        return frozenset(word for code in codes for word in place_words(code))

    @cached_property
    def parts(self) -> frozenset[str]:
        """Its regions below countries."""
        return frozenset(code for code in self.told.regions if "-" in code)

    @cached_property
    def countries(self) -> frozenset[str]:
        """Its countries, those of its regions too."""
        return frozenset(code.partition("-")[0] for code in self.told.regions)

    @cached_property
    def witnesses(self) -> frozenset[str]:
        """Who stands behind its sources."""
        return frozenset(witness(source) for source in self.told.sources)

    @cached_property
    def also(self) -> tuple[tuple[int, int], ...]:
        """The other places of its article where it is told."""
        places = self.told.line.get("also")
        found = places if isinstance(places, list) else []
        return tuple(span for place in found if isinstance(place, dict) and (span := _span(place.get("span"))))

    @cached_property
    def promiser(self) -> frozenset[str]:
        """Words of the names of who promises, or of both sides of an agreement."""
        return _words(_values(self.told.data, ("promiser", "parties"))) or self.side

    @cached_property
    def place(self) -> tuple[int, int]:
        """Where its quote stands in the text, or (-1, -1)."""
        return _span(self.told.line.get("span")) or (-1, -1)


def act(told: Told) -> Act:
    """Make an event ready."""
    return Act(told, span_of(told.date))


def named(told: Told) -> list[tuple[str, ...]]:
    """Return the words of each name of who takes part in an event, titles aside."""
    names = _values(told.data, _SIDE) or list(told.actors)
    titles = lexicon().titles
    words = (tuple(word for word in _NAME.findall(name.casefold()) if word not in titles) for name in names)
    return sorted({name for name in words if name})


def shared_weight(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much the stems in common say."""
    return sum(weight(stem) for stem in one & other)


def total_weight(found: frozenset[str]) -> float:
    """Return how much stems say together."""
    return sum(weight(stem) for stem in found)


@lru_cache(maxsize=8192)
def place_words(code: str) -> frozenset[str]:
    """Return the words of a region's name."""
    return frozenset(word.casefold() for word in _NAME.findall(name_of(code))) - lexicon().titles


@lru_cache(maxsize=65536)
def _name_words(name: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _NAME.findall(name)) - lexicon().titles


def _span(value: Any) -> tuple[int, int] | None:
    if isinstance(value, list) and len(value) == 2 and all(isinstance(at, int) for at in value):  # noqa: PLR2004
        return value[0], value[1]
    return None


def _words(names: Iterable[str]) -> frozenset[str]:
    return frozenset(word for name in names for word in _name_words(name))


def _values(data: Mapping[str, Any], keys: tuple[str, ...]) -> list[str]:
    found: list[str] = []
    for key in keys:
        value = data.get(key)
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, list | tuple):
            found += [item for item in value if isinstance(item, str)]
    return found


def _without(found: frozenset[str], starts: frozenset[str]) -> frozenset[str]:
    return frozenset(one for one in found if one[:_SAME_START] not in starts)
