import pytest

from timeline.language.time import almanac, durations


@pytest.mark.parametrize(
    ("base", "length", "end"),
    [
        ("2021-09-15", "P3Y", "2024"),
        ("2021-09-15", "P2M", "2021-11"),
        ("2021-09-15", "P1.5M", "2021-10"),
        ("2021-09-15", "P1.5Y", "2023-03"),
        ("2021-09-15", "P2W", "2021-09-29"),
        ("2021-09-15", "P1.5W", "2021-09-25"),
        ("2021-09-15", "P10D", "2021-09-25"),
        ("2021-09", "P2M", "2021-11"),
        ("2021-09", "P10D", None),
        ("../2021-09-15", "P3Y", None),
        ("2021-09-15", "PT3H", None),
        ("2021-09-15", "three", None),
        ("2021-09-15", "PxY", None),
        ("2021-09-15", "P9999999.5D", None),
        ("2021-09-15", "P99999Y", None),
    ],
)
def test_when_a_length_of_time_ends(base, length, end):
    assert durations.ahead_of(base, length) == end


def test_the_almanac_stays_inside_the_calendar():
    day = almanac.counting_base("9999-12-31")
    assert day is not None
    assert almanac.moved(day.day, "day", 1) is None
    assert almanac.moved(day.day, "hour", 1) is None
    assert almanac.part_of("2021", "week", 60) is None
    assert almanac.part_of("XXXX-05", "day", 1) is None
    assert almanac.part_of("2021-05", "hour", 1) is None
