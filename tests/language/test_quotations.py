"""Quotations: where they begin and end, who speaks, and what is no quotation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.steps import assert_linear
from timeline.language.people import cast as people
from timeline.language.speech import quotations
from timeline.language.speech.dashes import find_marked
from timeline.language.text import quotemarks, sentences

NAMED = "Governor Pavel Drozdetsky met Mayor Vera Malinova. "


def heard(text, language="en", *, thoughts=False):
    cut = sentences.split_sentences(text, language)
    cast = people.find_cast(text, cut, find_marked(text, language), language=language)
    return quotations.find_quotations(text, cut, cast, language=language, thoughts=thoughts)


def direct(text, language="en"):
    return [(q.speaker, q.text) for q in heard(text, language) if q.kind == "direct"]


def told(text, language="en", *, thoughts=False):
    return [(q.speaker, q.text) for q in heard(text, language, thoughts=thoughts) if q.kind != "direct"]


PAVEL, VERA = "Pavel Drozdetsky", "Vera Malinova"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We sow in spring,” Pavel Drozdetsky said.", [(PAVEL, "We sow in spring,")]),
        ("“We sow in spring,” said Pavel Drozdetsky, head of the farm.", [(PAVEL, "We sow in spring,")]),
        ('"We sow in spring," Pavel Drozdetsky, a farmer, told reporters.', [(PAVEL, "We sow in spring,")]),
        ("“We sow in spring.” Pavel Drozdetsky said.", [(PAVEL, "We sow in spring.")]),
        ("“We sow,” an elder, who would not be named, told the paper.", [("elder", "We sow,")]),
        ("“We sow in spring,” Pavel Drozdetsky smiled.", [(PAVEL, "We sow in spring,")]),
        ("“We sow in spring.” ― Pavel Drozdetsky", [(PAVEL, "We sow in spring.")]),
        ("Pavel Drozdetsky said: “We sow in spring.”", [(PAVEL, "We sow in spring.")]),
        ("Pavel Drozdetsky, head of the farm: “We sow in spring.”", [(PAVEL, "We sow in spring.")]),
        ("Pavel Drozdetsky said, “We sow in spring.”", [(PAVEL, "We sow in spring.")]),
        (
            "Pavel Drozdetsky says the farm is ready to grow, “The fields will be ploughed.”",
            [(PAVEL, "The fields will be ploughed.")],
        ),
        ("''We sow in spring,'' said Pavel Drozdetsky.", [(PAVEL, "We sow in spring,")]),
        ("‘We sow in spring,’ said Pavel Drozdetsky.", [(PAVEL, "We sow in spring,")]),
        (
            "“We sow in spring,” said Pavel Drozdetsky. “We reap in autumn.”",
            [(PAVEL, "We sow in spring, We reap in autumn.")],
        ),
        ("“We sow,” Pavel Drozdetsky said, “and then we reap.”", [(PAVEL, "We sow, and then we reap.")]),
        (
            "“We sow in spring,” Pavel Drozdetsky noted.“We reap in autumn,” he said.",
            [(PAVEL, "We sow in spring,"), (PAVEL, "We reap in autumn,")],
        ),
        ("“We said ‘no’ to them,” Pavel Drozdetsky said.", [(PAVEL, "We said ‘no’ to them,")]),
        (
            "“We sow in spring.\n“We reap in autumn,” said Pavel Drozdetsky.",
            [(PAVEL, "We sow in spring. We reap in autumn,")],
        ),
        (
            "Pavel Drozdetsky said: “We sow in spring.\n“We reap in autumn.”",
            [(PAVEL, "We sow in spring. We reap in autumn.")],
        ),
        (
            "Pavel Drozdetsky spoke of the harvest.\n“We sow in spring and wait.”",
            [(PAVEL, "We sow in spring and wait.")],
        ),
        (
            "“We sow in spring,” said Pavel Drozdetsky.\n“And we reap in autumn.”",
            [(PAVEL, "We sow in spring,"), (PAVEL, "And we reap in autumn.")],
        ),
        ("Pavel Drozdetsky said: “We sow in spring. We do", [(PAVEL, "We sow in spring. We do")]),
        ("“Could we wait?” asked Pavel Drozdetsky.", [(PAVEL, "Could we wait?")]),
        ("The plan, outlined by Pavel Drozdetsky, is simple: “We sow in spring.”", [(PAVEL, "We sow in spring.")]),
        ("Pavel Drozdetsky walked in, adding, “We sow in spring.”", [(PAVEL, "We sow in spring.")]),
        ("Pavel Drozdetsky is bringing a message: “It is spring.”", [(PAVEL, "It is spring.")]),
        ("“We sow in spring,” said Pavel Drozdetsky, who farms. Nobody came.", [(PAVEL, "We sow in spring,")]),
        ("Pavel Drozdetsky (an MP) said: “We sow in spring.”", [(PAVEL, "We sow in spring.")]),
        ("“We sow,” Pavel Drozdetsky (Orlin) said.", [(PAVEL, "We sow,")]),
    ],
)
def test_quotations_in_marks(text, found):
    assert direct(text) == found


def test_pronouns_and_titles_speak():
    text = NAMED + "“We agreed,” the governor said. “So did we,” she replied. “It will be done,” added the mayor."
    assert direct(text) == [(PAVEL, "We agreed,"), (VERA, "So did we,"), (VERA, "It will be done,")]


def test_a_speaker_carried_over_is_doubtful():
    text = NAMED.strip() + "\n“Nobody else was there to hear it.”"
    (quotation,) = heard(text)
    assert quotation.speaker == PAVEL
    assert "carried" in quotation.doubt


@pytest.mark.parametrize(
    "text",
    [
        "The ‘Bread for All’ programme began.",
        "The plant “Orlin Nitrogen” was sold to “Acme”.",
        'Belarus" minister bought the region"s bread.',
        "They call it “the best town”.",
        "The “unknown” is near.",
    ],
)
def test_what_is_no_quotation(text):
    assert direct(text) == []


def test_nobody_speaks():
    (quotation,) = heard("“All this was said by nobody at all.”")
    assert quotation.speaker is None
    assert [q.speaker for q in heard("“All is well here,” they said.")] == [None]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Pavel Drozdetsky said that the farm is ready.", [(PAVEL, "that the farm is ready")]),
        ("Pavel Drozdetsky told reporters on Monday that the farm is ready.", [(PAVEL, "that the farm is ready")]),
        ("Pavel Drozdetsky told reporters the farm is ready.", [(PAVEL, "the farm is ready")]),
        ("Pavel Drozdetsky has also repeatedly stressed that the farm is ready.", [(PAVEL, "that the farm is ready")]),
        ("The farm is ready, Pavel Drozdetsky said.", [(PAVEL, "The farm is ready")]),
        ("The farm is ready, noted Pavel Drozdetsky.", [(PAVEL, "The farm is ready")]),
        ("The farm is ready, Pavel Drozdetsky said on Monday.", [(PAVEL, "The farm is ready")]),
        ("The farm, Pavel Drozdetsky said, is ready for work.", [(PAVEL, "The farm"), (PAVEL, "is ready for work")]),
        ("On Monday, Pavel Drozdetsky said the farm is ready.", [(PAVEL, "the farm is ready")]),
        ("In a letter the governor Pavel Drozdetsky said the farm is ready.", [(PAVEL, "the farm is ready")]),
        ("According to Pavel Drozdetsky, the farm is ready.", [(PAVEL, "the farm is ready")]),
        ("The farm is ready, according to Pavel Drozdetsky.", [(PAVEL, "The farm is ready")]),
        ("As Pavel Drozdetsky put it, the farm is ready.", [(PAVEL, "the farm is ready")]),
        ("The farm is ready, as Pavel Drozdetsky said.", [(PAVEL, "The farm is ready")]),
        ("Pavel Drozdetsky praised the quality of the bread.", [(PAVEL, "the quality of the bread")]),
        ("Pavel Drozdetsky, head of the farm, welcomed the new bread.", [(PAVEL, "the new bread")]),
        (
            "It is bread that feeds us. Pavel Drozdetsky made the statement in Orlin.",
            [(PAVEL, "It is bread that feeds us")],
        ),
        ("Pavel Drozdetsky met farmers and said that the farm is ready.", [(PAVEL, "that the farm is ready")]),
        (
            "Pavel Drozdetsky said the farm is ready, adding that bread is good.",
            [(PAVEL, "the farm is ready"), (PAVEL, "that bread is good")],
        ),
        ("The Farming Ministry announced that the farm is ready.", [("Farming Ministry", "that the farm is ready")]),
        (
            "A spokesman for Pavel Drozdetsky said the farm is ready.",
            [("spokesman for Pavel Drozdetsky", "the farm is ready")],
        ),
        ("Pavel Drozdetsky's wife said the farm is ready.", [("Pavel Drozdetsky's wife", "the farm is ready")]),
        ("Pavel Drozdetsky called the bread “the best of all”.", [(PAVEL, "the bread “the best of all”")]),
        (
            "“Yesterday Mayor Vera Malinova said that the farm is ready,” Pavel Drozdetsky said.",
            [(VERA, "that the farm is ready")],
        ),
        ("Pavel Drozdetsky, who said that the farm is ready, left.", [(PAVEL, "that the farm is ready, left")]),
        ("Pavel Drozdetsky and Vera Malinova said the farm is ready.", [(PAVEL, "the farm is ready")]),
        ("However Pavel Drozdetsky said the farm is ready.", [(PAVEL, "the farm is ready")]),
        ("The farm is quite ready, explained and Pavel Drozdetsky.", [(PAVEL, "The farm is quite ready")]),
        ("The farm is ready, said Prof. Pavel Drozdetsky of Orlin.", [(PAVEL, "The farm is ready")]),
        (
            "The farm is ready, said Pavel Drozdetsky, noting the rain.",
            [(PAVEL, "The farm is ready"), (PAVEL, "the rain")],
        ),
        ("Once there, Pavel Drozdetsky, head of the farm, said it is ready.", [(PAVEL, "it is ready")]),
        ("Pavel Drozdetsky told CNN that the farm is ready.", [(PAVEL, "that the farm is ready")]),
        ("Pavel Drozdetsky told them: the farm is ready.", [(PAVEL, "the farm is ready")]),
        ("Pavel Drozdetsky said Monday the farm is ready.", [(PAVEL, "the farm is ready")]),
        (
            "Pavel Drozdetsky said the farm is ready, but Vera Malinova said it is not.",
            [(PAVEL, "the farm is ready"), (VERA, "it is not")],
        ),
        (
            "Pavel Drozdetsky said the farm is ready; Vera Malinova denied the report of it.",
            [(PAVEL, "the farm is ready"), (VERA, "the report of it")],
        ),
        ("Pavel Drozdetsky said that the farm isn't ready.", [(PAVEL, "that the farm isn't ready")]),
        ("Pavel Drozdetsky has not said that the farm is ready.", []),
        ("Pavel Drozdetsky never said the farm was ready.", []),
        ("Pavel Drozdetsky denied having said that the farm is ready.", []),
        ("Pavel Drozdetsky denied that he had said the farm was ready.", []),
        ("The farm failed to open, as Pavel Drozdetsky had promised.", []),
        ("The farm did not open by May, as Pavel Drozdetsky had said it would.", []),
        ("Pavel Drozdetsky, who promised two farms, left office on Friday.", []),
        ("According to the law, Pavel Drozdetsky noted the bread.", None),
        ("Pavel Drozdetsky smiled. Adding that bread is good, he said that it is cheap.", None),
        ("In his words, bread is good.", []),
        (
            "The farm is ready, as they say, and Pavel Drozdetsky said it is open.",
            [(None, "The farm is ready"), (PAVEL, "it is open")],
        ),
        ("In spring, the farm was ready, Pavel Drozdetsky said.", [(PAVEL, "In spring, the farm was ready")]),
        ("As noted by Pavel Drozdetsky, the farm is ready.", [(PAVEL, "the farm is ready")]),
        ("Pavel Drozdetsky was quick to note that the farm is ready.", [(PAVEL, "that the farm is ready")]),
    ],
)
def test_reported_speech(text, found):
    assert found is None or told(text) == found


def test_in_his_words_is_the_last_speaker():
    text = "Pavel Drozdetsky said that the farm is ready. In his words, bread is good."
    assert told(text)[1] == (PAVEL, "bread is good")


@pytest.mark.parametrize(
    "text",
    [
        "The reports of the committee were long.",
        "He wanted to say nothing.",
        "The matter was discussed at length.",
        "The region will invite guests to the fair.",
        "These are promising areas of work.",
        "Pavel Drozdetsky wants more bread.",
        "Made the statement.",
    ],
)
def test_what_is_no_report(text):
    assert told(text) == []


def test_thoughts_and_findings_are_told_only_when_asked_for():
    text = (
        "Pavel Drozdetsky expects a good harvest. The survey shows that bread is dear. The region will call for peace."
    )
    assert told(text) == []
    assert [speaker for speaker, _ in told(text, thoughts=True)] == [PAVEL, "survey", "region"]


def test_what_a_quotation_carries():
    text = "On Monday, Orlin Governor Pavel Drozdetsky noted: “We sow.”"
    (quotation,) = heard(text)
    assert (quotation.role, quotation.cue) == ("Orlin Governor", "noted")
    assert text[slice(*quotation.speaker_span)] == "Orlin Governor Pavel Drozdetsky"
    assert text[slice(*quotation.parts[0])] == quotation.text == text[quotation.start : quotation.end]
    assert quotation.frame[0] <= quotation.start
    assert quotation.frame[1] >= quotation.end


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("ru", "«Мы сеем весной», — сказал губернатор Павел Семёнов.", [("Павел Семёнов", "Мы сеем весной")]),
        ("ru", "Павел Семёнов заявил: «Мы сеем весной».", [("Павел Семёнов", "Мы сеем весной")]),
        ("ru", '"Мы сеем весной", - с улыбкой добавил Павел Семёнов.', [("Павел Семёнов", "Мы сеем весной")]),
        (
            "ru",
            "«Мы сеем весной, — рассказал министр Павел Семёнов. — А жнём осенью».",
            [("Павел Семёнов", "Мы сеем весной, А жнём осенью")],
        ),
        ("ru", "«Мы сеем весной, — сказал Павел Семёнов».", [("Павел Семёнов", "Мы сеем весной,")]),
        ("de", "„Wir säen im Frühling“, sagte Gouverneur Juri Walden.", [("Juri Walden", "Wir säen im Frühling")]),
        (
            "de",
            "In einem Gespräch sagte Juri Walden: „Wir säen im Frühling.“",
            [("Juri Walden", "Wir säen im Frühling.")],
        ),
        ("de", "„Wir säen im Frühling“, hat Juri Walden gesagt.", [("Juri Walden", "Wir säen im Frühling")]),
        ("de", "Juri Walden hat dazu betont: „Wir säen im Frühling.“", [("Juri Walden", "Wir säen im Frühling.")]),
        ("de", "„Wir säen im Frühling“, stellte Juri Walden fest.", [("Juri Walden", "Wir säen im Frühling")]),
        ("de", "„Wir säen im Frühling“, so Juri Walden.", [("Juri Walden", "Wir säen im Frühling")]),
        ("be", "«Мы сеем вясной», — сказаў губернатар Павел Кавалёў.", [("Павел Кавалёў", "Мы сеем вясной")]),
        ("fr", "« Nous semons », a dit le ministre Jean Dupont.", [("Jean Dupont", "Nous semons")]),
    ],
)
def test_other_languages(language, text, found):
    assert direct(text, language) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("ru", "По словам Павла Семёнова, хлеб хорош.", [("Павел Семёнов", "хлеб хорош")]),
        ("ru", "Павел Семёнов сообщил, что хлеб хорош.", [("Павел Семёнов", "что хлеб хорош")]),
        ("de", "Laut Juri Walden ist das Brot gut.", [("Juri Walden", "ist das Brot gut")]),
        ("de", "Das Brot ist gut, Juri Walden zufolge.", [("Juri Walden", "Das Brot ist gut")]),
    ],
)
def test_reports_in_other_languages(language, text, found):
    assert told(text, language) == found


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“A.”“B.”", ["A.", "B."]),
        ("noted.“We agreed,” he", ["We agreed,"]),
        ("„Das ist gut“, sagte", ["Das ist gut"]),
        ("»Ja«, sagte", ["Ja"]),
        ("«А «Б» в»", ["А «Б» в"]),
        ('"not "so" but" then', ['not "so" but']),
        ("”Fear. I am.” ― Ed", ["Fear. I am."]),
        ("the firms’ and 'tis nothing", []),
        ("“open\nnext line", ["open"]),
        ("“a “b\n", ["a “b"]),
        ("“a “b “c” d” e” f", ["a “b “c” d” e"]),
    ],
)
def test_quotation_marks(text, inside):
    assert [text[m.start : m.end] for m in quotemarks.find_quoted(text)] == inside


@given(st.text(alphabet="Ab .,!?“”\"«»„’'\n-", max_size=60))
def test_marks_never_overlap_and_never_cross_a_line(text):
    at = 0
    for marked in quotemarks.find_quoted(text):
        assert at <= marked.outer[0] <= marked.start <= marked.end <= marked.outer[1] <= len(text)
        assert "\n" not in text[slice(*marked.outer)]
        at = marked.outer[1]


WORDS = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "He",
        "said",
        "Pavel Orlov",
        "that",
        ",",
        ".",
        ":",
        "\n",
        "saying",
        "according to",
        "he",
        "the plan",
        "—",
    ]
)


@given(st.lists(WORDS, max_size=25).map(" ".join), st.sampled_from(["en", "ru", "de"]))
def test_quotations_stand_in_the_text_whatever_it_is(text, language):
    for quotation in heard(text, language, thoughts=True):
        assert 0 <= quotation.start < quotation.end <= len(text)
        assert quotation.text == " ".join(text[start:end] for start, end in quotation.parts)


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "bit", ["“", "said ", "he said, ", '"a" ', "according to ", "Ivan Orlov said that ", "(", "saying, ", "a, "]
)
def test_hostile_repetition(bit):
    heard(bit * 3_000)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("'We will build,' Pavel Drozdetsky said. The firms' plan is new.", [(PAVEL, "We will build,")]),
        ("The fair 'Bread for All' goes on. 'It is good,' said Pavel Drozdetsky.", [(PAVEL, "It is good,")]),
        ("Pavel Drozdetsky, State farmer, was asked. “We sow in spring,” the paper Said wrote.", None),
        (
            "“You have come often, Vera. We know you,” Pavel Drozdetsky told the mayor Vera Malinova.",
            [(PAVEL, "You have come often, Vera. We know you,")],
        ),
        (
            "Pavel Drozdetsky asked: “What of the bread?” “It is here,” answered Mayor Vera Malinova.",
            [(PAVEL, "What of the bread?"), (VERA, "It is here,")],
        ),
        ("“We sow,” said Pavel Drozdetsky in Orlin, when Vera Malinova asked.", [(PAVEL, "We sow,")]),
        ("“We sow in spring,” when asked, said Pavel Drozdetsky.", None),
        ("Pavel Drozdetsky said it is spring, adding “We sow and we reap.”", [(PAVEL, "We sow and we reap.")]),
        (
            "“We sow,” Pavel Drozdetsky said on Monday, “and then we reap it all.”",
            [(PAVEL, "We sow, and then we reap it all.")],
        ),
        ("“We sow,” Pavel Drozdetsky said in a long letter to the mayor, “and reap.”", [(PAVEL, "We sow, and reap.")]),
        ("“We sow,” who said that? Pavel Drozdetsky wondered.", None),
    ],
)
def test_more_quotations_in_marks(text, found):
    heard(text)
    assert found is None or direct(text) == found


def test_capitals_inside_a_sentence_are_no_verbs():
    assert told("Orlin State Governor Pavel Drozdetsky signed the paper with the Report of the House.") == []


def test_a_statement_told_in_the_next_sentence_is_heard_once():
    text = "Pavel Drozdetsky said the bread is good. The governor disclosed this in Orlin."
    assert told(text) == [(PAVEL, "the bread is good")]
    assert told("Mayor Vera Malinova confirmed this.") == []


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "bit", ["said ", "“", '"a" ', "he said, ", "Ivan Orlov said that ", "«А», — сказал он. ", "'A said,' "]
)
def test_the_time_grows_with_the_length(bit):
    def work(size):
        text = (bit * size)[:size]
        return lambda: heard(text, thoughts=True)

    assert_linear(work, 2_000)


def test_a_german_report_goes_on_in_its_mood():
    text = "Juri Walden sagte, dass das Brot gut ist. Der Wein sei noch besser. Das Bier ist teuer."
    assert told(text, "de") == [("Juri Walden", "dass das Brot gut ist"), ("Juri Walden", "Der Wein sei noch besser")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The mayor came. “We sow,” the visitors said. “Now wait for us here.”",
            [("visitors", "We sow, Now wait for us here.")],
        ),
        (
            "Pavel Drozdetsky came.\n“We sow.\n“We reap.\n“We eat,” said Vera Malinova.",
            [(VERA, "We sow. We reap. We eat,")],
        ),
        (
            "“We sow and we reap.” Pavel Drozdetsky said that it is enough for now and for the whole winter.",
            [(PAVEL, "We sow and we reap.")],
        ),
        ("“Bread” Pavel Drozdetsky praised for years.", []),
        ("“We sow.”", []),
        (
            "Pavel Drozdetsky spoke. “Sow now.” Then Vera Malinova left. “And then reap it all.”",
            [(VERA, "And then reap it all.")],
        ),
        ("“We sow,” the elders agreed, “and we reap.”", [("elders", "We sow, and we reap.")]),
    ],
)
def test_turns(text, found):
    assert direct(text) == found


def test_according_to_him_is_the_last_speaker():
    text = "Pavel Drozdetsky said that the farm is ready. According to him, bread is good."
    assert told(text)[1] == (PAVEL, "bread is good")


def test_a_rate_names_no_speaker():
    assert heard("Revenue grew by at least 5 per cent annually to cover the costs.") == ()


def test_words_told_depended_on_the_order_of_a_set():
    text = "Pavel Drozdetsky said that it was too early to tell whether the harvest would be good."
    assert told(text) == [(PAVEL, "that it was too early to tell whether the harvest would be good")]


TURNS = (
    "Vera Malinova spoke on the radio.\n\nQ: Will the mill open?\n\nA: We open it in May.\n\n"
    "Q: And the dam?\n\nA: It leaks."
)


def test_the_turns_of_an_interview_are_its_guest_s_words_and_the_questions_nobody_s():
    assert direct(TURNS) == [
        (None, "Will the mill open?"),
        (VERA, "We open it in May."),
        (None, "And the dam?"),
        (VERA, "It leaks."),
    ]


def test_a_label_names_whose_turn_it_is():
    text = "PAVEL DROZDETSKY: We sow in spring.\n\nHOST: Where?\n\nPAVEL DROZDETSKY: On the hill."
    assert [words for speaker, words in direct(text) if speaker] == ["We sow in spring.", "On the hill."]


def test_lines_that_point_elsewhere_are_no_turns():
    assert direct("Photo: A farm.\n\nRead also: We sow in spring.\n\nRead also: We reap in autumn.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Pavel Drozdetsky denied on Monday that Vera Malinova had said: “We will sell the farm.”",
        "Pavel Drozdetsky did not say: “We will sell the farm.”",
    ],
)
def test_what_is_denied_was_not_said(text):
    assert direct(NAMED + text) == []


def test_a_time_behind_the_verb_is_no_part_of_what_was_said():
    text = NAMED + "Pavel Drozdetsky promised on Monday to sow in spring."
    assert told(text) == [(PAVEL, "to sow in spring")]
