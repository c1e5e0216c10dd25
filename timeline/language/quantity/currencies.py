"""Money by sign, code or name, told apart by the source's country."""

from collections.abc import Mapping, Sequence
from functools import cache

from attrs import frozen
from msgspec import Struct
from msgspec.structs import replace

from timeline.language.schema.currencies_table import CurrenciesTable, CurrencySigns, SpelledMoney
from timeline.language.schema.figures_table import FiguresTable
from timeline.language.schema.structure import read_table
from timeline.language.text.tokens import Token
from timeline.language.words.lexicon import DATA, load_table

_SKIPPED = frozenset("[(.-‑")
_CODE = 3  # letters
_UNTOLD = ("currency not told: {} or {}", "currency not told: {} or {} or {}")  # of two, and of more
_BETWEEN = 2  # tokens between a number and its money
_LETTER = 1
_SHORT = 2


class Money(Struct, frozen=True):
    """A currency named in the text: its code, the tokens after and before it, and what it could also be.

    `minor` is how many of it make one of the code's units (cents: 100).
    """

    code: str
    start: int
    after: int
    minor: int = 1
    doubt: str | None = None
    shaky: bool = False


@frozen
class _Signs:
    signs: Mapping[str, tuple[str, ...]]
    folded: Mapping[str, tuple[str, ...]]
    codes: frozenset[str]
    english: Mapping[str, str]
    home: Mapping[str, str]


@cache
def _signs() -> _Signs:
    table = read_table(DATA / "currencies.toml", CurrencySigns)
    signs = table.signs
    folded = {
        sign.lower(): group
        for sign, group in signs.items()
        if len(sign) > _LETTER and not sign[-1].isalpha() and sign[-1] != "."
    }
    return _Signs(signs, folded, frozenset(table.codes), table.codes, table.home)


@cache
def _spelled() -> SpelledMoney:
    return read_table(DATA / "world" / "money.toml", SpelledMoney)


@cache
def _names(language: str) -> tuple[Mapping[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]], tuple[str, ...]]:
    """Names by their first word's stem, longest first: the stems of all words, and the codes they can mean."""
    table = load_table(language, CurrenciesTable)
    endings = tuple(sorted(load_table(language, FiguresTable).endings, key=len, reverse=True))
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for part in (table.bare, table.names):
        for name, codes in part.items():
            key = tuple(_stem(word, endings) for word in name.replace(".", " ").replace("-", " ").split())
            found[key] = codes
    groups: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for key, each in found.items():
        groups.setdefault(key[0], []).append((key, each))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in groups.items()}, endings


def _stem(word: str, endings: Sequence[str]) -> str:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= _CODE:
            return word[: -len(ending)]
    return word


def codes() -> frozenset[str]:
    """Return the codes of all currencies."""
    return _signs().codes


def name_of(code: str) -> str:
    """Return a currency's English name; the code itself of one unknown."""
    return _signs().english.get(code, code)


def is_code(text: str) -> bool:
    """Whether a unit is money."""
    return text in _signs().codes


def home_of(country: str | None) -> str | None:
    """Return the code of a country's money (ISO 3166-1 alpha-2)."""
    return _signs().home.get(country or "")


@cache
def _shared_signs() -> Mapping[str, tuple[str, ...]]:
    """Return for each currency its signs of several letters that also mean others: "Rs", "Sh"."""
    found: dict[str, tuple[str, ...]] = {}
    for sign, group in _signs().signs.items():
        if len(group) > 1 and sign.isalpha() and len(sign) > _LETTER and sign not in _spelled().shaky:
            for code in group:
                found[code] = (*found.get(code, ()), sign)
    return found


def is_signed(code: str | None, text: str) -> bool:
    """Whether a text has a sign that can be a currency's and others' too."""
    signs = [sign for sign in _shared_signs().get(code or "", ()) if sign in text]
    return any(f"{sign}{end}" in text for sign in signs for end in ". 123456789")


def before(tokens: Sequence[Token], at: int, home: str | None, seen: Sequence[str] = ()) -> Money | None:
    """Read the sign or code that stands right before the number at `at`: "US$", "RUB", "Rs.", "₹", "N"."""
    if at == 0:
        return None
    table = _signs()
    last = tokens[at - 1]
    earlier = tokens[at - 2] if at > 1 else None
    if last.text == "." and earlier is not None and last.glued:
        bare = table.signs.get(earlier.text) if len(earlier.text) >= _CODE else None  # "Kshs. 5"
        group = table.signs.get(earlier.text + ".") or bare
        return _chosen(group, home, seen, at - 2, at) if group else None
    if last.kind != "sign":
        return _worded_before(tokens, at, home, seen)
    if (of_country := _country_before(tokens, at)) is not None:
        return of_country
    group = table.signs.get(last.text)
    return None if group is None else _chosen(group, home, seen, at - 1, at)


def _country_before(tokens: Sequence[Token], at: int) -> Money | None:
    """Read what stands before the sign before the number at `at`: "HK$", "usd$", "U.S. $"."""
    table = _signs()
    last, earlier = tokens[at - 1], tokens[at - 2] if at > 1 else None
    if earlier is None:
        return None
    if earlier.kind == "word" and (last.glued or earlier.low not in _spelled().no_country):
        prefixed = table.folded.get((earlier.text + last.text).lower())
        if prefixed is not None:
            return Money(prefixed[0], at - 2, at)
        if earlier.text.upper() in table.codes:
            return Money(earlier.text.upper(), at - 2, at)
    for letters, code in _spelled().stopped.items():
        for length in (len(letters) + 1, len(letters)):  # with a full stop behind the last
            begin = at - 1 - length
            if begin >= 0 and "".join(token.low for token in tokens[begin : at - 1]).rstrip(".") == letters:
                return Money(code, begin, at)
    return None


def _worded_before(tokens: Sequence[Token], at: int, home: str | None, seen: Sequence[str]) -> Money | None:
    last = tokens[at - 1]
    table = _signs()
    if last.kind != "word":
        return None
    coded = _code(last, at - 1, at)
    if coded is not None:
        return replace(coded, shaky=tokens[at].glued and len(tokens[at].text) <= _SHORT)  # "COP21" is a summit
    group = table.signs.get(last.text)
    if group is None:
        worded = _spelled().before.get(last.low)
        return None if worded is None else Money(worded, at - 1, at)
    chosen = _chosen(group, home, seen, at - 1, at)
    own = home_of(home) in group
    return replace(chosen, shaky=last.text in _spelled().shaky and not own)


def _code(token: Token, start: int, end: int) -> Money | None:
    """Read an ISO code: "USD", "eur", and millions of it: "MEUR"."""
    codes = _signs().codes
    if token.text in codes:
        return Money(token.text, start, end)
    spelled = _spelled()
    if token.low in spelled.small:
        return Money(spelled.small[token.low], start, end)
    if token.text[:1] in spelled.multiples and token.text[1:] in codes:
        return Money(token.text[1:], start, end, minor=-spelled.multiples[token.text[0]])
    return None


def after(tokens: Sequence[Token], at: int, language: str, home: str | None, seen: Sequence[str] = ()) -> Money | None:
    """Read the sign, code or name that stands behind a number: "€", "USD", "Russian rubles", "долларов США"."""
    begin = at
    linking = load_table(language, FiguresTable).linking
    while at < len(tokens) and (tokens[at].text in _SKIPPED or tokens[at].low in linking) and at - begin < _BETWEEN:
        at += 1
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.kind == "sign":
        return None if tokens[begin].text in "[(" else _signed_behind(tokens, at, begin, home, seen)
    if token.kind != "word" or (tokens[begin].text in "-‑." and not (at > begin and token.glued)):
        return None
    coded = _code(token, begin, at + 1) or _named(tokens, at, begin, language, home, seen)
    if coded is not None:
        return coded
    group = _signs().signs.get(token.text)
    if (
        group is not None
        and (len(token.text) > _LETTER or not token.text.isascii())
        and token.text not in _spelled().shaky
    ):
        return _chosen(group, home, seen, begin, at + 1)
    return None


def _signed_behind(tokens: Sequence[Token], at: int, begin: int, home: str | None, seen: Sequence[str]) -> Money | None:
    table = _signs()
    group = table.signs.get(tokens[at].text)
    if group is None:
        return None
    if at + 1 < len(tokens) and tokens[at].text == "$":  # "16,4 millions de $CAD", "$ hk"
        country = tokens[at + 1]
        if country.text in table.codes:
            return Money(country.text, begin, at + 2)
        named = table.folded.get(country.low + "$") if country.low not in _spelled().no_country else None
        if named is not None and country.kind == "word" and not _is_number_next(tokens, at + 1):
            return _chosen(named, home, seen, begin, at + 2)
    if _is_number_next(tokens, at) and not tokens[at].glued:
        return None  # "of 30 $ 5 million": the sign is the next number's
    return _chosen(group, home, seen, begin, at + 1)


def _is_number_next(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].kind == "number"


def _named(
    tokens: Sequence[Token], at: int, begin: int, language: str, home: str | None, seen: Sequence[str]
) -> Money | None:
    names, endings = _names(language)
    rows = names.get(_stem(_unlinked(tokens[at].low, language), endings))
    if rows is None:
        return None
    for key, codes in rows:
        end = _matched(tokens, at, key, endings, language)
        if end is None:
            continue
        code, _, minor = codes[0].partition(":")
        money = _chosen((code, *codes[1:]), home, seen, begin, end)
        return replace(money, minor=int(minor or 1))
    return None


def _unlinked(word: str, language: str) -> str:
    """Take a glued link off: d'euros."""
    head, apostrophe, rest = word.replace("’", "'").partition("'")
    return rest if apostrophe and head + apostrophe in load_table(language, FiguresTable).linking else word


def _matched(tokens: Sequence[Token], at: int, key: Sequence[str], endings: Sequence[str], language: str) -> int | None:
    for word in key:
        while at < len(tokens) and tokens[at].text in ".-‑" and tokens[at].glued:
            at += 1
        if at >= len(tokens) or _stem(_unlinked(tokens[at].low, language), endings) != word:
            return None
        at += 1
    return at


def _chosen(group: Sequence[str], home: str | None, seen: Sequence[str], start: int, end: int) -> Money:
    """Choose among what a sign can mean: what the text named clearly before, the source's own, the usual one."""
    default = group[0].partition(":")[0]
    if len(group) == 1:
        minor = group[0].partition(":")[2]
        return Money(default, start, end, minor=int(minor or 1))
    named = next((code for code in reversed(seen) if code in group), None)
    own = home_of(home)
    if named is not None:
        return Money(named, start, end)
    if own in group:
        return Money(own or default, start, end)
    doubt = None if default in _spelled().certain else _UNTOLD[len(group) > _SHORT].format(*group)
    return Money(default, start, end, doubt=doubt)
