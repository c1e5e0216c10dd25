"""How what is derived knows its log again."""

from zlib import crc32

from timeline.log.mark import LogMark, grown, holds, state


def marked(path):
    return grown(path, LogMark(0, 0, ()), path.stat().st_size, state(path))


def test_an_untouched_log_holds_without_being_read(tmp_path, monkeypatch):
    path = tmp_path / "log"
    path.write_bytes(b"one\ntwo\n")
    mark = marked(path)
    monkeypatch.setattr("timeline.log.mark._checksum", None)
    assert holds(path, mark)


def test_a_grown_log_holds_and_an_altered_or_shorter_one_does_not(tmp_path):
    path = tmp_path / "log"
    path.write_bytes(b"one\ntwo\n")
    mark = marked(path)
    path.write_bytes(b"one\ntwo\nthree\n")
    assert holds(path, mark)
    again = grown(path, mark, 14, state(path))
    assert again == marked(path)
    path.write_bytes(b"one\ntwa\nthree\n")
    assert not holds(path, mark)
    assert not holds(path, again)
    path.write_bytes(b"one\n")
    assert not holds(path, mark)


def test_a_log_that_is_gone_holds_nothing_but_an_empty_mark(tmp_path):
    path = tmp_path / "log"
    path.write_bytes(b"one\n")
    mark = marked(path)
    path.unlink()
    assert state(path) == ()
    assert not holds(path, mark)
    assert holds(path, LogMark(0, 0, ()))


def test_a_log_that_shrinks_while_it_is_read_is_not_known_by_what_was_left(tmp_path):
    path = tmp_path / "log"
    path.write_bytes(b"one\n")
    mark = grown(path, LogMark(0, 0, ()), 400, state(path))
    assert mark.checksum == -1
    path.write_bytes(b"two\n")
    assert not holds(path, mark)


def test_a_log_is_known_by_all_of_its_bytes_however_many_are_read_at_once(tmp_path, monkeypatch):
    path = tmp_path / "log"
    for size in range(1, 18):
        path.write_bytes(b"x" * size)
        monkeypatch.setattr("timeline.log.mark._BLOCK", 8)
        mark = marked(path)
        assert mark.checksum == crc32(b"x" * size)
        path.write_bytes(b"x" * size + b"more")
        assert holds(path, mark)
        path.write_bytes(b"x" * (size - 1) + b"ymore")
        assert not holds(path, mark)
