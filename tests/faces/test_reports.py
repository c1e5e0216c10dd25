"""What several outlets tell of one act goes through the real import: one row, its witnesses, and what disagrees."""

import tomllib
from html import escape
from pathlib import Path

import pytest

from tests.faces.conftest import Caller
from timeline.workspace import create

CASES = tomllib.loads((Path(__file__).parent / "reports.toml").read_text(encoding="utf-8"))["case"]


def page(article):
    """An article as an outlet's page."""
    body = "".join(f"<p>{escape(part)}</p>\n" for part in article["text"].strip().split("\n\n"))
    title, publisher = escape(article["title"]), escape(article["publisher"])
    return (
        f'<!doctype html><html lang="{article.get("language", "en")}"><head><meta charset="utf-8">'
        f"<title>{title}</title>"
        f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="{publisher}">'
        f'<meta property="article:published_time" content="{article["published"]}T09:00:00Z"></head>'
        f"<body><article><h1>{title}</h1>\n{body}</article></body></html>\n"
    )


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """Import each case into a log of its own; return a way to call the command line on it."""
    made = {}

    def of(case):
        if case["name"] not in made:
            place = create(tmp_path_factory.mktemp("reports") / "space")
            for number, article in enumerate(case["article"]):
                (place.seeds / f"{number}.html").write_text(page(article), encoding="utf-8")
            call = Caller(place)
            call("import", "--no-progress")
            made[case["name"]] = call
        return made[case["name"]]

    return of


def rows(call, kind):
    """The rows of one kind: of events that tell one act, the ids together."""
    return {frozenset((event["id"], *event.get("same_act", ()))) for event in call.json("show", "--type", kind)}


@pytest.mark.parametrize("case", [case for case in CASES if "one_row" in case], ids=lambda case: case["name"])
def test_one_act_has_one_row_with_its_witnesses(told, case):
    call = told(case)
    kinds = [kind for kind in case["one_row"] if rows(call, kind)]
    assert kinds
    (row,) = [row for kind in kinds for row in rows(call, kind)]
    events = [event for kind in kinds for event in call.json("show", "--type", kind)]
    assert {event["id"] for event in events} == row
    for event in events:
        sources = event.get("reports", len(event["sources"]))
        assert sources == case["reports"]
        assert event.get("witnesses", case["witnesses"]) == case["witnesses"]
    text = call.out("show", "--type", kinds[0])
    number = len(case["witnesses"])
    expected = f"{case['reports']} reports, {number} witness{'es' * (number != 1)} ({', '.join(case['witnesses'])})"
    assert expected in " ".join(text.split())


@pytest.mark.parametrize("case", [case for case in CASES if "flagged" in case], ids=lambda case: case["name"])
def test_figures_that_disagree_are_flagged(told, case):
    call = told(case)
    figures = call.json("figures")
    assert sum("disagrees_with" in figure for figure in figures) == case["flagged"], figures
    assert ("told otherwise by" in call.out("figures")) == bool(case["flagged"])


@pytest.mark.parametrize("case", [case for case in CASES if "rows" in case], ids=lambda case: case["name"])
def test_two_acts_have_two_rows(told, case):
    for kind, number in case["rows"].items():
        assert len(rows(told(case), kind)) == number
