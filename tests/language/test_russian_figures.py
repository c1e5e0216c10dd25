"""Russian: figures as regional news words them. Own sentences."""

import pytest

from tests.language.readings import found


def ru(text):
    return [one.data for one in found("figure", text, language="ru")]


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("Экспорт области просел на 2,5%.", -2.5),
        ("В 2018 году на 15% выросли инвестиции в капитал.", 15),
        ("В 2018 году на 3,5% снизились продажи техники.", -3.5),
    ],
)
def test_growth_on_either_side_of_its_verb(text, percent):
    (one,) = ru(text)
    assert (one.value, one.change.percent) == (None, percent)


@pytest.mark.parametrize(
    ("text", "value", "qualifier"),
    [
        ("Товарооборот составил более полумиллиарда долларов.", 500_000_000, "more_than"),
        ("Стороны наторговали более чем на девять миллиардов долларов.", 9_000_000_000, "more_than"),
        ("Объём вложений превысит 2,3 миллиарда долларов.", 2_300_000_000, "more_than"),
        ("Предстоит поднять товарооборот до 600 млн долларов.", 600_000_000, "exact"),
        ("Число сотрудников возрастет до 200 человек.", 200, "exact"),
    ],
)
def test_how_exact_an_amount_is(text, value, qualifier):
    (one,) = ru(text)
    assert (one.value, one.qualifier) == (value, qualifier)


def test_verbs_are_not_counted():
    assert not ru("В регионе более 80 модернизируются ежегодно.")


def test_what_one_amount_exceeds_another_by_is_its_growth():
    (one,) = ru("Товарооборот составил 9 млрд долларов, что на четверть превышает результат 2022 года.")
    assert (one.value, one.change.percent) == (9_000_000_000, 25)


def test_a_growth_told_by_a_participle_is_a_growth():
    text = "Товарооборот за первый квартал 2021 года составил 153,6 млн долларов, увеличившись на 42%."
    (figure,) = found("figure", text, language="ru")
    assert figure.data.change.percent == 42


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("За шесть месяцев построили 450 домов.", ["2021-01/2021-06"]),
        ("За одиннадцать месяцев построили 450 домов.", ["2020-01/2020-11"]),
        ("В 2019 году экспорт составил 40 млн долларов, годом ранее – 35 млн долларов.", ["2019", "2018"]),
    ],
)
def test_months_are_the_first_of_the_year_and_the_year_before_is_counted_from_the_one_told(text, periods):
    assert [one.period for one in ru(text)] == periods
