"""Who the subject of a verb of speaking is."""

from msgspec import Struct

from timeline.language.marks import Mention
from timeline.language.people.cast import Cast
from timeline.language.speech import speech_words as speech
from timeline.language.words import genitives

_LEAST = 2  # characters
_SHORT = 3  # characters of a word that may end in a full stop of its own


class Speaker(Struct, frozen=True):
    """Who speaks: `name` is None for a pronoun nobody fits; `known`: a person or body of the cast."""

    span: tuple[int, int]
    name: str | None = None
    role: str | None = None
    doubt: str | None = None
    known: bool = False


def speaker_of(text: str, cast: Cast, span: tuple[int, int]) -> Speaker | None:
    """Name the speaker from the words of the subject."""
    start, end = span
    if end - start < _LEAST and not text[start:end].isalpha():
        return None
    grammar = speech.grammar(cast.language)
    body, people = None, False
    for mention in cast.within(start, end):
        if mention.kind == "body":
            body = mention
        elif _of_another(text, start, mention, grammar):
            people = True
        else:
            return Speaker(span, mention.name, mention.role, mention.doubt, known=True)
    words = _but_relatives(_unopened(_unstopped(text[start:end].strip(" ,")), grammar), grammar)
    low = words.lower()
    if low.replace("’", "'").partition("'")[0] in grammar.bare or genitives.is_genitive(words):
        return Speaker(span)
    if words[:1].isdigit():
        return None
    if body is not None and not people:
        return Speaker(span, body.name, body.role, known=True)
    return _described(cast, span, words, grammar)


def _described(cast: Cast, span: tuple[int, int], words: str, grammar: speech.SpeechGrammar) -> Speaker | None:
    """Name the speaker from words that stand for nobody of the cast: a name, or what he is."""
    if words.islower() and words.partition(" ")[0].endswith(grammar.oblique):
        return None  # "the school", in another case: nobody who speaks
    behind = words.partition(", ")[2].split(maxsplit=1)
    if behind and behind[0] in grammar.subject - grammar.relative:
        return None  # a clause: "reports say, it was abandoned"
    first, _, rest = words.partition(" ")
    if rest and first.lower() in grammar.articles:
        words = rest
    if words[:1].isupper() and len(words.split()) <= 3:  # noqa: PLR2004 - a name, not a description
        return Speaker(span, cast.spelling(words))
    if (name := _name_at_end(words, grammar.another)) is not None:
        return Speaker(span, cast.spelling(name), words.removesuffix(name).strip(" ,"))
    return Speaker(span, words) if words else None


def _but_relatives(words: str, grammar: speech.SpeechGrammar) -> str:
    """Leave out what a relative clause says of somebody: "Lee, whose farm is near, …"."""
    head, comma, rest = words.partition(", ")
    return head if comma and rest.partition(" ")[0] in grammar.relative else words


def is_teller(words: str, grammar: speech.SpeechGrammar) -> bool:
    """Tell whether words that are no name stand for who, or what, may report: "two officials of the port"."""
    parts = words.replace(",", " ,").split()
    if not grammar.tellers or all(part[:1].isupper() for part in parts):
        return True
    cut = next((at for at, part in enumerate(parts) if at and (part in grammar.attached or part == ",")), len(parts))
    head = parts[cut - 1] if parts else ""
    named = head[:1].isupper() and (cut == len(parts) or parts[cut] == ",")
    return named or head.lower() in grammar.tellers


def _unstopped(words: str) -> str:
    """Leave out the full stop of a sentence, not that of an initial or of "Jr."."""
    last = words.rpartition(" ")[2]
    return words[:-1] if last.endswith(".") and (len(last) > _SHORT or last[:-1].isupper()) else words


def _unopened(words: str, grammar: speech.SpeechGrammar) -> str:
    """Leave out small words that stand between a verb and its subject: "then the governor"."""
    while " " in words and words.partition(" ")[0] in grammar.between:
        words = words.partition(" ")[2]
    return words


def _name_at_end(words: str, another: tuple[str, ...]) -> str | None:
    """Return the capitalised words that a description ends in: "sub-divisional magistrate Asha Rao"."""
    parts = words.split()
    first = len(parts)
    while first and parts[first - 1][:1].isupper():
        first -= 1
    before = parts[first - 1] if first else ""
    named = first < len(parts) - 1 and before.isalpha() and f" {before} " not in another
    if named:
        return " ".join(parts[first:])
    beside = words.rpartition(", ")[2]  # "the head of Air Harrow, Zxavi Qoro"
    several = 1 < len(beside.split()) < len(parts) and all(part[0].isupper() for part in beside.split())
    return beside if several else None


def _of_another(text: str, start: int, mention: Mention, grammar: speech.SpeechGrammar) -> bool:
    """Tell whether the person only says whose the speaker is: "a spokesman for X", "X's lawyer"."""
    if text.startswith(genitives.names_table().genitive, mention.end):
        return True
    if mention.start <= start or mention.by == "pronoun":
        return False
    before = f" {text[start : mention.start]}".lower()
    if before.endswith(", ") and text[mention.end : mention.end + 1] in (",", ".", "\n", ""):
        return False  # "the head of the plant, X,"
    if mention.role and mention.role.lower() in before:
        before = before[: before.rfind(mention.role.lower())]
    for referent in grammar.referents:
        before = f"{before.removesuffix(referent)} "
    return any(word in before for word in grammar.another)
