"""A promise whose promiser nobody tells: read, kept in the log, shown, exported and rated like any other."""

import json

import pytest

from tests.faces.conftest import Caller
from timeline.workspace import create

ARTICLE = "Oru Times\n14 May 2024\n\nNorthern bypass takes shape\n\nThe northern bypass is due to open in 2027.\n"


@pytest.fixture
def timeline(tmp_path):
    call = Caller(create(tmp_path))
    (tmp_path / "seeds" / "bypass.txt").write_text(ARTICLE, encoding="utf-8")
    call("import")
    return call.out


def test_a_promise_of_nobody_told_says_so_and_bears_every_face(timeline):
    (pledge,) = map(json.loads, timeline("pledges", "--format", "jsonl").splitlines())
    assert "promiser" not in pledge["data"]
    assert (pledge["data"]["deadline"], pledge["doubt"]) == ("2027", "who is to do it is not told")
    for call in (["show"], ["pledges"], ["pledges", "--format", "csv"], ["pledges", "--format", "md"]):
        assert "northern bypass" in timeline(*call)
    assert "who is to do it is not told" in timeline("why", pledge["id"][:7])
    assert "whole" in timeline("verify")
