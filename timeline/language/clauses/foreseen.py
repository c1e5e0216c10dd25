"""Whether a clause says how what came about stands to what was foreseen: "as promised", "despite a pledge", "first".

The phrases are data (`works.toml`), for clauses of every language.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from timeline.language.clauses import told_parts
from timeline.language.clauses.clause import Clause, Foreseen
from timeline.language.discourse.scene import Scene
from timeline.language.quantity import numerals
from timeline.language.schema.works_table import WorksTable
from timeline.language.text.tokens import split_tokens
from timeline.language.words.gapped_phrases import GappedPhrases, gapped_phrases
from timeline.language.words.lexicon import load_table
from timeline.model import Share

BEHIND = 30  # characters behind a clause in which the whole may stand
BESIDE = 240  # characters before and behind a clause's verb in which such a phrase may stand
NEAR = 40  # characters between a part and its whole
MOST = 100_000
TRIED = 3
OWN = 4  # words of a verb and what stands right before it
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


def says_promised(text: str, language: str) -> bool:
    """Tell whether a text says of something that it was to come: "the promised road"."""
    phrases = _phrases(load_table(language, WorksTable))
    return next(said for value, said in phrases if value == "promised").stand_in(_WORD.findall(text.lower()))


def with_foreseen(scene: Scene, clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Yield the clauses, each with what it says of what was foreseen, and whether it tells of too few."""
    said = load_table(scene.language, WorksTable)
    for at, clause in enumerate(clauses):
        begin, end = _begin(scene, clauses, at), _end(scene, clauses, at)
        told = _WORD.findall(scene.text[begin:end].lower())
        value = next((value for value, phrases in _phrases(said) if phrases.stand_in(told)), "untold")
        if value == "still" and not _in_still(said).stand_in(_up_to_verb(scene, clause)):
            value = "untold"  # it is told of another verb
        if value in ("untold", "promised") and clause.negated and _in_time(said).stand_in(told):
            value = "met"
        if value in ("untold", "promised") and _is_against_promise(scene, clauses, at, said):
            value = "missed"
        few = clause.few or _is_few(scene.text[clause.start : min(clause.end, clause.start + BESIDE)], said)
        share = clause.share or _share(scene, clause, said) or _part(scene, clause, said, (begin, end))
        same = value == "untold" and few == clause.few and share == clause.share
        yield clause if same else replace(clause, foreseen=value, few=few, share=share)


def _is_against_promise(scene: Scene, clauses: Sequence[Clause], at: int, said: WorksTable) -> bool:
    """Whether a promise stands beside a clause that it is told in spite of: "fees rose, though it had promised"."""
    clause = clauses[at]
    if clause.modality != "plain" or clause.phase != "none" or not said.although:
        return False
    for other in clauses[max(0, at - 1) : at + 2]:
        promised = other.modality == "undertaking" and other.governed in ("past", "had_been", "done")
        if other is clause or other.sentence != clause.sentence or not promised:
            continue
        begin = scene.sentences[clause.sentence].start if other.start < clause.start else clause.at[1]
        led = _WORD.findall(scene.text[begin : max(begin, other.at[0])][-BESIDE:].lower())
        if gapped_phrases(said.although).stand_in(led):
            return True
    return False


def _share(scene: Scene, clause: Clause, said: WorksTable) -> Share | None:
    """Return what part is told behind which its whole stands: «шесть деревень из девяти»."""
    if not said.out_of:
        return None
    sentence = scene.sentences[clause.sentence]
    tokens = split_tokens(scene.text, clause.start, min(sentence.end, clause.end + BEHIND))
    wholes = [at for at, token in enumerate(tokens[:-1]) if token.low in said.out_of]
    for at in wholes[:TRIED]:
        token = tokens[at]
        whole = numerals.read_numeral(tokens, at + 1, scene.language)
        parts = [one for one in scene.quantities_in(sentence) if 0 <= token.start - one.end <= NEAR]
        part = parts[-1].value if parts else None
        if whole is not None and whole.value is not None and part is not None and 0 < part < whole.value <= MOST:
            return Share(done=part, of=numerals.plain_number(whole.value))
    return None


def _part(scene: Scene, clause: Clause, said: WorksTable, within: tuple[int, int]) -> Share | None:
    """Return what part of a whole is told in the words of a clause that tells what is so."""
    if clause.modality != "plain":
        return None
    moments = scene.moments_in(scene.sentences[clause.sentence])
    return told_parts.part_of(scene.text, *within, scene.language, said, moments)


@cache
def _phrases(said: WorksTable) -> tuple[tuple[Foreseen, GappedPhrases], ...]:
    return (
        ("missed", gapped_phrases(said.missed)),
        ("met", gapped_phrases(said.met)),
        ("awaiting", gapped_phrases(said.awaiting)),
        ("absent", gapped_phrases(said.absent)),
        ("idle", gapped_phrases(said.idle)),
        ("promised", gapped_phrases(said.promised)),
        ("first", gapped_phrases(said.first)),
        ("again", gapped_phrases(said.again)),
        ("since", gapped_phrases(said.since)),
        ("still", gapped_phrases(said.still)),
    )


def _up_to_verb(scene: Scene, clause: Clause) -> list[str]:
    return _WORD.findall(scene.text[clause.start : clause.at[1]].lower())[-OWN:]


@cache
def _in_still(said: WorksTable) -> GappedPhrases:
    return gapped_phrases(said.still)


@cache
def _in_time(said: WorksTable) -> GappedPhrases:
    return gapped_phrases(said.in_time)


def _begin(scene: Scene, clauses: Sequence[Clause], at: int) -> int:
    """Return where the words begin that belong to a clause: behind the one before it."""
    clause, before = clauses[at], clauses[at - 1] if at else None
    begin = scene.sentences[clause.sentence].start
    if before is not None and before.sentence == clause.sentence:
        begin = min(before.end, clause.start)
    return max(begin, clause.at[0] - BESIDE)


def _end(scene: Scene, clauses: Sequence[Clause], at: int) -> int:
    """Return where they end: before the next clause that tells a deed of its own."""
    clause = clauses[at]
    last = clause.at[1] + BESIDE
    for behind in range(at + 1, len(clauses)):
        other = clauses[behind]
        if other.sentence != clause.sentence or other.start > last:
            break
        if not other.relative and other.sort != "saying":
            return min(max(clause.end, other.start), last)
    return min(scene.sentences[clause.sentence].end, last)


def _is_few(text: str, said: WorksTable) -> bool:
    """Whether a word that makes a number small stands right before one."""
    if not said.few:
        return False
    words = _WORD.findall(text.lower())
    return any(word in said.few and (words[at + 1][0].isdigit() or words[at + 1] in said.small)
               for at, word in enumerate(words[:-1]))  # fmt: skip
