"""Proposals that were kept are shown as those just matched are."""

import pytest

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
    monkeypatch.setattr(matched, "_proposals", lambda *_: pytest.fail("it was kept"))
    assert call.out(*question) == plain


def test_there_is_something_to_keep(call):
    assert any(row["proposed"] for row in call.json("pledges"))


def test_the_story_of_every_line_is_told_alike(call, log, monkeypatch):
    names = [line["id"] for line in log.lines]
    plain = [call.out("why", name) for name in names]
    monkeypatch.setattr(matched, "WORTH", 0)
    assert [call.out("why", name) for name in names] == plain
