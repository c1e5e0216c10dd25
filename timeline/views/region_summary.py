"""How things stand by region: promises kept, broken and overdue, what falls due next, and what waits for a person."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from timeline.views.doubts import Queue
from timeline.views.promise_ledger import Promise, PromiseLedger
from timeline.views.query import in_regions

_NEXT = 3  # deadlines told of a region


@frozen
class RegionSummary:
    """One region, or all of them where `region` is None. `counts` are promises by status, without those of none.

    `due` are the promises that fall due next, `proposals` and `doubtful` what waits for a person.
    """

    region: str | None
    pledges: int
    counts: Mapping[str, int]
    overdue: int
    due: tuple[Promise, ...]
    proposals: int
    doubtful: int


@frozen
class RegionSummaries:
    """The regions that a question finds, those of most promises first, and all of it together."""

    regions: tuple[RegionSummary, ...]
    together: RegionSummary


def region_summaries(ledger: PromiseLedger, waiting: Queue, wanted: tuple[str, ...] = ()) -> RegionSummaries:
    """Sum up a ledger and what waits; an event of several regions counts in each, and once in all together."""
    pledges: dict[str, list[Promise]] = defaultdict(list)
    due: dict[str, list[Promise]] = defaultdict(list)
    falls_due = [(row.deadline, row.told.key(), row) for row in ledger.pledges if _falls_due(row)]
    falls_due.sort(key=lambda one: one[:2])
    for row in ledger.pledges:
        for code in _of(row.told.regions, wanted):
            pledges[code].append(row)
    for *_, row in falls_due:
        for code in _of(row.told.regions, wanted):
            due[code].append(row)
    proposals: Counter[str] = Counter()
    for found in waiting.proposals:
        proposals.update(_of({*found.earlier.regions, *found.later.regions}, wanted))
    doubtful = Counter(code for told in waiting.doubtful for code in _of(told.regions, wanted))
    summaries = [
        _summary(code, pledges[code], due[code], proposals[code], doubtful[code])
        for code in sorted({*pledges, *proposals, *doubtful})
    ]
    summaries.sort(key=lambda one: (-one.pledges, -one.proposals - one.doubtful, one.region or ""))
    first = [row for *_, row in falls_due[:_NEXT]]
    together = _summary(None, ledger.pledges, first, len(waiting.proposals), len(waiting.doubtful))
    return RegionSummaries(tuple(summaries), together)


def _falls_due(row: Promise) -> bool:
    return row.clock == "due" and row.deadline is not None


def _of(regions: Iterable[str], wanted: tuple[str, ...]) -> Iterable[str]:
    return [code for code in regions if in_regions((code,), wanted)] if wanted else regions


def _summary(
    region: str | None, pledges: Sequence[Promise], due: Sequence[Promise], proposals: int, doubtful: int
) -> RegionSummary:
    """Sum up one region; `due` are those of its promises that fall due, the next first."""
    return RegionSummary(
        region=region,
        pledges=len(pledges),
        counts=dict(sorted(Counter([row.status for row in pledges]).items())),
        overdue=[row.clock for row in pledges].count("overdue"),
        due=tuple(due[:_NEXT]),
        proposals=proposals,
        doubtful=doubtful,
    )
