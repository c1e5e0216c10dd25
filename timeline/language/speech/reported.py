"""Reported speech: what somebody is said to have said, in the reporter's words."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from timeline.language.marks import Quotation, Sentence
from timeline.language.people.cast import Cast
from timeline.language.speech.saying import SpeechClause
from timeline.language.speech.speakers import Speaker, is_teller, speaker_of
from timeline.language.speech.speech_words import WEAK, SpeechGrammar
from timeline.language.text.quotemarks import Marked

_LEAST = 2  # words of what was reported
_FAR = 1500  # characters that one verb may report
_NEXT = 9  # verbs after it that may end what it reports
_BEHIND = 100  # characters behind a verb in which it is told who said what stands before
_BACK = 200  # characters before a verb in which its subject is looked for
_THAT = {"tell": 10, "act": 3}  # words between a verb and its "that"
_DENIED = 40  # characters between a denial and the verb of what was not said
_LEADING = 5  # words that tell when or where between a verb and its "to"
_SHORT = 4  # words after the verb that only say when or where
_CLOSE = '"”»“'


def find_reported(
    text: str,
    sentences: Sequence[Sentence],
    clauses: Sequence[SpeechClause],
    used: Collection[int],
    spoken: Sequence[Marked],
    cast: Cast,
    grammar: SpeechGrammar,
    *,
    thoughts: bool,
) -> Iterator[Quotation]:
    """Yield what is reported, sentence by sentence. `used` are the clauses that attribute a quotation in marks."""
    starts = [clause.cue.start for clause in clauses]
    opened = [marked.outer[0] for marked in spoken]
    last: Speaker | None = None
    heard: set[int] = set()
    voice: tuple[SpeechClause, Speaker] | None = None
    behind = 0
    for number, sentence in enumerate(sentences):
        first, behind = behind, bisect_left(starts, sentence.end)
        here = clauses[first:behind]
        subject: Speaker | None = None
        for index, clause in enumerate(here):
            inside = _inside(spoken, opened, clause.cue.start)
            if (point := _reports_nothing(text, sentence, clause, grammar)) is not None:
                told = _teller(text, cast, clause, point)
                last = told or last
                yield from _told_before(text, sentences, number, clause, told, heard, grammar)
                continue
            speaker = _speaker(text, cast, clause, subject, last, here, grammar)
            if clause.subject is not None and not inside and speaker is not None:
                subject = speaker
                last = speaker if speaker.known else last
            if speaker is None or id(clause) in used or _says_nothing(text, here, index, grammar, thoughts=thoughts):
                continue
            if clause.cue.kind == "back":
                before = sentences[number - 1] if number else sentence
                if before is not sentence and before.paragraph == sentence.paragraph and before.index not in heard:
                    start, end = _trimmed(text, before.start, before.end)
                    yield _quotation(text, clause, speaker, start, end, before)
                continue
            if inside is not None and not (speaker.known and clause.cue.kind in ("say", "tell", "before")):
                continue
            low, high = sentence.start, sentence.end
            if inside is not None:
                low, high = max(low, inside.start), min(high, inside.end)
            else:
                low, high = _outside(spoken, opened, clause.cue.start, low, high)
            low, high = max(low, clause.cue.start - _FAR), min(high, clause.cue.end + _FAR)
            for start, end in _content(text, clause, here[index + 1 : index + _NEXT], low, high, grammar):
                heard.add(sentence.index)
                voice = clause, speaker
                yield _quotation(text, clause, speaker, start, end, sentence)
        if (
            voice is not None
            and grammar.subjunctive
            and _goes_on(text, sentences, number, heard, spoken, opened, grammar)
        ):
            heard.add(number)
            start, end = _trimmed(text, sentence.start, sentence.end)
            doubt = voice[1].doubt or "the speaker is carried over from the sentence before"
            yield replace(_quotation(text, *voice, start, end, sentence), cue=None, doubt=doubt)


def _only_leads_in(text: str, clause: SpeechClause, high: int, grammar: SpeechGrammar) -> bool:
    """Tell whether only where or when stands between a verb and a colon before what was said: "wrote on her page:"."""
    between = text[clause.cue.end : high].rstrip()
    first = between.split(maxsplit=1)[:1]
    return between.endswith(":") and bool(first) and first[0] in grammar.prepositions


def _reports_nothing(text: str, sentence: Sentence, clause: SpeechClause, grammar: SpeechGrammar) -> int | None:
    """Return where a teller may stand, if the words of a clause are none of its own sentence: "Об этом заявил X"."""
    said = text[clause.cue.start : clause.cue.end].lower()
    if said in grammar.unsaid or said in grammar.quoting:
        return clause.cue.start
    if clause.cue.start - sentence.start > _BACK:
        return None
    opening = text[sentence.start : clause.cue.start].lower()
    if not opening.startswith(grammar.backward) or any(mark in opening for mark in ',;:"«'):
        return None
    return sentence.start + len(next(phrase for phrase in grammar.backward if opening.startswith(phrase)))


def _says_nothing(
    text: str, here: Sequence[SpeechClause], index: int, grammar: SpeechGrammar, *, thoughts: bool
) -> bool:
    """Tell whether a clause only thinks, was not said, or stands with a denial of having said: "denied having said"."""
    clause = here[index]
    if clause.unsaid or ((clause.cue.kind in WEAK or clause.modal) and not thoughts):
        return True
    around = here[max(0, index - 1) : index + 2]
    return any(
        text[one.cue.start : one.cue.end].lower() in grammar.denials and 0 < other.cue.start - one.cue.end < _DENIED
        for one, other in pairwise(around)
        if clause in (one, other)
    )


def _told_before(
    text: str,
    sentences: Sequence[Sentence],
    number: int,
    clause: SpeechClause,
    told: Speaker | None,
    heard: set[int],
    grammar: SpeechGrammar,
) -> Iterator[Quotation]:
    """Yield the sentence before as what somebody said, where this one only tells that he did."""
    before, here = sentences[max(0, number - 1)], sentences[number]
    said = text[clause.cue.start : clause.cue.end].lower()
    if told is None or said in grammar.press | grammar.unsaid | grammar.quoting or before.index in heard:
        return
    if before is not here and before.paragraph >= here.paragraph - 1:
        heard.add(before.index)
        start, end = _trimmed(text, before.start, before.end)
        yield _quotation(text, clause, told, start, end, before)


def _teller(text: str, cast: Cast, clause: SpeechClause, point: int) -> Speaker | None:
    """Name the person who said it: between those words and the verb, else behind the verb."""
    behind = text[clause.cue.end : clause.cue.end + _BEHIND].partition("\n")[0].partition(". ")[0]
    for span in ((point, clause.cue.start), (clause.cue.end + 1, clause.cue.end + len(behind))):
        speaker = speaker_of(text, cast, span) if span[0] < span[1] else None
        if speaker is not None and speaker.known:
            return speaker
    return None


def _goes_on(
    text: str,
    sentences: Sequence[Sentence],
    number: int,
    heard: Collection[int],
    spoken: Sequence[Marked],
    opened: Sequence[int],
    grammar: SpeechGrammar,
) -> bool:
    """Tell by the mood of its verb that a sentence goes on with what the one before reports."""
    if number in heard or number - 1 not in heard:
        return False
    sentence = sentences[number]
    if sentence.paragraph != sentences[number - 1].paragraph or _inside(spoken, opened, sentence.start) is not None:
        return False
    return not grammar.subjunctive.isdisjoint(text[sentence.start : sentence.end].split())


def _inside(spoken: Sequence[Marked], opened: Sequence[int], at: int) -> Marked | None:
    index = bisect_right(opened, at) - 1
    return spoken[index] if index >= 0 and spoken[index].outer[1] > at else None


def _outside(spoken: Sequence[Marked], opened: Sequence[int], at: int, low: int, high: int) -> tuple[int, int]:
    """Cut the quotations off a sentence that holds both."""
    index = bisect_right(opened, at) - 1
    if index >= 0:
        low = max(low, spoken[index].outer[1])
    if index + 1 < len(spoken):
        high = min(high, spoken[index + 1].outer[0])
    return low, high


def _speaker(
    text: str,
    cast: Cast,
    clause: SpeechClause,
    subject: Speaker | None,
    last: Speaker | None,
    here: Sequence[SpeechClause],
    grammar: SpeechGrammar,
) -> Speaker | None:
    """Name who speaks; a participle has the subject of its sentence, "in his words" the last speaker."""
    if clause.cue.kind == "own":
        person = cast.resolve(clause.cue.start, clause.cue.end)
        if person is not None and person.kind == "person":
            return Speaker((person.start, person.end), person.name, person.role, person.doubt, known=True)
        return last
    if clause.subject is not None:
        start, end = clause.subject
        if clause.cue.kind == "before" and text[start:end].lower() in grammar.audience:
            return last  # "according to him"
        told = speaker_of(text, cast, clause.subject)
        nobody = told is not None and not told.known and not is_teller(told.name or "", grammar)
        return Speaker(clause.subject) if nobody else told
    if subject is not None:
        return subject
    if text[clause.cue.start : clause.cue.end].endswith(grammar.plural):
        return None
    opening = min(here[0].left if here else clause.left, clause.left) - _BACK
    for mention in cast.within(max(0, opening), clause.cue.start):
        between = text[mention.end : clause.cue.start]
        if mention.kind == "person" and mention.start >= opening and "\n" not in between and ". " not in between:
            if grammar.second and mention.by == "name" and mention.text.split()[-1] not in mention.name:
                continue  # in another case than a subject's
            doubt = mention.doubt or "the subject is taken from the clause before"
            return Speaker((mention.start, mention.end), mention.name, mention.role, doubt, known=True)
    return None


def _content(
    text: str, clause: SpeechClause, later: Sequence[SpeechClause], low: int, high: int, grammar: SpeechGrammar
) -> Iterator[tuple[int, int]]:
    """Yield where the reported words stand: after the verb, before it, or on both sides."""
    begin = min(clause.left, clause.subject[0] if clause.subject else clause.left)
    end = max(clause.right, clause.subject[1] if clause.subject else clause.right)
    left = _trimmed(text, low, begin)
    right = _trimmed(text, _right_start(text, clause, end, high, grammar), _right_end(text, later, end, high, grammar))
    left_words, right_words = _count(text, left), _count(text, right)
    inserted = text[end:high].lstrip()[:1] == "," and right_words > _LEAST
    before_comma = text[low:begin].rstrip()[-1:] in (",", "-", "–", "—") and (
        left_words > _LEAST or (inserted and left_words)
    )
    if clause.cue.kind in ("before", "after", "own") or clause.as_:
        yield from _framed(left, right, left_words, right_words)
    elif clause.cue.ing and clause.subject is None:
        if right_words:
            yield right
    elif clause.inverted:
        if left_words > _LEAST:
            yield left
        elif right_words > _LEAST and text[left[0] : left[0] + 1] and not left_words:
            yield right
    elif before_comma and (not right_words or not _leads_in(text, left, grammar)) and not _that(text, right, grammar):
        if inserted:
            yield left
            yield right
        elif right_words <= _SHORT or _adverbial(text, right, grammar):
            yield left
        elif right_words >= _LEAST:
            yield right
    elif right_words >= _LEAST or (right_words and clause.cue.kind == "act"):
        yield right


def _framed(
    left: tuple[int, int], right: tuple[int, int], left_words: int, right_words: int
) -> Iterator[tuple[int, int]]:
    if left_words <= 1 and right_words >= _LEAST:
        yield right
    elif left_words > 1:
        yield left


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in ",–—-"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",.–—-:;"):
        end -= 1
    return start, end


def _count(text: str, span: tuple[int, int]) -> int:
    return len(text[span[0] : span[1]].split())


def _leads_in(text: str, left: tuple[int, int], grammar: SpeechGrammar) -> bool:
    """Tell whether what stands before only leads in: "On Monday, X said", "When asked, X said"."""
    first = text[left[0] : left[1]].split(maxsplit=1)[0].lower()
    return (
        first in grammar.after_stop
        or first in grammar.stop
        or (first in grammar.leading and _count(text, left) < _SHORT)
    )


def _that(text: str, right: tuple[int, int], grammar: SpeechGrammar) -> bool:
    return any(word.lower() in grammar.that for word in text[right[0] : right[1]].split()[:3])


def _adverbial(text: str, right: tuple[int, int], grammar: SpeechGrammar) -> bool:
    words = text[right[0] : right[1]].split(maxsplit=1)
    return bool(words) and words[0].lower() in grammar.after_stop


def _right_start(text: str, clause: SpeechClause, end: int, high: int, grammar: SpeechGrammar) -> int:
    """Step over whom it was told to, and when: "told reporters on Monday that"."""
    if clause.inverted or clause.cue.kind in ("before", "after", "own"):
        return end
    if _only_leads_in(text, clause, high, grammar):
        return high
    window = text[end : min(high, end + 120)]
    led = [at for word in grammar.that if (at := window.find(f" {word} ")) >= 0]
    first = min(led, default=-1)
    if led and window[:first].count(" ") <= _THAT.get(clause.cue.kind, 8) and "," not in window[:first]:
        return end + first + 1
    if clause.cue.kind == "tell":
        skip = 0
        for word in window.split():
            bare = word.rstrip(",.:")
            if skip and not word[:1].isupper() and bare not in grammar.audience:
                break
            skip += len(word) + 1
            if bare != word or bare in grammar.audience:
                break
        return min(high, end + skip)
    head = window.split(maxsplit=1)
    if head and head[0] in grammar.prepositions and grammar.marker.strip():
        to = window.find(f" {grammar.marker} ")
        if to > 0 and window[:to].count(" ") <= _LEADING and "," not in window[:to]:
            return end + to + 1  # "promised on Monday to"
    if head and head[0].lower().strip(",") in grammar.after_stop and head[0][0].isupper():
        return end + window.find(head[0]) + len(head[0])
    return end


def _right_end(text: str, later: Sequence[SpeechClause], end: int, high: int, grammar: SpeechGrammar) -> int:
    """Stop where another clause of speaking begins after a comma: ", adding", ", but X said"."""
    for clause in later:
        begin = min(clause.left, clause.cue.start)
        if begin <= end + 1 or begin >= high:
            continue
        before = text[end:begin].rstrip()
        if before.endswith((",", ";", "—", "–")):
            return end + len(before)
        if before.endswith(grammar.turning):
            return end + max(before.rfind(","), before.rfind(";"))
    return high


def _quotation(
    text: str, clause: SpeechClause, speaker: Speaker, start: int, end: int, sentence: Sentence
) -> Quotation:
    words = text[start:end]
    return Quotation(
        start=start,
        end=end,
        parts=((start, end),),
        text=words,
        kind="mixed" if any(mark in words for mark in '“"«„') else "indirect",
        frame=(sentence.start, sentence.end),
        speaker=speaker.name,
        speaker_span=speaker.span,
        role=speaker.role,
        cue=text[clause.cue.start : clause.cue.end],
        doubt=speaker.doubt,
    )
