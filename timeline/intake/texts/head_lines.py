"""What stands above a text, line by line: what is skipped, where the stamps stand, which line is the title."""

from collections.abc import Mapping
from typing import Any, Literal

import re2
from attrs import field, frozen

from timeline.article import Stamp
from timeline.intake.texts import stamp_lines as stamps

Role = Literal["skip", "published", "updated", "page_stamp", "title"]

STAMPS = ("published", "updated", "page_stamp")
LONGEST = 300  # characters of a line of the head


@frozen
class HeadLines:
    """Lines of the head, one kind: `least` to `most` of them, each matching `pattern` whole (RE2 syntax).

    A stamp is read from the group `stamp` where the pattern has one, else from the whole line; a group of a stamp's
    name (`updated`) tells another beside it, the group `title` the title.
    """

    role: Role
    pattern: str
    least: int = 1
    most: int = 1
    _matches: Any = field(init=False, repr=False, eq=False)

    @_matches.default
    def _compile(self) -> Any:  # re2 has no types
        return re2.compile(self.pattern)

    @property
    def is_stamp(self) -> bool:
        """Whether such a line tells a time."""
        return self.role in STAMPS

    def said(self, text: str, language: str, order: str) -> Mapping[str, Stamp | str] | None:
        """Return what a line tells if it is one of these, by role; None if it is another."""
        match = self._matches.fullmatch(text) if len(text) <= LONGEST else None
        if match is None:
            return None
        groups = match.groupdict()
        told: dict[str, Stamp | str] = {}
        if self.role == "title" or groups.get("title"):
            told["title"] = groups.get("title") or text
        moments = {role: words for role in STAMPS if (words := groups.get(role))}
        if self.is_stamp:
            moments.setdefault(self.role, groups.get("stamp") or text)
        for role, words in moments.items():
            value = stamps.read(words, language=language, order=order)
            if value is None:
                return None
            told[role] = Stamp(value=value, raw=text)
        return told


def skip(pattern: str, *, least: int = 0, most: int = 1) -> HeadLines:
    """Return lines of the head that say nothing of the article; `least=1` where they stand on every page."""
    return HeadLines("skip", pattern, least, most)


def stamp(role: Literal["published", "updated", "page_stamp"], pattern: str, *, optional: bool = False) -> HeadLines:
    """Return a line with a time: its group `stamp`, else all of it. A group `title` is the title beside it."""
    return HeadLines(role, pattern, 0 if optional else 1, 1)


def title(pattern: str = ".+") -> HeadLines:
    """Return the line that is the title. What repeats it at once is dropped."""
    return HeadLines("title", pattern)
