"""How things stand by region: promises kept, broken and overdue, what falls due next, and what waits for a person."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

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
    for row in ledger.pledges:
        for code in _of(row.told.regions, wanted):
            pledges[code].append(row)
    proposals = Counter(
        code for found in waiting.proposals for code in _of({*found.earlier.regions, *found.later.regions}, wanted)
    )
    doubtful = Counter(code for told in waiting.doubtful for code in _of(told.regions, wanted))
    summaries = [
        _summary(code, pledges[code], proposals[code], doubtful[code])
        for code in sorted({*pledges, *proposals, *doubtful})
    ]
    summaries.sort(key=lambda one: (-one.pledges, -one.proposals - one.doubtful, one.region or ""))
    together = _summary(None, ledger.pledges, len(waiting.proposals), len(waiting.doubtful))
    return RegionSummaries(tuple(summaries), together)


def _of(regions: Iterable[str], wanted: tuple[str, ...]) -> list[str]:
    return [code for code in sorted(regions) if in_regions((code,), wanted)]


def _summary(region: str | None, pledges: Iterable[Promise], proposals: int, doubtful: int) -> RegionSummary:
    rows = list(pledges)
    due = [(row.deadline, row.told.key(), row) for row in rows if row.clock == "due" and row.deadline is not None]
    due.sort(key=lambda one: one[:2])
    return RegionSummary(
        region=region,
        pledges=len(rows),
        counts=dict(sorted(Counter(row.status for row in rows).items())),
        overdue=sum(row.overdue for row in rows),
        due=tuple(row for *_, row in due[:_NEXT]),
        proposals=proposals,
        doubtful=doubtful,
    )
