"""The measure of the invented newspapers counts what it says, and a law on what every article of them must keep."""

import pytest

from tests.newspapers.chronicle import PARTS, chronicle
from tests.newspapers.comparing import compared, read, table

TOLD = """CHAIN pier en
PAPER p1 2022-05-03 Lochan Post GB
TITLE Council to rebuild Lochan pier

Lochan Council will rebuild the pier at Sandside by May 2023, council leader Isla Munro said on Monday.

The harbour office could move to Sandside one day.
---
p1a pledge by=Lochan Council; due=2023-05 | will rebuild the pier
NONE | The harbour office could move
PAPER p2 2023-06-20 Lochan Post GB
TITLE Lochan pier rebuilt

Work on the pier at Sandside has been completed, council leader Isla Munro said on Monday.

Nobody has told why it took so long.
---
p2a follow_up state=failed | has been completed
p2b follow_up state=done | Nobody has told why
LINKS p1a>p2a fulfils
"""


@pytest.fixture
def told(tmp_path):
    (tmp_path / "learn").mkdir()
    (tmp_path / "learn" / "pier.txt").write_text(TOLD, encoding="utf-8")
    return chronicle("learn", tmp_path)


def test_what_is_told_is_compared_with_what_the_command_reads(told, tmp_path):
    result = compared(told, *read(told, tmp_path / "news"))
    counts = result.counts
    assert (counts["pledge", "told"], counts["pledge", "found"], counts["pledge", "extra"]) == (1, 1, 0)
    assert (counts["pledge.due", "found"], counts["pledge.due", "told"]) == (1, 1)
    assert (counts["follow_up", "told"], counts["follow_up", "found"]) == (2, 1)
    assert (counts["follow_up.state", "told"], counts["follow_up.state", "found"]) == (1, 0)
    assert (counts["look-alikes", "told"], counts["look-alikes", "found"]) == (1, 0)
    assert (counts["links", "told"], counts["links", "found"], counts["links", "extra"]) == (1, 1, 0)
    assert [fault.partition(" ")[0] for fault in result.faults] == ["wrong", "missed"]
    assert "links                       1 of    1  recall 1.00  precision 1.00  F1 1.00" in table(result)


def test_a_link_too_much_and_one_that_is_missing_are_told(told, tmp_path):
    log, proposed = read(told, tmp_path / "news")
    turned = [{**one, "earlier": one["later"], "later": one["earlier"]} for one in proposed]
    result = compared(told, log, turned)
    assert (result.counts["links", "found"], result.counts["links", "extra"]) == (0, 1)
    assert "no link p1a>p2a fulfils" in result.faults


@pytest.mark.parametrize("part", PARTS)
def test_every_act_is_told_in_a_sentence_of_its_article(part):
    told = chronicle(part)
    names = [act.name for paper in told.papers for act in paper.acts]
    assert len(names) == len(set(names))


def test_words_that_no_article_has_are_named(tmp_path):
    (tmp_path / "learn").mkdir()
    (tmp_path / "learn" / "pier.txt").write_text(TOLD.replace("| will rebuild", "| will mend"), encoding="utf-8")
    with pytest.raises(AssertionError, match="p1: no sentence has 'will mend the pier'"):
        chronicle("learn", tmp_path)


def test_a_link_of_nobody_is_named(tmp_path):
    (tmp_path / "learn").mkdir()
    (tmp_path / "learn" / "pier.txt").write_text(TOLD.replace("p1a>p2a", "p1z>p2a"), encoding="utf-8")
    with pytest.raises(AssertionError, match="p1z"):
        chronicle("learn", tmp_path)
