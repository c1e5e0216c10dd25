"""Russian: people as official sites and regional papers name them. Own sentences."""

import pytest

from tests.language.readings import article
from timeline.language.people import cast as people
from timeline.language.reading import scene_of
from timeline.language.speech.dashes import find_marked
from timeline.language.text import sentences


def cast(text):
    found = people.find_cast(text, sentences.split_sentences(text, "ru"), find_marked(text, "ru"), language="ru")
    return [(mention.name, mention.role) for mention in found.mentions if mention.kind == "person"]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Президент Лесной Республики Садыр Тимуров приехал.", "Садыр Тимуров", "Президент Лесной Республики"),
        ("Заместитель акима области Мейирлан Тохтаров приехал.", "Мейирлан Тохтаров", "Заместитель акима области"),
        ("Приём вёл раис РТ Рустам Ильясов.", "Рустам Ильясов", "раис РТ"),
        ("Вчера в Томске губернатор Иван Лесов приехал.", "Иван Лесов", "губернатор"),
        ("Приехал губернатор Иван Лесов.", "Иван Лесов", "губернатор"),
        ("Томский губернатор Иван Лесов приехал.", "Иван Лесов", "Томский губернатор"),
        ("Об этом сказал депутат Иван ЛЕСОВ.", "Иван Лесов", "депутат"),
    ],
)
def test_an_office_with_its_region_before_the_name(text, name, role):
    assert cast(text) == [(name, role)]


def test_initials_before_the_surname_are_those_of_the_full_name():
    text = "Приехал Владимир Степанович Дубов. В.С. Дубов осмотрел завод. А.П. Лесов остался дома."
    assert [name for name, _ in cast(text)] == ["Владимир Дубов", "Владимир Дубов", "А.П. Лесов"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Вчера с жителями говорил Жераль Монье.", "Жераль Монье"),  # a given name that no list holds
        ("Письмо подписала Дзинтара Озолова.", "Дзинтара Озолова"),
        ("Об этом узнал Боровков и сразу уехал.", "Боровков"),
        ("Домой вернулась Надежда с подругой.", "Надежда"),
    ],
)
def test_a_name_within_a_sentence_needs_no_list(text, name):
    assert name in [mention.name for mention in scene_of(article(text, language="ru")).cast.mentions]


@pytest.mark.parametrize(
    "text",
    [
        "Премию вручил директор Tele2 вчера.",
        "Заявление сделал представитель МАГА вчера.",
        "На открытие приехал весь Новый Театр.",
        "Скоро откроют Дворцовый мост и Старый парк.",
    ],
)
def test_a_firm_letters_and_a_house_are_no_persons(text):
    mentions = scene_of(article(text, language="ru")).cast.mentions
    assert not [mention for mention in mentions if mention.kind == "person" and mention.by == "name"]


@pytest.mark.parametrize(
    "text",
    ["Мэр Анна Орлова рассказала о ремонте порта.", "Глава города Владимир Орлов рассказал о ремонте порта."],
)
def test_a_given_name_behind_an_office_is_no_town(text):
    assert not scene_of(article(text, language="ru")).places


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Вчера говорили о Павле Лесовом и встретили Альфреда Дубеля.",
            "Альфред Дубель",
        ),  # no list holds the given name
        ("Письмо передали Новаку Дубовичу.", "Новак Дубович"),
        ("Вчера в городе ждали Ольгу Лесову.", "Ольга Лесова"),
        ("Приехала дочь Кристины Дубелы.", "Кристина Дубела"),
        ("Это сказала подруга Жанны Дубеле.", "Жанна Дубеле"),  # no case of a surname
        ("Вчера видели Рауфа Дубоева. Сам Дубоев молчит.", "Рауф Дубоев"),
        ("Письмо передали А. С. Лесовскому.", "А. С. Лесовский"),
        ("Гость приехал с Сергеем Дубшой.", "Сергей Дубша"),
    ],
)
def test_the_case_of_a_given_name_tells_that_of_the_surname(text, name):
    assert name in [mention.name for mention in scene_of(article(text, language="ru")).cast.mentions]


def test_a_lone_surname_in_any_case_is_that_of_the_full_name():
    text = "Вчера приехал Нельсон Дубела. Внук Дубелы остался дома, но о Дубеле помнят."
    assert [name for name, _ in cast(text)] == ["Нельсон Дубела"] * 3


def test_a_given_name_behind_a_surname_is_the_next_persons():
    text = "Об этом вчера говорила адвокат Дубовой Оксана Лесова."
    assert [name for name, _ in cast(text)][-1] == "Оксана Лесова"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Флоранс Дуваль выступила против.", ["Флоранс Дуваль"]),
        ("Дзинтар Озол вернулся домой.", ["Дзинтар Озол"]),
        ("Сборная Бразилии выступила против.", []),
        ("Жители Иваново выступили против.", []),
        ("Дело Лесовской закрыто.", []),
    ],
)
def test_a_name_at_the_head_of_a_sentence_is_no_noun_with_its_genitive(text, names):
    mentions = scene_of(article(text, language="ru")).cast.mentions
    assert [one.name for one in mentions if one.kind == "person" and one.by == "name"] == names
