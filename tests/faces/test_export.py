"""`timeline export` from outside: each format by a reader of its own, the same bytes twice, and what it left out."""

import csv
import io
import json
import sqlite3
from datetime import date

import feedparser
import icalendar
import pyarrow.parquet
import pytest

from tests.views.story import Log, pledge, statement
from timeline.faces.exchange.calendar_days import calendar_days
from timeline.faces.exchange.exchange_format import EXCHANGE_FORMATS

TEXTS = [name for name, made in EXCHANGE_FORMATS.items() if not made.binary]


@pytest.fixture
def rated(call, log):
    """The log of Tyrol with a promise rated by a person."""
    call("link", log.ids["tunnel"], log.ids["dug"], "--relation", "fulfils")
    call("assess", log.ids["tunnel"], "kept", "--evidence", log.ids["dug"], "--reason", "driven through")
    return log


def exported(call, form, *arguments):
    target = call.workspace.root.parent / f"out.{form}"
    call("export", form, str(target), *arguments)
    return target.read_bytes()


@pytest.mark.parametrize("form", EXCHANGE_FORMATS)
def test_the_same_log_gives_the_same_bytes_and_every_id_is_whole(call, rated, form):
    made = exported(call, form)
    assert made == exported(call, form)
    if form != "parquet":  # packed: its ids are read below
        kept = ["tunnel"] if form == "ics" else rated.ids
        assert [name for name in kept if rated.ids[name].encode() not in made] == []


@pytest.mark.parametrize("form", TEXTS)
def test_texts_go_to_standard_output_too(call, rated, form):
    assert call("export", form).stdout_bytes == exported(call, form)


def test_a_database_answers_questions(call, rated, tmp_path):
    path = tmp_path / "made.sqlite"
    path.write_bytes(exported(call, "sqlite"))
    with sqlite3.connect(path) as made:
        found = made.execute(
            "SELECT e.type, e.first_day FROM events_text t JOIN events e ON e.rowid = t.rowid"
            " WHERE events_text MATCH 'karwendel' ORDER BY e.first_day"
        ).fetchall()
        assert [kind for kind, _ in found] == ["pledge", "follow_up"]
        ((status, by, why),) = made.execute(
            "SELECT status, rated_by, rated_why FROM pledges WHERE promiser = 'Tyrol' AND deadline IS NOT NULL"
        )
        assert (status, by, why) == ("kept", "Tester", "driven through")
        assert made.execute("SELECT relation, came FROM evidence").fetchall() == [("fulfils", "later")]
        assert made.execute("SELECT count(*) FROM event_regions WHERE region = 'DE-BY'").fetchone()[0] >= 4
        line = json.loads(made.execute("SELECT line FROM events WHERE id = ?", [rated.ids["tunnel"]]).fetchone()[0])
        assert line["data"]["promisee"] == "Bavaria"
        assert made.execute("PRAGMA foreign_key_check(event_regions)").fetchall() == []
    made.close()


def test_parquet_has_days_lists_and_whole_lines(call, rated):
    rows = pyarrow.parquet.read_table(io.BytesIO(exported(call, "parquet"))).to_pylist()
    tunnel = next(row for row in rows if row["id"] == rated.ids["tunnel"])
    assert (tunnel["first_day"], tunnel["deadline"]) == (date(2021, 3, 2), date(2022, 12, 31))
    assert tunnel["regions"] == ["AT-7", "DE-BY"]
    assert json.loads(tunnel["line"])["id"] == tunnel["id"]
    assert {row["id"] for row in rows} == set(rated.ids.values())


def test_a_spreadsheet_gets_a_row_an_event(call, rated):
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(exported(call, "csv").decode()))}
    assert rows[rated.ids["undated"]]["date"] == "../2023-01-05"
    assert rows[rated.ids["undated"]]["first_day"] == ""
    assert rows[rated.ids["undated"]]["last_day"] == "2023-01-05"


def test_a_feed_has_the_latest_recorded_first(call, rated):
    call("correct", rated.ids["budget"], "data.metric", "roads")
    feed = feedparser.parse(exported(call, "atom"))
    assert not feed.bozo
    assert feed.entries[0].id == f"urn:sha256:{rated.ids['budget']}"
    times = [entry.updated for entry in feed.entries]
    assert times == sorted(times, reverse=True)
    assert feed.feed.updated == times[0]


def test_a_calendar_has_deadlines_as_days(call, rated):
    (due,) = icalendar.Calendar.from_ical(exported(call, "ics")).walk("VEVENT")
    assert str(due["uid"]) == f"{rated.ids['tunnel']}@timeline"
    assert (due["dtstart"].dt, due["dtend"].dt) == (date(2022, 12, 31), date(2023, 1, 1))
    assert str(due["summary"]).startswith("Due: Tyrol")
    assert str(due["description"]).startswith("kept\n")


def test_slides_say_in_words_what_their_dates_cannot(call, rated):
    slides = json.loads(exported(call, "timelinejs"))["events"]
    undated = next(slide for slide in slides if slide["unique_id"] == rated.ids["undated"])
    assert undated["display_date"] == "on or before 5 January 2023"
    assert undated["start_date"] == {"year": 2023, "month": 1, "day": 5}


def test_only_a_persons_rating_is_a_review(call, log):
    def reviews():
        nodes = json.loads(exported(call, "jsonld"))["@graph"]
        return [node for node in nodes if node["@type"] == "ClaimReview"]

    call("link", log.ids["tunnel"], log.ids["dug"], "--relation", "fulfils")
    assert reviews() == []
    call("assess", log.ids["tunnel"], "kept", "--evidence", log.ids["dug"])
    (review,) = reviews()
    assert review["itemReviewed"]["@id"] == f"urn:sha256:{log.ids['tunnel']}"
    assert (review["author"]["name"], review["reviewRating"]["ratingValue"]) == ("Tester", 5)


def test_entities_name_who_acts_and_where(call, rated):
    entities = {one["id"]: one for one in map(json.loads, exported(call, "ftm").splitlines())}
    tunnel = entities[rated.ids["tunnel"]]["properties"]
    assert [entities[one]["properties"]["name"] for one in tunnel["involved"]] == [["Ann Ash"]]
    assert (tunnel["country"], tunnel["date"]) == (["at", "de"], ["2021-03-02"])
    assert entities[rated.sha_a]["schema"] == "Article"
    assert entities[rated.ids["undated"]]["properties"]["endDate"] == ["2023-01-05"]


def test_envelopes_hold_the_whole_record(call, rated):
    made = [json.loads(line) for line in exported(call, "cloudevents").splitlines()]
    assert {one["specversion"] for one in made} == {"1.0"}
    assert [one["data"]["quote"] for one in made if one["id"] == rated.ids["dug"]] == [
        "The Karwendel tunnel has been dug."
    ]


def test_filters_are_those_of_the_views_and_what_cannot_be_said_is_counted(call, rated):
    done = call("export", "timelinejs", "--type", "statement")
    assert len(json.loads(done.stdout)["events"]) == 1
    assert "note: timelinejs: 1 of 1 have a date that only display_date tells whole" in done.stderr
    assert "5 of 8" not in call.err("export", "ics", "--type", "pledge")
    assert "2 of 3 are no deadlines" in call.err("export", "ics", "--type", "pledge")


@pytest.mark.parametrize("form", ["sqlite", "parquet"])
def test_what_no_terminal_shows_needs_a_file(call, form):
    assert f"timeline export {form} FILE" in call("export", form, status=2).stderr


@pytest.mark.parametrize("name", ["events.jsonl", "seeds/a.csv", "plugins/x.py", "seeds/../events.jsonl"])
def test_nothing_the_workspace_lives_by_is_written_over(call, name):
    before = call.workspace.log.read_bytes()
    assert "part of the workspace" in call("export", "csv", str(call.workspace.root / name), status=2).stderr
    assert call.workspace.log.read_bytes() == before
    assert list((call.workspace.root / "seeds").iterdir()) == []


def test_a_link_under_the_name_is_replaced_and_not_followed(call, tmp_path):
    other = tmp_path / "other"
    other.write_text("mine")
    (tmp_path / "out.csv").symlink_to(other)
    exported(call, "csv")
    assert other.read_text() == "mine"
    assert not (tmp_path / "out.csv").is_symlink()
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


def test_a_folder_under_the_name_is_named(call, tmp_path):
    (tmp_path / "out.csv").mkdir()
    assert "a directory" in call("export", "csv", str(tmp_path / "out.csv"), status=1).stderr


HOSTILE = "<script>alert(1)</script>]]>\u202e\x1b[31m\n=cmd|' /C calc'!A0 \ud800".encode("utf-8", "replace").decode()


@pytest.mark.parametrize("form", EXCHANGE_FORMATS)
def test_hostile_words_stay_words_in_every_format(call, form):
    log = Log()
    log.article(
        "evil",
        [
            statement(HOSTILE, HOSTILE, date="2021"),
            pledge(HOSTILE, HOSTILE, deadline="2022-01-01", quote=HOSTILE, actors=(HOSTILE,)),
        ],
        date="2021-03-02",
        publisher=HOSTILE,
        title=HOSTILE,
        url="javascript:alert(1)",
    )
    log.write(call.workspace.log)
    made = exported(call, form)
    if form in TEXTS:
        text = made.decode()
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert "javascript:" not in text or form == "cloudevents"  # where the record says so, as data
    if form in ("atom", "timelinejs"):
        assert "<script" not in text
    if form == "atom":
        assert not feedparser.parse(made).bozo
    if form == "csv":
        assert not [line for line in text.splitlines() if line.startswith("=")]


@pytest.mark.parametrize(
    ("told", "start", "end", "exact"),
    [
        ("2022-05-13", "2022-05-13", "2022-05-13", True),
        ("2022-05", "2022-05", "2022-05", True),
        ("2021", "2021", "2021", True),
        ("2022-01/2022-03", "2022-01", "2022-03", True),
        ("../2023-06-28", None, "2023-06-28", False),
        ("2023-06-28/..", "2023-06-28", None, False),
        ("2022-05-13?", "2022-05-13", "2022-05-13", False),
        ("2022-21", "2022-03-01", "2022-05-31", False),
        ("202X", "2020-01-01", "2029-12-31", False),
        ("2022-05-13T18:39", "2022-05-13", "2022-05-13", False),
        ("XXXX-09-28", None, None, False),
        (None, None, None, False),
        ("soon", None, None, False),
    ],
)
def test_dates_are_no_more_precise_than_what_was_told(told, start, end, exact):
    days = calendar_days(told)
    assert (days.start, days.end, days.exact) == (start, end, exact)
