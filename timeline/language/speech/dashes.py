"""What is set as spoken: in quotation marks, or behind a dash: "– Мы готовы, – сказал X. – Начнём весной"."""

import re
from collections.abc import Iterator

from timeline.language.speech import speech_words as speech
from timeline.language.speech.turns import find_turns
from timeline.language.text.quotemarks import Marked, find_quoted
from timeline.language.words.phrases import lowered

_DASHES = "–—-"
_OPENS = re.compile(r"^[ \t\u00a0]{0,4}[–—-][ \u00a0](?=\S)", re.MULTILINE)
_RESUMES = re.compile(r"[,.] [–—-] (?=\S)")
_STOPS = ",.!?…»"
_SAYING = ("say", "tell")
_MANY = 400  # paragraphs of one article that a dash opens
_LONGEST = 6_000  # characters of a paragraph


def find_marked(text: str, language: str) -> tuple[Marked, ...]:
    """Return what stands in quotation marks, behind a dash or a label, in order; marks behind these are part of it."""
    quoted, spoken = find_quoted(text), (*find_dashed(text, lowered(text), language), *find_turns(text))
    if not spoken:
        return quoted
    apart = [one for one in quoted if not any(s.outer[0] < one.outer[1] and one.outer[0] < s.outer[1] for s in spoken)]
    return tuple(sorted((*apart, *spoken), key=lambda one: one.outer))


def find_dashed(text: str, low: str, language: str) -> tuple[Marked, ...]:
    """Return the stretches spoken in paragraphs that begin with a dash and name, behind another, who speaks."""
    if not speech.dashed(language):
        return ()
    found: list[Marked] = []
    for match in list(_OPENS.finditer(text))[:_MANY]:
        stop = text.find("\n", match.end())
        stop = len(text) if stop < 0 else stop
        if stop - match.end() <= _LONGEST:
            found.extend(_spoken(text, low, language, match.end(), stop))
    return tuple(found)


def _spoken(text: str, low: str, language: str, start: int, stop: int) -> Iterator[Marked]:
    """Yield what is said in a paragraph: up to an attribution, and on from the dash behind it."""
    told = False
    for cue in speech.find_cues(low[start:stop], language, weak=False):
        at = start + cue.start
        before = text[start:at].rstrip() if at >= start else ""
        end = start + len(before[:-1].rstrip())
        if cue.kind not in _SAYING or before[-1:] not in _DASHES or end <= start or text[end - 1] not in _STOPS:
            continue
        yield _marked(start, end)
        told = True
        resumed = _RESUMES.search(text, start + cue.end, stop)
        if resumed is None:
            return
        start = resumed.end()
    if told and start < stop:
        yield _marked(start, start + len(text[start:stop].rstrip()))


def _marked(start: int, end: int) -> Marked:
    return Marked((start - 2, end), start, end, "–")
