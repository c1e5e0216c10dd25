"""Acts indexed by region, kind and subject, in time: an act meets only its like, never all."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from timeline.views.current_lines import ShownEvent
from timeline.views.links.comparable_acts import ANSWERS, MEETINGS, Act
from timeline.views.links.subjects import subject_words

Articles = Mapping[str, Sequence[Act]]

CONCLUDED = frozenset({"signed", "agreed", "in force"})
_REACH = 24  # later acts of one place and key that an act is compared with, the next ones first
_YEARS = 4 * 366  # days after which an agreement no longer answers what names no work
_FORMS = ("agreement", "memorandum", "contract", "protocol", "action plan", "verbal")


class Block(Struct, frozen=True):
    """Acts in time, the days they began, and their ids."""

    acts: Sequence[Act]
    days: Sequence[date]
    ids: Sequence[str]

    def after(self, act: Act) -> Iterable[tuple[str, Act]]:
        """Return what surely came after an act, the next first, no more than are compared."""
        if act.days.last is None:
            return ()
        begin = bisect_right(self.days, act.days.last)
        return zip(self.ids[begin : begin + _REACH], self.acts[begin : begin + _REACH], strict=True)

    def within(self, act: Act) -> Iterable[tuple[str, Act]]:
        """Return what began in the days of an act."""
        if act.days.first is None:
            return ()
        begin = bisect_left(self.days, act.days.first)
        end = len(self.days) if act.days.last is None else bisect_right(self.days, act.days.last)
        return zip(self.ids[begin:end], self.acts[begin:end], strict=True)


Blocks = Mapping[tuple[str, str], Block]


def blocks_of(acts: Iterable[Act]) -> Blocks:
    """Index acts that may answer others."""
    gathered: dict[tuple[str, str], list[Act]] = defaultdict(list)
    dated = [act for act in acts if act.since is not None and act.kind in ANSWERS | MEETINGS]
    dated.sort(key=_begin)
    for act in dated:
        for key in _keys(act):
            gathered[key].append(act)
    return {
        key: Block(found, [act.since or date.max for act in found], [act.id for act in found])
        for key, found in gathered.items()
    }


def _keys(act: Act) -> Iterator[tuple[str, str]]:
    """Yield what an act is looked for under: place and kind, place and people, country and work of a promise."""
    near = act.parts or act.countries
    for place in act.parts | act.countries:
        yield place, f"type {act.kind}"
    if act.kind in MEETINGS:
        yield from ((place, f"met {name}") for place in near for name in act.names)
    if act.kind == "pledge":
        rare = act.wide - subject_words().common
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
    return stems - subject_words().common or stems


def acts_after(act: Act, blocks: Blocks, places: Iterable[str], keys: Iterable[str]) -> list[Act]:
    """Return what came after an act, in other articles, under the places and keys, each once, a few of each."""
    found: dict[str, Act] = {}
    named = sorted(keys)
    for place in sorted(places):
        for key in named:
            if (block := blocks.get((place, key))) is not None:
                found.update(block.after(act))
    return [other for other in found.values() if other.article != act.article]


def acts_within(act: Act, blocks: Blocks, places: Iterable[str], keys: Iterable[str]) -> list[Act]:
    """Return what began in the days of an act, in other articles, under the places and keys, each once."""
    found: dict[str, Act] = {}
    named = sorted(keys)
    for place in sorted(places):
        for key in named:
            if (block := blocks.get((place, key))) is not None:
                found.update(block.within(act))
    return [other for other in found.values() if other.article != act.article]


def soon(act: Act, other: Act) -> bool:
    """Whether an act came soon enough to answer what names no work."""
    if other.since is None or act.days.last is None:
        return False
    return (other.since - act.days.last).days <= _YEARS


def rank_of_form(told: ShownEvent) -> int:
    """Return how much a form of agreement weighs: the agreement itself before its papers."""
    form = told.said("form")
    return _FORMS.index(form) if form in _FORMS else 0


def where(act: Act, other: Act) -> str:
    """Return in words what two acts have in common of regions."""
    return f"both of {' and '.join(sorted(act.parts & other.parts or act.countries & other.countries))}"
