"""Is what an importer returned what it should be? Asked of every article and finding before anything is made of it."""

from collections.abc import Iterator, Mapping
from typing import Any, get_args

import attrs
import msgspec

from timeline.article import Article, Dateline, Finding, Stamp
from timeline.codec import LineError, canonical
from timeline.edtf import is_edtf
from timeline.intake.importer import Claim
from timeline.model import EVENT_DATA, Basis

_BASES = frozenset(get_args(Basis))
_OPTIONAL_TEXT = ("credit", "publisher", "url", "home", "partial")
_STAMPS = ("published", "updated", "page_stamp")
_ORDERS = ("DMY", "MDY", "YMD")


def claim(value: object) -> str | None:
    """Return what is wrong with the answer to `claims`, or None."""
    if value is None or (isinstance(value, Claim) and isinstance(value.reason, str)):
        return None
    return f"{_kind(value)} is neither a Claim nor None"


def article(value: object) -> str | None:
    """Return what is wrong with the answer to `read`, or None."""
    if not isinstance(value, Article):
        return f"{_kind(value)} is no Article"
    return next((wrong for wrong in _in_article(value) if wrong), None)


def _in_article(value: Article) -> Iterator[str | None]:
    for name in ("title", "text", "language", "date_order", *_OPTIONAL_TEXT):
        said = getattr(value, name)
        if not isinstance(said, str) and not (said is None and name in _OPTIONAL_TEXT):
            yield f"{name} is {_kind(said)}, not text"
    for name in ("title", "text"):
        if not _encodable(getattr(value, name)):
            yield f"its {name} holds half a character (a lone surrogate)"
    if not (value.language.isalpha() and value.language.isascii()):
        yield f"language {value.language!r} is no ISO 639 code"
    if value.date_order not in _ORDERS:
        yield f"date_order {value.date_order!r} is none of {', '.join(_ORDERS)}"
    if not (isinstance(value.notes, tuple) and all(isinstance(note, str) for note in value.notes)):
        yield "notes are not a tuple of text"
    for name in _STAMPS:
        wrong = _stamp(getattr(value, name))
        yield f"{name} {wrong}" if wrong else None
    yield _dateline(value.dateline, value.text)


def finding(value: object, text: str) -> str | None:
    """Return what is wrong with one finding in an article's text, or None."""
    if not isinstance(value, Finding):
        return f"{_kind(value)} is no Finding"
    if not (isinstance(value.type, str) and value.type and isinstance(value.rule, str) and value.rule):
        return "a finding's type or rule is not text"
    for start, end in ((value.start, value.end), *value.also):
        if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
            return f"{value.rule}: its span {start}-{end} does not lie in the text of {len(text)} characters"
    if value.date is not None and not (isinstance(value.date, str) and is_edtf(value.date)):
        return f"{value.rule}: its date {value.date!r} is no EDTF"
    if value.basis not in _BASES:
        return f"{value.rule}: its basis {value.basis!r} is none of {', '.join(sorted(_BASES))}"
    for name in ("regions", "actors"):
        if not all(isinstance(entry, str) and entry for entry in getattr(value, name)):
            return f"{value.rule}: its {name} are not all text"
    for name in ("date_text", "doubt"):
        if not isinstance(getattr(value, name), str | None):
            return f"{value.rule}: its {name} is {_kind(getattr(value, name))}, not text"
    return _data(value)


def _data(value: Finding) -> str | None:
    expected = EVENT_DATA.get(value.type)
    try:
        if expected is None:
            if not isinstance(value.data, Mapping):
                return f"{value.rule}: its data are {_kind(value.data)}, not a mapping"
            canonical(value.data)
        elif type(value.data) is not expected:  # one of a plugin's own may not be told to others
            return f"{value.rule}: its data are {_kind(value.data)}, not {expected.__name__}"
        else:
            plain = attrs.asdict(value.data)
            msgspec.convert(plain, expected)
            canonical(plain)
    except (msgspec.ValidationError, LineError, RecursionError, TypeError, ValueError) as error:
        return f"{value.rule}: its data: {error}"
    return None


def _stamp(value: Any) -> str | None:
    if value is None:
        return None
    if not isinstance(value, Stamp):
        return f"is {_kind(value)}, not a Stamp"
    if not (isinstance(value.value, str) and isinstance(value.raw, str) and is_edtf(value.value)):
        return f"{value.value!r} is no EDTF date"
    return None


def _dateline(value: Any, text: str) -> str | None:
    if value is None:
        return None
    if not isinstance(value, Dateline):
        return f"dateline is {_kind(value)}, not a Dateline"
    if not 0 <= value.start < value.end <= len(text):
        return "dateline does not lie in the text"
    return None


def _encodable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _kind(value: object) -> str:
    return f"a {type(value).__name__}" if value is not None else "None"
