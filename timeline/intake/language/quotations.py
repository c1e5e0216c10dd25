"""Who said what: quotations in quotation marks and reported speech, each with its speaker.

A quotation mark alone proves nothing: titles of works, names of companies and words held at arm's length are no quotations.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from attrs import define, evolve, frozen

from timeline.intake.language import clauses, offices, reported, speech
from timeline.intake.language.clauses import Clause
from timeline.intake.language.marks import Quotation, Sentence
from timeline.intake.language.people import Cast
from timeline.intake.language.quotemarks import Marked
from timeline.intake.language.speakers import Speaker, speaker_of
from timeline.intake.language.speech import Grammar

_WORDS = 4  # words that make a quotation of what nobody is said to have said
_GAP = 24  # characters between a quotation and its attribution
_LEAD = 60  # characters between a verb of speaking and the quotation it leads to
_TAIL = 4  # words after "X said" when it may be a sentence of its own after the quotation


@define
class _Spoken:
    """A marked stretch while its speaker is looked for. `own`: an attribution of its own stands by it."""

    marked: Marked
    speaker: Speaker | None = None
    clause: Clause | None = None
    own: bool = False
    after: bool = False
    speech: bool = False
    frame: tuple[int, int] = (0, 0)


@frozen
class _Page:
    text: str
    sentences: Sequence[Sentence]
    starts: tuple[int, ...]
    cast: Cast
    clauses: tuple[Clause, ...]
    cues: tuple[int, ...]
    grammar: Grammar

    def sentence(self, at: int) -> Sentence | None:
        index = bisect_right(self.starts, at) - 1
        return self.sentences[index] if index >= 0 else None

    def between(self, start: int, end: int) -> tuple[Clause, ...]:
        return self.clauses[bisect_left(self.cues, start) : bisect_left(self.cues, end)]

    def paragraph(self, at: int) -> tuple[int, int]:
        end = self.text.find("\n", at)
        return self.text.rfind("\n", 0, at) + 1, end if end >= 0 else len(self.text)


def find(
    text: str, sentences: Sequence[Sentence], cast: Cast, *, language: str = "en", thoughts: bool = False
) -> tuple[Quotation, ...]:
    """Return the quotations in the order of the text.

    `thoughts` adds what somebody is told to think, want or expect, and what papers and polls show.
    """
    grammar = speech.grammar(language)
    starts = tuple(sentence.start for sentence in sentences)
    cues = speech.find(offices.lowered(text), language, weak=thoughts)
    read = _clauses(text, cues, sentences, starts, cast, grammar)
    page = _Page(text, sentences, starts, cast, read, tuple(clause.cue.start for clause in read), grammar)
    spoken = [_Spoken(marked) for marked in cast.marked]
    for index, one in enumerate(spoken):
        _attribute(page, spoken, index, one)
    _chain(spoken)
    _carry(page, spoken)
    direct = _turns(page, [one for one in spoken if one.speech])
    used = {id(one.clause) for one in spoken if one.speech and one.clause is not None and _only_leads(text, one)}
    told = reported.find(
        page.text,
        page.sentences,
        page.clauses,
        used,
        [one.marked for one in spoken if one.speech],
        cast,
        grammar,
        thoughts=thoughts,
    )
    return tuple(sorted((*direct, *told), key=lambda quotation: (quotation.start, -quotation.end)))


def _only_leads(text: str, one: _Spoken) -> bool:
    """Tell whether a clause says nothing of its own beside the quotation: not "X noted that the plan is ready: “…”"."""
    clause = one.clause
    if clause is None or one.after:
        return True
    end = max(clause.right, clause.subject[1] if clause.subject else 0)
    return len(text[end : one.marked.outer[0]].split()) < _WORDS


def _clauses(
    text: str,
    cues: Sequence[speech.Cue],
    sentences: Sequence[Sentence],
    starts: Sequence[int],
    cast: Cast,
    grammar: Grammar,
) -> tuple[Clause, ...]:
    """Read the clause of each cue within its sentence, and within or without the quotation it stands in."""
    found = []
    opened = [marked.outer[0] for marked in cast.marked]
    for cue in cues:
        index = bisect_right(starts, cue.start) - 1
        if index < 0 or sentences[index].end < cue.end:
            continue
        low, high = sentences[index].start, sentences[index].end
        at = bisect_right(opened, cue.start) - 1
        if at >= 0:
            marked = cast.marked[at]
            if marked.outer[1] > cue.start:
                low, high = max(low, marked.start), min(high, marked.end)
            elif marked.outer[1] > low and marked.end > marked.start and text[marked.end - 1] in ",.!?…":
                low = marked.outer[1]
        clause = clauses.read(text, cue, low, high, grammar)
        if clause is not None:
            found.append(clause)
    return tuple(found)


# -- quotations in marks ------------------------------------------------------------------------------------------


def _attribute(page: _Page, spoken: Sequence[_Spoken], index: int, one: _Spoken) -> None:
    """Look for an attribution beside a marked stretch: after it, or leading to it."""
    marked = one.marked
    low, high = page.paragraph(marked.outer[0])
    if index:
        low = max(low, spoken[index - 1].marked.outer[1])
    if index + 1 < len(spoken):
        high = min(high, spoken[index + 1].marked.outer[0])
    last = page.text[marked.end - 1 : marked.end]
    after = _after(page, marked, high)
    lead = _lead(page, marked, low)
    if after is not None and (lead is None or last == "," or not lead[2]):
        one.clause, one.speaker = after
        one.own = one.after = one.speech = True
    elif lead is not None:
        one.clause, one.speaker, _ = lead
        one.own = one.speaker is not None
        one.speech = True
    elif index and _resumes(page, spoken[index - 1], marked):
        one.speech, one.speaker = True, spoken[index - 1].speaker
    elif _opens_speech(page, marked, low):
        one.speech = True
    if one.clause is not None:
        ends = one.clause.subject or (one.clause.left, one.clause.right)
        one.frame = (min(marked.outer[0], one.clause.left, ends[0]), max(marked.outer[1], one.clause.right, ends[1]))
    else:
        one.frame = marked.outer


def _after(page: _Page, marked: Marked, high: int) -> tuple[Clause | None, Speaker | None] | None:
    """Read the attribution that follows: "…,” X said", "…” — сказал X"."""
    end = marked.outer[1]
    if not marked.closed or end >= high:
        return None
    last = page.text[marked.end - 1 : marked.end]
    for clause in page.between(end, min(high, end + 3 * _LEAD)):
        if clause.relative or clause.cue.kind in ("before", "own"):
            if clause.cue.kind == "own" or clause.relative:
                continue
        begin = min(clause.left, clause.subject[0] if clause.subject else clause.left)
        gap = page.text[end:begin] if begin >= end else ""
        bare = gap.strip(" ,–—-.\u00a0")
        first = bare.split(maxsplit=1)[0] if bare else ""
        if (
            len(bare) > _GAP
            or ". " in gap
            or first[:1].isupper()
            or clause.subject is None
            or first in page.grammar.stop
        ):
            break
        if last in ".…" and "," not in gap and not any(dash in gap for dash in "–—-"):
            sentence = page.sentence(clause.cue.start)
            rest = page.text[max(clause.right, clause.subject[1]) : sentence.end] if sentence else ""
            if sentence is None or sentence.start < end - 1 or len(rest.split()) > _TAIL:
                if page.text[end : end + 2].strip()[:1].isupper() and len(rest.split()) > _TAIL:
                    break
        elif last.isalnum() and "," not in gap and not any(dash in gap for dash in "–—-"):
            if len(page.text[marked.start : marked.end].split()) < _WORDS or clause.cue.kind not in ("say", "tell"):
                break
        return clause, speaker_of(page.text, page.cast, clause.subject)
    return _named_after(page, marked, high)


def _named_after(page: _Page, marked: Marked, high: int) -> tuple[Clause | None, Speaker | None] | None:
    """Read a bare name after the quotation: "…,” X smiled", "…” ― X"."""
    end = marked.outer[1]
    last = page.text[marked.end - 1 : marked.end]
    tail = page.text[end : min(high, end + 4)]
    dash = tail.strip()[:1] in ("―", "—") and bool(tail.strip())
    if last not in ",?!" and not dash:
        return None
    begin = end + len(tail) - len(tail.lstrip(" \u00a0―—,"))
    for mention in page.cast.within(begin, min(high, begin + 2)):
        if mention.start - begin <= 1 and mention.kind == "person" and (dash or last == ","):
            return None, speaker_of(page.text, page.cast, (mention.start, mention.end))
    return None


def _lead(page: _Page, marked: Marked, low: int) -> tuple[Clause | None, Speaker | None, bool] | None:
    """Read the attribution that leads to a quotation. The last value: a colon or comma leads straight to it."""
    start = marked.outer[0]
    sentence = page.sentence(start)
    begin = max(low, sentence.start if sentence is not None else low)
    lead = page.text[begin:start].rstrip()
    if not lead:
        return None
    mark = lead[-1]
    if mark in ".!?…" or mark in '”"»':
        return None
    found = [
        clause
        for clause in page.between(begin, start)
        if not clause.relative and clause.cue.kind not in ("own", "back")
    ]
    strict = mark in ":,"
    if mark == ",":
        inside = page.text[marked.start : marked.end]
        if not inside[:1].isupper() or len(inside.split()) < _WORDS - 1:
            strict = False
    for clause in _by_trust(page, found):
        ends = max(clause.right, clause.subject[1] if clause.subject else 0)
        gap = page.text[ends:start]
        if strict or (len(gap.strip(" ,:")) <= len("that ") and _free_standing(page, marked)):
            subject = clause.subject or _elided(found, clause) or _actor(page, begin, clause.cue.start)
            speaker = speaker_of(page.text, page.cast, subject) if subject else None
            if speaker is not None and not speaker.known and clause.cue.kind not in ("say", "tell", "before"):
                break
            if speaker is not None or strict:
                return clause, speaker, strict
        if not strict:
            break
    if not strict:
        return None
    people = [mention for mention in page.cast.within(begin, start) if mention.kind == "person"]
    if mark == ":" or people:
        subject = _actor(page, begin, start)
        speaker = speaker_of(page.text, page.cast, subject) if subject else None
        if speaker is not None and mark == ",":
            speaker = evolve(speaker, doubt=speaker.doubt or "no verb of speaking leads to the quotation")
        return None, speaker, True
    return None


def _actor(page: _Page, start: int, end: int) -> tuple[int, int] | None:
    """Choose the person of a stretch who acts in it: the one a verb follows, else the first."""
    people = [mention for mention in page.cast.within(start, end) if mention.kind == "person"]
    for mention in people:
        words = page.text[mention.end : mention.end + _GAP].split(maxsplit=1)
        if words and page.text[mention.end] == " " and words[0] in page.grammar.between:
            return mention.start, mention.end
    return (people[0].start, people[0].end) if people else None


def _by_trust(page: _Page, found: Sequence[Clause]) -> list[Clause]:
    """Order the clauses of a lead: the last whose subject is somebody known first, then the last."""
    known = [
        clause
        for clause in found
        if clause.subject is not None
        and (speaker := speaker_of(page.text, page.cast, clause.subject)) is not None
        and speaker.known
    ]
    return [*reversed(known), *(clause for clause in reversed(found) if clause not in known)]


def _elided(found: Sequence[Clause], clause: Clause) -> tuple[int, int] | None:
    """Give the subject of the clause before to one that has none of its own ("…, adding")."""
    for other in reversed(found[: found.index(clause)]):
        if other.subject is not None:
            return other.subject
    return None


def _free_standing(page: _Page, marked: Marked) -> bool:
    """Tell whether the words in marks are all that was said, not a part of a clause that goes on."""
    if len(page.text[marked.start : marked.end].split()) < _WORDS - 1:
        return False
    rest = page.text[marked.outer[1] : marked.outer[1] + 2]
    return not rest.strip() or rest[0] in ".,;:\n" or page.text[marked.end - 1 : marked.end] in ",.!?…"


def _resumes(page: _Page, before: _Spoken, marked: Marked) -> bool:
    """Tell whether a quotation goes on after "he said" in the middle of its sentence."""
    between = page.text[before.marked.outer[1] : marked.outer[0]]
    return (
        before.after and between.rstrip()[-1:] in (",", "–", "—", "-") and ". " not in between and "\n" not in between
    )


def _opens_speech(page: _Page, marked: Marked, low: int) -> bool:
    """Tell whether a stretch nobody is named beside is speech: it begins a sentence, and is one."""
    before = page.text[low : marked.outer[0]].rstrip()
    words = page.text[marked.start : marked.end].split()
    if before and before[-1] not in '.!?…:”"»':
        return False
    if marked.continues:
        return True
    first = page.text[marked.start : marked.start + 1]
    ends = (
        page.text[marked.end - 1 : marked.end] in ".!?…," or page.text[marked.outer[1] : marked.outer[1] + 1] in ".!?…,"
    )
    return len(words) >= _WORDS and not first.islower() and (ends or not marked.closed)


def _chain(spoken: Sequence[_Spoken]) -> None:
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


def _carry(page: _Page, spoken: Sequence[_Spoken]) -> None:
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
        if told is not None:
            one.speaker = evolve(told, doubt=told.doubt or "the speaker is carried over from the sentence before")


def _last_told(page: _Page, start: int, end: int) -> Speaker | None:
    """Find the last subject of a verb of speaking in a stretch, else the first person of its last sentence that names one."""
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


def _turns(page: _Page, spoken: Sequence[_Spoken]) -> list[Quotation]:
    """Join what one speaker says in one turn: broken by "he said", or going on without an attribution of its own."""
    turns: list[list[_Spoken]] = []
    for one in spoken:
        if turns and _goes_on(page, turns[-1], one):
            turns[-1].append(one)
        else:
            turns.append([one])
    return [_quotation(page, turn) for turn in turns]


def _goes_on(page: _Page, turn: Sequence[_Spoken], one: _Spoken) -> bool:
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


def _quotation(page: _Page, turn: Sequence[_Spoken]) -> Quotation:
    head = turn[0]
    speaker = next((one.speaker for one in turn if one.own and one.speaker), None) or head.speaker
    clause = next((one.clause for one in turn if one.clause is not None), None)
    parts = tuple((one.marked.start, one.marked.end) for one in turn)
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
