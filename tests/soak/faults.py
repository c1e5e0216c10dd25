"""Each system call on the log fails, or is the last one: what was reported is there, the rest told, nothing half."""

import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

from tests.soak import workspaces
from tests.soak.kills import completed, reference

ERRORS = ("ENOSPC", "EIO", "EMFILE", "EINTR")
CALLS = ("write", "fsync", "ftruncate", "openat", "read", "flock")
KILLED_AT = ("write", "fsync", "ftruncate", "openat", "rename", "pwrite64", "unlink", "flock")


def unavailable():
    """Say why faults cannot be injected here; None where they can."""
    strace = shutil.which("strace")
    if strace is None:
        return "strace is not installed"
    done = subprocess.run([strace, "-f", "-o", os.devnull, "true"], capture_output=True, text=True, check=False)
    return None if done.returncode == 0 else f"strace may not trace here: {done.stderr.strip()}"


def injected(directory, *, documents=4, calls=CALLS, errors=ERRORS, every=1):
    """Let each call on the log fail once with each error, in an import that also has a torn line to move aside.

    Returns how many imports failed for it, of how many.
    """
    wanted, _ = reference(directory / "reference", documents)
    tried = failed = 0
    for call in calls:
        count = _count(directory / f"count-{call}", documents, call)
        for error in errors:
            for when in range(1, count + 1, every):
                place = _torn(directory / f"{call}-{error}-{when}", documents)
                done = _import(place, call, f"error={error}", when, only=place.log)
                _held_to_its_word(place, done, wanted, (call, error, when))
                tried += 1
                failed += done.returncode != 0
    return failed, tried


def killed_at_every_call(directory, *, documents=3, calls=KILLED_AT, every=1):
    """Kill an import at each of its calls in turn, the log's and all others of these names; run it again to its end."""
    wanted, _ = reference(directory / "reference", documents)
    tried = 0
    for call in calls:
        only = call in ("openat", "write", "flock")
        count = _count(directory / f"count-{call}", documents, call, everywhere=not only)
        for when in range(1, count + 1, every):
            place = _torn(directory / f"{call}-{when}", documents)
            done = _import(place, call, "signal=KILL", when, only=place.log if only else None)
            assert done.returncode != 0, (call, when)
            lost = set(workspaces.acknowledged(done.stdout)) - workspaces.imported(place)
            assert not lost, (call, when, lost)
            completed(place, wanted)
            shutil.rmtree(place.root)
            tried += 1
    return tried


def short_writes(directory, *, documents=4, step=97):
    """Cut the log off at a size limit of the system, wherever it falls: the kernel writes a part of a batch."""
    wanted, _ = reference(directory / "reference", documents)
    whole = (directory / "reference" / "events.jsonl").stat().st_size
    for limit in range(1, whole, step):
        place = workspaces.make(directory / f"short-{limit}", documents)
        done = workspaces.run(place, "import", preexec_fn=lambda limit=limit: _limited(limit))
        assert done.returncode == 1, (limit, done.stderr)
        _held_to_its_word(place, done, wanted, limit)


def small_disk(directory, *, documents=300):
    """Import on a file system of 64 KiB until it is full. Returns why it could not be tried, else None."""
    wanted, _ = reference(directory / "reference", documents)
    with _tmpfs() as mounted:
        if isinstance(mounted, str):
            return mounted
        source = workspaces.make(directory / "source", documents)
        (mounted / "work").mkdir()
        place = workspaces.own(mounted / "work")
        (place.root / "events.jsonl").touch()
        (place.root / "plugins").symlink_to(source.plugins)
        (place.root / "seeds").symlink_to(source.seeds)
        done = workspaces.run(place, "import", "seeds", cwd=place.root)
        assert done.returncode == 1, done.stdout
        assert "No space left on device" in done.stderr
        assert str(place.log) in done.stderr
        assert set(workspaces.acknowledged(done.stdout)) == workspaces.imported(place)
        assert workspaces.run(place, "verify").returncode == 0
        roomy = directory / "roomy"
        shutil.copytree(place.root, roomy, symlinks=True)
    for linked in ("plugins", "seeds"):  # which only fit there as links, and are not followed out of a workspace
        (roomy / linked).unlink()
        shutil.copytree(directory / "source" / linked, roomy / linked)
    completed(workspaces.own(roomy), wanted)
    return None


def _held_to_its_word(place, done, wanted, tried):
    """An import that met a fault says so, keeps what it reported, leaves the log clean, and can be run again."""
    said = set(workspaces.acknowledged(done.stdout))
    if done.returncode != 0:
        assert re.search(r"error: .*(events\.jsonl|\.timeline)", done.stderr), (tried, done.stderr)
        assert "Traceback" not in done.stderr, (tried, done.stderr)
    else:
        assert len(said) == len(list(place.seeds.iterdir())), tried
    assert said <= workspaces.imported(place), tried
    verified = workspaces.run(place, "verify")
    assert verified.returncode == 0 or _torn_still(verified.stderr), (tried, verified.stderr)
    completed(place, wanted)
    shutil.rmtree(place.root)


def _torn_still(told):
    """Whether the only fault is the torn line that was there before, which the import did not get to move aside."""
    found = [line for line in told.splitlines() if "events.jsonl" in line]
    return len(found) == 1 and "torn" in found[0]


def _torn(directory, documents):
    place = workspaces.make(directory, documents)
    place.log.write_bytes(b'{"v":1,"torn')
    return place


def _count(directory, documents, call, *, everywhere=False):
    """Return how often an import makes a call, on the log or everywhere."""
    place = _torn(directory, documents)
    trace = directory / "trace"
    only = () if everywhere else ("-P", str(place.log))
    wrap = ("strace", "-f", "--seccomp-bpf", "-e", f"trace={call}", *only, "-o", str(trace))
    done = workspaces.run(place, "import", wrap=wrap)
    assert done.returncode == 0, done.stderr
    return sum(f" {call}(" in line for line in trace.read_text().splitlines())


def _import(place, call, what, when, *, only):
    path = () if only is None else ("-P", str(only))
    inject = ("-e", f"trace={call}", "-e", f"inject={call}:{what}:when={when}")
    return workspaces.run(place, "import", wrap=("strace", "-f", "-o", os.devnull, *path, *inject))


def _limited(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@contextmanager
def _tmpfs():
    """Mount a file system of 64 KiB, or say why not."""
    directory = Path(tempfile.mkdtemp())
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(directory)]
    done = subprocess.run(mount, capture_output=True, text=True, check=False) if sys.platform == "linux" else None
    if done is None or done.returncode != 0:
        directory.rmdir()
        yield f"a file system of 64 KiB cannot be mounted here: {done.stderr.strip() if done else sys.platform}"
        return
    try:
        yield directory
    finally:
        subprocess.run(["umount", "-l", str(directory)], check=True, capture_output=True)
        directory.rmdir()
