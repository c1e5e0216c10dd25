"""A document that takes too long is read in its first part, which its line says; a fuller reading takes its place."""

import pytest

from tests.faces.conftest import Caller
from timeline.workspace import create

# What takes too long is told by the system's own signal, so that nobody has to wait for it.
PLUGIN = """
import os, signal
from pathlib import Path
from timeline.intake.plugin import Article, Claim, Finding, Stamp, hookimpl
from timeline.model import Statement

MOST = Path(__file__).with_name("most")

class Slow:
    name, version = "slow", 1
    def claims(self, document):
        return Claim("mine")
    def read(self, document):
        title, _, text = document.text.partition("\\n\\n")
        if title == "slow page":
            os.kill(os.getpid(), signal.SIGXCPU)
        return Article(title=title, text=text.strip(), published=Stamp(value="2022-05-13", raw="13 May 2022"))
    def events(self, article):
        if len(article.text) > int(MOST.read_text()):
            os.kill(os.getpid(), signal.SIGXCPU)
        for at, char in enumerate(article.text):
            if char == "W":
                said = Statement(speaker="Ann Ash", direct=True, text=article.text[at:at + 5])
                yield Finding(type="statement", start=at, end=at + 5, rule="slow", data=said, regions=("BY",))

@hookimpl
def timeline_importers():
    return (Slow(),)
"""
TEXT = "\n\n".join(f"Word{number} was said. It is a sentence." for number in range(40))


@pytest.fixture
def call(tmp_path):
    place = create(tmp_path / "space")
    (place.plugins / "slow.py").write_text(PLUGIN)
    (place.seeds / "a.txt").write_text(f"A title\n\n{TEXT}\n")
    return Caller(place)


def imported(call, most, **told):
    (call.workspace.plugins / "most").write_text(str(most))
    return call.out("import", "--importer", "slow", **told)


def readings(call):
    return [line for line in call.lines if line["type"] == "article"]


def test_a_slow_document_is_cut_to_what_was_read_and_says_where(call):
    assert "1 new, 0 known, 0 rejected" in imported(call, len(TEXT) // 4)
    (line,) = readings(call)
    end = line["data"]["read_to"]
    assert TEXT[end:].startswith("\n\n")
    assert len(TEXT) // 16 <= end <= len(TEXT) // 8
    assert f"the first {end:,} of {len(TEXT):,} characters" in line["data"]["partial"]
    events = [one for one in call.lines if one["type"] == "statement"]
    assert len(events) == TEXT.count("W", 0, end)
    assert all(TEXT[slice(*one["span"])] == one["quote"] for one in events)
    assert "documents: 1 read again, 0 gone" in call.out("verify", "--documents")
    assert "partial: events of the first" in call.out("articles")


def test_a_fuller_reading_takes_its_place_and_a_shorter_one_never_does(call):
    imported(call, len(TEXT) // 4)
    assert "1 new, 0 known" in imported(call, len(TEXT))
    part, whole = readings(call)
    assert "partial" not in whole["data"]
    assert set(part["data"]["events"]) < set(whole["data"]["events"])
    assert len(call.json("show", "--all")) == 40
    size = call.workspace.log.stat().st_size
    for most in (len(TEXT) // 4, len(TEXT) // 20):
        assert "0 new, 1 known" in imported(call, most)
    assert call.workspace.log.stat().st_size == size


def test_of_two_that_were_cut_the_longer_stands(call):
    imported(call, len(TEXT) // 4)
    assert "0 new, 1 known" in imported(call, len(TEXT) // 20)
    assert "1 new, 0 known" in imported(call, len(TEXT) // 2)
    assert [line["data"]["read_to"] for line in readings(call)] == sorted(
        line["data"]["read_to"] for line in readings(call)
    )


def test_what_is_slow_in_any_part_or_before_it_is_an_article_is_rejected(call):
    assert "1 rejected" in imported(call, 5, status=1)
    (call.workspace.seeds / "a.txt").write_text(f"slow page\n\n{TEXT}\n")
    assert "took more than 10 seconds of processor time" in call.err("import", "--importer", "slow", status=1)
    assert call.lines == []
