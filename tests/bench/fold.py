"""Folding a log, beside orjson.loads of each of its lines: one process, and two by byte range."""

import os
from collections import Counter, defaultdict
from multiprocessing import get_context

import orjson
from msgspec.json import Decoder

from tests.bench.figures import Figure, seconds
from timeline import log
from timeline.views.catalog import PROJECTIONS
from timeline.views.rows import EventRow

_CORES = os.cpu_count() or 1


def figures(made):
    path = made.place.log
    count = sum(1 for _ in log.raw_lines(path))
    base = seconds(lambda: [None for raw in log.raw_lines(path) if orjson.loads(raw) is None])
    yield Figure(what="orjson.loads of each line", value=count / base, unit="lines/s")
    reading = seconds(lambda: [None for _ in log.raw_lines(path) if False])
    yield rate("lines only", count, reading, base)
    yield rate("typed fold (events by region and type)", count, seconds(lambda: counted(path)), base, least=1.8)
    for name, projection in PROJECTIONS.items():
        taken = seconds(lambda projection=projection: projection.fold(log.raw_lines(path)), rounds=2)
        yield rate(f"state of the view {name}", count, taken, base)
    if _CORES > 1:
        yield rate("typed fold, two processes by byte range", count, seconds(lambda: in_two(path)), base, least=2.3)
    projection = PROJECTIONS["history"]
    saved = projection.save(projection.fold(log.raw_lines(path)))
    yield rate(
        "state of the view history, saved and loaded again", count, seconds(lambda: projection.load(saved)), base
    )


def rate(what, count, taken, base, **budget):
    ratio = base / taken
    return Figure(what=what, value=count / taken, unit="lines/s", beside="orjson.loads", ratio=ratio, **budget)


def counted(path, start=0, end=None):
    """Count events by type and region: about the least that a fold of use does."""
    decode = Decoder(EventRow).decode
    by_type = defaultdict(Counter)
    for raw in log.raw_lines(path, start=start, end=end):
        row = decode(raw)
        by_region = by_type[row.type]
        for region in row.regions:
            by_region[region] += 1
    return dict(by_type)


def in_two(path):
    with get_context("fork").Pool(2) as pool:
        parts = pool.starmap(counted, [(path, *part) for part in log.partitions(path, 2)])
    kinds = {kind for part in parts for kind in part}
    return {kind: sum((part.get(kind, Counter()) for part in parts), Counter()) for kind in kinds}
