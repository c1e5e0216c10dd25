"""Offices people hold, as words of the text: "deputy prime minister", "губернатору"."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind
from attrs import frozen

from timeline.language.schema.people_table import PeopleTable
from timeline.language.schema.structure import Pairs
from timeline.language.words.lexicon import load_table

SEXES = ("m", "f")  # the classes of pronouns
SEVERAL = "+"  # behind a class: an office that several people hold
BODY = "body"  # the class of bodies written small ("government")


class Office(NamedTuple):
    """An office named in the text; `kind` is its class (state, governor, minister …)."""

    start: int
    end: int
    kind: str


@frozen
class _OfficeTable:
    words: tuple[str, ...]
    kinds: tuple[str, ...]
    machine: AhoCorasick


@cache
def _table(language: str) -> _OfficeTable:
    table = load_table(language, PeopleTable)
    endings = table.endings.role
    kinds: dict[str, str] = {}
    for kind, names in table.roles.items():
        for name in map(str.lower, names):
            forms = [name[:-1] + ending for ending in ("", *endings)] if name.endswith("*") else [name]
            for form in forms:
                kinds.setdefault(form, kind)
            if table.words.plurals:
                kinds.setdefault(_plural(name, table.words.plurals), kind + SEVERAL)
    for name in table.words.small_bodies:
        kinds.setdefault(name.lower(), BODY)
    for sex, pronouns in table.pronouns.items():
        for pronoun in pronouns:
            kinds[pronoun.lower()] = sex
    words = tuple(kinds)
    return _OfficeTable(
        words,
        tuple(kinds.values()),
        AhoCorasick(words, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA),
    )


def _plural(name: str, endings: Pairs) -> str:
    one, several = next(pair for pair in endings if name.endswith(pair[0]))
    return name.removesuffix(one) + several


@cache
def leading(language: str) -> Mapping[str, frozenset[str]]:
    """Read the titles that may mean one of several classes ("leader")."""
    return load_table(language, PeopleTable).titles


def find_offices(low: str, language: str) -> tuple[Office, ...]:
    """Return the offices in a lowered text, in order; never part of a longer word."""
    table = _table(language)
    found = []
    size = len(low)
    for index, start, end in table.machine.find_matches_as_indexes(low):
        if (start and (low[start - 1].isalnum() or low[start - 1] == "-")) or (end < size and low[end].isalnum()):
            continue
        found.append(Office(start, end, table.kinds[index]))
    return tuple(found)
