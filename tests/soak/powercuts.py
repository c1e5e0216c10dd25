"""The power fails under an import on ext4: what it reported is there after the reboot, and what is derived is whole.

The file system lives in a file, mounted on a loop device; its shutdown ioctl drops all that was not synced, its journal
too, as a power cut does. The next mount replays what is left of the journal.
"""

import fcntl
import os
import random
import shutil
import struct
import subprocess
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.soak import workspaces
from tests.soak.kills import reference
from timeline import index, log

_SHUTDOWN = 0x8004587D  # EXT4_IOC_SHUTDOWN, linux/fs/ext4/ext4.h
_NO_LOG_FLUSH = 2


def cycles(directory, rounds, *, documents=40, seed=0):
    """Cut the power under imports. Returns how many were still at work, or why it could not be tried."""
    chance = random.Random(seed)
    wanted, _ = reference(directory / "reference", documents)
    whole = workspaces.Workspace(directory / "reference").log.stat().st_size
    source = workspaces.make(directory / "source", documents)
    image = directory / "image"
    hits = 0
    for number in range(rounds):
        reason = _made(image)
        if reason is not None:
            return reason
        with _mounted(image) as root:
            shutil.copytree(source.root, root / "work")
            place = workspaces.own(root / "work")
            os.sync()
            process = workspaces.start(place, "import")
            _until(process, place.log, chance.random() * whole)
            hits += process.poll() is None
            said = _reported(process)
            _cut(root)
            workspaces.kill(process)
        with _mounted(image) as root:
            place = workspaces.own(root / "work")
            lost = set(workspaces.acknowledged(said)) - workspaces.imported(place)
            assert not lost, (number, lost)
            with index.open(place) as found:
                assert {line for line in found.lines() if b'"article"' in line} <= set(log.raw_lines(place.log))
            done = workspaces.run(place, "import")
            assert done.returncode == 0, done.stderr
            assert workspaces.ids(place) == wanted
            assert log.verify(place.log).sound
    return hits


def _reported(process):
    """Return what an import has said up to now.

    What it says later counts for nothing: where the power is cut nobody is left to say it, while here the process runs
    on, and the kernel may answer an fsync that its shutdown overtakes with success.
    """
    said = bytearray()
    os.set_blocking(process.stdout.fileno(), False)
    with suppress(BlockingIOError):
        while chunk := os.read(process.stdout.fileno(), 1 << 16):
            said += chunk
    os.set_blocking(process.stdout.fileno(), True)
    return said.decode()


def _until(process, path, size):
    """Wait until an import has written so many bytes, however fast the machine is, or has ended."""
    while process.poll() is None and path.stat().st_size < size:
        time.sleep(0.001)


def _made(image):
    """Make a file system in a file; say why not."""
    if shutil.which("mkfs.ext4") is None or shutil.which("losetup") is None:
        return "mkfs.ext4 or losetup is not installed"
    with image.open("wb") as file:
        file.truncate(48 << 20)
    done = subprocess.run(["mkfs.ext4", "-q", "-F", str(image)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return done.stderr
    try:
        with _mounted(image) as root:
            _cut(root)
    except (subprocess.CalledProcessError, OSError) as error:
        return f"an ext4 file system cannot be mounted and shut down here: {error}"
    return None


@contextmanager
def _mounted(image):
    directory = Path(tempfile.mkdtemp())
    subprocess.run(["mount", "-o", "loop", str(image), str(directory)], check=True, capture_output=True)
    try:
        yield directory
    finally:
        for _ in range(50):
            if subprocess.run(["umount", str(directory)], check=False, capture_output=True).returncode == 0:
                break
            time.sleep(0.1)
        directory.rmdir()


def _cut(root):
    fd = os.open(root, os.O_RDONLY)
    try:
        fcntl.ioctl(fd, _SHUTDOWN, struct.pack("I", _NO_LOG_FLUSH))
    finally:
        os.close(fd)
