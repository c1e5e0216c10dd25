"""Russian sentences that look like a promise or a report and are none. Own sentences."""

import pytest

from tests.language.readings import found


def types(text):
    kinds = ("pledge", "follow_up")
    return [one.type for kind in kinds for one in found(kind, text, title="Новости Якутии", language="ru")]


@pytest.mark.parametrize(
    "text",
    [
        "В Якутии директор театра отказался комментировать отставку.",
        "В Якутии вчера возбуждено уголовное дело.",
        "Водитель в Якутии был вынужден остановиться.",
        "В Якутии рисунки отражают ещё одну сторону жизни.",
        "Губернатор Якутии не исключил отставки министра.",
        "В Якутии, когда построят мост, паром не понадобится.",
        "Ожидается, что в Якутии будет названо имя министра.",
        "Участники акции идут по Якутии.",
        "Вера велит жителям Якутии помогать соседям.",
        "Мэр Якутска не собирался строить мост.",
        "В Якутии тренер готов физически.",
        "Если сенат примет дело к рассмотрению, мэр Якутска лишится поста.",
    ],
)
def test_nothing_is_promised_or_reported(text):
    assert not types(text)


def test_what_only_says_when_is_no_promise():
    (one,) = found("pledge", "Как только закон вступит в силу, в Якутии откроют школу.", language="ru")
    assert one.data.action.startswith("откроют")


@pytest.mark.parametrize(
    "text",
    [
        "Власти Якутии заявили о планах построить мост через Лену.",
        "Министерство Якутии решило не закрывать школу.",
        "Эксперты (из Якутии) ждут зимы, а администрация Якутии построит мост.",
    ],
)
def test_plans_behind_a_noun_a_negation_and_brackets_are_promises(text):
    assert types(text) == ["pledge"]


def test_a_law_that_was_passed_is_done():
    assert types("Парламент Якутии уже принял закон о лесах.") == ["follow_up"]


@pytest.mark.parametrize(
    "text",
    [
        "Может быть, власти Якутии построят мост.",
        "После того как власти Якутии построят мост, паром не понадобится.",
        "Паром в Якутии будет ходить, пока не построят мост.",
        "Вчера певец из Якутии закончил школу.",
        "Команда Якутии отстаёт от соперника на два очка.",
        "Премия жителю Якутии не была присуждена.",
        "Есть надежды, что в Якутии построят мост.",
    ],
)
def test_a_guess_a_time_and_what_ends_for_people_are_none(text):
    assert not types(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Франция будет направлять в Якутию приборы.", "pledge"),
        ("Суд постановил, что власти Якутии должны построить мост.", "pledge"),
        ("Мост в Якутии до сих пор построен не был.", "follow_up"),
    ],
)
def test_countries_act_courts_order_and_a_negation_may_follow(text, kind):
    assert types(text) == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Утром мэр Якутска наконец открыл в посёлке лицей на сто мест.", "follow_up"),
        ("Мэрия Якутска наконец построила лицей.", "follow_up"),
        ("Мэр Якутска сообщил, что ОБСЕ готова прислать приборы.", "pledge"),
    ],
)
def test_who_opens_a_house_a_town_hall_and_letters_act(text, kind):
    assert kind in types(text)
