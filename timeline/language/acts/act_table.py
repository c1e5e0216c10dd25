"""The tables of acts: which clauses are a pledge, a report, an agreement, in any language (`data/tables/<act>.toml`).

A table is read from above; the first row that a clause fits decides what it is. What fits no row is nothing.
"""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache

import msgspec
from msgspec import Struct

from timeline.language.clauses.clause import Clause
from timeline.language.words import lexicon

Examples = Mapping[str, tuple[str, ...]]  # by language


class ActRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One row: which clauses it is for, and what they are.

    `when` names attributes of a clause, each with the values that fit; `gives` is a type of event, or `nothing`;
    `value` is a pledge's strength, a follow-up's state.
    `of_works`: what tells surely of no work by itself, `of_promise`: seldom (`acts/grounds.py` weighs what else tells
    for it), `of_told_promise`: only where the article itself tells the promise, however short it is,
    `of_plan_before`: only right behind what was planned; `of_count`: only
    of so few that most of what was promised right before is not done. `examples` are sentences that give such an event,
    `never` sentences that look like it and give none; both run as tests.
    """

    name: str
    when: Mapping[str, tuple[str | bool, ...]]
    gives: str
    value: str = ""
    of_works: bool = False
    of_promise: bool = False
    of_told_promise: bool = False
    of_plan_before: bool = False
    of_count: bool = False
    why: str = ""
    examples: Examples = {}
    never: Examples = {}

    @property
    def asks(self) -> bool:
        """Whether it asks for more than the clause itself."""
        before = self.of_plan_before or self.of_told_promise or self.of_count
        return self.of_works or self.of_promise or before


class _ActTable(Struct, frozen=True, forbid_unknown_fields=True):
    row: tuple[ActRow, ...]


@cache
def rows(act: str) -> tuple[ActRow, ...]:
    """Read the table of an act. Raises msgspec.ValidationError, naming the row's place, for what is no row."""
    path = lexicon.DATA / "tables" / f"{act}.toml"
    with path.open("rb") as file:
        return msgspec.convert(tomllib.load(file), _ActTable).row


def decide(act: str, clause: Clause) -> ActRow | None:
    """Return the first row of an act's table that a clause fits; None where it fits none."""
    columns = _columns(act)
    fitting = columns.all
    for key, allowing, whatever in columns.asked:
        fitting &= allowing.get(getattr(clause, key), whatever)
        if not fitting:
            return None
    return rows(act)[(fitting & -fitting).bit_length() - 1]


class _Columns(Struct, frozen=True, kw_only=True):
    """A table by columns: a bit for each row, the first the lowest.

    `asked` has each attribute that rows ask for, the rows that allow each value, and those that allow any other.
    """

    all: int
    asked: tuple[tuple[str, Mapping[str | bool, int], int], ...]


@cache
def _columns(act: str) -> _Columns:
    table = rows(act)
    asked = []
    for key in dict.fromkeys(key for row in table for key in row.when):
        whatever = _bits(key not in row.when for row in table)
        values = {value for row in table for value in row.when.get(key, ())}
        asked.append(
            (
                key,
                {value: whatever | _bits(value in row.when.get(key, ()) for row in table) for value in values},
                whatever,
            )
        )
    return _Columns(all=_bits(True for _ in table), asked=tuple(asked))


def _bits(told: Iterable[bool]) -> int:
    return sum(1 << at for at, one in enumerate(told) if one)
