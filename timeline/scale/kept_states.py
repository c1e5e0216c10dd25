"""A state that is kept in a folder, with how far it was folded: the batch of lines that was the last."""

import os
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from timeline.errors import TimelineError
from timeline.views.catalog import PROJECTIONS
from timeline.views.fold import State

_NOTHING = -1


class KeptStateError(TimelineError):
    """A kept state cannot be read."""

    def __init__(self, file: Path, why: str) -> None:
        super().__init__(f"{file} is no state that was kept here ({why}): remove its folder, and all is folded anew")


class KeptState(Struct, frozen=True):
    """A state, and the number of the last batch that is in it; -1 where none is."""

    batch: int
    state: State[Any]


def kept_state(folder: Path, name: str) -> KeptState:
    """Return what is kept of a projection, by its name; of nothing where nothing is. Raises KeptStateError."""
    file = _file(folder, name)
    try:
        batch, saved = msgspec.msgpack.decode(file.read_bytes(), type=tuple[int, bytes])
        return KeptState(batch, PROJECTIONS[name].load(saved))
    except FileNotFoundError:
        return KeptState(_NOTHING, PROJECTIONS[name].zero())
    except msgspec.MsgspecError as error:
        raise KeptStateError(file, str(error)) from None


def keep_state(folder: Path, name: str, kept: KeptState) -> None:
    """Keep a state: whoever reads meanwhile has the old one or the new one whole."""
    file = _file(folder, name)
    folder.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.part")
    with beside.open("wb") as told:
        told.write(msgspec.msgpack.encode((kept.batch, PROJECTIONS[name].save(kept.state))))
        told.flush()
        os.fsync(told.fileno())
    beside.replace(file)


def _file(folder: Path, name: str) -> Path:
    return folder / f"{name}.state"
