"""A disk that fails while the log is read is told by the log's name: the system's own error has none."""

import errno
import os

import pytest

from timeline.log.named_reads import opened


def test_a_fault_while_a_file_is_read_names_it(tmp_path):
    file = tmp_path / "events.jsonl"
    file.write_bytes(b"{}\n")
    with pytest.raises(OSError, match=r"events\.jsonl") as told, opened(file):
        raise OSError(errno.EIO, os.strerror(errno.EIO))
    assert told.value.filename == str(file)


def test_a_fault_that_names_another_file_keeps_its_name(tmp_path):
    file = tmp_path / "events.jsonl"
    file.touch()
    with pytest.raises(OSError, match="other") as told, opened(file):
        raise OSError(errno.EIO, os.strerror(errno.EIO), "other")
    assert told.value.filename == "other"
