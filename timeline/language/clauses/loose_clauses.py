"""Deeds that papers, meetings and visits are told by without a finite verb: "after signing", "a pact signed in May"."""

from collections.abc import Collection, Iterator

from timeline.language.clauses.clause import Clause, Factuality, Modality, Span, Tense
from timeline.language.clauses.sentence_site import SentenceSite

LONGEST_PHRASE = 25  # words before a participle that hold what it says more of
LONGEST_REST = 30  # words of what is done
_CLOSING = frozenset({"mark", "quote"})
_BETWEEN = frozenset({"adverb", "not"})
_VERBS = frozenset({"be", "have", "modal"})
_FOLLOWS = frozenset({"preposition", "either", "comma", "mark", "number", "adverb"})


def loose_clauses(site: SentenceSite, taken: Collection[int]) -> Iterator[Clause]:
    """Yield the clauses of a sentence's listed verbs that are in no verb group; `taken` are the words of the groups."""
    words, known = site.words, site.known
    for at, low in enumerate(words.lows):
        found = known.occasions.get(low)
        joined = known.occasions.get(f"{low} {words.lows[at + 1]}") if at + 1 < len(words) else None
        spelling = joined or found
        if spelling is None or at in taken:
            continue
        if "ing" in spelling.forms and (clause := _going_on(site, at)) is not None:
            yield clause
        elif "participle" in spelling.forms and spelling.verb not in known.alone:
            clause = _undergone(site, at, taken)
            if clause is not None:
                yield clause
        elif "base" in spelling.forms and at and words.tags[at - 1] == "to":
            yield _clause(site, at, at - 1, modality="purpose", tense="to_come")


def _going_on(site: SentenceSite, at: int) -> Clause | None:
    """Return what "after signing", ", signing" or "the signing of" tells."""
    words, known = site.words, site.known
    before = at - 1
    while before >= 0 and words.tags[before] in _BETWEEN and words.lows[before] not in known.settings:
        before -= 1
    if before < 0:  # "Signing the pact, the ministers"
        return _clause(site, at, at, tense="untold", factuality="given") if at == 0 else None
    low, tag = words.lows[before], words.tags[before]
    behind = words.lows[at + 1] if at + 1 < len(words) else ""
    follows = words.tags[at + 1] if at + 1 < len(words) else "mark"
    if low in known.settings or tag == "comma":
        return _clause(site, at, at, tense="done", factuality="given")
    if tag == "determiner" or (tag == "word" and (behind in known.words.whose or follows in _VERBS)):
        return _clause(site, at, before, tense="untold", factuality="given")
    return None


def _undergone(site: SentenceSite, at: int, taken: Collection[int]) -> Clause | None:
    """Return what a participle says more of: "a pact signed in May", "the pact, signed by both", "to be signed"."""
    words, known = site.words, site.known
    before = at - 1
    while before >= 0 and (words.tags[before] in _BETWEEN or words.lows[before].endswith(known.endings.adverb)):
        before -= 1
    modality: Modality = "plain"
    if 0 <= before < at - 1 and words.tags[before] == "determiner":
        return _clause(site, at, at, tense="done", factuality="given")  # "the newly signed pact"
    if before > 1 and words.lows[before] in known.auxiliaries.not_finite and words.tags[before - 1] == "to":
        before, modality = before - 2, "schedule"
    behind = words.tags[at + 1] if at + 1 < len(words) else "mark"
    if before < 0 or words.tags[before] not in ("word", "comma") or behind not in _FOLLOWS or before in taken:
        return None
    end = before + (words.tags[before] == "word")
    begin = end
    while begin > max(0, end - LONGEST_PHRASE) and words.tags[begin - 1] not in ("mark", "quote", "bound"):
        if begin - 1 in taken:
            break
        begin -= 1
    if begin == end:
        return None
    tense: Tense = "done" if modality == "plain" else "to_come"
    return _clause(site, at, at, modality=modality, tense=tense, subject=site.span(begin, end), passive=True)


def _clause(
    site: SentenceSite,
    at: int,
    first: int,
    *,
    tense: Tense,
    modality: Modality = "plain",
    factuality: Factuality = "asserted",
    subject: Span | None = None,
    passive: bool = False,
) -> Clause:
    words = site.words
    end = at + 1
    limit = min(len(words), end + LONGEST_REST)
    while end < limit and words.tags[end] not in _CLOSING:
        end += 1
    start, stop = words.starts[first], words.ends[end - 1]
    return Clause(
        sentence=site.sentence.index,
        start=start,
        end=stop,
        group=(start, words.ends[at]),
        verb=words.lows[at],
        at=site.span(at, at + 1),
        rest=(words.starts[at], stop),
        subject=subject,
        kind="none" if subject is None else "thing",
        sort="signing",
        voice="passive" if passive else "active",
        tense=tense,
        modality=modality,
        factuality=factuality,
        moments=site.moments_in(start, stop),
        headline=site.titled,
        relative=True,
    )
