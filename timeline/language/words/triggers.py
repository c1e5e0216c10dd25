"""Which rules a sentence may be for: one pass over an article finds the triggers of acts that rules tell."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from timeline.language.schema.acts_table import ActsTable
from timeline.language.words import lexicon

ACTS = ("meeting", "visit", "agreement", "appointment")  # of acts.toml: each has one list of triggers


class Trigger(NamedTuple):
    """A trigger that stands in a text."""

    start: int
    end: int


class _TriggerTable(NamedTuple):
    machine: AhoCorasick
    kinds: tuple[tuple[str, ...], ...]  # of each trigger: the acts it is one of


@cache
def _table(language: str) -> _TriggerTable:
    kinds: dict[str, list[str]] = {}
    for act in ACTS:
        for trigger in getattr(lexicon.load_table(language, ActsTable), act).triggers:
            kinds.setdefault(trigger, []).append(act)
    machine = AhoCorasick(kinds, implementation=Implementation.ContiguousNFA)
    return _TriggerTable(machine, tuple(map(tuple, kinds.values())))


def find_triggers(lowered: str, language: str) -> Mapping[str, Sequence[Trigger]]:
    """Return the triggers that stand in a text in lower case, by kind of act, in the order of their ends."""
    table = _table(language)
    found: dict[str, list[Trigger]] = {kind: [] for kind in ACTS}
    for index, start, end in table.machine.find_matches_as_indexes(lowered, overlapping=True):
        for kind in table.kinds[index]:
            found[kind].append(Trigger(start, end))
    return found
