"""What was read in the invented newspapers beside what a careful reader reads: acts, their fields, and the links."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import field, frozen
from click.testing import CliRunner

from tests.newspapers.chronicle import Chronicle, Paper, ToldAct
from timeline.faces.cli import timeline

KINDS = {"pledge": "action", "follow_up": "deliverable", "agreement": "subject"}
FIELDS = {"by": "promiser", "due": "deadline", "state": "state", "status": "status"}
_MOST = 0.7  # of the words of a sentence that a quote must have to be of it

Event = Mapping[str, Any]


@frozen
class Compared:
    """Counts by what they count, and the lines that tell what was missed, wrong or too much."""

    counts: Counter[tuple[str, str]] = field(factory=Counter)
    faults: list[str] = field(factory=list)


def read(told: Chronicle, workspace: Path) -> tuple[list[Event], list[Event]]:
    """Import all papers by the real command; return the events of their articles, and the proposed links."""
    _timeline("init", str(workspace))
    for paper in told.papers:
        (workspace / "seeds" / f"{paper.name}.txt").write_text(paper.text, encoding="utf-8")
    _timeline("-C", str(workspace), "import")
    listed = _timeline("-C", str(workspace), "review", "--format", "jsonl")
    lines = (workspace / "events.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines], [json.loads(line) for line in listed.splitlines() if line]


def _timeline(*arguments: str) -> str:
    done = CliRunner().invoke(timeline, [*arguments], env={"TIMELINE_BY": "tester"})
    assert done.exit_code == 0, done.output
    return done.stdout


def compared(told: Chronicle, log: Iterable[Event], proposed: Iterable[Event]) -> Compared:
    """Compare what was read and proposed with what is told."""
    result = Compared()
    events = {event["id"]: event for event in log}
    of_paper = defaultdict(list)
    papers = {event["article"]: _paper_of(event) for event in events.values() if event["type"] == "article"}
    for event in events.values():
        if event["type"] in KINDS:
            of_paper[papers[event["article"]]].append(event)
    acts: dict[str, set[str]] = {}
    for paper in told.papers:
        _paper(paper, of_paper[paper.name], acts, result)
    _links(told, proposed, acts, result)
    return result


def _paper_of(article: Event) -> str:
    return Path(article["data"]["path"]).stem


def _paper(paper: Paper, events: list[Event], acts: dict[str, set[str]], result: Compared) -> None:
    used: set[str] = set()
    for act in paper.acts:
        result.counts[act.kind, "told"] += 1
        near = [event for event in events if _is_of(event, act.words)]
        for event in near:
            acts.setdefault(event["id"], set()).add(act.name)
        fit = [event for event in near if event["type"] == act.kind and event["id"] not in used]
        if not fit:
            result.faults.append(f"missed {act.name} {act.kind} {_fields(act)}: {act.words}")
            continue
        event = max(fit, key=lambda found: _likeness(act, found))
        used.add(event["id"])
        acts[event["id"]] = {act.name}
        result.counts[act.kind, "found"] += 1
        _compare(act, event, result)
    for event in events:
        if event["id"] not in used:
            result.counts[event["type"], "extra"] += 1
            what = event["data"].get(KINDS[event["type"]])
            result.faults.append(f"extra {paper.name} {event['type']} by {event['rule']}: {what} | {event['quote']}")
    for words in paper.none:
        result.counts["look-alikes", "told"] += 1
        result.counts["look-alikes", "found"] += any(_is_of(event, words) for event in events)


def _is_of(event: Event, words: str) -> bool:
    quotes = [event["quote"], *(other["quote"] for other in event.get("also", ()))]
    wanted = set(words.split())
    return any(words in quote or len(wanted & set(quote.split())) >= _MOST * len(wanted) for quote in quotes)


def _likeness(act: ToldAct, event: Event) -> float:
    same = sum(_same(name, act.fields[name], event["data"].get(FIELDS[name])) for name in FIELDS if name in act.fields)
    what = event["data"].get(KINDS[act.kind]) or ""
    return same + len(set(what.split()) & set(act.words.split())) / 2


def _same(name: str, told: str, read_as: str | None) -> bool:
    if not read_as:
        return False
    if name == "by":
        return told in read_as or read_as in told
    return told == read_as.removeprefix("../")


def _compare(act: ToldAct, event: Event, result: Compared) -> None:
    for name, value in act.fields.items():
        if name in FIELDS:
            said = event["data"].get(FIELDS[name])
            right = _same(name, value, said)
            result.counts[f"{act.kind}.{name}", "told"] += 1
            result.counts[f"{act.kind}.{name}", "found"] += right
            if not right:
                result.faults.append(f"wrong {act.name} {name} {value}, read {said}: {act.words}")


def _fields(act: ToldAct) -> str:
    return " ".join(f"{name}={value}" for name, value in act.fields.items())


def _links(told: Chronicle, proposed: Iterable[Event], acts: Mapping[str, set[str]], result: Compared) -> None:
    found: dict[tuple[str, str], str] = {}
    for one in proposed:
        pairs = [
            (earlier, later)
            for earlier in sorted(acts.get(one["earlier"], ()))
            for later in sorted(acts.get(one["later"], ()))
        ]
        right = [pair for pair in pairs if pair in told.links]
        found.update(dict.fromkeys(right, one["relation"]))
        if not right and one["relation"] != "same_act":
            result.counts["links", "extra"] += 1
            result.faults.append(f"wrong link {one['relation']}: {pairs}")
    read_acts = frozenset().union(*acts.values()) if acts else frozenset()
    for pair, relation in told.links.items():
        result.counts["links", "told"] += 1
        result.counts["links, both ends read", "told"] += 1
        result.counts["links, both ends read", "found"] += read_acts.issuperset(pair)
        result.counts["links", "found"] += pair in found
        if pair in found:
            result.counts["link.relation", "told"] += 1
            result.counts["link.relation", "found"] += found[pair] == relation
        else:
            unread = "".join(f", {name} is not read" for name in pair if name not in read_acts)
            result.faults.append(f"no link {pair[0]}>{pair[1]} {relation}{unread}")


def table(result: Compared) -> Iterator[str]:
    """Yield a line for each of what is counted."""
    for row in dict.fromkeys(row for row, _ in result.counts):
        told, found, extra = (result.counts[row, which] for which in ("told", "found", "extra"))
        line = f"{row:24} {found:4} of {told:4}"
        if (row in KINDS or row == "links") and told:
            precision = found / max(1, found + extra)
            f1 = 2 * found / max(1, told + found + extra)
            line += f"  recall {found / told:.2f}  precision {precision:.2f}  F1 {f1:.2f}"
        yield line
