import pytest

from timeline.intake.texts import body
from timeline.intake.texts import furniture as page

EN = page.words("en")
RU = page.words("ru")
PROSE = "The governor said that the two new bridges over the river would be ready by the end of the next year."


def text_of(text, known=EN, **options):
    return body.build(body.lines(text), known, **options)


@pytest.mark.parametrize(
    "line",
    [
        "All news",
        "Main / News / Republic /",
        "Home » Economy » Trade",
        "Phone: +1 555 010-22-33",
        "Address: 1 Harbour Street",
        "Riverton, 223310, North region",
        "Riverton +25°C",
        "146 times (а)",
        "1,204 views",
        "https://example.org/news/1",
        "#trade #bridges",
        "@example",
        "|",
        "* * *",
        "Photo: Ann Example",
        "The harbour of Riverton |",
        "By Ann Example",
        "By Ann Example and Tom Brandt",
        "Author: Ann Example",
    ],
)
def test_what_stands_around_an_article_is_furniture(line):
    assert page.is_furniture(line, EN)
    assert text_of(f"{PROSE}\n{line}\n{PROSE} Again.").text == f"{PROSE}\n\n{PROSE} Again."


@pytest.mark.parametrize(
    "line",
    [
        "By the end of the year the bridge will be open.",
        "The house at 12 Main Street was sold for 25000, the owner said.",
        "Photographs were shown at the meeting, and the mayor liked them very much; so did most of his guests.",
        PROSE,
    ],
)
def test_a_sentence_is_not(line):
    assert not page.is_furniture(line, EN)


@pytest.mark.parametrize(
    "ending",
    [
        "Subscribe to us\nRecent news from the region",
        "Written by",
        "Written by: Ann Example – Radio\n\nTom Brandt\nTom has lived here since 2010.",
        "Back to list",
        "Internet Resources",
        "* Example.org takes no responsibility for other sites",
        "Share:\n\nВверх",
    ],
)
def test_nothing_behind_the_end_belongs_to_the_article(ending):
    assert text_of(f"{PROSE}\n\n{PROSE} Again.\n\n{ending}").text == f"{PROSE}\n\n{PROSE} Again."


def test_an_ending_amid_the_text_is_only_a_line():
    text = f"{PROSE}\nShare:\n" + f"{PROSE}\n" * 9
    assert text_of(text).text.count("governor") == 10


def test_the_source_named_below_is_the_address():
    made = text_of(f"{PROSE}\n\nMore about it\n\nsource: http://example.org/a/bridge-2016/\n* Not responsible.")
    assert (made.text, made.url) == (PROSE, "http://example.org/a/bridge-2016/")


def test_a_headline_said_again_is_no_text():
    assert text_of(f"Two bridges\n{PROSE}", title="TWO BRIDGES").text == PROSE


def test_russian_pages_have_their_own_words():
    text = f"Главная\nФото: Анна Петрова\n{PROSE}\nИсточник: example.ru\nЧитайте также: мост"
    assert text_of(text, RU).text == PROSE


def test_tags_and_entities_left_in_a_text_are_taken_out():
    assert text_of(f"{PROSE}<br>&laquo;Да&raquo;, &mdash; said the <b>mayor</b> to the guests of the day.").text == (
        f"{PROSE}\n\n«Да», — said the mayor to the guests of the day."
    )


def test_hard_wrapped_lines_are_joined():
    wrapped = "The governor said that the two new bridges over the river would be\nready by the end of the next year"
    wrapped += " and that\nall of the money for them had been found in the budget of the\nregion, which was not easy.\n"
    made = text_of(f"{wrapped}\n{wrapped}").text
    assert made.count("\n\n") == 1
    assert "would be ready" in made


def test_a_text_past_the_limit_is_cut_and_says_so():
    made = text_of("word " * 300_000)
    assert (made.cut, len(made.text)) == (True, body.MAX_TEXT)


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("http://example.org/2019/11/15/iowa/", "2019-11-15"),
        ("http://example.org/2019/11/iowa/", "2019"),
        ("https://example.org/view/bridge-89630-2016/", "2016"),
        ("https://example.org/stories/201905210029.html", "2019-05-21"),
        ("https://example.org/2019-11-15-iowa", "2019-11-15"),
        ("https://example2016.org/a", None),
        ("https://example.org/news/12345", None),
    ],
)
def test_an_address_may_tell_a_day_or_a_year(url, told):
    assert page.address_date(url) == told


def test_a_menu_and_headlines_behind_the_article_are_cut():
    tail = "President\nAll\nGovernor confident that trade with the neighbours will reach a billion dollars this year"
    assert text_of(f"{PROSE}\n{tail}").text == PROSE


@pytest.mark.parametrize(
    "tail",
    [
        "12 mills\nAll\nGovernor confident that trade with the neighbours will reach a billion this year",
        "All\nGovernor confident that trade with the neighbours will reach a billion this year",
        "President\nGovernor confident that trade with the neighbours will reach a billion\nHe went home.",
    ],
)
def test_a_list_and_what_ends_in_a_sentence_stay(tail):
    assert "confident" in text_of(f"{PROSE}\n{tail}").text


@pytest.mark.parametrize(
    ("known", "note"),
    [
        (EN, "An earlier version of this report gave another year."),
        (EN, "The year was wrong in a previous version of this article."),
        (RU, "В предыдущей версии этого материала был назван другой год."),
    ],
)
def test_a_note_on_what_was_wrong_is_none_of_the_article(known, note):
    assert page.is_correction(note, known)


@pytest.mark.parametrize(
    ("known", "told"),
    [
        (EN, "An earlier version of this bill would have closed both bridges."),
        (EN, "The letter [editor's note: the second of two] names the bridges that will be closed."),
        (RU, "В предыдущей версии законопроекта мосты собирались закрыть."),
    ],
)
def test_what_is_told_of_a_bill_or_with_a_note_inside_stays(known, told):
    assert not page.is_correction(told, known)
