"""Answers: what a question found, as values to go through, as records, or as a table of Arrow or pandas."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from attrs import evolve, field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

V = TypeVar("V")


@frozen(kw_only=True, eq=False, repr=False)
class Answer(Sequence[V], Generic[V]):
    """What was found, in order; each value is made when it is asked for.

    `total` counts what answers the question before `limit` cut, None where nobody counted. `columns` are the fields of
    a table, by their path in a record.
    """

    total: int | None
    columns: tuple[str, ...]
    _rows: Sequence[Any] = field(alias="rows")
    _value: Callable[[Any], V] = field(alias="value")
    _record: Callable[[Any], dict[str, Any]] = field(alias="record")

    @overload
    def __getitem__(self, at: int) -> V: ...

    @overload
    def __getitem__(self, at: slice) -> Answer[V]: ...

    def __getitem__(self, at: int | slice) -> V | Answer[V]:
        """Return one value, or an answer of some of them."""
        if isinstance(at, slice):
            return evolve(self, rows=self._rows[at])
        return self._value(self._rows[at])

    def __len__(self) -> int:
        """Return how many values there are."""
        return len(self._rows)

    def __iter__(self) -> Iterator[V]:
        """Yield the values."""
        return map(self._value, self._rows)

    def __repr__(self) -> str:
        """Say how many of how many there are."""
        return f"<{len(self)} of {self.total if self.total is not None else 'more than these'}>"

    def records(self) -> list[dict[str, Any]]:
        """Return plain records, the same that the command writes with `--format jsonl`."""
        return [self._record(row) for row in self._rows]

    def to_arrow(self) -> Any:
        """Return a pyarrow.Table with a column for each of `columns`. Raises MissingExtraError without pyarrow."""
        from timeline.faces.library.data_frames import arrow_table

        return arrow_table(self.records(), self.columns)

    def to_pandas(self) -> Any:
        """Return a pandas.DataFrame with a column for each of `columns`. Raises MissingExtraError without pandas."""
        from timeline.faces.library.data_frames import pandas_frame

        return pandas_frame(self.records(), self.columns)
