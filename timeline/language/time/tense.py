"""Whether the words around a date look ahead or back."""

from timeline.language.time.calendar_words import CalendarWords

_MARKS = '.,;:!?()«»“”"`[]'
_STEM = 4  # letters; shorter words in -ed are no past tense
_BACK, _AHEAD = 90, 60  # characters around a date that may say whether it looks ahead


def tense_of(low: str, start: int, end: int, lexicon: CalendarWords) -> int:
    """Return 1 when the words around look ahead, -1 when they look back, 0 when they do not say."""
    before = low[max(0, start - _BACK) : start]
    cut = max(before.rfind(". "), before.rfind("! "), before.rfind("? "))
    spoken = [word.strip(_MARKS) for word in before[cut + 1 :].split()]
    for spot in range(len(spoken) - 1, -1, -1):
        if leaning := _leaning(spoken, spot, lexicon):
            return leaning
    spoken = [word.strip(_MARKS) for word in low[end : end + _AHEAD].partition(". ")[0].split()]
    return next((leaning for spot in range(len(spoken)) if (leaning := _leaning(spoken, spot, lexicon))), 0)


def _leaning(spoken: list[str], spot: int, lexicon: CalendarWords) -> int:
    word = spoken[spot]
    if word in lexicon.ahead_heads and any(
        " ".join(spoken[spot : spot + length]) in lexicon.ahead for length in (1, 2, 3)
    ):
        return 1
    if word in lexicon.behind:
        return -1
    ends = len(word) > _STEM and word.endswith(lexicon.behind_endings) and word not in lexicon.no_past
    return -1 if ends else 0
