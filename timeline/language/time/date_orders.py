"""In which order a country writes day and month."""

from functools import cache

from timeline.language.schema.dates_table import DateOrdersTable
from timeline.language.schema.structure import read_table
from timeline.language.words.lexicon import DATA


def order_of(country: str | None) -> str | None:
    """Return how a country (ISO 3166-1) writes 03/11/2026: `MDY` or `DMY`; None where no country is told."""
    if country is None:
        return None
    return "MDY" if country[:2] in _table().month_first else "DMY"


@cache
def _table() -> DateOrdersTable:
    return read_table(DATA / "world" / "date_orders.toml", DateOrdersTable)
