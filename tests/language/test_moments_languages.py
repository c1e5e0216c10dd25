"""Dates of Russian, Belarusian, German and French texts. All sentences were written for these tests."""

import pytest

from timeline.language.time import calendar_words as words
from timeline.language.time import moments

BASE = "2021-09-15"  # a Wednesday


def values(text, language, base=BASE):
    found = moments.find_moments(text, base=base, language=language)
    return [f"{moment.bound} {moment.edtf}" if moment.bound else moment.edtf for moment in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Мост открыт 4 марта 2019 года.", ["2019-03-04"]),
        ("Мост открыт 4-го марта 2019 г. утром.", ["2019-03-04"]),
        ("Мост открыт в среду, 4 августа.", ["2021-08-04"]),
        ("Мост открыт 04.03.2019.", ["2019-03-04"]),
        ("Мост открыли в марте 2019 года.", ["2019-03"]),
        ("Мост открыли в марте прошлого года.", ["2020-03"]),
        ("Мост открыли в 2019 году.", ["2019"]),
        ("Мост откроют до конца 2025 года.", ["by 2025"]),
        ("Мост откроют к 2030 году.", ["by 2030"]),
        ("Мост строят с 2017 года.", ["from 2017"]),
        ("План на 2022-2024 годы готов.", ["2022/2024"]),
        ("В январе-марте 2020 года выросли продажи.", ["2020-01/2020-03"]),
        ("Ярмарка шла с 3 по 5 июня.", ["2021-06-03/2021-06-05"]),
        ("Во II квартале 2020 года выросли продажи.", ["2020-04/2020-06"]),
        ("В первом полугодии 2020 года выросли продажи.", ["2020-01/2020-06"]),
        ("По итогам 9 месяцев 2020 года выросли продажи.", ["2020-01/2020-09"]),
        ("За последние пять лет выросли продажи.", ["2016/2021"]),
        ("С начала года выросли продажи.", ["from 2021-01-01/2021-09-15"]),
        ("Вчера встретились, завтра подпишут.", ["2021-09-14", "2021-09-16"]),
        ("Встретились на прошлой неделе.", ["2021-09-06/2021-09-12"]),
        ("Встретились в минувшую пятницу.", ["2021-09-10"]),
        ("Встреча состоится в пятницу.", ["2021-09-17"]),
        ("Это было три года назад.", ["2018"]),
        ("Это будет через три года.", ["2024"]),
        ("Между 2017 и 2019 годами шли дожди.", ["2017/2019"]),
        ("Это было в 90-х годах.", ["199X"]),
        ("Дом построен в XIX веке.", ["18XX"]),
        ("Договор на два года, отчёт каждые три месяца.", ["P2Y", "P3M"]),
        ("Недавно прошли выборы.", [None]),
        ("Произвели 2000 тонн, построили 1998 квартир.", []),
        ("Мост откроют к 2025-му.", ["by 2025"]),
        ("В 2019 и 2020 годах шли дожди.", ["2019", "2020"]),
        ("В 2020-е годы мост снесут.", ["202X"]),
        ("Полгода назад мост закрыли на трёхлетний срок.", ["2021-03", "P3Y"]),
        ("Через полгода мост откроют.", ["2022-03"]),
        ("За последние полгода шли дожди.", [None]),
        ("За первые три месяца года шли дожди.", ["2021-01/2021-03"]),
        ("В январе-мае 2020 года рост к соответствующему периоду 2018 года.", ["2020-01/2020-05", "2018-01/2018-05"]),
        ("Рост по сравнению с 2018 годом.", ["2018"]),
        ("Приказ от 5 мая 2019 года отменён.", ["2019-05-05"]),
        ("Летом 2020 года выросли продажи.", ["2020-22"]),
    ],
)
def test_russian(text, expected):
    assert values(text, "ru") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Мост адкрыты 4 сакавіка 2019 года.", ["2019-03-04"]),
        ("Мост адкрылі ў лістападзе 2019 года.", ["2019-11"]),
        ("У мінулым годзе раслі продажы.", ["2020"]),
        ("Учора сустрэліся.", ["2021-09-14"]),
        ("У 2019 годзе ішлі дажджы.", ["2019"]),
        ("Летась ішлі дажджы, сёлета суха.", ["2020", "2021"]),
        ("Гэта было тры гады таму.", ["2018"]),
    ],
)
def test_belarusian(text, expected):
    assert values(text, "be") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Brücke wurde am 4. März 2019 eröffnet.", ["2019-03-04"]),
        ("Die Brücke wurde am Freitag eröffnet.", ["2021-09-10"]),
        ("In den Jahren 2026-2028 wird gebaut.", ["2026/2028"]),
        ("Im Jahr 2019 wurde gebaut.", ["2019"]),
        ("Seit 2017 wird gebaut, bis Ende 2025 ist es fertig.", ["from 2017", "by 2025"]),
        ("Vor drei Jahren war es trocken.", ["2018"]),
        ("Im vergangenen Jahr war es trocken.", ["2020"]),
        ("Januar bis März 2020 war es trocken.", ["2020-01/2020-03"]),
        ("Ende des Vorjahres war es trocken, der Vorjahreszeitraum auch.", ["2020", "2020"]),
        ("Im 2. Quartal 2020 war es nasser als im Vorjahreszeitraum.", ["2020-04/2020-06", "2019-04/2019-06"]),
        ("Der dreijährige Plan galt im 20. Jahrhundert.", ["P3Y", "19XX"]),
        ("Am Dienstagabend war es trocken, heute Morgen nicht.", ["2021-09-14", "2021-09-15"]),
        ("Mai des Vorjahres war nass.", ["2020-05"]),
        ("In den Jahren 1998 bis 2004 war es trocken.", ["1998/2004"]),
        ("Vor über zehn Jahren war es trocken.", ["2011"]),
        ("Am gestrigen Dienstag war es trocken.", ["2021-09-14"]),
        ("Laut einer Meldung vom 11. Februar 2018 war es trocken.", ["2018-02-11"]),
        ("Ein 25-jähriger Mann und eine 39-Jährige.", []),
        ("Gestern war es trocken.", ["2021-09-14"]),
        ("Im ersten Halbjahr 2020 war es trocken.", ["2020-01/2020-06"]),
    ],
)
def test_german(text, expected):
    assert values(text, "de") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le pont a ouvert le 4 mars 2019.", ["2019-03-04"]),
        ("Le pont a ouvert le 1er mai 2019.", ["2019-05-01"]),
        ("Le pont a ouvert l'année dernière.", ["2020"]),
        ("Le pont a ouvert il y a trois ans.", ["2018"]),
        ("Le pont ouvrira la semaine prochaine.", ["2021-09-20/2021-09-26"]),
        ("Le pont ouvrira d'ici 2030.", ["by 2030"]),
        ("La foire dure du 3 au 5 juin 2019.", ["2019-06-03/2019-06-05"]),
        ("Depuis 2017 il pleut.", ["from 2017"]),
        ("De janvier à mars 2020 il a plu.", ["2020-01/2020-03"]),
        ("Hier il a plu.", ["2021-09-14"]),
    ],
)
def test_french(text, expected):
    assert values(text, "fr") == expected


@pytest.mark.parametrize("language", ["en", "ru", "be", "de", "fr"])
def test_every_language_knows_its_months_and_weekdays(language):
    entries = words.load_calendar_words(language).entries.values()
    assert {int(entry.value) for entry in entries if entry.cls == "M"} == set(range(1, 13))
    assert {int(entry.value) for entry in entries if entry.cls == "W"} == set(range(1, 8))
