"""Ministries, councils, companies: bodies that act and speak, by name."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from attrs import frozen
from msgspec.structs import replace

from timeline.gazetteer import name_of
from timeline.language.marks import Mention, Place
from timeline.language.people import name_candidates
from timeline.language.people.offices import Office
from timeline.language.schema.people_table import PeopleTable
from timeline.language.schema.speech_table import SpeechTable
from timeline.language.text.capitals import CapitalRun
from timeline.language.words import genitives
from timeline.language.words.lexicon import load_table

_CAP = r"[A-ZÀ-ÞА-ЯЁІЎҐ][\w’'&.\-]*\w"
_LONGEST = 160  # characters of a name
_FAR = 60  # characters before a body written small in which its name may begin
_JOIN = 12  # characters between two parts of a name joined by "and"


@frozen
class _BodyFields:
    """What may follow the word for a body: its field, or a list of them ("Ministry of Labour and Social Affairs")."""

    one: re.Pattern[str]
    several: re.Pattern[str]


@cache
def _fields(language: str) -> _BodyFields | None:
    """Compile how a language joins a body and its fields; None where it needs no word for that."""
    table = load_table(language, PeopleTable).words
    if not table.body_links:
        return None
    article = f"(?:\\s(?:{_any(table.body_articles)}))?" if table.body_articles else ""
    link = rf"\s(?:{_any(table.body_links)}){article}"
    joint = "|".join((",", *(rf"\s{re.escape(word)}" for word in table.body_joints)))
    return _BodyFields(
        one=re.compile(rf"{link}(?:\s{_CAP}){{1,5}}"),
        several=re.compile(rf"{link}\s{_CAP}(?:(?:{joint})?\s{_CAP}){{0,5}}"),
    )


def _any(words: Sequence[str]) -> str:
    return "|".join(map(re.escape, words))


@cache
def _joiner(language: str) -> str:
    return f" {load_table(language, SpeechTable).words.joiner} "


def find_bodies(
    text: str, runs: Sequence[CapitalRun], small: Sequence[Office], places: Sequence[Place], language: str
) -> list[Mention]:
    """Return the bodies named; readings that overlap are one ("press service of the … Ministry")."""
    kept: list[Mention] = []
    for mention in sorted(_all(text, runs, small, language), key=lambda mention: (mention.start, -mention.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
        elif mention.end > kept[-1].end and mention.end - kept[-1].start < _LONGEST:
            kept[-1] = next(_body(text, kept[-1].start, mention.end, single=False), kept[-1])
    short = {place.start: place for place in places if "." in place.text}
    return [_spelled_out(mention, short[mention.start]) if mention.start in short else mention for mention in kept]


def _spelled_out(mention: Mention, place: Place) -> Mention:
    """Return a body under the full name of its place: "B.C. government" is that of British Columbia."""
    rest = mention.name[len(place.text) :].lstrip(".")
    return replace(mention, name=f"{name_of(place.code)}{rest}")


@cache
def _inner_words(language: str) -> frozenset[str]:
    """Return the words that name nobody by themselves and are a part of a body's name."""
    endings = load_table(language, PeopleTable).words.inner
    return frozenset(word for word in name_candidates.body_words(language)[-1] if word.endswith(endings))


def _all(text: str, runs: Sequence[CapitalRun], small: Sequence[Office], language: str) -> Iterator[Mention]:
    """Yield the bodies named: runs of capitals that hold the word for one, and small words with a name beside them."""
    heads, things, joined, other = name_candidates.body_words(language)
    inner = _inner_words(language)
    unnamed = other - inner
    joiner = _joiner(language)
    fields = _fields(language)
    for index, run in enumerate(runs):
        if len(run) == 1 and text[run[0][0] : run[0][1]] not in heads:
            continue
        words = [text[start:end] for start, end in run]
        if heads.isdisjoint(words):
            continue
        last = next(at for at in range(len(words) - 1, -1, -1) if words[at] in heads)
        if words[last] in things and not any(word in heads and word not in things for word in words[:last]):
            continue
        served = load_table(language, PeopleTable).words.served
        while words[last] in things and last > 0 and not (words[last] in served and words[last - 1] in heads):
            last -= 1
        if words[last] not in heads:
            continue
        first = next(
            (
                at
                for at in range(last + 1)
                if words[at] not in other or words[at] in heads or (at and words[at] in inner)
            ),
            last,
        )
        start, end = run[first][0], run[last][1]
        if first == 0 and index and words[last] in joined and text[runs[index - 1][-1][1] : start] == joiner:
            start = _joined(text, runs[index - 1], start, heads, unnamed)
        if last == len(words) - 1 and fields is not None:
            of = (fields.several if words[last] in joined else fields.one).match(text, end)
            end = of.end() if of else end
        yield from _body(text, start, end, single=last == first and text[start:end] in heads)
    starts = [run[0][0] for run in runs] if small else []
    for office in small:
        yield from _small(text, office, runs, starts, unnamed, fields)


def _joined(text: str, before: CapitalRun, start: int, heads: frozenset[str], other: frozenset[str]) -> int:
    """Take "Agriculture and" before "Food Ministry" with it."""
    words = [span for span in before if text[span[0] : span[1]] not in other]
    if not words or any(text[a:b] in heads for a, b in words) or start - before[-1][1] > _JOIN:
        return start
    return words[0][0]


def _small(
    text: str,
    office: Office,
    runs: Sequence[CapitalRun],
    starts: Sequence[int],
    other: frozenset[str],
    fields: _BodyFields | None,
) -> Iterator[Mention]:
    start, end = office.start, office.end
    at = bisect_left(starts, office.start) - 1
    if at >= 0 and text[runs[at][-1][1] : start].strip(" \u00a0") == "" and start - runs[at][0][0] < _FAR:
        words = [span for span in runs[at] if text[span[0] : span[1]] not in other]
        start = words[0][0] if words else start
    if fields is not None and (of := fields.one.match(text, end)):
        end = of.end()
    if (start, end) != (office.start, office.end):
        yield from _body(text, start, end, single=False)


def _body(text: str, start: int, end: int, *, single: bool) -> Iterator[Mention]:
    """Yield a body unless it is only the bare word for one."""
    if single:
        return
    words = text[start:end]
    named = genitives.bare(words)
    end -= len(words) - len(named)
    words = named
    if "\n" not in words:
        yield Mention(start=start, end=end, text=words, name=" ".join(words.split()), kind="body")
