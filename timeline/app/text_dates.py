"""The temporal expressions of a text, in its own language or in whichever finds most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.app.asked_names import UnknownLanguageError
from timeline.language.text import tongue
from timeline.language.time.moments import find_moments
from timeline.language.words import lexicon

if TYPE_CHECKING:
    from timeline.language.marks import Moment


def moments_in(
    text: str, *, base: str | None = None, language: str | None = None, order: str = "DMY"
) -> tuple[Moment, ...]:
    """Return the dates, periods and durations of a text with their EDTF values.

    `base` (EDTF) is the day that relative ones are counted from, `order` how 04.05.2022 is meant.
    Raises UnknownLanguageError.
    """
    if language is not None and language not in lexicon.languages("dates"):
        raise UnknownLanguageError(language, tuple(sorted(lexicon.languages("dates"))))
    text = text.encode("utf-8", "replace").decode()  # an argument's bytes may be no UTF-8
    language = language or tongue.detect(text)
    languages = [language] if language else lexicon.languages("dates")
    readings = [find_moments(text, base=base, language=one, order=order) for one in languages]
    return tuple(max(readings, key=lambda found: sum(moment.end - moment.start for moment in found)))
