"""Verbs and nouns that have a clause for what is said or promised: "promised that", "many predict that"."""

from timeline.language.clauses import deed_sorts
from timeline.language.clauses.reduced_relatives import says_more
from timeline.language.clauses.sentence_site import SentenceSite
from timeline.language.clauses.verb_group import VerbGroup

_FINITE = frozenset({"past", "third", "base"})
_BEFORE_NOUNS = frozenset({"determiner", "preposition", "be", "to"})


def _says(site: SentenceSite, at: int) -> bool:
    """Whether a word is a finite verb of saying or thinking."""
    known, words = site.known, site.words
    low = words.lows[at]
    spelling = known.saying.get(low) or known.doubting.get(low) or known.denying.get(low)
    if spelling is None or words.tags[at] != "word" or says_more(words, known, at):
        return False
    if not spelling.forms & _FINITE and (low not in known.doubting or "participle" in spelling.forms):
        return False  # but "fearing he would lose"
    if at and words.texts[at].istitle() and words.texts[at - 1][0].isupper():
        return False  # "the Lagos State Government"
    before = words.tags[at - 1] if at else "mark"
    if spelling.forms == {"third"} and words.tags[at + 1 : at + 2] in (["be"], ["modal"], ["have"]):
        return False  # "member states are to"
    quantified = at > 0 and words.lows[at - 1] in known.words.quantifiers
    if quantified and at < len(words) - 1 and words.lows[at + 1] in known.words.content:
        return True  # "many predict that"
    if spelling.forms <= {"base", "third"} and (before in ("number", "mark", "joint") or _goes_on(site, at + 1)):
        return False
    return before not in _BEFORE_NOUNS and not words.lows[at - 1].endswith(known.endings.genitive)


def _goes_on(site: SentenceSite, at: int) -> bool:
    """Whether a verb of the past stands at a place: what is before it is none, "the member states signed"."""
    if at >= len(site.words):
        return False
    spelling = site.known.occasions.get(site.words.lows[at])
    return spelling is not None and "past" in spelling.forms


def tells(site: SentenceSite, at: int) -> bool:
    """Whether a clause may stand behind a word that is what is said or promised."""
    return _says(site, at) or _binds(site, at) or _assures(site, at)


def _assures(site: SentenceSite, at: int) -> bool:
    """Whether a word is a noun of promising with a clause behind it: "an assurance that the pier will"."""
    words, known = site.words, site.known
    behind = words.lows[at + 1 : at + 2]
    return known.nouns.get(words.lows[at]) == "undertaking" and not known.words.content.isdisjoint(behind)


def _binds(site: SentenceSite, at: int) -> bool:
    """Whether a word is a finite verb of promising or deciding with a clause behind it: "promised that"."""
    governor = site.known.governors.get(site.words.lows[at])
    if governor is None or governor[0] not in deed_sorts.BINDING:
        return False
    said = not site.known.words.content.isdisjoint(site.words.lows[at + 1 : at + 2])  # "the mayors promise that"
    if not governor[1].forms & {"past", "third"} and not (said and "base" in governor[1].forms):
        return False
    if at and site.words.lows[at - 1].endswith(site.known.endings.genitive):
        return False  # "the region's plans include"
    if says_more(site.words, site.known, at):
        return False
    return at > 0 and site.words.tags[at - 1] not in _BEFORE_NOUNS | {"number"}  # "the 20 promised schools"


def heads(site: SentenceSite, group: VerbGroup) -> bool:
    """Whether the verb of a group can have a clause as its object: one of saying, thinking or promising."""
    known, low = site.known, site.words.lows[group.main]
    if low in known.saying or low in known.doubting or low in known.denying:
        return not group.copula
    return low in known.governors and known.governors[low][0] in deed_sorts.BINDING
