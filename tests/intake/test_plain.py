"""Texts of sites nobody has a plugin for: title, stamps and body told from the shape of the lines."""

from contextlib import suppress

import pytest

from timeline.intake.documents import loading as documents
from timeline.intake.importer import NotAnArticleError
from timeline.intake.texts.plain import PlainText

LEAD = "The governors of two regions met in Riverton to speak of trade, and the talks went on until the evening."
MORE = "“We will build a bridge together,” Governor Anna Keller told reporters when the meeting was over."
TITLE = "Two governors agree to build a bridge"


def read(text, **options):
    return PlainText().read(documents.parse(text.encode(), "seeds/x.txt", **options))


def published(article):
    return article.published and article.published.value


@pytest.mark.parametrize(
    ("head", "value"),
    [
        (f"04.11.2015\n{TITLE}\n", "2015-11-04"),
        (f"{TITLE}\n\n13.04.2023\n\n", "2023-04-13"),
        (f"October 22, 2019 | 14:17 (GMT+7)\n{TITLE}\n", "2019-10-22T14:17"),
        (f"Home\nAll news\nPublished: 3 May 2021, 10:00\n{TITLE}\n{TITLE}\n", "2021-05-03T10:00"),
        (f"Listen Live\n\n{TITLE}\nBy Ann Example\n3 May 2021\n", "2021-05-03"),
        (f"Wednesday, 17 August 2022\n13 May 2022, 18:39\n{TITLE}\nFile photo\n", "2022-05-13T18:39"),
        (f"Address: 1 Harbour Street\nRiverton, 223310, North region\n16 April 2008\n{TITLE}\n", "2008-04-16"),
    ],
)
def test_title_and_stamp_are_found_in_the_head(head, value):
    article = read(f"{head}\n{LEAD}\n\n{MORE}\n")
    assert (article.title, published(article), article.text) == (TITLE, value, f"{LEAD}\n\n{MORE}")
    assert article.notes == ()


def test_published_and_updated_may_stand_on_one_line_and_a_title_may_be_labelled():
    article = read(
        f"Title: {TITLE}\nPublished: 3 May 2021 10:00 | Updated: 4 May 2021 11:00\nSource: AFP\n{LEAD}\n{MORE}"
    )
    assert (article.title, published(article), article.updated.value) == (TITLE, "2021-05-03T10:00", "2021-05-04T11:00")
    assert (article.credit, article.text) == ("AFP", f"{LEAD}\n\n{MORE}")


def test_the_day_of_the_page_is_told_from_the_articles():
    article = read(f"Wednesday, 17 August 2022\n13 May 2022, 18:39\n{TITLE}\n{LEAD}")
    assert article.page_stamp.value == "2022-08-17"


def test_a_page_with_an_update_only_has_no_publication():
    article = read(f"Updated at 13:35, 15 July 2024\n\n{TITLE}\n\n{LEAD}")
    assert (article.published, article.updated.value) == (None, "2024-07-15T13:35")


def test_a_date_before_the_text_on_its_first_line():
    article = read(f" date 2024-07-16 {LEAD}\n\n{MORE}\n")
    assert (published(article), article.text) == ("2024-07-16", f"{LEAD}\n\n{MORE}")
    assert LEAD.startswith(article.title.removesuffix("…"))
    assert "first sentence" in article.notes[0]


@pytest.mark.parametrize("stamp", ["Published: 3 May 2021", "3 May 2021"])
def test_a_stamp_may_stand_at_the_end(stamp):
    article = read(f"{TITLE}\n{LEAD}\n{MORE}\n{stamp}\n")
    assert (published(article), article.text) == ("2021-05-03", f"{LEAD}\n\n{MORE}")


def test_the_dateline_stands_in_for_a_stamp_without_inventing_a_year():
    article = read(f"RIVERTON, 4 February (AFP) - {LEAD}\n{MORE}")
    assert (published(article), article.credit) == ("XXXX-02-04", "AFP")
    assert article.title == LEAD
    assert "dateline" in article.notes[0]


def test_the_year_comes_from_the_address_of_the_source_where_it_agrees():
    below = "source: http://example.org/view/bridge-89630-2016/"
    article = read(f"{TITLE}\n\nRIVERTON, 14 March (AFP) – {LEAD}\n\n{MORE}\n\nBack to list\n\n{below}\n")
    assert (published(article), article.url) == ("2016-03-14", "http://example.org/view/bridge-89630-2016/")
    article = read(
        f"{TITLE}\n\nRIVERTON, 14 March (AFP) – {LEAD}\n\n{MORE}\n\nsource: http://example.org/2016/08/02/a\n"
    )
    assert published(article) == "XXXX-03-14"


def test_without_stamp_or_dateline_the_one_day_of_the_lead_is_told_with_a_note():
    article = read(
        f"{TITLE}\n\nThe governors of two regions met in Riverton on 27 November and spoke of trade.\n\n{MORE}"
    )
    assert published(article) == "XXXX-11-27"
    assert "'27 November'" in article.notes[0] or "'on 27 November'" in article.notes[0]


def test_no_date_at_all_is_none():
    article = read(f"{TITLE}\n\n{LEAD}\n\n{MORE}")
    assert (article.published, article.updated, article.page_stamp) == (None, None, None)


def test_a_lead_without_a_full_stop_is_text():
    lead = "Anna Keller, Governor of the North region, met Mayor Tom Brandt today and spoke about the outcome later on"
    article = read(f"3 May 2021\n\n{TITLE}\n\n{lead}\n\n{MORE}")
    assert article.text == f"{lead}\n\n{MORE}"


def test_a_long_first_sentence_is_cut_for_a_title_at_a_word():
    article = read("The governor " + "and the mayor " * 20 + "met in Riverton on Monday to speak about the trade.")
    assert article.title.endswith("…")
    assert len(article.title) <= 121
    assert article.text.startswith(article.title[:-1])


def test_russian_texts_are_read_alike():
    article = read(
        "Главная\n12 мая 2021, 10:00\nГубернатор открыл новый порт\nФото: Анна Петрова\n"
        "Губернатор области Иван Петров в среду открыл новый порт, сообщает ТАСС. Он рассказал о планах на год.\n"
        "Поделиться:\n"
    )
    assert (article.title, published(article), article.language) == (
        "Губернатор открыл новый порт",
        "2021-05-12T10:00",
        "ru",
    )
    assert (article.credit, article.home) == ("TASS", "RU")


@pytest.mark.parametrize("text", ["Share:\n", "3 May 2021\n", "All news\nHome\n"])
def test_a_page_without_a_text_is_no_article(text):
    with pytest.raises(NotAnArticleError):
        read(text)


@pytest.mark.parametrize(
    "nasty", ["(" * 100_000, "a " * 200_000, "1.1." * 50_000, "—" * 100_000, "\n".join("x" * 50_000)]
)
def test_hostile_text_takes_no_time(nasty):
    with suppress(NotAnArticleError):
        assert read(nasty).text


def test_short_sentences_below_the_stamp_are_text():
    short = "The depot will open in June 2027.\n\nIt will cost $48 million."
    article = read(f"Mayor gives the date for the new depot\n11 March 2026\n\n{short}\n\n{LEAD}")
    assert article.title == "Mayor gives the date for the new depot"
    assert article.text.startswith(short)


def test_a_quotation_below_a_short_title_is_text_and_so_is_the_line_that_names_the_next_speaker():
    first = "“Her experience will serve the agency well in the years to come.” – Commissioner Jonas Wetherby"
    article = read(f"Minister defends bypass\n11 March 2026\n\n{first}\n\nAnd from Chairwoman Alma Brandt:\n\n{LEAD}")
    assert article.title == "Minister defends bypass"
    assert article.text.startswith(f"{first}\n\nAnd from Chairwoman Alma Brandt:")


def test_json_that_no_importer_of_its_source_reads_is_no_article():
    with pytest.raises(NotAnArticleError, match="it is JSON"):
        read('[{"title": "A bridge", "body": "The mayor opened a bridge in Riverton."}]')


@pytest.mark.parametrize("beside", ["Lima, Apr. 29. ", "Lima, Apr. 29.\n", "Lima, Apr. 29.- ", "LIMA, 29 Apr. – "])
def test_a_dateline_whose_month_is_cut_short_tells_the_day(beside):
    article = read(f"{TITLE}\n\n{beside}{LEAD}\n\n{MORE}")
    assert (article.title, published(article), article.dateline.place.title()) == (TITLE, "XXXX-04-29", "Lima")


def test_a_stamp_that_is_broken_within_a_word_is_one():
    article = read(f"{TITLE}\nTue 6 Nov\nember 2018\n\n{LEAD}\n\n{MORE}")
    assert (article.title, published(article)) == (TITLE, "2018-11-06")


@pytest.mark.parametrize(
    ("head", "foot", "publisher"),
    [
        (f"The Riverton Herald\nMonday, 13 March 2023\n{TITLE}\n", "", "The Riverton Herald"),
        (f"RIVERTON HERALD | News\n{TITLE}\n13 March 2023\n", "", "RIVERTON HERALD"),
        (f"Valley Gazette 21 / 12 / 2022\n{TITLE}\n", "", "Valley Gazette"),
        (f"Riverton Tribune > Local news > Schools\n{TITLE}\n", "", "Riverton Tribune"),
        (f"{TITLE} - Riverton Herald\n13 March 2023\n", "", "Riverton Herald"),
        (f"{TITLE}\n13 March 2023\nSource: Riverton Herald\n", "", "Riverton Herald"),
        (f"{TITLE}\n13 March 2023\nRGB News · Anna Writer\n", "Share this\nMore from RGB News\n", "RGB News"),
        (f"{TITLE}\n13 March 2023\n", "© 2021-2023 Valley Online. All rights reserved.\n", "Valley Online"),
        (f"Riverton Today\n{TITLE}\n", "Copyright © 2023, Riverton Today\n", "Riverton Today"),
        (f"World News\nLocal news | Schools\n{TITLE}\n13 March 2023\n", "© All rights reserved\n", None),
        (f"Home > Ports News\n{TITLE}\n13 March 2023\n", "", None),
        (f"{TITLE}\n13 March 2023\n", "Post a Comment\n", None),
    ],
)
def test_a_text_tells_its_paper(head, foot, publisher):
    article = read(f"{head}\n{LEAD}\n\n{MORE}\n\n{foot}")
    assert (article.publisher, article.title) == (publisher, TITLE)
    assert article.text == f"{LEAD}\n\n{MORE}"


def test_a_russian_text_tells_its_paper():
    text = (
        "Речная газета\nМэр пообещала восстановить две школы\n13 марта 2023\n\n"
        + "Мэр сказала, что школы откроют. " * 5
    )
    assert read(text).publisher == "Речная газета"
