"""What a rule's words are worth: each rule of the grammar has its builder here or in the files by noun."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from timeline.errors import TimelineError
from timeline.language.time.almanac import CountingBase
from timeline.language.time.time_tokens import TimeToken
from timeline.model import Basis

Kind = Literal["date", "period", "duration", "set", "clock", "vague"]


_EXACT = ("year", "month", "day")


class UnanchoredError(TimelineError):
    """A relative time without a base, or without one as exact as it needs: the time stays vague."""


class Value(Struct, frozen=True):
    """What an expression is worth: as in marks.Moment."""

    edtf: str | None
    kind: Kind
    basis: Basis = "explicit"
    sense: str | None = None
    doubt: str | None = None


class TimeWords(Struct, frozen=True):
    """The words that a rule found, and what they are read against.

    `letters` is the string of classes with marks, `tokens` the words alone; `tense` asks the words around (1 ahead,
    -1 back, 0 unsaid); `context` is the part of a year told last before them, as an interval of months; `compared`
    whether a number stands before them ("up from 12 million a year ago").
    """

    letters: str
    tokens: Sequence[TimeToken]
    anchor: CountingBase | None
    order: str
    tense: Callable[[], int]
    context: str | None = None
    compared: bool = False

    def of(self, classes: str) -> list[TimeToken]:
        """Return the tokens of these classes."""
        return [token for token in self.tokens if token.cls in classes]

    @property
    def counted(self) -> list[TimeToken]:
        """The tokens that say how many, without "and a half"."""
        cut = next((spot for spot, token in enumerate(self.tokens) if token.cls == "A"), len(self.tokens))
        joined = self.first("H") is None
        return [token for token in (self.tokens if joined else self.tokens[:cut]) if token.cls in "jwdnYi"]

    def the(self, classes: str) -> TimeToken:
        """Return the token of these classes that the rule needs. Raises LookupError when it is left out here."""
        token = self.first(classes)
        if token is None:
            raise LookupError(classes)
        return token

    def base(self, exact: Literal["day", "month", "year"]) -> date:
        """Return the day to count from. Raises UnanchoredError when it is not known as exactly as that."""
        if self.anchor is None or _EXACT.index(self.anchor.exact) < _EXACT.index(exact):
            raise UnanchoredError
        return self.anchor.day

    def first(self, classes: str) -> TimeToken | None:
        """Return the first token of these classes."""
        for token in self.tokens:
            if token.cls in classes:
                return token
        return None


def vague(sense: str | None = None) -> Value:
    """Return a time that cannot be told."""
    return Value(None, "vague", "none", sense)
