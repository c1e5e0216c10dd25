"""What is saved of each view's state: a question answered from it, beside folding the log to that state."""

import gc
import time

from tests.bench.figures import Figure, seconds
from timeline import index, log
from timeline.app.line_story import story_of
from timeline.app.opening import OpenWorkspace
from timeline.app.pledge_ledger import ledger_of
from timeline.views.catalog import PROJECTIONS
from timeline.views.query import Query

_ROUNDS = 5
_MOST = 0.05


def figures(made):
    place = made.place
    with index.open(place) as opened:
        ledger_of(OpenWorkspace(place, opened), Query(regions=("GE",)))  # the proposals of a long log are matched once
    folded = {
        name: seconds(lambda made=made: made.fold(log.raw_lines(place.log)), rounds=2)
        for name, made in PROJECTIONS.items()
    }
    rare, last = Query(regions=("GE",)), Query(regions=("RU-KHA",), limit=20)
    yield _figure("history --region GE", lambda: _found("history", place, rare), folded["history"])
    yield _figure("history --region RU-KHA --limit 20", lambda: _found("history", place, last), folded["history"])
    yield _figure("figures --region GE", lambda: _found("figures", place, rare, types=("figure",)), folded["figures"])
    yield _figure("articles --region GE", lambda: _documents(place, rare), folded["articles"])
    yield _figure("articles --region RU-KHA --limit 20", lambda: _documents(place, last), folded["articles"])
    yield _figure("pledges --region GE", lambda: _ledger(place, rare), folded["pledges"])
    yield _figure("pledges --region RU-KHA --limit 20", lambda: _ledger(place, last), folded["pledges"])
    pledge = _ledger(place, last).pledges[-1].told.id
    yield _figure("why ID", lambda: _story(place, pledge), folded["pledges"])


def _found(name, place, query, types=()):
    projection = PROJECTIONS[name]
    with index.open(place) as opened:
        found = next(opened.widening(regions=query.regions, types=types, limit=query.limit))
        return projection.view(projection.fold(found.lines), query)


def _documents(place, query):
    projection = PROJECTIONS["articles"]
    with index.open(place) as opened:
        found = next(opened.documents(regions=query.regions, limit=query.limit))
        return projection.view(projection.fold(found.lines), query)


def _ledger(place, query):
    with index.open(place) as opened:
        return ledger_of(OpenWorkspace(place, opened), query)[0]


def _story(place, identity):
    with index.open(place) as opened:
        return story_of(OpenWorkspace(place, opened), Query(), identity)[0]


def _figure(what, answer, folding):
    answer()
    gc.collect()
    taken = min(_timed(answer) for _ in range(_ROUNDS))
    return Figure(
        what=what, value=taken * 1000, unit="ms", beside="folding its state", ratio=taken / folding, most=_MOST
    )


def _timed(answer):
    begun = time.perf_counter()
    answer()
    return time.perf_counter() - begun
