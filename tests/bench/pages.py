"""Pages of a long log, warm: processor time; what opening it, its first search and a site of it cost once."""

import shutil
import time

from tests.bench.figures import Figure
from timeline import index
from timeline.app.opening import unheard
from timeline.faces.server.standing_logs import StandingLogs
from timeline.faces.web import rendering
from timeline.faces.web.served_view import ServedView
from timeline.faces.web.site_files import site_files
from timeline.views.query import Query

_ROUNDS = 5
_TODAY = "2026-06-01"
_KINDS = ("index", "pledges", "map", "region/", "figures/", "article/", "pledge/", "event/")
_SEARCHES = ("juniper", "bridge tara", "belarus ash")
_MOST_OF_A_SITE = 5_000  # events: a longer log would make more files than a bench should leave on a disk for a moment


def figures(made):
    index.open(made.place, on_notice=unheard).close()
    taken, found = _timed(lambda: StandingLogs(made.place, lambda: _TODAY).at(Query(today=_TODAY)))
    yield Figure(what="the log folded, once", value=taken, unit="s")
    yield Figure(what="the words of all events kept, once", value=_timed(lambda: found.search)[0], unit="s")
    again = StandingLogs(made.place, lambda: _TODAY).at(Query(today=_TODAY))
    yield Figure(what="the same, kept before", value=_timed(lambda: again.search)[0], unit="s")
    for words in _SEARCHES:
        best = min(_timed(lambda words=words: found.search.find(words, 200))[0] for _ in range(_ROUNDS))
        yield Figure(what=f"search for {words} ({found.search.find(words, 1)[1]:,})", value=best, unit="s")
    for kind in _KINDS:
        address = _longest(found, kind)
        best = min(_timed(lambda address=address: _page(found, address))[0] for _ in range(_ROUNDS))
        size = len(_page(found, address))
        yield Figure(what=f"{address[:24]} ({size // 1000} KB)", value=best, unit="s")
    if made.events <= _MOST_OF_A_SITE:
        taken, count = _timed(lambda: _site(made.directory / "site", found))
        yield Figure(what=f"a site of {count:,} files", value=taken, unit="s")


def _page(found, address):
    return rendering.html(found.pages[address](), "As of today", found.pages.keys(), ServedView())


def _longest(found, kind):
    """Return the page of a kind that has most to show: of regions and figures the one told most of."""
    if kind in ("region/", "figures/"):
        codes = [one.code for one in found.material.region_counts if f"{kind}{one.code}" in found.pages]
        return f"{kind}{codes[0]}"
    if kind == "article/":
        return f"article/{max(found.log.of_article, key=lambda name: len(found.log.of_article[name]))}"
    return next(address for address in found.pages if address == kind or (kind[-1] == "/" and address.startswith(kind)))


def _site(folder, found):
    count = 0
    for name, content in site_files(found.log, found.ids, {}, "As of today"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        count += 1
    shutil.rmtree(folder)
    return count


def _timed(do):
    start = time.process_time()
    found = do()
    return time.process_time() - start, found
