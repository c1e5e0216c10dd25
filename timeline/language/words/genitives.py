"""What is glued behind a name to tell whose something is: "the city's"."""

from functools import cache

from timeline.language.schema.names_table import NamesTable
from timeline.language.schema.structure import read_table
from timeline.language.words.lexicon import DATA


@cache
def names_table() -> NamesTable:
    """Read how names are written, whatever the language around them."""
    return read_table(DATA / "world" / "names.toml", NamesTable)


def is_genitive(name: str) -> bool:
    """Tell whether a name ends as whose something is."""
    return name.endswith(names_table().genitive)


def bare(name: str) -> str:
    """Return a name without what tells whose something is."""
    ending = next((one for one in names_table().genitive if name.endswith(one)), "")
    return name.removesuffix(ending)
