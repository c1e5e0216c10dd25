"""Patterns of acts by language (data/<language>/acts.toml): which sentences tell of one, and with what words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any

import re2
from msgspec import Struct

from timeline.language.discourse.scene import Scene
from timeline.language.marks import Sentence
from timeline.language.schema.scene import SceneTable
from timeline.language.words import lexicon, triggers
from timeline.language.words.wordings import Wording, gate, wording

MANY = 12  # acts one sentence can tell; what repeats itself more often is no news
RECENT = 64  # acts that a further telling is compared with


class Pattern(Struct, frozen=True):
    """A way to tell of an act. `marks` are what the data file says of it; `groups` are named and numbered."""

    name: str
    regex: Any
    marks: frozenset[str] = frozenset()
    groups: tuple[tuple[str, int], ...] = ()


class Hit(Struct, frozen=True):
    """A pattern that matched in a sentence; offsets count characters of the article's text."""

    sentence: Sentence
    pattern: Pattern
    start: int
    end: int
    groups: Mapping[str, str]


@cache
def compiled(language: str, *path: str) -> Any:
    """Return the wording that stands at a path of the table, or a mapping of wordings; None where it has none."""
    value: Any = lexicon.raw_table(language, "acts")
    for key in path:
        value = value.get(key, {})
    if isinstance(value, str):
        return wording(value)
    return {key: wording(inner) for key, inner in value.items()} or None


@cache
def located(language: str) -> Wording:
    """Return the wording of what stands before a place where something took place."""
    return wording(lexicon.load_table(language, SceneTable).located)


@cache
def patterns(language: str, act: str) -> tuple[Pattern, ...]:
    """Return the patterns of an act in a language, macros filled in."""
    table = lexicon.raw_table(language, "acts").get(act, {})
    macros = table.get("macros", {})
    made = []
    for entry in table.get("patterns", ()):
        regex = re2.compile(_filled(entry["regex"], macros))
        groups = tuple(regex.groupindex.items())
        made.append(Pattern(entry["name"], regex, frozenset(entry.get("marks", ())), groups))
    return tuple(made)


def triggered(scene: Scene) -> Mapping[str, Sequence[Sentence]]:
    """Return for each act the sentences that hold a trigger of it, in order."""
    found: dict[str, list[Sentence]] = {act: [] for act in triggers.ACTS}
    for act, told in found.items():
        for trigger in scene.triggers[act]:
            start = trigger.start
            if (not told or told[-1].end <= start) and (sentence := scene.sentence_at(start)) is not None:
                told.append(sentence)
    return found


@cache
def _gate(language: str, act: str) -> Any:
    """Return one automaton of all patterns of an act, then of its `status` patterns: which of them a sentence holds."""
    table = lexicon.raw_table(language, "acts").get(act, {})
    macros = table.get("macros", {})
    told = [_filled(entry["regex"], macros) for entry in table.get("patterns", ())]
    return gate((*told, *table.get("status", {}).values()))


def held(language: str, act: str, text: str) -> tuple[Sequence[Pattern], frozenset[str]]:
    """Return the patterns of an act a text holds, in order, and the keys of the `status` patterns it holds."""
    every = patterns(language, act)
    keys = tuple(lexicon.raw_table(language, "acts").get(act, {}).get("status", {}))
    found = sorted(_gate(language, act).Match(text) or ()) if every else ()
    return [every[i] for i in found if i < len(every)], frozenset(
        keys[i - len(every)] for i in found if i >= len(every)
    )


def hits(sentence: Sentence, among: Iterable[Pattern]) -> Iterator[Hit]:
    """Yield what patterns find in a sentence, pattern by pattern, so that the surest come first."""
    for pattern in among:
        for match in islice(pattern.regex.finditer(sentence.text), MANY):
            groups = {name: said for name, number in pattern.groups if (said := match[number]) is not None}
            start, end = match.span()
            while start < end and sentence.text[start].isspace():
                start += 1
            yield Hit(sentence, pattern, sentence.start + start, sentence.start + end, groups)


@cache
def _forms(language: str, *path: str) -> tuple[tuple[str, ...], Any, tuple[Any, ...]]:
    table: Any = lexicon.raw_table(language, "acts")
    for key in path:
        table = table[key]
    return tuple(table), gate(table.values()), tuple(map(re2.compile, table.values()))


def forms_in(text: str, language: str, *path: str) -> Iterator[tuple[str, Any]]:
    """Yield the forms that a text holds, of those at a path of the table and in its order, each with its pattern."""
    names, held_by, regexes = _forms(language, *path)
    for number in sorted(held_by.Match(text) or ()):
        yield names[number], regexes[number]


def names(items: Iterable[str]) -> tuple[str, ...]:
    """Return names once each, in order."""
    return tuple(dict.fromkeys(item for item in items if item))


def _filled(regex: str, macros: Mapping[str, str]) -> str:
    for key, value in macros.items():
        regex = regex.replace("{" + key + "}", value)
    return regex
