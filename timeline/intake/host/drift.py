"""Has a source's layout changed? Told by what its importer found on a page that it claimed.

No title, no text, no date, or a text far shorter than the page's: it is not what the plugin was written for any more.
"""

from timeline.article import Article
from timeline.errors import TimelineError
from timeline.intake.documents.charset import clean
from timeline.intake.documents.document import Document
from timeline.intake.pages.tree import parse, tamed
from timeline.intake.texts import body

_LONG = 1000  # characters of prose, from which on a text may be too short for it
_FAR_SHORTER = 0.25


def blank(article: Article) -> str | None:
    """Return what is wrong where nothing was found at all, else None."""
    for name, said in (("title", article.title), ("text", article.text)):
        if isinstance(said, str) and not said.strip():
            return f"its {name} is empty"
    return None


def suspicion(article: Article, document: Document) -> str | None:
    """Return what a source's importer should have found on a page and did not, or None."""
    if is_undated(article):
        return "nothing on it tells its date"
    prose = _prose(document)
    if prose > _LONG and len(article.text) < prose * _FAR_SHORTER:
        return "what is read of it is far shorter than the page's text"
    return None


def is_outdone(article: Article, generic: Article) -> bool:
    """Whether the generic reading of the same page has found what was missing."""
    if is_undated(article):
        return not is_undated(generic)
    return len(article.text) < len(generic.text) * _FAR_SHORTER


def is_undated(article: Article) -> bool:
    """Whether nothing in a reading tells when the article came out."""
    line = article.dateline
    stamps = (article.published, article.updated, article.page_stamp, line.date if line else None)
    return not any(stamps)


def _prose(document: Document) -> int:
    """Return how many characters of running text the whole page holds."""
    if document.media == "text":
        return sum(len(line.text) for line in body.lines(document.text) if body.is_prose(line.text))
    try:
        root = parse(tamed(document.text))
    except TimelineError:  # no page that can be parsed
        return 0
    told = (clean(" ".join(element.text_content().split())) for element in root.iter("p"))
    return sum(len(text) for text in told if body.is_prose(text))
