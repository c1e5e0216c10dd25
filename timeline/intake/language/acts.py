"""Patterns of acts by language (data/<language>/acts.toml): which sentences tell of one, and with what words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any

import re2
from ahocorasick_rs import AhoCorasick
from msgspec import Struct

from timeline.intake.language import lexicon
from timeline.intake.language.marks import Sentence
from timeline.intake.language.scene import Scene

MANY = 12  # acts one sentence can tell; what repeats itself more often is no news
RECENT = 64  # acts that a further telling is compared with


class Pattern(Struct, frozen=True):
    """A way to tell of an act. `marks` are what the data file says of it."""

    name: str
    regex: Any
    marks: frozenset[str] = frozenset()


class Hit(Struct, frozen=True):
    """A pattern that matched in a sentence; offsets count characters of the article's text."""

    sentence: Sentence
    pattern: Pattern
    start: int
    end: int
    groups: Mapping[str, str]


@cache
def compiled(language: str, *path: str) -> Any:
    """Return the pattern that stands at a path of the table, or a mapping of patterns; None where it has none."""
    value: Any = lexicon.load(language, "acts")
    for key in path:
        value = value.get(key, {})
    if isinstance(value, str):
        return re2.compile(value)
    return {key: re2.compile(inner) for key, inner in value.items()} or None


@cache
def located(language: str) -> Any:
    """Return the pattern of what stands before a place where something took place."""
    return re2.compile(lexicon.load(language, "scene")["located"])


@cache
def patterns(language: str, act: str) -> tuple[Pattern, ...]:
    """Return the patterns of an act in a language, macros filled in."""
    table = lexicon.load(language, "acts").get(act, {})
    macros = table.get("macros", {})
    return tuple(
        Pattern(entry["name"], re2.compile(_filled(entry["regex"], macros)), frozenset(entry.get("marks", ())))
        for entry in table.get("patterns", ())
    )


@cache
def _triggers(language: str, act: str) -> AhoCorasick:
    return AhoCorasick(lexicon.load(language, "acts").get(act, {}).get("triggers", ()))


def triggered(scene: Scene, act: str) -> Iterator[Sentence]:
    """Yield the sentences that hold a trigger of the act, in order."""
    last = -1
    for _, start, _ in _triggers(scene.language, act).find_matches_as_indexes(scene.lowered, overlapping=True):
        if start < last:
            continue
        sentence = scene.sentence_at(start)
        if sentence is not None and sentence.end > last:
            last = sentence.end
            yield sentence


@cache
def _gate(language: str, act: str) -> Any:
    """Return one automaton of all patterns of an act, then of its `status` patterns: which of them a sentence holds."""
    gate = re2.Set.SearchSet()
    table = lexicon.load(language, "acts").get(act, {})
    macros = table.get("macros", {})
    for entry in table.get("patterns", ()):
        gate.Add(_filled(entry["regex"], macros))
    for regex in table.get("status", {}).values():
        gate.Add(regex)
    gate.Compile()
    return gate


def held(language: str, act: str, text: str) -> tuple[Sequence[Pattern], frozenset[str]]:
    """Return the patterns of an act a text holds, in order, and the keys of the `status` patterns it holds."""
    every = patterns(language, act)
    keys = tuple(lexicon.load(language, "acts").get(act, {}).get("status", {}))
    found = sorted(_gate(language, act).Match(text) or ()) if every else ()
    return [every[i] for i in found if i < len(every)], frozenset(
        keys[i - len(every)] for i in found if i >= len(every)
    )


def hits(sentence: Sentence, among: Iterable[Pattern]) -> Iterator[Hit]:
    """Yield what patterns find in a sentence, pattern by pattern, so that the surest come first."""
    for pattern in among:
        for match in islice(pattern.regex.finditer(sentence.text), MANY):
            groups = {key: value for key, value in match.groupdict().items() if value is not None}
            blank = len(said := match.group()) - len(said.lstrip())
            yield Hit(sentence, pattern, sentence.start + match.start() + blank, sentence.start + match.end(), groups)


def first_matching(forms: Mapping[str, Any], texts: Iterable[str]) -> str | None:
    """Return the first form whose pattern is found in the first text that has any."""
    for text in texts:
        for form, regex in forms.items():
            if regex.search(text):
                return form
    return None


def names(items: Iterable[str]) -> tuple[str, ...]:
    """Return names once each, in order."""
    return tuple(dict.fromkeys(item for item in items if item))


def _filled(regex: str, macros: Mapping[str, str]) -> str:
    for key, value in macros.items():
        regex = regex.replace("{" + key + "}", value)
    return regex
