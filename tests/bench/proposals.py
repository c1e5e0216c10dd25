"""What proposes itself in a long log: the whole matched, what one pledge may meet, and one article more."""

import json
import random
import subprocess
import sys

from tests.bench.figures import Figure
from tests.bench.make_log import BATCH, Maker, make
from timeline import workspace

_SHARE = 5  # the short log beside the long one
_ROUNDS = 3
_MATCHING = """
import json, resource, sys, time
from pathlib import Path
from timeline.log.lines import raw_lines
from timeline.views.promise_ledger import projection
from timeline.views.links.proposals import propose
from timeline.views.query import Query
from timeline.views.current_lines import Standing

import gc
gc.disable()
begun = time.process_time()
standing = Standing(projection.fold(raw_lines(Path(sys.argv[1]))), Query())
events = list(standing.events())
read = time.process_time()
found = propose(standing)
whole = time.process_time()
pledge = sorted(told.id for told in events if told.type == "pledge")[:1]
propose(standing, among=frozenset(pledge))
one = time.process_time()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps({"read": read - begun, "whole": whole - read, "one": one - whole,
                  "found": sum(map(len, found.values())), "memory": peak * 1024}))
"""

_CATCHING_UP = """
import json, resource, sys, time
from pathlib import Path
from timeline import workspace
from timeline.app.matched import matched
from timeline.app.opening import opened
from timeline.views.query import Query

place = workspace.nearest(Path(sys.argv[1]))
with opened(place) as space:
    begun = time.process_time()
    matched(space, Query())
    taken = time.process_time() - begun
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps({"taken": taken, "memory": peak * 1024}))
"""
_ARTICLES = 9


def figures(made):
    short = made.directory / "short.jsonl"
    make(made.events // _SHARE, short)
    long, brief = {}, {}
    for _ in range(_ROUNDS):  # in turn, so that whatever else the machine does falls on both
        for log, best in ((made.place.log, long), (short, brief)):
            told = _matched(log)
            best.update({name: min(value, best.get(name, value)) for name, value in told.items()})
    yield Figure(what="events read and set in order", value=long["read"], unit="s")
    yield Figure(what="proposals found", value=long["found"], unit="proposals")
    fewer = f"of a log {_SHARE} times shorter"
    ratio = long["whole"] / brief["whole"]
    yield Figure(
        what="the whole log matched", value=long["whole"], unit="s", beside=fewer, ratio=ratio, most=1.3 * _SHARE
    )
    yield Figure(
        what="what one pledge may meet, matched",
        value=long["one"],
        unit="s",
        beside="the whole",
        ratio=long["one"] / long["whole"],
    )
    memory = long["memory"] / made.place.log.stat().st_size
    yield Figure(
        what="memory at its highest", value=long["memory"] / 1e6, unit="MB", beside="the log's size", ratio=memory
    )
    kept = workspace.create(made.directory / "grows")
    makers = Maker(random.Random(1))
    makers.articles = made.events  # other articles than the log has, recorded later
    kept.log.write_bytes(made.place.log.read_bytes())
    _caught_up(kept)
    grown = []
    for _ in range(_ARTICLES):
        with kept.log.open("ab") as log:
            log.writelines(line + b"\n" for line in makers.batch(BATCH))
        grown.append(_caught_up(kept))
    taken = sorted(told["taken"] for told in grown)
    yield Figure(
        what="one article more, matched (median)",
        value=taken[_ARTICLES // 2],
        unit="s",
        beside="the whole",
        ratio=taken[_ARTICLES // 2] / long["whole"],
    )
    yield Figure(what="the slowest of nine articles", value=taken[-1], unit="s")
    yield Figure(what="memory for it at its highest", value=max(told["memory"] for told in grown) / 1e6, unit="MB")


def _caught_up(place):
    done = subprocess.run([sys.executable, "-c", _CATCHING_UP, str(place.root)], check=True, capture_output=True)
    return json.loads(done.stdout)


def _matched(log):
    done = subprocess.run([sys.executable, "-c", _MATCHING, str(log)], check=True, capture_output=True)
    return json.loads(done.stdout)
