"""Every rule of every language tells what its examples say, and nothing of what it is never to be told by."""

import attrs
import pytest
import re2

from tests.language.readings import found
from timeline.language.schema.acts_table import ActsTable
from timeline.language.schema.declared_rules import Rule
from timeline.language.words.lexicon import languages, load_table
from timeline.language.words.rules import compile_rules, filled

TABLES = [
    (language, field.name)
    for language in languages("acts")
    for field in attrs.fields(ActsTable)
    if field.name != "context"
]
RULES = [
    (language, act, rule)
    for language, act in TABLES
    for rule in getattr(getattr(load_table(language, ActsTable), act), "patterns", ())
]
EXAMPLES = [(language, act, rule, text) for language, act, rule in RULES for text in rule.examples]
NEVER = [(language, act, text) for language, act, rule in RULES for text in rule.never]


def _named(value):
    """How a case is called: a rule by its name."""
    return value.name if isinstance(value, Rule) else None


@pytest.mark.parametrize(("language", "act", "rule"), RULES, ids=_named)
def test_every_rule_shows_how_it_is_told(language, act, rule):
    assert rule.examples, f"{language}/acts.toml: {act}: {rule.name}: no examples for {rule.pattern}"


@pytest.mark.parametrize(("language", "act", "rule", "text"), EXAMPLES, ids=_named)
def test_an_example_tells_the_act_by_its_rule(language, act, rule, text):
    macros = getattr(load_table(language, ActsTable), act).macros
    assert re2.search(filled(rule.pattern, macros), text), rule.pattern
    assert [finding.rule for finding in found(act, text, language=language)] == [f"{act}.{rule.name}"]


@pytest.mark.parametrize(("language", "act", "text"), NEVER)
def test_what_only_looks_like_it_tells_none(language, act, text):
    assert found(act, text, language=language) == []


@pytest.mark.parametrize(("language", "act"), TABLES)
def test_patterns_are_those_of_re2(language, act):
    table = getattr(load_table(language, ActsTable), act)
    rules = getattr(table, "patterns", ())
    assert len(compile_rules(rules, getattr(table, "macros", {}))) == len(rules)
    for value in attrs.asdict(table).values():
        for pattern in value.values() if isinstance(value, dict) else [value] if isinstance(value, str) else []:
            re2.compile(pattern)
