"""The benchmarks' log is one like any other: valid, and the same wherever it is made."""

from tests.bench.make_log import make
from timeline import log
from timeline.model import EVENT_TYPES


def test_a_made_log_is_sound_and_as_long_as_asked(tmp_path):
    lines = make(3000, tmp_path / "one.jsonl")
    make(3000, tmp_path / "two.jsonl")
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()
    report = log.verify(tmp_path / "one.jsonl")
    assert report.sound
    assert report.lines == lines == 3000 + report.articles + report.judgements
    assert len(report.heads) == 1
    assert {line.type for line in log.decoded(tmp_path / "one.jsonl")} > {*EVENT_TYPES, "article"}
