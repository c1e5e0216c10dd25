"""Nouns that tell that a work is late or will not come: "the cancellation of the line", "delays to the dam"."""

from collections.abc import Collection, Iterator

from timeline.language.clauses.clause import Clause
from timeline.language.clauses.sentence_site import SentenceSite

LONGEST_REST = 14  # words of what is late or will not come
PLAN = 6  # words behind "collapse" in which the plan stands
ADJECTIVES = 2  # words between an article and its noun: "the two-year delay"
_PARTED = frozenset({"mark", "comma", "quote", "bound", "modal", "be", "have", "do"})
_THINGS = frozenset({"determiner", "word", "number"})


def undone_nouns(site: SentenceSite, taken: Collection[int]) -> Iterator[Clause]:
    """Yield a clause for each such noun that is in no verb group; `taken` are the words of the groups."""
    words, known = site.words, site.known
    for at, low in enumerate(words.lows[:-2]):
        phase = known.phase_nouns.get(low)
        if phase is None or at in taken or site.asked or words.lows[at + 1] not in known.words.undone_of:
            continue
        if words.tags[at + 2] not in _THINGS or not _is_known(site, at):
            continue
        end = _end(site, at + 2)
        if site.any_of(known.words.unpromised | known.words.unpromised_of | known.words.happenings, at + 2, end):
            continue  # "the cancellation of the match"
        if phase == "failed" and not site.any_of(known.words.schemes, at + 2, at + PLAN):
            continue  # "the collapse of the roof"
        start, stop = words.starts[at], words.ends[end - 1]
        yield Clause(
            sentence=site.sentence.index,
            start=start,
            end=stop,
            group=site.span(at, at + 1),
            verb=low,
            at=site.span(at, at + 1),
            rest=(start, stop),
            tense="done",
            phase=phase,
            nominal=True,
            moments=site.moments_in(start, stop),
            headline=site.titled,
        )


def _is_known(site: SentenceSite, at: int) -> bool:
    """Whether a noun tells of what is so: "the delay", "the line's cancellation", "after delays", not "any delay"."""
    words, known = site.words, site.known
    for before in range(at - 1, max(-2, at - ADJECTIVES - 2), -1):
        if before < 0 or words.tags[before] == "mark":
            several = words.lows[at].endswith(known.endings.third)
            return several or known.phase_nouns[words.lows[at]] == "cancelled"  # but "delay in buying land"
        low, tag = words.lows[before], words.tags[before]
        if low in known.words.told_after or low in known.words.definite or low.endswith(known.endings.genitive):
            return not site.any_of(known.words.claims, before - ADJECTIVES, before)
        if tag != "word" or site.any_of(known.words.claims, before, at):
            return False
    return False


def _end(site: SentenceSite, at: int) -> int:
    words = site.words
    end = at
    while end < min(len(words), at + LONGEST_REST) and words.tags[end] not in _PARTED:
        end += 1
    return max(end, at + 1)
