"""Papers named in a sentence, and which of them a verb of signing is about."""

from itertools import islice

from msgspec import Struct

from timeline.language.acts import act_patterns as acts
from timeline.language.acts.act_patterns import Hit
from timeline.language.marks import Sentence

REACH = 160  # characters between a verb of signing and the paper it is about
TOUCHING = 1  # character between a paper and the participle right behind it
NAMED = 40  # characters before a paper's name that can hold a word of it
_BLANKS = "“”\"'‘’ "


class PaperTold(Struct, frozen=True, kw_only=True):
    """What a sentence says of a paper: `start` … `end` are the words that tell it, `verb` as it stands there.

    `word` is what was agreed where no paper is told; `partner` with whom, where that is nobody named. `sides` are the
    bodies that the clause names as its parties.
    """

    sentence: Sentence
    rule: str
    status: str
    start: int
    end: int
    paper: "Paper | None" = None
    verb: str = ""
    word: str | None = None
    partner: str | None = None
    passing: bool = False
    sides: tuple[str, ...] = ()


class Paper(Struct, frozen=True, kw_only=True):
    """A paper named in a sentence. Offsets count characters of the sentence's text."""

    start: int
    end: int
    form: str
    plural: bool
    definite: bool
    text: str


def named(language: str, text: str) -> list[Paper]:
    """Return the papers a sentence names, in order; a short form in brackets is no other paper."""
    words = acts.compiled(language, "agreement", "words")
    found: list[Paper] = []
    for form, regex in acts.forms_in(text, language, "agreement", "papers"):
        for match in islice(regex.finditer(text), acts.MANY):
            if any(paper.start < match.end() and match.start() < paper.end for paper in found):
                continue
            if found and _is_short_form(text, match.start(), match.end(), found):
                continue
            found.append(
                Paper(
                    start=match.start(),
                    end=match.end(),
                    form=form,
                    plural=words["plural"].holds(match.group()),
                    definite=words["definite"].holds(text[max(0, match.start() - 60) : match.start()]),
                    text=match.group(),
                )
            )
    return sorted(found, key=lambda paper: paper.start)


def _is_short_form(text: str, start: int, end: int, others: list[Paper]) -> bool:
    """Whether a name is the short form of the one before: "memorandum (MoU)", "a Memorandum, MoU, with"."""
    before, behind = text[:start].rstrip(_BLANKS), text[end:].lstrip(_BLANKS)
    if before.endswith("("):
        return behind.startswith(")")
    abbreviated = sum(map(str.isupper, text[start:end])) > 1
    near = any(before[:-1].rstrip().endswith(text[paper.start : paper.end]) for paper in others)
    return before.endswith(",") and behind.startswith(",") and abbreviated and near


def governed(language: str, hit: Hit, papers: list[Paper]) -> list[Paper]:
    """Return the papers a verb of signing is about: before a passive, behind it else, and what is joined."""
    text = hit.sentence.text
    words = acts.compiled(language, "agreement", "words")
    start, end = hit.start - hit.sentence.start, hit.end - hit.sentence.start
    if "around" in hit.rule.gives:
        return [paper for paper in papers if start <= paper.start and paper.end <= end][:1] or _unnamed(hit, start, end)
    passive = "passive" in hit.rule.gives
    either = "either" in hit.rule.gives

    def free(paper: Paper) -> bool:
        return not words["under"].holds(text[max(0, paper.start - 60) : paper.start])

    before = [paper for paper in papers if paper.end <= start and free(paper)]
    behind = [paper for paper in papers if paper.start >= end and paper.start - end <= REACH]
    if passive or (either and before):
        first = next((i for i, paper in enumerate(before) if ";" not in text[paper.end : start]), len(before))
        return before[first:]
    if not behind:
        # "… an agreement, which they signed", "the plan … was agreed and signed", "under a deal signed in May"
        near = [paper for paper in papers if paper.end <= start <= paper.end + (REACH if free(paper) else TOUCHING)]
        return near[-1:]
    if words["other"].holds(text[end : behind[0].start]):
        return []
    chosen = behind[:1]
    for paper in behind[1:]:
        gap = text[chosen[-1].end : paper.start]
        if free(paper) and words["linked"].holds(gap):
            chosen.append(paper)
    return chosen


def _unnamed(hit: Hit, start: int, end: int) -> list[Paper]:
    """Return the contract of which only the contractor is told, in the rule's own words."""
    called = hit.groups.get("contractor")
    if not called:
        return []
    at = hit.sentence.text.find(called, start, end)
    return [Paper(start=at, end=at + len(called), form="contract", plural=False, definite=False, text=called)]


def first_told(hit: Hit, papers: list[Paper]) -> list[Paper]:
    """Return the papers whose signing is told of for the first time: "witnessed the signing of two memoranda"."""
    end = hit.end - hit.sentence.start
    behind = [paper for paper in papers if paper.start >= end]
    return behind if behind and not behind[0].definite and behind[0].start - end <= NAMED else []
