"""Russian: meetings, visits and agreements as the regional press words them. Own sentences."""

import pytest

from tests.language.readings import found

DAY = "2023-03-15"


def ru(kind, text, **more):
    return found(kind, text, language="ru", published=DAY, **more)


@pytest.mark.parametrize(
    "text",
    [
        "Губернатор Томской области Иван Лесов во вторник, 14 марта, встречается в Минске с министром Олегом Дроздом.",
        "14 марта Иван Лесов и Олег Дрозд проводят переговоры в Доме правительства.",
        "14 марта губернатор Иван Лесов обсудил поставки техники с первым заместителем министра Олегом Дроздом.",
        "14 марта состоялся телефонный разговор губернатора Ивана Лесова с министром Олегом Дроздом.",
    ],
)
def test_a_meeting_told_in_the_present_or_by_what_was_discussed(text):
    (one,) = ru("meeting", text)
    assert (one.data.status, one.date) == ("held", "2023-03-14")
    assert set(one.data.participants) >= {"Иван Лесов", "Олег Дрозд"}


def test_what_was_discussed_with_nobody_is_no_meeting():
    assert not ru("meeting", "14 марта депутаты обсудили закон вместе с поправками.")


@pytest.mark.parametrize(
    "text",
    [
        "Губернатор Иван Лесов 20 марта посетит Витебскую область.",
        "Губернатор Иван Лесов 20 марта совершит рабочую поездку в Витебскую область.",
        "Губернатор Иван Лесов 20 марта прибудет с официальным визитом в Витебскую область.",
    ],
)
def test_a_visit_to_come_is_planned(text):
    (one,) = ru("visit", text)
    assert (one.data.status, one.date, one.data.place) == ("planned", "2023-03-20", "Витебскую область")


def test_who_arrives_comes_to_the_place_behind_the_preposition():
    (one,) = ru("visit", "14 марта в Омск прибыла делегация Брестской области во главе с губернатором Иваном Лесовым.")
    assert (one.data.status, one.data.place) == ("held", "Омск")


def test_who_leads_a_delegation_arrives_with_it():
    (one,) = ru("visit", "14 марта Иван Лесов приехал в Минск во главе большой делегации.")
    assert (one.data.visitors[0], one.data.place) == ("Иван Лесов", "Минск")


def test_a_trip_leads_from_one_country_to_the_other():
    (one,) = ru("visit", "Беседа шла в рамках официального визита делегации Беларуси в Казахстан.")
    assert one.data.place == "Казахстан"


def test_who_speaks_of_a_visit_is_no_visitor():
    text = "Министр Иван Лесов заверил, что техника дойдёт в срок в ходе визита делегации Рязанской области в Минск."
    (one,) = ru("visit", text)
    assert "Иван Лесов" not in one.data.visitors


def test_parties_between_which_a_paper_was_signed_are_bodies_in_full():
    (one,) = ru(
        "agreement",
        "Подписан меморандум между акиматом Алматинской области и Витебским областным исполнительным комитетом.",
    )
    assert one.data.parties == ("акиматом Алматинской области", "Витебским областным исполнительным комитетом")
    assert one.regions == ("BY-VI", "KZ-19")


@pytest.mark.parametrize(
    "text",
    [
        "Сдачу дома перенесли на осень.",
        "Срок завершения работ сдвинут на конец года.",
        "Срок окончания работ продлили до июня 2025 года.",
        "Мост закончат позже срока.",
        "Школу откроют позже, чем планировали.",
        "Ремонт идёт с отставанием от графика.",
        "Работы пришлось отложить.",
        "Подрядчик остановил работы.",
        "Подрядчик отстаёт от графика на два месяца.",
        "Подрядчику дали отсрочку до мая.",
        "Выплаты задержали на два месяца.",
        "Стройка растянулась на годы.",
    ],
)
def test_what_is_late_is_delayed(text):
    told = ru("follow_up", f"В Якутии строят школу и мост. {text}", title="Стройки Якутии")
    assert [one.data.state for one in told][-1:] == ["delayed"]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Мост готов на 70 процентов.", "under_way"),
        ("Школа была готова на 75 %.", "under_way"),
        ("Ремонт школы окончен.", "done"),
        ("Строительство метро отменили.", "cancelled"),
        ("Инвестор вышел из проекта.", "cancelled"),
        ("Инвестор передумал строить мост.", "cancelled"),
    ],
)
def test_how_far_a_work_is_and_what_was_given_up(text, state):
    told = ru("follow_up", f"В Якутии строят школу и мост. {text}", title="Стройки Якутии: мост и школа")
    assert [one.data.state for one in told][-1:] == [state]
