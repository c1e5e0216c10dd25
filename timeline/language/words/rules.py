"""Rules made ready to be matched: their patterns compiled, one automaton that tells which of them a text holds."""

from collections.abc import Iterable, Mapping
from typing import Any

import re2
from msgspec import Struct

from timeline.language.schema.declared_rules import Rule
from timeline.language.words.wordings import roomy


class CompiledRule(Struct, frozen=True):
    """A rule with its pattern compiled; `groups` are the pattern's, named and numbered."""

    name: str
    regex: Any = None
    gives: frozenset[str] = frozenset()
    groups: tuple[tuple[str, int], ...] = ()

    def found(self, match: Any) -> dict[str, str]:
        """Return what the named groups of a match hold."""
        return {name: said for name, number in self.groups if (said := match[number]) is not None}


def compile_rules(rules: Iterable[Rule], macros: Mapping[str, str]) -> tuple[CompiledRule, ...]:
    """Compile rules in their order. Raises re2.error."""
    made = []
    for rule in rules:
        regex = re2.compile(filled(rule.pattern, macros), roomy())
        made.append(CompiledRule(rule.name, regex, rule.gives, tuple(regex.groupindex.items())))
    return tuple(made)


def filled(pattern: str, macros: Mapping[str, str]) -> str:
    """Put the macros of a table in place of their names in braces."""
    for key, value in macros.items():
        pattern = pattern.replace("{" + key + "}", value)
    return pattern
