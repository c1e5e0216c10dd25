"""The text of a PDF document, its lines put together to paragraphs as far as their ends tell."""

from __future__ import annotations

import io
import logging
import re
from typing import Any

from timeline.intake.extras import library

_MOST_PAGES = 200
_MOST_TEXT = 1_000_000  # characters
_HYPHEN = re.compile(r"(?<=\w)[-\u00ad\u2010]$")
_ENDS = (".", "!", "?", ":", "”", "»", '"', "…")
_FULL = 0.75  # of the longest usual line: a shorter one ends its paragraph
_QUANTILE = 0.9
_PAGE_NUMBER = re.compile(r"\D{0,8}\d{1,4}(?:\s?(?:/|of|из|von|de|sur)\s?\d{1,4})?\D{0,2}")


class PdfFaultError(Exception):
    """What a library says of a PDF document that it cannot read."""


def pdf_text(content: bytes) -> tuple[str, str | None]:
    """Return the text, a blank line between paragraphs, and why it is not all of it.

    Raises PdfFaultError, MissingExtraError.
    """
    pypdf = library("pypdf", "reading PDF files", "pdf")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it has to say of a document is nothing to a user
    try:
        document = pypdf.PdfReader(io.BytesIO(content))  # one that is locked without a password is opened by itself
        return _pages(document)
    except Exception as error:  # noqa: BLE001 - what a damaged file does to a library is anybody's guess
        raise PdfFaultError(f"{type(error).__name__}: {error}") from None


def _pages(document: Any) -> tuple[str, str | None]:
    paragraphs: list[str] = []
    size = 0
    for number, page in enumerate(document.pages):
        if number >= _MOST_PAGES or size > _MOST_TEXT:
            return "\n\n".join(paragraphs), f"only the first {number} of {len(document.pages)} pages were read"
        held = _paragraphs(page.extract_text().split("\n"))
        size += sum(map(len, held))
        if held and paragraphs and not paragraphs[-1].endswith(_ENDS) and held[0][:1].islower():
            paragraphs[-1] = _joined(paragraphs[-1], held.pop(0))  # it goes on over the page
        paragraphs += held
    return "\n\n".join(paragraphs), None


def _paragraphs(lines: list[str]) -> list[str]:
    """Put the lines of a page together: a line that is far from full, or followed by a blank one, ends a paragraph."""
    told = [" ".join(line.split()) for line in lines]
    while told and (not told[-1] or _PAGE_NUMBER.fullmatch(told[-1])):
        told.pop()
    lengths = sorted(len(line) for line in told if line)
    full = lengths[int((len(lengths) - 1) * _QUANTILE)] * _FULL if lengths else 0
    paragraphs: list[str] = []
    going_on = False
    for line in told:
        if line:
            if going_on:
                paragraphs[-1] = _joined(paragraphs[-1], line)
            else:
                paragraphs.append(line)
        going_on = bool(line) and len(line) >= full
    return paragraphs


def _joined(before: str, line: str) -> str:
    if _HYPHEN.search(before) and line[:1].islower():
        return before[:-1] + line
    return f"{before} {line}"
