"""Where a clause ends, and where what is done in it: before an attribution, a mark, another clause."""

from bisect import bisect_right
from collections.abc import Sequence

from timeline.language.clauses.sentence_site import SentenceSite
from timeline.language.clauses.verb_group import VerbGroup

LONGEST_REST = 45  # words of what is done
_NO_END = frozenset({"either", "bound", "preposition", "to", "determiner"})  # what is done does not end in these


def told_end(site: SentenceSite, verbs: Sequence[int], group: VerbGroup, end: int) -> int:
    """Return the word a clause ends before where an attribution is behind it: "…, the minister said on Friday".

    `verbs` are the places of verbs of saying outside the groups, in their order.
    """
    tags = site.words.tags
    behind = bisect_right(verbs, group.last)
    if behind == len(verbs) or verbs[behind] >= end:
        return end
    at = verb = verbs[behind]
    while at > group.last + 1 and tags[at] not in ("comma", "quote", "mark"):
        at -= 1
    if at > group.last + 1 or tags[at] in ("comma", "quote", "mark"):
        return at
    return verb if verb > group.last + 1 else end


def rest_end(site: SentenceSite, group: VerbGroup, end: int) -> int:
    """Return the offset where what is done ends."""
    words = site.words
    at, last = group.last + 1, group.last
    limit = min(end, group.last + LONGEST_REST)
    while at < limit and not _stops(site, at, limit):
        if words.tags[at] not in ("comma", "joint"):
            last = at
        at += 1
    while last > group.last and words.tags[last] in _NO_END:
        last -= 1
    return words.ends[last]


def _stops(site: SentenceSite, at: int, limit: int) -> bool:
    """Whether what is done ends before a word."""
    words, known = site.words, site.known
    tag, low = words.tags[at], words.lows[at]
    if tag == "comma" and at + 1 < limit:
        behind = words.lows[at + 1]
        if words.tags[at + 1] in ("bound", "either", "joint", "pronoun", "adverb"):
            return True
        return behind.endswith(known.endings.ing) and behind not in known.irregular.nouns
    return (
        (tag == "mark" and low not in "()/&")
        or (tag == "quote" and (low in "”»" or (low == '"' and words.ends[at - 1] == words.starts[at])))
        or (tag == "bound" and (low not in known.words.content or words.tags[at - 1] == "comma"))
    )
