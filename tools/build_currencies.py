# ruff: noqa: E501, SLF001 - tables read best a currency beside the other; Babel offers its plural names in `_data` only
"""Build the currency tables from Babel's copy of CLDR: `python tools/build_currencies.py` (needs `pip install babel`).

Writes timeline/language/data/currencies.toml (signs, codes, home currencies) and, for each language,
data/<language>/currencies.toml (names). Source: Unicode CLDR, licence Unicode-3.0; signs that newspapers write and CLDR
does not list are added here.
"""

import json
from collections import defaultdict
from datetime import date
from pathlib import Path

import babel
from babel import Locale
from babel.core import get_global
from babel.numbers import get_territory_currencies

DATA = Path(__file__).resolve().parent.parent / "timeline" / "language" / "data"
LANGUAGES = ("en", "ru", "be", "de", "fr")
OLD = ("DEM", "FRF", "ITL", "ESP", "NLG", "BEF", "ATS", "FIM", "IEP", "GRD", "PTE", "BYR", "LTL", "LVL", "EEK", "SUR")
DAY = date(2026, 1, 1)
HEAD = """# Built by tools/build_currencies.py; do not edit by hand.
# Source: Unicode CLDR (by Babel {version}), Copyright Unicode, Inc., licence Unicode-3.0 <https://www.unicode.org/license.txt>.
"""
# What a sign or bare name means when nothing else tells; the others stay possible and are taken by the source's country.
DEFAULT = {
    "$": "USD", "£": "GBP", "¥": "JPY", "kr": "SEK", "Rs": "INR", "₩": "KRW", "лв": "BGN", "L": "HNL", "Br": "BYN",
    "dollar": "USD", "pound": "GBP", "franc": "CHF", "peso": "MXN", "ruble": "RUB", "rouble": "RUB", "rupee": "INR",
    "krona": "SEK", "krone": "NOK", "koruna": "CZK", "lira": "TRY", "dinar": "RSD", "shilling": "KES", "riyal": "SAR",
    "won": "KRW", "real": "BRL", "mark": "DEM", "leu": "RON", "dirham": "AED", "rand": "ZAR", "pula": "BWP", "yuan": "CNY",
    "доллар": "USD", "фунт": "GBP", "франк": "CHF", "песо": "MXN", "рубль": "RUB", "рупия": "INR", "крона": "SEK",
    "лира": "TRY", "динар": "RSD", "шиллинг": "KES", "риал": "SAR", "вона": "KRW", "вон": "KRW", "марка": "DEM", "лей": "RON",
    "рубель": "BYN", "долар": "USD", "фунт стэрлінгаў": "GBP",
    "pfund": "GBP", "franken": "CHF", "rubel": "RUB", "rupie": "INR", "krone_de": "DKK", "schilling": "KES",
    "livre": "GBP", "rouble_fr": "RUB", "roupie": "INR", "couronne": "SEK",
}  # fmt: skip
SIGNS = {
    "US$": "USD", "U.S.$": "USD", "US $": "USD", "U.S. $": "USD", "C$": "CAD", "CA$": "CAD", "Can$": "CAD", "CDN$": "CAD",
    "A$": "AUD", "AU$": "AUD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "NT$": "TWD", "R$": "BRL", "Mex$": "MXN", "MX$": "MXN",
    "J$": "JMD", "Z$": "ZWL", "TT$": "TTD", "N$": "NAD", "Bds$": "BBD", "RD$": "DOP", "FJ$": "FJD", "B$": "BND",
    "E£": "EGP", "LE": "EGP", "GH₵": "GHS", "GH¢": "GHS", "₵": "GHS", "Ksh": "KES", "KSh": "KES", "Kshs": "KES", "Sh": "KES",
    "Shs": "KES", "Tsh": "TZS", "TSh": "TZS", "Ush": "UGX", "USh": "UGX", "Shs.": "UGX", "Sh.": "KES", "Rs.": "INR", "R": "ZAR",
    "N": "NGN", "P": "PHP", "K": "ZMW", "RM": "MYR", "Rp": "IDR", "Rp.": "IDR", "Tk": "BDT", "Tk.": "BDT", "Php": "PHP",
    "Le": "SLE", "D": "GMD", "MK": "MWK", "Fr": "CHF", "Fr.": "CHF", "SFr": "CHF", "FCFA": "XAF", "CFA": "XOF", "zł": "PLN",
    "Kč": "CZK", "Ft": "HUF", "lei": "RON", "р.": "RUB", "р": "RUB", "руб": "RUB", "руб.": "RUB", "₽": "RUB", "RMB": "CNY",
    "元": "CNY", "円": "JPY", "DM": "DEM", "грн": "UAH", "грн.": "UAH", "тг": "KZT", "₸": "KZT", "сум": "UZS", "сом": "KGS",
    "BR": "BYN", "₿": "BTC", "BTC": "BTC", "฿": "THB", "€": "EUR", "Euro": "EUR", "долл": "USD", "долл.": "USD", "AED": "AED",
    "Dh": "AED", "Dhs": "AED", "RO": "OMR", "SR": "SAR", "QR": "QAR", "KD": "KWD", "BD": "BHD", "JD": "JOD", "ரூ": "LKR", "p": "GBP:100", "¢": "USD:100", "Nu": "BTN", "VND": "VND", "₾": "GEL",
}  # fmt: skip
MORE = {
    "$": [],
    "Rs": ["INR", "PKR", "LKR", "NPR", "MUR", "SCR"],
    "Rs.": ["INR", "PKR", "LKR", "NPR", "MUR", "SCR"],
    "Sh": ["KES", "TZS", "UGX", "SOS"],
    "Sh.": ["KES", "TZS", "UGX", "SOS"],
    "Shs": ["KES", "UGX", "TZS"],
    "Shs.": ["UGX", "KES", "TZS"],
    "K": ["ZMW", "MWK", "PGK", "MMK"],
    "P": ["PHP", "BWP", "MXN"],
    "Br": ["BYN", "ETB"],
    "BR": ["BYN", "ETB"],
    "CFA": ["XOF", "XAF"],
    "FCFA": ["XAF", "XOF"],
    "Fr": ["CHF"],
    "руб": ["RUB", "BYN"],
    "руб.": ["RUB", "BYN"],
    "р": ["RUB", "BYN"],
    "р.": ["RUB", "BYN"],
    "D": ["GMD"],
}
EXTRA = {
    "en": {
        "us dollar": "USD", "american dollar": "USD", "u.s. dollar": "USD", "greenback": "USD", "sterling": "GBP", "rmb": "CNY",
        "renminbi": "CNY", "kuai": "CNY", "belarusian ruble": "BYN", "belarusian rouble": "BYN", "russian rouble": "RUB",
        "hryvnia": "UAH", "hryvna": "UAH", "tenge": "KZT", "cfa franc": "XOF", "bitcoin": "BTC", "kenyan shilling": "KES",
        "kenya shilling": "KES", "uganda shilling": "UGX", "tanzania shilling": "TZS", "won": "KRW", "cedi": "GHS", "birr": "ETB",
        "cent": "USD:100", "penny": "GBP:100", "pence": "GBP:100", "eurocent": "EUR:100", "kopeck": "RUB:100", "kopek": "RUB:100",
        "satoshi": "BTC:100000000", "dutch guilder": "NLG", "guilder": "NLG", "finnish markka": "FIM", "peseta": "ESP",
        "deutsche mark": "DEM", "deutschmark": "DEM", "d-mark": "DEM", "mark": "DEM", "indian rupee": "INR", "pakistani rupee": "PKR",
        "swedish crown": "SEK", "danish crown": "DKK", "norwegian crown": "NOK", "czech crown": "CZK", "crown": "SEK", "drachma": "GRD",
        "emirati dirham": "AED", "uae dirham": "AED", "zloty": "PLN", "som": "KGS", "sum": "UZS", "soum": "UZS", "naira": "NGN",
    },
    "ru": {"доллар": "USD", "доллар сша": "USD", "американский доллар": "USD", "цент": "USD:100", "копейка": "RUB:100", "копейки": "RUB:100",
           "копеек": "RUB:100", "фунт стерлингов": "GBP", "гривна": "UAH", "гривен": "UAH", "тенге": "KZT", "юань": "CNY", "евро": "EUR",
           "белорусский рубль": "BYN", "российский рубль": "RUB", "сум": "UZS", "сом": "KGS", "манат": "AZN", "лари": "GEL", "драм": "AMD"},
    "be": {"рубель": "BYN", "рублёў": "BYN", "рублі": "BYN", "рубля": "BYN", "беларускі рубель": "BYN", "расійскі рубель": "RUB",
           "долар зша": "USD", "капейка": "BYN:100", "капеек": "BYN:100", "еўра": "EUR", "юань": "CNY"},
    "de": {"dollar": "USD", "us-dollar": "USD", "cent": "EUR:100", "euro": "EUR", "russischer rubel": "RUB", "belarussischer rubel": "BYN",
           "belarussische rubel": "BYN", "kopeke": "RUB:100", "britisches pfund": "GBP", "pfund sterling": "GBP", "franken": "CHF",
           "schweizer franken": "CHF", "finnische mark": "FIM", "mark": "DEM", "d-mark": "DEM", "yuan": "CNY"},
    "fr": {"dollar": "USD", "dollar américain": "USD", "centime": "EUR:100", "euro": "EUR", "livre sterling": "GBP", "rouble": "RUB",
           "rouble russe": "RUB", "rouble biélorusse": "BYN", "franc cfa": "XOF", "franc suisse": "CHF", "yuan": "CNY", "yen": "JPY",
           "cent": "USD:100", "mark finlandais": "FIM", "dollar canadien": "CAD", "dollar australien": "AUD"},
}  # fmt: skip
ADJECTIVE = ("ий", "ый", "ой", "ая", "кі", "ых", "их", "ого", "ие", "ые", "кое", "кого", "кія", "нага", "ыя", "о")
CLASHES = {
    "en": ("real", "mark", "crown", "sum", "leu")
}  # common words of the language: only with their country, or in the plural
PLAIN = {"en": {"ruble": "rouble"}}


def current() -> list[str]:
    """Codes of money in use today, and the few old ones that articles still name."""
    codes = set(OLD)
    for territory in get_global("territory_currencies"):
        codes.update(get_territory_currencies(territory, DAY, DAY))
    return sorted(codes)


def noun(name: str, language: str) -> str:
    """Return the bare noun of a currency's name: dollar of "Canadian dollar", рубль of «белорусский рубль»."""
    parts = name.replace("-", " ").split()
    if language == "fr":
        return parts[0]
    if language in ("ru", "be"):
        nouns = [p for p in parts if p.islower() and not p.endswith(ADJECTIVE)]
        return nouns[0] if nouns else parts[-1]
    return parts[-1]


def names(language: str, codes: list[str]) -> tuple[dict[str, str], dict[str, list[str]]]:
    """Full names, and bare nouns with every currency they can mean."""
    locale = Locale(language)
    full: dict[str, str] = {}
    bare: dict[str, list[str]] = defaultdict(list)
    for code in codes:
        shown = locale.currencies.get(code)
        if not shown or shown == code:
            continue
        forms = {
            shown.lower(),
            *(form.lower() for form in locale._data["currency_names_plural"].get(code, {}).values()),
        }
        forms = {form.split(" (")[0].strip() for form in forms}
        for form in forms:
            full.setdefault(form, code)
            for old, new in PLAIN.get(language, {}).items():
                full.setdefault(form.replace(old, new), code)
        for form in {
            shown.split(" (")[0],
            *(f.split(" (")[0] for f in locale._data["currency_names_plural"].get(code, {}).values()),
        }:
            key = noun(form, language).lower()
            if code not in bare[key]:
                bare[key].append(code)
    for old, new in PLAIN.get(language, {}).items():
        for key in [k for k in bare if old in k]:
            bare[key.replace(old, new)] = bare[key]
    full.update(EXTRA[language])
    for word in CLASHES.get(language, ()):
        full.pop(word, None)
        bare.pop(word, None)
    return full, {key: ordered(key, group) for key, group in bare.items() if key not in full or len(group) > 1}


def ordered(key: str, group: list[str]) -> list[str]:
    """Put the default first."""
    singular = next((k for k in (key, key.rstrip("s"), key.rstrip("n"), key[:-1], key[:-2]) if k in DEFAULT), None)
    stems = [v for k, v in DEFAULT.items() if k[:4] == key[:4] and v in group]
    first = DEFAULT[singular] if singular and DEFAULT[singular] in group else stems[0] if stems else None
    modern = [code for code in group if code not in OLD] or group
    first = first or modern[0]
    return [first, *(code for code in modern if code != first)]


def signs(codes: list[str]) -> dict[str, list[str]]:
    """Signs with every currency they can mean, the default first."""
    table: dict[str, list[str]] = defaultdict(list)
    for code in codes:
        sign = get_global("currency_fractions") and Locale("en").currency_symbols.get(code, code)
        narrow = Locale("en")._data["currency_symbols"].get(code, code)
        for each in {sign, narrow, NARROW.get(code, code)}:
            if (each != code and not each.isascii()) or each == "$":
                table[each].append(code)
    for sign, code in SIGNS.items():
        table[sign] = [code]
    table.update({sign: group for sign, group in MORE.items() if group})
    table["$"] = ["USD", *sorted({c for c in codes if c.endswith("D") and "ollar" in (Locale("en").currencies.get(c) or "")} - {"USD"}), "MXN",
                  "ARS", "CLP", "COP"]  # fmt: skip
    table["£"] = ["GBP", "EGP", "LBP", "SYP", "FKP", "GIP", "SHP"]
    table["¥"] = ["JPY", "CNY"]
    table["kr"] = ["SEK", "NOK", "DKK", "ISK"]
    return dict(table)


NARROW = {"RUB": "₽", "UAH": "₴", "KZT": "₸", "INR": "₹", "NGN": "₦", "KRW": "₩", "PHP": "₱", "VND": "₫", "ILS": "₪", "GEL": "₾", "AZN": "₼",
          "TRY": "₺", "PYG": "₲", "CRC": "₡", "LAK": "₭", "MNT": "₮", "KHR": "៛", "BDT": "৳", "AMD": "֏", "THB": "฿", "KGS": "⃀"}  # fmt: skip


def quoted(value: object) -> str:
    """Return a value as TOML writes it."""
    return json.dumps(value, ensure_ascii=False)


def write(path: Path, tables: dict[str, dict[str, object]]) -> None:
    """Write tables to a file."""
    lines = [HEAD.format(version=babel.__version__)]
    for title, table in tables.items():
        lines += [f"[{title}]", *(f"{quoted(key)} = {quoted(value)}" for key, value in sorted(table.items())), ""]
    path.write_text("\n".join(lines), encoding="utf-8")
    print(path, sum(map(len, tables.values())))


def main() -> None:
    """Write all files."""
    codes = current()
    home = {}
    for territory in get_global("territory_currencies"):
        used = get_territory_currencies(territory, DAY, DAY)
        if used and len(territory) == len("US"):
            home[territory] = used[0]
    english = Locale("en").currencies
    write(
        DATA / "currencies.toml",
        {
            "signs": {sign: " ".join(group) for sign, group in signs(codes).items()},
            "codes": {code: english.get(code, code) for code in codes},
            "home": home,
        },
    )
    for language in LANGUAGES:
        full, bare = names(language, codes)
        write(
            DATA / language / "currencies.toml",
            {"names": dict(full), "bare": {key: " ".join(group) for key, group in bare.items()}},
        )


if __name__ == "__main__":
    main()
