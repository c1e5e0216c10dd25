"""Texts without an address that may be two versions of one: of the same source, title and day, with words in common."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from timeline.views.current_lines import ShownEvent, Standing
from timeline.views.narrow_rows import ArticleReading
from timeline.views.readings import TextGroup, lateness

_FIELD = "revision_of"


@frozen
class ProposedRevision:
    """Two documents of which the `newer` may be a later version of the `older`; nobody has said so, nor denied it."""

    older: ArticleReading
    newer: ArticleReading


def proposed_revisions(standing: Standing, asked: Collection[str]) -> tuple[ProposedRevision, ...]:
    """Return the documents that may be versions of one text, where an event of either is among those asked for.

    Both must tell something in the very same words: a column has its title every day, and another text.
    """
    alike: dict[tuple[str, ...], list[TextGroup]] = defaultdict(list)
    for group in standing.groups():
        if (mark := _mark(group)) is not None and not _is_judged(standing, group):
            alike[mark].append(group)
    quotes: dict[str, set[str]] = defaultdict(set)
    several = {group.told.article for groups in alike.values() if len(groups) > 1 for group in groups}
    events = [told for told in standing.events() if told.row.article in several] if several else []
    for told in events:
        quotes[told.row.article].add(told.quote)
    wanted = _wanted(events, asked)
    found = (pair for groups in alike.values() for pair in _pairs(groups))
    return tuple(
        pair
        for pair in found
        if wanted & {pair.older.article, pair.newer.article} and quotes[pair.older.article] & quotes[pair.newer.article]
    )


def _mark(group: TextGroup) -> tuple[str, ...] | None:
    """Return what versions of one text have in common; None of what has an address, by which versions are known."""
    data, date = group.told.data, group.told.date
    title = " ".join(data.title.casefold().split())
    if any(source.data.url for source in group.sources) or not title or date is None or data.published is None:
        return None
    return (data.publisher or "", title, date)


def _is_judged(standing: Standing, group: TextGroup) -> bool:
    """Whether somebody said of which text it is a version, or that it is of none."""
    corrections = standing.judgements.corrections
    return any(one.of("field") == _FIELD for source in group.sources for one in corrections.get(source.article, ()))


def _wanted(events: Sequence[ShownEvent], asked: Collection[str]) -> set[str]:
    return {told.row.article for told in events if told.id in asked}


def _pairs(groups: Sequence[TextGroup]) -> Iterator[ProposedRevision]:
    """Yield each version with the one before it."""
    for older, newer in pairwise(sorted((group.told for group in groups), key=lateness)):
        yield ProposedRevision(older, newer)
