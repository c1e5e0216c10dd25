"""Who the subject of a verb of speaking is."""

from attrs import frozen

from timeline.intake.language.marks import Mention
from timeline.intake.language.people import Cast

_LEAST = 2  # characters
_BARE = (
    "he",
    "she",
    "they",
    "it",
    "we",
    "i",
    "you",
    "who",
    "which",
    "он",
    "она",
    "они",
    "er",
    "sie",
    "es",
    "wir",
    "ich",
)
_ARTICLES = ("the ", "a ", "an ", "der ", "die ", "das ", "ein ", "eine ")


@frozen
class Speaker:
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
    inside = cast.within(start, end)
    people = [mention for mention in inside if mention.kind == "person"]
    for mention in people:
        if not _of_another(text, start, mention):
            return Speaker(span, mention.name, mention.role, mention.doubt, known=True)
    words = text[start:end].strip(" ,")
    low = words.lower()
    if low in _BARE:
        return Speaker(span)
    bodies = [mention for mention in inside if mention.kind == "body"]
    if bodies and not people:
        return Speaker(span, bodies[-1].name, bodies[-1].role, known=True)
    for article in _ARTICLES:
        if low.startswith(article):
            words = words[len(article) :]
            break
    if words[:1].isupper() and len(words.split()) <= 3:  # noqa: PLR2004 - a name, not a description
        return Speaker(span, cast.spelling(words))
    return Speaker(span, words) if words else None


def _of_another(text: str, start: int, mention: Mention) -> bool:
    """Tell whether the person only says whose the speaker is: "a spokesman for X", "X's lawyer"."""
    after = text[mention.end : mention.end + 2]
    if after in ("'s", "’s"):
        return True
    before = text[start : mention.start]
    if mention.role and mention.role in before:
        before = before[: before.rfind(mention.role)]
    return mention.by != "pronoun" and any(
        word in before for word in (" for ", " of ", " to ", " from ", " by ", " with ", " представителя ")
    )
