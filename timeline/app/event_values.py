"""What a person gives for a field, as it is typed, made the value that the log holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from timeline.app.asked_names import unit
from timeline.app.event_fields import FIELDS, fields, is_number, is_text
from timeline.app.questions import BadDateError, edtf, region

if TYPE_CHECKING:
    from collections.abc import Callable

LISTS = ("regions", "actors")
DATES = ("date", "deadline", "period", "term", "new_deadline", "since")
_SHARE = re.compile(r"(?P<percent>\d{1,3}(?:\.\d{1,3})?) ?%|(?P<done>\d{1,9}) ?(?:/|of) ?(?P<of>\d{1,9})")
_GROUPED = re.compile(r"(?<=\d)[ ,\u00a0\u202f](?=\d{3}(?!\d))")  # what parts the thousands: 18,000,000
_LONGEST = 100  # characters of a number in words


def path_of(kind: str, field: str) -> str:
    """Return the path of a field that may be told by its bare name: of a pledge `deadline` is `data.deadline`."""
    name = field.partition(".")[0]
    return f"data.{field}" if name not in FIELDS and name in fields(kind) else field


def value_of(
    kind: str,
    field: str,
    given: Any,
    *,
    base: str | None,
    language: str | None = None,
    notice: Callable[[str], None],
) -> Any:
    """Return what a text, or a value of Python, means for a field at a path; None for an empty one.

    Regions are named as people name them, lists parted by semicolons, dates EDTF or in words (counted from `base`), a
    share `40%`, `3/5` or `3 of 5`, a unit also by its sign (`%`, `$`), numbers JSON or as texts write them
    (`141 million`: in the article's `language`, else in all that know it alike). Raises BadDateError, and the
    gazetteer's fault on a name.
    """
    name = field.rpartition(".")[2]
    if given is None or given == "":
        return None
    if field in LISTS:
        parts = given.split(";") if isinstance(given, str) else given
        values = [part.strip() for part in parts if part.strip()]
        return sorted({region(value, notice) for value in values}) if field == "regions" else values
    if name in DATES and field in (name, f"data.{name}", f"events.{name}"):
        if isinstance(given, str) and name == "term" and given.startswith("P"):
            return given
        if not isinstance(given, str):
            raise BadDateError(field.removeprefix("data."), repr(given), "it is no text")
        return edtf(field.removeprefix("data."), given, base=base)
    if not field.startswith("data.") or not isinstance(given, str):
        return given
    return unit(given) if field == "data.unit" else _typed(kind, field.removeprefix("data."), given, language)


def _typed(kind: str, name: str, given: str, language: str | None) -> Any:
    """Return what a text means for a field of a type that holds neither a date nor a unit."""
    if is_text(kind, name):
        return given
    share = _SHARE.fullmatch(given) if name == "share" else None
    if share:
        return _shared(share)
    return _number(given, language) if is_number(kind, name) else _json(given)


def _shared(share: re.Match[str]) -> dict[str, Any]:
    if share["percent"]:
        return {"percent": _json(share["percent"])}
    return {"done": _json(share["done"]), "of": _json(share["of"])}


def _number(given: str, language: str | None) -> Any:
    """Return the number that a text is, as JSON or in words; the text itself where it is none, or more than one."""
    found = _json(_GROUPED.sub("", given))
    if not isinstance(found, str):
        return found
    from timeline.language.quantity.numerals import plain_number, read_numeral
    from timeline.language.text.tokens import split_tokens
    from timeline.language.words.lexicon import languages

    tokens = split_tokens(given) if len(given) <= _LONGEST else ()
    readings = {
        known: numeral.value
        for known in (languages("numerals") if tokens else ())
        if (numeral := read_numeral(tokens, 0, known)) is not None
        and numeral.value is not None
        and numeral.after == len(tokens)
    }
    meant = {readings[language]} if language in readings else set(readings.values())
    return plain_number(meant.pop()) if len(meant) == 1 else given


def _json(given: str) -> Any:
    import msgspec

    try:
        return msgspec.json.decode(given)
    except (msgspec.MsgspecError, UnicodeEncodeError, RecursionError):
        return given
