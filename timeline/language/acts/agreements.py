"""Agreements: papers signed, to be signed, in force or cancelled, and words given by both sides."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from timeline.article import Finding
from timeline.language.acts import act_patterns as acts
from timeline.language.acts import agreement_parties, meetings, paper_clauses, papers
from timeline.language.acts.occasion_deeds import are_told
from timeline.language.acts.papers import NAMED, Paper, PaperTold
from timeline.language.clauses.clause import Clause
from timeline.language.discourse.localities import LEAD
from timeline.language.discourse.scene import Anchor, Scene
from timeline.language.marks import Moment, Place, Sentence
from timeline.language.schema.acts_table import ActsTable
from timeline.language.time.anchors import near
from timeline.language.words.lexicon import load_table
from timeline.language.words.wordings import Wordings
from timeline.model import Agreement

LONG = 4  # letters of a word that can say what kind of paper it is


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


def gather_agreements(
    scene: Scene, sentences: Iterable[Sentence], clauses: Mapping[int, Sequence[Clause]]
) -> list[AgreementTelling]:
    """Return the article's agreements, each with all the places where it is told.

    They are told by `clauses`, given by the index of their sentence.
    """
    if not are_told("papers", scene.language):
        return []
    told: list[AgreementTelling] = []
    for sentence in sentences:
        here = clauses.get(sentence.index, ())
        for one in paper_clauses.told_by_clauses(scene, sentence, here):
            telling = _by_word(scene, one) if one.word is not None else _told(scene, one)
            same = next((other for other in told[-acts.RECENT :] if _same(other, telling)), None)
            if same is not None:
                _unite(same, telling)
            elif telling.form:
                told.append(telling)
    return told


def _told(scene: Scene, told: PaperTold) -> AgreementTelling:
    sentence, paper = told.sentence, told.paper
    term = None if paper is None else _term(scene, sentence, paper)
    when = _when(scene, told, term)
    voice = scene.voice(sentence, told.start)
    parties, codes = agreement_parties.parties(scene, sentence, paper, told.sides)
    return AgreementTelling(
        sentence=sentence,
        rule=told.rule,
        status=told.status,
        form="" if paper is None else paper.form,
        plural=paper is not None and paper.plural,
        definite=paper is None or paper.definite,
        when=when,
        subject=None if paper is None else _subject(scene.language, told, paper),
        parties=parties,
        term=None if term is None else term.edtf,
        seat=meetings.seat(scene, sentence, told.start),
        speaker=None if voice is None else voice.speaker,
        codes=codes,
        past=when.basis == "context",
    )


def _when(scene: Scene, told: PaperTold, term: Moment | None) -> Anchor:
    sentence, paper = told.sentence, told.paper
    earlier = acts.compiled(scene.language, "context")["earlier"]
    perfect = acts.compiled(scene.language, "agreement", "words")["perfect"]
    # several papers told of later on are those of earlier days
    numbered = paper is not None and paper.plural and sentence.index >= LEAD and perfect.holds(sentence.text)
    past = told.status == "in force" or (told.status == "signed" and (numbered or earlier.holds(sentence.text)))
    but = () if term is None else (term,)
    end = told.end if paper is None else max(told.end, sentence.start + paper.end)
    return scene.when(sentence, planned=told.status == "planned", past=past, at=told.start, end=end, but=but)


def _term(scene: Scene, sentence: Sentence, paper: Paper) -> Moment | None:
    """Return the time a paper is good for: "in 2022-2024", "for two years", right behind it."""
    words = acts.compiled(scene.language, "agreement", "words")
    named = papers.named(scene.language, sentence.text) if scene.moments_in(sentence) else []
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


def _subject(language: str, told: PaperTold, paper: Paper) -> str:
    """Return what a paper is about: its name with the word before it, and what follows "on", "of", "to"."""
    words = acts.compiled(language, "agreement", "words")
    text, verb = told.sentence.text, told.end - told.sentence.start
    start = told.start - told.sentence.start
    stop = start if paper.end <= start else text.rfind(" ", paper.end, verb) if paper.end < verb else None
    about = _about(words, text[paper.end : stop]) or (_about(words, text[verb:]) if paper.end < verb else "")
    before = text[max(0, verb if verb <= paper.start else 0, paper.start - NAMED) : paper.start]
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


def _by_word(scene: Scene, told: PaperTold) -> AgreementTelling:
    """Return what both sides agreed by word."""
    sentence, at = told.sentence, told.start
    voice = scene.voice(sentence, at)
    speaker = None if voice is None else voice.speaker
    named = [m.name for m in scene.mentions_in(sentence) if m.kind == "person" and m.by != "pronoun"]
    return AgreementTelling(
        sentence=sentence,
        rule=told.rule,
        status=told.status,
        form="verbal",
        plural=False,
        definite=False,
        when=scene.when(sentence, at=at, but=[moment for moment in scene.moments_in(sentence) if moment.start > at]),
        subject=told.word,
        parties=acts.names(_each(scene, speaker, named)) or _between(scene, told),
        speaker=speaker,
    )


def _between(scene: Scene, told: PaperTold) -> tuple[str, ...]:
    """Return those whom the sentence names as having agreed, where nobody speaks."""
    named = agreement_parties.signers(scene, told.sentence)
    return named if len(named) > 1 else acts.names([*told.sides, *named])


def _each(scene: Scene, speaker: str | None, named: list[str]) -> list[str]:
    """Return those who agreed, one by one: "A and B" are two; and whoever else is named."""
    table = load_table(scene.language, ActsTable).agreement
    each = agreement_parties.listed(speaker or "", table.small, table.joints)
    return [*(each if len(each) > 1 else (speaker or "",)), *named]


def _same(first: AgreementTelling, other: AgreementTelling) -> bool:
    """Whether two tellings are of one paper."""
    if "verbal" in (first.form, other.form):
        return first.form == other.form and first.subject == other.subject
    apart = first.plural != other.plural and other.form and not (first.plural and other.definite)
    if apart or not near(first.when, other.when):
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
