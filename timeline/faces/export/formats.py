"""Records for machines and for documents: JSON, JSON lines, CSV and Markdown."""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from timeline.faces.safe_text import UNSAFE, clean

Record = Mapping[str, Any]

FORMATS = ("table", "json", "jsonl", "csv", "md")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # also in full width
_MARKUP = str.maketrans({char: f"\\{char}" for char in "\\|`*_[]#~@"} | {"<": "&lt;", ">": "&gt;"})
_ENTITY = re.compile(r"&(?=#?\w{1,40};)")
_LINKED = re.compile(r":(?=//)|(?<=www)\.", re.IGNORECASE)  # of an address that bare makes a link


def jsonl(records: Iterable[Record]) -> bytes:
    """Return records as JSON, one a line."""
    return b"".join(_json(record) + b"\n" for record in records)


def json(records: Iterable[Record]) -> bytes:
    """Return records as one JSON array, indented."""
    return msgspec.json.format(_json(list(records)), indent=2) + b"\n"


def table_csv(records: Iterable[Record], columns: Sequence[str]) -> bytes:
    """Return records as CSV; a cell that a spreadsheet would take for a formula gets an apostrophe in front."""
    import csv

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for record in records:
        writer.writerow([_cell(field(record, column)) for column in columns])
    return out.getvalue().encode("utf-8", "replace")


def table_md(records: Iterable[Record], columns: Sequence[str]) -> bytes:
    """Return records as a Markdown table, in which no text is markup and no address a link."""
    rows = [[_unmarked(plain(field(record, column))) for column in columns] for record in records]
    lines = [list(columns), ["---"] * len(columns), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines).encode("utf-8", "replace")


def field(record: Record, path: str) -> Any:
    """Return what stands at a dotted path of a record, or None."""
    value: Any = record
    for key in path.split("."):
        if not isinstance(value, Mapping):
            return None
        value = value.get(key)
    return value


def _json(value: Any) -> bytes:
    """Encode; what could act on a terminal is escaped, which says the same to a reader of JSON."""
    encoded = msgspec.json.encode(value).decode()
    return UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", encoded).encode()


def _cell(value: Any) -> str | int | float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    text = plain(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _unmarked(text: str) -> str:
    return _LINKED.sub(r"\\\g<0>", _ENTITY.sub("&amp;", text).translate(_MARKUP))


def plain(value: Any) -> str:
    """Return a value as one clean line: lists joined by `; `, mappings as JSON."""
    if value is None:
        return ""
    if isinstance(value, list | tuple) and all(isinstance(item, str | int | float) for item in value):
        return "; ".join(clean(str(item)) for item in value)
    if isinstance(value, Mapping | list | tuple):
        return clean(_json(value).decode())
    if isinstance(value, bool):
        return "yes" if value else "no"
    return clean(str(value))
