"""Clauses that papers are told by: what their verb does, and to what kind of paper (`data/tables/agreement.toml`)."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Literal

from msgspec.structs import asdict, replace

from timeline.language.acts import act_patterns as acts
from timeline.language.acts import act_table, governed_papers, paper_sides, papers
from timeline.language.acts.governed_papers import gap_of
from timeline.language.acts.occasion_deeds import deed_of, words_of
from timeline.language.acts.papers import Paper, PaperTold
from timeline.language.clauses.clause import Clause
from timeline.language.discourse.scene import Scene
from timeline.language.marks import Sentence
from timeline.language.schema.occasions_table import OccasionsTable
from timeline.language.words.lexicon import load_table
from timeline.language.words.wordings import Wordings

ASIDE = 400  # characters of a clause that tell with whom
_WORD = 30  # characters
_SPACE = 1
_NEAR = 60  # characters behind a paper that tell with whom, or that it was signed
_OFF = frozenset({"delayed", "cancelled", "failed"})

# What a verb is done to. `weak` is a paper that one can sign alone, `draft` binds nobody, `order` is a buyer's;
# `contractor` is who has it,
# `it` one that was told before.
Theme = Literal["paper", "contract", "plan", "weak", "draft", "order", "contractor", "it", "none"]

# Verbs that tell something of papers together with words of their clause, the key of those, and what they tell.
_TOGETHER = {"effect": ("effect", "force"), "add": ("added", "conclude")}
_NOMINAL = (("signing", "ceremony"), ("ending", "end"))  # what nouns tell of papers, and the deed
_WORDS = frozenset({"word", "word_on", "word_with"})  # given by both sides, on no paper
_JOINING = frozenset({"word_with", "team"})  # verbs that take in whom one agrees with
_BY_DEED = frozenset({"team", "settle", "twin", "take"})  # what two sides do tells that they agreed, on no paper
_STANDING = ("cancelled", "signed", "planned", "agreed", "in force")  # of two tellings of one paper the first counts


class PaperClause(Clause, frozen=True, kw_only=True):
    """A clause with what it says of papers. Papers count characters of the sentence.

    `mutual`: two or more sides are told; `partnered`: the other side is; `arrived`: whoever is to sign came for it;
    `joined_by`: who agreed did so with somebody; `lent`: the paper is for somebody, as a loan is; `coming`: they are
    still on their way to sign; `dispute`: the verb is about one; `after_agreed`: its sentence says before it that
    somebody agreed to do something.
    """

    deed: str
    theme: Theme
    mutual: bool
    partnered: bool
    arrived: bool
    joined_by: bool
    lent: bool
    coming: bool
    dispute: bool
    after_agreed: bool
    verb_end: int
    papers: tuple[Paper, ...] = ()


def paper_clauses(scene: Scene, sentence: Sentence, clauses: Sequence[Clause]) -> Iterator[PaperClause]:
    """Yield the clauses of a sentence whose verb says something of papers."""
    named: list[Paper] | None = None
    for told in clauses:
        deed, more = deed_of(scene, "papers", told)
        clause = _standing_of(scene, sentence, told, clauses)
        if _is_part(deed, more, clause, scene.text[clause.at[1] : sentence.end]):
            deed = ""
        deed = deed or _idiom(scene, clause)
        if not deed and clause.modality != "agreement":
            continue
        if named is None:
            named = [one for one in papers.named(scene.language, sentence.text) if not _is_verb(sentence, one, clauses)]
        after = any(other.modality == "agreement" and other.at < clause.at for other in clauses)
        yield _read(scene, sentence, clause, deed, clause.at[1] + more, named, after_agreed=after)
    yield from _under(scene, sentence)


def _under(scene: Scene, sentence: Sentence) -> Iterator[PaperClause]:
    """Yield the paper that something is done under, told with whom it is: "Under a 2015 agreement with the port"."""
    words = acts.compiled(scene.language, "agreement", "words")
    opening = words["opening"].search(sentence.text)
    if opening is None:
        return
    named = (one for one in papers.named(scene.language, sentence.text) if one.start >= opening.end())
    paper = next(
        (one for one in named if not words["breaks"].holds(f"{sentence.text[opening.end() : one.start]} ")), None
    )
    if paper is None:
        return
    start, end = sentence.start + paper.start, sentence.start + paper.end
    signed = words["signed"].holds(sentence.text[opening.end() : paper.end + _NEAR])
    if not signed and not words["partner"].holds(sentence.text[paper.end :][:_NEAR]):
        return
    told = Clause(
        sentence=sentence.index,
        start=sentence.start,
        end=end,
        group=(start, end),
        verb="",
        at=(start, end),
        rest=(end, end),
    )
    yield PaperClause(
        **asdict(told),
        deed="under_signed" if signed else "under",
        theme=_theme(words, sentence.text, (paper,)),
        mutual=True,
        partnered=True,
        arrived=False,
        joined_by=False,
        lent=False,
        coming=False,
        dispute=False,
        after_agreed=False,
        verb_end=end,
        papers=(paper,),
    )


def _idiom(scene: Scene, clause: Clause) -> str:
    """Return what a verb tells of papers only with the words behind it: "agreed to buy a rival"."""
    if clause.modality != "agreement":
        return ""
    bought = acts.compiled(scene.language, "agreement", "words")["bought"]
    return "take" if bought.holds(scene.text[clause.at[0] : clause.rest[1]]) else ""


def _is_part(deed: str, more: int, clause: Clause, behind: str) -> bool:
    """Whether a verb has a particle that makes another of it: "gave up the contract"."""
    return bool(deed and clause.particle) and not more and behind.split(" ", 2)[1:2] == [clause.particle]


def _is_verb(sentence: Sentence, paper: Paper, clauses: Sequence[Clause]) -> bool:
    """Whether a paper is none, but what somebody does: "the city has to deal with floods"."""
    start = sentence.start + paper.start
    return any(clause.at[0] == start and clause.tense != "untold" for clause in clauses)


def _standing_of(scene: Scene, sentence: Sentence, clause: Clause, others: Sequence[Clause]) -> Clause:
    """Return a clause as it stands by what is told around it."""
    if clause.tense == "untold":
        return _settled(scene, sentence, clause, others)
    if clause.factuality == "given" and (_is_aimed_at(scene, sentence, clause) or _is_awaited(scene, clause)):
        return replace(clause, negated=True)
    if clause.modality == "agreement" and not clause.governor and _is_agreed(scene, sentence, clause):
        return replace(clause, several=True)
    if clause.modality == "plan" and clause.rest[1] <= clause.at[0]:
        clause = replace(clause, modality="plain", tense=clause.governed)  # of a plan is told what is done to it
    return clause if clause.several else replace(clause, several=_are_several(scene, clause))


def _are_several(scene: Scene, clause: Clause) -> bool:
    """Whether a verb's form tells that several do it, or its subject is of several who can bind themselves."""
    if acts.compiled(scene.language, "context")["several"].holds(scene.text[slice(*clause.group)]):
        return True
    sides = acts.compiled(scene.language, "agreement", "words")["sides"]
    return clause.subject is not None and bool(sides.holds(scene.text[slice(*clause.subject)]))


def _is_awaited(scene: Scene, clause: Clause) -> bool:
    """Whether a clause only says until when something else holds: "until the treaty is signed"."""
    words = acts.compiled(scene.language, "agreement", "words")
    return bool(words["ahead"].holds(scene.text[clause.start : clause.group[0]]))


def _is_agreed(scene: Scene, sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause is what two sides agreed on: "both agreed that the bridge would be free"."""
    words = acts.compiled(scene.language, "agreement", "words")
    return bool(words["agreed_that"].holds(scene.text[sentence.start : clause.start]))


def _settled(scene: Scene, sentence: Sentence, clause: Clause, clauses: Sequence[Clause]) -> Clause:
    """Return a deed told by a noun, "the signing of", as what is told of it stands: to come, put off, not held."""
    at = clause.at[0]
    for other in clauses:
        span = other.subject or other.rest
        if other is clause or not (span[0] <= at < span[1] or other.rest[0] <= at < other.rest[1]):
            continue
        return replace(
            clause,
            modality=other.modality,
            negated=other.negated or other.phase in _OFF or (other.modality == "would" and other.sort == "state"),
            factuality=other.factuality,
        )
    words = acts.compiled(scene.language, "agreement", "words")
    ahead = words["ahead"].holds(scene.text[sentence.start : at])
    unheld = words["unheld"].holds(scene.text[clause.at[1] : sentence.end])
    return replace(clause, negated=ahead or unheld or _is_aimed_at(scene, sentence, clause))


def _is_aimed_at(scene: Scene, sentence: Sentence, clause: Clause) -> bool:
    """Whether a deed told by a noun or in -ing is what is worked on: "talks on signing"."""
    words = acts.compiled(scene.language, "agreement", "words")
    return bool(words["aimed"].holds(scene.text[sentence.start : clause.at[0]]))


def _read(
    scene: Scene,
    sentence: Sentence,
    clause: Clause,
    deed: str,
    verb_end: int,
    named: Sequence[Paper],
    *,
    after_agreed: bool,
) -> PaperClause:
    words = acts.compiled(scene.language, "agreement", "words")
    deed, clause, verb_end = _of_signing(scene, clause, deed, verb_end, words)
    governed = governed_papers.governed(scene, sentence, clause, deed, verb_end, named)
    behind = scene.text[verb_end : min(sentence.end, verb_end + ASIDE)]
    partnered = words["partner"].holds(behind if not governed else sentence.text[governed[0].end :])
    theme = _theme(words, sentence.text, governed)
    mutual = clause.several or partnered or words["mutual"].holds(sentence.text)
    mutual = mutual or (theme == "plan" and len({place.code for place in scene.places_in(sentence)}) > 1)
    if deed == "choose":
        free = load_table(scene.language, OccasionsTable).free_order
        governed, theme = _contractor(scene, words, sentence, clause.start if free else verb_end)
    elif theme == "none" and clause.modality == "agreement" and deed not in _BY_DEED:
        deed = "word"
    elif theme != "none" and deed in _WORDS:
        deed = "reach"
    elif deed == "finish":
        deed = "close" if words["closing"].holds(f"{behind} ") else "end"
    elif deed == "word_on" and theme == "none" and _is_dated(scene, verb_end):
        deed = ""  # "shook hands on Monday"
    elif deed == "subscribe" and not words["signatures"].holds(behind):
        deed = ""
    elif deed == "sign" and theme == "none" and clause.tense == "untold":
        deed = "ceremony"
    elif deed == "sign" and words["law"].holds(behind):
        deed = ""  # what a parliament has passed
    elif theme == "none" and deed in ("sign", "subscribe") and words["it"].holds(gap_of(behind, deed, words)):
        theme = "it"
    return PaperClause(
        **asdict(clause),
        deed=deed,
        theme=theme,
        mutual=mutual,
        partnered=partnered,
        arrived=clause.modality == "purpose" and words["arrived"].holds(scene.text[sentence.start : clause.group[0]]),
        joined_by=words["joined_by"].holds(
            behind if deed in _JOINING or clause.group == clause.at else scene.text[clause.group[0] : clause.at[0]]
        )
        or (clause.modality == "agreement" and clause.kind == "body" and clause.owner is not None),
        lent=bool(governed) and words["lent"].holds(sentence.text[governed[0].end :]),
        coming=clause.modality == "purpose" and words["coming"].holds(scene.text[sentence.start : clause.group[0]]),
        dispute=words["dispute"].holds(behind),
        after_agreed=after_agreed,
        verb_end=verb_end,
        papers=tuple(governed),
    )


def _is_dated(scene: Scene, end: int) -> bool:
    return any(one.kind == "date" for one in scene.moments_between(end, end + _SPACE + 1))


def _of_signing(scene: Scene, clause: Clause, deed: str, verb_end: int, words: Wordings) -> tuple[str, Clause, int]:
    """Return the deed that a verb tells of papers only with a noun, the clause as that stands, and where it ends.

    A paper is made ready for signing; it comes into force; a signing takes place; the ending of a contract does.
    """
    if deed == "ready":
        readied = words["readying"].search(scene.text[verb_end : clause.rest[1]])
        if readied is None:
            return "", clause, verb_end
        return "sign", replace(clause, modality="plan"), verb_end + int(readied.end())
    if deed in _TOGETHER:
        key, together = _TOGETHER[deed]
        told = f"{scene.text[clause.start : clause.group[0]]}\n{scene.text[clause.group[0] : clause.rest[1]]}"
        return (together if words[key].holds(told) else ""), clause, verb_end
    if deed != "occur":
        return deed, clause, verb_end
    for key, told in _NOMINAL:
        for span in (clause.subject, (verb_end, clause.rest[1])):
            found = None if span is None else words[key].search(scene.text[slice(*span)])
            if span is not None and found is not None:
                return told, clause, span[0] + int(found.end())
    return "", clause, verb_end


def _theme(words: Wordings, text: str, governed: Sequence[Paper]) -> Theme:
    if not governed:
        return "none"
    paper = governed[0]
    if words["draft"].holds(text[max(0, paper.start - _WORD) : paper.start]):
        return "draft"
    if words["ordered"].holds(paper.text):
        return "none" if words["bidden"].holds(text[: paper.start]) else "order"
    if words["weak"].holds(paper.text):
        return "weak"
    if paper.form == "action plan":
        return "plan"
    return "contract" if paper.form == "contract" else "paper"


def _contractor(scene: Scene, words: Wordings, sentence: Sentence, begin: int) -> tuple[list[Paper], Theme]:
    """Return the contract of which only the contractor is told, under his name.

    That is who "was chosen as contractor", or whom somebody "hired to build" something, where he is no person.
    """
    at = begin - sentence.start
    behind = sentence.text[at : at + governed_papers.REACH]
    match = words["contractor"].search(behind) or words["hired"].search(behind)
    if match is None:
        return [], "none"
    start, end = (at + offset for offset in match.span(1))
    people = scene.mentions_near(sentence.start + start, sentence.start + end)
    if any(one.kind == "person" for one in people):
        return [], "none"
    paper = Paper(start=start, end=end, form="contract", plural=False, definite=False, text=sentence.text[start:end])
    return [paper], "contractor"


def told_by_clauses(scene: Scene, sentence: Sentence, clauses: Sequence[Clause]) -> list[PaperTold]:
    """Return what the clauses of a sentence tell of papers by the table, each paper once."""
    found: dict[object, PaperTold] = {}
    for clause in islice(paper_clauses(scene, sentence, clauses), acts.MANY):
        row = act_table.decide("agreement", clause)
        if row is None or row.gives != "agreement":
            continue
        word = _given(scene, sentence, clause) if clause.deed in _WORDS | _BY_DEED else None
        for paper in clause.papers or (None,):
            one = PaperTold(
                sentence=sentence,
                rule=row.name,
                status=row.value,
                start=clause.group[0],
                end=clause.verb_end,
                paper=paper,
                word=word,
                sides=_sides(scene, sentence, clause, paper),
            )
            key = clause.at if paper is None else (paper.start, paper.end)
            known = found.get(key)
            if known is None or _STANDING.index(one.status) < _STANDING.index(known.status):
                found[key] = one
    return list(found.values())


def _sides(scene: Scene, sentence: Sentence, clause: PaperClause, paper: Paper | None) -> tuple[str, ...]:
    if paper is None and clause.deed not in _BY_DEED:
        return ()
    leads = load_table(scene.language, OccasionsTable).sides
    span = (clause.verb_end, clause.verb_end)
    if paper is not None:
        span = (sentence.start + paper.start, sentence.start + paper.end)
    return acts.names(paper_sides.sides(scene, clause, clause.deed, span, leads))


def _given(scene: Scene, sentence: Sentence, clause: PaperClause) -> str:
    """Return what was agreed by word: the deed, or what stands behind "agreed on", "agreed with them to"."""
    words = acts.compiled(scene.language, "agreement", "words")
    begin, end = clause.at[0], clause.rest[1]
    if clause.modality != "agreement":
        begin, end = words_of(clause, clause.verb_end, clause.rest[1])
    text = scene.text[begin : max(begin, end)] or scene.text[clause.verb_end : sentence.end]
    match = words["joined_by" if clause.joined_by else "agreed_to"].search(text)
    return " ".join(text[0 if match is None else match.end() :].split()).strip(",.:–—- ")
