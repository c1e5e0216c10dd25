"""Aliases: what is appended where a person says that several names are of one person or body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.app.bench import with_reason
from timeline.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.app.bench import Bench
    from timeline.model import Judgement

_FEWEST = 2


class AliasError(UsageError):
    """Names that cannot be said to be one."""


def alias(bench: Bench, names: Iterable[str], *, reason: str = "") -> list[Judgement]:
    """Return what says that names are of one, in two scripts or spellings; to take it back is to retract the line.

    What is said already is left, and of a name that nobody bears `bench.notice` is told. Raises AliasError.
    """
    from timeline.model import Judgement
    from timeline.views.aliases import names_said

    spelled = (" ".join(name.split()) for name in names if name.strip())
    told = list({name.casefold(): name for name in spelled}.values())
    if len(told) < _FEWEST:
        raise AliasError("an alias takes two names at least, that are not the same")
    known = bench.standing.judgements
    if all(known.aliases.same(told[0], other) for other in told[1:]):
        said = next((one for one in known.all if one.type == "alias" and {*names_said(one)} & {*told}), None)
        return bench.say_again(f"{' and '.join(told)} are one", said)
    borne = {name.casefold() for event in bench.events.values() for name in event.actors}
    for name in told:
        if name.casefold() not in borne:
            bench.notice(f"nobody in the log is called {name!r} so far")
    return [Judgement(type="alias", data=with_reason({"names": sorted(told)}, reason))]
