"""Clauses of speaking: whose verb a cue is, and where its subject stands."""

import re
from typing import NamedTuple

from timeline.language.speech.speech_words import SpeechCue, SpeechGrammar

_WORD = re.compile(r"[\w’'&./\-]*\w\.?|[\w]+")
_EDGE = frozenset(';:—–“”"«»„!?\n…')
_STOPS = _EDGE | {",", "("}
_MARKS = tuple(_STOPS)
_REACH = 160  # characters a subject may be away from its verb
_WORDS = 16  # words of a subject
_CLOSING = ("”", '"', "»")
_BY = 12  # characters in which "by" is looked for
_TAIL = 70  # characters between a verb and the subject after it


class SpeechClause(NamedTuple):
    """A cue with its subject. `inverted`: the verb stands first ("said X"). `left` is where the clause begins."""

    cue: SpeechCue
    subject: tuple[int, int] | None
    left: int
    right: int
    inverted: bool = False
    as_: bool = False
    relative: bool = False
    modal: bool = False
    unsaid: bool = False  # told not to have been said, or only that it had once been promised


def read_clause(text: str, cue: SpeechCue, low: int, high: int, grammar: SpeechGrammar) -> SpeechClause | None:
    """Find the subject of a cue within [low, high), the stretch of its sentence that one voice speaks."""
    if cue.kind == "before":
        end = _noun_end(text, cue.end, high, grammar, wide=True)
        return SpeechClause(cue, (_skip(text, cue.end), end), cue.start, end) if end > cue.end + 1 else None
    if cue.kind == "back":
        return SpeechClause(cue, _before(text, cue.start, low, grammar), cue.start, cue.end)
    if cue.kind == "own":
        return SpeechClause(cue, None, cue.start, cue.end)
    if cue.kind == "after":
        span = _before(text, cue.start, low, grammar)
        return SpeechClause(cue, span, span[0], cue.end) if span else None
    clause = _verb(text, cue, low, high, grammar)
    return None if clause is not None and _is_noun(text, clause, grammar) else clause


def _verb(text: str, cue: SpeechCue, low: int, high: int, grammar: SpeechGrammar) -> SpeechClause | None:
    """Find the subject of a verb: before it, behind it, or after "by"; none where the word is no verb here."""
    stop, passed = _auxiliaries(text, cue.start, low, grammar)
    previous = _last_word(text, cue.start, low).lower()
    if previous in grammar.noun_before and not passed:
        return None
    if previous == grammar.marker and not _infinitive(text, cue.start, low, grammar):
        return None
    if grammar.perfect and (clause := _perfect(text, cue, low, grammar)) is not None:
        return clause
    if not cue.ing and previous != grammar.marker and (passed & grammar.passive or _by(text, cue.end, grammar)):
        return _passive(text, cue, stop, low, high, grammar)
    modal = bool(passed & grammar.modal) and previous != grammar.marker
    span = None if cue.ing and not passed else _before(text, stop, low, grammar)
    relative = led = False
    if span is not None and text[span[0] : span[1]].lower() in grammar.relative:
        relative = True
        span = _before(text, span[0], low, grammar)
    if span is not None and _adverbial(text, span, low, grammar):
        stop, span, led = span[0], None, True
    if span is not None:
        left = span[0]
        word = _last_word(text, left, low)
        as_ = word in grammar.as_
        if as_:
            left = text.rfind(word, low, left)
        unsaid = _unsaid(text, cue, passed, grammar, aside=as_ or relative)
        return SpeechClause(cue, span, left, cue.end, as_=as_, relative=relative, modal=modal, unsaid=unsaid)
    if not cue.ing and passed <= grammar.perfect and _at_edge(text, stop, low):
        end = _noun_end(text, cue.end, high, grammar, wide=False)
        start = _skip(text, cue.end)
        if end > start:
            end = _apposition_end(text, end, high, grammar)
            return SpeechClause(cue, (start, end), cue.start, end, inverted=True)
    if cue.ing and not passed and not _at_edge(text, stop, low) and cue.kind not in ("say", "tell"):
        return None
    alone = SpeechClause(
        cue, None, stop, cue.end, modal=modal, unsaid=_unsaid(text, cue, passed, grammar, aside=relative)
    )
    return alone if cue.ing or passed or led or stop > low else None


def _is_noun(text: str, clause: SpeechClause, grammar: SpeechGrammar) -> bool:
    """Tell whether a word is a noun, and what stands before it no subject: "an October report", "advocates have"."""
    cue, span = clause.cue, clause.subject
    said = text[cue.start : cue.end].lower()
    one = said in grammar.nouns
    if span is None or clause.inverted or not (one or (said.endswith(grammar.many) and said[:-1] in grammar.nouns)):
        return False
    if text[span[1] : cue.start].strip(" ,"):
        return False  # a verb with another before it: "has claimed"
    behind = text[cue.end : cue.end + _BY].split(maxsplit=1)
    if behind and behind[0] in grammar.noun_behind:
        return True
    subject = text[span[0] : span[1]].rstrip(" ,")
    last = subject.rpartition(" ")[2].lower()
    return one and not (last.endswith(grammar.many) or last in grammar.several or f" {grammar.joiner} " in subject)


def _unsaid(text: str, cue: SpeechCue, passed: set[str], grammar: SpeechGrammar, *, aside: bool) -> bool:
    """Tell whether a verb is negated, or tells `aside` of an old promise: "as X had promised", "X, who promised …"."""
    if any(word in grammar.negations or word.endswith(grammar.negated) for word in passed):
        return True
    vowed = text[cue.start : cue.end].lower() in grammar.vows
    return aside and (vowed or bool(passed & grammar.pluperfect))


def _perfect(text: str, cue: SpeechCue, low: int, grammar: SpeechGrammar) -> SpeechClause | None:
    """Read a verb in two parts, "X hat … erklärt": the subject stands by the first."""
    head = text[max(low, cue.start - 2 * _REACH) : cue.start]
    rest = text[cue.end : cue.end + 2].strip()
    if rest[:1].isalnum():
        return None
    best = max((head.rfind(f" {word} ") for word in grammar.perfect), default=-1)
    if best < 0 or any(mark in head[best:] for mark in '.;:“”"«»„'):
        return None
    at = cue.start - len(head) + best
    word = head[best + 1 :].split(maxsplit=1)[0]
    span = _before(text, at, low, grammar)
    if span is not None and not _adverbial(text, span, low, grammar):
        return SpeechClause(cue, span, span[0], cue.end)
    start = _skip(text, at + 1 + len(word))
    end = _noun_end(text, start, cue.start, grammar, wide=False)
    return SpeechClause(cue, (start, end), at + 1, cue.end, inverted=True) if end > start else None


def _adverbial(text: str, span: tuple[int, int], low: int, grammar: SpeechGrammar) -> bool:
    """Tell whether what stands before the verb is no subject: "…”, with a bow said X", "In dem Interview sagte X"."""
    first = text[span[0] : span[1]].split(maxsplit=1)[0].lower()
    if grammar.second:
        return first in grammar.prepositions or first in grammar.openers
    return (
        first in grammar.prepositions
        and text[low : span[0]].rstrip(" ,-–—")[-1:] in ('"', "”", "»", "“", "")
        and span[0] > low
    )


def _by(text: str, end: int, grammar: SpeechGrammar) -> str:
    """Return the word for "by" where it follows."""
    words = text[end : end + _BY].split(maxsplit=1)
    return words[0] if words and words[0] in grammar.by else ""


def _passive(text: str, cue: SpeechCue, stop: int, low: int, high: int, grammar: SpeechGrammar) -> SpeechClause | None:
    """Read "outlined by X": who acts follows, what is spoken of stands before."""
    by = _by(text, cue.end, grammar)
    if not by:
        return None
    start = _skip(text, text.find(by, cue.end) + len(by))
    end = _noun_end(text, start, high, grammar, wide=True)
    if end <= start:
        return None
    word = _last_word(text, stop, low)
    if word in grammar.as_:
        return SpeechClause(cue, (start, end), text.rfind(word, low, stop), end, as_=True)
    return SpeechClause(cue, (start, end), stop, end, inverted=True)


def _at_edge(text: str, at: int, low: int) -> bool:
    """Tell whether a clause begins here: nothing, a comma, a dash or a quotation mark stands before."""
    before = text[low:at].rstrip()[-1:]
    return not before or not (before.isalnum() or before in ")’'")


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \u00a0,":
        at += 1
    return at


def _last_word(text: str, at: int, low: int) -> str:
    words = text[max(low, at - 40) : at].rsplit(maxsplit=1)
    return words[-1].strip('(“"«,') if words else ""


def _infinitive(text: str, at: int, low: int, grammar: SpeechGrammar) -> bool:
    to = text.rfind(grammar.marker, low, at)
    return _last_word(text, to, low).lower() in grammar.infinitive


def _auxiliaries(text: str, at: int, low: int, grammar: SpeechGrammar) -> tuple[int, set[str]]:
    """Step back over the words between subject and verb ("has also repeatedly")."""
    passed: set[str] = set()
    floor = max(low, at - _REACH)
    while True:
        head = text[floor:at].rstrip()
        stop = floor + len(head)
        word = head.rsplit(maxsplit=1)[-1].lower() if head else ""
        if word not in grammar.between and not word.endswith(grammar.negated):
            adverb = bool(grammar.adverb) and word.endswith(grammar.adverb) and len(word) > 4  # noqa: PLR2004 - "only", "fly"
            if not word or not (adverb or (grammar.marker in passed and word in grammar.infinitive)):
                return stop, passed
        passed.add(word)
        at = stop - len(word)


def _before(text: str, stop: int, low: int, grammar: SpeechGrammar) -> tuple[int, int] | None:
    """Find the noun phrase that ends at `stop`, an apposition between commas included."""
    floor = max(low, stop - _REACH)
    end = stop
    while end > floor and text[end - 1].isspace():
        end -= 1
    if end <= floor:
        return None
    if text[end - 1] == ",":
        return _with_apposition(text, end - 1, floor, low, grammar)
    if text[end - 1] == ")" and (opening := text.rfind("(", floor, end)) > floor:
        span = _before(text, opening, low, grammar)
        return (span[0], end) if span is not None else None
    if text[end - 1] in _EDGE or text[end - 1] == "-":
        return None
    start = _phrase_start(text, end, floor, grammar)
    led = _last_word(text, start, low)
    if led in grammar.between and led in grammar.stop:
        return None  # a participle behind its auxiliary: "has gone back"
    return (start, end) if start < end else None


def _with_apposition(text: str, comma: int, floor: int, low: int, grammar: SpeechGrammar) -> tuple[int, int] | None:
    """Read "X, governor of Y," backwards; None where the comma only closes what was said."""
    at = comma
    for _ in range(3):
        at = text.rfind(",", floor, at)
        while at > floor and text[at - 1].isdigit() and text[at + 1 : at + 2].isdigit():
            at = text.rfind(",", floor, at)  # within a number
        if at < 0 or any(mark in text[at:comma] for mark in '“”"«»;:'):
            return None
        head = _phrase_start(text, at, max(low, at - _REACH), grammar)
        before = text[low:head].rstrip()[-1:]
        named = head < at and (
            text[head].isupper() or ((not before or before in _CLOSING) and _articled(text, head, grammar))
        )
        if named and (not before or not before.isalnum()) and at - head < _TAIL:
            return head, comma
    return None


def _articled(text: str, start: int, grammar: SpeechGrammar) -> bool:
    words = text[start : start + _BY].split(maxsplit=1)
    return bool(words) and words[0] in grammar.articles


def _phrase_start(text: str, end: int, floor: int, grammar: SpeechGrammar) -> int:
    """Step back over the words of a noun phrase."""
    start = at = end
    window = text[floor:end].replace("\u00a0", " ")
    count = 0
    for part in reversed(window.split(" ")):
        stop, at = at, at - len(part) - 1
        if not part:
            continue
        if part[-1] in _STOPS or (part[-1] == "." and not _abbreviation(text, stop, floor)) or count == _WORDS:
            break
        begin = at + 1
        cut = not (part.isalpha() or _STOPS.isdisjoint(part))
        if cut:
            begin += max(map(part.rfind, _MARKS)) + 1
        word = text[begin:stop].lower()
        if word == "-" or word in grammar.stop or (word == grammar.joiner and not _joins(text, begin, stop, floor)):
            break
        if word in grammar.subject:
            return begin if count == 0 else start
        start = begin
        count += 1
        if cut:
            break
    return _trim(text, start, end, grammar)


def _abbreviation(text: str, at: int, floor: int) -> bool:
    word = text[max(floor, at - 6) : at].rsplit(None, 1)[-1:]
    return bool(word) and (len(word[0]) <= 5 and word[0][:1].isupper())  # noqa: PLR2004 - Gov., Prof.


def _joins(text: str, begin: int, end: int, floor: int) -> bool:
    """Tell whether "and" joins two names: capitals, or an article, on both sides."""
    after = text[end : end + 2].lstrip()[:1]
    head = text[max(floor, begin - 40) : begin].rstrip()
    before = head[head.rfind(" ") + 1 :][:1]
    return after.isupper() and before.isupper()


def _trim(text: str, start: int, end: int, grammar: SpeechGrammar) -> int:
    """Leave out what leads into the sentence before the noun phrase: "In a statement the minister"."""
    while start < end:
        match = _WORD.match(text, start, end)
        if match is None:
            return start
        word = match.group().lower()
        if word in grammar.prepositions:
            later = [
                at + 1 for article in grammar.articles if (at := text.find(f" {article} ", match.end() + 1, end)) >= 0
            ]
            if not later:
                return start
            start = min(later)
        elif word in grammar.openers:
            start = _skip(text, match.end())
        else:
            return start
    return start


def _apposition_end(text: str, end: int, high: int, grammar: SpeechGrammar) -> int:
    """Take what is put beside a name after the verb with it: "said X (D-Md.), head of Y"."""
    if text[end : end + 2] == " (" and 0 < (close := text.find(")", end, end + _BY * 3)) < high:
        end = close + 1
    if text[end : end + 2] != ", ":
        return end
    words = text[end + 2 : end + 2 + _BY * 3].split(maxsplit=1)
    first = words[0].lower().strip(",.") if words else ""
    if (
        not first
        or first.endswith(grammar.participles)
        or (first in grammar.after_stop and first not in grammar.relative)
    ):
        return end
    stop = end + 2
    while stop < high and stop - end < 2 * _REACH and text[stop] not in '“”"«»„\n:;–—':
        if text[stop] == "." and (stop + 1 >= high or not _abbreviation(text, stop + 1, end)):
            break
        stop += 1
    while stop > end and text[stop - 1] in " ,.":
        stop -= 1
    return stop


def _noun_end(text: str, at: int, high: int, grammar: SpeechGrammar, *, wide: bool) -> int:
    """Step forward over the words of a noun phrase. `wide`: verbs may not follow, so prepositions belong to it."""
    start = at = _skip(text, at)
    end = at
    for _ in range(_WORDS):
        match = _WORD.match(text, at, high)
        if match is None:
            break
        word = match.group().lower()
        if word == grammar.joiner and at == start:
            at = start = _skip(text, match.end())
            continue
        if word in grammar.after_stop and not (wide and word in grammar.prepositions):
            break
        end = match.end()
        if match.group().endswith(".") and not _abbreviation(text, end, start):
            end -= 1
            break
        if text[end : end + 1] not in (" ", "\u00a0"):
            break
        at = end + 1
    return end
