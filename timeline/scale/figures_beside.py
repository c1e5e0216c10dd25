"""Which figures of a region are told otherwise, key by key: what `timeline.views.disagreement` says of all of them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from timeline.scale.key_windows import KeyedTelling, each_beside
from timeline.scale.same_tellings import key_of
from timeline.scale.told_in_regions import ToldInRegions, place_of
from timeline.views.current_lines import ShownEvent
from timeline.views.disagreement import MOST, MeasuredFigure, kind_of, measured, parted, told_otherwise
from timeline.views.narrow_rows import EventRow
from timeline.vocabulary import SCHEMA

_SAID = ("value", "change", "metric", "unit", "period", "target", "qualifier", "range")


class SentFigure(Struct, array_like=True, frozen=True):
    """A figure as it is sent to a key; `place` is where it stands in its view, `data` what is compared, as JSON."""

    place: bytes
    id: str
    article: str
    date: str | None
    regions: tuple[str, ...]
    data: bytes

    def measured(self) -> MeasuredFigure:
        """Return it ready to be compared."""
        row = EventRow(
            v=SCHEMA,
            id=self.id,
            type="figure",
            article=self.article,
            line=self.data,
            date=self.date,
            regions=self.regions,
        )
        return measured(ShownEvent(row, (), ()))


class ToldOtherwise(Struct, frozen=True):
    """A figure, by its place in its view, and one that tells it otherwise, by its place among all events."""

    regions: Sequence[str]
    place: bytes
    beside: bytes


class _Compared(Struct, frozen=True):
    figure: MeasuredFigure
    place: bytes
    order: bytes


class _Held(Struct):
    """A figure while others are compared with it, as long as these are told `near` it in time."""

    told: _Compared
    near: bool = True


_encode = msgspec.msgpack.Encoder().encode
_sent = msgspec.msgpack.Decoder(SentFigure).decode


def keyed_figures(shown: ToldInRegions) -> Iterator[KeyedTelling[bytes]]:
    """Yield a figure under what those share that may tell it otherwise."""
    told = shown.told
    kind = kind_of(told)
    if kind is not None:
        said: dict[str, Any] = {name: told.data[name] for name in _SAID if name in told.data}
        line = msgspec.json.encode({"data": said})
        sent = SentFigure(shown.place, told.id, told.row.article, told.date, told.regions, line)
        yield KeyedTelling(key_of(kind), place_of(told.key()), shown.regions, _encode(sent))


def otherwise_under_key(rows: Iterable[KeyedTelling[bytes]]) -> Iterator[ToldOtherwise]:
    """Yield which figures are told otherwise, of rows by their keys and places."""
    ready = (KeyedTelling(row.key, row.place, row.regions, _compared(row)) for row in rows)
    for two, windows in each_beside(ready, MOST, _Held):
        met: dict[str, tuple[_Compared, list[str]]] = {}
        for region, window in windows:
            for held in window:
                one = held.told
                if not held.near:
                    continue
                if parted(one.figure, two.figure):
                    held.near = False
                elif one.figure.article != two.figure.article:
                    met.setdefault(one.figure.told.id, (one, []))[1].append(region)
        for one, regions in met.values():
            if told_otherwise(one.figure, two.figure):
                yield ToldOtherwise(regions, one.place, two.order)
                yield ToldOtherwise(regions, two.place, one.order)


def _compared(row: KeyedTelling[bytes]) -> _Compared:
    sent = _sent(row.told)
    return _Compared(sent.measured(), sent.place, row.place)
