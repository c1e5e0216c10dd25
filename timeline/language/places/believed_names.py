"""Which names that the gazetteer knows are believed to be places where they stand, by the words around them."""

import re

from timeline.gazetteer import country_of, fold
from timeline.language.places import placesense
from timeline.language.places.name_groups import given_names, name_groups
from timeline.language.places.place_rules import PlaceRules
from timeline.language.places.placenames import PlaceNaming, follow, next_word, word_before
from timeline.language.places.placesense import Sense

_NUMERALS = "IVXLC"
_ROMAN = re.compile(rf"[{_NUMERALS}]+")
_KNOWN = 500  # thousands of people: a larger town needs nothing beside it to be believed
_LONG = 10  # letters
_SOME = 0.5  # votes
_ROOM = 24  # characters looked back for "governor of"
_TOWN = 100  # thousands of people: a larger one needs only that the article is about its country


def believable(text: str, named: list[PlaceNaming], rules: PlaceRules) -> list[PlaceNaming]:
    """Leave out people's names and common words that begin a sentence; a name that is once surely a place stays."""
    out: list[PlaceNaming] = []
    people: set[str] = set()
    placed: set[str] = set()
    surname_at = -1
    for i, naming in enumerate(named):
        if _with_surname(text, naming, rules):
            people.add(naming.key)
            continue
        if naming.start == surname_at or (naming.sure and _titled(text, naming, rules)):
            surname_at = naming.end + 1  # "Mayor Chad Israel"
            continue
        if not naming.designator and not naming.sure:
            never = naming.key in rules.never or (" " not in naming.key and _is_ordinary(text, naming, rules))
            linked = _linked(text, named, i, sure=never)
            if (text[naming.start] in _NUMERALS and _ROMAN.fullmatch(text, naming.start, naming.end)) or (
                never and (not linked or " " in naming.key)
            ):
                continue
            naming.located = (
                linked
                or (naming.before in rules.locative and not _seat_of_firm(text, naming, rules))
                or _hyphened(text, naming, rules)
                or (_after_located(text, out, naming, rules) and not _person(text, naming, rules))
                or _of_office(text, naming, rules)
            )
            naming.regional = len(naming.found) > 1 and _regional(text, naming, rules)
            if naming.located:
                placed.add(naming.key)
            elif _person(text, naming, rules):
                surname_at = naming.end + 1 if naming.before in rules.titles else -1
                people.add(naming.key)
                continue
        out.append(naming)
    for naming in out if placed else ():
        naming.located = naming.located or naming.key in placed
    return [n for n in out if n.located or n.designator or n.sure or n.key not in people] if people else out


def _seat_of_firm(text: str, naming: PlaceNaming, rules: PlaceRules) -> bool:
    """Whether a name begins that of a firm or hall where somebody is: "strategist at Miller Tabak"."""
    if naming.before not in rules.seats or text[naming.end : naming.end + 1] != " ":
        return False
    behind = next_word(text, naming.end)
    return behind is not None and behind[1][0].isupper() and fold(behind[1]) not in rules.never | rules.bodies


def _hyphened(text: str, naming: PlaceNaming, rules: PlaceRules) -> bool:
    """Whether a hyphen joins a word to it that goes with places: "Leeds-based"."""
    behind = next_word(text, naming.end) if text[naming.end : naming.end + 1] == "-" else None
    return behind is not None and fold(behind[1]) in rules.hyphened


def _of_office(text: str, naming: PlaceNaming, rules: PlaceRules) -> bool:
    """Whether it is what somebody governs: "Governor of Texas John Miller", «губернатор Дона Олег Ильин»."""
    if naming.before in rules.holders and text[naming.start : naming.name_end].endswith(rules.governed):
        return True
    if naming.before and naming.before not in rules.of_place:
        return False
    head = text[max(0, naming.start - _ROOM) : naming.start].split()
    return len(head) > 1 and fold(head[-1]) in rules.of_place and fold(head[-2]) in rules.offices


def _after_located(text: str, out: list[PlaceNaming], naming: PlaceNaming, rules: PlaceRules) -> bool:
    """Whether it goes on a list that begins "in Perth, …"."""
    return bool(out) and out[-1].located and placesense.are_listed(text[out[-1].end : naming.start], rules.joins)


def supported(text: str, sense: Sense, rules: PlaceRules, small: frozenset[str]) -> bool:
    """Whether its neighbours, its size or the rest of the article make a name a place, not a word or a surname."""
    naming, meant = sense.naming, sense.meant
    if _of_street(text, naming, rules) or (sense.astray and not naming.sure):
        return False
    if naming.sure:
        return True
    if naming.before in rules.directions and text[naming.start - len(naming.before) - 1].isupper():
        return sense.country >= 1 or meant.people >= 2 * _KNOWN
    if naming.designator and (sense.country >= 1 or not _is_ordinary(text, naming, rules)):
        return True
    if naming.located or (meant.kind in "cCaR" and not naming.designator):
        return not naming.designator
    if meant.kind in "qrms" and (sense.country >= 1 or meant.people >= _KNOWN or _is_of_one_kind(naming)):
        return sense.country >= 1 or not _between_capitals(text, naming, rules)
    if (
        (naming.key in given_names() and meant.kind != "P" and meant.people < 2 * _KNOWN)
        or _common(text, naming, small)
        or _between_capitals(text, naming, rules)
    ):
        return False
    return (
        sense.region >= 1
        or (naming.before in rules.weak and sense.country >= _SOME)
        or (sense.country >= 1 and meant.people >= _TOWN)
        or (sense.country >= _SOME and meant.people >= 3 * _TOWN)
        or meant.people >= _KNOWN
        or meant.kind == "P"
    )


def _is_ordinary(text: str, naming: PlaceNaming, rules: PlaceRules) -> bool:
    """Whether a name, or the form of it that stands here, is made of common words."""
    return all(word in rules.never for word in naming.key.split()) or (
        fold(text[naming.start : naming.name_end]) in rules.never
    )


def is_office(text: str, naming: PlaceNaming, rules: PlaceRules) -> bool:
    """Whether a common word has the designator of an office, not an area: "Department of Energy", «Совет регионов»."""
    if naming.designator is None or not _is_ordinary(text, naming, rules):
        return False
    return naming.ahead or (" " not in naming.key and naming.key not in rules.never)


def _is_of_one_kind(naming: PlaceNaming) -> bool:
    """Whether a name is so long that it is hardly anything else than the one region called so: "Worcestershire"."""
    return len(naming.key) >= _LONG and len(naming.found) == 1 and naming.found[0].kind == "r"


def _of_street(text: str, naming: PlaceNaming, rules: PlaceRules) -> bool:
    """Whether a name is a street's: "Berkeley Street"."""
    behind = next_word(text, naming.end) if rules.streets and text[naming.end : naming.end + 1] == " " else None
    return behind is not None and behind[1][0].isupper() and fold(behind[1]) in rules.streets


def _between_capitals(text: str, naming: PlaceNaming, rules: PlaceRules) -> bool:
    """Whether a capitalised word that is neither a body nor an area touches it, as in a person's or a firm's name."""
    behind = next_word(text, naming.end)
    if (
        behind is not None
        and text[naming.end] == " "
        and behind[1][0].isupper()
        and fold(behind[1]) not in rules.bodies
    ):
        return not _is_area(behind[1])
    before = naming.before
    if before and text[naming.start - len(before) - 1 : naming.start - len(before)].isupper():
        if before not in given_names() and text[naming.start : naming.name_end].endswith(rules.governed):
            return False  # a noun with its genitive: «Жители Гомельщины»
        if rules.surnames and before not in given_names() and _opens_sentence(text, naming.start - len(before) - 1):
            return False  # a capital that the sentence gives it: «Помощь Женеве»
        return before not in rules.bodies and before not in rules.never and not _is_area(before)
    return False


def _opens_sentence(text: str, at: int) -> bool:
    """Whether a word is the first of its sentence."""
    ahead = text[:at].rstrip('«“„"( ')[-1:]
    return not ahead or ahead in ".!?\n"


def _regional(text: str, naming: PlaceNaming, rules: PlaceRules) -> bool:
    """Whether a word beside a name goes with a region, not a country: "Georgia Governor", "governor of Georgia"."""
    if not rules.regional or not any(c.kind == "r" for c in naming.found):
        return False
    behind = [fold(found[1]) for found in follow(text, naming.end, 2)]
    if behind and (behind[0] in rules.regional or (behind[0] == "s" and behind[-1] in rules.regional)):
        return True
    head = text[max(0, naming.start - _ROOM) : naming.start].split()
    return len(head) > 1 and fold(head[-1]) in rules.of_place and fold(head[-2]) in rules.regional


def _linked(text: str, named: list[PlaceNaming], i: int, *, sure: bool) -> bool:
    """Whether it has a wider area behind its comma, or begins a paragraph as a dateline does.

    `sure`: the area must hold it, as "30 March, Belarus" does not.
    """
    here = named[i]
    after = text[here.end : here.end + 3]
    if (
        after[:2] == ", "
        and i + 1 < len(named)
        and named[i + 1].start == here.end + 2
        and any(c.kind in "rRcC" for c in named[i + 1].found)
        and not (sure and _countries(here).isdisjoint(_countries(named[i + 1])))
    ):
        return True
    if here.start and text[here.start - 1] != "\n":
        return False
    return after[:2] in {" (", " —", " –"} or after == " - "


def _countries(naming: PlaceNaming) -> set[str]:
    return {country_of(c.code) for c in naming.found}


def _with_surname(text: str, naming: PlaceNaming, rules: PlaceRules) -> bool:
    """Whether a given name stands before what ends as surnames do: «Вера Лесова»."""
    if not rules.surnames or naming.key not in given_names() or text[naming.end : naming.end + 1] != " ":
        return False
    behind = next_word(text, naming.end)
    return behind is not None and behind[1][0].isupper() and behind[1].endswith(rules.surnames)


def _titled(text: str, naming: PlaceNaming, rules: PlaceRules) -> bool:
    """Whether a country's name is a person's: a title before it, another name behind it."""
    behind = next_word(text, naming.end)
    if behind is None or text[naming.end] != " " or not behind[1][0].isupper():
        return False
    return fold(word_before(text, naming.start)) in rules.titles


def _person(text: str, naming: PlaceNaming, rules: PlaceRules) -> bool:
    if " " in naming.key and naming.key.count(" ") > 1:
        return False
    if _titled(text, naming, rules):
        return True
    if (
        naming.key in given_names()
        and naming.found[0].kind != "a"
        and (behind := next_word(text, naming.end)) is not None
        and behind[1][0].isupper()
        and text[naming.end] in " -"
    ):
        return fold(behind[1]) not in rules.bodies and not _is_area(behind[1])
    if text[naming.start - 2 : naming.start] == ". " and text[max(0, naming.start - 4) : naming.start - 3] in {" ", ""}:
        return True  # an initial
    before = text[max(0, naming.start - len(naming.before) - 1) : naming.start]
    if naming.before and before[:1].isupper():
        return naming.before in given_names() or naming.before in rules.titles
    return naming.before in rules.titles


def _is_area(word: str) -> bool:
    return any(c.kind in "cra" for known in name_groups(word) for c in known.rest.get("", ()))


def _common(text: str, naming: PlaceNaming, small: frozenset[str]) -> bool:
    """Whether the same word stands in the text with a small letter, among `small`, what stands between blanks."""
    return " " not in naming.key and text[naming.start : naming.name_end].lower() in small
