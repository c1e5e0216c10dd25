"""Agreements: papers signed, to be signed, in force or cancelled, and words given by both sides."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from timeline.article import Finding
from timeline.language.acts import act_patterns as acts
from timeline.language.acts import agreement_parties, meetings, papers
from timeline.language.acts.act_patterns import Hit
from timeline.language.acts.papers import NAMED, REACH, Paper
from timeline.language.discourse.scene import Anchor, Scene
from timeline.language.marks import Moment, Place, Sentence
from timeline.language.schema.acts_table import ActsTable
from timeline.language.time.anchors import near
from timeline.language.words.lexicon import load_table
from timeline.language.words.rules import CompiledRule
from timeline.language.words.wordings import Wordings
from timeline.model import Agreement

LEAD = 2  # sentences; several papers told of later on are those of earlier days
LONG = 4  # letters of a word that can say what kind of paper it is
BESIDE = 60  # characters between a verb of awarding and the contract


class AgreementTelling(Struct, kw_only=True):
    """An agreement as it is told so far."""

    sentence: Sentence
    rule: str
    status: str
    form: str
    plural: bool
    definite: bool
    when: Anchor
    subject: str | None = None
    parties: tuple[str, ...] = ()
    term: str | None = None
    seat: Place | None = None
    speaker: str | None = None
    also: list[tuple[int, int]] = field(default_factory=list)
    codes: tuple[str, ...] = ()
    past: bool = False


def gather_agreements(scene: Scene, sentences: Iterable[Sentence]) -> list[AgreementTelling]:
    """Return the article's agreements, each with all the places where it is told."""
    told: list[AgreementTelling] = []
    for sentence in sentences:
        signing, status = acts.held(scene.language, "agreement", sentence.text)
        if not signing and not status:
            continue
        standing = list(_standing(scene, sentence, status))
        signed = [] if "cancelled" in status else list(_signed(scene, sentence, signing))
        paper = any(one.status == "agreed" for one in signed)
        agreed = _agreed(scene, sentence) if "agreed" in status and not paper else ()
        for one in (*signed, *standing, *agreed):
            same = next((other for other in told[-acts.RECENT :] if _same(other, one)), None)
            if same is not None:
                _unite(same, one)
            elif one.form:
                told.append(one)
    return told


def _signed(scene: Scene, sentence: Sentence, among: Sequence[CompiledRule]) -> Iterator[AgreementTelling]:
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
            yield _told(scene, hit, None, status, named)
        for paper in governed:
            if paper.start not in taken:
                taken.add(paper.start)
                yield _told(scene, hit, paper, status, named)


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
    if words["off"].holds(scene.text[hit.start : hit.sentence.end]):
        return True
    return bool(bare or words["refuse"].holds(before)) and not _planned(scene, hit)


def _told(scene: Scene, hit: Hit, paper: Paper | None, status: str, named: Sequence[Paper]) -> AgreementTelling:
    sentence = hit.sentence
    term = None if paper is None else _term(scene, sentence, paper, named)
    when = _when(scene, hit, paper, status, term)
    voice = scene.voice(sentence, hit.start)
    parties, codes = agreement_parties.parties(scene, sentence, paper)
    return AgreementTelling(
        sentence=sentence,
        rule=f"agreement.{hit.rule.name}",
        status=status,
        form="" if paper is None else paper.form,
        plural=paper is not None and paper.plural,
        definite=paper is None or paper.definite,
        when=when,
        subject=None if paper is None else _subject(scene.language, sentence.text, paper, hit),
        parties=parties,
        term=None if term is None else term.edtf,
        seat=meetings.seat(scene, sentence, hit.start),
        speaker=None if voice is None else voice.speaker,
        codes=codes,
        past=when.basis == "context",
    )


def _when(scene: Scene, hit: Hit, paper: Paper | None, status: str, term: Moment | None) -> Anchor:
    sentence = hit.sentence
    earlier = acts.compiled(scene.language, "context")["earlier"]
    perfect = acts.compiled(scene.language, "agreement", "status").get("perfect")
    numbered = (
        paper is not None
        and paper.plural
        and sentence.index >= LEAD
        and perfect is not None
        and perfect.holds(sentence.text)
    )
    past = status == "in force" or (status == "signed" and (numbered or earlier.holds(sentence.text)))
    but = () if term is None else (term,)
    end = hit.end if paper is None else max(hit.end, sentence.start + paper.end)
    return scene.when(sentence, planned=status == "planned", past=past, at=hit.start, end=end, but=but)


def _term(scene: Scene, sentence: Sentence, paper: Paper, named: Sequence[Paper]) -> Moment | None:
    """Return the time a paper is good for: "in 2022-2024", "for two years", right behind it."""
    words = acts.compiled(scene.language, "agreement", "words")
    stop = next((other.start for other in named if other.start > paper.start), len(sentence.text))
    for moment in scene.moments_in(sentence):
        at = moment.start - sentence.start
        if not paper.end <= at < stop or moment.edtf is None:
            continue
        gap = sentence.text[paper.end : at]
        lasting = moment.kind == "duration" or "/" in moment.edtf or moment.edtf.isdigit()
        if moment.edtf.isdigit() and moment.edtf < (scene.anchor.day or "")[:4]:
            continue  # "signed a memorandum in 2019"
        if lasting and words["term"].holds(gap) and not words["done"].holds(gap):
            return moment
    return None


def _subject(language: str, text: str, paper: Paper, hit: Hit) -> str:
    """Return what a paper is about: its name with the word before it, and what follows "on", "of", "to"."""
    words = acts.compiled(language, "agreement", "words")
    verb = hit.end - hit.sentence.start
    about = _about(words, text[paper.end :]) or (_about(words, text[verb:]) if paper.end < verb else "")
    said = hit.groups.get("verb", "")
    done = text.find(said, hit.start - hit.sentence.start) + len(said) if said and verb <= paper.start else 0
    before = text[max(0, done, paper.start - NAMED) : paper.start]
    if "modifiers" in words and (named := words["modifiers"].search(before)) is not None:
        return " ".join(f"{named.group('kind')} {paper.text} {about}".split())
    kind = before.rstrip().rpartition(" ")[2]
    if (
        not (kind.isalpha() and kind.islower() and len(kind) > LONG)
        or paper.start - len(kind) - 1 <= verb <= paper.start
        or ("kind" in words and not words["kind"].holds(kind))
    ):
        kind = ""
    return " ".join(f"{kind} {paper.text} {about}".split())


def _about(words: Wordings, behind: str) -> str:
    """Return what follows a paper, or its verb, and says what it is about; a day or a place says nothing of that."""
    match = words["subject"].search(behind)
    if match is None or words["untold"].holds(match.group("subject")):
        return ""
    return str(match.group("subject"))


def _standing(scene: Scene, sentence: Sentence, said_so: frozenset[str]) -> Iterator[AgreementTelling]:
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
        hit = Hit(
            sentence,
            CompiledRule(name),
            sentence.start + match.start(),
            sentence.start + match.end(),
            {},
        )
        yield _told(scene, hit, replace(paper, definite=False), said, [])


def _agreed(scene: Scene, sentence: Sentence) -> Iterator[AgreementTelling]:
    """Yield what both sides agreed by word."""
    regex: Any = acts.compiled(scene.language, "agreement", "status")["agreed"]
    for match in islice(regex.finditer(sentence.text), acts.MANY):
        at = sentence.start + match.start()
        voice = scene.voice(sentence, at)
        speaker = None if voice is None else voice.speaker
        told = match.groupdict()
        other = told.get("with") or told.get("other")
        named = [m.name for m in scene.mentions_in(sentence) if m.kind == "person" and m.by != "pronoun"]
        yield AgreementTelling(
            sentence=sentence,
            rule="agreement.verbal",
            status="agreed",
            form="verbal",
            plural=False,
            definite=False,
            when=scene.when(
                sentence,
                at=at,
                but=[moment for moment in scene.moments_in(sentence) if moment.start > at],
            ),
            subject=" ".join((told.get("subject") or told.get("clause") or "").split()).rstrip(",:–—- "),
            parties=acts.names([*_each(scene, speaker, named), *([other] if other and not named else [])]),
            speaker=speaker,
        )


def _each(scene: Scene, speaker: str | None, named: list[str]) -> list[str]:
    """Return those who agreed, one by one: "A and B" are two; and whoever else is named."""
    table = load_table(scene.language, ActsTable).agreement
    each = agreement_parties.listed(speaker or "", table.small, table.joints)
    return [*(each if len(each) > 1 else (speaker or "",)), *named]


def _same(first: AgreementTelling, other: AgreementTelling) -> bool:
    """Whether two tellings are of one paper."""
    if "verbal" in (first.form, other.form):
        return first.form == other.form and first.subject == other.subject
    if (first.plural != other.plural and other.form) or not near(first.when, other.when):
        return False
    if other.definite and (other.form in ("", first.form, "agreement") or first.form == "agreement"):
        return other.sentence.index > first.sentence.index
    if first.form != other.form:
        return False
    if first.sentence is other.sentence:
        return "in force" in (first.status, other.status)
    return _alike(first, other)


def _alike(first: AgreementTelling, other: AgreementTelling) -> bool:
    """Whether parties, status and day of two papers of one form agree."""
    if first.codes and other.codes and set(first.codes) != set(other.codes):
        return False
    if len({first.status, other.status} - {"in force", "agreed"}) > 1:
        return False
    if first.plural and other.past and first.speaker is not None and first.speaker == other.speaker:
        return True  # he says it again, in his own words
    if other.past and other.speaker is not None and first.status == other.status and first.parties == other.parties:
        return True  # somebody quoted tells it again: "Recently we signed …"
    return first.when.date == other.when.date or "in force" in (first.status, other.status)


def _unite(first: AgreementTelling, other: AgreementTelling) -> None:
    span = (other.sentence.start, other.sentence.end)
    if other.sentence is not first.sentence and span not in first.also[-1:]:
        first.also.append(span)
    if first.status in ("in force", "agreed") and other.status == "signed":
        first.status, first.rule, first.when = "signed", other.rule, other.when
    if other.when.basis in ("explicit", "relative") and first.when.basis not in ("explicit", "relative"):
        first.when = other.when
    first.term = first.term or other.term
    first.seat = first.seat or other.seat
    first.parties = first.parties or other.parties
    first.codes = first.codes or other.codes


def agreement_finding(scene: Scene, told: AgreementTelling) -> Finding:
    """Return an agreement as an event."""
    data = Agreement(
        status=told.status,  # type: ignore[arg-type] # one of the words above, which are the model's
        form=told.form,  # type: ignore[arg-type] # the data file's forms are the model's; a test holds them to it
        parties=told.parties,
        subject=told.subject,
        term=told.term,
        speaker=told.speaker,
    )
    found = scene.finding("agreement", told.sentence, told.rule, data, when=told.when, regions=regions(scene, told))
    return replace(found, also=tuple(told.also)) if told.also else found


def regions(scene: Scene, told: AgreementTelling) -> set[str]:
    """Return the regions of the parties, and where the paper was signed."""
    if told.form == "verbal":
        spoken_for = {code for code in map(scene.side_of, told.parties) if code is not None}
        return spoken_for if len(spoken_for) > 1 else set(scene.concerning(told.sentence, told.speaker))
    codes = set(told.codes or scene.concerning(told.sentence, told.speaker))
    return codes | meetings.seated(scene, told.seat, dateline=not told.past and told.speaker is None)
