"""Whether the log is whole and unharmed: every line by itself, and everything that lines name (docs/design.md, 3.4)."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from operator import itemgetter
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from attrs import Factory, define, frozen

from timeline import codec
from timeline.errors import UsageError
from timeline.log import known as log_knowledge
from timeline.log.flaws import misshapen
from timeline.log.lines import CRLF, extent, raw_lines, reason
from timeline.log.names_met import Met, NameMet, NamesMet
from timeline.log.ties import batch, document, targets, ties
from timeline.vocabulary import JUDGEMENT_TYPES, SEALED_TYPES

Kind = Literal["bad", "altered", "missing", "parent", "target", "unfinished", "torn", "crlf", "cut"]

_MOST = 50_000  # events of a batch that are held until an article line names them
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
    """Check every line of a log and what they name. Raises LogReadError, ShortSealError, NamesMetError.

    `head` is a seal, or the first digits of one, that must be in it; so must those `known`, each with where from.
    """
    if head is not None and not (len(head) >= _SHORTEST and _HEX.issuperset(head)):
        raise ShortSealError(head)
    with closing(NamesMet()) as names:
        return Check(names, head, known).run(path)


def heads(path: Path) -> tuple[str, ...]:
    """Return the seals that no other line names: kept elsewhere, they show a cut tail. Raises LogLineError."""
    return log_knowledge.known(path, strict=True).heads


@define
class Check:
    """A check under way: names as they are met, and what is wrong.

    `odd` are lines that no view decodes, `batch` the events that no article line has named yet, by their lines.
    """

    names: NamesMet
    head: str | None = None
    known: Mapping[str, str] = Factory(dict)
    findings: list[LogFlaw] = Factory(list)
    odd: dict[str, LogFlaw] = Factory(dict)
    unseen: set[str] = Factory(set)
    batch: dict[str, int] = Factory(dict)
    cut: bool = False
    lines: int = 0
    articles: int = 0
    judgements: int = 0
    duplicates: int = 0
    heads: list[str] = Factory(list)

    def run(self, path: Path) -> Report:
        """Check a log from its first line to its last."""
        self.cut, self.unseen = self.head is not None, set(self.known)
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
        self.findings += self._at_the_end()
        return Report(
            path,
            self.lines,
            self.articles,
            self.judgements,
            self.duplicates,
            tuple(sorted(self.heads)),
            tuple(self.findings),
        )

    def _line(self, number: int, raw: bytes) -> None:
        try:
            line = codec.as_written(raw)
            seen = codec.decode(raw)
        except codec.LineError as error:
            self._undecodable(number, raw, reason(raw, error))
            return
        wrong = self._looked_at(number, seen, line, raw)
        met = Met.LINE
        hangs = ties(seen)
        if hangs.seal is not None:
            self._sealed(hangs.seal)
            self.names.note(hangs.seal, Met.SEAL, number)
            for seal in hangs.prev:
                self.names.note(seal, Met.PARENT, number)
        if seen.type == "article":
            met = Met.LINE | Met.ARTICLE
        elif seen.type in JUDGEMENT_TYPES:
            met = Met.LINE | Met.JUDGEMENT
        elif hangs.seal is None and wrong is None:
            met = Met.LINE | Met.WAITING
            if seen.id not in self.batch and len(self.batch) < _MOST:
                self.batch[seen.id] = number
                return
        self.names.note(seen.id, met, number)
        if seen.type == "article":
            self.names.note(document(seen), Met.PRESENT, number)  # a judgement may name the whole document
            for event in batch(seen).events:
                at = self.batch.pop(event, None)
                self.names.note(
                    event, Met.YIELDED if at is None else Met.LINE | Met.WAITING | Met.YIELDED, at or number
                )
        elif seen.type in JUDGEMENT_TYPES:
            named = Met.YIELDED if seen.type == "addition" else Met.JUDGED
            for target in targets(seen):
                self.names.note(target, named | (Met.RETRACTED if seen.type == "retraction" else 0), number)

    def _sealed(self, seal: str) -> None:
        self.unseen.discard(seal)
        if self.cut and seal.startswith(str(self.head)):
            self.cut = False

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
        self.names.note(identity, Met.PRESENT, number)  # a judgement may name it
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

    def _at_the_end(self) -> Iterator[LogFlaw]:
        """Yield what lines name in vain, as it stands in the log, then what shows in no line."""
        for event, number in self.batch.items():
            self.names.note(event, Met.LINE | Met.WAITING, number)
        found: list[tuple[int, int, int, LogFlaw]] = []
        for name, meetings in self.names.together():
            found += self._met(name, meetings)
        found += [(flaw.line or 0, 0, at, flaw) for at, flaw in enumerate(self.odd.values())]
        yield from (flaw for *_, flaw in sorted(found, key=itemgetter(0, 1, 2)))
        if self.cut:
            yield LogFlaw(
                None, "cut", f"the seal {self.head} is not in the log: its tail was cut, or it is another log"
            )
        for seal, whence in self.known.items():
            if seal in self.unseen:
                told = f"the seal {seal}, {whence}, is not in the log: "
                yield LogFlaw(None, "cut", f"{told}its end was cut, or it is another version of it")

    def _met(self, name: str, sightings: Sequence[NameMet]) -> Iterator[tuple[int, int, int, LogFlaw]]:
        """Count a name, and yield what is wrong with it: the line, which kind comes first in it, the name's place."""
        every = 0
        for one in sightings:
            every |= one.met
        if every & Met.LINE:
            present = [one for one in sightings if one.met & (Met.LINE | Met.PRESENT)]
            self.duplicates += sum(bool(one.met & Met.LINE) for one in present[1:])
            self.articles += bool(present[0].met & Met.ARTICLE)
            self.judgements += bool(present[0].met & Met.JUDGEMENT)
            if present[0].met & Met.WAITING and not every & Met.YIELDED:
                told = f"{name}: an unfinished batch, no article line names it; import the article again"
                yield present[0].line, 4, present[0].place, LogFlaw(present[0].line, "unfinished", told)
        if every & Met.SEAL and not every & Met.PARENT:
            self.heads.append(name)
        if every & Met.RETRACTED:
            self.odd.pop(name, None)
        here = every & (Met.LINE | Met.PRESENT)
        for met, there, kind, order, told in _IN_VAIN:
            if every & met and not (every & Met.SEAL if there == Met.SEAL else here):
                first = next(one for one in sightings if one.met & met)
                yield first.line, order, first.place, LogFlaw(first.line, kind, told.format(name))

    def _found(self, number: int, kind: Kind, told: str) -> None:
        self.findings.append(LogFlaw(number, kind, told))


# What a name was met as that has to be met as something else too, and what is said where it was not.
_IN_VAIN: tuple[tuple[int, int, Kind, int, str], ...] = (
    (Met.YIELDED, Met.LINE, "missing", 1, "names the event {}, which is not in the log"),
    (Met.PARENT, Met.SEAL, "parent", 2, "was appended after the seal {}, which is not in the log"),
    (Met.JUDGED, Met.LINE, "target", 3, "judges the line {}, which is not in the log"),
)


def _wrong(line: dict[str, Any], raw: bytes) -> str | None:
    """Say what is wrong with a line by itself."""
    try:
        plain = codec.is_canonical(raw)
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
