"""Build `timeline/language/data/ru/verbs.tsv` from OpenCorpora's dictionary; takes some minutes.

    pip install pymorphy3==2.0.* pymorphy3-dicts-ru==2.4.* wordfreq==3.1.*
    python tools/build_russian_verbs.py > timeline/language/data/ru/verbs.tsv

One verb a line: infinitive, aspect, third person plural, short passive participle, and what of past, third and first
person these do not tell. A verb is kept where one of its forms is in use, a reflexive one only where it has no other
beside it.
"""

import sys
from collections import defaultdict

import pymorphy3
from wordfreq import zipf_frequency

LEAST = 1.5  # Zipf frequency of the commonest form
HEAD = """\
# Russian verbs: infinitive, aspect (p perfective, i imperfective, b both; t: it is transitive), third person plural,
# short passive participle, past in the masculine where the infinitive does not tell it, third person singular and first
# person where the plural does not. Reflexive forms are made of these. From the dictionary of OpenCorpora
# (https://opencorpora.org, CC BY-SA 3.0) by way of pymorphy3-dicts-ru 2.4, those in use by wordfreq 3.1 (CC BY-SA 4.0).
# Built by tools/build_russian_verbs.py.
"""
UNUSUAL = ("Infr", "Erro", "Dist", "Arch", "Slng")
KINDS = (
    ("participle", ("PRTS", "past", "masc")),
    ("past", ("VERB", "past", "masc")),
    ("plural", ("VERB", "3per", "plur")),
    ("third", ("VERB", "3per", "sing")),
    ("first", ("VERB", "1per", "sing")),
)
SOFTENED = {"г": "ж", "к": "ч"}
REFLEXIVE = ("ся", "сь")


def plain(word: str) -> str:
    """Return a word without the dots that newspapers leave out."""
    return word.replace("ё", "е")


def bare(word: str) -> str:
    """Return a word without what makes it reflexive."""
    return word[:-2] if word.endswith(REFLEXIVE) else word


def verbs() -> dict[str, tuple[str, dict[str, list[str]], float]]:
    """Return the aspect, the forms and the frequency of all verbs by their infinitive."""
    morph = pymorphy3.MorphAnalyzer()
    aspects: dict[str, set[str]] = defaultdict(set)
    for word, tag, *_ in morph.dictionary.iter_known_words():
        if "INFN" in tag and not any(mark in tag for mark in UNUSUAL):
            aspects[word].add("p" if "perf" in tag else "i")
    found = {}
    for word, kinds in aspects.items():
        parse = next((one for one in morph.parse(word) if "INFN" in one.tag), None)
        if parse is None:
            continue
        forms: dict[str, list[str]] = defaultdict(list)
        for form in parse.lexeme:
            kind = next((name for name, marks in KINDS if all(mark in form.tag for mark in marks)), None)
            if kind is not None:
                forms[kind].append(plain(form.word))
        common = max(zipf_frequency(one, "ru") for one in (word, *(one for some in forms.values() for one in some)))
        aspect = "".join(sorted(kinds)) if len(kinds) == 1 else "b"
        found[plain(word)] = (aspect + "t" * ("tran" in parse.tag), dict(forms), common)
    return found


def third_person(plural: str) -> str:
    """Return the singular that a third person plural lets one expect."""
    stem, ending = plural[:-2], plural[-2:]
    if ending in ("ят", "ат"):
        return stem + "ит"
    if ending == "ут" and stem[-1:] in SOFTENED:
        stem = stem[:-1] + SOFTENED[stem[-1]]
    return stem + "ет"


def line(infinitive: str, aspect: str, forms: dict[str, list[str]]) -> str | None:
    """Return the line of a verb; None for one without forms."""
    said = {kind: [bare(one) for one in some] for kind, some in forms.items()}
    if "plural" not in said and "past" not in said:
        return None
    plural = said.get("plural", [""])[0]
    participle = said.get("participle", [""])[0]
    regular = bare(infinitive)[:-2] + "л"
    pasts = said.get("past", [])
    past = "" if regular in pasts or not pasts else pasts[0]
    third = first = ""
    if plural:
        third = next((one for one in said.get("third", []) if one != third_person(plural)), "")
        expected = {plural[:-2] + "ю"} | ({plural[:-2] + "у"} if plural.endswith(("ут", "ют")) else set())
        first = next((one for one in said.get("first", []) if one not in expected), "")
    columns = [infinitive, aspect, plural, participle, past, third, first]
    return "\t".join(columns).rstrip("\t")


def main() -> None:
    """Write the table."""
    known = verbs()
    kept = {}
    for infinitive, (_, _, common) in known.items():
        if common >= LEAST:
            name = bare(infinitive) if bare(infinitive) in known else infinitive
            kept[name] = known[name]
    sys.stdout.write(HEAD)
    for infinitive, (aspect, forms, _) in sorted(kept.items()):
        made = line(infinitive, aspect, forms)
        if made is not None:
            sys.stdout.write(made + "\n")


if __name__ == "__main__":
    main()
