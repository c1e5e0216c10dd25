"""The last heads that were seen of a log, kept in the user's own folder: they show that its end was cut since."""

from pathlib import Path

import msgspec

from timeline.user_folders import KEPT

_NAME = "heads.json"


def last_heads(log: Path) -> tuple[str, ...]:
    """Return the seals that a log hung on when it was last appended to or found whole here; none, if it never was."""
    folder = KEPT.of(log)
    if folder is None:
        return ()
    try:
        return msgspec.json.decode((folder / _NAME).read_bytes(), type=tuple[str, ...])
    except (OSError, msgspec.DecodeError):
        return ()


def note_heads(log: Path, heads: tuple[str, ...]) -> None:
    """Keep the seals that a log hangs on now; where nothing can be kept, nothing is."""
    if heads != last_heads(log):
        KEPT.keep(log, _NAME, msgspec.json.encode(heads) + b"\n")
