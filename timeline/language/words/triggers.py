"""Which rules a sentence may be for: one pass over an article finds the triggers of acts, promises and reports."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from timeline.language.schema.acts import ActsTable
from timeline.language.words import lexicon

ACTS = ("meeting", "visit", "agreement", "appointment")  # of acts.toml: each has one list of triggers
FRAMES = ("frame", "follow_up")  # of pledges.toml: each wording has a list


class Trigger(NamedTuple):
    """A trigger that stands in a text; `owner` is the number of the wording it belongs to, 0 for acts."""

    owner: int
    start: int
    end: int


class _TriggerTable(NamedTuple):
    machine: AhoCorasick
    owners: tuple[tuple[tuple[str, int], ...], ...]  # of each trigger: the kinds and wordings it is one of


@cache
def _table(language: str) -> _TriggerTable:
    owners: dict[str, list[tuple[str, int]]] = {}
    for act in ACTS:
        for trigger in getattr(lexicon.load_table(language, ActsTable), act).triggers:
            owners.setdefault(trigger, []).append((act, 0))
    for kind in FRAMES:
        for number, said in enumerate(lexicon.raw_table(language, "pledges").get(kind, ())):
            for trigger in said["triggers"]:
                owners.setdefault(trigger, []).append((kind, number))
    machine = AhoCorasick(owners, implementation=Implementation.ContiguousNFA)
    return _TriggerTable(machine, tuple(map(tuple, owners.values())))


def find_triggers(lowered: str, language: str) -> Mapping[str, Sequence[Trigger]]:
    """Return the triggers that stand in a text in lower case, by kind of act or frame, in the order of their ends."""
    table = _table(language)
    found: dict[str, list[Trigger]] = {kind: [] for kind in (*ACTS, *FRAMES)}
    for index, start, end in table.machine.find_matches_as_indexes(lowered, overlapping=True):
        for kind, owner in table.owners[index]:
            found[kind].append(Trigger(owner, start, end))
    return found
