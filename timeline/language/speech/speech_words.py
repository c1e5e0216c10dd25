"""Words that tell of speaking: verbs by class, and frames such as "according to"; data by language."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind
from attrs import frozen

from timeline.language.words.lexicon import load_table, word_set

_SPLIT = "split"
_APART = 120  # characters between the two parts of a verb
WEAK = ("mind", "show")
IDLE = "idle"  # what only begins like a frame: "per cent"
CLASSES = ("say", "tell", "act", "mind", "show")


class SpeechCue(NamedTuple):
    """A verb or frame of speaking. `kind`: a class of verbs, or `before`, `after`, `own`, `back` for frames."""

    start: int
    end: int
    kind: str
    ing: bool = False


@frozen
class Grammar:
    """What the reading of clauses needs to know of a language's small words."""

    between: frozenset[str]
    stop: frozenset[str]
    subject: frozenset[str]
    relative: frozenset[str]
    after_stop: frozenset[str]
    that: frozenset[str]
    as_: frozenset[str]
    possessed: frozenset[str]
    infinitive: frozenset[str]
    noun_before: frozenset[str]
    passive: frozenset[str]
    modal: frozenset[str]
    by: frozenset[str]
    prepositions: frozenset[str]
    articles: frozenset[str]
    openers: frozenset[str]
    perfect: frozenset[str]
    participles: tuple[str, ...]
    second: bool
    audience: frozenset[str]
    bare: frozenset[str]
    another: tuple[str, ...]
    referents: tuple[str, ...]
    quoting: frozenset[str]
    plural: str
    unsaid: frozenset[str]
    backward: tuple[str, ...]
    press: frozenset[str]
    subjunctive: frozenset[str]
    adverb: str
    joiner: str


@frozen
class _CueTable:
    kinds: tuple[str, ...]
    ing: tuple[bool, ...]
    split: Mapping[str, tuple[str, ...]]
    machine: AhoCorasick


@cache
def grammar(language: str) -> Grammar:
    """Read the small words of a language."""
    table = load_table(language, "speech")
    small = table["words"]
    return Grammar(
        between=word_set(small, "between"),
        stop=word_set(small, "stop"),
        subject=word_set(small, "subject"),
        relative=word_set(small, "relative"),
        after_stop=word_set(small, "after_stop"),
        that=word_set(table["frames"], "that"),
        as_=word_set(table["frames"], "as"),
        possessed=word_set(table["frames"], "possessed"),
        infinitive=word_set(small, "infinitive"),
        noun_before=word_set(small, "noun_before"),
        passive=word_set(small, "passive"),
        modal=word_set(small, "modal"),
        by=word_set(small, "by"),
        prepositions=word_set(small, "prepositions"),
        articles=word_set(small, "articles"),
        openers=word_set(small, "openers"),
        perfect=word_set(small, "perfect"),
        participles=tuple(sorted(word_set(small, "participles"))) or (" ",),
        second=bool(small.get("second")),
        audience=word_set(small, "audience"),
        bare=word_set(small, "bare"),
        another=tuple(f" {word} " for word in sorted(word_set(small, "another"))),
        plural=str(small.get("plural", " ")),
        referents=tuple(f" {phrase} " for phrase in str(small.get("referents", "")).split("; ") if phrase),
        quoting=word_set(small, "quoting"),
        unsaid=word_set(small, "unsaid"),
        backward=tuple(f"{phrase.strip()} " for phrase in str(small.get("backward", "")).split(";") if phrase.strip()),
        press=word_set(small, "press"),
        subjunctive=word_set(small, "subjunctive"),
        adverb=str(small.get("adverb", "")),
        joiner=str(small.get("joiner", "")),
    )


def dashed(language: str) -> bool:
    """Whether the press of a language opens speech with a dash."""
    return bool(load_table(language, "speech")["words"].get("dashed"))


def _forms(stem: str, endings: tuple[str, ...]) -> list[str]:
    verb, _, rest = stem.strip("_").partition("_")
    tail = f" {rest.replace('_', ' ')}" if rest else ""
    return [verb + ("" if ending == "0" else ending) + tail for ending in endings]


@cache
def _table(language: str) -> _CueTable:
    table = load_table(language, "speech")
    endings: Mapping[str, str] = table["endings"]
    kinds: dict[str, str] = {}
    for kind in (IDLE, "before", "after", "own", "back"):
        for frame in str(table["frames"].get(kind, "")).split("; "):
            if frame.strip():
                kinds.setdefault(frame.strip(), kind)
    for kind in CLASSES:
        for name, stems in table.get(kind, {}).items():
            for stem in stems.split():
                for form in _forms(stem, tuple(endings[name].split())):
                    kinds.setdefault(form, kind)
    split: dict[str, tuple[str, ...]] = {}
    for pair in str(table.get("split", {}).get("own", "")).split():
        verb, _, particle = pair.partition("_")
        split[verb] = (*split.get(verb, ()), particle)
        kinds.setdefault(verb, _SPLIT)
    ing = str(table["words"].get("participle", ""))
    forms = tuple(kinds)
    return _CueTable(
        tuple(kinds.values()),
        tuple(bool(ing) and form.split()[0].endswith(ing) for form in forms),
        split,
        AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA),
    )


def _completed(low: str, end: int, particles: tuple[str, ...]) -> bool:
    """Tell whether the second part of a verb closes its clause: "stellte X fest."."""
    window = low[end : end + _APART]
    for particle in particles:
        at = window.find(f" {particle}")
        after = window[at + len(particle) + 1 : at + len(particle) + 2]
        if (
            at >= 0
            and not after.isalnum()
            and (not after or after in ',.:;“”"' or window[at + len(particle) + 1 :].lstrip()[:4] in ("dass", "„"))
        ):
            return True
    return False


def find_cues(low: str, language: str, *, weak: bool = True) -> tuple[SpeechCue, ...]:
    """Return the cues of a lowered text in order; never part of a longer word. `weak` adds thinking and showing."""
    table = _table(language)
    size = len(low)
    found = []
    for index, start, end in table.machine.find_matches_as_indexes(low):
        if (start and (low[start - 1].isalnum() or low[start - 1] in "-'’")) or (
            end < size and (low[end].isalnum() or low[end] == "-")
        ):
            continue
        kind = table.kinds[index]
        if kind == IDLE or (not weak and kind in WEAK):
            continue
        if kind == _SPLIT:
            if not _completed(low, end, table.split[low[start:end]]):
                continue
            kind = "say"
        found.append(SpeechCue(start, end, kind, table.ing[index]))
    return tuple(found)
