"""Turns of an interview, each paragraph opened by who speaks: "MAYOR ANA RUIZ: We will …", "Q: …", "A: …"."""

import re
from collections import Counter

from timeline.language.marks import Mention
from timeline.language.people.cast import Cast
from timeline.language.text.quotemarks import Marked

TURN = ":"  # the mark of a stretch that is a turn
_OPENS = re.compile(r"^([^\W\d_][^\n:“”\"«»?!;]{0,60}):[ \u00a0]+(?=\S)", re.MULTILINE)
_WORDS = 6  # words of a label
_FEWEST = 3  # turns of an interview
_MANY = 400  # turns of one article
_LONGEST = 6_000  # characters of a turn


def find_turns(text: str) -> tuple[Marked, ...]:
    """Return what is said in each turn of an interview; none where fewer than two speak, or nobody again.

    A line such as "Read also: …" opens no turn: a label is in capitals, or its words are.
    """
    found: list[tuple[str, Marked]] = []
    for match in _OPENS.finditer(text):
        label = match.group(1)
        stop = text.find("\n", match.end())
        stop = len(text) if stop < 0 else stop
        if _is_label(label) and stop - match.end() <= _LONGEST and len(found) < _MANY:
            found.append((label, Marked((match.end() - 1, stop), match.end(), stop, TURN)))
    told = Counter(label for label, _ in found)
    if len(found) < _FEWEST or len(told) == 1 or max(told.values()) == 1:
        return ()
    return tuple(marked for _, marked in found)


def _is_label(label: str) -> bool:
    words = label.split()
    return len(words) <= _WORDS and label[-1] != " " and all(not word[0].islower() for word in words)


def label_of(text: str, marked: Marked) -> tuple[int, int]:
    """Return where the label of a turn stands: the words of its line before the colon."""
    return text.rfind("\n", 0, marked.outer[0]) + 1, text.rfind(TURN, 0, marked.start)


def answerer(cast: Cast) -> Mention | None:
    """Return who answers where the label only says that somebody does ("A:"): whom the article names most."""
    people = Counter(one.name for one in cast.mentions if one.kind == "person")
    if not people:
        return None
    name = max(people, key=people.__getitem__)
    return next(one for one in cast.mentions if one.name == name)
