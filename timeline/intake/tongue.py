"""Which language a text is written in, told by its most frequent words. A profile is a list of words in the data."""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from timeline.intake.language.lexicon import DATA

_SAMPLE = 4000
_LEAST = 3  # words; of fewer nothing is said
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("ja", "\u3040", "\u30ff"),
    ("ko", "\uac00", "\ud7af"),
    ("zh", "\u4e00", "\u9fff"),
    ("ar", "\u0600", "\u06ff"),
    ("he", "\u0590", "\u05ff"),
    ("hi", "\u0900", "\u097f"),
    ("bn", "\u0980", "\u09ff"),
    ("ta", "\u0b80", "\u0bff"),
    ("te", "\u0c00", "\u0c7f"),
    ("el", "\u0370", "\u03ff"),
    ("th", "\u0e00", "\u0e7f"),
    ("ka", "\u10a0", "\u10ff"),
    ("hy", "\u0530", "\u058f"),
)


def detect(text: str) -> str | None:
    """Return the ISO 639-1 code of the language, or None where too little is said."""
    sample = text[:_SAMPLE]
    if not sample.isascii() and (script := _by_script(sample)):
        return script
    counts = Counter(_WORD.findall(sample.lower()))
    scores = {language: sum(counts[word] for word in words) for language, words in _profiles().items()}
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] >= _LEAST else None


def _by_script(sample: str) -> str | None:
    letters = sum(character.isalpha() for character in sample)
    for language, first, last in _SCRIPTS:
        if sum(first <= character <= last for character in sample) > letters * 0.3:
            return language
    return None


@cache
def _profiles() -> Mapping[str, frozenset[str]]:
    """Return the frequent words of each language; those that have rules come first and win a draw."""
    told = {}
    for path in sorted(DATA.glob("*/page.toml")):
        with path.open("rb") as file:
            told[path.parent.name] = frozenset(tomllib.load(file)["stop_words"].split())
    with (Path(__file__).parent / "languages.toml").open("rb") as file:
        others = tomllib.load(file)["stop_words"]
    return told | {language: frozenset(words.split()) for language, words in others.items()}
