"""Papers told by patterns (`data/<language>/acts.toml`), in a language whose verbs are not listed for it."""

from collections.abc import Iterator, Sequence
from itertools import islice

from timeline.language.acts import act_patterns as acts
from timeline.language.acts import papers
from timeline.language.acts.act_patterns import Hit
from timeline.language.acts.papers import REACH, Paper, PaperTold
from timeline.language.discourse.scene import Scene
from timeline.language.marks import Sentence
from timeline.language.words.rules import CompiledRule

BESIDE = 60  # characters between a verb of awarding and the contract


def told_by_rules(scene: Scene, sentence: Sentence) -> Iterator[PaperTold]:
    """Yield what the patterns of a language say of the papers in a sentence."""
    signing, status = acts.held(scene.language, "agreement", sentence.text)
    if not signing and not status:
        return
    signed = [] if "cancelled" in status else list(_signed(scene, sentence, signing))
    yield from signed
    yield from _standing(scene, sentence, status)
    if "agreed" in status and all(one.status != "agreed" for one in signed):
        yield from _agreed(scene, sentence)


def _paper_told(hit: Hit, paper: Paper | None, status: str) -> PaperTold:
    return PaperTold(
        sentence=hit.sentence,
        rule=f"agreement.{hit.rule.name}",
        status=status,
        start=hit.start,
        end=hit.end,
        paper=paper,
        verb=hit.groups.get("verb", ""),
    )


def _signed(scene: Scene, sentence: Sentence, among: Sequence[CompiledRule]) -> Iterator[PaperTold]:
    """Yield what the sentence says was or will be signed: one for each paper under the verb."""
    if not among:
        return
    named = papers.named(scene.language, sentence.text)
    taken: set[int] = set()
    covered = -1
    for hit in sorted(acts.hits(sentence, among), key=lambda hit: (hit.start, -hit.end)):
        if hit.start < covered or _refused(scene, hit):
            continue
        covered = hit.end
        governed = [] if "definite" in hit.rule.gives else papers.governed(scene.language, hit, named)
        if "definite" in hit.rule.gives and (first := papers.first_told(hit, named)):
            governed = papers.governed(scene.language, hit, first)
        status = "planned" if _planned(scene, hit) else "signed"
        if "plan" in hit.rule.needs:
            governed = [paper for paper in governed if paper.form == "action plan" and " " in paper.text]
        if "contract" in hit.rule.needs:
            governed = [paper for paper in governed if paper.form == "contract" and _beside(hit, paper)]
        if "plan" in hit.rule.needs or "agreed" in hit.rule.gives:
            status = "planned" if status == "planned" else "agreed"
        if not governed and ({"plan", "contract"} & set(hit.rule.needs) or "agreed" in hit.rule.gives):
            continue
        if not governed:
            yield _paper_told(hit, None, status)
        for paper in governed:
            if paper.start not in taken:
                taken.add(paper.start)
                yield _paper_told(hit, paper, status)


def _beside(hit: Hit, paper: Paper) -> bool:
    """Whether a paper is near enough to its verb to be what was awarded."""
    start, end = hit.start - hit.sentence.start, hit.end - hit.sentence.start
    return -BESIDE <= paper.start - end <= BESIDE or 0 <= start - paper.end <= BESIDE


def _planned(scene: Scene, hit: Hit) -> bool:
    status = acts.compiled(scene.language, "agreement", "status")
    if "planned" in hit.rule.gives:
        return True
    if "ahead" in status and status["ahead"].holds(scene.text[max(hit.sentence.start, hit.start - REACH) : hit.end]):
        return True
    if status["behind"].holds(scene.text[hit.start : hit.sentence.end]):
        return True
    return bool(status["planned"].holds(scene.text[max(hit.sentence.start, hit.start - 60) : hit.start]))


def _refused(scene: Scene, hit: Hit) -> bool:
    words = acts.compiled(scene.language, "agreement", "words")
    before = scene.text[max(hit.sentence.start, hit.start - REACH) : hit.start]
    bare = "infinitive" in words and words["infinitive"].holds(before) and not words["purpose"].holds(before)
    if words["off"].holds(scene.text[hit.start : hit.sentence.end]) or words["condition"].holds(before):
        return True
    return bool(bare or words["refuse"].holds(before)) and not _planned(scene, hit)


def _standing(scene: Scene, sentence: Sentence, said_so: frozenset[str]) -> Iterator[PaperTold]:
    """Yield papers the sentence says are in force or called off."""
    status = acts.compiled(scene.language, "agreement", "status")
    for name, said in (("in_force", "in force"), ("cancelled", "cancelled")):
        match = status[name].search(sentence.text) if name in said_so else None
        if match is None:
            continue
        start, end = match.span(next(number for number, value in enumerate(match.groups(), 1) if value))
        paper = next((p for p in papers.named(scene.language, sentence.text) if p.start < end and start < p.end), None)
        if paper is None:
            continue
        yield PaperTold(
            sentence=sentence,
            rule=f"agreement.{name}",
            status=said,
            start=sentence.start + match.start(),
            end=sentence.start + match.end(),
            paper=paper,
            passing=True,
        )


def _agreed(scene: Scene, sentence: Sentence) -> Iterator[PaperTold]:
    """Yield what both sides agreed by word."""
    regex = acts.compiled(scene.language, "agreement", "status")["agreed"]
    for match in islice(regex.finditer(sentence.text), acts.MANY):
        groups = match.groupdict()
        yield PaperTold(
            sentence=sentence,
            rule="agreement.verbal",
            status="agreed",
            start=sentence.start + match.start(),
            end=sentence.start + match.end(),
            word=" ".join((groups.get("subject") or groups.get("clause") or "").split()).rstrip(",:–—- "),
            partner=groups.get("partner"),
        )
