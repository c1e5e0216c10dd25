"""Dossiers and proposals by keys, without an engine: what each step costs an event, what is sent, the hottest keys."""

import gc
import time
from collections import Counter

from tests.bench.figures import Figure
from timeline.scale.articles_told import match_material
from timeline.scale.keyed_proposals import answering_under_key, filing, met_under_key, waiting
from timeline.scale.local_dossiers import DossiersOfLogs
from timeline.scale.shipped_acts import as_bytes

_MICRO = 1e6
_ID, _KEY, _DAY = 32, 16, 8  # bytes


def figures(made):
    gc.collect()
    gc.disable()
    try:
        yield from _steps(made)
    finally:
        gc.enable()


def _steps(made):
    begun = [time.process_time()]

    def took(step):
        begun.append(time.process_time())
        return Figure(what=f"{step}, an event", value=(begun[-1] - begun[-2]) / made.events * _MICRO, unit="µs")

    def sent(what, number, unit):
        begun.append(time.process_time())
        return Figure(what=what, value=number / made.events, unit=unit)

    dossiers = list(DossiersOfLogs([made.place.log]))
    yield took("dossiers gathered")
    regions, copied = Counter(), 0
    for one in dossiers:
        regions.update(dict.fromkeys(one.regions, len(one.lines)))
        copied += len(one.regions) * sum(map(len, one.lines))
    yield sent("lines sent to regions, an event", regions.total(), "lines")
    yield sent("bytes sent to regions, an event", copied, "bytes")
    yield sent("lines of the hottest region, an event", max(regions.values()), "lines")
    articles = [article for one in dossiers for article in match_material(one, ()).articles]
    yield took("events made ready to be sent")
    yield sent("bytes of an event that is fetched", sum(len(as_bytes(one)) for one in articles), "bytes")
    acts = [article.acts() for article in articles]
    yield took("acts made of them")
    waits = _by_key(row for found in acts for row in waiting(found))
    yield took("keys of what may be one act")
    yield sent("rows sent, an event", sum(map(len, waits.values())), "rows")
    yield sent("bytes sent, an event", sum(map(len, waits.values())) * (_KEY + _ID + 2 * _DAY), "bytes")
    yield Figure(what="rows under the hottest key", value=max(map(len, waits.values())), unit="rows")
    pairs = {pair for rows in waits.values() if len(rows) > 1 for pair in met_under_key(rows)}
    yield took("what met under each")
    yield sent("pairs whose acts are fetched, an event", len(pairs), "pairs")
    files = _by_key(row for found in acts for row in filing(found))
    yield took("keys of what may answer")
    yield sent("rows sent, an event", sum(map(len, files.values())), "rows")
    yield sent("bytes sent, an event", sum(map(len, files.values())) * (_KEY + _ID + 3 * _DAY), "bytes")
    yield Figure(what="rows under the hottest key", value=max(map(len, files.values())), unit="rows")
    answers = sum(1 for rows in files.values() for _ in answering_under_key(rows))
    yield took("what was found under each")
    yield sent("answers that are fetched, an event", answers, "answers")


def _by_key(rows):
    found = {}
    for row in rows:
        found.setdefault(row.key, []).append(row)
    return found
