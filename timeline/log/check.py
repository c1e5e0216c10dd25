"""Whether the log is whole and unharmed: every line by itself, and everything that lines name (docs/design.md, 3.4)."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from attrs import Factory, define, frozen

from timeline import codec
from timeline.errors import UsageError
from timeline.log import known as log_knowledge
from timeline.log.flaws import misshapen
from timeline.log.lines import CRLF, extent, raw_lines, reason
from timeline.log.ties import batch, document, targets, ties
from timeline.vocabulary import JUDGEMENT_TYPES, SEALED_TYPES

Kind = Literal["bad", "altered", "missing", "parent", "target", "unfinished", "torn", "crlf", "cut"]

_END = 1 << 62
_SHORTEST = 12  # digits of a seal
_HEX = frozenset("0123456789abcdef")


@frozen
class LogFlaw:
    """One thing that is wrong. `line` counts from 1, and is None where no line shows it (a tail that was cut)."""

    line: int | None
    kind: Kind
    told: str


@frozen
class Report:
    """What a check of the whole log found: bad lines in their order, then what is named in vain."""

    path: Path
    lines: int
    articles: int
    judgements: int
    duplicates: int
    heads: tuple[str, ...]
    findings: tuple[LogFlaw, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings

    def told(self) -> Iterator[str]:
        """Yield each finding as a sentence that names file and line."""
        for finding in self.findings:
            where = f"{self.path}:{finding.line}" if finding.line is not None else str(self.path)
            yield f"{where}: {finding.told}"


class ShortSealError(UsageError):
    """Too little of a seal to know it by, or no seal at all."""

    def __init__(self, seal: str) -> None:
        super().__init__(f"{seal!r} is no seal: give at least {_SHORTEST} of its digits, as timeline head prints them")


def verify(path: Path, *, head: str | None = None, known: Mapping[str, str] = MappingProxyType({})) -> Report:
    """Check every line of a log and what they name. Raises LogReadError, ShortSealError.

    `head` is a seal, or the first digits of one, that must be in it; so must those `known`, each with where from.
    """
    if head is not None and not (len(head) >= _SHORTEST and _HEX.issuperset(head)):
        raise ShortSealError(head)
    return Check(known=known).run(path, head)


def heads(path: Path) -> tuple[str, ...]:
    """Return the seals that no other line names: kept elsewhere, they show a cut tail. Raises LogLineError."""
    return log_knowledge.known(path, strict=True).heads


@define
class Check:
    """A check under way: what was seen, and what was named and not seen yet. `odd` are lines that no view decodes."""

    findings: list[LogFlaw] = Factory(list)
    present: set[str] = Factory(set)
    awaited: dict[str, int] = Factory(dict)
    loose: dict[str, int] = Factory(dict)
    seals: set[str] = Factory(set)
    parents: dict[str, int] = Factory(dict)
    targets: dict[str, int] = Factory(dict)
    odd: dict[str, LogFlaw] = Factory(dict)
    known: Mapping[str, str] = Factory(dict)
    retracted: set[str] = Factory(set)
    lines: int = 0
    articles: int = 0
    judgements: int = 0
    duplicates: int = 0

    def run(self, path: Path, head: str | None) -> Report:
        """Check a log from its first line to its last."""
        reach = extent(path)
        if reach.crlf:
            self.findings.append(LogFlaw(1, "crlf", CRLF))
        for number, raw in enumerate(raw_lines(path, end=reach.end), 1):
            self.lines = number
            self._line(number, raw.removesuffix(b"\r") if reach.crlf else raw)
        if reach.torn is not None:
            told = f"the last line is torn ({reach.torn.size} bytes: {reach.torn.why})"
            if reach.torn.whole:
                told = "the last line has no line end; the next append gives it one"
            self.findings.append(LogFlaw(self.lines + 1, "torn", told))
        # The lines that are bad by themselves come first; what is missing for their sake would hide them.
        self.findings += sorted(self._at_the_end(head), key=lambda found: _END if found.line is None else found.line)
        open_heads = tuple(sorted(self.seals - self.parents.keys()))
        return Report(
            path, self.lines, self.articles, self.judgements, self.duplicates, open_heads, tuple(self.findings)
        )

    def _line(self, number: int, raw: bytes) -> None:
        try:
            line = codec.as_written(raw)
            seen = codec.decode(raw)
        except codec.LineError as error:
            self._undecodable(number, raw, reason(raw, error))
            return
        wrong = self._looked_at(number, seen, line, raw)
        again = seen.id in self.present
        self.duplicates += again
        self.present.add(seen.id)
        hangs = ties(seen)
        if hangs.seal is not None:
            self.seals.add(hangs.seal)
            for seal in hangs.prev:
                self.parents.setdefault(seal, number)
        if seen.type == "article":
            self.articles += not again
            self.present.add(document(seen))  # a judgement may name the whole document
            for event in batch(seen).events:
                self._named(number, event)
        elif seen.type in JUDGEMENT_TYPES:
            self.judgements += not again
            if seen.type == "retraction":
                self.retracted.update(targets(seen))
            for target in targets(seen):
                if seen.type == "addition":
                    self._named(number, target)
                else:
                    self.targets.setdefault(target, number)
        elif hangs.seal is None and not again and self.awaited.pop(seen.id, None) is None and wrong is None:
            self.loose[seen.id] = number

    def _undecodable(self, number: int, raw: bytes, why: str) -> None:
        """Take note of a line that cannot be decoded; of one that is unaltered a retraction may settle it."""
        try:
            line = codec.as_written(raw)
        except codec.LineError:
            line = {}
        identity = line.get("id")
        if not isinstance(identity, str):
            self._found(number, "bad", why)
            return
        self.present.add(identity)  # a judgement may name it
        if "type" in line and _wrong(line, raw) is None:
            self.odd[identity] = LogFlaw(number, "bad", f"{identity}: {why}")
        else:
            self._found(number, "bad", why)

    def _looked_at(self, number: int, seen: codec.Line, line: dict[str, Any], raw: bytes) -> str | None:
        """Look at a line by itself; return how it was altered, if it was."""
        if (odd := misshapen(seen, raw)) is not None:
            self.odd[seen.id] = LogFlaw(number, "bad", f"{seen.id}: {odd}")
        wrong = _wrong(line, raw)
        if wrong is not None:
            self._found(number, "altered", f"{seen.id}: {wrong}")
        return wrong

    def _named(self, number: int, event: str) -> None:
        if event not in self.present:
            self.awaited.setdefault(event, number)
        self.loose.pop(event, None)

    def _at_the_end(self, head: str | None) -> Iterator[LogFlaw]:
        yield from (flaw for identity, flaw in self.odd.items() if identity not in self.retracted)
        for event, number in self.awaited.items():
            yield LogFlaw(number, "missing", f"names the event {event}, which is not in the log")
        for seal, number in self.parents.items():
            if seal not in self.seals:
                yield LogFlaw(number, "parent", f"was appended after the seal {seal}, which is not in the log")
        for target, number in self.targets.items():
            if target not in self.present:
                yield LogFlaw(number, "target", f"judges the line {target}, which is not in the log")
        for event, number in self.loose.items():
            told = f"{event}: an unfinished batch, no article line names it; import the article again"
            yield LogFlaw(number, "unfinished", told)
        if head is not None and not any(seal.startswith(head) for seal in self.seals):
            yield LogFlaw(None, "cut", f"the seal {head} is not in the log: its tail was cut, or it is another log")
        for seal, whence in self.known.items():
            if seal not in self.seals:
                told = f"the seal {seal}, {whence}, is not in the log: "
                yield LogFlaw(None, "cut", f"{told}its end was cut, or it is another version of it")

    def _found(self, number: int, kind: Kind, told: str) -> None:
        self.findings.append(LogFlaw(number, kind, told))


def _wrong(line: dict[str, Any], raw: bytes) -> str | None:
    """Say what is wrong with a line by itself."""
    try:
        plain = codec.canonical(line) == raw
        if codec.content_id(line, plain=plain) != line["id"]:
            return "altered, its id is not that of its content"
        if "seal" in line and codec.seal_of(line, plain=plain) != line["seal"]:
            return "altered, its seal does not match"
        if isinstance(line["type"], str) and line["type"] in SEALED_TYPES and "seal" not in line:
            return "altered, its seal is gone"
        if not plain:
            return "altered, not written as this log writes its lines (keys sorted, no blanks)"
    except codec.LineError as error:
        return str(error)
    return None
