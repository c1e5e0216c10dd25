"""Clauses of Russian: deed, doer, time and standing by endings. Own sentences."""

import pytest

from tests.language.readings import article
from tests.steps import assert_linear
from timeline.language.clauses.inflected.inflected_clauses import inflected_clauses
from timeline.language.clauses.inflected.verb_forms import verb_form
from timeline.language.reading import scene_of


def told(text):
    scene = scene_of(article(text, published="2024-05-14", language="ru"))
    return scene.text, inflected_clauses(scene)


def one(text, verb):
    whole, found = told(text)
    (clause,) = [clause for clause in found if clause.verb == verb]
    return whole, clause


@pytest.mark.parametrize(
    ("word", "lemma", "form", "aspect"),
    [
        ("построят", "построить", "nonpast", "p"),
        ("строят", "строить", "nonpast", "i"),
        ("введёт", "ввести", "nonpast", "p"),
        ("откроется", "открыться", "nonpast", "p"),
        ("помогут", "помочь", "nonpast", "p"),
        ("отстраню", "отстранить", "nonpast", "p"),
        ("обязалась", "обязаться", "past", "p"),
        ("привёз", "привезти", "past", "p"),
        ("перенесён", "перенести", "participle", "p"),
        ("поручено", "поручить", "participle", "p"),
        ("роботизируют", "роботизировать", "nonpast", "b"),
        ("расторгнут", "расторгнуть", "participle", "p"),
        ("расторгла", "расторгнуть", "past", "p"),
        ("расторг", "расторгнуть", "past", "p"),
    ],
)
def test_a_form_tells_its_verb_and_aspect(word, lemma, form, aspect):
    found = verb_form(word, "ru")
    assert found is not None
    assert (found.lemma, found.form, found.aspect) == (lemma, form, aspect)


@pytest.mark.parametrize("word", ["дело", "году", "комитет", "бюджет", "школу", "правило", "минут", "воду"])
def test_a_noun_that_looks_like_a_verb_is_none(word):
    assert verb_form(word, "ru") is None


@pytest.mark.parametrize(
    ("text", "verb", "subject", "kind"),
    [
        ("Подрядчик до конца года достроит школу.", "достроить", "Подрядчик", "body"),
        ("Мост через реку построит компания «Гранит».", "построить", "компания «Гранит»", "body"),
        ("До конца августа дорожники закончат ремонт улицы.", "закончить", "дорожники", "body"),
        ("Глава района пообещал отремонтировать клуб.", "отремонтировать", "Глава района", "person"),
        ("Новая школа откроется осенью.", "открыться", "Новая школа", "thing"),
        ("Рабочим до мая предстоит уложить асфальт.", "уложить", "Рабочим", "body"),
    ],
)
def test_who_does_it_is_told_by_case_and_agreement(text, verb, subject, kind):
    whole, clause = one(text, verb)
    assert (whole[slice(*clause.subject)], clause.kind) == (subject, kind)


@pytest.mark.parametrize(
    ("text", "verb", "modality", "tense"),
    [
        ("Школу построят к осени.", "построить", "will", "to_come"),
        ("Школа будет построена.", "построить", "will", "to_come"),
        ("Школу строят.", "строить", "plain", "under_way"),
        ("Школа построена.", "построить", "plain", "done"),
        ("Мэр обещает построить школу.", "построить", "undertaking", "to_come"),
        ("Школу планируют построить к осени.", "построить", "plan", "to_come"),
        ("В селе планируется строительство школы.", "строительство", "plan", "to_come"),
        ("Губернатор поручил построить школу.", "построить", "order", "to_come"),
        ("Поставлена задача построить школу.", "построить", "order", "to_come"),
        ("Мы готовы построить школу.", "построить", "readiness", "to_come"),
        ("Школу удалось построить.", "построить", "plain", "done"),
        ("Школу построить не удалось.", "построить", "failing", "done"),
        ("Подрядчик должен сдать школу к маю.", "сдать", "schedule", "to_come"),
        ("Взрослый должен думать о детях.", "думать", "duty", "to_come"),
    ],
)
def test_what_stands_before_a_deed_makes_it_a_promise_or_a_report(text, verb, modality, tense):
    _, clause = one(text, verb)
    assert (clause.modality, clause.tense) == (modality, tense)


@pytest.mark.parametrize(
    ("text", "verb", "factuality"),
    [
        ("Жители надеются, что дорогу отремонтируют.", "отремонтировать", "supposed"),
        ("Мэр отрицает, что парк закроют.", "закрыть", "denied"),
        ("Откроют ли школу в сентябре?", "открыть", "asked"),
        ("Если цены вырастут, завод построит цех.", "вырасти", "conditional"),
        ("Мэр сообщил, что парк закроют.", "закрыть", "asserted"),
    ],
)
def test_how_sure_it_is_is_told_by_the_clause_it_depends_on(text, verb, factuality):
    assert one(text, verb)[1].factuality == factuality


def test_what_was_not_done_is_negated():
    assert one("Стадион так и не построили.", "построить")[1].negated


def test_each_time_stands_with_its_own_deed():
    _, found = told("Завод до мая запустит первый цех, а к осени построит второй.")
    assert [[moment.text for moment in clause.moments] for clause in found] == [["мая"], ["осени"]]


def test_two_deeds_of_one_order_have_one_addressee():
    whole, found = told("Глава поручил мэру Орла отремонтировать котельную и до июля заменить трубы.")
    assert [whole[slice(*clause.addressee)] for clause in found] == ["мэру Орла"] * 2


def test_a_share_is_told():
    _, clause = one("Больница готова на 62 %.", "готова")
    assert clause.share is not None
    assert clause.share.percent == 62


@pytest.mark.no_cover
@pytest.mark.parametrize("cue", ["сказал ", "будет ", "планируется ", "обещали открыть, ", "который построят, "])
def test_repeated_cues_are_read_in_linear_time(cue):
    def work(size):
        scene = scene_of(article(cue * (size // len(cue)), language="ru"))
        return lambda: inflected_clauses(scene)

    assert_linear(work, 900)
