"""Kinds of dates that a calendar is needed for, in every language. All sentences were written for these tests."""

import pytest

from timeline.language.time import moments

BASE = "2021-09-15"  # a Wednesday


def values(text, language="en", base=BASE, **more):
    """The values of the dates found, with their bound where they have one."""
    found = moments.find_moments(text, base=base, language=language, **more)
    return [f"{moment.bound} {moment.edtf}" if moment.bound else moment.edtf for moment in found]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "The hall opens on the second Friday of next month.", "2021-10-08"),
        ("en", "The hall opens on the first Monday of June 2022.", "2022-06-06"),
        ("en", "The hall will open on the first Monday in June.", "2022-06-06"),
        ("en", "They vote on the last Sunday of this month.", "2021-09-26"),
        ("en", "They voted on the 3rd Tuesday of May 2020.", "2020-05-19"),
        ("de", "Gewählt wird am zweiten Sonntag im Oktober 2022.", "2022-10-09"),
        ("de", "Gewählt wird am letzten Freitag des nächsten Monats.", "2021-10-29"),
        ("fr", "Le vote aura lieu le deuxième dimanche d'octobre 2022.", "2022-10-09"),
        ("fr", "Le vote aura lieu le dernier vendredi du mois prochain.", "2021-10-29"),
        ("ru", "Выборы пройдут во второе воскресенье октября 2022 года.", "2022-10-09"),
        ("ru", "Собрание пройдёт в последнюю пятницу следующего месяца.", "2021-10-29"),
        ("be", "Сход пройдзе ў апошнюю пятніцу наступнага месяца.", "2021-10-29"),
    ],
)
def test_a_weekday_counted_in_its_month(language, text, value):
    assert values(text, language) == [value]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "The roof will be done by the 15th of next month.", "by 2021-10-15"),
        ("en", "They met on the 2nd of this month.", "2021-09-02"),
        ("en", "They met on 23 of last month.", "2021-08-23"),
        ("en", "Rents fall on the first of next month.", "2021-10-01"),
        ("de", "Das Dach wird bis zum 15. des nächsten Monats fertig.", "by 2021-10-15"),
        ("fr", "Le toit sera fini avant le 15 du mois prochain.", "by 2021-10-15"),
        ("ru", "Крышу сделают до 15-го числа следующего месяца.", "by 2021-10-15"),
        ("ru", "Встретились 2 числа этого месяца.", "2021-09-02"),
        ("be", "Дах зробяць да 15 чысла наступнага месяца.", "by 2021-10-15"),
    ],
)
def test_a_day_counted_in_a_month_that_is_not_named(language, text, value):
    assert values(text, language) == [value]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "It rained in the last five days of May 2017.", "2017-05-27/2017-05-31"),
        ("en", "It rained in the first ten days of last month.", "2021-08-01/2021-08-10"),
        ("en", "It rained in the last two weeks of 2020.", "2020-12-18/2020-12-31"),
        ("en", "It rained in the last days of May 2017.", "2017-05"),
        ("de", "Es regnete in den letzten fünf Tagen des Mai 2017.", "2017-05-27/2017-05-31"),
        ("fr", "Il a plu les cinq derniers jours de mai 2017.", "2017-05-27/2017-05-31"),
        ("ru", "В последние пять дней мая 2017 года шли дожди.", "2017-05-27/2017-05-31"),
        ("be", "У апошнія пяць дзён мая 2017 года ішлі дажджы.", "2017-05-27/2017-05-31"),
    ],
)
def test_the_first_or_last_days_of_a_month_or_year(language, text, value):
    assert values(text, language) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The contract of 19-Nov-12 is void.", "2012-11-19"),
        ("The contract of 19-Nov-98 is void.", "1998-11-19"),
        ("It was sent Wed Oct 26 15:50:06 2016 from the hall.", "2016-10-26"),
        ("It was sent on Wed, Oct 26, 3:50 PM, 2016 from the hall.", "2016-10-26"),
        ("Sales fell in 2020Q1.", "2020-01/2020-03"),
        ("Sales fell in 2020-Q3.", "2020-07/2020-09"),
        ("Sales fell in 3Q20.", "2020-07/2020-09"),
        ("Sales fell in 1H 2020.", "2020-01/2020-06"),
        ("Sales fell in 2H20.", "2020-07/2020-12"),
        ("Sales fell in Q1 FY20.", "2020-01/2020-03"),
        ("Sales fell in fiscal year 2019-20.", "2019/2020"),
        ("Sales fell in FY2019-20.", "2019/2020"),
        ("Sales fell in FY 2019/20.", "2019/2020"),
        ("Sales fell in FY20.", "2020"),
        ("Sales fell in the financial year 2019/2020.", "2019/2020"),
        ("Sales fell in Jan.-Sept. 2020.", "2020-01/2020-09"),
        ("Sales fell in Jan. – Sept. 2020.", "2020-01/2020-09"),
        ("It will be handed over by year-end 2027.", "by 2027"),
        ("It will be handed over by year-end.", "by 2021"),
        ("It will be handed over by end-2027.", "by 2027"),
    ],
)
def test_dates_as_tables_and_stamps_write_them(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "Sales fell in the nine months to September 2020.", "2020-01/2020-09"),
        ("en", "Sales fell in the six months ended 30 June 2020.", "2020-01/2020-06"),
        ("en", "Sales fell in the nine-month period ended September 30, 2020.", "2020-01/2020-09"),
        ("en", "Sales fell in the year to March 2020.", "2019-04/2020-03"),
        ("en", "Sales fell in the quarter ended June 30.", "2021-04/2021-06"),
        ("en", "Sales fell in the 12 months through August.", "2020-09/2021-08"),
        ("de", "In den neun Monaten bis September 2020 sank der Absatz.", "2020-01/2020-09"),
        ("fr", "Sur les neuf mois clos le 30 septembre 2020, les ventes ont baissé.", "2020-01/2020-09"),
        ("ru", "За девять месяцев по сентябрь 2020 года продажи упали.", "2020-01/2020-09"),
        ("be", "За дзевяць месяцаў па верасень 2020 года продажы ўпалі.", "2020-01/2020-09"),
    ],
)
def test_months_told_by_their_end(language, text, value):
    assert values(text, language)[0] == value


def test_the_day_that_ends_the_months_is_a_time_of_its_own():
    assert values("Sales fell in the quarter ended 30 June 2020.") == ["2020-04/2020-06", "2020-06-30"]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "The bridge will open not before 2028.", "from 2028"),
        ("en", "The bridge will open no earlier than May 2027.", "from 2027-05"),
        ("en", "The bridge will not open before May 2027.", "from 2027-05"),
        ("en", "Fares won't rise until 2027.", "from 2027"),
        ("en", "The bridge will open before May 2027.", "by 2027-05"),
        ("en", "They will stay until 2027.", "by 2027"),
        ("de", "Die Brücke wird nicht vor Mai 2027 öffnen.", "from 2027-05"),
        ("de", "Die Brücke wird frühestens 2028 öffnen.", "from 2028"),
        ("fr", "Le pont n'ouvrira pas avant mai 2027.", "from 2027-05"),
        ("fr", "Le pont ouvrira au plus tôt en 2028.", "from 2028"),
        ("ru", "Мост откроют не раньше 2028 года.", "from 2028"),
        ("ru", "Мост откроют не ранее мая 2027 года.", "from 2027-05"),
        ("be", "Мост адкрыюць не раней за май 2027 года.", "from 2027-05"),
    ],
)
def test_not_before_a_time_is_no_deadline(language, text, value):
    assert values(text, language) == [value]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "A court ordered the ministry on Tuesday to pay by Friday.", ["2021-09-14", "by 2021-09-17"]),
        ("en", "The talks have been postponed until Monday.", ["by 2021-09-20"]),
        ("en", "The council put off the vote till Thursday.", ["by 2021-09-16"]),
        ("en", "They danced until Sunday.", ["by 2021-09-12"]),
        ("en", "The city will build nine clinics, the mayor wrote on Monday.", ["2021-09-13"]),
        ("en", "The team that will study the port flew to the coast on Monday.", ["2021-09-13"]),
        ("en", "The team will fly to the coast on Monday.", ["2021-09-20"]),
        ("de", "Die Gespräche wurden auf Montag verschoben.", ["2021-09-20"]),
        ("de", "Das Gericht wies das Amt am Dienstag an, bis Freitag zu zahlen.", ["2021-09-14", "by 2021-09-17"]),
        ("fr", "Le tribunal a ordonné mardi de payer avant vendredi.", ["2021-09-14", "by 2021-09-17"]),
        ("fr", "Les entretiens ont été reportés à lundi.", ["2021-09-20"]),
        ("ru", "Суд обязал министерство выплатить долг к пятнице.", ["by 2021-09-17"]),
        ("ru", "Переговоры перенесли на понедельник.", ["2021-09-20"]),
        ("be", "Перамовы перанеслі на панядзелак.", ["2021-09-20"]),
    ],
)
def test_a_weekday_is_to_come_where_it_is_a_deadline_or_a_new_day(language, text, expected):
    assert values(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "The parade will be held on Easter Monday.", "2022-04-18"),
        ("en", "The parade was held at Easter 2019.", "2019-04-21"),
        ("en", "The parade was held on Good Friday.", "2021-04-02"),
        ("en", "The service was held at Orthodox Easter 2021.", "2021-05-02"),
        ("de", "Der Umzug fand am Ostermontag 2019 statt.", "2019-04-22"),
        ("de", "Der Umzug findet an Pfingsten 2022 statt.", "2022-06-05"),
        ("fr", "Le défilé a eu lieu le lundi de Pâques 2019.", "2019-04-22"),
        ("ru", "Ярмарка прошла на Пасху 2021 года.", "2021-05-02"),
        ("be", "Кірмаш прайшоў на Вялікдзень 2021 года.", "2021-05-02"),
    ],
)
def test_feasts_that_move(language, text, value):
    assert values(text, language) == [value]


@pytest.mark.parametrize(
    ("text", "base", "value"),
    [
        ("They met on 28 December.", "2022-01-02", "2021-12-28"),
        ("They will meet on 5 January.", "2021-12-28", "2022-01-05"),
        ("They meet in January.", "2021-12-28", "2022-01"),
        ("Exports rose in December.", "2022-01-10", "2021-12"),
        ("They will meet on Monday.", "2021-12-29", "2022-01-03"),
        ("They met last week.", "2022-01-03", "2021-12-27/2022-01-02"),
        ("They met last month.", "2022-01-03", "2021-12"),
        ("Sales rose in the last quarter.", "2022-01-03", "2021-10/2021-12"),
    ],
)
def test_the_turn_of_the_year(text, base, value):
    assert values(text, base=base) == [value]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("By Friday the firm had built the shed.", "2021-09-10"),
        ("By Friday the firm will have built the shed.", "2021-09-17"),
        ("By Friday the firm has to build the shed.", "2021-09-17"),
    ],
)
def test_what_had_been_done_by_a_day_lies_behind(text, told):
    (moment,) = moments.find_moments(text, base="2021-09-15", language="en")
    assert moment.edtf == told
