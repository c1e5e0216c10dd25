"""`timeline read --explain` and `timeline why`: which row of which table made an event, or why none did."""

import json

import pytest

TEXT = """Bridge over the river

15 September 2021

The ministry will widen the bridge by May 2023. The school has been repaired. Residents hope to see more trams.
The port handled 4.2 million tonnes in 2020.
"""


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "bridge.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def sentences(call, article):
    done = call("read", "--explain", "--format", "jsonl", str(article))
    assert not done.stderr
    record = json.loads(done.stdout)
    made = {event["id"]: event for event in record["events"]}
    return {sentence["text"]: sentence for sentence in record["sentences"]}, made


def test_each_event_of_a_table_stands_by_the_clause_and_row_that_made_it(call, article):
    told, made = sentences(call, article)
    (clause,) = told["The ministry will widen the bridge by May 2023."]["clauses"]
    pledge, follow_up = clause["rows"]
    assert clause["analysis"]["modality"] == "will"
    assert clause["analysis"]["times"] == ["May 2023 = 2023-05"]
    assert made[pledge["event"]]["rule"] == pledge["row"]
    assert made[pledge["event"]]["type"] == "pledge"
    assert follow_up["event"] is None
    assert follow_up["why"]


def test_what_made_nothing_says_why(call, article):
    told, _ = sentences(call, article)
    (clause,) = told["Residents hope to see more trams."]["clauses"]
    assert [row["event"] for row in clause["rows"]] == [None, None]
    assert all(row["why"] for row in clause["rows"])


def test_events_of_other_rules_stand_by_their_sentence(call, article):
    told, made = sentences(call, article)
    (other,) = told["The port handled 4.2 million tonnes in 2020."]["other_rules"]
    assert (other["type"], made[other["event"]]["rule"]) == ("figure", other["rule"])


def test_every_event_stands_somewhere(call, article):
    told, made = sentences(call, article)
    shown = {other["event"] for sentence in told.values() for other in sentence["other_rules"]}
    shown |= {row["event"] for one in told.values() for clause in one["clauses"] for row in clause["rows"]}
    assert shown - {None} == set(made)


def test_the_page_names_row_and_reason(call, article):
    page = call.out("read", "--explain", str(article))
    assert "verb widen" in page
    assert "follow_up: follow_up.done made" in page
    assert "no event: what is not told as being so" in page


def test_why_shows_the_row(call, article):
    call("import", str(article))
    _, made = sentences(call, article)
    identity = next(key for key, event in made.items() if event["type"] == "pledge")
    page = " ".join(call.out("why", identity).split())
    assert "of the table pledge, for a clause with modality is will" in page


def test_a_report_of_a_work_that_was_never_told_of_says_so(call, tmp_path):
    path = tmp_path / "news.txt"
    text = "The ministry will deepen the harbour by June 2025. It is the largest in the country. It lies on the sea."
    path.write_text(f"Harbour news\n\n14 May 2024\n\n{text} The portrait was not painted.\n", encoding="utf-8")
    told, _ = sentences(call, path)
    (clause,) = told["The portrait was not painted."]["clauses"]
    (row,) = [row for row in clause["rows"] if row["table"] == "follow_up"]
    assert (row["row"], row["event"]) == ("follow_up.was_not_done", None)
    assert row["why"] == "0 points of the 7 that make it a report (dwells on promises +2, failed -2)"
