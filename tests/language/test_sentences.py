"""Sentences: where they end, and that nothing of the text is lost or moved."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.language.text.sentences import split_sentences


def said(text, language="en"):
    return [sentence.text for sentence in split_sentences(text, language)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Mr. B. K. Orlin met Dr. Vesna Hale at 5 p.m. in the U.S. Senate on Friday."),
        ("en", "Exports rose 2.5 times, i.e. to $3.1 bn, as Acme Corp. said."),
        ("en", "Line No. 4 opened; line No. 5 did not; both are short."),
        ("en", "“Why should we wait?” she asked."),
        ("en", "“We sow in spring… and reap in autumn,” he said."),
        ("en", "1. The first item of a list."),
        ("ru", "Завод на ул. Садовой продал товаров на 5 млн. руб. за 2021 г."),
        ("ru", "В 2022 г. Область построила мост."),
        ("ru", "Корр. агентства передает со ст. Лесная, что А. Г. Петренко приехал."),
        ("be", "На вул. Лясной адкрылі школу за 5 млн. руб."),
        ("de", "Am 18. November traf Dr. Weiß z. B. den Minister, z.B. in Nr. 5 der Straße."),
        ("fr", "M. Dupin et le Dr. Roux sont arrivés."),
        ("xx", "Mr. Orlin spoke."),
    ],
)
def test_a_stop_inside_a_sentence_does_not_end_it(language, text):
    assert said(text, language) == [text]


@pytest.mark.parametrize(
    ("language", "text", "parts"),
    [
        ("en", "“We have a plan. We have the land,” he said.", ["“We have a plan.", "We have the land,” he said."]),
        ("en", "“All is ready.” The governor left.", ["“All is ready.”", "The governor left."]),
        ("en", "He left (late.) Nobody came.", ["He left (late.)", "Nobody came."]),
        ("en", "“Yes.”“No.”", ["“Yes.”", "“No.”"]),
        ("en", "So he noted.“We agreed,” he said.", ["So he noted.", "“We agreed,” he said."]),
        ("en", "They spoke of it.Next came lunch.", ["They spoke of it.", "Next came lunch."]),
        ("en", "It is sold in the U.S. The price is low.", ["It is sold in the U.S.", "The price is low."]),
        ("en", "One line\nAnother line", ["One line", "Another line"]),
        ("en", "“Done.”She left.", ["“Done.”", "She left."]),
        (
            "en",
            "The minister said that 40 new pumping stations\nwould be built by May,\nand left. The next",
            ["The minister said that 40 new pumping stations\nwould be built by May,", "and left.", "The next"],
        ),
        ("en", "The plan of the district is to do what follows:\nmend roads", None),
        ("en", "mend roads\nwiden two bridges", ["mend roads", "widen two bridges"]),
        ("en", "A new bridge over the Orlin, a new school\n\nThe mayor spoke.", None),
        ("en", "Is it late? It is!  Go…", ["Is it late?", "It is!", "Go…"]),
        ("ru", "«Это так». Он ушел.", ["«Это так».", "Он ушел."]),
        ("ru", "Встреча прошла в городе в мае 2022 г. Делегация уехала.", None),
    ],
)
def test_where_sentences_end(language, text, parts):
    if parts is None and "\n" in text:
        parts = re.split(r"\n+", text)
    elif parts is None:
        head, tail = text.split(" Дел")
        parts = [head, "Дел" + tail]
    assert said(text, language) == parts


def test_paragraphs_are_counted_from_zero_over_any_number_of_blank_lines():
    assert [s.paragraph for s in split_sentences("\n\nA b. C d.\n \n\nE f.\nG.", "en")] == [0, 0, 1, 2]


@given(st.text(alphabet="aB .!?…\n“”\"«»„'().12г", max_size=80), st.sampled_from(["en", "ru", "de"]))
def test_offsets_are_exact_and_only_blanks_lie_between(text, language):
    at = 0
    for number, sentence in enumerate(split_sentences(text, language)):
        assert sentence.index == number
        assert text[sentence.start : sentence.end] == sentence.text == sentence.text.strip()
        assert sentence.text
        assert text[at : sentence.start].strip() == ""
        at = sentence.end
    assert text[at:].strip() == ""


@pytest.mark.no_cover
@pytest.mark.parametrize("bit", [".", "a. ", "A.", '"', "“", ".\n ", " ", "1. ", "г. "])
def test_hostile_repetition_is_read_in_one_go(bit):
    text = bit * 30_000
    assert "".join(said(text)).replace(" ", "") == text.replace(" ", "").replace("\n", "")


def test_the_items_of_a_list_are_no_one_sentence():
    text = "Some 42 million pounds come from the fund for towns\n\ntwo berths will be built"
    assert [one.text for one in split_sentences(text)] == text.split("\n\n")
