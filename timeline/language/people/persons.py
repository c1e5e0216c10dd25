"""One person under many spellings: when two names of an article are the same person's."""

from collections.abc import Collection, Sequence
from functools import lru_cache

from msgspec import Struct

from timeline.language.people import names
from timeline.language.people.name_cases import first_case, surnames
from timeline.language.words.genitives import names_table

LONGEST = 5  # words of a name


class Person(Struct):
    """Somebody named in the article, by `parts` and their `keys`. `name` is the kept spelling."""

    parts: tuple[str, ...]
    keys: tuple[str, ...]
    name: str = ""
    sex: str = "b"
    roles: list[tuple[str, str]] = []  # (class of office, the role's words)
    spans: list[tuple[int, int]] = []


@lru_cache(maxsize=4096)
def keys(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Give the keys of the words that may stand for a whole name alone, the surname first."""
    bare = [part for part in parts if len(part) > 2 and not names.is_patronymic(part)]  # noqa: PLR2004 - no initials
    return tuple(names.key(part) for part in reversed(bare)) or (names.key(parts[-1]),)


def plain_name(parts: tuple[str, ...], seen: Collection[str], language: str) -> tuple[str, ...]:
    """Bring the words of a name to the first case, where the language has cases."""
    if not names.inflected(language):
        return parts
    parts = tuple(part.title() if part.isupper() and len(part) > 2 else part for part in parts)  # noqa: PLR2004 - no initials
    return first_case(parts, seen, language)


def fuller(parts: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Tell whether a form is fuller: more words, or the same words with a letter that others leave out."""
    if len(parts) != len(known):
        return len(parts) > len(known)
    spelled = names_table().fuller
    return spelled in parts[-1] and spelled not in known[-1] and names.key(parts[-1]) == names.key(known[-1])


def match(parts: tuple[str, ...], index: dict[str, list[Person]], language: str) -> Person | None:
    """Find the person of a name: the same surname and no other given name; else a single word of the name."""
    if len(parts) == 2 and names.is_patronymic(parts[1]):  # noqa: PLR2004 - a given name and a patronymic
        return next(iter(index.get(names.key(parts[0]), ())), None)
    last = [parts[-1]]
    if names.inflected(language):
        last = [*surnames(parts[-1], language)] if len(parts) == 1 else [*last, names.surname(parts[-1], language)]
    lasts = list(dict.fromkeys(map(names.key, last)))
    for surname in lasts:
        for person in index.get(surname, ()):
            if (
                len(parts) == 1
                or len(person.parts) == 1
                or (person.keys[0] in lasts and _same_given(parts, person.parts))
            ):
                return person
    return None


def _same_given(parts: tuple[str, ...], known: tuple[str, ...]) -> bool:
    one, other = names.key(parts[0]), names.key(known[0])
    initial = min(len(parts[0].partition(".")[0]), len(known[0].partition(".")[0])) == 1
    return one == other or (initial and one[:1] == other[:1]) or one in map(names.key, known[:-1])


def spelling(name: str, people: Sequence[Person], language: str) -> str:
    """Return the kept spelling of a name as it stands in the text."""
    parts = tuple(name.split())
    if not parts:
        return name
    index: dict[str, list[Person]] = {}
    for person in people:
        for word in person.keys:
            index.setdefault(word, []).append(person)
    whom = match(parts, index, language) if len(parts) <= LONGEST else None
    return whom.name if whom is not None else names.kept(parts, language)
