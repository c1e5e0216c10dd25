"""The dateline at the head of an article: `MOGILEV, 13 May (BelTA) –`, `МОСКВА, 3 июн - РИА Новости.`, `Nairobi —`."""

import re
from datetime import timedelta
from functools import cache
from typing import Any

import re2

from timeline import edtf
from timeline.article import Dateline
from timeline.language.time import almanac, moments
from timeline.language.time.calendar_words import load_calendar_words
from timeline.language.time.foreign_dates import foreign_date

_LEAP = 4  # years after which 29 February comes again
_HEAD = 200  # characters: a dateline stands before anything else
_NAME = r"(?:\p{Lu}[\pL’'.-]*|\p{Ll}{1,3})"
_PLACE = rf"\p{{Lu}}[\pL’'.-]*(?: {_NAME}){{0,3}}?"
_REGION = rf"(?:(?:, | / |/){_NAME}(?: {_NAME}){{0,2}})?"
_DATE = r"[^()/\n–—_]{3,50}?"
_ABBREVIATED = r"\pL{3,4}\. ?\d{1,2}(?:, (?:19|20)\d\d)?|\d{1,2} \pL{3,4}\.(?: (?:19|20)\d\d)?"
_AGENCY = r"(?:\((?P<round>[^()\n]{2,50})\)|/(?P<slashed>[^/\n]{2,50})/|\[(?P<square>[^\]\n]{2,50})\])"
_TITLED = r"\p{Lu}[\pL-]+"
_DASH = r"(?:[–—_]|--?|:)"
# The forms, most telling first, each with what a head must have to be one (`_shape`), and which parts it tells.
_FORMS = (
    ("stop agency", rf"(?P<place>{_PLACE})(?:,|\.) ?(?P<date>{_DATE}) ?{_AGENCY}\.?(?: ?{_DASH}|[ \n])"),
    ("agency", rf"(?P<place>{_PLACE}{_REGION}) ?{_AGENCY}\.?(?: ?{_DASH})"),
    ("agency", rf"(?P<place>{_PLACE}{_REGION}) ?/(?P<slashed>\p{{Lu}}[\p{{Lu}} .-]{{2,30}})/[ \n]"),
    ("agency", rf"(?P<date>{_DATE}),? (?P<place>{_PLACE}) ?{_AGENCY}\.?(?: ?{_DASH}|[ \n])"),
    ("agency", rf"(?P<date>{_DATE}) ?{_AGENCY}\.?(?: ?{_DASH})"),
    (
        "stop",
        rf"(?P<place>{_PLACE})(?:,|\.) (?P<date>{_DATE}) {_DASH} (?P<bare>(?:\p{{Lu}}[\pL-]* ){{0,3}}{_TITLED})\. ",
    ),
    (
        "stop",
        rf"(?P<place>{_PLACE})(?:,|\.) (?P<date>{_DATE})\. (?P<bare>{_TITLED}(?: {_TITLED}){{0,2}})(?:\.| {_DASH})",
    ),
    ("stop", rf"(?P<place>{_PLACE})(?:,|\.) (?P<date>{_DATE}) {_DASH} (?P<next>\p{{Lu}})"),
    ("stop", rf"(?P<place>{_PLACE})(?:,|\.) (?P<date>{_ABBREVIATED}|{_DATE}) ?(?:\.?{_DASH}|\.[ \n])"),
    ("capitals", r"(?P<place>\p{Lu}{3,}(?:[ -]\p{Lu}{2,}){0,3})\. (?P<bare>\p{Lu}{3,}(?:[ -]\p{Lu}{2,}){0,2})(?:\.| )"),
    ("capitals", rf"(?P<place>\p{{Lu}}{{2,}}[\p{{Lu}}’'. -]*(?:, {_NAME}(?: {_NAME})?)?)(?: {_DASH}|:) "),
    ("dash", r"(?P<place>\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+){0,2}(?:, \p{Lu}\p{Ll}+)?) ?(?:[–—]|--) (?P<next>\p{Lu})"),
    ("agency", rf"{_AGENCY} ?{_DASH} "),
)
_CAPITAL = r"[^\W\d_a-zа-яё][\w’'.-]*"
_STOPPED = re.compile(rf"{_CAPITAL}(?: (?:{_CAPITAL}|[^\W\d_]{{1,3}}(?=[ ,.]))){{0,3}}[,.]")  # of a head, so short


@cache
def _forms() -> tuple[tuple[frozenset[str], Any], ...]:
    return tuple((frozenset(needs.split()), re2.compile(r"\s*" + form)) for needs, form in _FORMS)


def _shape(head: str) -> set[str]:
    """Tell what stands in a head: an agency's brackets, a place before a stop, capitals, a dash."""
    bare = head.lstrip()
    shape = {"agency"} if any(mark in head for mark in ")/]") else set()
    if _STOPPED.match(bare):
        shape.add("stop")
    if bare[:2].isupper():
        shape.add("capitals")
    if any(mark in head for mark in ("–", "—", "--")):
        shape.add("dash")
    return shape


def find_dateline(text: str, *, published: str | None, language: str) -> Dateline | None:
    """Return the dateline a text begins with; None when it begins with a sentence.

    `published` is the EDTF day that gives a date without year its year; without it the date is XXXX-MM-DD.
    """
    head = text[:_HEAD]
    shape = _shape(head)
    for needs, form in _forms():
        match = form.match(head) if needs <= shape else None
        if match is None:
            continue
        line = _read(text, match, published, language)
        if line is not None:
            return line
    return None


def _read(text: str, match: Any, published: str | None, language: str) -> Dateline | None:
    parts = match.groupdict()
    end = match.end() - (1 if parts.get("next") else 0)
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    place, day = parts.get("place"), None
    if parts.get("date") is not None:
        region, day = _day(parts["date"], published, language)
        if day is None or (region and place is None):
            return None
        place = f"{place}, {region}" if region else place
    agency = next((parts[key] for key in ("round", "slashed", "square", "bare") if parts.get(key)), None)
    if agency is not None:
        agency = _agency(agency, language)
        if agency is None:
            return None
    while end > start and text[end - 1].isspace():
        end -= 1
    return Dateline(start=start, end=end, place=place.strip(" ,.") if place else None, date=day, agency=agency)


def _day(text: str, published: str | None, language: str) -> tuple[str | None, str | None]:
    """Return the region before the date, and the date: the last such day up to publication where no year is told."""
    words = text.strip(" ,.")
    region = None
    found = _whole(words, language)
    if found is None and ", " in words:
        region, _, words = words.partition(", ")
        found = _whole(words, language) if region[:1].isupper() else None
    if found is None or not found.startswith("XXXX") or published is None:
        return region, found
    anchor = almanac.counting_base(published)
    if anchor is None:
        return region, found
    years = range(anchor.day.year + 1, anchor.day.year - _LEAP - 1, -1)
    latest = almanac.day(anchor.day + timedelta(days=1))
    fits = (f"{year:04d}{found[4:]}" for year in years)
    return region, next((day for day in fits if day <= latest and edtf.is_edtf(day)), found)


def _whole(text: str, language: str) -> str | None:
    """Read a text that is a date from its first to its last letter."""
    if foreign := foreign_date(text, language):
        return foreign
    found = [moment for moment in moments.find_moments(text, base=None, language=language) if moment.kind == "date"]
    if len(found) != 1 or len(found[0].edtf or "") < len("XXXX-05-13"):
        return None
    rest = text[: found[0].start] + text[found[0].end :]
    return found[0].edtf if not any(char.isalnum() for char in rest) else None


def _agency(text: str, language: str) -> str | None:
    """Return an agency's name without "corr."; None when the words cannot be a name."""
    name = text.strip(" .,")
    for word in load_calendar_words(language).correspondent:
        if name.lower().startswith(word):
            name = name[len(word) :].strip(" .,")
    return name if name[:1].isupper() and len(name.split()) <= 5 and not any(c.isdigit() for c in name) else None  # noqa: PLR2004
