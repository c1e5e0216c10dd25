"""Names of another script as papers spell them: `Sergeyev` and `Sergeev` are one."""

from functools import lru_cache

# Letters and pairs of letters that stand for one Cyrillic letter, in order; all of a row become its last.
_SPELLINGS = (
    ("yo", "e"), ("ye", "e"), ("io", "e"), ("ё", "е"), ("iy", "y"), ("yi", "y"), ("ii", "y"), ("ij", "y"), ("ei", "ey"),
    ("j", "y"), ("x", "ks"), ("kh", "h"), ("tz", "ts"), ("w", "v"), ("ck", "k"),
)  # fmt: skip
_SHORT = 5  # letters of a word whose last one tells it from others


@lru_cache(maxsize=65536)
def spelt(word: str) -> str:
    """Return a word of a name in one of the spellings that papers give a name of another script: Sergeyev, Sergeev."""
    for spelling, one in _SPELLINGS:
        word = word.replace(spelling, one)
    return f"{word[:-1]}y" if word.endswith("i") and len(word) > _SHORT else word
