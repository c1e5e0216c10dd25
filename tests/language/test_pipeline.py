"""A reading is a row of stages; each needs what those before it give."""

from timeline.language.pipeline import Stage, disordered
from timeline.language.reading import STAGES


def test_every_stage_of_the_reading_comes_after_what_it_needs():
    assert disordered(STAGES, "article") == []


def test_whatever_a_stage_gives_is_needed_by_a_later_one():
    needed = {need for stage in STAGES for need in stage.needs}
    assert [stage.name for stage in STAGES if stage.gives not in needed] == ["each act once"]


def test_a_stage_that_comes_too_early_or_gives_what_stands_is_named():
    early = Stage("early", ("later",), "mark", str)
    again = Stage("again", ("mark",), "mark", str)
    assert disordered((early, again)) == [
        "early needs later, which nothing before it gives",
        "again gives mark, which stands already",
    ]
