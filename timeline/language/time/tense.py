"""Whether the words around a date look ahead or back."""

from collections.abc import Sequence

from timeline.language.time.calendar_words import CalendarWords
from timeline.language.time.time_tokens import TimeToken

_MARKS = '.,;:!?()«»“”"`[]'
_PARTING = (".", ",", ";", ":", "!", "?")
_NEAR = 2  # words behind a day: "auf Montag verschoben"
_NEGATED = 8  # words between a negation and its preposition
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
    if spot and spoken[spot - 1] in lexicon.passive:
        return 0  # "will be held": the word before says when
    if word in lexicon.ahead_heads and any(
        " ".join(spoken[spot : spot + length]) in lexicon.ahead for length in (1, 2, 3)
    ):
        return 1
    if len(word) > _STEM and word.endswith(lexicon.ahead_endings):
        return 1
    if word in lexicon.behind:
        return -1
    ends = len(word) > _STEM and word.endswith(lexicon.behind_endings) and word not in lexicon.no_past
    return -1 if ends else 0


def is_to_come(low: str, lead: TimeToken | None, members: Sequence[TimeToken], lexicon: CalendarWords) -> bool:
    """Whether a time is to come by its preposition, or by words for putting off.

    "Until Friday" may be told of the past, "by Friday" only of what had been done by then.
    """
    if lead is not None and lead.value == "starting":
        return True
    days = any(token.cls == "W" for token in members)
    due = lead is not None and lead.cls in "Bg"
    if not days and lead is not None and lead.cls == "B":
        return True
    if not any(token.cls in "WMS" for token in members):
        return False
    spoken = _clause(low, members[0].start)
    if lead is not None and low[lead.start : lead.end] in lexicon.new_day:
        around = (*spoken, *_opening(low, members[-1].end))
        if any(word.startswith(lexicon.put_off) for word in around):
            return True
    told = spoken if any(spoken[:-1]) else _sentence(low, members[-1].end)  # "By Friday they had left"
    if not days or not due or lead is None or any(word in lexicon.pluperfect for word in told):
        return False
    if low[lead.start : lead.end] not in lexicon.meanwhile:
        return True
    spoken += _opening(low, members[-1].end)
    return any(word in lexicon.infinitive or word.endswith(lexicon.infinitive_endings) for word in spoken)


def is_not_before(low: str, lead: TimeToken, lexicon: CalendarWords) -> bool:
    """Whether a negation stands before "before" and "until": "will not open before May"."""
    if low[lead.start : lead.end] not in lexicon.until:
        return False
    before = _clause(low, lead.start)[-_NEGATED:]
    return any(word in lexicon.negations or word.endswith(lexicon.negated) for word in before)


def _clause(low: str, end: int) -> list[str]:
    """Return the words before an offset, back to the nearest comma or stop."""
    before = low[max(0, end - _BACK) : end]
    cut = max(before.rfind(sign) for sign in (". ", ", ", "; ", ": ", "! ", "? "))
    return [word.strip(_MARKS) for word in before[cut + 1 :].split()]


def _sentence(low: str, start: int) -> list[str]:
    """Return the words behind an offset, up to the nearest comma or the end of the sentence."""
    behind = low[start : start + _AHEAD]
    cut = min((at for sign in (". ", ", ", "; ") if (at := behind.find(sign)) >= 0), default=len(behind))
    return [word.strip(_MARKS) for word in behind[:cut].split()]


def _opening(low: str, start: int) -> list[str]:
    """Return the words behind an offset, up to the nearest comma or stop."""
    behind = low[start : start + _AHEAD]
    cut = min((at for sign in _PARTING if (at := behind.find(sign)) >= 0), default=len(behind))
    return [word.strip(_MARKS) for word in behind[:cut].split()][:_NEAR]
