"""Statements: acts of speaking as events, each once, with who, as what, when and about what."""

import pytest

from tests.language.readings import found
from timeline.article import Article, Stamp
from timeline.language import reading
from timeline.language.acts import statements


def article(text, language="en"):
    return Article(title="", text=text, language=language, published=Stamp(value="2023-04-05", raw="5 April 2023"))


def stated(text, language="en"):
    return list(statements.find_statements(reading.scene_of(article(text, language))))


def test_a_broken_quotation_is_one_statement_from_first_word_to_last():
    text = "“We sow in spring,” Governor Pavel Drozdetsky said. “We reap in autumn.”"
    (one,) = stated(text)
    assert text[one.start : one.end] == "We sow in spring,” Governor Pavel Drozdetsky said. “We reap in autumn."
    assert one.data.text == "We sow in spring, We reap in autumn."
    assert (one.data.speaker, one.data.role, one.data.direct) == ("Pavel Drozdetsky", "Governor", True)
    assert (one.type, one.rule, one.actors) == ("statement", "statement.direct", ("Pavel Drozdetsky",))
    assert one.date == "2023-04-05"


def test_a_reported_sentence_is_one_statement_however_many_verbs_it_has():
    text = "Governor Pavel Drozdetsky said that bread is good, adding that wine is better."
    (one,) = stated(text)
    assert (one.start, one.end) == (0, len(text))
    assert (one.data.direct, one.data.text) == (False, "that bread is good")
    assert one.rule == "statement.reported"


def test_what_it_is_about_in_a_few_words():
    (one,) = stated("Governor Pavel Drozdetsky said that the new dairy farm will supply schools in Orlin with milk.")
    assert one.data.topic == "supply schools in Orlin"


def test_reported_and_quoted_in_one_sentence_are_two():
    text = "Governor Pavel Drozdetsky noted that bread is dear: “We shall grow more of it.”"
    assert [one.data.direct for one in stated(text)] == [False, True]


@pytest.mark.parametrize(
    "text",
    [
        "Bread is good and wine is better.",
        "“All this was said by nobody at all.”",
        "Governor says bread is good",
        "Pavel Drozdetsky praises bread\n\nBread is baked in Orlin.",
        "They said that bread is good.",
        "The region will invite guests.",
        "Those who had come from far away said that bread is good.",
    ],
)
def test_no_statement(text):
    assert stated(text) == []


def test_doubt_is_said():
    (one,) = stated("Governor Pavel Drozdetsky came.\n\n“Here we shall bake our bread.”")
    assert "carried" in one.doubt


def test_a_body_speaks_and_so_does_somebody_without_a_known_name():
    text = "The Farming Ministry announced that bread is good. Grabowski said that bread is good."
    assert [one.data.speaker for one in stated(text)] == ["Farming Ministry", "Grabowski"]


def test_in_russian():
    (one,) = stated("«Мы сеем весной», — сказал губернатор Павел Семёнов.", "ru")
    assert (one.data.speaker, one.data.direct) == ("Павел Семёнов", True)


def test_the_title_told_again_is_none():
    title = "“We shall bake more bread for all of you,” governor says"
    text = f"{title}\n\nGovernor Pavel Drozdetsky said that bread is good."
    staged = reading.scene_of(Article(title=title, text=text, language="en"))
    assert [one.data.direct for one in statements.find_statements(staged)] == [False]


def test_the_dateline_does_not_belong_to_it():
    text = "ORLIN, 4 April (ONA) – Governor Pavel Drozdetsky said that bread is good."
    (one,) = stated(text)
    assert text[one.start : one.end] == "Governor Pavel Drozdetsky said that bread is good."


def test_what_the_press_says_of_itself_is_none():
    assert stated("As Orlinpress reported earlier, bread is good in Orlin.") == []


def test_a_country_that_offers_goods_says_nothing():
    assert stated("Ruritania offers this region a wide range of goods.") == []


def test_what_stands_in_marks_within_a_quotation_is_the_inner_speakers():
    text = "“Mayor Otto Lind told us, ‘We will build a pool by May,’” Vera Holm said."
    said = {one.data.speaker: one.data.text for one in found("statement", text)}
    assert said["Otto Lind"] == "We will build a pool by May,"
    assert said["Vera Holm"].startswith("Mayor Otto Lind told us")


def test_words_within_words_of_somebody_unnamed_are_not_the_outer_speakers_promise():
    text = "“He told us, ‘I will build a pool by May,’” Vera Holm said."
    assert [one.data.speaker for one in found("statement", text)] == ["Vera Holm"]
    assert not [one for one in found("pledge", text) if one.data.promiser == "Vera Holm"]


@pytest.mark.parametrize(
    "text",
    [
        "The October report exceeded what was hoped, with 271,000 new jobs.",
        "The talks cover the city's territorial claims to 40 islands.",
        "Privacy advocates have long fought for 300 tenants.",
        "Hitting the full target added $329,000 to the fund.",
        "About one-quarter of renters put half of their income toward 40 flats.",
        "What’s promised is a new hall with 300 seats.",
        "The two-mile walk began at noon, and far fewer than in prior contests cheered for 300 runners.",
    ],
)
def test_nobody_is_a_speaker_by_a_noun_or_by_words_that_stand_for_nobody(text):
    assert not found("statement", text)
    assert {finding.data.speaker for finding in found("figure", text)} == {None}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Two officials of the port said 300 workers had been hired.", "Two officials of the port"),
        ("The Lindi traders say 300 workers had been hired.", "Lindi traders"),
        ("The mill employs an average of 32 percent women, residents say.", "residents"),
        ("Mayor Ines Tal, whose farm is near, said 300 workers had been hired.", "Ines Tal"),
        ("Republicans claim 300 workers had been hired.", "Republicans"),
    ],
)
def test_who_reports_without_a_name_is_told_as_he_is_described(text, speaker):
    assert [finding.data.speaker for finding in found("figure", text)] == [speaker]
