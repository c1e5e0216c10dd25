"""Which readings belong together: of one document, of its copies and revisions, of one text, of one address."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

# at, line, article, text, copy_of, revision_of, url
Reading = tuple[int, str, str, str | None, str | None, str | None, str | None]


def leaders(readings: Iterable[Reading]) -> dict[str, str]:
    """Return for each document one that stands for all it belongs together with."""
    leader: dict[str, str] = {}

    def lead(name: str) -> str:
        while leader.setdefault(name, name) != name:
            leader[name] = leader[leader[name]]
            name = leader[name]
        return name

    for _, _, article, text, copy_of, revision_of, url in readings:
        lead(article)
        for other in (f"text {text}" if text else None, f"url {url}" if url else None, copy_of, revision_of):
            if other is not None:
                leader[lead(other)] = lead(article)
    return {name: lead(name) for name in leader}


def several(readings: Iterable[Reading]) -> Iterator[set[int]]:
    """Yield where readings stand that belong together, of those that are not alone."""
    every = list(readings)
    leader = leaders(every)
    groups: dict[str, set[int]] = defaultdict(set)
    for at, _, article, *_ in every:
        groups[leader[article]].add(at)
    for group in groups.values():
        if len(group) > 1:
            yield group
