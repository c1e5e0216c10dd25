"""Words and numbers that are something else as often as a time: whether they are a time here."""

from collections.abc import Callable, Mapping, Sequence

from timeline.language.time.calendar_words import CalendarWords
from timeline.language.time.time_tokens import TimeToken

_YEARS = range(1900, 2101)  # numbers that are years without a preposition
_OLD_YEARS = range(1000, 2101)  # and behind one
_RANGED_YEARS = range(1800, 2151)
_BEFORE, _BEHIND = 24, 30  # characters looked at on either side
_AGES = 50  # "the mid-30s" are ages and degrees more often than years
_STEM = 3  # letters; shorter words in -s are "was" and "has"
_OPENING = "([,-‘’'«“\" "
_CLOSING = ".,;:)»”\"'"


def plausible(
    text: str, low: str, members: Sequence[TimeToken], rule: str, lead: TimeToken | None, lexicon: CalendarWords
) -> bool:
    """Whether what a rule found is a time: `may` and `Sun` alone need more, `2000` a year's place."""
    core = [token for token in members if token.cls not in "hRO"]
    if not core:
        return False
    check = _CHECKS.get(rule)
    if check is not None and not check(text, low, core, lexicon):
        return False
    if len(core) > 1 or not core[0].weak or core[0].cls == "H":
        return True
    glued = text[core[0].start - 1 : core[0].start] == "-"
    if core[0].cls == "S" and lead is not None and _is_infinitive(low, lead, lexicon):
        return False
    return core[0].cls != "W" and lead is not None and members[0].cls != "h" and not glued


def _is_infinitive(low: str, lead: TimeToken, lexicon: CalendarWords) -> bool:
    """Whether what leads to a weak word makes a verb of it: "prices are to fall", not "from spring to fall"."""
    before = low[max(0, lead.start - _BEFORE) : lead.start].split()[-1:]
    entry = lexicon.entries.get(before[0]) if before else None
    return low[lead.start : lead.end] in lexicon.infinitive and (entry is None or entry.cls not in "SMY")


def _season(text: str, low: str, core: Sequence[TimeToken], lexicon: CalendarWords) -> bool:
    del low, lexicon
    if len(core) > 1:
        return not (core[0].weak and core[1].cls in "ltx")  # "fall next year" may be a verb
    return not _named(text, core[0])


def _half(text: str, low: str, core: Sequence[TimeToken], lexicon: CalendarWords) -> bool:
    del text, low, lexicon
    return not core[-1].weak or any(token.cls in "YuMG6" for token in core)


def _decade(text: str, low: str, core: Sequence[TimeToken], lexicon: CalendarWords) -> bool:
    """Whether `80s` are years: with an article or an apostrophe before them, not degrees or ages."""
    del text
    decade = next((token for token in core if token.cls == "E"), None)
    if decade is None or core[-1] is not decade or len(decade.value) > len("90") or low[decade.start].isalpha():
        return True
    if low[decade.start - 1 : decade.start] in ("'", "’"):
        return True
    led = len(core) > 1 or _behind_article(low, decade, lexicon)
    return led and int(decade.value) >= _AGES


def _behind_article(low: str, token: TimeToken, lexicon: CalendarWords) -> bool:
    """Whether a word has a definite article before it."""
    _, blank, word = low[max(0, token.start - _BEFORE) : token.start].rstrip().rpartition(" ")
    return bool(blank) and word in lexicon.articles


def _following(text: str, low: str, core: Sequence[TimeToken], lexicon: CalendarWords) -> bool:
    """Whether "following" is no preposition: "Following Monday's talks"."""
    del text
    return core[0].value != "following" or _behind_article(low, core[0], lexicon)


def _frequency(text: str, low: str, core: Sequence[TimeToken], lexicon: CalendarWords) -> bool:
    del low, lexicon
    return not _named(text, core[0])


def _lone_year(text: str, low: str, core: Sequence[TimeToken], lexicon: CalendarWords) -> bool:
    del text
    return len(core) > 1 or core[0].cls != "Y" or _is_year(low, core[0], lexicon)


def _years(text: str, low: str, core: Sequence[TimeToken], lexicon: CalendarWords) -> bool:
    del text
    if any(token.cls not in "YrA" for token in core):
        return True
    years = [int(token.value) for token in core if token.cls == "Y"]
    return all(year in _RANGED_YEARS for year in years) and not _counts(low, core[-1].end, lexicon)


def _named(text: str, token: TimeToken) -> bool:
    """Whether a word is part of a name or of a longer word: "Winter Olympics", "winter-hard", "Daily News"."""
    after = text[token.end : token.end + 2]
    return after[:1] == "-" or (after[1:].isupper() and after[:1] == " " and text[token.start].isupper())


def _is_year(low: str, token: TimeToken, lexicon: CalendarWords) -> bool:
    number = int(token.value)
    before = low[max(0, token.start - _BEFORE) : token.start].replace("\N{NO-BREAK SPACE}", " ")
    word = before.rstrip(_OPENING).rpartition(" ")[2].lstrip(_OPENING)
    led = word in lexicon.year_before
    if word in lexicon.numbered or (word in lexicon.counting and _counted(low, token, lexicon)):
        return False
    if number not in (_OLD_YEARS if led else _YEARS) or _counts(low, token.end, lexicon):
        return False
    if led or not before.endswith("-"):
        return led or _alone(low, token, lexicon)
    return False


def _counted(low: str, token: TimeToken, lexicon: CalendarWords) -> bool:
    """Whether a number behind such a word counts a plural; one of old years may have words between them."""
    return _plural(low, token.end, lexicon) or int(token.value) not in _YEARS


def _alone(low: str, token: TimeToken, lexicon: CalendarWords) -> bool:
    """Whether a number without a preposition stands as a year does, not before a plural that it counts."""
    after = low[token.end : token.end + _BEHIND]
    if not after[:1].isspace() or not after[1:2].isalpha():
        return not (after[:1] == "-" and after[1:2].isalpha())
    following = after.split(None, 1)[0].strip(_CLOSING)
    owned = low[token.start - 2 : token.start - 1] in ("s", "’", "'")
    return following in lexicon.entries or owned or not _plural(low, token.end, lexicon)


def _plural(low: str, end: int, lexicon: CalendarWords) -> bool:
    following = low[end : end + _BEHIND].split(None, 1)
    word = following[0].strip(_CLOSING) if following and low[end : end + 1].isspace() else ""
    return len(word) > _STEM and word.endswith(lexicon.plural_endings) and word not in lexicon.vocabulary


def _counts(low: str, end: int, lexicon: CalendarWords) -> bool:
    """Whether the word behind a number is one that is counted."""
    after = low[end : end + _BEHIND]
    if after[:1] not in (" ", "-", "\N{NO-BREAK SPACE}"):
        return False
    following = after[1:].split(None, 1)
    return bool(following) and following[0].strip(_CLOSING) in lexicon.counted


def _ago(text: str, low: str, core: Sequence[TimeToken], lexicon: CalendarWords) -> bool:
    """Whether "two days before" ends there, and is not "two days before closing"."""
    del low, lexicon
    return core[-1].cls != "g" or not text[core[-1].end : core[-1].end + 2].strip().isalnum()


_CHECKS: Mapping[str, Callable[[str, str, Sequence[TimeToken], CalendarWords], bool]] = {
    "season": _season,
    "half": _half,
    "decade": _decade,
    "edge": _decade,
    "shifted": _following,
    "frequency": _frequency,
    "year": _lone_year,
    "ago": _ago,
    "range": _years,
}
