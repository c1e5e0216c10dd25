"""What people and rules decided about lines, as it stands at a time: the latest counts, the others stay beside it.

Which is the latest, timeline.views.seal_order says.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import msgspec

from timeline.views.aliases import Aliases, aliases
from timeline.views.narrow_rows import Judged, LineRow, decode_judged, instant, known_by
from timeline.views.seal_order import SealOrder
from timeline.views.successors import Successors

ARTICLE_FIELDS = ("title", "publisher", "published", "url", "revision_of")  # what may be corrected of a document
UNTOUCHABLE = frozenset({"v", "id", "article", "span", "quote", "prev", "seal"})
_OF_DOCUMENTS = tuple(f'"field":"{field}"'.encode() for field in ARTICLE_FIELDS)
RULE = "rule:"  # how `by` begins where no person decided

Pair = tuple[str, str, str]  # earlier, later, relation


class Link(msgspec.Struct, frozen=True):
    """A pair of events that somebody judged. `judged` holds all judgements on it, latest first."""

    earlier: str
    later: str
    relation: str
    stands: bool
    judged: tuple[Judged, ...]

    @property
    def disputed(self) -> bool:
        """Whether two people judged it differently."""
        last = {judgement.by: judgement.type for judgement in reversed(self.judged)}
        return len(set(last.values())) > 1


class Judgements(msgspec.Struct, frozen=True):
    """All judgements that stand at a time, each list latest first.

    `additions` are by the event they add, `aliases` hold which names somebody said are of one. `lost` are those on a
    line of an older reading that nothing in the newest one stands for.
    """

    retracted: Mapping[str, Judged]
    corrections: Mapping[str, tuple[Judged, ...]]
    links: Mapping[Pair, Link]
    assessments: Mapping[str, tuple[Judged, ...]]
    additions: Mapping[str, Judged]
    aliases: Aliases
    all: tuple[Judged, ...]
    lost: tuple[Judged, ...] = ()


def judge(
    rows: Iterable[LineRow], *, known_at: str | None, order: SealOrder, successors: Successors | None = None
) -> Judgements:
    """Compute what stands of the judgements recorded by `known_at`, on the lines that stand for those they name.

    `order` says which of two on one thing is the later.
    """
    lines = [decode_judged(row.line) for row in rows if known_by(row.recorded, known_at)]
    lost: set[str] = set()
    if successors is not None:
        lines = [_followed(line, successors, lost) for line in lines]
    lines.sort(key=lambda line: (instant(line.recorded), line.id), reverse=True)
    retracted = _retracted(lines)
    standing = [line for line in lines if line.id not in retracted]
    corrections: dict[str, list[Judged]] = defaultdict(list)
    assessments: dict[str, list[Judged]] = defaultdict(list)
    additions: dict[str, Judged] = {}
    for line in standing:
        if line.type == "correction" and may_correct(line.of("field")):
            corrections[line.of("target")].append(line)
        elif line.type == "assessment":
            assessments[line.of("pledge")].append(line)
        elif line.type == "addition":
            additions[line.of("target")] = line
    return Judgements(
        retracted,
        {target: order.latest_first(found) for target, found in corrections.items()},
        _links(standing, order),
        {pledge: order.latest_first(found) for pledge, found in assessments.items()},
        additions,
        aliases(line for line in standing if line.type == "alias"),
        tuple(lines),
        tuple(line for line in standing if line.id in lost),
    )


def of_documents(
    rows: Collection[LineRow], *, known_at: str | None, order: SealOrder
) -> Mapping[str, Mapping[str, Any]]:
    """Return the fields of documents that were corrected by `known_at`, by the document's hash."""
    if not any(row.type == "correction" and any(field in row.line for field in _OF_DOCUMENTS) for row in rows):
        return {}
    lines = [decode_judged(row.line) for row in rows if known_by(row.recorded, known_at)]
    retracted = _retracted(lines)
    found: dict[tuple[str, str], list[Judged]] = defaultdict(list)
    for line in lines:
        if line.type == "correction" and line.id not in retracted and line.of("field") in ARTICLE_FIELDS:
            found[line.of("target"), line.of("field")].append(line)
    fields: dict[str, dict[str, Any]] = defaultdict(dict)
    for (document, field), said in found.items():
        fields[document][field] = order.latest_first(said)[0].data.get("now")
    return fields


def _followed(line: Judged, successors: Successors, lost: set[str]) -> Judged:
    """Return a judgement on the lines that stand for those it names; note where there is none for one of them.

    What was taken out stays out only where the newer line says the same.
    """
    follows = {}
    for name in line.names:
        successor = successors.of(name)
        if successor == name:
            continue
        if successor is None or (line.type == "retraction" and not successors.reads_alike(name, successor)):
            if line.type != "retraction" or successor is not None:
                lost.add(line.id)
        elif line.type != "correction" or successors.reads_alike(name, successor, str(line.data.get("field"))):
            follows[name] = successor
    return msgspec.structs.replace(line, follows=follows) if follows else line


def may_correct(path: str) -> bool:
    """Whether a field of an event may be corrected: what it says may, what it is and where it stands may not."""
    return bool(path) and path.partition(".")[0] not in UNTOUCHABLE


def _retracted(lines: list[Judged]) -> dict[str, Judged]:
    """Return what is retracted, and by which line; a retraction may itself be retracted."""
    against: dict[str, list[Judged]] = defaultdict(list)
    for line in lines:
        if line.type == "retraction":
            against[line.of("target")].append(line)
    active: dict[str, bool] = {}
    for line in (line for found in against.values() for line in found):
        stack = [line.id]
        while stack:
            at = stack[-1]
            waiting = [other.id for other in against.get(at, ()) if other.id not in active and other.id not in stack]
            if waiting:
                stack.append(waiting[0])
            else:
                active[at] = not any(active.get(other.id, False) for other in against.get(at, ()))
                stack.pop()
    return {
        target: next(line for line in found if active[line.id])
        for target, found in against.items()
        if any(active[line.id] for line in found)
    }


def _links(standing: list[Judged], order: SealOrder) -> dict[Pair, Link]:
    """Return every judged pair. An `unlink` without relation speaks of all relations of its pair."""
    pairs: dict[Pair, list[Judged]] = defaultdict(list)
    broad: dict[tuple[str, str], list[Judged]] = defaultdict(list)
    for line in standing:
        if line.type in ("link", "unlink"):
            earlier, later, relation = line.of("earlier"), line.of("later"), line.of("relation")
            if relation or line.type == "link":
                pairs[earlier, later, relation].append(line)
            else:
                broad[earlier, later].append(line)
    for (earlier, later), lines in broad.items():
        touched = [pair for pair in pairs if pair[:2] == (earlier, later)] or [(earlier, later, "")]
        for pair in touched:
            pairs[pair].extend(lines)
    return {pair: _link(pair, lines, order) for pair, lines in sorted(pairs.items())}


def _link(pair: Pair, lines: list[Judged], order: SealOrder) -> Link:
    judged = order.latest_first(lines)
    return Link(*pair, stands=judged[0].type == "link", judged=judged)


def corrected(line: Mapping[str, Any], corrections: Iterable[Judged]) -> dict[str, Any]:
    """Return a line with corrections applied, given latest first: the latest of each field counts."""
    result: dict[str, Any] = dict(line)
    for correction in reversed(tuple(corrections)):
        _put(result, correction.of("field").split("."), correction.data.get("now"))
    return result


def _put(target: dict[str, Any], path: list[str], value: Any) -> None:
    """Set, or with None remove, what stands at a path, copying what it changes."""
    *parents, last = path
    for key in parents:
        inner = target.get(key)
        target[key] = dict(inner) if isinstance(inner, Mapping) else {}
        target = target[key]
    if value is None:
        target.pop(last, None)
    else:
        target[last] = value
