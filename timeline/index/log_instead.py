"""Where an index fails at a question, the log is read instead: no damaged file makes another answer, or none."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from timeline.index.found import Scan
from timeline.log.lines import LogReadError

_Asked = ParamSpec("_Asked")
_Told = TypeVar("_Told")


class Fallible(Protocol):
    """An index that may turn out to be damaged, then says so once and is stored no more."""

    stored: bool

    def believed(self, answer: Any) -> Any:
        """Return an answer that may be given. Raises what says that it may not."""

    def give_up(self, error: Exception) -> None:
        """Drop the index."""


_Index = TypeVar("_Index", bound=Fallible)


def or_read(method: Callable[Concatenate[_Index, _Asked], _Told]) -> Callable[Concatenate[_Index, _Asked], _Told]:
    """Answer a question by reading the log where the index fails at it, whatever a damaged file makes of it."""

    @wraps(method)
    def answered(self: _Index, /, *args: _Asked.args, **options: _Asked.kwargs) -> _Told:
        if self.stored:
            try:
                believed: _Told = self.believed(method(self, *args, **options))
            except LogReadError:
                raise
            except Exception as error:  # noqa: BLE001 - of SQLite, of decoding, of a value that cannot be
                self.give_up(error)
            else:
                return believed
        told: _Told = getattr(Scan, method.__name__)(self, *args, **options)
        return told

    return answered
