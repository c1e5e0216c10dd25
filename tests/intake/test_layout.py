"""A source described by its layout: what its pages look like is all that is said."""

import pytest

from timeline.intake.documents import loading as documents
from timeline.intake.importer import NotAnArticleError
from timeline.intake.plugin import Layout, Source, skip, stamp, title

LEAD = "The governors of two regions met in Riverton to speak of trade, and the talks went on until the evening."
SOURCE = Source(
    name="herald",
    version=3,
    publisher="The Herald",
    home="CA",
    date_order="MDY",
    layouts=(
        Layout(
            head=(
                skip(r"\D+", most=2),
                stamp("published", r"Filed (?P<stamp>.+)"),
                stamp("updated", r"Changed (?P<stamp>.+)", optional=True),
                title(),
            ),
            drop=(r"Ticker: .*",),
        ),
        Layout(head=(title(r"[\p{Lu} ]+"), stamp("published", r"\d\d/\d\d/\d{4}")), until="2010-12-31"),
        Layout(head=(), begins=r"HERALD WIRE: "),
    ),
)


def page(text):
    return documents.parse(text.encode(), "x.txt")


def test_a_page_that_fits_is_claimed_with_the_line_that_gave_it_away():
    document = page(f"Home\nFiled 05/06/2021 10:00\nChanged 05/07/2021\nA bridge\nA bridge\n{LEAD}\nTicker: 1.2\n")
    assert SOURCE.claims(document).reason == "its head has the line `Changed 05/07/2021`"
    article = SOURCE.read(document)
    assert (article.title, article.text) == ("A bridge", LEAD)
    assert (article.published.value, article.published.raw) == ("2021-05-06T10:00", "Filed 05/06/2021 10:00")
    assert (article.updated.value, article.publisher, article.home) == ("2021-05-07", "The Herald", "CA")


@pytest.mark.parametrize(
    "text",
    [
        f"Home\nNews\nTrade\nFiled 05/06/2021\nA bridge\n{LEAD}",
        f"Filed some day\nA bridge\n{LEAD}",
        f"A bridge\n{LEAD}",
        f"<html><body><p>Filed 05/06/2021</p><p>A bridge</p><p>{LEAD}</p>",
    ],
)
def test_a_page_that_does_not_fit_is_left_to_others(text):
    assert SOURCE.claims(page(text)) is None


def test_an_old_layout_holds_until_its_last_day():
    assert SOURCE.claims(page(f"A BRIDGE\n05/06/2009\n{LEAD}")) is not None
    assert SOURCE.claims(page(f"A BRIDGE\n05/06/2019\n{LEAD}")) is None


def test_a_page_without_a_head_may_be_known_by_how_it_begins():
    document = page(f"HERALD WIRE: {LEAD}")
    assert SOURCE.claims(document).reason.startswith("its text begins with `HERALD WIRE: ")
    assert SOURCE.read(document).notes[0].startswith("the title is the first sentence")


def test_reading_what_does_not_fit_says_so():
    with pytest.raises(NotAnArticleError, match="no layout of herald fits"):
        SOURCE.read(page(LEAD))


def test_a_head_of_endless_lines_is_not_looked_at_for_long():
    assert SOURCE.claims(page("x" * 100_000 + "\nFiled 05/06/2021\nA bridge\n" + LEAD)) is None
