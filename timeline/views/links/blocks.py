"""Acts indexed by region, kind and subject, in time: an act meets only its like, never all."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from timeline.views.current_lines import ShownEvent
from timeline.views.links.comparable_acts import MEETINGS, Act
from timeline.views.links.subjects import subject_words

Articles = Mapping[str, Sequence[Act]]
Key = tuple[str, str]  # a place, and what is looked for there

CONCLUDED = frozenset({"signed", "agreed", "in force"})
REACH = 24  # later acts of one place and key that an act is compared with, the next ones first
_YEARS = 4 * 366  # days after which an agreement no longer answers what names no work
_FORMS = ("agreement", "memorandum", "contract", "protocol", "action plan", "verbal")


class Look(Struct, frozen=True):
    """Where an act looks for what may answer it: under which keys, behind its days or (`within`) in them."""

    keys: tuple[Key, ...]
    within: bool = False


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
        return zip(self.ids[begin : begin + REACH], self.acts[begin : begin + REACH], strict=True)

    def within(self, act: Act) -> Iterable[tuple[str, Act]]:
        """Return what began in the days of an act."""
        if act.days.first is None:
            return ()
        begin = bisect_left(self.days, act.days.first)
        end = len(self.days) if act.days.last is None else bisect_right(self.days, act.days.last)
        return zip(self.ids[begin:end], self.acts[begin:end], strict=True)


Blocks = Mapping[Key, Block]


def blocks_of(acts: Iterable[Act]) -> Blocks:
    """Index acts that may answer others."""
    gathered: dict[Key, list[Act]] = defaultdict(list)
    for act in sorted((act for act in acts if act.since is not None), key=_begin):
        for key in found_under(act):
            gathered[key].append(act)
    return {
        key: Block(found, [act.since or date.max for act in found], [act.id for act in found])
        for key, found in gathered.items()
    }


def found_under(act: Act) -> Iterator[Key]:
    """Yield what an act that may answer others is looked for under: its place, with its kind or a name in it."""
    if act.kind == "agreement" or act.kind in MEETINGS:
        for place in act.parts | act.countries:
            yield place, f"type {act.kind}"
    if act.kind in MEETINGS:
        yield from ((place, f"met {name}") for place in act.parts or act.countries for name in act.names)
    if act.kind == "pledge":
        for place in act.countries:
            yield from ((place, f"promise of {name}") for name in act.names_last)
            yield from ((place, f"promise naming {name}") for name in act.names)


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
            found.update(block.within(act) if look.within else block.after(act))
    return [other for other in found.values() if other.article != act.article]


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
