"""Russian: people as official sites and regional papers name them. Own sentences."""

import pytest

from timeline.language.people import cast as people
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
