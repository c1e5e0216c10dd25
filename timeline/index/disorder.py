"""Whether clocks can be trusted to order readings and judgements, or all lines must be asked for their seals.

Where every line stands behind those it names, one that was appended after another stands behind it in the file too.
Where the file and the clocks then agree on the readings of one document, and on judgements of one kind about one, no
clock ran ahead among these.
"""

from collections.abc import Callable, Iterable

from timeline import codec
from timeline.log.ties import targets, when

_KINDS = {"link": "link", "unlink": "link", "assessment": "assessment", "correction": "correction"}


def in_doubt(sealed: Iterable[bytes], document: Callable[[str], str]) -> bool:
    """Whether of lines that bear seals, given as they stand in the file, one bears no later time than one before it.

    `document` says which document, of those that belong together, a named line is of. What stands there twice, as two
    branches leave it, is one line. Raises LineError.
    """
    last: dict[tuple[str, ...], str] = {}
    first: dict[str, str] = {}
    for line in map(codec.decode, sealed):
        about = _about(line, document)
        if about is None or when(line) >= first.get(line.id, "~"):
            continue
        if when(line) <= last.get(about, ""):
            return True
        last[about] = first[line.id] = when(line)
    return False


def _about(line: codec.Line, document: Callable[[str], str]) -> tuple[str, ...] | None:
    """Return what a line is set in order with: the readings of its document, or the judgements on the same."""
    if line.type == "article":
        return "article", line.article
    kind = _KINDS.get(line.type)
    return None if kind is None else (kind, *map(document, targets(line)[: 1 + (kind == "link")]))
