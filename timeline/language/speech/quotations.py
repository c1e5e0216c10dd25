"""Who said what: quotations in quotation marks and reported speech, each with its speaker.

A quotation mark alone proves nothing: titles of works, names of companies and words held at arm's length are no
quotations.
"""

from bisect import bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from timeline.language.marks import Quotation, Sentence
from timeline.language.people.cast import Cast
from timeline.language.speech import reported
from timeline.language.speech import saying as clauses
from timeline.language.speech import speech_words as speech
from timeline.language.speech.attributions import WORDS, Page, Spoken, attribute
from timeline.language.speech.nested import find_nested
from timeline.language.speech.saying import SpeechClause
from timeline.language.speech.speakers import Speaker, speaker_of
from timeline.language.speech.speech_words import SpeechGrammar
from timeline.language.words.phrases import lowered

_BEFORE = " \u00a0“”\"«»„‘'–—-("  # what may stand before the first word of a sentence


def find_quotations(
    text: str, sentences: Sequence[Sentence], cast: Cast, *, language: str = "en", thoughts: bool = False
) -> tuple[Quotation, ...]:
    """Return the quotations in the order of the text.

    `thoughts` adds what somebody is told to think, want or expect, and what papers and polls show.
    """
    grammar = speech.grammar(language)
    starts = tuple(sentence.start for sentence in sentences)
    cues = speech.find_cues(lowered(text), language, weak=thoughts)
    read = _clauses(text, cues, sentences, starts, cast, grammar)
    page = Page(text, sentences, starts, cast, read, tuple(clause.cue.start for clause in read), grammar)
    spoken = [Spoken(marked) for marked in cast.marked]
    for index, one in enumerate(spoken):
        attribute(page, spoken, index, one)
    _chain(spoken)
    _carry(page, spoken)
    direct = _turns(page, [one for one in spoken if one.speech])
    used = {id(one.clause) for one in spoken if one.speech and one.clause is not None and _only_leads(text, one)}
    told = reported.find_reported(
        page.text,
        page.sentences,
        page.clauses,
        used,
        [one.marked for one in spoken if one.speech],
        cast,
        grammar,
        thoughts=thoughts,
    )
    nested = find_nested(page, [one for one in spoken if one.speech])
    return tuple(sorted((*direct, *told, *nested), key=lambda quotation: (quotation.start, -quotation.end)))


def _only_leads(text: str, one: Spoken) -> bool:
    """Tell whether a clause says nothing of its own beside the quotation: not "X noted that the plan is ready: “…”"."""
    clause = one.clause
    if clause is None or one.after:
        return True
    end = max(clause.right, clause.subject[1] if clause.subject else 0)
    return len(text[end : one.marked.outer[0]].split()) < WORDS


def _clauses(
    text: str,
    cues: Sequence[speech.SpeechCue],
    sentences: Sequence[Sentence],
    starts: Sequence[int],
    cast: Cast,
    grammar: SpeechGrammar,
) -> tuple[SpeechClause, ...]:
    """Read the clause of each cue within its sentence, and within or without the quotation it stands in."""
    found = []
    opened = [marked.outer[0] for marked in cast.marked]
    for cue in cues:
        index = bisect_right(starts, cue.start) - 1
        if index < 0 or sentences[index].end < cue.end:
            continue
        low, high = sentences[index].start, sentences[index].end
        if text[cue.start].isupper() and cue.kind in speech.CLASSES and text[low : cue.start].strip(_BEFORE):
            continue  # a capital within a sentence begins a name
        at = bisect_right(opened, cue.start) - 1
        if at >= 0:
            marked = cast.marked[at]
            if marked.outer[1] > cue.start:
                low, high = max(low, marked.start), min(high, marked.end)
            elif marked.outer[1] > low and marked.end > marked.start and text[marked.end - 1] in ",.!?…":
                low = marked.outer[1]
        clause = clauses.read_clause(text, cue, low, high, grammar)
        if clause is not None:
            found.append(clause)
    return tuple(found)


def _chain(spoken: Sequence[Spoken]) -> None:
    """Give a quotation that runs on over paragraphs one speaker, wherever it is named."""
    for index, one in enumerate(spoken):
        if not one.marked.continues or not index:
            continue
        before = spoken[index - 1]
        one.speech = before.speech = True
        if before.speaker is not None and one.speaker is None:
            one.speaker = before.speaker
        elif before.speaker is None and one.speaker is not None:
            at = index - 1
            while at >= 0 and spoken[at].speaker is None:
                spoken[at].speaker = one.speaker
                if not spoken[at].marked.continues:
                    break
                at -= 1


def _carry(page: Page, spoken: Sequence[Spoken]) -> None:
    """Give what stands in marks without attribution to who spoke, or was spoken of, last."""
    for index, one in enumerate(spoken):
        if not one.speech or one.speaker is not None:
            continue
        low, _ = page.paragraph(one.marked.outer[0])
        previous = next(
            (other for other in reversed(spoken[:index]) if other.speech and other.speaker is not None), None
        )
        near = previous if previous is not None and previous.marked.outer[0] >= low else None
        told = _last_told(page, near.marked.outer[1] if near is not None else low, one.marked.outer[0])
        if told is None and near is not None:
            told = near.speaker
        if told is None:
            told = _last_told(page, page.paragraph(max(0, low - 2))[0] if low else 0, low)
        if told is None and previous is not None:
            told = previous.speaker
        if told is None and (told := _told_next(page, one.marked.outer[1])) is not None:
            one.speaker = replace(told, doubt=told.doubt or "the speaker is carried over from the sentence after")
        elif told is not None:
            one.speaker = replace(told, doubt=told.doubt or "the speaker is carried over from the sentence before")


def _told_next(page: Page, start: int) -> Speaker | None:
    """Find whose words the rest of the paragraph reports."""
    _, end = page.paragraph(start)
    for clause in page.between(start, end):
        if clause.subject is not None and clause.cue.kind in ("say", "tell"):
            speaker = speaker_of(page.text, page.cast, clause.subject)
            return speaker if speaker is not None and speaker.known else None
    return None


def _last_told(page: Page, start: int, end: int) -> Speaker | None:
    """Find the last subject of a verb of speaking in a stretch, else the first person of its last sentence with one."""
    for clause in reversed(page.between(start, end)):
        if clause.subject is not None and clause.cue.kind in ("say", "tell", "act", "before"):
            speaker = speaker_of(page.text, page.cast, clause.subject)
            if speaker is not None and (speaker.known or (speaker.name and clause.cue.kind in ("say", "tell"))):
                return speaker
    people = [mention for mention in page.cast.within(start, end) if mention.kind == "person"] if end > start else []
    if not people:
        return None
    sentence = page.sentence(people[-1].start)
    first = next(mention for mention in people if sentence is None or mention.start >= sentence.start)
    return speaker_of(page.text, page.cast, (first.start, first.end))


def _turns(page: Page, spoken: Sequence[Spoken]) -> list[Quotation]:
    """Join what one speaker says in one turn: broken by "he said", or going on without an attribution of its own."""
    turns: list[list[Spoken]] = []
    for one in spoken:
        if turns and _goes_on(page, turns[-1], one):
            turns[-1].append(one)
        else:
            turns.append([one])
    return [_quotation(page, turn) for turn in turns]


def _goes_on(page: Page, turn: Sequence[Spoken], one: Spoken) -> bool:
    last = turn[-1]
    if one.marked.continues:
        return True
    if one.own and (one.after or one.clause is not last.clause):
        return False
    if last.speaker is None or one.speaker is None or last.speaker.name != one.speaker.name:
        return False
    between = page.text[last.marked.outer[1] : one.marked.outer[0]]
    if "\n" in between:
        return False
    sentence = page.sentence(one.marked.outer[0])
    first = page.sentence(last.marked.outer[1])
    if not between.strip():
        return True
    return last.after and sentence is not None and first is not None and sentence.index - first.index <= 1


def _quotation(page: Page, turn: Sequence[Spoken]) -> Quotation:
    head = turn[0]
    speaker = next((one.speaker for one in turn if one.own and one.speaker), None) or head.speaker
    clause = next((one.clause for one in turn if one.clause is not None), None)
    parts = tuple(part for one in turn for part in one.parts or ((one.marked.start, one.marked.end),))
    frames = [one.frame for one in turn]
    return Quotation(
        start=parts[0][0],
        end=parts[-1][1],
        parts=parts,
        text=" ".join(page.text[start:end] for start, end in parts),
        kind="direct",
        frame=(min(start for start, _ in frames), max(end for _, end in frames)),
        speaker=speaker.name if speaker else None,
        speaker_span=speaker.span if speaker else None,
        role=speaker.role if speaker else None,
        cue=page.text[clause.cue.start : clause.cue.end] if clause is not None else None,
        doubt=speaker.doubt if speaker else None,
    )
