"""Bodies called by their initials: "HaRA" where the text names the Harrow Roads Agency."""

from collections.abc import Collection, Iterator, Sequence

from timeline.language.marks import Mention
from timeline.language.text.capitals import CapitalRun
from timeline.language.words import genitives

LEAST, MOST = 2, 7  # capitals of an initialism
LED = 2  # words of a run that ends in one: "The MC"
PART = 3  # capitals from which it may stand for the last words of a name alone


def find_initialisms(
    text: str, runs: Sequence[CapitalRun], named: Sequence[Mention], taken: Collection[int]
) -> Iterator[Mention]:
    """Yield the words that stand for a body named in full, each under that name. What is `taken` begins otherwise."""
    asked = [(run[-1], letters) for run in runs if len(run) <= LED and (letters := _letters(text[slice(*run[-1])]))]
    if not asked:
        return
    full: dict[str, str] = {}
    for mention in named:
        for initials in _initials_of(mention.name):
            full.setdefault(initials, mention.name)
    for (start, end), letters in asked:
        name = full.get(letters)
        if name is not None and start not in taken:
            stop = start + len(genitives.bare(text[start:end]))
            yield Mention(start=start, end=stop, text=text[start:stop], name=name, kind="body")


def _letters(word: str) -> str:
    """Return the capitals of a word that can be an initialism: several of them, and few other letters."""
    bare = genitives.bare(word)
    capitals = "".join(char for char in bare if char.isupper())
    return capitals if bare.isalpha() and LEAST <= len(capitals) <= MOST and len(bare) < 2 * len(capitals) else ""


def _initials_of(name: str) -> Collection[str]:
    """Return what a name may be called by: the initials of its capitalised words, of all, or of its last words."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalpha()]
    titled = "".join(word[0] for word in words if word[0].isupper())
    every = "".join(word[0].upper() for word in words)
    found = {some for some in (titled, every) if len(some) >= LEAST}
    found.update(some[at:] for some in tuple(found) for at in range(1, len(some) - PART + 1))
    if len(every) > LEAST and name != name.title():
        found.add(every[1:])  # "the MC" of the Harrow municipal corporation
    return found
