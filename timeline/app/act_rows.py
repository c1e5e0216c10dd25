"""The rows of the tables of acts, in words: for which clauses each is, and what it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from timeline.language.acts import act_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.language.acts.act_table import ActRow

TABLES = ("pledge", "follow_up")


@frozen
class RowInWords:
    """A row of a table of acts: `table` it stands in, its `condition` in words, what it `gives`, and `why`."""

    table: str
    name: str
    condition: str
    gives: str
    why: str


def row_of(rule: str) -> RowInWords | None:
    """Return the row that an event's rule names; None where no row of a table made it."""
    for table in TABLES:
        for row in act_table.rows(table):
            if row.name == rule and row.gives == table:
                return in_words(table, row)
    return None


def in_words(table: str, row: ActRow) -> RowInWords:
    """Return a row of a table as people read it."""
    gives = f"{row.gives} ({row.value})" if row.value else row.gives
    return RowInWords(table, row.name, "; ".join(_conditions(row)), gives, row.why)


def _conditions(row: ActRow) -> Iterator[str]:
    for name, allowed in row.when.items():
        if allowed == (True,):
            yield name
        elif allowed == (False,):
            yield f"not {name}"
        else:
            yield f"{name} is {' or '.join(map(str, allowed))}"
    if row.of_works:
        yield "of a work that the article tells of besides"
