"""The answers of models as they lie in a workspace: `answers/ab/KEY.json`, beside what shaped them.

What shaped them lies in `answers/settings/`, a file for each; by it the key of an article's answer is known. A folder
of answers may be a stranger's: no link is followed, each file has a size, and what is none is passed over.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
from attrs import frozen
from msgspec import Struct

from timeline.errors import TimelineError
from timeline.intake.marked.asking_settings import Settings
from timeline.intake.marked.model_mark import MOST_MARKS
from timeline.intake.marked.parts import parts
from timeline.unfollowed import Folder, write_below

SETTINGS = "settings"
MOST_BYTES = 1 << 18  # of a stored answer
_MOST_BYTES_OF_SETTINGS = 1 << 12
_MOST_SETTINGS = 32
_MOST_PARTS = 1_000
_MOST_MARKS_OF_TEXT = 2_000


class ModelAnswer(Struct, frozen=True, kw_only=True):
    """A stored answer. `events` are as the model gave them, `used` the tokens the server counted.

    `made` says how it came to be where no model was asked.
    """

    settings: str
    model: str
    events: tuple[Any, ...]
    used: int | None = None
    made: str | None = None


@frozen
class AnsweredPart:
    """What was answered of a part of a text, from `start` to `end`."""

    settings: Settings
    start: int
    end: int
    answer: ModelAnswer


@frozen
class StoredAnswers:
    """The answers in a folder. Nothing is written by asking for them; what is no answer counts as none."""

    folder: Path

    def of(self, text: str) -> Iterator[AnsweredPart]:
        """Yield what was answered of the parts of a text, by the settings, in the order of the text.

        What goes beyond so many marks as no text has is left out.
        """
        marks = 0
        for settings in self._settings:
            for number, (start, end) in enumerate(parts(text, settings)):
                if number == _MOST_PARTS:
                    break
                answer = self.answer(settings, text[start:end])
                if answer is not None and (marks := marks + len(answer.events)) <= _MOST_MARKS_OF_TEXT:
                    yield AnsweredPart(settings, start, end, answer)

    def answer(self, settings: Settings, text: str) -> ModelAnswer | None:
        """Return what was answered to just this text, asked so."""
        key = settings.key(text)
        raw = self._bytes(self.folder / key[:2], f"{key}.json", MOST_BYTES)
        if raw is None:
            return None
        with suppress(msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            answer = msgspec.json.decode(raw, type=ModelAnswer)
            if len(answer.events) <= MOST_MARKS and answer.settings == settings.digest:
                return answer
        return None

    def keep(self, settings: Settings, text: str, answer: ModelAnswer) -> None:
        """Store an answer, and what shaped it. Raises InTheWayError, OSError."""
        root = self.folder.parent
        write_below(root, self.folder / SETTINGS / f"{settings.digest}.json", settings.encoded() + b"\n")
        key = settings.key(text)
        raw = msgspec.json.format(msgspec.json.encode(answer, order="sorted"), indent=1)
        write_below(root, self.folder / key[:2] / f"{key}.json", raw + b"\n")

    @cached_property
    def _settings(self) -> tuple[Settings, ...]:
        folder = self.folder / SETTINGS
        found = []
        for name in sorted(_names(folder))[:_MOST_SETTINGS]:
            raw = self._bytes(folder, name, _MOST_BYTES_OF_SETTINGS)
            with suppress(msgspec.MsgspecError, UnicodeDecodeError, ValueError, RecursionError):
                settings = msgspec.json.decode(raw or b"", type=Settings)
                if name == f"{settings.digest}.json":
                    found.append(settings)
        return tuple(found)

    def _bytes(self, folder: Path, name: str, most: int) -> bytes | None:
        """Return what a file holds; None where there is none, a link leads to it, or it is larger than `most`."""
        if self.folder.is_symlink() or folder.is_symlink():
            return None
        with suppress(OSError, TimelineError):
            fd = Folder(folder).open(name, os.O_RDONLY)
            with open(fd, "rb") as file:  # noqa: PTH123 - a descriptor has no path
                raw = file.read(most + 1)
            return raw if len(raw) <= most else None
        return None


def fingerprint(folder: Path) -> str:
    """Return what changes whenever an answer comes, goes or is written anew; the empty text where there is none."""
    if folder.is_symlink() or not folder.is_dir():
        return ""
    told = sha256()
    for inner in sorted(_names(folder)):
        _each_file(folder / inner, told.update)
    return told.hexdigest()


def _each_file(folder: Path, tell: Callable[[bytes], object]) -> None:
    with suppress(OSError):
        if folder.is_symlink():
            return
        for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
            seen = entry.stat(follow_symlinks=False)
            tell(f"{folder.name}/{entry.name} {seen.st_size} {seen.st_mtime_ns}\n".encode(errors="replace"))


def _names(folder: Path) -> list[str]:
    try:
        return [path.name for path in folder.iterdir()]
    except OSError:
        return []
