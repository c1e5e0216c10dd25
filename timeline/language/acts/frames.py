"""Frames: the wordings of a language that tell a promise or a report of its fulfilment, matched behind a cheap gate.

A frame is a line of data (`data/<language>/pledges.toml` says how it is written); its pattern is RE2, so that it stays
linear on hostile text.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import ahocorasick_rs
import re2
from attrs import frozen
from msgspec import Struct

from timeline.language.discourse.scene import Scene
from timeline.language.marks import Sentence
from timeline.language.words import lexicon

NOUN = "pledges"


@frozen(kw_only=True)
class Frame:
    """One wording. `outcome` is the strength of a pledge or the state of a follow-up.

    `gate` tells whether the pattern stands in a text at a third of the cost of where.
    `news`: of the article's own day where it tells none; `indefinite`: without a subject it is the side's.
    `acts` and `who` are the numbers of the pattern's groups for the deed and for whose it is.
    """

    rule: str
    outcome: str
    pattern: Any
    gate: Any
    subject: str
    verbs: str = "any"
    passive: bool = False
    dated: bool = False
    reported: bool = False
    news: bool = False
    indefinite: bool = False
    acts: tuple[int, ...] = ()
    who: int | None = None


class Cue(Struct, frozen=True, kw_only=True):
    """A frame found in a sentence. Offsets count characters of the sentence; `act` is where the deed begins."""

    frame: Frame
    start: int
    end: int
    act: int
    verb: str
    who: tuple[int, int] | None


@frozen(kw_only=True)
class Frames:
    """The frames of one kind in one language, and the automaton that tells which may stand in a sentence."""

    kind: str
    frames: tuple[Frame, ...]
    owners: tuple[int, ...]
    gate: Any

    def gated(self, scene: Scene) -> Iterator[tuple[Sentence, Iterator[Cue]]]:
        """Yield the sentences that hold a trigger, in order, each with its cues."""
        sentences, lowered = scene.sentences, scene.lowered
        if lowered is scene.text or len(lowered) != len(scene.text):  # other offsets in lower case: ask each sentence
            for sentence in sentences:
                yield sentence, self.cues(sentence.text)
            return
        starts = [sentence.start for sentence in sentences]
        held: dict[int, set[int]] = {}
        for owner, start, end in scene.triggers[self.kind]:
            at = bisect_right(starts, start) - 1
            if at >= 0 and end <= sentences[at].end:
                held.setdefault(at, set()).add(owner)
        for at in sorted(held):
            yield sentences[at], self._cues(sentences[at].text, held[at])

    def cues(self, text: str) -> Iterator[Cue]:
        """Yield the frames that stand in a sentence, the more telling first, none overlapping another."""
        found = self.gate.find_matches_as_indexes(text.lower(), overlapping=True)
        return self._cues(text, {self.owners[index] for index, _, _ in found})

    def _cues(self, text: str, held: Iterable[int]) -> Iterator[Cue]:
        taken: list[tuple[int, int]] = []
        data = text.encode()
        for number in sorted(held):
            frame = self.frames[number]
            if frame.gate.Match(data) is None:
                continue
            for match in frame.pattern.finditer(text):
                begin, stop = match.span()
                after = bisect_left(taken, (stop, 0))
                if after and taken[after - 1][1] > begin:  # what is taken never overlaps: its neighbour decides
                    continue
                insort(taken, (begin, stop))
                act = next((span for number in frame.acts if (span := match.span(number))[0] >= 0), (stop, stop))
                if frame.acts and stop == act[0]:
                    continue  # a wording without a deed only wards off others
                who = None if frame.who is None or match.start(frame.who) < 0 else match.span(frame.who)
                verb = text[act[0] : act[1]].lower()
                yield Cue(frame=frame, start=begin, end=stop, act=act[0], verb=verb, who=who)


@cache
def load(language: str, kind: str) -> Frames:
    """Read the frames of a kind (`frame`, `follow_up`); of a language without any, none."""
    table = lexicon.raw_table(language, NOUN)
    lists = _lists(table)
    frames, triggers, owners = [], [], []
    for number, said in enumerate(table.get(kind, ())):
        pattern = compile_pattern(said["pattern"], lists)
        groups = pattern.groupindex
        frames.append(
            Frame(
                rule=said["rule"],
                outcome=said.get("strength") or said["state"],
                pattern=pattern,
                gate=gate((pattern.pattern,)),
                acts=tuple(groups[name] for name in ("act", "act2", "act3") if name in groups),
                who=groups.get("who"),
                subject=said["subject"],
                verbs=said.get("verbs", "any"),
                passive=said.get("voice") == "passive",
                dated=said.get("dated", False),
                reported=said.get("reported", False),
                news=said.get("news", False),
                indefinite=said.get("indefinite", False),
            )
        )
        triggers += said["triggers"]
        owners += [number] * len(said["triggers"])
    return Frames(kind=kind, frames=tuple(frames), owners=tuple(owners), gate=ahocorasick_rs.AhoCorasick(triggers))


def compile_pattern(pattern: str, lists: Mapping[str, str] | None = None) -> Any:
    """Compile a pattern for RE2, ignoring case, the names in braces replaced by alternations. Raises re2.error."""
    for name, alternation in (lists or {}).items():
        pattern = pattern.replace("{" + name + "}", alternation)
    return re2.compile(pattern, options())


def gate(patterns: Iterable[str]) -> Any:
    """Return one automaton of patterns: its `Match` gives the numbers of those a text holds, or None."""
    made = re2.Set.SearchSet(options())
    for pattern in patterns:
        made.Add(pattern)
    made.Compile()
    return made


def options() -> Any:
    """Return RE2's options for these patterns: case is ignored, errors are raised and not printed."""
    made = re2.Options()
    made.case_sensitive = False
    made.log_errors = False
    return made


def _lists(table: Mapping[str, Any]) -> dict[str, str]:
    deeds: Mapping[str, str] = table.get("deeds", {})
    return {
        "adverb": either(table.get("adverb", ())),
        "deed": either(deeds),
        "done": either(deeds.values()),
        "done_deed": either(table.get("done_deeds", ())),
        "built": either(table.get("built", ()) or ("",)),
        "doing": either(table.get("doing", ()) or ("",)),
    }


def either(words: Iterable[str]) -> str:
    """Return an alternation of words, the longest first."""
    return "(?:" + "|".join(re2.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word))) + ")"
