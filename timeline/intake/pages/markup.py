"""What an HTML page states about itself: JSON-LD, meta elements, headings. Read from a parsed tree, nothing guessed."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from html import unescape
from typing import Any

import re2
from attrs import frozen

_ARTICLE = re2.compile(r"Article|Posting|Report|LiveBlog")
_MOST_NODES = 20_000  # of JSON-LD
_TITLE = 15  # characters: a shorter head is no title cut from its site's name
_TELLING = 4  # words of a heading that is no logo
_WORDS = re2.compile(r"[\pL\pN]+")
_TAIL = re2.compile(r"\s+[|–—·•*ㅣ›«-]+\s+|\s*[|ㅣ：]\s*")
_QUOTES = str.maketrans("’‘“”«»„", '\'\'"""""')
_PARTED = ("|", "｜", "-", "–", "—", "*", "·", "ㅣ", "：", ":", "•", "»")
_PUBLISHED = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "parsely-pub-date",
    "dc.date.issued",
    "dc.date.created",
    "dcterms.created",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
)
_HINTED = ("dcterms.date", "dc.date", "date")  # which may as well be when the page was changed
_UPDATED = ("article:modified_time", "datemodified", "og:updated_time", "last-modified", "dcterms.modified", "lastmod")
_DESCRIPTIONS = ("og:description", "description", "twitter:description", "dc.description")
_TITLES = ("og:title", "twitter:title", "dc.title", "title")


@frozen(kw_only=True)
class PageFacts:
    """What the page states. Stamps as written, the likeliest first; `body` is the text where JSON-LD holds it.

    `hinted` is when it was published by signs that may be of something else on the page, or of its last change.
    `shown` are its headline and headings: titles too, if often worded otherwise than the one it gives to others.
    `described` is how it tells others in short what it is about.
    `country` (ISO 3166-1) is that of the kind of its language it states: US of en-US.
    """

    title: str | None
    shown: tuple[str, ...]
    published: tuple[str, ...]
    hinted: tuple[str, ...]
    updated: tuple[str, ...]
    url: str | None
    language: str | None
    country: str | None
    publisher: str | None
    body: str | None
    described: tuple[str, ...] = ()


def read(tree: Any) -> PageFacts:
    """Return what a page (an lxml tree) states about its article."""
    meta = _meta(tree)
    headings = [heading for element in tree.iter("h1") if (heading := _line(element.text_content()))]
    stories = [item for item in _linked_data(tree) if _ARTICLE.search(str(item.get("@type")))]
    stated, named = next(_each(meta, _TITLES), None), _named(tree)
    items = _of_this_page(stories, [*headings, *filter(None, (stated, named))])
    own = items[0] if items else {}
    headline = _text(own, "headline")
    shown = tuple(headings) if headline is None else (headline, *headings)
    language, country = _locale(tree, meta, own)
    publisher = _publisher(own) or meta.get("og:site_name")
    site = meta.get("og:site_name") or publisher or ""
    return PageFacts(
        title=_title(stated or headline, (*shown, *_named_parts(tree, named)), named, site),
        shown=shown,
        published=(*_said(items, "datePublished"), *_each(meta, _PUBLISHED)),
        hinted=(*_each(meta, _HINTED), *_times(tree)),
        updated=(*_said(items, "dateModified"), *_each(meta, _UPDATED)),
        url=_canonical(tree, meta) or _text(own, "url"),
        language=language,
        country=country,
        publisher=publisher,
        body=next(iter(_said(items, "articleBody")), None),
        described=(*_each(meta, _DESCRIPTIONS), *_said(items, "description")),
    )


def _meta(tree: Any) -> dict[str, str]:
    """Return the contents of the meta elements by property, name or itemprop, in lower case; the first counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = _line(element.get("content") or "")
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(key) or "").strip().lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _linked_data(tree: Any) -> Iterator[Mapping[str, Any]]:
    """Yield every object of the page's JSON-LD, outer ones first; what is no JSON is passed over."""
    left = _MOST_NODES
    for script in tree.iter("script"):
        if (script.get("type") or "").split(";")[0].strip().lower() != "application/ld+json":
            continue
        try:
            todo = [json.loads(script.text_content(), strict=False)]
        except (ValueError, RecursionError):
            continue
        while todo and left:
            left -= 1
            item = todo.pop(0)
            if isinstance(item, list):
                todo += item
            elif isinstance(item, dict):
                yield item
                todo += [value for value in item.values() if isinstance(value, dict | list)]


def _of_this_page(stories: Sequence[Mapping[str, Any]], titles: Sequence[str]) -> Sequence[Mapping[str, Any]]:
    """Return the stories of a page's JSON-LD that are its own: those under one of its titles, all where none is."""
    folded = [_folded(title) for title in titles]
    own = []
    for story in stories:
        headline = _folded(_text(story, "headline") or "")
        if headline and any(headline in title or (len(title) >= _TITLE and title in headline) for title in folded):
            own.append(story)
    return own or stories


def _title(stated: str | None, headings: Sequence[str], head: str | None, site: str) -> str | None:
    """Choose the title: what the page gives to others, without its site's name; the likeliest heading, or the head."""
    if title := stated or _likeliest(headings, head or "", site):
        return _without_site(title, headings, site)
    return _TAIL.split(head, 1)[0] if head else None


def _likeliest(headings: Sequence[str], head: str, site: str) -> str | None:
    """Return the heading that shares most words with the page's name in its head.

    A short one that shares none is a logo or a rubric, unless that name is shorter yet, or the site's alone.
    """
    named = set(_WORDS.findall(_folded(head)))
    if not named or _folded(head) == _folded(site):
        telling = (heading for heading in headings if len(_WORDS.findall(heading)) >= _TELLING)
        return next(telling, next(iter(headings), None))
    nearest = max(headings, key=lambda heading: _shared(heading, head, named), default=None)
    if nearest is None:
        return None
    if _shared(nearest, head, named):
        return _before_site(head, nearest) or nearest
    fewest = min(_TELLING, len(_WORDS.findall(head)))
    return next((heading for heading in headings if len(_WORDS.findall(heading)) >= fewest), None)


def _named_parts(tree: Any, head: str | None) -> list[str]:
    """Return the lesser headings that the page's name holds whole: where the first is the site's, one is the title."""
    name = _folded(head or "")
    parts = (_line(element.text_content()) for element in tree.iter("h2"))
    return [part for part in parts if len(_WORDS.findall(part)) >= _TELLING and _folded(part) in name]


def _before_site(head: str, heading: str) -> str | None:
    """Return what stands before a heading that is a site's in the page's name: `Two governors agree | The Herald`."""
    *before, last = _TAIL.split(head)
    first = before[0] if before else ""
    is_site = _folded(last) == _folded(heading) and len(_WORDS.findall(first)) > len(_WORDS.findall(heading))
    return first if is_site else None


def _shared(heading: str, head: str, named: Collection[str]) -> int:
    words = _WORDS.findall(_folded(heading))
    return len(words) if _folded(heading) in _folded(head) else len(set(words).intersection(named))


def _without_site(title: str, others: Sequence[str], site: str) -> str:
    folded = _folded(title)
    for other in others:
        if len(other) >= _TITLE and _folded(other) != folded and _is_within(_folded(other), folded):
            return other
    if site and folded.endswith(_folded(site)):
        rest = title[: -len(site)].rstrip()
        if len(rest) >= _TITLE and rest.endswith(_PARTED):
            return rest.rstrip("".join(_PARTED) + " ")
    return title


def _folded(text: str) -> str:
    return text.casefold().translate(_QUOTES)


def _is_within(part: str, whole: str) -> bool:
    """Whether a title stands in a longer one beside a site's name: at a word's border, a separator beside it."""
    at = whole.find(part)
    if at < 0:
        return False
    before, after = whole[:at].rstrip(), whole[at + len(part) :].lstrip()
    return (not before or before.endswith(_PARTED)) and after.startswith(_PARTED)


def _said(items: Sequence[Mapping[str, Any]], key: str) -> list[str]:
    return [text for item in items if (text := _text(item, key))]


def _text(item: Mapping[str, Any], key: str) -> str | None:
    value = item.get(key)
    if isinstance(value, list) and value:
        value = value[0]
    if not isinstance(value, str):
        return None
    text = unescape(value).strip() if key == "articleBody" else _line(unescape(value))
    return text or None


def _publisher(item: Mapping[str, Any]) -> str | None:
    value = item.get("publisher")
    if isinstance(value, list) and value:
        value = value[0]
    return _text(value, "name") if isinstance(value, dict) else None


def _times(tree: Any) -> Iterator[str]:
    """Yield the moments of the `time` elements that are marked as a publication."""
    for element in tree.iter("time"):
        marks = f"{element.get('itemprop') or ''} {element.get('class') or ''} {element.get('pubdate') or ''}".lower()
        if element.get("datetime") and ("publish" in marks or "pubdate" in marks or "entry-date" in marks):
            yield _line(element.get("datetime"))


def _canonical(tree: Any, meta: Mapping[str, str]) -> str | None:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            address = (link.get("href") or "").strip()
            if address.startswith(("http://", "https://")):
                return str(address)
    address = meta.get("og:url", "")
    return address if address.startswith(("http://", "https://")) else None


def _locale(tree: Any, meta: Mapping[str, str], item: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """Return the language that a page states, and the country where it says whose kind of it."""
    root = tree.getroottree().getroot()
    stated = (
        root.get("lang") or meta.get("og:locale") or _text(item, "inLanguage") or meta.get("content-language") or ""
    )
    code, *more = stated.strip().replace("_", "-").split("-")
    country = more[-1].upper() if more else ""
    return _two_letters(code.lower()), _two_letters(country)


def _two_letters(code: str) -> str | None:
    return code if len(code) == len("en") and code.isascii() and code.isalpha() else None


def _named(tree: Any) -> str | None:
    return next((title for element in tree.iter("title") if (title := _line(element.text_content()))), None)


def _each(meta: Mapping[str, str], names: Sequence[str]) -> Iterator[str]:
    return (unescape(meta[name]) for name in names if name in meta)


def _line(text: str) -> str:
    return " ".join(text.split())
