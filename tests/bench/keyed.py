"""Dossiers and proposals by keys, without an engine: what each step costs an event, what is sent, longest shelves."""

import gc
import time
from collections import Counter

from tests.bench.figures import Figure
from timeline.scale.articles_told import match_material
from timeline.scale.keyed_answers import found_on_shelf, shelved
from timeline.scale.keyed_same_acts import may_be_one, waiting
from timeline.scale.local_dossiers import DossiersOfLogs
from timeline.scale.shipped_acts import as_bytes, shipped_act

_MICRO = 1e6


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
    yield took("acts and words of articles made")
    sent_acts = [(one, as_bytes(shipped_act(one))) for article in articles for one in article.acts]
    yield took("acts made ready to be sent")
    yield sent("bytes of an act", sum(len(event) for _, event in sent_acts), "bytes")
    yield from _shelf("what may be one act", [row for act in sent_acts for row in waiting(*act)], took, sent)
    waits = _by_key(row for act in sent_acts for row in waiting(*act))
    begun.append(time.process_time())
    pairs = [pair for rows in waits.values() for pair in may_be_one(rows)]
    yield took("what met on each shelf and may be one")
    yield sent("pairs sent on, an event", len(pairs), "pairs")
    yield from _shelf("what may answer", [row for act in sent_acts for row in shelved(*act)], took, sent)
    files = _by_key(row for act in sent_acts for row in shelved(*act))
    begun.append(time.process_time())
    found = [one for rows in files.values() for _, one in found_on_shelf(rows)]
    yield took("what was found on each shelf and may be taken")
    yield sent("answers sent on, an event", sum(len(one.others) for one in found), "answers")


def _shelf(what, rows, took, sent):
    yield took(f"shelves of {what}")
    yield sent("rows sent, an event", len(rows), "rows")
    yield sent("bytes sent, an event", sum(len(key) + len(as_bytes(row)) for key, row in rows), "bytes")
    yield Figure(what="acts on the longest shelf", value=max(Counter(key for key, _ in rows).values()), unit="acts")


def _by_key(rows):
    found = {}
    for key, row in rows:
        found.setdefault(key, []).append(row)
    return found
