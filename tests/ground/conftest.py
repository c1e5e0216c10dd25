"""A workspace and a small batch, as most tests of the ground need them."""

import pytest

from timeline import log, workspace
from timeline.model import Event, Judgement, Reading, Statement

ARTICLE = "a" * 64
RECORDED = "2026-01-01T00:00:00Z"


@pytest.fixture
def place(tmp_path):
    return workspace.create(tmp_path / "work")


@pytest.fixture
def event():
    return said("hello")


@pytest.fixture
def reading():
    return Reading(article=ARTICLE, title="A title", path="seeds/a.txt", importer="plain@1")


@pytest.fixture
def retraction():
    return Judgement(type="retraction", data={"target": "0" * 32, "reason": "misheard"})


def said(words, article=ARTICLE):
    return Event(
        type="statement",
        article=article,
        span=(0, len(words)),
        quote=words,
        rule="statement.direct",
        data=Statement(speaker="Ann Ash", direct=True, text=words),
        date="2022-05-13",
        basis="explicit",
        regions=("BY",),
        actors=("Ann Ash",),
    )


def batch(number, size=3):
    article = f"{number:064x}"
    events = [said(f"{word} of {number}", article) for word in ("one", "two", "three", "four")[:size]]
    return events, Reading(article=article, title=f"No. {number}", path=f"seeds/{number}.txt", importer="plain@1")


def fill(place, numbers, **options):
    with log.open_for_append(place, **options) as appender:
        return [appender.append_reading(*batch(n), recorded=RECORDED, by="ann") for n in numbers]


def lines(place):
    return place.log.read_bytes().splitlines()
