"""Promises without a verb of promising: deeds a paper provides for, and the first of several things to come.

"The agreement provides for the construction of a mill"; "They outline plans. These include supplies of seed";
"There will be new plants. First of all, a smithy."
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from attrs import frozen

from timeline.language.acts.actor import Actor, both_sides
from timeline.language.acts.spoken_sides import speakers_side
from timeline.language.discourse.scene import Scene
from timeline.language.marks import Sentence
from timeline.language.schema.pledges_table import PledgesTable
from timeline.language.words.lexicon import load_table
from timeline.language.words.wordings import NOTHING, Wording, gate, wording
from timeline.model import Strength

PATTERNS = ("gate", "paper", "listed", "plans", "deed", "first", "coming")
LONGEST = 14  # words of a sentence that only names a thing


@frozen(kw_only=True)
class Provision:
    """One deed provided for, by whom, and how firmly."""

    rule: str
    strength: Strength
    promiser: Actor
    action: str


@frozen(kw_only=True)
class Forms:
    """The forms of a language, ready to be looked for."""

    gate: Wording
    paper: Wording
    listed: Wording
    plans: Wording
    deed: Wording
    first: Wording
    coming: Wording
    openings: Any  # one automaton of paper, listed and first
    verbs: frozenset[str]


@cache
def forms(language: str) -> Forms:
    """Read the forms of a language; what it does not have stands nowhere."""
    table = load_table(language, PledgesTable).provisions
    patterns = {name: _any_case(getattr(table, name)) for name in PATTERNS}
    return Forms(
        **{name: wording(pattern) for name, pattern in patterns.items()},
        openings=gate(patterns[name] or NOTHING for name in ("paper", "listed", "first")),
        verbs=table.verbs,
    )


def _any_case(pattern: str) -> str:
    return pattern and f"(?i){pattern}"


def find(scene: Scene) -> Iterator[tuple[Sentence, Provision]]:
    """Yield what the sentences of an article provide for."""
    said = forms(scene.language)
    if not said.gate.holds(scene.text):
        return
    for sentence in scene.sentences:
        if said.openings.Match(sentence.text) is None:
            continue
        before = scene.sentences[sentence.index - 1].text if sentence.index else ""
        for provision in (*_papers(said, scene, sentence, before), *_firsts(said, scene, sentence, before)):
            yield sentence, provision


def _papers(said: Forms, scene: Scene, sentence: Sentence, before: str) -> Iterator[Provision]:
    opening = said.paper.search(sentence.text)
    if opening is None and said.plans.search(before):
        opening = said.listed.search(sentence.text)
    both = None if opening is None else both_sides(scene)
    if opening is None or both is None:
        return
    for match in said.deed.finditer(sentence.text[opening.end() :]):
        yield Provision(rule="pledge.provided", strength="agreed", promiser=both, action=_bare(match.group(1)))


def _firsts(said: Forms, scene: Scene, sentence: Sentence, before: str) -> Iterator[Provision]:
    match = said.first.search(sentence.text)
    if match is None:
        return
    words = sentence.text.lower().split()
    if len(words) > LONGEST or said.verbs.intersection(words) or not said.coming.search(before):
        return
    side = speakers_side(scene, scene.voice(sentence))
    if side is not None and scene.quotation_at(sentence.start + match.start(1)) is not None:
        yield Provision(rule="pledge.first_of_all", strength="plan", promiser=side, action=_bare(match.group(1)))


def _bare(words: str) -> str:
    return words.strip(' .,;:”"')
