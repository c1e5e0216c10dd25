"""Texts and documents that are read, importing nothing: the article, and its events as the log would write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from timeline.errors import TimelineError
from timeline.faces.library.event_data import EventData, event_data
from timeline.faces.library.imported import no_standard_input
from timeline.faces.library.results import Answer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.language.marks import Moment
    from timeline.workspace import Workspace

_COLUMNS = ("path", "importer", "title", "date", "language", "url", "publisher", "credit", "text")


class UnreadDocumentsError(TimelineError):
    """Documents, or plugins, that cannot be read; a line each."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@frozen(kw_only=True)
class ReadEvent:
    """An event as it was read: `quote` stands at `span` (characters) of the article's text, `date` is EDTF."""

    id: str
    type: str
    date: str | None
    basis: str
    regions: tuple[str, ...]
    actors: tuple[str, ...]
    quote: str
    span: tuple[int, int]
    data: EventData
    rule: str
    doubt: str | None


@frozen(kw_only=True)
class ReadArticle:
    """A document as its importer reads it: title, text without boilerplate, and what was found in it.

    `date` is the day of publication, or on or before the page's clock (`../2024-07-15`); `language` two letters.
    """

    title: str
    text: str
    date: str | None
    language: str
    importer: str
    publisher: str | None
    credit: str | None
    url: str | None
    notes: tuple[str, ...]
    events: tuple[ReadEvent, ...]
    _record: Mapping[str, Any] = field(repr=False)

    def record(self) -> dict[str, Any]:
        """Return the plain record that `timeline read --format jsonl` writes."""
        return dict(self._record)


def read(
    text: str,
    *,
    published: str | None = None,
    title: str | None = None,
    language: str | None = None,
    url: str | None = None,
) -> ReadArticle:
    """Return what an article's text says, importing nothing.

    `published` is its day (EDTF, such as 2024-03-07), from which relative dates are counted; `language` two letters.
    Where none of title, day and language is given, head and stamps are looked for in the text. Raises BadDateError,
    UnknownLanguageError, DocumentError of an empty text, NotAnArticleError.
    """
    from timeline.app.questions import edtf
    from timeline.app.text_reading import read_text
    from timeline.intake.run.batch import as_json

    day = edtf("published", published)
    return read_article(as_json(read_text(text, published=day, title=title, language=language, url=url)))


def dates(text: str, *, base: str | None = None, language: str | None = None, order: str = "DMY") -> Answer[Moment]:
    """Return the dates, periods and durations of a text, each with its place in characters and its EDTF value.

    `base` (EDTF) is the day that relative ones are counted from, `order` (`DMY`, `MDY`, `YMD`) how 04.05.2022 is meant.
    As `timeline dates`. Raises BadDateError.
    """
    from timeline.app.questions import edtf
    from timeline.app.text_dates import moments_in
    from timeline.faces.export.records import MOMENT_COLUMNS, moment_record

    found = moments_in(text, base=edtf("base", base), language=language, order=order)
    return Answer(
        rows=found, total=len(found), columns=MOMENT_COLUMNS, value=lambda moment: moment, record=moment_record
    )


def read_named(
    workspace: Workspace, named: tuple[str, ...], *, importer: str | None, allow_private: bool
) -> Answer[ReadArticle]:
    """Return what importers make of documents. Raises UnreadDocumentsError, UnknownImporterError, WorkerError."""
    from timeline.app.dry_reading import read_documents
    from timeline.app.named_sources import Naming

    faults: list[str] = []
    naming = Naming(root=workspace.root, on_empty=faults.append, stdin=no_standard_input, allow_private=allow_private)
    found = list(read_documents(named, workspace, naming, importer=importer, on_fault=faults.append))
    faults += [fault for reading in found for fault in reading.faults]
    if faults:
        raise UnreadDocumentsError(tuple(dict.fromkeys(faults)))
    records = [reading.record for reading in found if reading.record is not None]
    return Answer(rows=records, total=len(records), columns=_COLUMNS, value=read_article, record=dict)


def read_article(record: Mapping[str, Any]) -> ReadArticle:
    """Return a record of a reading as a value."""
    names = ("title", "text", "date", "language", "importer", "publisher", "credit", "url")
    return ReadArticle(
        **{name: record[name] for name in names},
        notes=tuple(record["notes"]),
        events=tuple(map(_read_event, record["events"])),
        record=record,
    )


def _read_event(line: Mapping[str, Any]) -> ReadEvent:
    start, end = line["span"]
    return ReadEvent(
        id=line["id"],
        type=line["type"],
        date=line.get("date"),
        basis=line.get("basis", "none"),
        regions=tuple(line.get("regions", ())),
        actors=tuple(line.get("actors", ())),
        quote=line["quote"],
        span=(start, end),
        data=event_data(line["type"], line.get("data", {})),
        rule=line["rule"],
        doubt=line.get("doubt"),
    )
