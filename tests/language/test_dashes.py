"""Speech that a dash opens, and quotations that whoever said them signs."""

import pytest

from tests.language.readings import found


def spoken(text, **more):
    return [
        (one.data.speaker, text[one.start : one.end]) for one in found("statement", text, **more) if one.data.direct
    ]


def test_a_dash_opens_speech_up_to_its_attribution_and_behind_it():
    text = (
        "Губернатор Иван Петров провёл встречу.\n\n"
        "– Край – наш партнёр. Завод «Луч» работает, – отметил Иван Петров. – Весной построим мост через реку.\n\n"
        "Делегация посетила завод."
    )
    ((speaker, words),) = spoken(text, language="ru")
    assert speaker == "Иван Петров"
    assert words.startswith("Край – наш партнёр")
    assert words.endswith("через реку.")


def test_what_follows_the_attribution_without_a_dash_is_not_said():
    text = "Мэр Анна Волкова провела встречу.\n— Мы рады гостям и новым проектам, — сказала мэр. Гости осмотрели порт."
    ((_, words),) = spoken(text, language="ru")
    assert words == "Мы рады гостям и новым проектам,"


def test_a_list_with_dashes_is_no_speech():
    text = "Подписаны бумаги:\n– о поставках молока и масла в область;\n– о школах;\n– как сказал Петров, о мостах."
    assert spoken(text, language="ru") == []
    assert spoken("The list:\n- roads and bridges, - said Ann Lee.") == []


@pytest.mark.parametrize(
    "tail",
    [
        " Ana Ruiz, Premier of Manitoba",
        " – Ana Ruiz, Premier of Manitoba",
        "\n\n– Ana Ruiz",
        "\n— Premier Ana Ruiz",
        "\nAna Ruiz, Premier of Manitoba",
    ],
)
def test_a_quotation_is_signed(tail):
    met = "Premier Ana Ruiz met Premier Tom Reed. They spoke of roads."
    text = f"{met}\n\n“The roads matter to all of us.”{tail}\n\nIt rained."
    ((speaker, _),) = spoken(text)
    assert speaker == "Ana Ruiz"


@pytest.mark.parametrize("tail", ["\n\nAna Ruiz went home.", "\n\nTom Reed said no.", "\n\nThe road is long, Ana Ruiz"])
def test_what_follows_is_no_signature(tail):
    text = f"Tom Reed met Ana Ruiz. Premier Tom Reed was glad.\n\nReed said: “The roads matter to all of us.”{tail}"
    assert [speaker for speaker, _ in spoken(text)] == ["Tom Reed"]
