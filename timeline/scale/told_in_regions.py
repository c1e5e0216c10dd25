"""What stands of some dossiers as views of regions show it: where in its order, and in the views of which regions."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from timeline.scale.folded_dossiers import OwnStanding
from timeline.views.compared_figures import by_period, figures_asked
from timeline.views.current_lines import ShownEvent, answering
from timeline.views.query import Query, in_regions

TOGETHER = ""  # what the regions that are asked for together are called
_DAY = 4  # bytes
_DAYS = 2 * _DAY


class RegionQuestion(Struct, frozen=True):
    """What is asked of each region, or of those that `query` names all `together`."""

    query: Query
    together: bool = False

    @property
    def anywhere(self) -> Query:
        """The question without its regions, of all there is."""
        return replace(self.query, regions=(), limit=None)

    def regions_of(self, named: Iterable[str]) -> tuple[str, ...]:
        """Return the regions in whose view that is shown which names some."""
        return _regions_of(tuple(named), self.query.regions, self.together)


class ToldInRegions(Struct, frozen=True):
    """An event that a view shows: at which place of its order, and of which regions."""

    told: ShownEvent
    place: bytes
    regions: tuple[str, ...]


def told_in_regions(name: str, own: OwnStanding, asked: RegionQuestion) -> Iterator[ToldInRegions]:
    """Yield the events that `history` or `figures` show of some dossiers, in no order."""
    figures = name == "figures"
    find = figures_asked if figures else answering
    for told in find(own.events(), asked.anywhere):
        if regions := asked.regions_of(told.regions):
            yield ToldInRegions(told, place_of(by_period(told) if figures else told.key()), regions)


@lru_cache(maxsize=65536)
def _regions_of(named: tuple[str, ...], wanted: tuple[str, ...], together: bool) -> tuple[str, ...]:  # noqa: FBT001 - of a cache
    if together:
        return (TOGETHER,) if in_regions(named, wanted) else ()
    every = {code for region in named for code in (region, region.partition("-")[0])}
    return tuple(sorted(every.intersection(wanted) if wanted else every))


def place_of(key: Iterable[date | str]) -> bytes:
    """Return a place in an order, days and an id in the end, as bytes that sort as it does."""
    return b"".join(_ordinal(part) if isinstance(part, date) else part.encode("utf-8", "surrogatepass") for part in key)


@lru_cache(maxsize=65536)
def _ordinal(day: date) -> bytes:
    return day.toordinal().to_bytes(_DAY, "big")


def id_at(order: bytes) -> str:
    """Return the id of what stands at a place among all events."""
    return order[_DAYS:].decode("utf-8", "surrogatepass")
