"""Rows that go from step to step of matching: of a kind, to a key, and what is told in bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from pyspark.sql import functions as sql

from timeline.scale.shipped_acts import as_bytes
from timeline.views.links.saved_proposals import KeptProposal, as_kept

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    from timeline.faces.spark.arrow_rows import Row
    from timeline.views.links.proposal import Proposal

SENT = "kind string, key binary, told binary"


class Drawn(msgspec.Struct, array_like=True, frozen=True):
    """A proposal on its way to what else is proposed of its earlier event, with the documents of both events."""

    kept: KeptProposal
    earlier: str
    later: str


drawn_of = msgspec.msgpack.Decoder(Drawn).decode


def of_kind(rows: DataFrame, *kinds: str) -> DataFrame:
    """Return the rows of some kinds."""
    return rows.where(sql.col("kind").isin(list(kinds)))


def sent(kind: str, key: str | bytes, told: Any) -> Row:
    """Return a row; `told` are bytes or what is sent as bytes."""
    return {
        "kind": kind,
        "key": key.encode() if isinstance(key, str) else key,
        "told": told if isinstance(told, bytes) else as_bytes(told),
    }


def as_drawn(found: Proposal) -> Drawn:
    """Return a proposal as it is sent."""
    return Drawn(as_kept(found), found.earlier.row.article, found.later.row.article)


def drawn(found: Proposal) -> Row:
    """Return a proposal as a row to its earlier event."""
    return sent("drawn", found.earlier.id, as_drawn(found))
