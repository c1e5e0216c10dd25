"""Offices people hold, as words of the text: "deputy prime minister", "губернатору"."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind
from attrs import frozen

from timeline.language.words.lexicon import load_table

SEXES = ("m", "f")  # the classes of pronouns
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
    table = load_table(language, "people")
    endings = table.get("endings", {}).get("role", "").split()
    kinds: dict[str, str] = {}
    for kind, names in table["roles"].items():
        for name in " ".join(names.split()).lower().split("; "):
            forms = [name[:-1] + ending for ending in ("", *endings)] if name.endswith("*") else [name]
            for form in forms:
                kinds.setdefault(form, kind)
            if table["words"].get("plurals"):
                kinds.setdefault(_plural(name), kind + "s")
    for name in " ".join(str(table["words"].get("small_bodies", "")).split()).lower().split("; "):
        if name:
            kinds.setdefault(name, BODY)
    for sex, pronouns in table["pronouns"].items():
        for pronoun in pronouns.lower().split():
            kinds[pronoun] = sex
    words = tuple(kinds)
    return _OfficeTable(
        words,
        tuple(kinds.values()),
        AhoCorasick(words, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA),
    )


def _plural(name: str) -> str:
    return name[:-1] + "ies" if name.endswith("y") else name[:-3] + "men" if name.endswith("man") else name + "s"


@cache
def leading(language: str) -> Mapping[str, frozenset[str]]:
    """Read the titles that may mean one of several classes ("leader")."""
    titles = load_table(language, "people").get("titles", {})
    return {title: frozenset(kinds.split()) for title, kinds in titles.items()}


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
