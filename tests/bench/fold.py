"""Folding a log, beside orjson.loads of each of its lines: one process, and two by byte range."""

import os
from collections import defaultdict
from multiprocessing import get_context

import msgspec
import orjson
from msgspec.json import Decoder

from tests.bench.figures import Figure, in_turn, seconds
from timeline import log
from timeline.views.catalog import PROJECTIONS
from timeline.views.narrow_rows import EventRow, decode_narrow, decode_row

_CORES = os.cpu_count() or 1
_TYPED = "typed fold (events by region and type)"
_IN_TWO = "typed fold, two processes by byte range"
_BUDGET = {_TYPED: {"least": 1.8}, _IN_TWO: {"least": 2.3}}


def figures(made):
    path = made.place.log
    count = sum(1 for _ in log.raw_lines(path))
    acts = {
        "orjson.loads of each line": lambda: [None for raw in log.raw_lines(path) if orjson.loads(raw) is None],
        "lines only": lambda: [None for _ in log.raw_lines(path) if False],
        _TYPED: lambda: counted(path),
    }
    if _CORES > 1:
        acts[_IN_TWO] = lambda: in_two(path)
    taken = in_turn(acts)
    base = taken.pop("orjson.loads of each line")
    yield Figure(what="orjson.loads of each line", value=count / base, unit="lines/s")
    for what, least in taken.items():
        yield rate(what, count, least, base, **_BUDGET.get(what, {}))
    for name, projection in PROJECTIONS.items():
        taken = seconds(lambda projection=projection: projection.fold(log.raw_lines(path)), rounds=2)
        yield rate(f"state of the view {name}", count, taken, base)
    projection = PROJECTIONS["history"]
    saved = projection.save(projection.fold(log.raw_lines(path)))
    yield rate(
        "state of the view history, saved and loaded again", count, seconds(lambda: projection.load(saved)), base
    )


def rate(what, count, taken, base, **budget):
    ratio = base / taken
    return Figure(what=what, value=count / taken, unit="lines/s", beside="orjson.loads", ratio=ratio, **budget)


class Narrow(msgspec.Struct, gc=False):
    """All that counting needs of a line."""

    v: int
    type: str
    regions: tuple[str, ...] = ()


def counted(path, start=0, end=None):
    """Count events by type and region: about the least that a fold of use does."""
    decoder, full = Decoder(Narrow), Decoder(EventRow)
    counts = defaultdict(dict)
    for block in log.blocks(path, start=start, end=end):
        rows = decode_narrow(decoder, block)
        for row in [decode_row(full, raw) for raw in block.split(b"\n")] if rows is None else rows:
            by_region = counts[row.type]
            for region in row.regions:
                by_region[region] = by_region.get(region, 0) + 1
    return counts


def in_two(path):
    """Fold two byte ranges, one in another process, and merge them."""
    near, *far = log.partitions(path, 2)
    with get_context("fork").Pool(1) as pool:
        there = [pool.apply_async(counted, (path, *part)) for part in far]
        counts = counted(path, *near)
        for part in there:
            for kind, by_region in part.get().items():
                for region, number in by_region.items():
                    counts[kind][region] = counts[kind].get(region, 0) + number
    return counts
