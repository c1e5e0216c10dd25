"""Text that a page holds in its scripts alone: the state from which a browser would build the article."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import re2

from timeline.intake.texts import body

_STRING = re2.compile(r'"(?:[^"\\\n]|\\.)*"')
_LEAST = 120  # characters of a string that may hold prose
_DEEP = 3  # strings in strings
_CODE = ("{", '","', "=>")
_MOST = 2**21  # characters of script


def prose(tree: Any, strip: Callable[[str], str]) -> str:
    """Return the prose in the strings of a page's scripts, a line for each paragraph, or nothing.

    `strip` returns the text of a string that is markup itself.
    """
    found: dict[str, None] = {}
    left = _MOST
    for script in tree.iter("script"):
        source = (script.text or "")[:left]
        left -= len(source)
        for text in _strings(source, _DEEP):
            lines = strip(text).split("\n") if "<" in text else text.split("\n")
            found.update(
                (line, None) for line in lines if body.is_prose(line) and not any(map(line.__contains__, _CODE))
            )
    return "\n".join(found)


def _strings(source: str, deep: int) -> Iterator[str]:
    """Yield the long strings of a script, those in strings that are scripts themselves among them."""
    for match in _STRING.finditer(source):
        literal = match.group()
        if len(literal) < _LEAST:
            continue
        try:
            text = json.loads(literal, strict=False)
        except ValueError:
            continue
        if deep > 1 and '":' in text:
            yield from _strings(text, deep - 1)
        else:
            yield text
