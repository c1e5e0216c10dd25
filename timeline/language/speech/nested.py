"""Quotations within quotations: what stands in marks inside somebody's words is said by whom these words tell of."""

import re
from collections.abc import Iterator

from timeline.language.marks import Quotation
from timeline.language.speech.attributions import Page, Spoken
from timeline.language.speech.speakers import Speaker, speaker_of

_INNER = re.compile(r"(?<![^\s(:,—–])([‘'“«\"])(?=\w)")
_CLOSED_BY = {"‘": "’", "'": "'", "“": "”", "«": "»", '"': '"'}
_ENDING = ",.!?…"  # before the mark that closes what was said
_LEAST = 3  # words
_LONGEST = 1500  # characters
_NEAR = 40  # characters between a verb of speaking and the words


def find_nested(page: Page, spoken: list[Spoken]) -> Iterator[Quotation]:
    """Yield the quotations inside what is spoken; without a speaker where nobody is named who said them."""
    for one in spoken:
        start, end = one.marked.start, one.marked.end
        past = start
        for match in _INNER.finditer(page.text, start, end):
            begin = match.end()
            close = _close(page.text, begin, min(end, begin + _LONGEST), _CLOSED_BY[match.group(1)])
            if begin < past or close is None or len(page.text[begin:close].split()) < _LEAST:
                continue
            past = close
            speaker = _speaker(page, start, match.start())
            yield Quotation(
                start=begin,
                end=close,
                parts=((begin, close),),
                text=page.text[begin:close],
                kind="direct",
                frame=(match.start(), close + 1),
                speaker=speaker.name if speaker else None,
                speaker_span=speaker.span if speaker else None,
                role=speaker.role if speaker else None,
            )


def _close(text: str, start: int, end: int, mark: str) -> int | None:
    """Return where the mark stands that closes what was said; it may be the last sign before the outer one."""
    at = start
    while (at := text.find(mark, at, end)) >= 0:
        if text[at - 1] in _ENDING and not text[at + 1 : at + 2].isalnum():
            return at
        at += 1
    return None


def _speaker(page: Page, low: int, at: int) -> Speaker | None:
    """Return the subject of the verb of speaking that leads to the words."""
    for clause in reversed(page.between(max(low, at - 4 * _NEAR), at)):
        if clause.subject is not None and at - max(clause.right, clause.subject[1]) < _NEAR:
            return speaker_of(page.text, page.cast, clause.subject)
    return None
