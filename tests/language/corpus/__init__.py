"""Own sentences, and what each tells: read from `<language>/*.txt` beside this file (README.md says how)."""

from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from tests.language.readings import article
from timeline.article import Finding
from timeline.language.reading import read_article

HERE = Path(__file__).parent
DAY = "2024-05-14"
TYPES = {"P": "pledge", "F": "follow_up", "A": "agreement", "M": "meeting", "V": "visit"}
HOW = {"pledge": "strength", "follow_up": "state", "agreement": "status", "meeting": "status", "visit": "status"}
WHO = {"pledge": "promiser", "follow_up": "actor"}


@frozen
class Told:
    """One event a sentence tells: its type and how (strength, state or status), whose it is, and by when."""

    type: str
    how: str | None
    who: str | None = None
    deadline: str | None = None


@frozen
class Example:
    """A sentence with what it tells; nothing, if it is a look-alike."""

    file: str
    line: int
    text: str
    told: tuple[Told, ...]


@frozen
class Outcome:
    """An example as it was read: what was told and found, what was missed, and what is too much."""

    example: Example
    hits: tuple[tuple[Told, Finding], ...]
    missed: tuple[Told, ...]
    extra: tuple[Finding, ...]


def examples(language: str) -> Iterator[Example]:
    """Yield the sentences of a language. Raises ValueError that names file and line."""
    for path in sorted((HERE / language).glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line or line.startswith("#"):
                continue
            head, bar, text = line.partition(" | ")
            if not bar or not text.strip():
                msg = f"{path}:{number}: no ' | ' between what is told and the sentence"
                raise ValueError(msg)
            told = () if head.strip() == "-" else tuple(_told(part, f"{path}:{number}") for part in head.split(";"))
            yield Example(path.stem, number, text.strip(), told)


def _told(part: str, where: str) -> Told:
    rest, _, deadline = part.partition("@")
    rest, _, who = rest.partition(">")
    letter, _, how = rest.strip().partition(" ")
    if letter not in TYPES:
        msg = f"{where}: {part.strip()!r} names no type of {', '.join(TYPES)}"
        raise ValueError(msg)
    return Told(TYPES[letter], how.strip() or None, who.strip() or None, deadline.strip() or None)


def outcome(example: Example, language: str) -> Outcome:
    """Read an example as an article of one sentence, and pair what it tells with what was found, type by type."""
    events = [
        event for event in read_article(article(example.text, published=DAY, language=language)) if event.type in HOW
    ]
    hits: list[tuple[Told, Finding]] = []
    missed: list[Told] = []
    for told in example.told:
        alike = [event for event in events if event.type == told.type]
        alike.sort(key=lambda event: getattr(event.data, HOW[told.type], None) != told.how)
        if alike:
            hits.append((told, alike[0]))
            events.remove(alike[0])
        else:
            missed.append(told)
    return Outcome(example, tuple(hits), tuple(missed), tuple(events))


def same_who(told: Told, event: Finding) -> bool:
    """Return whether the event is by whom the example says, articles and case aside."""
    found = getattr(event.data, WHO.get(event.type, ""), None) or ""
    return told.who is not None and _plain(found) == _plain(told.who)


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ").replace("’", "'").strip()
