"""The papers that a verb is about: its object, the subject of a passive, what a clause says more of."""

from collections.abc import Sequence

from timeline.language.acts import act_patterns as acts
from timeline.language.acts.papers import Paper
from timeline.language.clauses.clause import Clause
from timeline.language.discourse.scene import Scene
from timeline.language.marks import Sentence
from timeline.language.schema.occasions_table import OccasionsTable
from timeline.language.words.lexicon import load_table
from timeline.language.words.wordings import Wordings

REACH = 160  # characters between a verb and the paper it is about
CONTACT = 60  # characters between a paper and the verb of a clause that says more of it
NEAR = 60  # characters before a paper that can say it is only named in passing
FRONT = 260  # characters before a passive that name its paper

_LEADS = {
    "subscribe": "signatures",
    "close": "closing",
    "finish": "closing",
    "": "ceremony",
}  # what leads from a verb to its paper
_BY_SUBJECT = frozenset({"force", "fall_to"})  # what a paper does
_OF_SIDES = frozenset({"win"})  # never what a paper does
_OF_PAPERS = frozenset({"sign", "conclude", "renew"})  # what is done to nothing but papers


def governed(
    scene: Scene, sentence: Sentence, clause: Clause, deed: str, verb_end: int, named: Sequence[Paper]
) -> list[Paper]:
    """Return the papers a verb is about: its object, else the subject of a passive, else what a clause says more of."""
    if not named or not deed:
        return []
    words = acts.compiled(scene.language, "agreement", "words")
    text, end = sentence.text, verb_end - sentence.start
    if load_table(scene.language, OccasionsTable).free_order:
        return _on_either_side(sentence, clause, end, named, words)
    nominal = clause.tense == "untold"
    begin = (clause.at if nominal else clause.group)[0] - sentence.start
    fit = [paper for paper in named if nominal or _ends(words, text[paper.end :])]
    led = _led(text[end:], deed, words)
    behind = [paper for paper in fit if led <= paper.start - end <= REACH]
    gap = gap_of(text[end : behind[0].start], "" if nominal else deed, words) if behind else ""
    if behind and (name := words["named"].search(gap)) is not None:
        gap = gap[: name.start()]  # "the Belt and Road accord"
    if deed not in _BY_SUBJECT and behind and not words["breaks"].holds(gap):
        return _linked(words, text, behind)
    near = [paper for paper in named if begin - FRONT <= paper.end <= begin]
    before = near if nominal else [paper for paper in near if paper in fit or not text[paper.end : begin].strip()]
    if not before:
        return []
    if nominal:
        return [paper for paper in before if not text[paper.end : begin].strip()]  # "the contract signing"
    if (
        clause.voice == "passive"
        or deed in _BY_SUBJECT
        or clause.relative
        or _is_told_of(sentence, clause, deed, before[-1])
    ):
        return _undergone(sentence, clause, deed, before, begin, words)
    if words["contact"].holds(text[before[-1].end : begin]) and begin - before[-1].end <= CONTACT:
        return before[-1:]  # "an agreement, which they signed"
    return []


def _on_either_side(
    sentence: Sentence, clause: Clause, end: int, named: Sequence[Paper], words: Wordings
) -> list[Paper]:
    """Return the papers a verb is about where they may stand before it: those nearest behind it, else before it.

    Of a passive those before it come first; of a relative clause the paper is what it says more of.
    """
    text, begin, close = sentence.text, clause.start - sentence.start, max(clause.end, clause.rest[1]) - sentence.start
    first = clause.group[0] - sentence.start
    free = [
        paper
        for paper in named
        if 0 <= paper.start - end <= 1 or not words["under"].holds(text[max(0, paper.start - NEAR) : paper.start])
    ]
    behind = [paper for paper in free if end <= paper.start < close and paper.start - end <= REACH]
    if behind and words["breaks"].holds(text[end : behind[0].start]):
        behind = []
    before = [paper for paper in free if begin <= paper.start and paper.end <= max(first, end)]
    if clause.relative:
        told = [
            paper
            for paper in named
            if paper.end <= begin <= paper.end + REACH and not words["parts"].holds(text[paper.end : begin])
        ]
        before = told[-1:] or before
    if behind and not (before and clause.voice == "passive"):
        return _linked(words, text, behind)
    while len(before) > 1 and ";" in text[before[0].end : first]:
        del before[0]
    return before


def _led(behind: str, deed: str, words: Wordings) -> int:
    """Return where what leads from a verb to its paper ends, which may hold the word for one: "put pen to paper on"."""
    lead = words[_LEADS[deed]].search(behind) if deed == "subscribe" else None
    return 0 if lead is None else int(lead.end())


def _ends(words: Wordings, behind: str) -> bool:
    """Whether a paper ends its noun phrase, but for its short form: "Free Trade Agreement (FTA) talks"."""
    short = words["short"].search(behind)
    return bool(words["tail"].holds(behind if short is None else behind[short.end() :]))


def _is_told_of(sentence: Sentence, clause: Clause, deed: str, paper: Paper) -> bool:
    """Whether a verb without an object says more of its subject: "a pact signed this week"."""
    subject = clause.subject
    return (
        subject is not None
        and deed not in _OF_SIDES
        and subject[0] <= sentence.start + paper.start
        and 0 <= subject[1] - sentence.start - paper.end < NEAR
    )


def gap_of(gap: str, deed: str, words: Wordings) -> str:
    """Return what stands between a verb and a paper, but for what leads there: "put their names to", "ended with"."""
    key = _LEADS.get(deed)
    lead = None if key is None else words[key].search(f"{gap} ")
    return gap if lead is None else gap[lead.end() :]


def _undergone(
    sentence: Sentence, clause: Clause, deed: str, before: Sequence[Paper], begin: int, words: Wordings
) -> list[Paper]:
    """Return the papers that are a passive's subject: all that its subject joins, or the one a participle stands by."""
    text = sentence.text
    if clause.relative:
        last = [paper for paper in before if begin - paper.end <= CONTACT][-1:]
        return [paper for paper in last if not (paper.definite and words["under"].holds(text[: paper.start]))]
    low = sentence.start if clause.subject is None else clause.subject[0]
    inside = [paper for paper in before if paper.start >= low - sentence.start]
    if not inside and deed not in _OF_PAPERS:
        return []
    inside = [
        paper for paper in inside or before if not words["under"].holds(text[max(0, paper.start - NEAR) : paper.start])
    ]
    while len(inside) > 1 and ";" in text[inside[0].end : begin]:
        del inside[0]
    return inside


def _linked(words: Wordings, text: str, behind: Sequence[Paper]) -> list[Paper]:
    """Return the first paper behind a verb with those that a joint links to it."""
    chosen = [behind[0]]
    for paper in behind[1:]:
        free = not words["under"].holds(text[max(0, paper.start - NEAR) : paper.start])
        if free and words["linked"].holds(text[chosen[-1].end : paper.start]):
            chosen.append(paper)
    return chosen
