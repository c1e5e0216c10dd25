"""Invented newspapers: whole articles about works that were promised, and what a careful reader reads in them.

    CHAIN name language
    PAPER name day publisher country
    TITLE its headline

    paragraphs
    ---
    id kind field=value; … | words of the sentence that tells it
    NONE | words of a sentence that looks like an act and is none
    LINKS earlier>later relation, …

`kind` is pledge, follow_up or agreement; its fields are `by` (the promiser), `due` (EDTF, of a pledge that has a day),
`state` and `status`. `LINKS` closes a chain: the pairs that must be found, from text to link.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from attrs import define, field, frozen

HERE = Path(__file__).parent
PARTS = ("learn", "held")
_LINK = re.compile(r"(\w+)>(\w+) (\w+)")


@frozen
class ToldAct:
    """What a careful reader reads in a sentence, and by what words it is found again."""

    name: str
    kind: str
    fields: Mapping[str, str]
    words: str


@define
class Paper:
    """One article, and what is told in it."""

    name: str
    day: str
    title: str = ""
    body: list[str] = field(factory=list)
    acts: list[ToldAct] = field(factory=list)
    none: list[str] = field(factory=list)

    @property
    def text(self) -> str:
        """The article as a plain text with its title and day at its head."""
        return f"{self.title}\n\n{self.day}\n\n" + "\n".join(self.body).strip() + "\n"


@frozen
class Chronicle:
    """Papers, and the links between what they tell: earlier and later act, by name, each with its relation."""

    papers: tuple[Paper, ...]
    links: Mapping[tuple[str, str], str]


def chronicle(part: str, root: Path = HERE) -> Chronicle:
    """Read all files of a part: `learn` was read while rules were written, `held` is only ever scored."""
    papers: list[Paper] = []
    links: dict[tuple[str, str], str] = {}
    for path in sorted((root / part).glob("*.txt")):
        _read(path.read_text(encoding="utf-8").splitlines(), papers, links)
    for paper in papers:
        for words in (*(act.words for act in paper.acts), *paper.none):
            assert words in paper.text, f"{paper.name}: no sentence has {words!r}"
    names = {act.name for paper in papers for act in paper.acts}
    for pair in links:
        assert names.issuperset(pair), f"no act is called so: {pair}"
    return Chronicle(tuple(papers), links)


def _read(lines: Iterable[str], papers: list[Paper], links: dict[tuple[str, str], str]) -> None:
    telling = False
    for line in lines:
        head, _, rest = line.partition(" ")
        if head == "PAPER":
            name, day = rest.split()[:2]
            papers.append(Paper(name, day))
            telling = True
        elif head == "LINKS":
            links.update({(one, other): relation for one, other, relation in _LINK.findall(rest)})
        elif head in ("CHAIN", "#") or line == "---":
            telling = False
        elif head == "TITLE":
            papers[-1].title = rest
        elif telling:
            papers[-1].body.append(line)
        elif head == "NONE":
            papers[-1].none.append(rest.partition("| ")[2])
        elif line:
            papers[-1].acts.append(_act(line))


def _act(line: str) -> ToldAct:
    told, _, words = line.partition(" | ")
    name, kind, *rest = told.split(None, 2)
    return ToldAct(name, kind, dict(_fields(rest)), words)


def _fields(told: list[str]) -> Iterator[tuple[str, str]]:
    for part in "".join(told).split(";"):
        if name := part.strip():
            key, _, value = name.partition("=")
            yield key, value
