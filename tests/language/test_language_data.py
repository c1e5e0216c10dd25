"""A language's data files: what they may hold is declared, and what is wrong in one is named by file and key."""

from pathlib import Path

import attrs
import pytest
import re2

from timeline.language.schema.dates import DatesTable
from timeline.language.schema.figures import FiguresTable
from timeline.language.schema.numerals import NumeralsTable
from timeline.language.schema.people import PeopleTable
from timeline.language.schema.scene import SceneTable
from timeline.language.schema.speech import SpeechTable
from timeline.language.schema.structure import LanguageDataError, read_table
from timeline.language.words.lexicon import languages, load_table


@pytest.mark.parametrize(
    ("shape", "text", "fault"),
    [
        (DatesTable, "[colour]\n1 = ['red']", "extra fields found (colour)"),
        (DatesTable, "[link]\nbeyond = ['past']", "link: extra fields found (beyond)"),
        (DatesTable, "[options]\nweak = 'may'", "options.weak: should be a list, not 'may'"),
        (DatesTable, "[month]\n5 = [5]", "month.5: should be a string, not 5"),
        (DatesTable, "[options]\norder = 'DYM'", "options.order"),
        (SpeechTable, "[words]\nstops = 'that'", "words: extra fields found (stops)"),
        (SpeechTable, "[words]\ndashed = 'yes'", "words.dashed: should be true or false, not 'yes'"),
        (PeopleTable, "roles = 'president'", "roles"),
        (NumeralsTable, "[scales]\nthousand = 1000.5", "scales.thousand: should be a whole number, not 1000.5"),
        (FiguresTable, "[multiples]\ndoubled = 'two'", "multiples.doubled: should be a number, not 'two'"),
        (FiguresTable, "percent = [", "Invalid value (at end of document)"),
    ],
)
def test_what_is_wrong_in_a_file_is_named(tmp_path, shape, text, fault):
    path = tmp_path / "xx.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LanguageDataError) as told:
        read_table(path, shape)
    assert str(told.value).startswith(f"{path}: ")
    assert fault in str(told.value)


def test_an_empty_file_is_a_language_that_is_not_known_yet(tmp_path):
    path = tmp_path / "xx.toml"
    path.touch()
    table = read_table(path, SpeechTable)
    assert table == SpeechTable()
    assert not table.words.stop


@pytest.mark.parametrize("language", languages("scene"))
def test_patterns_of_the_scene_can_be_matched(language):
    table = load_table(language, SceneTable)
    for pattern in (value for value in attrs.asdict(table).values() if isinstance(value, str)):
        re2.compile(pattern)


def test_every_file_of_a_language_is_declared():
    shapes = {path.stem for path in Path("timeline/language/schema").glob("*.py")} - {"__init__", "structure"}
    files = {path.stem for path in Path("timeline/language/data").glob("??/*.toml")}
    elsewhere = {"pledges", "clauses", "inflected_clauses"}  # by the readers of promises and clauses
    assert files - elsewhere <= shapes
