"""A language may be filled as far as it is known: whatever table or key is left out, reading raises nothing."""

import re

import pytest

from tests.language.half_filled import codes, data_folder, parts, without, write
from tests.language.readings import article
from timeline.language.reading import read_article
from timeline.language.words import lexicon

_TURNS = 12
TEXT = """Oulu, May 4, 2021 – Ann Lee was appointed Governor of Lapland by President Pekka Salo on Tuesday, 3 May 2021.

Governor Ann Lee met with Vitebsk Oblast Governor Ivan Petrov in Minsk last week. The Lapland governor visited a plant.
“We will build two hundred houses by the end of 2022,” she said, and added that trade grew by 2.5 times to $3.2 million
in the first quarter, more than half of it in dairy products. Last year it was about 40 percent. He agreed with her.

Osaka Prefecture and Lapland signed a memorandum of cooperation between them for 2022-2024. According to the ministry,
the plan is under way; 70 farms were opened in our region. The agreement is in force. “It is”, he noted, “our duty.”
"""


@pytest.fixture(scope="module")
def files():
    found = {path.name: path.read_text(encoding="utf-8") for path in sorted((lexicon.DATA / "en").glob("*.toml"))}
    return {name: re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE) for name, text in found.items()}


def test_every_table_and_key_of_every_file_left_out_in_turn(tmp_path, monkeypatch, files):
    """Every twelfth part of each file is left out of the first language, the next ones of the second, and so on."""
    split = {name: list(parts(text)) for name, text in files.items()}
    made = {}
    for turn, code in zip(range(_TURNS), codes(), strict=False):
        left_out = {name: found[turn::_TURNS] for name, found in split.items()}
        write(tmp_path, code, {name: without(text, left_out[name]) for name, text in files.items()})
        made[code] = {name: [part for part, *_ in found] for name, found in left_out.items() if found}
    with data_folder(tmp_path, monkeypatch):
        for code, parts_left in made.items():
            try:
                read_article(article(TEXT, language=code))
            except Exception as error:
                raise AssertionError(f"raises without {parts_left}") from error


def test_empty_files_are_a_language_of_which_nothing_is_known(tmp_path, monkeypatch, files):
    write(tmp_path, "qq", dict.fromkeys(files, ""))
    with data_folder(tmp_path, monkeypatch):
        assert {event.type for event in read_article(article(TEXT, language="qq"))} <= {"figure"}  # digits and signs
