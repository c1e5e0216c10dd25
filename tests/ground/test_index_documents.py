"""Which documents the index brings when the last of a region, or those since a day, are asked for, and what else."""

from datetime import date, timedelta

import pytest
from attrs import evolve

from tests.ground.conftest import batch, said
from timeline import codec, index, log
from timeline.index.found import first_of
from timeline.model import Judgement, Stamp

NAMES = [f"{number:02x}" + "d" * 62 for number in range(1, 61)]
DAYS = {name: (date(2022, 3, 1) + timedelta(number)).isoformat() for number, name in enumerate(NAMES)}
RARE = {NAMES[2], NAMES[39]}


@pytest.fixture
def filled(place):
    """Sixty documents of a day each, all of one region, two of them of another too."""
    with log.open_for_append(place) as appender:
        for number, name in enumerate(NAMES, 1):
            regions = ("BY", "RU-KHA") if name in RARE else ("BY",)
            events = [evolve(said(f"{word} {number}", name), regions=regions, date=DAYS[name]) for word in ("a", "b")]
            stamp = Stamp(value=DAYS[name], raw=DAYS[name])
            reading = evolve(batch(number)[1], article=name, date=DAYS[name], published=stamp)
            appender.append_reading(events, reading, recorded=f"2026-01-01T00:00:{number - 1:02}Z", by="ann")
    return place


def brought(found):
    return [codec.decode(raw) for block in found.blocks for raw in block.split(b"\n")]


def documents(lines):
    return {line.article for line in lines if line.type == "article"}


@pytest.mark.parametrize("region", [(), ("BY",), ("RU-KHA",), ("BY", "RU-KHA"), ("AT-7",)])
@pytest.mark.parametrize("limit", [1, 2, 20, 60, 70])
def test_the_last_documents_of_a_region_come_first_with_all_they_tell_and_then_more(filled, region, limit):
    of = [name for name in NAMES if not region or "BY" in region or (name in RARE and "RU-KHA" in region)]
    with index.open(filled) as found:
        assert found.stored
        reached = [brought(lines) for lines in found.documents(regions=region, limit=limit)]
    first = documents(reached[0])
    assert first >= set(of[-limit:])
    assert documents(reached[-1]) >= set(of)
    assert len(first) <= first_of(limit)
    for lines in reached:
        told = [line for line in lines if line.type == "statement"]
        assert {line.article for line in told} == documents(lines)
        assert len(told) == 2 * len(documents(lines))


@pytest.mark.parametrize("since", ["2022-03-01", "2022-03-03", "2022-04-09", "2022-04-10", "2022-06"])
@pytest.mark.parametrize("region", [(), ("BY",), ("RU-KHA",)])
def test_what_was_published_before_a_day_is_left_out(filled, since, region):
    of = [name for name in NAMES if not region or "BY" in region or name in RARE]
    with index.open(filled) as found:
        (lines,) = [brought(told) for told in found.documents(regions=region, since=since)] or [[]]
    assert documents(lines) == {name for name in of if DAYS[name] >= since}


def test_beside_judgements_come_the_lines_that_they_name(filled):
    first, second = (codec.decode(raw) for raw in list(log.raw_lines(filled.log))[:2])
    with log.open_for_append(filled) as appender:
        for target in (first.id, second.id):
            judged = Judgement(type="retraction", data={"target": target})
            appender.append_judgement(judged, recorded="2026-02-01T00:00:00Z", by="ann")
    raw = list(log.raw_lines(filled.log))
    with index.open(filled) as found:
        told = {codec.decode(line).id for line in found.beside([raw[-2], raw[3]])}
        assert {first.id, codec.decode(raw[-2]).id} <= told
        assert documents(map(codec.decode, found.beside([raw[-2]]))) == {first.article}
        assert documents(map(codec.decode, found.beside([], [NAMES[5]]))) == {NAMES[5]}
        assert found.beside(raw[:3]) == []


@pytest.mark.parametrize("asked", ["about", "lines"])
def test_judgements_on_judgements_come_along_however_far_they_go(filled, asked):
    first = codec.decode(next(log.raw_lines(filled.log)))
    target = first.id
    chain = []
    with log.open_for_append(filled) as appender:
        for number in range(4):
            judged = Judgement(type="retraction", data={"target": target})
            target = appender.append_judgement(judged, recorded=f"2026-02-0{number + 1}T00:00:00Z", by="ann").id
            chain.append(target)
    with index.open(filled) as found:
        told = [codec.decode(raw).id for raw in (found.about([first.id]) if asked == "about" else found.lines())]
    assert [identity for identity in told if identity in chain] == chain
    assert first.id in told
