"""A language is added by data alone: the files shown in docs/languages.md are one, and reading reads it."""

import re
from pathlib import Path

import pytest

from tests.language.half_filled import data_folder, write
from tests.language.readings import found
from timeline.language.text import tongue
from timeline.language.time.moments import find_moments

_FILE = re.compile(r"^`(\w+\.toml)`:\n\n```toml\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LANGUAGE = "eo"


@pytest.fixture
def esperanto(tmp_path, monkeypatch):
    shown = dict(_FILE.findall(Path("docs/languages.md").read_text(encoding="utf-8")))
    files = {name.removesuffix(".toml") for name in shown}
    assert files == {"page", "dates", "speech", "acts", "framed_clauses", "occasions"}
    write(tmp_path, LANGUAGE, shown)
    with data_folder(tmp_path, monkeypatch):
        yield


@pytest.mark.usefixtures("esperanto")
def test_the_files_shown_in_the_docs_are_a_language():
    assert tongue.detect("La ponto estas nova kaj oni diris ke ili ne scias tion, sed ni estas en la urbo.") == LANGUAGE
    dates = find_moments("Ĝi okazis la 3an de majo 2021, ne hieraŭ.", base="2021-09-15", language=LANGUAGE)
    assert [moment.edtf for moment in dates] == ["2021-05-03", "2021-09-14"]
    (said,) = found("statement", "Ann Lee diris: “Ni konstruos novan ponton en la urbo”.", language=LANGUAGE)
    assert (said.data.speaker, said.data.text) == ("Ann Lee", "Ni konstruos novan ponton en la urbo")
    (paper,) = found(
        "agreement", "Ann Lee kaj Peter Novak subskribis interkonsenton la 3an de majo 2021.", language=LANGUAGE
    )
    assert (paper.date, paper.data.form, paper.data.status) == ("2021-05-03", "agreement", "signed")
