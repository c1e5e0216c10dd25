"""Attributions: who is named beside a stretch in quotation marks, before it or after it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from attrs import frozen
from msgspec import Struct
from msgspec.structs import replace

from timeline.language.marks import Sentence
from timeline.language.people.cast import Cast
from timeline.language.speech import turns
from timeline.language.speech.saying import SpeechClause
from timeline.language.speech.speakers import Speaker, speaker_of
from timeline.language.speech.speech_words import SpeechGrammar
from timeline.language.text.quotemarks import Marked

WORDS = 4  # words that make a quotation of what nobody is said to have said
_LEADS = 5  # characters that may stand between a clause of speaking and the quotation: "that"
_GAP = 24  # characters between a quotation and its attribution
_LEAD = 60  # characters between a verb of speaking and the quotation it leads to
_DASHES = ("–", "—", "-")
_SIGNATURE = 160  # characters of a line that names whose words stand before it
_TITLE = 20  # characters of a title before that name
_TAIL = 4  # words after "X said" when it may be a sentence of its own after the quotation


class Spoken(Struct):
    """A marked stretch while its speaker is looked for. `own`: an attribution of its own stands by it."""

    marked: Marked
    speaker: Speaker | None = None
    clause: SpeechClause | None = None
    own: bool = False
    after: bool = False
    speech: bool = False
    frame: tuple[int, int] = (0, 0)
    parts: tuple[tuple[int, int], ...] = ()  # the words spoken, where an attribution stands among them


@frozen
class Page:
    """A text with what was marked in it, looked up by place."""

    text: str
    sentences: Sequence[Sentence]
    starts: tuple[int, ...]
    cast: Cast
    clauses: tuple[SpeechClause, ...]
    cues: tuple[int, ...]
    grammar: SpeechGrammar

    def sentence(self, at: int) -> Sentence | None:
        """Return the sentence that begins last before a place."""
        index = bisect_right(self.starts, at) - 1
        return self.sentences[index] if index >= 0 else None

    def between(self, start: int, end: int) -> tuple[SpeechClause, ...]:
        """Return the clauses of speaking whose verb begins in a stretch."""
        return self.clauses[bisect_left(self.cues, start) : bisect_left(self.cues, end)]

    def paragraph(self, at: int) -> tuple[int, int]:
        """Return where the paragraph around a place begins and ends."""
        end = self.text.find("\n", at)
        return self.text.rfind("\n", 0, at) + 1, end if end >= 0 else len(self.text)


def attribute(page: Page, spoken: Sequence[Spoken], index: int, one: Spoken) -> None:
    """Look for an attribution beside a marked stretch: after it, or leading to it."""
    marked = one.marked
    if marked.mark == turns.TURN:
        one.speaker, one.own, one.speech, one.frame = _in_turn(page, marked), True, True, marked.outer
        return
    low, high = page.paragraph(marked.outer[0])
    if index:
        low = max(low, spoken[index - 1].marked.outer[1])
    if index + 1 < len(spoken):
        high = min(high, spoken[index + 1].marked.outer[0])
    last = page.text[marked.end - 1 : marked.end]
    if (within := _within(page, marked)) is not None:
        one.clause, one.speaker, one.parts = within
        one.own = one.speech = True
        one.frame = marked.outer
        return
    if _unsaid_after(page, marked, high):
        one.frame = marked.outer
        return
    after = _after(page, marked, high) or _signature(page, marked)
    lead = _lead(page, marked, low)
    if after is None and lead is not None and _was_not_said(page, marked, low, lead[0]):
        one.frame = marked.outer
        return
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


def _in_turn(page: Page, marked: Marked) -> Speaker | None:
    """Name whose turn it is, by its label; of an answer without a name whom the article names most."""
    span = turns.label_of(page.text, marked)
    label = page.text[slice(*span)].lower()
    if label in page.grammar.askers:
        return Speaker(span)
    if label not in page.grammar.answers:
        return speaker_of(page.text, page.cast, span)
    told = turns.answerer(page.cast)
    if told is None:
        return Speaker(span)
    return Speaker(span, told.name, told.role, "the answers are given to whom the article names most", known=True)


def _within(page: Page, marked: Marked) -> tuple[SpeechClause, Speaker, tuple[tuple[int, int], ...]] | None:
    """Read an attribution between dashes inside the marks, as the Russian press sets it: «…, — сказал X. — …»."""
    for clause in page.between(marked.start, marked.end):
        if not clause.inverted or clause.subject is None:
            continue
        before = page.text[marked.start : clause.left].rstrip()
        end = max(clause.right, clause.subject[1])
        after = page.text[end : min(marked.end, end + _GAP)].lstrip(".,")
        if before[-1:] not in _DASHES or before[:-1].rstrip()[-1:] not in (",", ".", "!", "?", "…"):
            continue
        resumed = after.lstrip()
        if resumed and resumed[0] not in _DASHES:
            continue
        speaker = speaker_of(page.text, page.cast, clause.subject)
        if speaker is None:
            continue
        first = (marked.start, marked.start + len(before[:-1].rstrip()))
        begin = marked.end - len(page.text[end : marked.end].lstrip(".,").lstrip().lstrip("–—-").lstrip())
        return clause, speaker, (first, (begin, marked.end)) if begin < marked.end else (first,)
    return None


def _unsaid_after(page: Page, marked: Marked, high: int) -> bool:
    """Tell whether a verb without a person follows, so that nobody speaks: "…», — говорится в сообщении"."""
    if not page.grammar.unsaid or not marked.closed:
        return False
    rest = page.text[marked.outer[1] : min(high, marked.outer[1] + _GAP)].lstrip(" \u00a0,–—-.").split(maxsplit=1)
    return bool(rest) and rest[0].lower() in page.grammar.unsaid


def _was_not_said(page: Page, marked: Marked, low: int, clause: SpeechClause | None) -> bool:
    """Tell whether what leads to a quotation denies it: "denied that he had said: …", "never said: …"."""
    if clause is None:
        return False
    sentence = page.sentence(marked.outer[0])
    begin = low if sentence is None else max(low, sentence.start)
    leading = page.between(begin, marked.outer[0])[:-1]
    return clause.unsaid or any(
        page.text[one.cue.start : one.cue.end].lower() in page.grammar.denials for one in leading
    )


def _after(page: Page, marked: Marked, high: int) -> tuple[SpeechClause | None, Speaker | None] | None:
    """Read the attribution that follows: "…,” X said", "…” — сказал X"."""
    end = marked.outer[1]
    if not marked.closed or end >= high:
        return None
    for clause in page.between(end, min(high, end + 3 * _LEAD)):
        if clause.relative or clause.cue.kind == "own":
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
        if not any(mark in gap for mark in ",–—-") and _apart(page, marked, clause, clause.subject[1]):
            break
        return clause, speaker_of(page.text, page.cast, clause.subject)
    return _named_after(page, marked, high)


def _apart(page: Page, marked: Marked, clause: SpeechClause, end: int) -> bool:
    """Tell whether a clause that no comma or dash ties to the quotation before it is about something else."""
    last = page.text[marked.end - 1 : marked.end]
    if last in ".…":
        sentence = page.sentence(clause.cue.start)
        rest = page.text[max(clause.right, end) : sentence.end] if sentence else ""
        return page.text[marked.outer[1] : marked.outer[1] + 2].strip()[:1].isupper() and len(rest.split()) > _TAIL
    few = len(page.text[marked.start : marked.end].split()) < WORDS
    return last.isalnum() and (few or clause.cue.kind not in ("say", "tell"))


def _named_after(page: Page, marked: Marked, high: int) -> tuple[SpeechClause | None, Speaker | None] | None:
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


def _signature(page: Page, marked: Marked) -> tuple[None, Speaker] | None:
    """Read who signs a quotation, as press releases set it: "…” Ana Ruiz, Premier of X", or "– Ana Ruiz" a line on."""
    if not marked.closed or len(page.text[marked.start : marked.end].split()) < WORDS:
        return None
    end = marked.outer[1]
    rest = page.text[end : end + _SIGNATURE + 2].lstrip(" \u00a0")
    below = rest[:1] == "\n"
    line = rest.lstrip().partition("\n")[0]
    begin = page.text.find(line, end) if line else -1
    bare = line.lstrip("–—―- \u00a0")
    if not 0 < len(bare) <= _SIGNATURE or bare[-1] in ".:!?" or any(mark in bare for mark in '“”"«»'):
        return None
    start = begin + len(line) - len(bare)
    if page.between(start, start + len(bare)):
        return None
    for mention in page.cast.within(start, start + _TITLE):
        name = mention.kind == "person" and mention.by == "name" and mention.start - start <= _TITLE
        behind = page.text[mention.end : start + len(bare)]
        if name and (not behind or behind[0] == ",") and (not below or line != bare or "," in behind):
            speaker = speaker_of(page.text, page.cast, (mention.start, mention.end))
            return None if speaker is None else (None, speaker)
    return None


def _lead(page: Page, marked: Marked, low: int) -> tuple[SpeechClause | None, Speaker | None, bool] | None:
    """Read the attribution that leads to a quotation. The last value: a colon or comma leads straight to it."""
    start = marked.outer[0]
    sentence = page.sentence(start)
    begin = max(low, sentence.start if sentence is not None else low)
    mark = page.text[begin:start].rstrip()[-1:]
    if not mark or mark in '.!?…”"»':
        return None
    strict = mark == ":" or (mark == "," and _begins_like_speech(page, marked))
    found = [
        clause
        for clause in page.between(begin, start)
        if not clause.relative and clause.cue.kind not in ("own", "back")
    ]
    for clause in _by_trust(page, found):
        ends = max(clause.right, clause.subject[1] if clause.subject else 0)
        near = len(page.text[ends:start].strip(" ,:")) <= _LEADS and _free_standing(page, marked)
        if strict or near:
            subject = clause.subject or _elided(found, clause) or _actor(page, begin, clause.cue.start)
            speaker = speaker_of(page.text, page.cast, subject) if subject else None
            if speaker is not None and not speaker.known and clause.cue.kind not in ("say", "tell", "before"):
                break
            if speaker is not None or strict:
                return clause, speaker, strict
    return _bare_lead(page, begin, start, mark) if strict else None


def _begins_like_speech(page: Page, marked: Marked) -> bool:
    inside = page.text[marked.start : marked.end]
    return inside[:1].isupper() and len(inside.split()) >= WORDS - 1


def _bare_lead(page: Page, begin: int, start: int, mark: str) -> tuple[None, Speaker | None, bool] | None:
    """Read a lead without a verb of speaking: "X, head of Y: “…”"."""
    subject = _actor(page, begin, start)
    if subject is None:
        return (None, None, True) if mark == ":" else None
    speaker = speaker_of(page.text, page.cast, subject)
    if speaker is not None and mark == ",":
        speaker = replace(speaker, doubt=speaker.doubt or "no verb of speaking leads to the quotation")
    return None, speaker, True


def _actor(page: Page, start: int, end: int) -> tuple[int, int] | None:
    """Choose the person of a stretch who acts in it: the one a verb follows, else the first."""
    people = [mention for mention in page.cast.within(start, end) if mention.kind == "person"]
    for mention in people:
        words = page.text[mention.end : mention.end + _GAP].split(maxsplit=1)
        if words and page.text[mention.end] == " " and words[0] in page.grammar.between:
            return mention.start, mention.end
    return (people[0].start, people[0].end) if people else None


def _by_trust(page: Page, found: Sequence[SpeechClause]) -> list[SpeechClause]:
    """Order the clauses of a lead: the last whose subject is somebody known first, then the last."""
    known = [
        clause
        for clause in found
        if clause.subject is not None
        and (speaker := speaker_of(page.text, page.cast, clause.subject)) is not None
        and speaker.known
    ]
    return [*reversed(known), *(clause for clause in reversed(found) if clause not in known)]


def _elided(found: Sequence[SpeechClause], clause: SpeechClause) -> tuple[int, int] | None:
    """Give the subject of the clause before to one that has none of its own ("…, adding")."""
    for other in reversed(found[: found.index(clause)]):
        if other.subject is not None:
            return other.subject
    return None


def _free_standing(page: Page, marked: Marked) -> bool:
    """Tell whether the words in marks are all that was said, not a part of a clause that goes on."""
    if len(page.text[marked.start : marked.end].split()) < WORDS - 1:
        return False
    rest = page.text[marked.outer[1] : marked.outer[1] + 2]
    return not rest.strip() or rest[0] in ".,;:\n" or page.text[marked.end - 1 : marked.end] in ",.!?…"


def _resumes(page: Page, before: Spoken, marked: Marked) -> bool:
    """Tell whether a quotation goes on after "he said" in the middle of its sentence."""
    between = page.text[before.marked.outer[1] : marked.outer[0]]
    return (
        before.after and between.rstrip()[-1:] in (",", "–", "—", "-") and ". " not in between and "\n" not in between
    )


def _opens_speech(page: Page, marked: Marked, low: int) -> bool:
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
    return len(words) >= WORDS and not first.islower() and (ends or not marked.closed)
