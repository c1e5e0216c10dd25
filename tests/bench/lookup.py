"""The index: making it, catching it up after one article, finding a region's last events; checking the whole log."""

import shutil
import time

import orjson

from tests.bench.append import batch
from tests.bench.figures import Figure, seconds
from timeline import index, log
from timeline.index import store


def figures(made):
    place = made.place
    loads = seconds(lambda: [None for raw in log.raw_lines(place.log) if orjson.loads(raw) is None], rounds=1)
    if (kept := store.file_of(place.log)) is not None:
        shutil.rmtree(kept.parent)
    rebuild = seconds(lambda: index.open(place).close(), rounds=1)
    yield Figure(what="the index made anew", value=rebuild, unit="s", beside="orjson.loads", ratio=rebuild / loads)
    size = store.file_of(place.log).stat().st_size
    yield Figure(
        what="its size", value=size / 2**20, unit="MB", beside="the log", ratio=size / place.log.stat().st_size
    )
    for number, what, ledger in (
        (10**9, "caught up after one article imported", {"recall": index.recall}),
        (10**9 + 2, "caught up after one article that came from elsewhere", {}),
    ):
        with log.open_for_append(place, **ledger) as appender:
            appender.append_reading(*batch(number), recorded="2026-01-01T00:00:00Z", by="bench")
        caught = seconds(lambda: index.open(place).close(), rounds=1)
        ratio = caught / rebuild
        yield Figure(what=what, value=caught * 1000, unit="ms", beside="making it", ratio=ratio, most=0.05)
    begun = time.perf_counter()
    with log.open_for_append(place, recall=index.recall) as appender:
        appender.append_reading(*batch(10**9 + 1), recorded="2026-01-01T00:00:00Z", by="bench")
    taken = time.perf_counter() - begun
    yield Figure(what="one article imported and put into the index", value=taken * 1000, unit="ms")
    with index.open(place) as found:
        for region in ("RU-KHA", "GE"):
            taken = seconds(lambda region=region: list(found.lines(regions=(region,), limit=56)))
            yield Figure(what=f"the last 56 of {region} found and read", value=taken * 1000, unit="ms")
    taken = seconds(lambda: log.verify(place.log), rounds=1)
    yield Figure(what="verify", value=taken, unit="s", beside="orjson.loads", ratio=taken / loads)
