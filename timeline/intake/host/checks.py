"""Is what an importer says possible? Asked of every article and finding, once they are structured."""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from timeline.article import Article, Dateline, Finding, Stamp
from timeline.codec import LineError, canonical
from timeline.edtf import is_edtf
from timeline.intake.host.structured import kind_of
from timeline.intake.importer import Claim
from timeline.vocabulary import SEALED_TYPES

_STAMPS = ("published", "updated", "page_stamp")
_ORDERS = ("DMY", "MDY", "YMD")


def claim(value: object) -> str | None:
    """Return what is wrong with the answer to `claims`, or None."""
    if value is None or (isinstance(value, Claim) and isinstance(value.reason, str)):
        return None
    return f"{kind_of(value)} is neither a Claim nor None"


def article(value: Article) -> str | None:
    """Return what is wrong with an article, or None."""
    return next(_in_article(value), None)


def _in_article(value: Article) -> Iterator[str]:
    for name in ("title", "text"):
        if not _encodable(getattr(value, name)):
            yield f"its {name} holds half a character (a lone surrogate)"
    if not (value.language.isalpha() and value.language.isascii()):
        yield f"language {value.language!r} is no ISO 639 code"
    if value.date_order not in _ORDERS:
        yield f"date_order {value.date_order!r} is none of {', '.join(_ORDERS)}"
    for name in _STAMPS:
        stamp: Stamp | None = getattr(value, name)
        if stamp is not None and not is_edtf(stamp.value):
            yield f"{name} {stamp.value!r} is no EDTF date"
    line: Dateline | None = value.dateline
    if line is not None and not 0 <= line.start < line.end <= len(value.text):
        yield "dateline does not lie in the text"


def finding(value: Finding, text: str) -> str | None:
    """Return what is wrong with one finding in an article's text, or None."""
    if not (value.type and value.rule):
        return "a finding has no type or no rule"
    if value.type in SEALED_TYPES:
        return f"{value.rule}: an event cannot be of type {value.type!r}, which tells other lines"
    for start, end in ((value.start, value.end), *value.also):
        if not 0 <= start < end <= len(text):
            return f"{value.rule}: its span {start}-{end} does not lie in the text of {len(text)} characters"
    if value.date is not None and not is_edtf(value.date):
        return f"{value.rule}: its date {value.date!r} is no EDTF"
    return None


def data(value: Finding) -> str | None:
    """Return why a finding's data cannot be written into a log, or None."""
    told: Mapping[str, Any] = value.data if isinstance(value.data, Mapping) else attrs.asdict(value.data)
    try:
        canonical(told)
    except (LineError, RecursionError, TypeError, ValueError) as error:
        return f"{value.rule}: its data: {error}"
    return None


def _encodable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
