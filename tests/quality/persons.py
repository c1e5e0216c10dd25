"""Persons of Russian news as people marked them, against the names that the reading finds.

    python -m tests.quality.persons DIR [--misses]

DIR holds articles as `NAME.txt` with their marks beside them, `NAME.ann` in the form of brat: a part of NEREL, such as
NEREL-v1.1/dev of github.com/nerel-ds/NEREL. A marked PERSON is found where a name of the reading covers its last word.
Where NEREL tells what Wikidata calls that person, the surname that the reading keeps must be one of those words:
it stands in the first case.
"""

import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import frozen

from timeline.article import Article
from timeline.language.marks import Mention
from timeline.language.people import names
from timeline.language.reading import scene_of

UNKNOWN = "нет данных"  # where Wikidata has nobody


@frozen
class MarkedPerson:
    """A person as somebody marked it: offsets count characters of the text; `label` is what Wikidata calls it."""

    start: int
    end: int
    text: str
    label: str


def marked_persons(marks: str) -> list[MarkedPerson]:
    """Return the persons of one article's marks, those of several stretches by the first and last."""
    spans: dict[str, tuple[int, int, str]] = {}
    known: dict[str, str] = {}
    for line in marks.splitlines():
        number, _, rest = line.partition("\t")
        told, _, words = rest.partition("\t")
        fields = told.replace(";", " ").split()
        if number[:1] == "T" and fields[0] == "PERSON":
            spans[number] = int(fields[1]), int(fields[-1]), words
        elif number[:1] == "N" and words != UNKNOWN:
            known[fields[1]] = words
    return [
        MarkedPerson(*span, known.get(number, "")) for number, span in sorted(spans.items(), key=lambda one: one[1])
    ]


def named(text: str) -> list[Mention]:
    """Return the persons that the reading finds by name."""
    mentions = scene_of(Article(title="", text=text, published=None, language="ru")).cast.mentions
    return [mention for mention in mentions if mention.kind == "person" and mention.by == "name"]


def beside(person: MarkedPerson, found: Sequence[Mention]) -> Mention | None:
    """Return the name that covers the last word of a marked one."""
    last = person.end - 1
    return next((mention for mention in found if mention.start <= last < mention.end), None)


def figures(folder: Path, misses: list[str]) -> Iterator[str]:
    """Yield the figures of a folder, and add what was missed or found in vain to `misses`."""
    paths = sorted(folder.glob("*.ann"))
    texts = [path.with_suffix(".txt").read_bytes().decode() for path in paths]  # offsets count "\r" too
    articles = [marked_persons(path.read_text(encoding="utf-8")) for path in paths]
    started = time.perf_counter()
    readings = [named(text) for text in texts]
    spent = time.perf_counter() - started
    asked = hit = spelled = right = 0
    for text, persons, found in zip(texts, articles, readings, strict=True):
        for person in persons:
            mention = beside(person, found)
            asked += 1
            hit += mention is not None
            around = text[max(0, person.start - 40) : person.end + 30].replace("\n", " ")
            if mention is None:
                misses.append(f"missed\t{person.text}\t{around}")
            label = {names.key(word.strip(",")) for word in person.label.split()}
            if mention is None or not label:
                continue
            spelled += 1
            if names.key(mention.name.split()[-1]) in label:
                right += 1
            else:
                misses.append(f"spelled\t{person.text}\t{mention.name}, not {person.label}")
    extra = [
        f"extra\t{mention.text}\t{text[max(0, mention.start - 40) : mention.end + 30]!r}"
        for text, persons, found in zip(texts, articles, readings, strict=True)
        for mention in found
        if not any(person.start < mention.end and mention.start < person.end for person in persons)
    ]
    misses.extend(extra)
    told = sum(map(len, readings))
    yield f"{len(paths)} articles, {len(paths) / spent:.1f} a second"
    yield f"found {hit} of {asked} persons marked: recall {hit / asked:.3f}"
    yield f"{told - len(extra)} of {told} names found are persons marked: precision {1 - len(extra) / told:.3f}"
    yield f"in the first case {right} of {spelled} known persons found: {right / spelled:.3f}"


if __name__ == "__main__":
    missed: list[str] = []
    print(*figures(Path(sys.argv[1]), missed), sep="\n")
    if sys.argv[2:] == ["--misses"]:
        print(*missed, sep="\n")
