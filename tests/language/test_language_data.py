"""A language's data files: what they may hold is declared, and what is wrong in one is named by file and key."""

import pkgutil
from importlib import import_module
from pathlib import Path

import attrs
import pytest
import re2

from timeline.language import schema
from timeline.language.schema.acts_table import ActsTable
from timeline.language.schema.clauses_table import ClausesTable
from timeline.language.schema.conjugation_table import ConjugationTable
from timeline.language.schema.dates_table import DatesTable
from timeline.language.schema.declension_table import DeclensionTable
from timeline.language.schema.figures_table import FiguresTable
from timeline.language.schema.framed_clauses_table import FramedClausesTable
from timeline.language.schema.inflected_clauses_table import InflectedClausesTable
from timeline.language.schema.numerals_table import NumeralsTable
from timeline.language.schema.people_table import PeopleTable
from timeline.language.schema.scene_table import SceneTable
from timeline.language.schema.speech_table import SpeechTable
from timeline.language.schema.structure import LanguageDataError, read_table
from timeline.language.words.lexicon import languages, load_table

SHAPES = {
    shape.noun: shape
    for module in pkgutil.iter_modules(schema.__path__)
    for shape in vars(import_module(f"{schema.__name__}.{module.name}")).values()
    if isinstance(shape, type) and hasattr(shape, "noun")
}
OTHERS = {InflectedClausesTable.noun, ConjugationTable.noun, DeclensionTable.noun, FramedClausesTable.noun}


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
        (ActsTable, "[[appointment.patterns]]\nname = 'named'", "appointment.patterns.pattern: required field missing"),
        (ClausesTable, "[words]\ndetreminer = 'the'", "words: extra fields found (detreminer)"),
        (ClausesTable, "[plan]\nverbs = 'aim aims aimed aiming aimed aimer'", "plan.verbs: should hold the forms"),
        (ClausesTable, "[bases]\nforms = 'ied:y ies'", "bases.forms: should be one:other, not 'ies'"),
        (ConjugationTable, "hard = [{ person = 2 }]", "hard.letters: required field missing"),
        (
            ConjugationTable,
            "soft = [{ letters = 'ите', person = 4 }]",
            "soft.person: should be one of 0, 1, 2, 3, not 4",
        ),
        (DeclensionTable, "endings = [{ letters = 'ами', plural = true }]", "endings: extra fields found (plural)"),
        (FramedClausesTable, "[[frame]]\nwords = 'wird'", "frame.holds: required field missing"),
        (FramedClausesTable, "[[predicate]]\nphase = 'half'", "predicate.phase: should be one of"),
        (InflectedClausesTable, "[words]\nwhy = 'зачем'", "words: extra fields found (why)"),
        (
            InflectedClausesTable,
            "[together]\n'дать' = { 'старт' = 'begin' }",
            "together.дать.старт: should be one of delayed",
        ),
        (InflectedClausesTable, "[future]\n'буду' = '1'", "future.буду: should be one of 1s, 2s, 3s"),
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


@pytest.mark.parametrize("path", sorted(Path("timeline/language/data").glob("??/*.toml")), ids=str)
def test_every_file_is_as_declared(path):
    assert read_table(path, SHAPES[path.stem]) != SHAPES[path.stem]()


def test_english_has_every_file_for_it_stands_in_for_the_others():
    assert {path.stem for path in Path("timeline/language/data/en").glob("*.toml")} >= set(
        SHAPES
    ) - OTHERS  # English has no use for these
