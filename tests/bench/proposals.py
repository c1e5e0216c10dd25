"""What proposes itself in a long log: the whole matched, and the acts that one pledge may meet."""

import json
import subprocess
import sys

from tests.bench.figures import Figure
from tests.bench.make_log import make

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


def _matched(log):
    done = subprocess.run([sys.executable, "-c", _MATCHING, str(log)], check=True, capture_output=True)
    return json.loads(done.stdout)
