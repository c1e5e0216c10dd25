"""What the index answers when it is asked how much there is, whose an id is, and what belongs to a document."""

import pytest
from attrs import evolve

from tests.ground.conftest import batch, fill, said
from timeline import codec, index, log
from timeline.index.found import Scan
from timeline.model import Judgement, Pledge

TEXT, URL = "7" * 64, "https://press.example/a"
FIRST, SECOND, THIRD, FOURTH, ALONE, EMPTY = (str(number) + "c" * 63 for number in range(1, 7))


@pytest.fixture
def filled(place):
    """Four documents that hang together by a text, an address and a person's word; one that stands alone."""
    told = {
        FIRST: ({"text_sha256": TEXT}, ("BY",)),
        SECOND: ({"text_sha256": TEXT, "url": URL}, ("BY", "RU-AMU")),
        THIRD: ({"url": URL}, ("RU-AMU",)),
        FOURTH: ({}, ("RU-AMU", "RU-KHA")),
        ALONE: ({"url": "https://press.example/b", "text_sha256": "8" * 64}, ()),
    }
    with log.open_for_append(place) as appender:
        for number, (article, (fields, regions)) in enumerate(told.items(), 1):
            event = evolve(said(f"word {number}", article), regions=regions, date=f"2022-05-{number:02}")
            pledge = Pledge(promiser="Ann Ash", action="mow", strength="plan")
            promised = evolve(event, type="pledge", data=pledge, rule="pledge.will", quote=f"plan {number}")
            reading = evolve(batch(number)[1], article=article, date=f"2022-05-{number:02}", **fields)
            appender.append_reading([event, promised], reading, recorded=f"2026-01-0{number}T00:00:00Z", by="ann")
        empty = evolve(batch(6)[1], article=EMPTY)
        appender.append_reading([], empty, recorded="2026-01-07T00:00:00Z", by="ann")
        said_so = {"target": FOURTH, "field": "revision_of", "now": THIRD}
        appender.append_judgement(Judgement(type="correction", data=said_so), recorded="2026-02-01T00:00:00Z", by="ann")
    return place


@pytest.fixture
def found(filled):
    with index.open(filled) as found:
        assert found.stored
        yield found
        assert found.stored  # nothing had to be read from the log instead


@pytest.mark.parametrize(
    ("regions", "types", "most", "count"),
    [
        ((), (), 99, 10),
        ((), ("pledge",), 99, 5),
        ((), ("pledge", "statement"), 99, 10),
        (("BY",), (), 99, 4),
        (("BY", "RU-AMU"), (), 99, 8),
        (("BY", "RU-AMU"), ("pledge",), 99, 4),
        (("RU-KHA",), ("statement",), 99, 1),
        (("AT-7",), (), 99, 0),
        (("BY", "RU-AMU"), (), 3, 3),
    ],
)
def test_lines_are_counted_once_whatever_regions_they_are_of(found, regions, types, most, count):
    assert found.roughly(regions=regions, types=types, most=most) == count


@pytest.mark.parametrize(
    ("regions", "count"), [((), 5), (("BY",), 2), (("BY", "RU-AMU"), 4), (("RU-KHA", "RU-AMU"), 3), (("AT-7",), 0)]
)
def test_documents_are_counted_once_whatever_regions_they_tell_of(found, regions, count):
    assert found.roughly_documents(regions=regions) == count


@pytest.mark.parametrize("name", [FIRST, SECOND, THIRD, FOURTH])
def test_what_bears_a_text_or_an_address_or_is_said_to_revise_belongs_together(found, name):
    assert found.related([name]) == {FIRST, SECOND, THIRD, FOURTH}


def test_what_shares_nothing_stands_alone(found):
    assert found.related([ALONE]) == {ALONE}
    assert found.related(["e" * 64]) == {"e" * 64}
    assert found.related([]) == set()


@pytest.mark.parametrize("name", [FIRST, FOURTH, ALONE])
def test_all_that_those_tell_is_told_of_one_of_them(found, filled, name):
    together = {ALONE} if name == ALONE else {FIRST, SECOND, THIRD, FOURTH}
    told = [codec.decode(raw) for raw in found.all_of([name])]
    events = [line for line in told if line.type in ("statement", "pledge")]
    assert {line.article for line in events} == together
    assert len(events) == 2 * len(together)
    assert {line.article for line in told if line.type == "article"} == together
    assert [line.type for line in told if line.type == "correction"] == ["correction"] * (name != ALONE)


def test_ids_are_told_by_how_they_begin(found, filled):
    every = sorted(
        {codec.decode(raw).id for raw in log.raw_lines(filled.log)} | {FIRST, SECOND, THIRD, FOURTH, ALONE, EMPTY}
    )
    for asked in (found, Scan(filled.log)):
        for name in every:
            for digits in (1, 2, 7, 31, 32, 33, 63, 64, 65):
                prefix = name[:digits].ljust(digits, "0")
                assert asked.ids(prefix, None) == [one for one in every if one.startswith(prefix)], (asked, prefix)
                assert asked.ids(prefix.upper(), None) == asked.ids(prefix, None)
        common = max("0123456789abcdef", key=lambda digit: sum(name.startswith(digit) for name in every))
        for most in (1, 2):
            assert asked.ids(common, most) == [name for name in every if name.startswith(common)][:most]
        for none in ("", "g", "0x", "%", f"{FIRST}0"):
            assert asked.ids(none) == []


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 9, None])
@pytest.mark.parametrize("region", ["", "BY", "RU-AMU"])
def test_the_last_lines_are_among_those_that_are_found(found, filled, limit, region):
    every = [codec.decode(raw) for raw in log.raw_lines(filled.log)]
    of = [
        line
        for line in every
        if line.type == "pledge" and (not region or region in line.data.get("regions", line.regions))
    ]
    wanted = {line.id for line in sorted(of, key=lambda line: line.date)[-limit if limit else 0 :]}
    lines = found.find(regions=[region] if region else [], types=["pledge"], limit=limit)
    brought = {codec.decode(raw).id for block in lines.blocks for raw in block.split(b"\n")}
    assert wanted <= brought


@pytest.mark.parametrize("stored", [True, False])
def test_of_many_ids_that_begin_alike_ten_are_told_unless_more_are_wanted(place, stored):
    fill(place, range(12))
    with index.open(place) as found:
        asked = found if stored else Scan(place.log)
        every = [f"{number:064x}" for number in range(12)]
        assert asked.ids("0" * 40) == every[:10]
        assert asked.ids("0" * 40, 11) == every[:11]
        assert asked.ids("0" * 40, None) == every
