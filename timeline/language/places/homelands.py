"""Which country's news a text is, by words and signs of money that hardly any other uses: "£", "Taoiseach", "crore"."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache

from timeline.language.schema.places_table import HomelandsTable
from timeline.language.schema.structure import read_table
from timeline.language.words.lexicon import DATA


def homeland_of(text: str, *, by_money: bool = True) -> str | None:
    """Return the country (ISO 3166-1) that most such words of a text are of; None where two have as many, or none.

    How often a word stands tells nothing. `by_money`: signs of money count too, which tell of no region by themselves.
    """
    pattern, owners = _known()
    told = {term for found in pattern.finditer(text) for term in found.groups()[: None if by_money else 1] if term}
    counts = Counter(country for term in told for country in owners[term])
    best = counts.most_common(2)
    return best[0][0] if len(best) == 1 or (best and best[0][1] > best[1][1]) else None


@cache
def _known() -> tuple[re.Pattern[str], Mapping[str, tuple[str, ...]]]:
    """Return one pattern for all words and signs, and the countries of each."""
    read = read_table(DATA / "world" / "homelands.toml", HomelandsTable)
    table, scales = read.country, "|".join(map(re.escape, read.scales))
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for country, said in table.items():
        for term in (*said.words, *said.money, *said.letters):
            owners[term].append(country)
    words, money, letters = (
        "|".join(map(re.escape, sorted({term for row in rows for term in row}, key=len, reverse=True)))
        for rows in (
            [said.words for said in table.values()],
            [said.money for said in table.values()],
            [said.letters for said in table.values()],
        )
    )
    scaled = rf"\d[\d.]*(?:,\d{{3}}|[ -]?(?:{scales})(?![^\W_]))"
    pattern = rf"(?<![^\W_])(?:({words})(?![^\W_])|({money}) ?\d|({letters}) ?{scaled})"
    return re.compile(pattern), {term: tuple(codes) for term, codes in owners.items()}
