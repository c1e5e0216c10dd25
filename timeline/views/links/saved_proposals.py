"""Proposals as bytes and back: a whole log is matched once, and few of its proposals are shown at a time."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from timeline.views.current_lines import ShownEvent
from timeline.views.links.proposal import Order, Proposal


class KeptProposal(msgspec.Struct, array_like=True, frozen=True):
    """A proposal without the lines of its events; `place` is where the later one stands in the one total order."""

    earlier: str
    later: str
    relation: str
    score: float
    reasons: tuple[str, ...]
    order: Order
    place: tuple[date, date, str]

    @property
    def pair(self) -> tuple[str, str, str]:
        """What it would link."""
        return self.earlier, self.later, self.relation


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(KeptProposal).decode


def as_kept(proposal: Proposal) -> KeptProposal:
    """Return a proposal without its lines."""
    one, other, relation = proposal.pair
    return KeptProposal(one, other, relation, proposal.score, proposal.reasons, proposal.order, proposal.place)


def packed(proposal: KeptProposal) -> bytes:
    """Return a proposal as bytes."""
    return _encode(proposal)


def as_it_was(told: bytes) -> KeptProposal:
    """Return the proposal that `packed` wrote."""
    return _decode(told)


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
