"""Russian: who says what, as agencies and regional papers word it. Own sentences."""

import pytest

from tests.language.readings import found


def ru(text):
    return found("statement", text, language="ru")


@pytest.mark.parametrize(
    "telling",
    [
        "Об этом заявил губернатор Иван Лесов.",
        "Об этом губернатор Иван Лесов рассказал на совещании.",
        "Такое мнение высказал журналистам губернатор Иван Лесов.",
    ],
)
def test_what_was_said_stands_in_the_sentence_before(telling):
    (one,) = ru(f"В области откроют пять больниц. {telling}")
    said = "В области откроют пять больниц"
    assert (one.data.text, one.data.speaker, one.data.direct) == (said, "Иван Лесов", False)


@pytest.mark.parametrize(
    "text",
    [
        "На встрече в Минске губернатор Иван Лесов рассказал, что рост идёт быстро.",
        "В эфире радио Иван Лесов заявил, что рост идёт быстро.",
    ],
)
def test_what_leads_in_does_not_hide_the_speaker(text):
    (one,) = ru(text)
    assert one.data.speaker == "Иван Лесов"


def test_whom_one_meets_is_no_speaker():
    assert not ru("На встрече с губернатором Иваном Лесовым рассказали, что рост идёт быстро.")


@pytest.mark.parametrize(
    "text",
    [
        "«Рабочая неделя начинается с переговоров, и гость уже в пути», — говорится в сообщении.",
        "Стоит отметить, что строительство моста началось в прошлом году.",
        "Стороны обсудили развитие торговли и поставки техники.",
        "Брестский облисполком заключил договор о сотрудничестве с соседней областью.",
        "Глава области Иван Лесов продолжает серию встреч с соседями.",
        "Об этом сообщает пресс-служба губернатора.",
        "Область может предложить соседям молоко и сыр.",
    ],
)
def test_what_nobody_said_is_no_statement(text):
    assert not ru(f"Губернатор Иван Лесов посетил Минск. {text}")


def test_whose_press_service_it_is_does_not_speak():
    text = "Аким области Иван Лесов подписал план. План рассчитан на пять лет, сообщает пресс-служба акима области."
    assert not [one for one in ru(text) if one.data.speaker == "Иван Лесов"]


def test_they_reported_is_said_by_no_single_person():
    assert not ru("Президента Беларуси Александра Лукашенко ждёт встреча с гостями из Рязани, сообщили в программе.")


def test_he_concluded_beside_marks():
    (one,) = ru("«Мы договорились обо всём, что нужно», — заключил губернатор Иван Лесов.")
    assert (one.data.speaker, one.data.direct) == ("Иван Лесов", True)


@pytest.mark.parametrize("title", ["Президент", "Глава государства"])
def test_a_head_of_state_is_known_without_his_office(title):
    (one,) = ru(f"Александр Лукашенко принял гостей из Рязани. {title} заверил, что Беларусь выполнит договорённости.")
    assert one.data.speaker == "Александр Лукашенко"


def test_the_leader_of_his_country():
    (one,) = ru("Президент Беларуси Александр Лукашенко принял гостей. По словам белорусского лидера, рост велик.")
    assert one.data.speaker == "Александр Лукашенко"
