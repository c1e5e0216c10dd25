"""Words that tell of speaking: verbs by class, and frames such as "according to"; data by language."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind
from attrs import frozen

from timeline.language.schema.speech_table import SpeechTable, Stems
from timeline.language.words.lexicon import load_table

_SPLIT = "split"
_APART = 120  # characters between the two parts of a verb
_CLOSED = frozenset((*',.:;“”"', ""))  # behind a particle that ends a clause
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
class SpeechGrammar:
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
    marker: str
    leading: frozenset[str]
    turning: tuple[str, ...]
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
    noun_behind: frozenset[str]
    nouns: frozenset[str]
    many: tuple[str, ...]
    several: frozenset[str]
    tellers: frozenset[str]
    attached: frozenset[str]
    audience: frozenset[str]
    bare: frozenset[str]
    oblique: tuple[str, ...]
    another: tuple[str, ...]
    referents: tuple[str, ...]
    quoting: frozenset[str]
    plural: str
    unsaid: frozenset[str]
    negations: frozenset[str]
    negated: tuple[str, ...]
    pluperfect: frozenset[str]
    vows: frozenset[str]
    denials: frozenset[str]
    answers: frozenset[str]
    askers: frozenset[str]
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
    that: frozenset[str]
    machine: AhoCorasick


@cache
def grammar(language: str) -> SpeechGrammar:
    """Read the small words of a language."""
    table = load_table(language, SpeechTable)
    small = table.words
    return SpeechGrammar(
        between=small.between,
        stop=small.stop,
        subject=small.subject,
        relative=small.relative,
        after_stop=small.after_stop,
        that=table.frames.that,
        as_=table.frames.as_,
        possessed=table.frames.possessed,
        infinitive=small.infinitive,
        marker=small.marker,
        leading=small.leading,
        turning=tuple(f"{mark} {word}" for mark in ",;" for word in sorted(small.turning)) or (" ",),
        noun_before=small.noun_before,
        passive=small.passive,
        modal=small.modal,
        by=small.by,
        prepositions=small.prepositions,
        articles=small.articles,
        openers=small.openers,
        perfect=small.perfect,
        participles=tuple(sorted(small.participles)) or (" ",),
        second=small.second,
        noun_behind=small.noun_behind,
        nouns=small.nouns,
        many=small.many or (" ",),
        several=small.several,
        tellers=small.tellers,
        attached=small.attached,
        audience=small.audience,
        bare=small.bare,
        oblique=tuple(small.oblique) or (" ",),
        another=tuple(f" {word} " for word in sorted(small.another)),
        plural=small.plural,
        referents=tuple(f" {phrase} " for phrase in small.referents),
        quoting=small.quoting,
        unsaid=small.unsaid,
        negations=small.negations,
        negated=small.negated,
        pluperfect=small.pluperfect,
        vows=small.vows,
        denials=small.denials,
        answers=small.answers,
        askers=small.askers,
        backward=tuple(f"{phrase} " for phrase in small.backward),
        press=small.press,
        subjunctive=small.subjunctive,
        adverb=small.adverb,
        joiner=small.joiner,
    )


def dashed(language: str) -> bool:
    """Whether the press of a language opens speech with a dash."""
    return load_table(language, SpeechTable).words.dashed


def _forms(stem: str, endings: tuple[str, ...]) -> list[str]:
    verb, _, rest = stem.strip("_").partition("_")
    tail = f" {rest.replace('_', ' ')}" if rest else ""
    return [verb + ("" if ending == "0" else ending) + tail for ending in endings]


@cache
def _table(language: str) -> _CueTable:
    table = load_table(language, SpeechTable)
    kinds: dict[str, str] = {}
    for kind in (IDLE, "before", "after", "own", "back"):
        for frame in getattr(table.frames, kind):
            kinds.setdefault(frame, kind)
    for kind in CLASSES:
        of_class: Stems = getattr(table, kind)
        for name, stems in of_class.items():
            for stem in stems:
                for form in _forms(stem, table.endings.get(name, ("0",))):
                    kinds.setdefault(form, kind)
    split: dict[str, tuple[str, ...]] = {}
    for pair in table.split.get("own", ()):
        verb, _, particle = pair.partition("_")
        split[verb] = (*split.get(verb, ()), particle)
        kinds.setdefault(verb, _SPLIT)
    ing = table.words.participle
    forms = tuple(kinds)
    return _CueTable(
        tuple(kinds.values()),
        tuple(bool(ing) and form.split()[0].endswith(ing) for form in forms),
        split,
        table.frames.that,
        AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA),
    )


def _completed(low: str, end: int, particles: tuple[str, ...], that: frozenset[str]) -> bool:
    """Tell whether the second part of a verb closes its clause: "stellte X fest."."""
    window = low[end : end + _APART]
    for particle in particles:
        at = window.find(f" {particle}")
        behind = window[at + len(particle) + 1 :]
        if at < 0 or behind[:1].isalnum():
            continue
        opened = behind.lstrip().startswith("„") or not that.isdisjoint(behind.split(maxsplit=1)[:1])
        if opened or behind[:1] in _CLOSED:
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
            if not _completed(low, end, table.split[low[start:end]], table.that):
                continue
            kind = "say"
        found.append(SpeechCue(start, end, kind, table.ing[index]))
    return tuple(found)
