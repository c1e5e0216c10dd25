"""Whether clocks can be trusted to order judgements, or all lines must be asked for their seals.

Where every line stands behind those it names, one that was appended after another stands behind it in the file too.
Where the file and the clocks then agree on judgements of one kind about one document, no clock ran ahead among these.
"""

from collections.abc import Callable, Iterable

from timeline import codec
from timeline.log.ties import targets, when

_KINDS = {"link": "link", "unlink": "link", "assessment": "assessment", "correction": "correction"}


def in_doubt(judgements: Iterable[bytes], document: Callable[[str], str]) -> bool:
    """Whether of judgements, given as they stand in the file, one bears no later time than one before it.

    `document` says which document, of those that belong together, a named line is of. Raises LineError.
    """
    last: dict[tuple[str, ...], str] = {}
    for line in map(codec.decode, judgements):
        if line.type in _KINDS:
            about = (_KINDS[line.type], *map(document, targets(line)[: 1 + (_KINDS[line.type] == "link")]))
            if when(line) <= last.get(about, ""):
                return True
            last[about] = when(line)
    return False
