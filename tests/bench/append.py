"""Appending batches of twelve events with one fsync each, beside a bare write and fsync, and peers where installed."""

import os
import sqlite3
import time
from contextlib import closing, suppress
from importlib import import_module
from uuid import NAMESPACE_URL, uuid5

from tests.bench.figures import Figure, in_turn, seconds
from timeline import codec, index, log, workspace
from timeline.model import Event, Reading, Statement

_BATCHES = 300
_SIZE = 12
_LIBRARY = "peer: eventsourcing, sqlite recorder"
_CHUNK = 50  # as in timeline.app.imports
_ROUNDS = 5
_ASKED = "open_for_append, what is known asked of the index"
_BULK = f"as a bulk import: chunks of {_CHUNK}, what is known asked of the index"
_BARE = "bare write and fsync of ready lines"


def figures(bench):
    batches = [batch(number) for number in range(_BATCHES)]
    raw = [[codec.canonical(codec.event_line(event)) for event in events] for events, _ in batches]
    events = _BATCHES * _SIZE
    directory = bench.directory / "append"
    directory.mkdir()
    names = (f"{number}" for number in range(10**6))

    def place():
        return workspace.create(directory / next(names))

    def indexed():
        """Return a workspace with an article and an index, as an import finds it."""
        made = place()
        appended(made, [batch(10**6)])
        index.open(made).close()
        return made

    known = [indexed() for _ in range(4 * _ROUNDS)]
    unused = iter(known)
    acts = {
        _BARE: lambda: bare(directory / next(names), raw),
        "open_for_append, what is known in memory": lambda: appended(place(), batches),
        _ASKED: lambda: appended(next(unused), batches, recall=index.recall),
        f"open_for_append in chunks of {_CHUNK} (one fsync each)": lambda: chunked(place(), batches),
        _BULK: lambda: chunked(next(unused), batches, recall=index.recall),
        "peer: sqlite with a unique index, a commit a batch": lambda: in_sqlite(directory / next(names), raw),
    }
    library = None
    with suppress(ImportError):
        library = Library(directory, names)
        made = library.made(batches)
        acts[_LIBRARY] = lambda: library.write(made)
        acts["peer: its recorder alone, given ready bytes"] = lambda: library.write_ready(raw)
    taken = in_turn(acts, rounds=_ROUNDS)
    base = taken.pop(_BARE)
    yield Figure(what=_BARE, value=events / base, unit="events/s")
    for what, least in taken.items():
        yield _figure(what, events, least, base)
    busy = in_turn(
        {what: act for what, act in acts.items() if what in (_ASKED, _BULK, _LIBRARY)}, _ROUNDS, time.process_time
    )
    for what, least in busy.items():
        each, ratio = least / events * 1e6, busy[_ASKED] / least
        yield Figure(what=f"{what}: processor", value=each, unit="us/event", beside="as often as ours", ratio=1 / ratio)
    caught = seconds(lambda: index.open(known[-1]).close(), rounds=1)
    yield _figure("the index caught up with these, by who asks it next", events, caught, base)
    replayed = seconds(lambda: sum(1 for _ in log.decoded(known[-1].log)))
    yield Figure(what="replayed: every line decoded whole", value=events / replayed, unit="events/s")
    if library is not None:
        recorder = library.write(made)
        taken = seconds(lambda: library.replay(recorder, made))
        yield Figure(
            what="peer: eventsourcing, replayed",
            value=events / taken,
            unit="events/s",
            beside="our replay",
            ratio=replayed / taken,
        )


def batch(number):
    article = f"{number:064x}"
    words = (
        f"the governor of region {number} said that a new bridge over the river will be built by the end of the year"
    )
    events = [
        Event(
            type="statement",
            article=article,
            span=(at, at + len(words)),
            quote=words,
            rule="statement.made",
            data=Statement(speaker="Ann Ash", direct=True, text=words, role="governor", topic="bridge"),
            date="2022-05-13",
            basis="explicit",
            regions=("BY", "RU-KHA"),
            actors=("Ann Ash",),
        )
        for at in range(0, _SIZE * 200, 200)
    ]
    return events, Reading(article=article, title=words, path=f"seeds/{number}.txt", importer="made@1")


def bare(path, raw):
    fd = os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY)
    for lines in raw:
        os.write(fd, b"".join(line + b"\n" for line in lines))
        os.fsync(fd)
    os.close(fd)


def appended(place, batches, **options):
    with log.open_for_append(place, **options) as appender:
        for events, reading in batches:
            appender.append_reading(events, reading, recorded="2026-01-01T00:00:00Z", by="bench")


def chunked(place, batches, **options):
    with log.open_for_append(place, **options) as appender:
        for start in range(0, len(batches), _CHUNK):
            chunk = batches[start : start + _CHUNK]
            appender.append_readings(chunk, recorded="2026-01-01T00:00:00Z", by="bench")


def in_sqlite(path, raw):
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA synchronous = FULL")
        db.execute("CREATE TABLE event (id TEXT UNIQUE, line BLOB)")
        for lines in raw:
            with db:
                rows = [(codec.decode_mapping(line)["id"], line) for line in lines]
                db.executemany("INSERT OR IGNORE INTO event VALUES (?, ?)", rows)


class Library:
    """The eventsourcing library with its sqlite recorder, as it is used: domain events, its mapper, its transcoder."""

    def __init__(self, directory, names):
        """Raises ImportError where it is not installed."""
        self._stores = import_module("eventsourcing.persistence")
        self._sqlite = import_module("eventsourcing.sqlite")
        domain = import_module("eventsourcing.domain")

        class Told(domain.DomainEvent):
            line: dict

        # What writes a class down by its name must find it under that name again.
        Told.__qualname__, Told.__module__ = "Told", __name__
        globals()["Told"] = Told
        self._told, self._now = Told, domain.datetime_now_with_tzinfo
        transcoder = self._stores.JSONTranscoder()
        transcoder.register(self._stores.DatetimeAsISO())
        self._mapper = self._stores.Mapper(transcoder)
        self._directory, self._names = directory, names

    def made(self, batches):
        """Return the domain events of batches, by aggregate."""
        origins = ((uuid5(NAMESPACE_URL, f"{number}"), events) for number, (events, _) in enumerate(batches))
        return [
            [self._told(origin, at, self._now(), codec.event_line(event)) for at, event in enumerate(events)]
            for origin, events in origins
        ]

    def recorder(self):
        recorder = self._sqlite.SQLiteApplicationRecorder(
            self._sqlite.SQLiteDatastore(str(self._directory / next(self._names)))
        )
        recorder.create_table()
        return recorder

    def write(self, made):
        recorder = self.recorder()
        for events in made:
            recorder.insert_events([self._mapper.to_stored_event(event) for event in events])
        return recorder

    def write_ready(self, raw):
        """Write lines that are bytes already: no ids, no seals, no encoding."""
        recorder = self.recorder()
        for number, lines in enumerate(raw):
            origin = uuid5(NAMESPACE_URL, f"{number}")
            recorder.insert_events(
                [self._stores.StoredEvent(origin, at, "event", line) for at, line in enumerate(lines)]
            )

    def replay(self, recorder, made):
        for events in made:
            for stored in recorder.select_events(events[0].originator_id):
                self._mapper.to_domain_event(stored)


def _figure(what, events, taken, base):
    return Figure(what=what, value=events / taken, unit="events/s", beside="the bare rate", ratio=base / taken)
