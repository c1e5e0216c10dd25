"""Which news agency an article says its news come from."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind
from attrs import frozen


@frozen
class Agency:
    """A news agency: its name in the log and the ISO 3166 code of the country it writes from."""

    name: str
    home: str | None


def find(text: str) -> Agency | None:
    """Return the agency that is credited first: `(BelTA)`, `BelTA has learned`, `told Reuters`, `– AFP`."""
    finder, agencies = _phrases()
    for index, start, end in finder.find_matches_as_indexes(text):
        if _bounded(text, start, end):
            return agencies[index]
    return None


def named(name: str) -> Agency | None:
    """Return an agency by one of its spellings."""
    return _spellings().get(name)


def _bounded(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() and text[start].isalnum()) and not (after.isalnum() and text[end - 1].isalnum())


@cache
def _spellings() -> Mapping[str, Agency]:
    return {
        spelling: Agency(name, said.get("home"))
        for name, said in _data()["agencies"].items()
        for spelling in said["names"]
    }


@cache
def _phrases() -> tuple[AhoCorasick, tuple[Agency, ...]]:
    pairs = [
        (phrase.format(spelling), agency)
        for phrase in _data()["phrases"]["told"]
        for spelling, agency in _spellings().items()
    ]
    finder = AhoCorasick([phrase for phrase, _ in pairs], matchkind=MatchKind.LeftmostLongest)
    return finder, tuple(agency for _, agency in pairs)


@cache
def _data() -> Mapping[str, Mapping[str, Any]]:
    with (Path(__file__).parent / "agencies.toml").open("rb") as file:
        return tomllib.load(file)
