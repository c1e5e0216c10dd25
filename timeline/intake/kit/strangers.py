"""Documents that are no source's own: a source that claims one of them knows its pages by what many sites write."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from timeline.intake.documents import loading
from timeline.intake.documents.document import Document
from timeline.intake.host.plugin_host import Host

_BENCH = Path(__file__).parent / "data" / "strangers"
_SHOWN = 3  # strangers


@cache
def bench() -> tuple[Document, ...]:
    """Return the strangers that ship with the kit, by name."""
    return tuple(loading.load(path, _BENCH) for path in sorted(_BENCH.glob("*.*")) if path.suffix != ".md")


def claimed(host: Host, name: str | None = None, others: Iterable[Document] = ()) -> list[str]:
    """Return which sources claim strangers, or documents of `others`, a line each; of all sources or of one."""
    strangers = (*bench(), *others)
    told = []
    for loaded in host.importers:
        if loaded.rank == 0 or name not in (None, loaded.name):
            continue
        alone = Host(importers=(loaded,))
        taken = [(one.path, claim.reason) for one in strangers for _, claim in alone.claims(one)[0]]
        if taken:
            shown = "; ".join(f"{path} ({reason})" for path, reason in taken[:_SHOWN])
            more = f" and {len(taken) - _SHOWN} more" if len(taken) > _SHOWN else ""
            told.append(
                f"{loaded.name} claims what is not its own: {shown}{more}; let it ask for what only its site writes: "
                "own=(…), hosts=(…), or a line of its head with least=1"
            )
    return told
