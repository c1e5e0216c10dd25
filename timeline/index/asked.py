"""Asking the index file: which lines a view needs, by region, date, type and id."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from timeline import codec
from timeline.index.disorder import in_doubt
from timeline.index.found import MORE, FoundLines, Scan, first_of, joined
from timeline.index.lines_at import IndexDamagedError, line_at, named
from timeline.index.log_instead import or_read
from timeline.index.many_values import asked_in_parts, marks
from timeline.index.match_file import MatchFile
from timeline.index.moved_events import beside_told, moved_anywhere, moved_behind
from timeline.index.related import Reading, leaders, several
from timeline.index.rows import ALIASES, DAYS, EVERYWHERE, REVISIONS, day_of, days_of, document_of, key_of
from timeline.index.store import drop, stored_mark
from timeline.log.lines import Notice
from timeline.log.named_reads import opened
from timeline.log.ties import batch, revises, targets
from timeline.vocabulary import JUDGEMENT_TYPES

if TYPE_CHECKING:
    from timeline.index.kept_matches import KeptMatches
    from timeline.index.store import KeptIndex
    from timeline.log.flaws import FlawedLine

_READING = "SELECT at, line, article, text, copy_of, revision_of, url FROM reading WHERE"
_ID_BYTES = 16
_NAME_DIGITS = 64
_HEX = frozenset("0123456789abcdef")
_RARE = 20  # documents of fewer than one in so many are looked up one by one
_Told = TypeVar("_Told")


class Index(Scan):
    """A log and where its lines stand. Where the index turns out to be damaged, everything is read instead."""

    stored = True

    def __init__(self, log: Path, kept: "KeptIndex", on_notice: Notice | None = None) -> None:
        super().__init__(log, on_notice)
        self._db = kept.db
        self._is_sound = kept.is_sound
        self._match_file = MatchFile(log, on_notice)

    @or_read
    def find(self, *, regions: Sequence[str] = (), types: Sequence[str] = (), limit: int | None = None) -> FoundLines:
        """Return lines that hold all events of the regions and types, or at least the last `limit` of them."""
        if not regions and not types and limit is None:
            return FoundLines(self.every_line())
        codes = self._codes(regions or (EVERYWHERE,))
        kinds = self._codes([f"type {name}" for name in types]) if types else None
        events: set[int] = set()
        reach = -1
        for code in codes:
            cut, found = self._last(code, kinds, limit)
            reach = max(reach, cut)
            events |= found
        lines, sure = self._with_all_about(events | self._moved(codes if regions else (), reach))
        if not sure:
            return FoundLines(self.every_line())
        return FoundLines(joined(lines), days_of(reach) if reach >= 0 else None, limit)

    def documents(
        self, *, regions: Sequence[str] = (), since: str | None = None, limit: int | None = None
    ) -> Iterator[FoundLines]:
        """Yield the lines of documents with all they tell, with growing reach, until a view has `enough`."""
        if not regions and since is None and limit is None:
            yield FoundLines(self.every_line())
            return
        wanted = first_of(limit)
        while True:
            found = self._latest_told(regions, since, wanted)
            found.limit = limit
            yield found
            if wanted is None or found.reach is None:
                return
            wanted *= MORE

    @or_read
    def _latest_told(self, regions: Sequence[str], since: str | None, limit: int | None) -> FoundLines:
        """Return all lines of the last documents; as reading everything does, where the index is damaged."""
        names, cut = self._latest(regions, since, limit)
        names |= {name for (name,) in self._all("SELECT DISTINCT name FROM moved", ())}
        lines, sure = self._of_documents(names)
        if not sure:
            return FoundLines(self.every_line())
        return FoundLines(joined(lines), days_of(cut) if cut >= 0 else None)

    @or_read
    def about(self, identities: Iterable[str]) -> list[bytes]:
        """Return the lines with these ids, and what `find` brings along with them; of documents, their readings."""
        names = set(identities)
        lines, sure = self._with_all_about(self._at(names), names, wholly=True)
        return lines if sure else list(FoundLines(self.every_line()).lines)

    @or_read
    def beside(self, lines: Iterable[bytes], others: Iterable[str] = ()) -> list[bytes]:
        """Return what `about` brings of all that judgements among these lines name, and of others."""
        judged = [raw for raw in lines if named(raw).type in JUDGEMENT_TYPES]
        return self.about({name for raw in judged for name in targets(codec.decode(raw))}.union(others))

    @or_read
    def roughly(self, *, regions: Sequence[str] = (), types: Sequence[str] = (), most: int) -> int | None:
        """Return how many lines tell of events of the regions and types, at most `most`."""
        codes, kinds = self._codes(regions or (EVERYWHERE,)), self._codes([f"type {name}" for name in types])
        distinct = "DISTINCT" if len(codes) > 1 else ""
        query = f"SELECT {distinct} at FROM place WHERE region IN ({marks(codes)})"  # noqa: S608 - marks only
        if types:
            query += f" AND type IN ({marks(kinds)})"
        (found,) = self._all(f"SELECT count(*) FROM ({query} LIMIT ?)", (*codes, *kinds, most))[0]  # noqa: S608 - as above
        return int(found)

    @or_read
    def roughly_documents(self, *, regions: Sequence[str] = ()) -> int | None:
        """Return how many documents tell of events of the regions, or there are."""
        codes = self._codes(regions or (EVERYWHERE,))
        query = f"SELECT count(DISTINCT document) FROM tells WHERE region IN ({marks(codes)})"  # noqa: S608 - marks only
        return int(self._all(query, codes)[0][0])

    @or_read
    def ids(self, prefix: str, limit: int | None = 10) -> list[str]:
        """Return the ids of lines and documents, at most `limit`, that begin with these hex digits; sorted."""
        digits = prefix.lower()
        if not digits or not _HEX.issuperset(digits) or len(digits) > _NAME_DIGITS:
            return []
        most = -1 if limit is None else limit
        found = {
            name
            for (name,) in self._all(
                "SELECT DISTINCT article FROM reading WHERE article BETWEEN ? AND ? ORDER BY article LIMIT ?",
                (digits, f"{digits}g", most),
            )
        }
        if len(digits) <= 2 * _ID_BYTES:
            low, high = (bytes.fromhex(digits.ljust(2 * _ID_BYTES, filling)) for filling in "0f")
            query = "SELECT DISTINCT id FROM line WHERE id BETWEEN ? AND ? AND length(id) = ? ORDER BY id LIMIT ?"
            found |= {bytes(row[0]).hex() for row in self._all(query, (low, high, _ID_BYTES, most))}
        return sorted(found)[:limit]

    @or_read
    def all_of(self, names: Iterable[str]) -> list[bytes]:
        """Return what `about` does of events, and of documents with all that they and those related to them tell."""
        wanted = set(names)
        rows = self._related(wanted)
        told = self._at(self._told_by({row[0] for row in rows}) | wanted)
        lines, sure = self._with_all_about(told, wanted.union(row[2] for row in rows), wholly=True)
        return lines if sure else list(FoundLines(self.every_line()).lines)

    def related(self, documents: Iterable[str]) -> set[str]:
        """Return documents with their copies and revisions, and with what bears the same text or address."""
        names = set(documents)
        return names.union(row[2] for row in self._related(names))

    @or_read
    def matches(self, by: str) -> "KeptMatches | None":
        """Return what is kept of what was matched by something of this name; None where nothing can be."""
        from timeline.index.kept_matches import KeptMatches  # noqa: PLC0415 - most questions are none about matches

        db = self._match_file.opened()
        return None if db is None else KeptMatches(self._db, self._match_file, db, by)

    def close(self) -> None:
        """Let go of the file."""
        self._is_sound()  # nobody forks while it is still being read through
        self._db.close()
        self._match_file.close()

    def believed(self, answer: _Told) -> _Told:
        """Return an answer once the index is read through: none counts before. Raises IndexDamagedError."""
        if not self._is_sound():
            raise IndexDamagedError("its checksum is another than it was left with")
        return answer

    def give_up(self, error: Exception) -> None:
        """Drop the index, which is damaged; from now on everything is answered by reading the log."""
        if self.stored:
            self.stored = False
            self._found = None
            self._db.close()
            drop(self._log)
            if self._on_notice is not None:
                self._on_notice(f"{self._log}: its index is damaged ({error}); it was dropped, and the log is read")

    @or_read
    def _counted(self) -> int:
        return stored_mark(self._db)[1]

    @or_read
    def _end(self) -> int:
        return stored_mark(self._db)[0].end

    @or_read
    def _flaws(self) -> Sequence["FlawedLine"]:
        if self._found is not None:
            return self._found
        rows = self._all("SELECT number, at, size, id, why, left_out FROM flaw ORDER BY number", ())
        self._found = ()
        if not rows:
            return self._found
        from timeline.log.flaws import FlawedLine  # noqa: PLC0415 - its hashes cost a view without flaws too much

        self._found = [
            FlawedLine(number, at, size, identity, why, left_out=bool(left_out))
            for number, at, size, identity, why, left_out in rows
        ]
        return self._found

    def _left_out(self) -> set[int]:
        return {wrong.offset for wrong in self._flaws() if wrong.left_out}

    @or_read
    def _retracted(self, identities: set[str]) -> set[str]:
        from timeline.log.flaws import retracted_by  # noqa: PLC0415 - as above

        judged = {at for (at,) in self._in("SELECT at FROM judged WHERE name IN ({})", identities)}
        return identities.intersection(retracted_by(self._read(judged)))

    def _last(self, code: int, kinds: Sequence[int] | None, limit: int | None) -> tuple[int, set[int]]:
        """Return the last lines of one region, and the rank behind which all are among them (-1: all there are)."""
        query = "SELECT rank, at FROM place WHERE region = ?"
        if kinds is not None:
            query += f" AND type IN ({marks(kinds)})"
        query += " ORDER BY rank DESC, at DESC LIMIT ?"
        found = self._all(query, (code, *(kinds or ()), -1 if limit is None else limit))
        cut = -1 if limit is None or len(found) < limit else found[-1][0]
        return cut, {at for _, at in found}

    def _latest(self, regions: Sequence[str], since: str | None, limit: int | None) -> tuple[set[str], int]:
        """Return the last documents that have a line of one of the regions, and the rank behind which all are there.

        `since` leaves out what was surely published before that day.
        """
        wheres, values = [f"rank & {DAYS} >= ?"], [day_of(since)]
        using = "reading_rank"
        if regions:
            codes = self._codes(regions)
            told = f"SELECT document FROM tells WHERE region IN ({marks(codes)})"  # noqa: S608 - marks only
            wheres.append(f"document IN ({told})")
            values += codes
            rare = self._all(f"SELECT count(*) FROM ({told})", codes)[0][0] * _RARE  # noqa: S608 - as above
            if rare < self._all("SELECT count(*) FROM reading", ())[0][0]:
                using = "reading_document"
        found = self._all(
            f"SELECT article, rank FROM reading INDEXED BY {using} WHERE {' AND '.join(wheres)} "  # noqa: S608 - as above
            "ORDER BY rank DESC LIMIT ?",
            (*values, -1 if limit is None else limit),
        )
        return {name for name, _ in found}, -1 if limit is None or len(found) < limit else found[-1][1]

    def _moved(self, codes: Sequence[int], reach: int) -> set[int]:
        """Return the events that corrections may have moved to regions and behind a rank; -1 where all there are found.

        Where what is named is the line of an older reading, the newer one that stands for it comes along with it.
        """
        names = moved_anywhere(self._all)
        events = self._at(names)
        documents = {name for (name,) in self._in("SELECT article FROM reading WHERE line IN ({})", names)} | names
        events |= self._at(self._told_by({row[0] for row in self._related(documents)}))
        dated = self._at(moved_behind(reach, self._all) - names)
        if not dated or not codes:
            return events | dated
        articles = {at: str(named(raw).article) for at, raw in self._read_at(dated).items()}
        rows = self._related(set(articles.values()))
        numbers = {document_of(name) for name in (*articles.values(), *(row[2] for row in rows))}
        telling = f"SELECT document FROM tells WHERE region IN ({','.join(map(str, codes))})"  # noqa: S608 - numbers
        told = {number for (number,) in self._in(f"{telling} AND document IN ({{}})", numbers)}
        return events | beside_told(articles, rows, told)

    def _of_documents(self, names: set[str]) -> tuple[list[bytes], bool]:
        """Return all readings of documents, of their copies and revisions, and the lines that these name."""
        rows = self._related(names)
        told = self._told_by({row[0] for row in rows})
        return self._with_all_about(self._at(told), names.union(row[2] for row in rows))

    def _with_all_about(
        self, events: set[int], documents: Iterable[str] = (), *, wholly: bool = False
    ) -> tuple[list[bytes], bool]:
        """Return events with all that is said of them, as it stands in the file, and whether clocks order it surely.

        Of a document that was read more than once, or has copies or revisions, all events come along where one of them
        is judged (or `wholly`): a judgement on an older line counts for the newer one that tells the same.
        """
        found = self._read_at(events)
        lines = [named(line) for line in found.values()]
        told = {line.article for line in lines if isinstance(line.article, str)}.union(documents) - {""}
        rows = self._related(told)
        added = self._added_to({row[2] for row in rows} | told) - events
        also = self._read_at(added)
        names = {name for row in rows for name in (row[1], row[2], row[4], row[5]) if name is not None}
        names = names.union(told, documents, (line.id for line in (*lines, *map(named, also.values()))), (ALIASES,))
        more = {row[0] for row in rows}
        for group in several(rows):
            yielded = self._told_by(group)
            if wholly or self._in("SELECT 1 FROM judged WHERE name IN ({}) LIMIT 1", yielded):
                more |= self._at(yielded)
                names |= yielded
        beside = (more | self._judged(names)) - events - added
        found |= also | self._read_at(beside)
        ordered = [found[at] for at in sorted(found)]
        return ordered, self._ordered_by_clocks(ordered, rows)

    def _ordered_by_clocks(self, lines: Sequence[bytes], rows: Collection[Reading]) -> bool:
        """Whether what was read and judged among these lines was so in the order of the clocks."""
        known = [named(raw) for raw in lines]
        read_again = {name for name, count in Counter(row[2] for row in rows).items() if count > 1}
        sealed = [
            raw
            for raw, line in zip(lines, known, strict=True)
            if line.type in JUDGEMENT_TYPES or (line.type == "article" and line.article in read_again)
        ]
        if len(sealed) < 2:  # noqa: PLR2004 - one alone is in order
            return True
        if not self._all("SELECT ordered FROM mark", ())[0][0]:
            return False
        leader = leaders(rows)
        document = {line.id: line.article for line in known if isinstance(line.article, str) and line.article}
        return not in_doubt(sealed, lambda name: leader.get(document.get(name, name), document.get(name, name)))

    def _added_to(self, documents: set[str]) -> set[int]:
        """Return where the events stand that people added to documents."""
        judged = self._read({at for (at,) in self._in("SELECT at FROM judged WHERE name IN ({})", documents)})
        additions = [raw for raw in judged if named(raw).type == "addition"]
        return self._at({name for raw in additions for name in targets(codec.decode(raw))})

    def _told_by(self, readings: set[int]) -> set[str]:
        """Return the names of the events that readings yield."""
        return {name for raw in self._read(readings) for name in batch(codec.decode(raw)).events}

    def _related(self, documents: set[str]) -> set[Reading]:
        """Return the readings of documents, of their copies and revisions, of what bears the same text or address."""
        articles = set(documents)
        found: set[Reading] = set()
        judged = self._judged_revisions()
        todo = articles
        while todo:
            said = [pair for pair in judged if not todo.isdisjoint(pair)]
            rows = self._readings(todo)
            beside = self._in(f"{_READING} text IN ({{}})", {row[3] for row in rows if row[3] is not None})
            rows = rows + beside + self._in(f"{_READING} url IN ({{}})", {row[6] for row in rows if row[6] is not None})
            found.update(rows)
            named = {name for row in rows for name in (row[2], row[4], row[5]) if name is not None}
            todo = named.union(*said) - articles
            articles = articles | todo
        older = dict(judged)
        return {(*row[:5], row[5] or older.get(row[2]), row[6]) for row in found}

    def _judged_revisions(self) -> list[tuple[str, str]]:
        """Return the documents of which a person said that they revise another, each with that one."""
        judged = self._read({at for (at,) in self._all("SELECT at FROM judged WHERE name = ?", (REVISIONS,))})
        return [pair for raw in judged if (pair := revises(codec.decode(raw))) is not None]

    def _readings(self, articles: set[str]) -> list[Reading]:
        found = []
        for column in ("article", "copy_of", "revision_of"):
            found += self._in(f"{_READING} {column} IN ({{}})", articles)
        return found

    def _judged(self, names: set[str]) -> set[int]:
        """Return the judgements on these lines, and those on the judgements."""
        found: set[int] = set()
        todo = set(names)
        while todo:
            new = {at for (at,) in self._in("SELECT at FROM judged WHERE name IN ({})", todo)} - found
            found |= new
            todo = {named(raw).id for raw in self._read(new)} - names
            names = names | todo
        return found

    def _at(self, identities: Iterable[str]) -> set[int]:
        return {at for (at,) in self._in("SELECT at FROM line WHERE id IN ({})", {key_of(name) for name in identities})}

    def _codes(self, words: Sequence[str]) -> list[int]:
        return [code for (code,) in self._in("SELECT code FROM word WHERE name IN ({})", set(words))]

    def _in(self, query: str, values: set[Any]) -> list[Any]:
        return asked_in_parts(self._all, query, sorted(values))

    def _all(self, query: str, values: Sequence[Any]) -> list[Any]:
        return self._db.execute(query, values).fetchall()

    def _read(self, offsets: set[int]) -> list[bytes]:
        return list(self._read_at(offsets).values())

    def _read_at(self, offsets: set[int]) -> dict[int, bytes]:
        """Return the lines at some places by these, in their order; without what is left out."""
        offsets = offsets - self._left_out()
        if not offsets:
            return {}
        with opened(self._log) as file:
            fd = file.fileno()
            return {at: line_at(fd, at) for at in sorted(offsets)}
