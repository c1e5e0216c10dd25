"""Where an article is at home: the country whose money a bare "$", "rubles" or "Sh" is, its publisher's own place."""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from urllib.parse import urlsplit

from timeline.gazetteer import country_of, row
from timeline.language.marks import Place
from timeline.language.places import toponyms
from timeline.language.quantity import currencies
from timeline.language.schema.places_table import DomainsTable
from timeline.language.schema.structure import read_table
from timeline.language.words.lexicon import DATA

_NEARLY_ALL = 0.85
_FEWEST = 2
_WORLDWIDE = frozenset(("USD", "GBP", "JPY", "EUR", "RUB"))


def of(home: str | None, places: Sequence[Place], text: str) -> str | None:
    """Return the country (ISO 3166-1) to read bare signs by: the source's, else the one nearly all places lie in.

    None where a second country named has money of the same name ("rubles" between Minsk and Bryansk). Of several
    countries the one whose money the text's signs can be: "Rs" beside Pakistan and China.
    """
    counts = Counter([country_of(place.code) for place in places if place.code and place.kind != "reference"])
    own = currencies.home_of(home)
    if home is not None and own is not None:
        rivals = (currencies.home_of(country) for country in counts if country != home)
        return None if any(rival and rival != own and _alike(rival, own) for rival in rivals) else home
    if not counts:
        return None
    country, count = counts.most_common(1)[0]
    code = currencies.home_of(country)
    local = [one for one in counts if currencies.is_signed(currencies.home_of(one), text)] if len(counts) > 1 else []
    if len(local) == 1 and code not in _WORLDWIDE:
        return local[0]
    if code is None or (count < _FEWEST and (len(counts) > 1 or _worldwide_name(code))):
        return None
    if count >= _NEARLY_ALL * counts.total() or not _worldwide_name(code):
        return country
    return None


def of_publisher(publisher: str | None, url: str | None) -> str | None:
    """Return the place in a publisher's name ("The Leeds Post"), else the country of its address ("….co.nz")."""
    named = [place.code for place in toponyms.find_places(publisher, language="en") if place.code] if publisher else []
    if len(set(named)) == 1:
        return named[0]
    ending = (urlsplit(url).hostname or "").rpartition(".")[2] if url else ""
    domains = _domains()
    country = domains.other.get(ending, ending.upper())
    return country if ending not in domains.sold and row(country) is not None else None


@cache
def _domains() -> DomainsTable:
    return read_table(DATA / "world" / "domains.toml", DomainsTable)


def _alike(one: str, other: str) -> bool:
    return _noun(one) == _noun(other)


@cache
def _worldwide_name(code: str) -> bool:
    return any(_alike(code, known) for known in _WORLDWIDE)


@cache
def _noun(code: str) -> str:
    return currencies.name_of(code).split()[-1].lower()
