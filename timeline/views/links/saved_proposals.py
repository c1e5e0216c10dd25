"""Proposals as bytes and back: a whole log is matched once, and few of its proposals are shown at a time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from timeline.views.current_lines import ShownEvent
from timeline.views.links.proposal import Order, Proposal


class _Kept(msgspec.Struct, array_like=True, frozen=True):
    earlier: str
    later: str
    relation: str
    score: float
    reasons: tuple[str, ...]
    order: Order


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_Kept).decode


def packed(proposals: Mapping[str, tuple[Proposal, ...]]) -> Iterator[tuple[str, str, bytes]]:
    """Yield the ids of both events of each proposal and the proposal itself, in their order."""
    for found in proposals.values():
        for p in found:
            one, other = p.earlier.id, p.later.id
            yield one, other, _encode(_Kept(one, other, p.relation, p.score, p.reasons, p.order))


def unpacked(kept: Iterable[bytes], events: Mapping[str, ShownEvent]) -> dict[str, tuple[Proposal, ...]]:
    """Return proposals by their earlier event, of those whose events are both here."""
    found: dict[str, list[Proposal]] = defaultdict(list)
    for told in map(_decode, kept):
        if told.earlier in events and told.later in events:
            pair = events[told.earlier], events[told.later]
            found[told.earlier].append(Proposal(*pair, told.relation, told.score, told.reasons, told.order))
    return {earlier: tuple(rest) for earlier, rest in sorted(found.items())}


def far_ends(kept: Iterable[bytes]) -> set[str]:
    """Return the ids of all events that proposals speak of."""
    return {name for told in map(_decode, kept) for name in (told.earlier, told.later)}
