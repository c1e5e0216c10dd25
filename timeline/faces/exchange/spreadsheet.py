"""A table for spreadsheets: a row an event, whole ids, first and last days beside the date as it was told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.faces.exchange.event_columns import LISTS, TEXTS, columns
from timeline.faces.export.formats import table_csv

if TYPE_CHECKING:
    from collections import Counter

    from timeline.app.exported import ExportedView


def table(view: ExportedView, unsaid: Counter[str]) -> bytes:
    """Return CSV, UTF-8, a header line first."""
    unsaid["have fields of their own that a flat table leaves out"] += sum(bool(told.data) for told in view.events)
    return table_csv((columns(told, view) for told in view.events), (*TEXTS, *LISTS))
