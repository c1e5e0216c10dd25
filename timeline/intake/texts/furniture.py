"""What stands around an article on a page, told line by line from the words in `language/data/*/page.toml`."""

import re
from functools import cache
from html import unescape

import re2
from attrs import frozen

from timeline.language.schema.page_table import PageTable
from timeline.language.text.tongue import other_languages
from timeline.language.words.lexicon import load_table

_FURNITURE = 80  # characters; a longer line is text
_CREDITED = 240  # characters of a line that ends in who took the picture
_BYLINE = 6  # words
_NOTE = 600  # characters of a note on the article
_TAGS = re.compile(r"</?(?:br|b|i|u|em|p|div|span|strong|a|font|h[1-6])\b[^<>]{0,300}/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,10});")
# These look at lines of at most `_FURNITURE` characters, so that the standard library's engine is safe, and faster.
_LETTER = r"[^\W\d_]"
_CRUMB = rf"(?:{_LETTER}|[\d .,’'-])"
_CRUMBS = re.compile(rf"(?:{_CRUMB}+[/»›>→|] ?){{2,9}}{_CRUMB}*|{_CRUMB}+(?:>>|»|›|→) ?{_CRUMB}+")
_WEATHER = re.compile(rf"(?:{_LETTER}|[ .-])*[+\-−–]?\d\d? ?° ?[CСF]?")
_COUNTED = re.compile(rf"(?:{_LETTER}+:? )?\d[\d ,.]* ({_LETTER}+) ?(?:\([^()]*\))?")
_POSTAL = re.compile(r"(?:[^\d]*, ?)?\d\d\d\d\d\d?(?:,.*)?")
_LONE_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_NO_WORDS = re.compile(r"[\W_]*")
_HANDLES = re.compile(r"(?:[#@]\w+[ ,]*)+")
_ADDRESS = re2.compile(r"https?://[^\s<>\"]+")
_YEAR = re2.compile(r"[/_-]((?:19|20)\d\d)(?:[/_.-]|$)")
_DAY = re2.compile(
    r"[/_-]((?:19|20)\d\d)[/_-](0?[1-9]|1[0-2])[/_-](0?[1-9]|[12]\d|3[01])(?:[/_.-]|$)|/((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:\d{0,8})(?:[/_.-]|$)"
)


@frozen
class PageWords:
    """The line lists of one or more languages, lower case."""

    published: tuple[str, ...]
    updated: tuple[str, ...]
    furniture: frozenset[str]
    starts: tuple[str, ...]
    captions: tuple[str, ...]
    bylines: tuple[str, ...]
    by: tuple[str, ...]
    endings: tuple[str, ...]
    corrections: tuple[str, ...]
    amended: tuple[str, ...]
    disclaimers: tuple[str, ...]
    titles: tuple[str, ...]
    day_labels: frozenset[str]
    beside: frozenset[str]
    after_date: tuple[str, ...]
    byline_small: frozenset[str]
    counters: frozenset[str]
    zones: tuple[str, ...]
    papers: frozenset[str]


@cache
def words(language: str) -> PageWords:
    """Return the lists of a language; English ones are always among them, for they stand on pages of any language."""
    tables = [load_table("en", PageTable)]
    if language != "en":
        tables.append(load_table(language, PageTable))

    def of(key: str) -> tuple[str, ...]:
        found = {entry for table in tables for entry in getattr(table, key)}
        return tuple(sorted(found, key=lambda entry: (-len(entry), entry)))

    others = other_languages()
    by = tuple(f"{table.byline} " for table in tables if table.byline)
    return PageWords(
        published=of("published") + others.published.get(language, ()),
        updated=of("updated") + others.updated.get(language, ()),
        furniture=frozenset(of("furniture")),
        starts=of("furniture_starts"),
        captions=of("captions"),
        bylines=of("bylines"),
        by=by,
        endings=of("endings"),
        corrections=of("corrections"),
        amended=of("amended"),
        disclaimers=of("disclaimers"),
        titles=of("titles"),
        day_labels=frozenset(of("day_labels")),
        beside=frozenset(of("beside")),
        after_date=of("after_date"),
        byline_small=frozenset(of("byline_small")),
        counters=frozenset(of("counters")),
        zones=of("zones"),
        papers=frozenset(of("papers")),
    )


def tidy(text: str) -> str:
    """Return a text file's content without stray tags and entities; a line break tag becomes a line break."""
    if "<" in text:
        text = _TAGS.sub(lambda tag: "\n" if tag.group()[1:3].lower() in ("br", "p>", "/p", "di", "/d") else "", text)
    if "&" in text:
        text = _ENTITY.sub(lambda entity: unescape(entity.group()), text).replace("\u00a0", " ")
    return text


def line(text: str) -> str:
    """Return a line with single blanks, none at its ends."""
    return " ".join(text.split())


def is_furniture(text: str, known: PageWords) -> bool:
    """Whether a line is no part of an article: navigation, contacts, weather, counters, captions, bylines."""
    if len(text) > _FURNITURE:
        return not any(map(str.isalnum, text)) or (len(text) < 3 * _FURNITURE and is_caption(text, known))
    low = text.lower()
    return bool(
        low.rstrip(" :…»>→|.") in known.furniture
        or low.startswith(known.starts)
        or _NO_WORDS.fullmatch(text)
        or _CRUMBS.fullmatch(text)
        or _WEATHER.fullmatch(text)
        or (_POSTAL.fullmatch(text) and not text.endswith("."))
        or ((counted := _COUNTED.fullmatch(low)) and counted.group(1) in known.counters)
        or _LONE_ADDRESS.fullmatch(text)
        or _HANDLES.fullmatch(text)
        or is_caption(text, known)
        or is_byline(text, known)
    )


def is_caption(text: str, known: PageWords) -> bool:
    """Whether a line stands under a picture: a credit, or a table cell's rest."""
    low = text.lower()
    credited = text.endswith(")") and len(text) <= _CREDITED and low[low.rfind("(") + 1 :].startswith(known.captions)
    return credited or low.startswith(known.captions) or (text.endswith("|") and not text.startswith("|"))


def is_byline(text: str, known: PageWords) -> bool:
    """Whether a line says who wrote the article: `By Ann Example`."""
    low = text.lower()
    if low.startswith(known.bylines):
        return True
    return (
        low.startswith(known.by)
        and len(text.split()) <= _BYLINE
        and not text.endswith((".", "!", "?"))
        and all(word[:1].isupper() or word.lower() in known.byline_small for word in text.split()[1:])
    )


def is_ending(text: str, known: PageWords) -> bool:
    """Whether nothing of the article follows this line."""
    if len(text) > 2 * _FURNITURE:
        return False
    low = text.lower().lstrip("*•–—- ")
    return low.startswith(known.endings) or any(words in low for words in known.disclaimers)


def is_correction(text: str, known: PageWords) -> bool:
    """Whether a paragraph is a note on what was wrong in the article, and none of its story."""
    if len(text) > _NOTE:
        return False
    low = text.lower().lstrip("*•–—-[( ")
    return low.startswith(known.corrections) or any(said in low for said in known.amended)


def address(text: str) -> str | None:
    """Return the first web address in a line."""
    found = _ADDRESS.search(text)
    return found.group().rstrip(".,;)") if found else None


def own_address(url: str) -> str:
    """Return the page's own address where an archive or a redirector has put another before it, with its own days."""
    return url[max(0, url.rfind("http://"), url.rfind("https://")) :]


def address_date(url: str) -> str | None:
    """Return the day that a web address tells (`2019-11-15`), or its year, or None."""
    path = own_address(url).partition("://")[2].partition("/")[2]
    if day := _DAY.search("/" + path):
        year, month, number = (part for part in day.groups() if part)
        return f"{year}-{int(month):02}-{int(number):02}"
    years = [found.group(1) for found in _YEAR.finditer("/" + path.rstrip("/"))]
    return years[-1] if years else None
