"""A whole name brought to its first case: the case that its given name stands in tells that of the surname too.

What cuts which ending in which case is data (`cases.forms` in `people.toml`). A man's name declines as a whole, a
woman's where it ends in a vowel; a given name that no list holds is brought back only where the surname has the same
case.
"""

from collections.abc import Collection, Iterator, Mapping
from functools import cache, lru_cache

from attrs import frozen

from timeline.language.people import names
from timeline.language.schema.people_table import NameForms, PeopleTable
from timeline.language.words.lexicon import load_table

_STEM = 3  # letters of a name that an ending is cut off
_INITIAL = 2  # letters at least of what is a name and no initial
Rules = tuple[tuple[str, str], ...]  # what is cut off, what is put in its place


@frozen
class _Form:
    """The endings of one case: of given names, of men's surnames, of women's."""

    given: Rules
    man: Rules
    woman: Rules


@frozen
class _GivenName:
    """A given name in its first case, for whom it is (m, f, b), and the case it stood in."""

    name: str
    sex: str
    form: _Form


@frozen
class _NameCases:
    forms: tuple[_Form, ...]
    sure: Rules
    fixed: tuple[str, ...]
    womanly: tuple[str, ...]
    vowels: tuple[str, ...]
    oblique: tuple[str, ...]
    owned: tuple[str, ...]
    several: tuple[str, ...]


@cache
def _cases(language: str) -> _NameCases:
    table = load_table(language, PeopleTable).cases
    forms = tuple(_form(form) for form in table.forms.values())
    return _NameCases(
        forms,
        _rules(table.sure),
        tuple(table.fixed),
        tuple(table.womanly),
        tuple(table.vowels),
        tuple(table.oblique),
        tuple(table.owned),
        tuple(table.several),
    )


def _form(form: NameForms) -> _Form:
    return _Form(_rules(form.given), _rules(form.man), _rules(form.woman))


def _rules(row: Collection[str]) -> Rules:
    return tuple((cut, put) for cut, _, put in (rule.partition(":") for rule in row))


def first_case(parts: tuple[str, ...], seen: Collection[str], language: str) -> tuple[str, ...]:
    """Bring the words of a name to the first case. `seen` are the capitalised words of the text."""
    said = _cases(language)
    if not said.forms or len(parts) < 2:  # noqa: PLR2004 - a given name and a surname
        return _lone(parts, language)
    given, rest = parts[0], parts[1:]
    known = names.given()
    found = [] if given in known else list(_readings(given, rest[-1], known, said))
    for one in found:
        surnames = _surnames(rest, one)
        if surnames != rest:
            return (one.name, *surnames)
    if found:
        return (found[0].name, *rest[:-1], _alone(rest[-1], found[0].sex, seen, said))
    guessed = None if given in known else _guessed(given, rest, seen, said)
    if guessed is not None:
        return guessed
    if given in known or given.endswith((".", *said.fixed)) or len(given) <= _INITIAL:
        return (given, *rest[:-1], _alone(rest[-1], known.get(given, "b"), seen, said))
    return parts


@lru_cache(maxsize=4096)
def surnames(word: str, language: str) -> tuple[str, ...]:
    """Return what a surname that stands alone may be in the first case, the likeliest first."""
    found = [word, names.surname(word, language)]
    for form in _cases(language).forms:
        found.extend(first for rules in (form.man, form.woman) if (first := _cut(word, rules)) is not None)
    return tuple(dict.fromkeys(found))


def agrees(given: str, surname: str, language: str) -> bool:
    """Tell whether a surname can have the case of the word before it, were that a given name in the first case.

    "Голос Озоловой" and "Дочери Озолова" are none, though they end as surnames do.
    """
    said = _cases(language)
    if not said.forms:
        return True
    if surname.endswith(said.womanly):
        return given.endswith(said.vowels)
    return not surname.endswith(said.oblique) or _guessed(given, (surname,), (), said) is not None


def may_begin(given: str, surname: str, language: str) -> bool:
    """Tell whether two words at the head of a sentence can be a name, and are not a noun and its genitive."""
    said = _cases(language)
    if not said.forms or surname.isascii() or given.endswith(said.several):
        return False
    return not surname.endswith((*said.oblique, *said.womanly, *said.owned))


def _lone(parts: tuple[str, ...], language: str) -> tuple[str, ...]:
    first = names.nominative(parts[0], language)
    return parts if first == parts[0] else (first, *(names.surname(part, language) for part in parts[1:]))


def _readings(given: str, last: str, known: Mapping[str, str], said: _NameCases) -> Iterator[_GivenName]:
    """Yield what a given name can be in its first case."""
    womanly = last.endswith(said.womanly)
    for form in said.forms:
        for cut, put in form.given:
            if not given.endswith(cut):
                continue
            name = given[: len(given) - len(cut)] + put
            sex = known.get(name)
            if sex is not None and (
                put or sex == "m" or (sex == "b" and not womanly)
            ):  # a woman's name without a vowel has no cases
                yield _GivenName(name, sex, form)


def _surnames(rest: tuple[str, ...], one: _GivenName) -> tuple[str, ...]:
    """Return the words behind a given name in the first case, as they are where no ending of the case fits."""
    rules = {"m": (one.form.man,), "f": (one.form.woman,)}.get(one.sex, (one.form.man, one.form.woman))
    for some in rules:
        last = _cut(rest[-1], some)
        if last is not None and last != rest[-1]:
            return (*(_cut(word, some) or word for word in rest[:-1]), last)
    return rest


def _alone(word: str, sex: str, seen: Collection[str], said: _NameCases) -> str:
    """Return a surname behind a given name that tells no case: as the text has it elsewhere, or surely a case."""
    if (sure := _cut(word, said.sure)) is not None:
        return sure
    if sex == "f" or word.endswith(said.womanly):
        return word
    for form in said.forms:
        first = _cut(word, form.man)
        if first is not None and first != word and first in seen:
            return first
    return word


def _guessed(given: str, rest: tuple[str, ...], seen: Collection[str], said: _NameCases) -> tuple[str, ...] | None:
    """Return a name whose given name no list holds, where both words end as one case does."""
    for form in said.forms:
        for cut, put in form.given:
            if not given.endswith(cut) or len(given) - len(cut) < _STEM:
                continue
            name = given[: len(given) - len(cut)] + put
            if put and not name.endswith(said.vowels):
                continue
            rules = form.man if not put else form.woman
            last = _cut(rest[-1], rules)
            if last is None or last == rest[-1] or (not put and name.endswith(said.vowels)):
                continue
            if not put and rest[-1].endswith(said.womanly) and last not in seen:
                continue  # "Аделина Сотникова" is a woman in the first case as well
            return (name, *(_cut(word, rules) or word for word in rest[:-1]), last)
    return None


def _cut(word: str, rules: Rules) -> str | None:
    """Return a word under the first rule that fits it; None where none does."""
    for cut, put in rules:
        if word.endswith(cut) and len(word) - len(cut) + len(put) >= _STEM:
            return word[: len(word) - len(cut)] + put
    return None
