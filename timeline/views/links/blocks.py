"""Acts indexed by region, kind and subject, in time: an act meets only its like, never all."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from timeline.views.current_lines import ShownEvent
from timeline.views.links.comparable_acts import MEETINGS, Act
from timeline.views.links.subjects import subject_words

Articles = Mapping[str, Sequence[Act]]
Key = tuple[str, str]  # a place, and what is looked for there

CONCLUDED = frozenset({"signed", "agreed", "in force"})
REACH = 24  # later acts of one place and key that an act is compared with, the next ones first
FIRST = 3  # meetings held under one key that are compared with a plan of one, the first in their order
_MET = "met "
_HELD = "held"
_YEARS = 4 * 366  # days after which an agreement no longer answers what names no work
_FORMS = ("agreement", "memorandum", "contract", "protocol", "action plan", "verbal")


class Look(Struct, frozen=True):
    """Where an act looks for what may answer it: under which keys, behind its days or (`within`) in them."""

    keys: tuple[Key, ...]
    within: bool = False


class Block(Struct, frozen=True):
    """Acts in time, the days they began, their ids, and the places of those whose days another telling lends them."""

    acts: Sequence[Act]
    days: Sequence[date]
    ids: Sequence[str]
    lent: Sequence[int]

    def after(self, act: Act) -> Iterable[tuple[str, Act]]:
        """Return what surely came after an act, the next first, no more than are compared."""
        if act.days.last is None:
            return ()
        begin = bisect_right(self.days, act.days.last)
        return zip(self.ids[begin : begin + REACH], self.acts[begin : begin + REACH], strict=True)

    def within(self, act: Act) -> Iterable[tuple[str, Act]]:
        """Return what began in the days of an act."""
        begin, end = self._hull(act)
        return zip(self.ids[begin:end], self.acts[begin:end], strict=True)

    def first_within(self, act: Act) -> Iterator[tuple[str, Act]]:
        """Yield what began in the days of an act, as far as it may be among the first few of other articles.

        What has days of its own lies here as it does in the one total order, but for what began on one day.
        """
        begin, end = self._hull(act)
        found, rest = 0, end
        for at in range(begin, end):
            if found >= FIRST and self.days[at] > self.days[at - 1]:
                rest = at
                break
            other = self.acts[at]
            found += other.implied_by is None and other.article != act.article
            yield self.ids[at], other
        yield from ((self.ids[at], self.acts[at]) for at in self.lent if rest <= at < end)

    def _hull(self, act: Act) -> tuple[int, int]:
        first, last = act.days.first, act.days.last
        if first is None:
            return 0, 0
        return bisect_left(self.days, first), len(self.days) if last is None else bisect_right(self.days, last)


class Blocks:
    """Acts by what they are found under, in time; of what nobody looks for nothing is indexed."""

    def __init__(self, acts: Iterable[Act]) -> None:
        self._acts = [act for act in acts if act.kind in _SORTS_OF and act.since is not None]
        self._sorts: dict[str, Mapping[Key, Block]] = {}

    def get(self, key: Key) -> Block | None:
        """Return what is found under a key."""
        sort = key[1].partition(" ")[0]
        blocks = self._sorts.get(sort)
        if blocks is None:
            blocks = self._sorts[sort] = self._indexed(_FOUND_UNDER[sort])
        return blocks.get(key)

    def _indexed(self, keys_of: Callable[[Act], Iterable[Key]]) -> Mapping[Key, Block]:
        gathered: dict[Key, list[Act]] = defaultdict(list)
        told = [(act, keys) for act in self._acts if (keys := list(keys_of(act)))]
        told.sort(key=_begin)
        for act, keys in told:
            for key in keys:
                gathered[key].append(act)
        return {key: _block(found) for key, found in gathered.items()}


def blocks_of(acts: Iterable[Act]) -> Blocks:
    """Index acts that may answer others."""
    return Blocks(acts)


def _block(acts: Sequence[Act]) -> Block:
    days = [act.since or date.max for act in acts]
    return Block(acts, days, [act.id for act in acts], [at for at, act in enumerate(acts) if act.implied_by])


def found_under(act: Act) -> Iterator[Key]:
    """Yield what an act that may answer others is looked for under: its place, with its kind or a name in it."""
    for sort in _SORTS_OF.get(act.kind, ()):
        yield from _FOUND_UNDER[sort](act)


def _of_type(act: Act) -> Iterator[Key]:
    if act.kind == "agreement" or act.kind in MEETINGS:
        for place in act.parts | act.countries:
            yield place, f"type {act.kind}"


def _met(act: Act) -> Iterator[Key]:
    if act.kind in MEETINGS and act.status == _HELD:
        yield from ((place, f"{_MET}{name}") for place in act.parts or act.countries for name in act.names)


def _promised(act: Act) -> Iterator[Key]:
    if act.kind == "pledge":
        for place in act.countries:
            yield from ((place, f"promise of {name}") for name in act.names_last)
            yield from ((place, f"promise naming {name}") for name in act.names)


_FOUND_UNDER: Mapping[str, Callable[[Act], Iterator[Key]]] = {"type": _of_type, "met": _met, "promise": _promised}
_SORTS_OF: Mapping[str, Sequence[str]] = {
    "agreement": ("type",),
    **dict.fromkeys(MEETINGS, ("type", "met")),
    "pledge": ("promise",),
}


def few_are_enough(key: Key) -> bool:
    """Whether of what lies in some days under a key the first few are all that is compared: of meetings held."""
    return key[1].startswith(_MET)


def of_the_side(act: Act) -> tuple[Key, ...]:
    """Return under what promises by or to the side of an act are found: a first name in common tells nothing."""
    named = [f"promise of {name}" for name in act.side] + [f"promise naming {name}" for name in act.side_last]
    return tuple(sorted((place, name) for place in act.countries for name in named))


def at_places(places: Iterable[str], kind: str) -> tuple[Key, ...]:
    """Return under what the acts of a kind are found at some places."""
    return tuple((place, f"type {kind}") for place in sorted(places))


def found_by(act: Act, look: Look, blocks: Blocks) -> list[Act]:
    """Return what an act finds where it looks, in other articles, each once, a few of each key."""
    found: dict[str, Act] = {}
    for key in look.keys:
        if (block := blocks.get(key)) is not None:
            if not look.within:
                found.update(block.after(act))
            else:
                found.update(block.first_within(act) if few_are_enough(key) else block.within(act))
    return [other for other in found.values() if other.article != act.article]


def _begin(found: tuple[Act, list[Key]]) -> tuple[date, str]:
    act, _ = found
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
