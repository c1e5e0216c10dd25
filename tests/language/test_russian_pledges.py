"""Russian: promises and reports of their fulfilment, as regional news words them. Own sentences."""

import pytest

from tests.language.readings import found

HOME = "В Томской области растёт промышленность. Губернатор Иван Лесов подвёл итоги года. "


def pledges(text):
    return found("pledge", HOME + text, language="ru")


def reports(text):
    return found("follow_up", HOME + text, language="ru")


@pytest.mark.parametrize(
    ("text", "promiser", "strength"),
    [
        ("«До конца года мы сдадим пять новых школ», – сказал Иван Лесов.", "Tomsk Oblast", "commitment"),
        ("В Томской области построят молочный завод.", "Tomsk Oblast", "plan"),
        ("Компания «Нива» вложит в ферму два миллиарда рублей.", "Компания «Нива»", "plan"),
        ("Власти России согласились выделить деньги на новую дорогу.", "Власти России", "agreed"),
        ("Беларусь готова к поставкам тракторов в новый район.", "Belarus", "readiness"),
        ("В Гродненской области планируется открыть сервисный центр.", "Grodno Region", "plan"),
        ("В регионе планируется открыть сервисный центр.", "Tomsk Oblast", "plan"),
        ("В посёлке будет реконструирован старый мост.", "Tomsk Oblast", "plan"),
    ],
)
def test_who_promises(text, promiser, strength):
    (one,) = pledges(text)
    assert (one.data.promiser, one.data.strength) == (promiser, strength)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("В Томске открыли новый молочный завод.", "done"),
        ("В марте введена в эксплуатацию первая очередь завода.", "done"),
        ("В Томске состоялось торжественное открытие новой школы.", "done"),
        ("Мост через реку уже построен.", "done"),
        ("В районе продолжается строительство больницы.", "under_way"),
        ("Школа так и не построена.", "failed"),
        ("Предприятию не удалось закупить станки в срок.", "failed"),
    ],
)
def test_what_became_of_it(text, state):
    (one,) = reports(text)
    assert one.data.state == state


@pytest.mark.parametrize(
    "text",
    [
        "Иван Лесов выразил уверенность, что дорога к заводу будет построена.",
        "В Томске будет открыт новый завод.",
        "Завод не построен по плану соседей, а мост должен быть введён позже.",
    ],
)
def test_what_is_still_to_be_done_is_not_reported_as_done(text):
    assert not [one for one in reports(text) if one.data.state == "done"]


@pytest.mark.parametrize(
    ("text", "promiser"),
    [
        ("В следующем году построят две школы.", "both"),
        ("Начнется строительство трех детских садов.", "both"),
        ("Начнут строить поликлинику.", "both"),
        ("Хозяйства планируют посеять овес.", "Хозяйства"),
        ("По словам губернатора, завершится ремонт моста.", "side"),
    ],
)
def test_what_will_be_begun_or_built_without_a_subject(text, promiser):
    lead = "Губернатор Тульской области Иван Рогов встретился с губернатором Брянской области Петром Лисом. "
    (one,) = found("pledge", lead + text, language="ru")
    if promiser == "both":
        assert one.data.promiser == "Bryansk Oblast and Tula Oblast"
    elif promiser == "Хозяйства":
        assert one.data.promiser == promiser
