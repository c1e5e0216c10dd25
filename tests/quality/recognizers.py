"""Feed the cases of a recognizers bed to the library: `python -m tests.quality.recognizers CASES_DIR OUT_PRED`."""

import json
import re
import sys
import time
from pathlib import Path

from timeline.language.quantity import currencies, figure_words, numerals, quantities
from timeline.language.text import sentences, tokens

LANGUAGES = {"English": "en", "German": "de", "French": "fr"}
MINOR = {"cent": "Cent", "cents": "Cent", "pence": "Pence", "penny": "Penny", "satoshis": "Satoshi"}
MEASURES = dict(
    pair.split("=")
    for pair in [
        "tonnes=Ton",
        "kg=Kilogram",
        "km=Kilometer",
        "m=Meter",
        "cm=Centimeter",
        "mm=Millimeter",
        "miles=Mile",
        "feet=Foot",
        "inches=Inch",
        "yards=Yard",
        "acres=Acre",
        "ha=Hectare",
        "m2=Square meter",
        "km2=Square kilometer",
        "sq_ft=Square foot",
        "m3=Cubic meter",
        "cu_ft=Cubic foot",
        "litres=Liter",
        "ml=Milliliter",
        "gallons=Gallon",
        "barrels=Barrel",
        "pounds_mass=Pound",
        "ounces=Ounce",
        "bits=Bit",
        "MB=Megabyte",
        "GB=Gigabyte",
        "degrees=Degree",
    ]
)


def currency(quantity):
    """A currency's English name; minor coins as they are written."""
    last = quantity.text.lower().split()[-1].rpartition("-")[2]
    if last in MINOR and not re.search(r"dollar|euro|\$", quantity.text.lower()):
        return MINOR[last], quantity.value * (100 if last != "satoshis" else 100_000_000)
    if quantity.unit == "BTC":
        return "Bitcoin", quantity.value
    return currencies.name_of(quantity.unit), quantity.value


def items(case, language):
    text, kind = case["text"], case["set"]
    if kind == "number":
        return list(numbers(text, language))
    found = []
    for quantity in quantities.find_quantities(text, sentences.split_sentences(text, language), language=language):
        unit, value = quantity.unit, quantity.value
        if value is None:
            continue
        if kind == "currency" and re.fullmatch("[A-Z]{3}", unit):
            unit, value = currency(quantity)
        elif kind == "dimension" and unit in MEASURES:
            unit = MEASURES[unit]
        elif not (kind == "percent" and unit == "percent"):
            continue
        found.append(
            {"start": quantity.start, "end": quantity.end, "type": kind, "value": f"{value:.6g}", "unit": unit}
        )
    return found


def numbers(text, language):
    cut, at = tokens.split_tokens(text), 0
    while at < len(cut):
        numeral = numerals.read_numeral(cut, at, language)
        if numeral is None or numeral.value is None:
            at += 1
            continue
        value = numerals.plain_number(numeral.value)
        if at and cut[at - 1].low in ("-", "minus") and not (cut[at - 1].glued and cut[at].glued):
            value, at = -value, at - 1
        yield {"start": cut[at].start, "end": cut[numeral.after - 1].end, "type": "number", "value": repr(value)}
        at = numeral.after


def main(cases, out):
    figure_words.figure_words("en")
    spent = 0.0
    with Path(out).open("w", encoding="utf-8") as file:
        for line in (Path(cases) / "cases.jsonl").read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            language = LANGUAGES.get(case["lang"])
            if language is None or case["set"] not in ("currency", "percent", "number", "dimension"):
                continue
            begun = time.perf_counter()
            found = items(case, language)
            spent += time.perf_counter() - begun
            file.write(json.dumps({"id": case["id"], "items": found}, ensure_ascii=False) + "\n")
    print(f"{spent:.2f} s")


if __name__ == "__main__":
    main(*sys.argv[1:])
