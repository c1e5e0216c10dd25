"""Documents one by one, those of an archive as another process takes them out of it, each within limits.

A file made to hurt its reader ends that process: the member it was at is rejected with the reason, and what stands
behind it is gone on with where that can be had without it.
"""

import signal
from collections.abc import Iterable, Iterator
from functools import partial
from hashlib import sha256
from multiprocessing.connection import Connection

import msgspec
from attrs import frozen

from timeline.intake.documents import loading as documents
from timeline.intake.documents.loading import DocumentError
from timeline.intake.documents.unread import (
    Archive,
    BrokenOffError,
    PackedFile,
    Unpacked,
    Unpacking,
    UnreadDocument,
    failing,
)
from timeline.intake.run import answers, processes
from timeline.intake.run.processes import Limits

MOST_IN_ALL = 8 * 2**30  # bytes that come out of one archive
_LIVES = 20  # processes that may die of one archive
_LIMITS = Limits()


class ArchiveError(DocumentError):
    """An archive that cannot be read, or not to its end; or one of its members."""


class _NothingLeft(msgspec.Struct, frozen=True, tag="end"):
    """The archive is read to its end."""


_Told = Unpacking | Unpacked | _NothingLeft
_encode = msgspec.msgpack.Encoder().encode
_decode: "msgspec.msgpack.Decoder[_Told]" = msgspec.msgpack.Decoder(_Told)


@frozen
class _UnpackingTask:
    """What a process that unpacks has to know: the archive, and from where it is to go on."""

    archive: PackedFile
    start: int
    limits: Limits


def each(found: Iterable[UnreadDocument | Archive | PackedFile], limits: Limits = _LIMITS) -> Iterator[UnreadDocument]:
    """Yield the documents, those of an archive in its place."""
    for one in found:
        if isinstance(one, UnreadDocument):
            yield one
            continue
        try:
            yield from one.each() if isinstance(one, Archive) else _taken_out(one, limits)
        except Exception as error:  # noqa: BLE001 - one archive or address never ends a run
            broken_off = BrokenOffError(one.path, error)
            yield failing(one.path, broken_off, str(broken_off))


def _taken_out(archive: PackedFile, limits: Limits) -> Iterator[UnreadDocument]:
    """Yield what comes out of an archive, from one process after the other while they die of single members."""
    begun = size = 0
    for _ in range(_LIVES):
        at = behind = None
        process = processes.start(
            processes.preferred(), _unpack, _UnpackingTask(archive, begun, limits), others=iter(())
        )
        try:
            for told in _heard(process.pipe, limits):
                if isinstance(told, _NothingLeft):
                    return
                if isinstance(told, Unpacking):
                    at, behind = told.path, told.behind
                    continue
                size += len(told.content)
                if size > MOST_IN_ALL:
                    yield _failing(archive.path, f"holds more than {MOST_IN_ALL:,} bytes; the rest is left out")
                    return
                at = None
                yield _document(told)
        finally:
            status = process.end()
        why = processes.why_ended("was given up", status, limits)
        if behind is None:
            yield _failing(at or archive.path, f"{why}; what stands behind it is not read")
            return
        yield _failing(at or archive.path, why)
        begun = behind
    yield _failing(archive.path, f"{_LIVES} of its members cannot be taken out; the rest is left out")


def _heard(pipe: Connection, limits: Limits) -> Iterator[_Told]:
    """Yield what a process tells, until it dies, is silent for too long, or tells what nobody understands."""
    while pipe.poll(limits.wall):
        try:
            yield _decode.decode(pipe.recv_bytes(answers.MOST_BYTES))
        except (EOFError, OSError, msgspec.DecodeError, UnicodeDecodeError):
            return


def _document(member: Unpacked) -> UnreadDocument:
    if member.fault is not None:
        return failing(member.path, ArchiveError(member.path, member.fault), member.fault if member.damaged else None)
    parse = partial(
        documents.parse,
        member.content,
        member.path,
        url=member.url,
        fetched=member.fetched,
        cut=member.cut,
        charset=member.charset,
    )
    digest = sha256(member.content).hexdigest()
    damage = member.cut if member.damaged else None
    return UnreadDocument(member.path, parse, portable=True, size=len(member.content), sha256=digest, damage=damage)


def _failing(path: str, why: str) -> UnreadDocument:
    return failing(path, ArchiveError(path, why))


def _unpack(pipe: Connection, task: _UnpackingTask) -> None:
    """Take out of an archive what it holds, each member within the limits."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    processes.silence()
    processes.limit_memory(task.limits.memory)
    processes.limit_cpu(task.limits.cpu)
    most = processes.ORPHANED * task.limits.wall
    processes.outlive(most)
    path = task.archive.path
    try:
        for member in task.archive.members(task.start):
            processes.outlive(0)
            pipe.send_bytes(_encode(member))
            processes.limit_cpu(task.limits.cpu)
            processes.outlive(most)
    except ConnectionError:
        raise
    except Exception as error:  # noqa: BLE001 - what a file made to hurt does to a library is anybody's guess
        fault = str(BrokenOffError(path, error)).removeprefix(f"{path}: ")
        pipe.send_bytes(_encode(Unpacked(path=path, fault=fault, damaged=True)))
    pipe.send_bytes(_encode(_NothingLeft()))
