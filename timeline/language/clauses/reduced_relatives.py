"""Verbs that only say more of the noun before them, with the clause's own behind: "the fund promised to them has"."""

from timeline.language.clauses.clause_words import ClauseWords
from timeline.language.clauses.tagged_words import TaggedWords

REACH = 14  # words between such a verb and the clause's own
YEAR = 4  # digits
_FINITE = frozenset({"be", "have", "do", "modal"})
_PARTED = frozenset({"comma", "mark", "quote", "bound", "joint"})
_LEADS = frozenset({"preposition", "either", "to"})
_GOES_ON = frozenset({"determiner", "number", "adverb", "not"})
_NEW = frozenset({"determiner", "pronoun", "number"})


def says_more(words: TaggedWords, known: ClauseWords, at: int) -> bool:
    """Tell whether a verb of promising or planning is no verb of a clause: its noun is the subject of another behind.

    "The clinics announced in 2019 have", "the plant the town promised still does not"; not "promised in May it would".
    """
    return is_participle(words, known, at) and has_verb_behind(words, known, at)


def has_verb_behind(words: TaggedWords, known: ClauseWords, at: int) -> bool:
    """Tell whether a word behind a noun, and phrases behind it, stand before a finite verb of that noun."""
    if not at or words.tags[at - 1] != "word":
        return False
    for ahead in range(at + 1, min(len(words), at + REACH)):
        tag = words.tags[ahead]
        if tag in _FINITE or _never_did(words, known, ahead):
            return True
        if tag in _PARTED or (ahead == at + 1 and tag not in _LEADS | {"adverb"}) or _begins_new(words, ahead):
            return False
        if tag == "to" and not is_receiver(words, known, ahead + 1):
            return False
    return False


def _never_did(words: TaggedWords, known: ClauseWords, at: int) -> bool:
    """Whether a verb is denied at a place without an auxiliary: "the rain they promised never came"."""
    verb = words.lows[at + 1] if at + 1 < len(words) else ""
    past = verb in known.bases or verb.endswith(known.endings.participle)
    return words.lows[at] in known.words.never and past


def is_participle(words: TaggedWords, known: ClauseWords, at: int) -> bool:
    """Tell whether a word is a participle of a verb of promising, planning or ordering."""
    governor = known.governors.get(words.lows[at])
    return governor is not None and "participle" in governor[1].forms


def is_receiver(words: TaggedWords, known: ClauseWords, at: int) -> bool:
    """Tell whether who gets something stands at a place behind "to", and no deed: "to victims", "to them"."""
    if at >= len(words):
        return False
    low, tag = words.lows[at], words.tags[at]
    if tag in ("determiner", "number", "pronoun") or low in known.words.receivers:
        return True
    several = low.endswith(known.endings.third) and not low.endswith(known.endings.no_plural)
    return tag == "word" and (several or words.texts[at][0].isupper()) and low not in known.words.joined


def _begins_new(words: TaggedWords, at: int) -> bool:
    """Whether another noun phrase begins at a place, which no preposition leads."""
    tag, before = words.tags[at], words.tags[at - 1]
    if before in _LEADS or before in _GOES_ON:
        year = before == "number" and len(words.lows[at - 1]) == YEAR and words.lows[at - 1].isdigit()
        return tag in ("word", "pronoun") and year
    named = words.texts[at][0].isupper() and words.texts[at - 1][0].islower()
    return tag in _NEW or (tag == "word" and named)
