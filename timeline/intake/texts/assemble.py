"""The last step of every reading: title, body lines and stamps become an Article."""

from collections.abc import Sequence

from attrs import evolve, frozen

from timeline.article import Article, Dateline, Stamp
from timeline.intake.documents.document import Document
from timeline.intake.importer import NotAnArticleError
from timeline.intake.texts import body, credit, stamp_lines
from timeline.intake.texts import furniture as page
from timeline.intake.texts.body import PageLine
from timeline.language.text import sentences, tongue
from timeline.language.time import datelines, moments

FALLBACK_LANGUAGE = "en"
_TITLE = 120  # characters of a title that is the first sentence
_LONGEST = 400  # characters of any title
_LEAD = 2  # sentences
_FAR = 20_000  # characters of a page
_DAY = len("2022-05-13")
_YEAR = len("2016")
_YEARLESS = "XXXX"
_LONGEST_STAMP = 100  # characters
LISTED = "published when the feed or sitemap that listed the page says; the page itself does not"


@frozen(kw_only=True)
class Head:
    """What stands above the text of a page: its title, None where it has none, and its stamps."""

    title: str | None = None
    published: Stamp | None = None
    updated: Stamp | None = None
    page_stamp: Stamp | None = None

    @property
    def stamp(self) -> Stamp | None:
        """The stamp that says most of when the article came out."""
        return self.published or self.updated or self.page_stamp


def language_of(document: Document) -> str:
    """Return the language of a document's text; English where too little is said to tell."""
    return tongue.detect(document.text) or FALLBACK_LANGUAGE


def article(
    document: Document,
    head: Head,
    lines: Sequence[PageLine],
    *,
    language: str,
    publisher: str | None = None,
    home: str | None = None,
    date_order: str = "DMY",
    headed: bool = False,
) -> Article:
    """Return the article that these lines hold, its parts under their headings if `headed`. Raises NotAnArticleError.

    Without a title the first sentence is taken for one. Without any stamp the dateline's day, or else the one day told
    in the lead, counts as published, with the year that the address of the page or of its source tells, else without
    one (`XXXX-02-04`). Whatever had to be assumed is said in `notes`.
    """
    made = body.build(lines, page.words(language), title=head.title or "", headed=headed)
    if not made.text:
        raise NotAnArticleError("no text is left once the page around it is set aside")
    url = document.url or made.url
    if head.published is not None and url:
        head = evolve(head, published=evolve(head.published, value=_dated(head.published.value, url)))
    line = datelines.find_dateline(
        made.text, published=head.stamp.value[:_DAY] if head.stamp else None, language=language
    )
    notes = []
    if head.published is None and (listed := listed_stamp(document)):
        head = evolve(head, published=listed)
        notes.append(LISTED)
    if head.stamp is None:
        told = _told(made.text, line, language, url)
        if told is not None:
            stamp, note = told
            head = evolve(head, published=stamp)
            notes.append(note)
    title = head.title and _shortened(head.title, _LONGEST)
    if title is None:
        title = _first_sentence(made.text[line.end if line else 0 :], language)
        notes.append("the title is the first sentence: the page has none of its own")
    agency = (
        (credit.named(line.agency) if line and line.agency else None)
        or credit.find(made.text)
        or credit.find(document.text[:_FAR])
    )
    return Article(
        title=title,
        text=made.text,
        published=head.published,
        updated=head.updated,
        page_stamp=head.page_stamp,
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


def listed_stamp(document: Document) -> Stamp | None:
    """Return when a document was published as the feed or sitemap says that listed it."""
    raw = (document.listed or "")[:_LONGEST_STAMP]
    value = stamp_lines.read(raw, language=FALLBACK_LANGUAGE) if raw else None
    return Stamp(value=value, raw=raw) if value else None


def _told(text: str, line: Dateline | None, language: str, url: str | None) -> tuple[Stamp, str] | None:
    """Return when a page without stamps says it came out, and how that was told."""
    if line is not None and line.date is not None:
        raw = text[line.start : line.end].strip(" –—-\n")
        return Stamp(value=_dated(line.date, url), raw=raw), "published on the dateline's day: the page has no stamp"
    address = page.address_date(url) if url else None
    if address is not None and len(address) == _DAY:
        return Stamp(value=address, raw=url or ""), "published on the day its address tells: the page has no stamp"
    lead = sentences.split_sentences(text.partition("\n\n")[0], language)[:_LEAD]
    if not lead:
        return None
    told = {
        moment.edtf: moment.text
        for moment in moments.find_moments(text[: lead[-1].end], base=None, language=language)
        if moment.kind == "date" and moment.edtf and len(moment.edtf) == _DAY and moment.bound is None
    }
    if len(told) != 1:
        return None
    ((day, words),) = told.items()
    note = f"published about {words!r}, the one day told in the lead: the page has no stamp"
    return Stamp(value=_dated(day, url), raw=words), note


def _dated(day: str, url: str | None) -> str:
    """Put the year of an address to a day without one, where they do not contradict each other."""
    told = page.address_date(url) if url else None
    if not day.startswith(_YEARLESS) or told is None:
        return day
    agrees = len(told) == _YEAR or told[_YEAR:] == day[_YEAR:]
    return told[:_YEAR] + day[_YEAR:] if agrees else day


def _first_sentence(text: str, language: str) -> str:
    first = text.lstrip(" –—-\n").partition("\n\n")[0]
    found = sentences.split_sentences(first[:2000], language)
    return _shortened(found[0].text if found else first, _TITLE)


def _shortened(text: str, most: int) -> str:
    if len(text) <= most:
        return text.strip()
    return text[: text.rfind(" ", 0, most) if " " in text[:most] else most].rstrip(" ,;:–—-") + "…"
