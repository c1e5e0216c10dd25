"""Spanish: dates, stamps, speech and signings, known by data alone. Own sentences."""

import pytest

from tests.language.readings import found
from timeline.intake.plugin import read_stamp
from timeline.language.text import tongue
from timeline.language.time.moments import find_moments


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Se reunieron el 3 de mayo de 2021 en Vigo.", ["2021-05-03"]),
        ("La obra empezó en marzo de 2020.", ["2020-03"]),
        ("Ocurrió ayer por la tarde.", ["2021-09-14"]),
        ("El año pasado las ventas cayeron.", ["2020"]),
        ("La semana próxima habrá una sesión.", ["2021-09-20/2021-09-26"]),
        ("Hace tres años que funciona.", ["2018"]),
        ("El puente se abrirá antes de 2025.", ["2025"]),
        ("En el primer trimestre de 2022 crecerá.", ["2022-01/2022-03"]),
        ("Entre 2020 y 2024 se plantaron árboles.", ["2020/2024"]),
    ],
)
def test_dates(text, expected):
    assert [moment.edtf for moment in find_moments(text, base="2021-09-15", language="es") if moment.edtf] == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3 de mayo de 2021", "2021-05-03"),
        ("lunes, 3 de mayo de 2021, 14:05", "2021-05-03T14:05"),
        ("03/05/2021", "2021-05-03"),
    ],
)
def test_stamps(text, value):
    assert read_stamp(text, language="es") == value


def test_a_text_is_told_to_be_spanish():
    assert tongue.detect("La gobernadora de la región firmó un acuerdo con el alcalde para los próximos años.") == "es"


def test_speech():
    (said,) = found("statement", "«Vamos a construir una escuela», dijo la gobernadora Ana Ruiz.", language="es")
    assert (said.data.speaker, said.data.direct) == ("Ana Ruiz", True)
    (told,) = found("statement", "La ministra Elena Costa afirmó que el puente está listo.", language="es")
    assert (told.data.speaker, told.data.direct) == ("Elena Costa", False)


def test_signings():
    text = "La gobernadora Ana Ruiz y el alcalde Pedro Salas firmaron un convenio sobre turismo el 3 de mayo de 2021."
    (paper,) = found("agreement", text, language="es")
    assert (paper.date, paper.data.form, paper.data.status) == ("2021-05-03", "agreement", "signed")
    assert paper.data.subject == "convenio sobre turismo"
