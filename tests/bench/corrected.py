"""`show` over a log in which one event in fifty got another day: processor time of the question, the index at hand."""

import random
import time
from functools import partial

from tests.bench.figures import Figure, in_turn
from timeline import codec, index, workspace
from timeline.app import questions, viewing
from timeline.app.opening import opened
from timeline.log import blocks
from timeline.model import Judgement

_ONE_IN = 50
_REGIONS = ("RU-KHA", "GE")


def figures(made):
    place = workspace.create(made.directory / "corrected")
    corrected = _copied(made.place.log, place.log)
    for one in (made.place, place):
        index.open(one).close()

    def asked(one, region):
        with opened(one) as space:
            viewing.history_of(space, questions.question(regions=(region,), limit=20))

    for region in _REGIONS:
        acts = {"as it is": partial(asked, made.place, region), "corrected": partial(asked, place, region)}
        taken = in_turn(acts, rounds=5, clock=time.process_time)
        yield Figure(
            what=f"show --region {region} --limit 20, {corrected:,} days corrected",
            value=taken["corrected"] * 1000,
            unit="ms",
            beside="the same log without them",
            ratio=taken["corrected"] / taken["as it is"],
        )


def _copied(log, path):
    """Copy a log and correct the day of some of its events; return of how many."""
    chance, ids, head = random.Random(0), [], ""
    with path.open("wb") as file:
        for block in blocks(log):
            file.write(block + b"\n")
            for raw in block.split(b"\n"):
                line = codec.decode(raw)
                head = line.seal or head
                if line.type not in ("article", "correction", "retraction", "link") and not chance.randrange(_ONE_IN):
                    ids.append(line.id)
        for at, name in enumerate(ids):
            now = f"{chance.randint(2005, 2024)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
            said = {"target": name, "field": "date", "now": now, "reason": "told by another article"}
            judgement = Judgement(type="correction", data=said)
            line = codec.judgement_line(judgement, recorded=f"2026-06-01T00:00:00.{at:06}Z", by="ann", prev=(head,))
            file.write(codec.encode(line) + b"\n")
            head = line["seal"]
    return len(ids)
