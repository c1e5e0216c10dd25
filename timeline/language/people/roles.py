"""The office a name is given in: before it ("Governor of … X"), or put beside it (", Ambassador to …,")."""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from functools import cache

from attrs import define

from timeline.language.people import names
from timeline.language.people.offices import SEVERAL, Office
from timeline.language.schema.people_table import PeopleTable
from timeline.language.text.capitals import CapitalRun
from timeline.language.words.lexicon import load_table

_BESIDE = (",", " ", "–", "—", "-")
_WORD = 40  # characters
_FEW = 5  # words between the article of an apposition and the office
_REACH = 100  # characters between an office and the name it belongs to
_CAPITAL = r"[A-ZÀ-ÞА-ЯЁІЎҐ][\w’'&.\-]*"


@cache
def _link(language: str) -> re.Pattern[str]:
    """Compile what may stand between an office and its holder: "of Investments, Industry and Trade", "области"."""
    table = load_table(language, PeopleTable).words
    small = "|".join(map(re.escape, table.linked))
    first = "|".join(map(re.escape, table.links))
    start = rf"(?:\s(?:{first})\b)" if first else ""
    item = rf"\s(?:(?:{small})\b|{_CAPITAL}|«[^»\n]{{1,40}}»)"
    return re.compile(rf"{start}(?:,?{item})*,?\s+")


@cache
def _led(language: str) -> re.Pattern[str]:
    """Compile what may stand between an office and the name put beside it: " of the regional health office, "."""
    first = "|".join(map(re.escape, load_table(language, PeopleTable).words.links))
    return re.compile(rf"\s(?:{first})(?:\s[\w’'&\-]+){{1,7}},\s") if first else re.compile(r"(?!)")


def is_beside(between: str, language: str) -> bool:
    """Tell whether a name is put beside the office before it, with more than a place or field between them."""
    return bool(_led(language).fullmatch(between)) and not _link(language).fullmatch(between)


@cache
def _apposed(language: str) -> re.Pattern[str]:
    """Compile how what is put beside a name begins: ", who is …"."""
    openings = "|".join(map(re.escape, load_table(language, PeopleTable).words.appositions))
    opening = rf"(?:(?:{openings})\s+)?" if openings else ""
    return re.compile(rf",?\s*(?:\([^)\n]{{1,40}}\)\s*)?[,–—-]\s*{opening}")


@cache
def _apposition_end(language: str) -> re.Pattern[str]:
    """Compile where it ends: at a mark, or where a verb or another clause begins."""
    ends = "|".join(map(re.escape, load_table(language, PeopleTable).words.apposition_ends))
    return re.compile(r"[,.:;!?\n“”\"«»()]" + (rf"|\s(?:{ends})\b" if ends else ""))


@cache
def _attributive(language: str) -> tuple[str, ...]:
    """Read how words end that may stand before an office as part of it; any word where nothing is said."""
    return load_table(language, PeopleTable).words.attributive or ("",)


@define
class Roles:
    """The offices named in a text, with where each begins."""

    text: str
    held: Sequence[Office]
    starts: Sequence[int]
    honorifics: Collection[str]
    other: Collection[str]
    adjectives: Collection[str]
    articles: frozenset[str]
    language: str

    def before(self, run: CapitalRun, start: int) -> tuple[str, str, int, str] | None:
        """Find the office before a name ("Governor of … Mikhail …"): its words, class, place, what parts both."""
        at = bisect_left(self.starts, start) - 1
        if at < 0:
            return None
        office = self.held[at]
        if start - office.end > _REACH or office.end > start or office.kind.endswith(SEVERAL):
            return None
        between = self.text[office.end : start]
        bare = between.strip()
        if (
            "\n" in between
            or not between
            or not (
                not bare
                or bare.lstrip(", ") in ("", *self.honorifics)
                or _link(self.language).fullmatch(between)
                or _led(self.language).fullmatch(between)
            )
        ):
            return None
        begin = run[0][0] if run[0][0] < office.start < run[-1][1] else self._widen(office.start)
        begin = self._without_other(begin, office.start)
        honorific = bare.lstrip(", ")
        if honorific not in self.honorifics:
            return self.text[begin:start].strip(" ,"), office.kind, office.start, between
        return self.text[begin : office.end], office.kind, office.start, between.replace(honorific, "")

    def _widen(self, begin: int) -> int:
        """Take the capitalised words and places before an office with it: "Mogilev Oblast deputy governor"."""
        low = max(0, begin - _REACH)
        while begin > low:
            head = self.text.rfind(" ", low, begin - 1) + 1
            head = max(low, head)
            word = self.text[head:begin].strip(" ")
            at = bisect_left(self.starts, head)
            office = at < len(self.starts) and self.starts[at] == head  # "Заместитель акима"
            if not office and not word.endswith(_attributive(self.language)):
                break
            if not word or (head == low and low) or "\n" in word or not word[0].isupper() or word[-1] in ',.:;!?”"»)':
                break
            begin = head
        return begin

    def _without_other(self, begin: int, stop: int) -> int:
        while begin < stop:
            space = self.text.find(" ", begin, stop)
            if space < 0 or self.text[begin:space] not in self.other or self.text[begin:space] in self.adjectives:
                return begin
            begin = space + 1
        return begin

    def after(self, end: int, *, enough: bool) -> tuple[str, str, int] | None:
        """Find the office in an apposition: ", Ambassador of Uzbekistan to Kazakhstan,"."""
        near = enough and self.text[end : end + 1] in _BESIDE
        match = _apposed(self.language).match(self.text, end) if near else None
        if match is None:
            return None
        at = bisect_left(self.starts, match.end())
        if at >= len(self.held) or self.held[at].start > match.end() + 60:
            return None
        office = self.held[at]
        stop = _apposition_end(self.language).search(self.text, match.end(), match.end() + 2 * _REACH)
        close = stop.start() if stop else min(len(self.text), match.end() + 2 * _REACH)
        before = self.text[match.end() : office.start].lower().split()
        if (
            office.end > close
            or office.kind.endswith(SEVERAL)
            or len(before) > _FEW
            or not self.articles.isdisjoint(before)
        ):
            return None  # an article within tells that a verb stands before it: ", received the governor"
        following = self.text[office.end : office.end + _WORD].split(maxsplit=1)
        if following and names.is_given(following[0], self.language):
            return None  # the office of the next person in a list
        return self.text[match.end() : close].strip(), office.kind, office.start
