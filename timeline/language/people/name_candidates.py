"""Words that may be a name: cut where an office, a place or a word that is none stands, and why they are a name."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from attrs import frozen
from msgspec import Struct

from timeline.language.marks import Place
from timeline.language.people import names
from timeline.language.people.name_cases import agrees, may_begin, surnames
from timeline.language.people.offices import Office
from timeline.language.people.persons import LONGEST, Person
from timeline.language.people.roles import Roles, is_beside
from timeline.language.schema.people_table import PeopleTable
from timeline.language.schema.speech_table import SpeechTable
from timeline.language.text.capitals import CapitalRun
from timeline.language.words import genitives
from timeline.language.words.lexicon import load_table

_LONGEST_SURNAME = 40  # letters
_SHORT = 4  # letters of a word that is hardly a surname
_SMALL = 3  # letters of the words that may join an office and a name


@frozen
class NamingWords:
    """What a language says of names."""

    honorifics: dict[str, str]
    other: frozenset[str]
    bodies: frozenset[str]
    things: frozenset[str]
    particles: frozenset[str]
    linked: frozenset[str]
    adjectives: frozenset[str]
    surnames: tuple[str, ...]
    alone: tuple[str, ...]
    no_names: tuple[str, ...]
    articles: frozenset[str]


@cache
def naming_words(language: str) -> NamingWords:
    """Return what a language says of names: its honorifics, bodies, particles and endings of surnames."""
    table = load_table(language, PeopleTable)
    return NamingWords(
        honorifics={word: kind for kind, line in table.honorifics.items() for word in line},
        other=table.words.other,
        bodies=table.words.bodies,
        things=table.words.things,
        particles=frozenset(table.words.particles),
        linked=frozenset(table.words.linked),
        adjectives=table.words.adjectives,
        surnames=tuple(table.words.surnames),
        alone=tuple(table.words.surnames_alone),
        no_names=tuple(table.words.no_names),
        articles=table.words.determiners | load_table(language, SpeechTable).words.relative,
    )


@cache
def body_words(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """Give the words for bodies, those also for things, those named for two fields, and capitals that name nothing."""
    lists = naming_words(language)
    return lists.bodies, lists.things, load_table(language, PeopleTable).words.joined, lists.other


class NameCandidate(NamedTuple):
    """Words that may be a name, and why they are one (empty: nothing says so)."""

    start: int
    end: int
    parts: tuple[str, ...]
    why: str
    honorific: str = ""
    role: str | None = None
    kind: str = ""
    office: int = -1


class NameReader(Struct):
    """Reads what may be names in a text with its offices and places."""

    text: str
    held: Sequence[Office]
    places: Sequence[Place]
    language: str
    lists: NamingWords
    starts: list[int]
    place_starts: list[int]
    roles: Roles
    small: frozenset[str]  # the words of the text that are written small
    led: frozenset[int]  # where words stand right behind an office

    def singles(
        self, runs: Sequence[CapitalRun], index: dict[str, list[Person]], named_at: Collection[int]
    ) -> Iterator[NameCandidate]:
        """Yield the lone words that are part of the name of somebody named in full."""
        text, led, language, other = self.text, self.led, self.language, self.lists.other
        inflected = names.inflected(language)
        for run in runs if index or self.lists.alone else ():
            start, end = run[-1]
            if start in led or (len(run) > 1 and not self._opens(run, named_at)):
                continue
            word = text[start:end]
            named = genitives.bare(word)
            end -= len(word) - len(named)
            word = named
            if word in other:
                continue
            known = any(names.key(one) in index for one in (surnames(word, language) if inflected else (word,)))
            if not known and self._is_surname(start, end, word):
                yield NameCandidate(start, end, (word,), "surname")
            elif known and not self._parts_names(start, end, word, first=True):
                yield NameCandidate(start, end, (word,), "")

    def _opens(self, run: CapitalRun, named_at: Collection[int]) -> bool:
        """Whether the first of two words only begins a sentence, and names nobody: "Внук Озолова"."""
        (start, end), (last, _) = run[0], run[-1]
        if len(run) > 2 or last in named_at or start in named_at:  # noqa: PLR2004 - the word and a name
            return False
        language = self.language
        return (
            names.inflected(language)
            and not self._is_inside(start)
            and not names.is_given(self.text[start:end], language)
        )

    def _is_surname(self, start: int, end: int, word: str) -> bool:
        """Whether a lone word within a sentence is a given name or ends as surnames do, and names no place or body."""
        if not self.lists.alone or word.isascii() or not word.istitle():
            return False
        if not (len(word) > _SHORT and word.lower().endswith(self.lists.alone)) and not names.is_given(
            word, self.language
        ):
            return False
        return self._is_inside(start) and not self._parts_names(start, end, word, first=True)

    def _is_inside(self, start: int) -> bool:
        """Whether a word stands within a sentence, where a capital tells a name."""
        before = self.text[max(0, start - 2) : start]
        return before[-1:] == " " and (before[:1].isalnum() or before[:1] in ",)")

    def candidates(self, run: CapitalRun) -> Iterator[NameCandidate]:
        """Cut a run where an office, a place, a genitive or a word that is no name stands."""
        text, honorifics = self.text, self.lists.honorifics
        part: list[tuple[int, int]] = []
        honorific = ""
        for start, end in run:
            word = text[start:end]
            if word in honorifics and not part:
                honorific = word
                continue
            if self._parts_names(start, end, word, first=not part):
                if part and (honorific or genitives.bare(word) not in self.lists.bodies):
                    yield self._judge(run, part, honorific)  # "the Anna Kolar Tunnel" is nobody
                part, honorific = [], ""
                continue
            if self._begins_another(run, part, start, word):
                if part[0][0] not in self.led:  # "глава Росавиации Анна Лесова": a body
                    yield self._judge(run, part, honorific)
                part, honorific = [], ""
            part.append((start, end))
            if genitives.is_genitive(word) or word.endswith(genitives.names_table().genitive_plural):
                yield self._judge(run, part, honorific)
                part, honorific = [], ""
        if part:
            yield self._judge(run, part, honorific)

    def _begins_another(self, run: CapitalRun, part: Sequence[tuple[int, int]], start: int, word: str) -> bool:
        """Whether a given name behind a surname is that of the next person: "адвокат Озоловой Дарья Лесова".

        Where a surname stands first, its given name is the last word, or a patronymic follows.
        """
        language = self.language
        if not part or run[-1][0] == start or not names.inflected(language) or not names.is_given(word, language):
            return False
        last = self.text[part[-1][0] : part[-1][1]]
        following = next(self.text[a:b] for a, b in run if a > start)
        return not (last.endswith(".") or names.is_given(last, language) or names.is_patronymic(following))

    def _parts_names(self, start: int, end: int, word: str, *, first: bool) -> bool:
        if genitives.bare(word) in self.lists.bodies or (word in self.lists.other and (first or word.istitle())):
            return True
        at = bisect_right(self.starts, start) - 1
        if at >= 0 and self.held[at].end > start:
            return True
        at = bisect_right(self.place_starts, start) - 1
        if at < 0 or self.places[at].end <= start:
            return False
        place = self.places[at]
        town = place.end == end and place.start == start and place.kind == "city"
        return not (town and (not first or self._leads_a_surname(end, word)))

    def _leads_a_surname(self, end: int, word: str) -> bool:
        """Whether a word is a given name, and the next ends as surnames do: "Мэр Анна Орлова"."""
        following = self.text[end : end + _LONGEST_SURNAME].split(maxsplit=1)
        surname = following[0].strip(".,;:!?»”)") if following else ""
        ends = bool(self.lists.surnames) and surname.istitle() and surname.lower().endswith(self.lists.surnames)
        return ends and names.is_given(word, self.language)

    def _judge(self, run: CapitalRun, part: list[tuple[int, int]], honorific: str) -> NameCandidate:
        """Weigh what stands around some words that may be a name."""
        text = self.text
        while len(part) > 1 and text[part[0][0] : part[0][1]] in self.lists.particles:
            part = part[1:]
        end = part[-1][1]
        last = text[part[-1][0] : end]
        end -= len(last) - len(genitives.bare(last))
        found = self.roles.before(run, part[0][0])
        if (found and not found[3].isspace()) or names.inflected(self.language):
            whole, part = part, self._from_given(part)
            found = found if part is whole else self.roles.before(run, part[0][0])
        if found and self.text[end : end + 1] not in (",", ".") and is_beside(found[3], self.language):
            found = None  # "the head of the plant came, X said"
        if (
            found
            and found[3].strip(" ,")
            and all(len(word) <= _SMALL and not word.isupper() for word in found[3].split() if word != ",")
        ):
            found = None  # "a spokesman for X" is not X
        start = self._initials(part[0])
        part = [(start, part[0][1]), *part[1:]]
        parts = tuple([word for a, b in part if (word := text[a : min(b, end)])])
        why = self._why(start, end, parts, honorific, found)
        role, kind, office = found[:3] if found and why else (None, "", -1)
        if (
            role is None
            and 0 < len(parts) <= LONGEST
            and (after := self.roles.after(end, enough=len(parts) > 1 or bool(why)))
        ):
            role, kind, office = after
            why = why or "apposition"
        if role is None and self.lists.honorifics.get(honorific) == "b":
            role = text[run[0][0] : start].strip()
        return NameCandidate(start, end, parts, why, honorific, role, kind, office)

    def _initials(self, first: tuple[int, int]) -> int:
        """Return where a name begins, an initial before its first one included: "А.Б. Лесов"."""
        start, end = first
        if end - start != len("Б.") or self.text[end - 1] != ".":
            return start
        before = self.text[max(0, start - 3) : start]
        glued = before[-1:] == "." and before[-2:-1].isupper() and not before[:-2].isalnum()
        return start - len("А.") if glued else start

    def _from_given(self, part: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Leave out what stands before the given name: "President of <country> <given name> …"."""
        for at, (start, end) in enumerate(part[:-1]):
            if end - start == 2 and self.text[end - 1] == "." and not at:  # noqa: PLR2004 - a letter and its stop
                return part
            initial = at and end - start == 2 and self.text[end - 1] == "."  # noqa: PLR2004 - a letter and its stop
            if initial or names.is_given(self.text[start:end], self.language):
                return part[at:]
        return part

    def _why(
        self, start: int, end: int, parts: tuple[str, ...], honorific: str, found: tuple[str, str, int, str] | None
    ) -> str:
        if not 0 < len(parts) <= LONGEST:
            return ""
        if honorific:
            return "honorific"
        if len(parts) > 1 and names.is_given(parts[0], self.language):
            return "given"
        if len(parts) > 1 and self._are_names(start, parts):
            return "surname"
        if len(parts) > 1 and parts[0].endswith(".") and all(len(part) == 1 for part in parts[0][:-1].split(".")):
            return "initials"
        if len(parts) == 1 and names.inflected(self.language):
            word = parts[0]
            if word.isascii() or (word.isupper() and len(word) <= _SHORT) or self._qualifies(end):
                return ""  # a firm, letters that stand for a body, or a word that goes with the next
        if found and (found[3].isspace() or (len(parts) > 1 and (self._after_place(start) or self._linked(found[3])))):
            return "role"
        beside = found is not None and found[3].endswith(", ") and len(parts) > 1 and self.text[end : end + 1] == ","
        return "role" if beside else ""

    def _are_names(self, start: int, parts: tuple[str, ...]) -> bool:
        """Whether words look like a given name and a surname: none ends as adjectives do, and the last as surnames do.

        Within a sentence, where a capital tells a name, the last may end in any other way.
        """
        lists = self.lists
        if not lists.surnames or len(parts) > LONGEST - 2 or not all(part.istitle() for part in parts):
            return False
        lows = [part.lower() for part in parts]
        if any(low.endswith(lists.no_names) for low in lows[:-1]):
            return False
        inside = self._is_inside(start)
        if lows[-1].endswith(lists.surnames) and (inside or agrees(parts[0], parts[-1], self.language)):
            return True
        if lows[-1].endswith(lists.no_names) or parts[0].isascii():
            return False
        return (
            inside
            or (
                len(parts) == 2  # noqa: PLR2004 - a given name and a surname
                and may_begin(parts[0], parts[1], self.language)
                and lows[0] not in self.small
                and self.text[max(0, start - 1) : start] in ("", " ", "\n")
            )
        )

    def _linked(self, between: str) -> bool:
        """Tell whether only small words of an office stand before a name: "аким области X Y"."""
        return bool(self.lists.linked) and self.lists.linked.issuperset(between.split())

    def _qualifies(self, end: int) -> bool:
        """Tell whether a word goes with the small word behind it: "губернатор Лесной области"."""
        following = self.text[end : end + 2 * LONGEST * _SMALL].split(maxsplit=1)
        return bool(following) and (following[0] in self.lists.linked or following[0] in self.lists.bodies)

    def _after_place(self, start: int) -> bool:
        """Tell whether a place ends right before: what stands between it and the office is the place alone."""
        at = bisect_left(self.place_starts, start) - 1
        return at >= 0 and self.places[at].end == start - 1
