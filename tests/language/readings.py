"""Own articles for the tests of acts, and what is read from them."""

from timeline.article import Article, Finding
from timeline.language.reading import read_article
from timeline.model import Stamp


def article(text: str, *, title: str = "", published: str | None = "2021-09-15", language: str = "en") -> Article:
    """An article as an importer hands it over; `published` is the day, or None."""
    stamp = None if published is None else Stamp(value=published, raw=published)
    return Article(title=title, text=text, published=stamp, language=language)


def found(kind: str, text: str, **more: str | None) -> list[Finding]:
    """The events of one type in a text."""
    return [finding for finding in read_article(article(text, **more)) if finding.type == kind]
