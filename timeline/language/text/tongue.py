"""Which language a text is written in, told by its most frequent words. A profile is a list of words in the data."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from timeline.language.schema.page_table import OtherLanguages, PageTable
from timeline.language.schema.structure import read_table
from timeline.language.words.lexicon import languages, load_table

_SAMPLE = 2000
_SHARE = 0.3  # of the letters
_LEAST = 3  # words; of fewer nothing is said
_OTHER = re.compile("[\u0370-\u03ff\u0530-\u1cff\u3040-\ud7af]")
_RANK = {"en": 0, "ru": 1, "be": 2, "de": 3, "fr": 4}  # who wins a draw
_WORD = re.compile(r"[^\W\d_]+")
_FEW = (("be", "ў"), ("ru", "\u0400-\u04ff"))  # what a few words in these letters are most likely of
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
    if script := _by_script(sample):
        return script
    scores: Counter[str] = Counter()
    known = _languages()
    for word in _WORD.findall(sample.lower()):
        for language in known.get(word, ()):
            scores[language] += 1
    best = max(scores, key=lambda language: (scores[language], -_RANK.get(language, len(_RANK))), default=None)
    if best is not None and scores[best] >= _LEAST:
        return best
    return next((language for language, letters in _FEW if re.search(f"[{letters}]", sample.lower())), None)


def _by_script(sample: str) -> str | None:
    others = Counter(
        next((language for language, first, last in _SCRIPTS if first <= letter <= last), None)
        for letter in _OTHER.findall(sample)
    )
    letters = sum(map(str.isalpha, sample)) if others else 0
    # Japanese and Korean are written with Chinese signs too; Chinese never with theirs.
    return next((language for language, *_ in _SCRIPTS if others[language] > letters * _SHARE), None)


@cache
def other_languages() -> OtherLanguages:
    """Return what is known of languages that have no folder of rules."""
    return read_table(Path(__file__).parent / "languages.toml", OtherLanguages)


@cache
def _languages() -> Mapping[str, tuple[str, ...]]:
    """Return the languages that each frequent word is one of."""
    found: dict[str, list[str]] = {}
    profiles = {}
    for language in languages("page"):
        profiles[language] = load_table(language, PageTable).stop_words
    for language, words in (*profiles.items(), *other_languages().stop_words.items()):
        for word in words:
            found.setdefault(word, []).append(language)
    return {word: tuple(codes) for word, codes in found.items()}
