"""Which events corrections may have moved: anywhere, or, by a new day alone, to that day within their regions.

An event that only got another day is found by its regions, as before; only who looks for the last ones may miss it.
"""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import Any

from timeline.index.related import Reading, leaders
from timeline.index.rows import ANYWHERE, document_of

_Ask = Callable[[str, Sequence[Any]], list[Any]]


def moved_anywhere(ask: _Ask) -> set[str]:
    """Return what corrections name that say more than a day of one event, or the day of a document."""
    found = ask("SELECT name FROM moved WHERE rank = ?", (ANYWHERE,))
    found += ask("SELECT name FROM moved WHERE name IN (SELECT line FROM reading)", ())
    found += ask("SELECT name FROM moved WHERE name IN (SELECT article FROM reading)", ())
    return {name for (name,) in found}


def moved_behind(reach: int, ask: _Ask) -> set[str]:
    """Return what corrections give a day of this rank or behind it; nothing where there is no such rank (-1)."""
    if reach < 0:
        return set()
    return {name for (name,) in ask("SELECT name FROM moved WHERE rank BETWEEN ? AND ?", (reach, ANYWHERE - 1))}


def beside_told(articles: Mapping[int, str], readings: Iterable[Reading], told: Container[int]) -> set[int]:
    """Return where those events stand whose document belongs together with one of those told (`document_of`).

    `articles` names the document of each event, by where it stands.
    """
    leader = leaders(readings)
    names = {*leader, *articles.values()}
    wanted = {leader.get(name, name) for name in names if document_of(name) in told}
    return {at for at, name in articles.items() if leader.get(name, name) in wanted}
