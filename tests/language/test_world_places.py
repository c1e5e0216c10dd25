"""Capitals, countries and regions of the world are found by their names: in English, and in the cases of Russian.

The names are those of the gazetteer; of the many, one in so many is asked, the same ones each time.
"""

from collections import defaultdict

import pytest

from timeline.gazetteer import country_of, parse, part_of, table
from timeline.language.places.toponyms import find_places

VOWELS = "аеёиоуыэюя"
ENDINGS = (  # of the nominative: how much of it goes, and genitive, dative, instrumental, locative
    (("ская", "цкая"), 2, "ой ой ой ой"),
    (("ский", "цкий"), 2, "ого ому им ом"),
    (("ия",), 1, "и и ей и"),
    (("ка", "га", "ха"), 1, "и е ой е"),
    (("жа", "ша", "ча", "ща"), 1, "и е ей е"),
    (("ца",), 1, "ы е ей е"),
    (("а",), 1, "ы е ой е"),
    (("я",), 1, "и е ей е"),
    (("ь",), 1, "и и ью и"),
    (("й",), 1, "я ю ем е"),
    (tuple("бвгдзклмнпрстфх"), 0, "а у ом е"),
    (tuple("жцчшщ"), 0, "а у ем е"),
)
AREAS = {"область": "области области областью области", "край": "края краю краем крае"}
SENTENCES = (
    "Жители {} получат новую школу. Страна: {}.",
    "Помощь {} окажут в мае. Страна: {}.",
    "Договор с {} подпишут в мае. Страна: {}.",
    "Школу в {} построят в мае. Страна: {}.",
)


def declined(word):
    """The four other cases of a Russian noun or adjective; the word itself where it does not change."""
    if word in AREAS:
        return AREAS[word].split()
    for ends, gone, cases in ENDINGS:
        if word.endswith(ends):
            stem = word[: len(word) - gone]
            return [stem + case for case in cases.split()]
    return [word] * 4


def russian():
    """Names in Cyrillic of one word, or of an oblast or krai: each with all codes that have it."""
    named = defaultdict(set)
    for first, *entries in table("names"):
        for entry in entries if "а" <= first[0] <= "я" and not set(first) & set("іўїєґ'’") else ():
            rest, _, value = entry.partition("=")
            meant = {(one.kind, one.code) for one in parse(value)}
            if (not rest and not first.endswith(("ий", "ая", "ое", "ае", "ые", "ие"))) or rest in AREAS:
                named[first, rest].update(code for kind, code in meant if kind in "crm")
    return {name: codes for name, codes in named.items() if codes}


def wider(codes):
    """The regions, and those of their country that they are parts of."""
    return codes | {around for code in codes for around in part_of(code)[:-1]}


def found(sentence, language):
    return {place.code for place in find_places(sentence, language=language)}


@pytest.mark.parametrize(("whole", "stride", "floor"), [(True, 1, 0.97), (False, 9, 0.94)])
def test_the_world_in_english(whole, stride, floor):
    rows = [row for row in table("regions") if row[1] and not row[3] and ("-" not in row[0]) is whole]
    same = defaultdict(set)
    for code, name, *_ in rows:
        same[name].add(code)
    asked = rows[::stride]
    missed = [name for _, name, *_ in asked if same[name].isdisjoint(found(f"Work began in {name} on Monday.", "en"))]
    assert 1 - len(missed) / len(asked) >= floor, missed


@pytest.mark.parametrize(("case", "name"), list(enumerate(["genitive", "dative", "instrumental", "locative"])))
def test_the_world_in_the_cases_of_russian(case, name):
    named = russian()
    countries = {min(codes): first for (first, rest), codes in named.items() if "-" not in min(codes) and not rest}
    scores = {}
    for kind, every, stride in (
        ("countries", [key for key, codes in named.items() if "-" not in min(codes)], 1),
        ("oblasts", [key for key in named if key[1]], 1),
        (
            "regions",
            [
                key
                for key, codes in named.items()
                if "-" in min(codes) and not key[1] and country_of(min(codes)) in countries
            ],
            12,
        ),
    ):
        missed, asked = [], sorted(every)[::stride]
        for first, rest in asked:
            codes = named[first, rest]
            country = countries.get(country_of(min(codes)), "").capitalize()
            told = " ".join(filter(None, (declined(first)[case].capitalize(), rest and declined(rest)[case])))
            if wider(codes).isdisjoint(found(SENTENCES[case].format(told, country), "ru")):
                missed.append(told)
        scores[kind] = 1 - len(missed) / len(asked), missed
    floors = {"countries": 0.97, "oblasts": 0.97, "regions": 0.82}  # some are Belarusian spellings
    assert all(scores[kind][0] >= floor for kind, floor in floors.items()), (name, scores)


def test_every_capital_is_found_where_its_country_has_it():
    capitals = {
        f"{first} {rest}".strip(): {one.code for one in parse(value) if one.kind == "P"}
        for first, *entries in table("towns")
        if first.isascii()
        for rest, _, value in (entry.partition("=") for entry in entries if "=P:" in entry or ";P:" in entry)
    }
    asked = sorted(capitals)
    missed = []
    for name in asked:
        countries = {country_of(code) for code in capitals[name]}
        told = " ".join(word.capitalize() for word in name.split())
        if countries.isdisjoint(country_of(code) for code in found(f"Talks were held in {told} on Monday.", "en")):
            missed.append(name)
    assert 1 - len(missed) / len(asked) >= 0.95, missed
