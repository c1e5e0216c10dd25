"""Names of people: which words are given names, when two spellings are one name, and which spelling is kept.

The kept spelling depends on the article alone: heads of state and government have one in `data/leaders.tsv`, Slavic
given names one in `people.toml`; any other name keeps the fullest form the article has, without patronymic, in its own
script.
"""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from anyascii import anyascii
from attrs import frozen

from timeline.language.schema.people_table import Cases, PeopleTable, SlavicNames
from timeline.language.words.genitives import names_table
from timeline.language.words.lexicon import DATA, languages, load_table

_LATIN = "ɐ"  # the letters of Latin alphabets come before
_SHORTEST_PATRONYMIC = 5  # letters that are none yet
_LONGEST = 40  # characters of a word that can be a name


@cache
def given() -> Mapping[str, str]:
    """Read the given names of many countries with their sex: m, f, or b (both)."""
    return dict(_rows(DATA / "given_names.tsv"))


def _rows(path: Path) -> list[tuple[str, str]]:
    rows = []
    with path.open(encoding="utf-8") as file:
        for line in file:
            name, _, sex = line.rstrip("\n").partition("\t")
            if sex:
                rows.append((name, sex))
    return rows


@frozen
class Leader:
    """A head of state or government: the kept spelling, and the country led (ISO 3166-1)."""

    name: str
    country: str


@cache
def leaders() -> tuple[Mapping[str, Leader], Mapping[str, Leader]]:
    """Read the leaders by key of the whole name, and by key of a surname that alone means one of them."""
    whole: dict[str, Leader] = {}
    alone: dict[str, Leader] = {}
    for line in (DATA / "leaders.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        country, name, distinct, others, *_ = line.split("\t")
        leader = Leader(name, country)
        for spelling in (name, *(other for other in others.split("; ") if other)):
            whole.setdefault(key(spelling), leader)
            if distinct:
                alone.setdefault(key(spelling.split()[-1]), leader)
    return whole, alone


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """Fold a name so that its usual spellings in Latin and Cyrillic agree (Degtyaryov, Degtyarev, Дегтярёв)."""
    low = anyascii(name[: 4 * _LONGEST]).lower()
    for old, new in names_table().alike:
        low = low.replace(old, new)
    for old, new in _folds():
        low = low.replace(old, new)
    return low


@cache
def inflected(language: str) -> bool:
    """Tell whether a language declines names: its `people.toml` has case endings."""
    return load_table(language, PeopleTable).cases != Cases()


def is_patronymic(word: str) -> bool:
    """Tell whether a word is a patronymic by its ending."""
    return len(word) > _SHORTEST_PATRONYMIC and word.lower().endswith(_patronymics())


@cache
def _patronymics() -> tuple[str, ...]:
    """Read the endings of all languages: a name keeps its patronymic in whatever language it is told."""
    return tuple(ending for table in _slavic_tables() for ending in table.patronymics)


@cache
def _folds() -> tuple[tuple[str, str], ...]:
    """Read the folds of all languages, as a key is compared between them."""
    return tuple(
        (old, new) for table in _slavic_tables() for old, _, new in (fold.partition(":") for fold in table.folds)
    )


def _slavic_tables() -> tuple[SlavicNames, ...]:
    return tuple(load_table(language, PeopleTable).slavic for language in languages(PeopleTable.noun))


@cache
def _spellings(language: str) -> Mapping[str, str]:
    spelling = load_table(language, PeopleTable).spelling
    return {variant: kept for kept, variants in spelling.items() for variant in variants}


@cache
def _slavic(language: str) -> tuple[str, ...]:
    return load_table(language, PeopleTable).slavic.endings


def kept(parts: tuple[str, ...], language: str) -> str:
    """Give the one spelling a name is kept in, from the words of its fullest form."""
    bare = [word for at, word in enumerate(parts) if not (0 < at < len(parts) - 1 and is_patronymic(word))]
    if len(bare) > 2 and is_patronymic(bare[-1]) and bare[0] not in given():  # noqa: PLR2004 - surname, given name, patronymic
        bare = [bare[1], bare[0]]
    whole, alone = leaders()
    leader = whole.get(key(" ".join(bare))) or (alone.get(key(bare[-1])) if _alone(bare) else None)
    if leader is not None and not leader.name.startswith(bare[0][0]) and len(bare) > 1:
        leader = None
    if leader is not None and bare[-1][0] < _LATIN:
        return leader.name
    endings = _slavic(language)
    if len(bare) > 1 and endings and bare[-1].endswith(endings):
        bare[0] = _spellings(language).get(bare[0], bare[0])
    return " ".join(bare)


def _alone(bare: Sequence[str]) -> bool:
    """Tell whether a name is a surname alone, or with the initial of a given name."""
    return len(bare) == 1 or (len(bare) == 2 and len(bare[0].rstrip(".")) == 1)  # noqa: PLR2004 - an initial and a surname


@cache
def _cases(language: str) -> Mapping[str, tuple[tuple[str, str], ...]]:
    cases = load_table(language, PeopleTable).cases
    return {
        part: tuple((cut, put) for cut, _, put in (rule.partition(":") for rule in rules))
        for part, rules in (("given", cases.given), ("surname", cases.surname))
        if rules
    }


@lru_cache(maxsize=4096)
def nominative(word: str, language: str) -> str:
    """Bring a given name to its first case; the word itself where no rule yields a given name."""
    known = given()
    if word in known:
        return word
    for cut, put in _cases(language).get("given", ()):
        if word.endswith(cut) and (whole := word[: len(word) - len(cut)] + put) in known:
            return whole
    return word


@lru_cache(maxsize=4096)
def surname(word: str, language: str) -> str:
    """Bring an inflected surname to its first case by the rules of the language."""
    for cut, put in _cases(language).get("surname", ()):
        if word.endswith(cut) and len(word) - len(cut) >= 3:  # noqa: PLR2004 - a stem of three letters at least
            return word[: len(word) - len(cut)] + put
    return word


@lru_cache(maxsize=4096)
def addressed(phrase: str, language: str) -> str:
    """Bring whom an order goes to to its first case: its head, and the adjectives before that."""
    cases = load_table(language, PeopleTable).cases
    words = phrase.split()
    for at, word in enumerate(words):
        adjective = _cut(word, cases.addressed_adjective)
        if adjective is None or at == len(words) - 1:
            words[at] = _cut(word, cases.addressed) or word
            break
        words[at] = adjective
    return " ".join(words)


def _cut(word: str, rules: Sequence[str]) -> str | None:
    """Return a word under the first rule that fits it."""
    for cut, _, put in (rule.partition(":") for rule in rules):
        if word.endswith(cut) and len(word) > len(cut) + 1:
            return word[: len(word) - len(cut)] + put
    return None


def is_given(word: str, language: str) -> bool:
    """Tell whether a word is a given name, in any case of it."""
    if word in given():
        return True
    return bool(_cases(language)) and len(word) < _LONGEST and nominative(word, language) in given()


def sex(word: str, language: str) -> str:
    """Tell the sex a given name is for: m, f, or b where both or unknown."""
    return given().get(nominative(word, language), "b")
