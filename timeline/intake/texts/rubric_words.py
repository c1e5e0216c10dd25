"""Words that name a part of a paper and not the paper: `World News`, `Общество`."""

import tomllib
from functools import cache
from pathlib import Path


@cache
def rubric_words() -> frozenset[str]:
    """Return the words of all languages, in lower case."""
    said = tomllib.loads((Path(__file__).parent / "rubrics.toml").read_text("utf-8"))
    return frozenset(word for words in said.values() for word in words)
