"""Papers named in a sentence, and which of them a verb of signing is about."""

from itertools import islice

from msgspec import Struct

from timeline.language.acts import act_patterns as acts
from timeline.language.marks import Sentence

NEAR = 60  # characters before a paper that tell whether it was told before
NAMED = 40  # characters before a paper's name that can hold a word of it
_BLANKS = "“”\"'‘’ "


class PaperTold(Struct, frozen=True, kw_only=True):
    """What a sentence says of a paper: `start` … `end` are the words that tell it.

    `word` is what was agreed where no paper is told. `sides` are the bodies that the clause names as its parties.
    """

    sentence: Sentence
    rule: str
    status: str
    start: int
    end: int
    paper: "Paper | None" = None
    word: str | None = None
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
            told = next((group for group, words in enumerate(match.groups(), 1) if words), 0)
            start, end = match.span(told) if told else acts.bare_span(match)
            if any(paper.start < end and start < paper.end for paper in found):
                continue
            if found and _is_short_form(text, start, end, found):
                continue
            found.append(
                Paper(
                    start=start,
                    end=end,
                    form=form,
                    plural=words["plural"].holds(text[start:end]),
                    definite=words["definite"].holds(text[max(0, start - NEAR) : start]),
                    text=text[start:end],
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
