"""The last step of every reading: title, body lines and stamps become an Article."""

from collections.abc import Sequence

from timeline.intake import body, credit, page, tongue
from timeline.intake.article import Article, Dateline, Stamp
from timeline.intake.body import Line
from timeline.intake.document import Document
from timeline.intake.importer import NotAnArticleError

FALLBACK_LANGUAGE = "en"
_TITLE = 120  # characters
_YEAR = len("2016")
_YEARLESS = "XXXX"


def language_of(document: Document) -> str:
    """Return the language of a document's text; English where too little is said to tell."""
    return tongue.detect(document.text) or FALLBACK_LANGUAGE


def article(
    document: Document,
    *,
    lines: Sequence[Line],
    title: str | None,
    language: str,
    published: Stamp | None = None,
    updated: Stamp | None = None,
    page_stamp: Stamp | None = None,
    publisher: str | None = None,
    home: str | None = None,
    date_order: str = "DMY",
) -> Article:
    """Return the article these lines hold. Raises NotAnArticleError.

    Without a title the first sentence is taken for one. Without any stamp the dateline's day counts as published,
    with the year that the address of the page or of its source tells, else without one (`XXXX-02-04`).
    """
    made = body.build(lines, page.words(language), title=title or "")
    if not made.text:
        raise NotAnArticleError("no text is left once the page around it is set aside")
    notes = []
    url = document.url or made.url
    stamped = published or updated or page_stamp
    line = _dateline(made.text, language, stamped)
    if title is None:
        title = _first_sentence(made.text[line.end if line else 0 :], language)
        notes.append("the title is the first sentence: the page has none of its own")
    if stamped is None and line is not None and line.date is not None:
        published = Stamp(value=_dated(line.date, url), raw=made.text[line.start : line.end].strip(" –—-\n"))
        notes.append("published on the dateline's day: the page has no stamp")
    agency = (credit.named(line.agency) if line and line.agency else None) or credit.find(made.text)
    return Article(
        title=title,
        text=made.text,
        published=published,
        updated=updated,
        page_stamp=page_stamp,
        dateline=line,
        language=language,
        credit=agency.name if agency else None,
        publisher=publisher,
        url=url,
        home=home or (agency.home if agency else None),
        date_order=date_order,
        partial=f"only the first {body.MAX_TEXT:,} characters were read" if made.cut else None,
        notes=tuple(notes),
    )


def _dateline(text: str, language: str, stamped: Stamp | None) -> Dateline | None:
    from importlib.util import find_spec

    if find_spec("timeline.intake.language.datelines") is None:
        return None
    from timeline.intake.language import datelines

    published = stamped.value[: len("2022-05-13")] if stamped else None
    return datelines.find(text, published=published, language=language)


def _dated(day: str, url: str | None) -> str:
    """Put the year of the address to a dateline's day without one, where they do not contradict each other."""
    told = page.address_date(url) if url else None
    if not day.startswith(_YEARLESS) or told is None:
        return day
    agrees = len(told) == _YEAR or told[_YEAR:] == day[_YEAR:]
    return told[:_YEAR] + day[_YEAR:] if agrees else day


def _first_sentence(text: str, language: str) -> str:
    from timeline.intake.language import sentences

    first = text.lstrip(" –—-\n").partition("\n\n")[0]
    found = sentences.split(first[:2000], language)
    sentence = found[0].text if found else first
    if len(sentence) <= _TITLE:
        return sentence.strip()
    return sentence[: sentence.rfind(" ", 0, _TITLE) if " " in sentence[:_TITLE] else _TITLE].rstrip(" ,;:–—-") + "…"
