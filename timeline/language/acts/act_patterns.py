"""Patterns of acts by language (data/<language>/acts.toml): which sentences tell of one, and with what words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any

import re2
from msgspec import Struct

from timeline.language.discourse.scene import Scene
from timeline.language.marks import Sentence
from timeline.language.schema.acts_table import ActsTable
from timeline.language.schema.scene_table import SceneTable
from timeline.language.words import lexicon, triggers
from timeline.language.words.rules import CompiledRule, compile_rules
from timeline.language.words.wordings import Wording, Wordings, gate, wording

MANY = 12  # acts one sentence can tell; what repeats itself more often is no news
_AROUND = " ,.;:«»„“”\"()–—\n'’"
RECENT = 64  # acts that a further telling is compared with


class Hit(Struct, frozen=True):
    """A rule that matched in a sentence; offsets count characters of the article's text."""

    sentence: Sentence
    rule: CompiledRule
    start: int
    end: int
    groups: Mapping[str, str]


@cache
def compiled(language: str, *path: str) -> Any:
    """Return the wording that stands at a path of the table, or a mapping of wordings by their keys."""
    value = _at(language, path)
    if isinstance(value, str):
        return wording(value)
    return Wordings((key, wording(inner)) for key, inner in value.items())


def _at(language: str, path: Iterable[str]) -> Any:
    value: Any = lexicon.load_table(language, ActsTable)
    for key in path:
        value = value.get(key, "") if isinstance(value, Mapping) else getattr(value, key)
    return value


@cache
def located(language: str) -> Wording:
    """Return the wording of what stands before a place where something took place."""
    return wording(lexicon.load_table(language, SceneTable).located)


@cache
def rules(language: str, act: str) -> tuple[CompiledRule, ...]:
    """Return the rules of an act in a language."""
    table = _at(language, (act,))
    return compile_rules(table.patterns, table.macros)


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
    """Return one automaton of all rules of an act: which of them a sentence holds."""
    return gate(rule.regex.pattern for rule in rules(language, act))


def held(language: str, act: str, text: str) -> Sequence[CompiledRule]:
    """Return the rules of an act that a text holds, in order."""
    every = rules(language, act)
    return [every[i] for i in sorted(_gate(language, act).Match(text) or ())] if every else ()


def hits(sentence: Sentence, among: Iterable[CompiledRule]) -> Iterator[Hit]:
    """Yield what rules find in a sentence, rule by rule, so that the surest come first."""
    for rule in among:
        for match in islice(rule.regex.finditer(sentence.text), MANY):
            start, end = match.span()
            while start < end and sentence.text[start].isspace():
                start += 1
            yield Hit(sentence, rule, sentence.start + start, sentence.start + end, rule.found(match))


@cache
def _forms(language: str, *path: str) -> tuple[tuple[str, ...], Any, tuple[Any, ...]]:
    table = _at(language, path)
    return tuple(table), gate(table.values()), tuple(map(re2.compile, table.values()))


def forms_in(text: str, language: str, *path: str) -> Iterator[tuple[str, Any]]:
    """Yield the forms that a text holds, of those at a path of the table and in its order, each with its pattern."""
    names, held_by, regexes = _forms(language, *path)
    for number in sorted(held_by.Match(text) or ()) if names else ():
        yield names[number], regexes[number]


def bare_span(match: Any) -> tuple[int, int]:
    """Return the span of a word, without what a pattern takes of the text around it."""
    text: str = match.group()
    bare = text.lstrip(_AROUND)
    start = int(match.start()) + len(text) - len(bare)
    return start, start + len(bare.rstrip(_AROUND))


def names(items: Iterable[str]) -> tuple[str, ...]:
    """Return names once each, in order."""
    return tuple(dict.fromkeys(item for item in items if item))
