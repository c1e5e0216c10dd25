"""What an export is: a format, the file it makes, and what it could not say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from attrs import frozen

if TYPE_CHECKING:
    from collections import Counter

    from timeline.app.exported import ExportedView


class Writes(Protocol):
    """Makes the bytes of a file; what the format cannot say is counted, in words that follow a number of events."""

    def __call__(self, view: ExportedView, unsaid: Counter[str]) -> bytes:
        """Return the file. Raises MissingExtraError."""


@frozen
class ExchangeFormat:
    """A format by its name. `binary`: what no terminal can show, and so needs a file."""

    name: str
    suffix: str
    about: str
    writes: str  # module:function, imported when it is asked for
    binary: bool = False


EXCHANGE_FORMATS = {
    made.name: made
    for made in (
        ExchangeFormat(
            "sqlite",
            ".sqlite",
            "a database with full-text search, as Datasette opens it",
            "sqlite:database",
            binary=True,
        ),
        ExchangeFormat("parquet", ".parquet", "a table for DuckDB, pandas, Spark", "parquet:table", binary=True),
        ExchangeFormat(
            "csv", ".csv", "a table for spreadsheets, with whole ids and first and last days", "spreadsheet:table"
        ),
        ExchangeFormat("atom", ".atom", "a feed, the latest recorded first", "atom:feed"),
        ExchangeFormat("ics", ".ics", "a calendar of deadlines and of what is planned", "deadlines_calendar:calendar"),
        ExchangeFormat("timelinejs", ".json", "slides for TimelineJS", "timelinejs:slides"),
        ExchangeFormat(
            "jsonld", ".jsonld", "schema.org: Event, Claim and, of a person's rating, ClaimReview", "jsonld:graph"
        ),
        ExchangeFormat("ftm", ".ftm.json", "FollowTheMoney entities, one a line", "followthemoney:entities"),
        ExchangeFormat("cloudevents", ".jsonl", "CloudEvents, one a line", "cloudevents:envelopes"),
    )
}


def written(name: str, view: ExportedView, unsaid: Counter[str]) -> bytes:
    """Return a view as a file of a format. Raises MissingExtraError."""
    from importlib import import_module

    module, _, function = EXCHANGE_FORMATS[name].writes.partition(":")
    writes: Writes = getattr(import_module(f"timeline.faces.exchange.{module}"), function)
    return writes(view, unsaid)
