"""An event made ready for matching: what it is about, who is in it, where, and between which days."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Generic, TypeVar

from msgspec import Struct

from timeline.edtf import Bounds
from timeline.gazetteer import name_of
from timeline.views.query import span_of
from timeline.views.standing import Told
from timeline.views.subjects import COMMON, is_generic, lexicon, sectors_of, stems
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


_Some = TypeVar("_Some")


class _once(Generic[_Some]):  # noqa: N801 - it is written as a decorator
    """A property computed when first asked for; without the lock of functools', which costs more than most of them."""

    def __init__(self, compute: Callable[["Act"], _Some]) -> None:
        self.compute = compute
        self.name = compute.__name__

    def __get__(self, act: "Act", _: type | None = None) -> _Some:
        found = act.__dict__[self.name] = self.compute(act)
        return found


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

    @_once
    def key(self) -> tuple[Any, ...]:
        """Where it stands in the one total order."""
        return self.told.key()

    @_once
    def since(self) -> date | None:
        """Return the day it began; of a report of what was done by then, the day of the report, if that is known."""
        if self.days.first is None and self.kind == "follow_up" and self.told.line.get("basis") not in _UNTOLD:
            return self.days.last
        return self.days.first

    @_once
    def about(self) -> str:
        """Return the words that say what it is about."""
        fields = [self.told.data.get(key) for key in _ABOUT.get(self.told.type, ())]
        return " ".join(text for text in fields if isinstance(text, str)) or self.told.quote

    @_once
    def subject(self) -> frozenset[str]:
        """Stems of what it is about, names of the people and places in it aside."""
        return _without(stems(self.about), self._starts)

    @_once
    def _starts(self) -> frozenset[str]:
        """How the names of its people and places begin, so that `belarusi` is known for a word of `belarus`."""
        names = self.names | self.places
        return frozenset([name[:size] for name in names for size in (_SAME_START - 1, _SAME_START)])

    @_once
    def strength(self) -> str:
        """How firmly it is promised."""
        return self.told.said("strength")

    @_once
    def status(self) -> str:
        """Whether it is planned, held, signed."""
        return self.told.said("status")

    @_once
    def weight(self) -> float:
        """How much its subject says."""
        return total_weight(self.subject)

    @_once
    def wide(self) -> frozenset[str]:
        """Stems of what it is about and of its quote, names aside."""
        return self.subject | _without(stems(self.told.quote), self._starts)

    @_once
    def sectors(self) -> frozenset[str]:
        """Sectors of public life its subject belongs to."""
        return frozenset().union(*map(sectors_of, self.subject))

    @_once
    def wide_sectors(self) -> frozenset[str]:
        """Sectors of its subject and its quote."""
        return frozenset().union(*map(sectors_of, self.wide))

    @_once
    def generic(self) -> bool:
        """Whether it says that something will be done, and not what."""
        plain = " ".join(word for at, word in enumerate(self.about.split()) if at == 0 or not word[:1].isupper())
        return is_generic(_without(stems(plain), self._starts))

    @_once
    def names(self) -> frozenset[str]:
        """Words of all names in it."""
        return _words([*self.told.actors, *_values(self.told.data, _PEOPLE)])

    @_once
    def side(self) -> frozenset[str]:
        """Words of the names of who acts or speaks."""
        return _words(_values(self.told.data, _SIDE)) or self.names

    @_once
    def places(self) -> frozenset[str]:
        """Words of the names of its regions and their countries."""
        codes = {part for code in self.told.regions for part in (code, code.partition("-")[0])}
        return frozenset().union(*map(place_words, codes))

    @_once
    def parts(self) -> frozenset[str]:
        """Its regions below countries."""
        return frozenset([code for code in self.told.regions if "-" in code])

    @_once
    def countries(self) -> frozenset[str]:
        """Its countries, those of its regions too."""
        return frozenset([code.partition("-")[0] for code in self.told.regions])

    @_once
    def witnesses(self) -> frozenset[str]:
        """Who stands behind its sources."""
        return frozenset(witness(source) for source in self.told.sources)

    @_once
    def also(self) -> tuple[tuple[int, int], ...]:
        """Return the other places of its article where it is told."""
        places = self.told.line.get("also")
        found = places if isinstance(places, list) else []
        return tuple(span for place in found if isinstance(place, dict) and (span := _span(place.get("span"))))

    @_once
    def promiser(self) -> frozenset[str]:
        """Words of the names of who promises, or of both sides of an agreement."""
        return _words(_values(self.told.data, ("promiser", "parties"))) or self.side

    @_once
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
    return total_weight(one & other)


def total_weight(found: frozenset[str]) -> float:
    """Return how much stems say together: a count, so that no order of adding changes it."""
    common = len(found & lexicon().common) if found else 0
    return len(found) - common + COMMON * common


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
    return frozenset().union(*map(_name_words, names))


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
    return frozenset([one for one in found if one[:_SAME_START] not in starts])
