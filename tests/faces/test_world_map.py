"""The map of the world: shapes where there are any, dots where not, and what is shown of the whole."""

import re

from timeline.faces.web.world_map import HEIGHT, WIDTH, world_map
from timeline.gazetteer import row, table

PATH = re.compile(r"(M\d+ \d+l(-?\d+ ?)+z)+")


def test_every_shape_is_a_path_of_a_region_of_today():
    lines = list(table("shapes"))
    assert len(lines) > 3500
    assert [code for code, _ in lines] == sorted(code for code, _ in lines)
    for code, path in lines:
        assert row(code) is not None
        assert not row(code).now, code
        assert PATH.fullmatch(path), code


def test_a_region_is_a_shape_and_one_without_a_shape_a_dot():
    drawn = world_map([("AT-7", 9), ("US-HI", 4), ("AT", 1)])
    assert [(one.code, one.shade) for one in drawn.shapes] == [("AT", 2), ("AT-7", 5)]
    assert [dot.code for dot in drawn.dots] == ["US-HI"]
    assert drawn.unplaced == ()


def test_what_is_too_small_to_be_seen_has_a_dot_too():
    drawn = world_map([("AT-9", 1), ("RU-KHA", 1)])
    assert [one.code for one in drawn.shapes] == ["AT-9", "RU-KHA"]
    assert [dot.code for dot in drawn.dots] == ["AT-9"]


def test_the_map_shows_what_is_told_of_and_some_room_about_it():
    near = world_map([("AT-7", 1)]).view
    assert near[2:] == (120, 55)
    assert near[0] < WIDTH * (11.4 + 180) / 360 < near[0] + near[2]
    far = world_map([("US-CA", 1), ("NZ-AUK", 1)]).view
    assert far[2] > WIDTH * 0.9
    assert far[0] + far[2] <= WIDTH
    assert far[1] + far[3] <= HEIGHT
    assert world_map([]).view == (0, 0, WIDTH, HEIGHT)
