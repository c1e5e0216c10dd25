"""What a frame holds: infinitives and participles right behind the finite word, or at the end of its clause."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from timeline.language.clauses.framed.frame_words import FrameWords
from timeline.language.clauses.framed.word_row import QUOTES, Word
from timeline.language.schema.framed_clauses_table import Held

REACH = 12  # words behind a governor within which "to" stands


class HeldWord(Struct, frozen=True, gc=False):
    """A deed's word, with the last word of its form and where its group begins: "saniert werden"."""

    first: int
    main: int
    last: int
    passive: bool = False
    joined: bool = False


def held(row: Sequence[Word], kind: Held, begin: int, end: int, known: FrameWords) -> list[HeldWord]:
    """Return what a frame holds from `begin` up to `end`, several where joints join them."""
    if not known.deed_last:
        return list(_behind(row, kind, begin, end, known))
    closing = [at for at in range(begin, end) if _closes(row, at, end, known)]
    found = [word for at in closing if (word := _ending_at(row, kind, at, begin, known)) is not None]
    if not found:
        before_more = [at for at in range(end - 2, begin - 1, -1) if row[at + 1].low in known.words.preposition]
        found = [word for at in before_more if (word := _ending_at(row, kind, at, begin, known)) is not None][:1]
    return [word if not number else _joined(word) for number, word in enumerate(found)]


def governed(row: Sequence[Word], begin: int, end: int, known: FrameWords, *, bare: bool) -> list[HeldWord]:
    """Return the infinitives with "to" from `begin` up to `end`, several where joints join them."""
    found: list[HeldWord] = []
    at = begin
    while at < end and (found or at <= begin + REACH or known.deed_last):
        word = _with_to(row, at, end, known, bare=bare and at == begin, more=bool(found))
        if word is None:
            at += 1
            continue
        found.append(_joined(word) if found else word)
        at = word.last + 1
    return found


def skipped(row: Sequence[Word], at: int, end: int, known: FrameWords) -> int:
    """Return the place behind the small words that may stand within a verb group."""
    words = known.words
    while at < end and (
        row[at].low in words.clitic or row[at].low in words.adverb or row[at].low in words.not_ or row[at].low in QUOTES
    ):
        at += 1
    return at


def _joined(word: HeldWord) -> HeldWord:
    return HeldWord(word.first, word.main, word.last, passive=word.passive, joined=True)


def _closes(row: Sequence[Word], at: int, end: int, known: FrameWords) -> bool:
    """Whether a word ends what is told of a deed: the clause ends behind it, or a joint follows and no noun phrase."""
    if row[at].capital:
        return False
    after = at + 1
    while after < end and row[after].sign:
        after += 1
    if after >= end:
        return True
    return row[after].low in known.words.joint and at > 0 and not _leads(row[at - 1], known)


def _leads(word: Word, known: FrameWords) -> bool:
    words = known.words
    return word.low in words.determiner or word.low in words.oblique or word.low in words.preposition


def _ending_at(row: Sequence[Word], kind: Held, at: int, begin: int, known: FrameWords) -> HeldWord | None:
    """Return the deed whose group ends with a word."""
    low, before = row[at].low, row[at - 1].low if at > begin else ""
    if row[at].capital or row[at].sign:
        return None
    if kind == "participle":
        return HeldWord(at, at, at) if known.is_participle(low) else None
    if kind == "undergone":
        marked = low in known.words.undergone and known.is_participle(before)
        return HeldWord(at - 1, at - 1, at, passive=True) if marked else None
    if before in known.words.to:
        return None
    if low in known.words.to_undergo and known.is_participle(before):
        return HeldWord(at - 1, at - 1, at, passive=True)
    if low in known.words.to_be and known.is_finished(before):
        return HeldWord(at - 1, at - 1, at, passive=True)
    if low in known.words.chained and known.is_infinitive(before):
        return HeldWord(at - 1, at - 1, at)
    return HeldWord(at, at, at) if known.is_infinitive(low) else None


def _behind(row: Sequence[Word], kind: Held, begin: int, end: int, known: FrameWords) -> Iterator[HeldWord]:
    at = skipped(row, begin, end, known)
    word = _right_at(row, kind, at, end, known)
    if word is None:
        return
    yield word
    if kind == "infinitive":
        for place in range(word.last + 1, end - 1):
            if row[place].low in known.words.joint:
                other = _right_at(row, kind, skipped(row, place + 1, end, known), end, known)
                if other is not None:
                    yield _joined(other)


def _right_at(row: Sequence[Word], kind: Held, at: int, end: int, known: FrameWords) -> HeldWord | None:
    """Return the deed whose group begins at a place."""
    if at >= end or row[at].sign:
        return None
    low = row[at].low
    next_at = skipped(row, at + 1, end, known)
    behind = row[next_at].low if next_at < end else ""
    if kind == "participle":
        return HeldWord(at, at, at) if known.is_participle(low) and low not in known.words.undergone else None
    if kind == "undergone":
        marked = low in known.words.undergone and known.is_participle(behind)
        return HeldWord(at, next_at, next_at, passive=True) if marked else None
    if low in known.words.to_undergo and known.is_participle(behind):
        return HeldWord(at, next_at, next_at, passive=True)
    return HeldWord(at, at, at) if known.is_infinitive(low) else None


def _with_to(row: Sequence[Word], at: int, end: int, known: FrameWords, *, bare: bool, more: bool) -> HeldWord | None:
    """Return the deed whose "to" stands at a place, or stands within its infinitive there."""
    if known.deed_last:
        low = row[at].low
        if low in known.words.to and at + 1 < end and known.is_infinitive(row[at + 1].low):
            if row[at + 1].low in known.words.to_undergo and at and known.is_participle(row[at - 1].low):
                return HeldWord(at - 1, at - 1, at + 1, passive=True)
            return HeldWord(at, at + 1, at + 1)
        return HeldWord(at, at, at) if known.inner_infinitive(low) and not row[at].capital else None
    led = row[at].low in known.words.to or (more and row[at].low in known.words.joint)
    if not led and not bare:
        return None
    begin = skipped(row, at + led, end, known)
    if begin < end and row[begin].low in known.words.to:
        begin = skipped(row, begin + 1, end, known)
    return _right_at(row, "infinitive", begin, end, known)
