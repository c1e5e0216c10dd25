"""Print how much of the own sentences is read: `python -m tests.language.corpus [LANGUAGE] [-v]`."""

import argparse
from collections import Counter

from tests.language.corpus import HOW, WHO, Outcome, examples, outcome, same_who


def main() -> None:
    """Read a language's sentences and print recall, precision, and the look-alikes taken for something."""
    parser = argparse.ArgumentParser(prog="python -m tests.language.corpus", description=__doc__)
    parser.add_argument("language", nargs="?", default="en")
    parser.add_argument("-v", "--verbose", action="store_true", help="also print what is missed and what is too much")
    asked = parser.parse_args()
    outcomes = [outcome(example, asked.language) for example in examples(asked.language)]
    for kind in HOW:
        _kind(kind, outcomes)
    nothing = [one for one in outcomes if not one.example.told]
    fooled = [one for one in nothing if one.extra]
    print(f"look-alikes taken for something: {len(fooled)} of {len(nothing)}")
    for field, right in (("whose", same_who), ("how", _same_how)):
        pairs = [pair for one in outcomes for pair in one.hits if field == "how" or pair[0].who]
        print(f"{field} right: {sum(right(*pair) for pair in pairs)} of {len(pairs)}")
    dated = [pair for one in outcomes for pair in one.hits if pair[0].deadline]
    print(f"deadline right: {sum(event.data.deadline == told.deadline for told, event in dated)} of {len(dated)}")
    for one in outcomes if asked.verbose else ():
        _misses(one)


def _same_how(told: object, event: object) -> bool:
    return getattr(event.data, HOW[event.type]) == told.how


def _kind(kind: str, outcomes: list[Outcome]) -> None:
    hits = sum(told.type == kind for one in outcomes for told, _ in one.hits)
    missed = sum(told.type == kind for one in outcomes for told in one.missed)
    extra = sum(event.type == kind for one in outcomes for event in one.extra)
    recall, precision = hits / max(hits + missed, 1), hits / max(hits + extra, 1)
    f1 = 2 * recall * precision / max(recall + precision, 1e-9)
    print(f"{kind:10} told {hits + missed:5}  recall {recall:.2f}  precision {precision:.2f}  F1 {f1:.2f}")
    rows = Counter((told.how, hit) for one in outcomes for told, hit in _each(one) if told.type == kind)
    for how in sorted({how for how, _ in rows}, key=str):
        right = rows[how, True]
        print(f"    {how or '?':12} {right:4} of {right + rows[how, False]:4}")


def _each(one: Outcome) -> list[tuple[object, bool]]:
    return [(told, True) for told, _ in one.hits] + [(told, False) for told in one.missed]


def _misses(one: Outcome) -> None:
    where = f"{one.example.file}:{one.example.line}"
    for told in one.missed:
        print(f"missed {told.type} {told.how}: {where}: {one.example.text}")
    for event in one.extra:
        print(f"extra {event.type} {event.rule} {event.data}: {where}: {one.example.text}")
    for told, event in one.hits:
        if told.who and not same_who(told, event):
            print(f"whose {told.who!r} is {getattr(event.data, WHO[event.type], None)!r}: {where}")


if __name__ == "__main__":
    main()
