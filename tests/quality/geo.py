"""Places of a bed of articles: `python -m tests.quality.geo CASES_DIR OUT_PRED [--free] [--alone]`.

CASES_DIR/cases.jsonl has lines {"id", "text", "spans", "domain"}; OUT_PRED gets lines {"id", "items": [{"start", "end",
"country", "region"}]}. All articles of a source are read first, and the region that most of them name is taken for its
home, as a source plugin would say it; `--alone` reads each article by itself. `--free` finds the places in the text
instead of answering for the given spans.
"""

import json
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

from timeline.gazetteer import part_of
from timeline.language.marks import Place
from timeline.language.places import toponyms as places


def read(case, *, free, home=None) -> list[Place]:
    if free:
        return list(places.find_places(case["text"], language="en", home=home))
    found = places.locate(case["text"], [tuple(s) for s in case["spans"]], language="en", home=home)
    return [place for place in found if place]


def first_level(code: str) -> str:
    """Return what GeoNames, and so the bed, calls a county's area: the part of the United Kingdom it lies in."""
    return part_of(code)[0] if code.startswith("GB-") and "-" in part_of(code)[0] else code


def item(place: Place) -> dict[str, object]:
    return {
        "start": place.start,
        "end": place.end,
        "country": place.code[:2],
        "region": first_level(place.code) if "-" in place.code else None,
    }


def homes(cases, *, free) -> dict[str, str]:
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for case in cases:
        regions = {p.code for p in read(case, free=free) if "-" in p.code and not p.doubt}
        votes[case["domain"]].update(dict.fromkeys(sorted(regions), 1))
    return {domain: count.most_common(1)[0][0] for domain, count in votes.items() if count}


def main(bed: str, out: str, *flags: str) -> None:
    lines = (Path(bed) / "cases.jsonl").read_text(encoding="utf-8").strip().split("\n")
    cases = [json.loads(line) for line in lines]
    free = "--free" in flags
    home = {} if "--alone" in flags else homes(cases, free=free)
    started = time.perf_counter()
    rows = [
        {"id": case["id"], "items": [item(p) for p in read(case, free=free, home=home.get(case["domain"]))]}
        for case in cases
    ]
    spent = time.perf_counter() - started
    Path(out).write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    print(f"{len(cases)} articles, {1000 * spent / len(cases):.3f} ms each")


if __name__ == "__main__":
    main(*sys.argv[1:])
