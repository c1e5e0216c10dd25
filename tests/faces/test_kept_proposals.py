"""Proposals that were kept are shown as those just matched are."""

import pytest

from tests.views.story import pledge
from timeline.app import matched

QUESTIONS = [
    ("pledges", "--format", "json"),
    ("pledges", "--region", "AT-7", "--limit", "2", "--format", "json"),
    ("pledges", "--status", "progress"),
    ("pledges", "--overdue", "--type", "pledge", "--type", "agreement"),
    ("articles", "--region", "AT-7", "--limit", "1", "--format", "json"),
    ("review", "--list", "--format", "json"),
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_answered_alike(call, monkeypatch, question):
    plain = call.out(*question)
    monkeypatch.setattr(matched, "WORTH", 0)
    assert call.out(*question) == plain  # matched now, and kept
    monkeypatch.setattr(matched, "_catch_up", lambda *_: pytest.fail("it was kept"))
    assert call.out(*question) == plain


def test_there_is_something_to_keep(call):
    assert any(row["proposed"] for row in call.json("pledges"))


def test_the_story_of_every_line_is_told_alike(call, log, monkeypatch):
    names = [line["id"] for line in log.lines]
    plain = [call.out("why", name) for name in names]
    monkeypatch.setattr(matched, "WORTH", 0)
    assert [call.out("why", name) for name in names] == plain


def test_where_only_the_latest_are_looked_for_about_how_many_there_are_is_told(call, log, monkeypatch):
    for number in range(40):
        day = f"2023-{number // 28 + 1:02}-{number % 28 + 1:02}"
        log.article(f"meadow {number}", [pledge("Salzburg", "mow", regions=("AT-5",), date=day)], date=day)
    log.write(call.workspace.log)
    monkeypatch.setattr(matched, "WORTH", 0)
    assert "the latest 1 of about 40 pledges" in call.out("pledges", "--region", "AT-5", "--limit", "1")
    assert "the latest 1 of about 43 pledges" in call.out(
        "pledges", "--region", "AT-5", "--region", "AT-7", "--limit", "1"
    )
    assert "the latest 1 of about 40 events" in call.out("show", "--region", "AT-5", "--type", "pledge", "--limit", "1")
    assert "the latest 1 of about 45 articles" in call.out("articles", "--limit", "1")
    assert "the latest 1 of about 40 articles" in call.out("articles", "--region", "AT-5", "--limit", "1")
    assert "the latest 1 event ·" in call.out("show", "--region", "AT-5", "--grep", "mow", "--limit", "1")
