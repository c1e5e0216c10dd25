"""The benchmarks' log is one like any other: valid, and the same wherever it is made."""

from tests.bench.make_log import REGIONS, make
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


def test_each_world_has_people_and_regions_of_its_own(tmp_path):
    worlds = 3
    lines = make(3000, tmp_path / "log.jsonl", worlds=worlds)
    report = log.verify(tmp_path / "log.jsonl")
    assert report.sound
    assert lines == 3000 + report.articles + report.judgements
    assert len(report.heads) == 1
    people, regions, articles = ([set() for _ in range(worlds)] for _ in range(3))
    order = []
    for line in log.decoded(tmp_path / "log.jsonl"):
        if line.type in EVENT_TYPES:
            if line.article not in order:
                order.append(line.article)
            world = order.index(line.article) % worlds
            people[world].update(line.actors)
            regions[world].update(line.regions)
            articles[world].add(line.article)
    assert max(map(len, articles)) - min(map(len, articles)) <= 1
    for world in range(worlds):
        assert people[world].isdisjoint(people[world - 1])
        assert regions[world] - regions[world - 1]
    assert regions[0] <= set(REGIONS)
