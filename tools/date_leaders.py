"""Give each row of `timeline/language/data/leaders.tsv` its source: since when its leader is in office, as told when.

    python tools/date_leaders.py GITDIR > leaders.tsv

GITDIR is a git directory of factbook/factbook.json, the CIA World Factbook by month (public domain, CC0). A row's
country and spellings are looked for among its chiefs of state and heads of government; a row that it does not know is
left out and told on standard error. Spelling, mark and other spellings of a row are kept as they are.
"""

import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pycountry
from anyascii import anyascii
from rapidfuzz import fuzz

TABLE = Path(__file__).parent.parent / "timeline/language/data/leaders.tsv"
PAGE = re.compile(r"[a-z-]+/([a-z]{2})\.json")
HOLDER = re.compile(r"([^;()]{3,120}?)\s*(?:\([^()]*\)\s*)?[,;]?\s*\(([^()]*\bsince\b[^()]*)\)")
DAY = re.compile(r"since\D*?((?:\d{1,2} )?(?:[A-Z][a-z]+ )?\d{4})")
OFFICES = ("chief of state", "head of government")
PAGES = {  # whose short names are none of ISO's
    "AE": "ae",
    "CD": "cg",
    "CF": "ct",
    "CG": "cf",
    "CI": "iv",
    "DO": "dr",
    "EU": "ee",
    "GM": "ga",
    "MM": "bm",
    "RU": "rs",
    "TR": "tu",
    "VA": "vt",
    "XK": "kv",
}
ALIKE = 0.72  # of a name with the nearest, which is transcribed otherwise (Qohir, Kokhir)
SAME = (
    ("GB", "Liz Truss", "Mary Elizabeth TRUSS"),
    ("IQ", "Haider al-Abadi", "Haydar al-ABADI"),
    ("LB", "Michel Aoun", "Michel AWN"),
)
OTHER = {("KP", "Kim Jong Il")}  # who is no Kim Jong Un


def main(repository: str) -> None:
    """Write the table anew."""
    heads = [line for line in TABLE.read_text("utf-8").splitlines() if line.startswith("#")]
    told = holders(repository)
    print("\n".join(heads))
    for line in TABLE.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        country, name, mark, others = line.split("\t")[:4]
        known = (to for at, who, to in SAME if (at, who) == (country, name))
        spellings = (name, *filter(None, others.split("; ")), *known)
        found = max(
            ((likeness(spellings, said), seen, since) for said, (since, seen) in told[country].items()),
            default=(0.0, "", ""),
            key=lambda one: (one[0], one[1]),
        )
        if found[0] < ALIKE or (country, name) in OTHER:
            print(f"left out: {country} {name}", file=sys.stderr)
            continue
        print(country, name, mark, others, found[2], found[1], sep="\t")


def holders(repository: str) -> dict[str, dict[str, tuple[str, str]]]:
    """Return by country who held an office: the words that tell since when, and the last month that told it."""
    found: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    countries: dict[str, str] = {page: code for code, page in PAGES.items()}
    for month, page, content in pages(repository):
        government = content.get("Government", {})
        if page not in countries:
            countries[page] = code_of(text(government.get("Country name"), "conventional short form"))
        for office in OFFICES:
            for name, since in HOLDER.findall(
                re.sub(r"<[^>]*>", " ", text(government.get("Executive branch"), office))
            ):
                day = DAY.search(since)
                if day is not None:
                    found[countries[page]].setdefault(" ".join(name.split()), (day[1], month))
    return found


def pages(repository: str) -> Iterator[tuple[str, str, dict]]:
    """Yield the factbook's pages, the newest of each month, from the newest month on."""
    done: set[str] = set()
    read: set[str] = set()
    for commit in git(repository, "log", "--format=%H %ad", "--date=format:%Y-%m").splitlines():
        sha, month = commit.split()
        if month in done:
            continue
        done.add(month)
        for line in git(repository, "ls-tree", "-r", sha).splitlines():
            meta, path = line.split("\t")
            page, blob = PAGE.fullmatch(path), meta.split()[2]
            if page is not None and blob not in read:
                read.add(blob)
                try:
                    yield month, page[1], json.loads(git(repository, "cat-file", "blob", blob))
                except ValueError:
                    continue


def text(group: object, key: str) -> str:
    """Return what a page says under a key of a group."""
    said = group.get(key) if isinstance(group, dict) else None
    return str(said.get("text", "") if isinstance(said, dict) else said or "")


def code_of(name: str) -> str:
    """Return a country's ISO code, the name itself where it has none."""
    try:
        return pycountry.countries.lookup(name).alpha_2
    except LookupError:
        return name


def likeness(spellings: tuple[str, ...], said: str) -> float:
    """Return how sure it is that one of these names is meant: each word of it has one like it."""
    words = folded(said)
    return (
        max(
            max(
                min(max((fuzz.ratio(word, other) for other in words), default=0) for word in folded(name)),
                0.9 * fuzz.token_set_ratio(" ".join(folded(name)), " ".join(words)),
            )
            for name in spellings
            if folded(name)
        )
        / 100
    )


def folded(name: str) -> list[str]:
    """Return a name's words in plain small letters."""
    return re.sub(r"[^a-z ]", " ", anyascii(name).lower().replace("-", " ")).split()


def git(repository: str, *arguments: str) -> str:
    """Return what git says."""
    return subprocess.run(["git", "-C", repository, *arguments], capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    main(sys.argv[1])
