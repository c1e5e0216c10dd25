"""Acts indexed by region, kind and subject, in time: an act meets only its like, never all."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice

from msgspec import Struct

from timeline.views.acts import Act
from timeline.views.standing import Told
from timeline.views.subjects import lexicon

Articles = Mapping[str, Sequence[Act]]

CONCLUDED = frozenset({"signed", "agreed", "in force"})
MEETINGS = frozenset({"meeting", "visit"})
_ANSWERS = frozenset({"follow_up", "agreement", "pledge"})
_REACH = 40  # later acts of one region and one word that a promise is compared with, the next ones first
_YEARS = 4 * 366  # days after which an agreement no longer answers what names no work
_FORMS = ("agreement", "memorandum", "contract", "protocol", "action plan", "verbal")


class Block(Struct, frozen=True):
    """Acts in time, and the days they began."""

    acts: Sequence[Act]
    days: Sequence[date]

    def after(self, act: Act) -> Iterator[Act]:
        """Yield what surely came after an act, in other articles, the next first."""
        if act.days.last is not None:
            for other in self.acts[bisect_right(self.days, act.days.last) :]:
                if other.article != act.article:
                    yield other

    def within(self, act: Act) -> Iterator[Act]:
        """Yield what, in other articles, began in the days of an act."""
        if act.days.first is not None:
            end = len(self.days) if act.days.last is None else bisect_right(self.days, act.days.last)
            for other in self.acts[bisect_left(self.days, act.days.first) : end]:
                if other.article != act.article:
                    yield other


Blocks = Mapping[tuple[str, str], Block]
_NOTHING = Block((), ())


def blocks_of(acts: Iterable[Act]) -> Blocks:
    """Index acts that may answer others."""
    gathered: dict[tuple[str, str], list[Act]] = defaultdict(list)
    dated = [act for act in acts if act.since is not None and act.kind in _ANSWERS | MEETINGS]
    dated.sort(key=_begin)
    for act in dated:
        for key in _keys(act):
            gathered[key].append(act)
    return {key: Block(found, [act.since or date.max for act in found]) for key, found in gathered.items()}


def _keys(act: Act) -> Iterator[tuple[str, str]]:
    """Yield what an act is looked for under: place and kind, place and word, country and work, place and people."""
    near = act.parts or act.countries
    for place in act.parts | act.countries:
        yield place, f"type {act.kind}"
    if act.kind in MEETINGS:
        yield from ((place, f"met {name}") for place in near for name in act.names)
    else:
        yield from ((place, stem) for place in near for stem in act.wide)
    if act.kind == "pledge":
        rare = act.wide - lexicon().common
        yield from ((place, f"pledge {stem}") for place in act.countries for stem in rare)


def _begin(act: Act) -> tuple[date, str]:
    return act.since or date.max, act.id


def articles_of(acts: Iterable[Act]) -> Articles:
    """Index acts by article, in the order of its text."""
    articles: dict[str, list[Act]] = defaultdict(list)
    for act in acts:
        articles[act.article].append(act)
    for told in articles.values():
        told.sort(key=lambda act: (act.place, act.id))
    return articles


def telling(stems: frozenset[str]) -> frozenset[str]:
    """Return the stems to look for: those that tell a subject from others, or all where there are none."""
    return stems - lexicon().common or stems


def after(act: Act, blocks: Blocks, places: Iterable[str], keys: Iterable[str], reach: int = _REACH) -> Iterator[Act]:
    """Yield what came after an act under the places and keys, each once, at most `reach` of each."""
    seen: set[str] = set()
    named = sorted(keys)
    for place in sorted(places):
        for key in named:
            for other in islice(blocks.get((place, key), _NOTHING).after(act), reach):
                if other.id not in seen:
                    seen.add(other.id)
                    yield other


def within(act: Act, blocks: Blocks, places: Iterable[str], keys: Iterable[str]) -> Iterator[Act]:
    """Yield what began in the days of an act under the places and keys, each once."""
    seen: set[str] = set()
    named = sorted(keys)
    for place in sorted(places):
        for key in named:
            for other in blocks.get((place, key), _NOTHING).within(act):
                if other.id not in seen:
                    seen.add(other.id)
                    yield other


def soon(act: Act, other: Act) -> bool:
    """Whether an act came soon enough to answer what names no work."""
    if other.since is None or act.days.last is None:
        return False
    return (other.since - act.days.last).days <= _YEARS


def rank_of_form(told: Told) -> int:
    """Return how much a form of agreement weighs: the agreement itself before its papers."""
    form = told.said("form")
    return _FORMS.index(form) if form in _FORMS else 0


def where(act: Act, other: Act) -> str:
    """Return in words what two acts have in common of regions."""
    return f"both of {' and '.join(sorted(act.parts & other.parts or act.countries & other.countries))}"
