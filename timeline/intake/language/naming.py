"""People and bodies by name: which run of capitals names somebody, whom, and in what office."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from attrs import define, frozen

from timeline.intake.language import names
from timeline.intake.language.capitals import Run
from timeline.intake.language.lexicon import load, words
from timeline.intake.language.marks import Mention, Place
from timeline.intake.language.offices import Office
from timeline.intake.language.persons import LONGEST, UNINFLECTED, Person, fuller, match, plain

_BESIDE = (",", " ", "–", "—", "-")
_WORD = 40  # characters
_FEW = 5  # words between the article of an apposition and the office
_REACH = 100  # characters between an office and the name it belongs to
_LINK = re.compile(
    r"(?:\s(?:of|for|to|at|der|des|von)\b|(?=\s[А-ЯЁІЎа-яёіў«]))(?:\s(?:of|for|the|and|to|in|at|on|der|des|von|по|в|и|на|[A-ZÀ-ÞА-ЯЁІЎ][\w’'&.\-]*|«[^»\n]{1,40}»))*\s+"
)
_APPOSED = re.compile(
    r",?\s*(?:\([^)\n]{1,40}\)\s*)?[,–—-]\s*(?:(?:the|a|an|and|now|who is|who was|its|his|her|der|die)\s+)?"
)
_APPOSITION_END = re.compile(
    r"[,.:;!?\n“”\"«»()]|\s(?:who|which|that|said|says|told|noted|when|after|as|have|has|is|was|are|were|met)\b"
)


@frozen
class Named:
    """What was found by name."""

    mentions: tuple[Mention, ...]
    people: tuple[Person, ...]
    attached: frozenset[int]  # starts of the offices that belong to a name


@frozen
class _Words:
    honorifics: dict[str, str]
    other: frozenset[str]
    bodies: frozenset[str]
    things: frozenset[str]
    particles: frozenset[str]


@cache
def _lists(language: str) -> _Words:
    table = load(language, "people")
    return _Words(
        honorifics={word: kind for kind, line in table["honorifics"].items() for word in line.split()},
        other=words(table["words"], "other"),
        bodies=words(table["words"], "bodies"),
        things=words(table["words"], "things"),
        particles=words(table["words"], "particles"),
    )


def particles(language: str) -> str:
    """Give the small words that may stand inside a name (van, de, al)."""
    return str(load(language, "people")["words"].get("particles", ""))


def body_words(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """Give the words for bodies, those also for things, those named for two fields, and capitals that name nothing."""
    lists = _lists(language)
    return lists.bodies, lists.things, words(load(language, "people")["words"], "joined"), lists.other


@frozen
class _Candidate:
    """Words that may be a name, and why they are one (empty: nothing says so)."""

    start: int
    end: int
    parts: tuple[str, ...]
    why: str
    honorific: str = ""
    role: str | None = None
    kind: str = ""
    office: int = -1


@define
class _Reader:
    text: str
    held: Sequence[Office]
    places: Sequence[Place]
    language: str
    lists: _Words
    starts: list[int]
    place_starts: list[int]

    def led(self, start: int) -> bool:
        """Tell whether an office stands right before a word."""
        at = bisect_left(self.starts, start) - 1
        return at >= 0 and self.held[at].end == start - 1

    def singles(self, runs: Sequence[Run], index: dict[str, list[Person]]) -> Iterator[_Candidate]:
        """Yield the lone words that are part of the name of somebody named in full."""
        inflected = self.language not in UNINFLECTED
        for run in runs:
            if len(run) > 1 or self.led(run[0][0]):
                continue
            start, end = run[0]
            word = self.text[start:end]
            if word.endswith(("'s", "’s")):
                end -= 2
                word = word[:-2]
            known = names.key(word) in index or (inflected and names.key(names.surname(word, self.language)) in index)
            if known and word not in self.lists.other and not self._parts_names(start, end, word, first=True):
                yield _Candidate(start, end, (word,), "")

    def candidates(self, run: Run) -> Iterator[_Candidate]:
        """Cut a run where an office, a place, a genitive or a word that is no name stands."""
        part: list[tuple[int, int]] = []
        honorific = ""
        for start, end in run:
            word = self.text[start:end]
            if word in self.lists.honorifics and not part:
                honorific = word
                continue
            if self._parts_names(start, end, word, first=not part):
                if part:
                    yield self._judge(run, part, honorific)
                part, honorific = [], ""
                continue
            part.append((start, end))
            if word.endswith(("’s", "'s", "s’")):
                yield self._judge(run, part, honorific)
                part, honorific = [], ""
        if part:
            yield self._judge(run, part, honorific)

    def _parts_names(self, start: int, end: int, word: str, *, first: bool) -> bool:
        if word in self.lists.bodies or (word in self.lists.other and (first or word.istitle())):
            return True
        at = bisect_right(self.starts, start) - 1
        if at >= 0 and self.held[at].end > start:
            return True
        at = bisect_right(self.place_starts, start) - 1
        if at < 0 or self.places[at].end <= start:
            return False
        place = self.places[at]
        return not (place.end == end and place.start == start and not first and place.kind == "city")

    def _judge(self, run: Run, part: list[tuple[int, int]], honorific: str) -> _Candidate:
        """Weigh what stands around some words that may be a name."""
        text = self.text
        while len(part) > 1 and text[part[0][0] : part[0][1]] in self.lists.particles:
            part = part[1:]
        end = part[-1][1]
        end -= 2 if text[end - 2 : end] in ("’s", "'s") else 0
        found = self._role_before(run, part[0][0])
        if (found and not found[3].isspace()) or self.language not in UNINFLECTED:
            part = self._from_given(part)
            found = self._role_before(run, part[0][0])
        if found and found[3].strip().islower():
            found = None  # "a spokesman for X" is not X
        start = part[0][0]
        parts = tuple(word for a, b in part if (word := text[a : min(b, end)]))
        why = self._why(parts, honorific, found)
        role, kind, office = found[:3] if found and why else (None, "", -1)
        if (
            role is None
            and 0 < len(parts) <= LONGEST
            and (after := self._role_after(end, enough=len(parts) > 1 or bool(why)))
        ):
            role, kind, office = after
            why = why or "apposition"
        return _Candidate(start, end, parts, why, honorific, role, kind, office)

    def _from_given(self, part: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Leave out what stands before the given name: "President of <country> <given name> …"."""
        for at, (start, end) in enumerate(part[:-1]):
            if names.is_given(self.text[start:end], self.language):
                return part[at:]
        return part

    def _why(self, parts: tuple[str, ...], honorific: str, found: tuple[str, str, int, str] | None) -> str:
        if not 0 < len(parts) <= LONGEST:
            return ""
        if honorific:
            return "honorific"
        if len(parts) > 1 and names.is_given(parts[0], self.language):
            return "given"
        if len(parts) > 1 and len(parts[0]) <= 3 and parts[0].endswith("."):  # noqa: PLR2004 - an initial
            return "initials"
        return "role" if found and found[3].isspace() else ""

    def _role_before(self, run: Run, start: int) -> tuple[str, str, int, str] | None:
        """Find the office before a name ("Governor of … Mikhail …"): its words, class, place, what parts both."""
        at = bisect_left(self.starts, start) - 1
        if at < 0:
            return None
        office = self.held[at]
        if start - office.end > _REACH or office.end > start or office.kind.endswith("s"):
            return None
        between = self.text[office.end : start]
        bare = between.strip()
        if (
            "\n" in between
            or not between
            or not (not bare or bare in self.lists.honorifics or _LINK.fullmatch(between))
        ):
            return None
        begin = run[0][0] if run[0][0] < office.start < run[-1][1] else self._widen(office.start)
        begin = self._without_other(begin, office.start)
        between = " " if bare in self.lists.honorifics else between
        return self.text[begin:start].strip(" ,"), office.kind, office.start, between

    def _widen(self, begin: int) -> int:
        """Take the capitalised words and places before an office with it: "Mogilev Oblast deputy governor"."""
        low = max(0, begin - _REACH)
        while True:
            head = self.text.rfind(" ", low, max(low, begin - 1))
            word = self.text[head + 1 : begin].strip(" ")
            if head < low or not word or "\n" in word or not word[0].isupper() or word[-1] in ',.:;!?”"»)':
                return begin
            begin = head + 1

    def _without_other(self, begin: int, stop: int) -> int:
        while begin < stop:
            space = self.text.find(" ", begin, stop)
            if space < 0 or self.text[begin:space] not in self.lists.other or self.text[begin:space] in _ADJECTIVES:
                return begin
            begin = space + 1
        return begin

    def _role_after(self, end: int, *, enough: bool) -> tuple[str, str, int] | None:
        """Find the office in an apposition: ", Ambassador of Uzbekistan to Kazakhstan,"."""
        near = enough and self.text[end : end + 1] in _BESIDE
        match = _APPOSED.match(self.text, end) if near else None
        if match is None:
            return None
        at = bisect_left(self.starts, match.end())
        if at >= len(self.held) or self.held[at].start > match.end() + 60:
            return None
        office = self.held[at]
        stop = _APPOSITION_END.search(self.text, match.end(), match.end() + 2 * _REACH)
        close = stop.start() if stop else min(len(self.text), match.end() + 2 * _REACH)
        if office.end > close or office.kind.endswith("s") or self.text[match.end() : office.start].count(" ") > _FEW:
            return None
        following = self.text[office.end : office.end + _WORD].split(maxsplit=1)
        if following and names.is_given(following[0], self.language):
            return None  # the office of the next person in a list
        return self.text[match.end() : close].strip(), office.kind, office.start


_ADJECTIVES = frozenset(
    (
        "Russian",
        "Belarusian",
        "English",
        "French",
        "German",
        "Chinese",
        "European",
        "American",
        "Western",
        "Asian",
        "African",
    )
)


def find(text: str, runs: Sequence[Run], held: Sequence[Office], places: Sequence[Place], language: str) -> Named:
    """Return the people and bodies named, each person under one spelling."""
    solid = [place for place in places if place.kind != "reference"]
    reader = _Reader(
        text,
        held,
        solid,
        language,
        _lists(language),
        [office.start for office in held],
        [place.start for place in solid],
    )
    people: list[Person] = []
    index: dict[str, list[Person]] = {}
    later: list[tuple[_Candidate, Person | None]] = []
    for run in runs:
        if len(run) == 1 and not reader.led(run[0][0]):
            continue
        later.extend(
            (candidate, _enter(candidate, people, index, language) if candidate.why else None)
            for candidate in reader.candidates(run)
        )
    later.extend((single, None) for single in reader.singles(runs, index))
    mentions: list[Mention] = []
    attached: set[int] = set()
    for candidate, person in later:
        whom = person or _known(candidate, index, language)
        if whom is None:
            continue
        if candidate.role:
            whom.roles.append((candidate.kind, candidate.role))
            attached.add(candidate.office)
        whom.spans.append((candidate.start, candidate.end))
        mentions.append(_mention(text, candidate))
    for person in people:
        person.name = names.kept(person.parts, language)
    owner = {span: person for person in people for span in person.spans}
    kept = tuple(_named(mention, owner[mention.start, mention.end]) for mention in mentions)
    return Named(kept, tuple(people), frozenset(attached))


def _mention(text: str, candidate: _Candidate) -> Mention:
    return Mention(
        start=candidate.start,
        end=candidate.end,
        text=text[candidate.start : candidate.end],
        name="",
        kind="person",
        role=candidate.role,
    )


def _named(mention: Mention, person: Person) -> Mention:
    role = mention.role or (person.roles[0][1] if person.roles else None)
    return Mention(start=mention.start, end=mention.end, text=mention.text, name=person.name, kind="person", role=role)


def _enter(candidate: _Candidate, people: list[Person], index: dict[str, list[Person]], language: str) -> Person:
    """Find the person a name stands for, or make one; the fullest form of the name is kept."""
    parts = plain(candidate.parts, language)
    person = match(parts, index, language)
    if person is None:
        person = Person(parts)
        people.append(person)
    elif fuller(parts, person.parts):
        person.parts = parts
    for word in person.keys:
        if person not in (known := index.setdefault(word, [])):
            known.append(person)
    if candidate.honorific and (told := _lists(language).honorifics[candidate.honorific]) != "b":
        person.sex = told
    elif person.sex == "b" and len(person.parts) > 1:
        person.sex = names.sex(person.parts[0], language)
    return person


def _known(candidate: _Candidate, index: dict[str, list[Person]], language: str) -> Person | None:
    """Find whom words without any evidence of their own name: somebody already named in full."""
    if len(candidate.parts) > 1 and not names.is_given(candidate.parts[0], language):
        return None
    person = match(plain(candidate.parts, language), index, language)
    return person if person is not None and len(person.parts) >= len(candidate.parts) else None
