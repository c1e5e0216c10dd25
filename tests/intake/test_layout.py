"""A source described by its layout: what its pages look like is all that is said."""

import pytest

from timeline.intake.documents import loading as documents
from timeline.intake.host.plugin_host import Host, Loaded
from timeline.intake.importer import NotAnArticleError
from timeline.intake.plugin import Layout, Source, skip, stamp, title
from timeline.intake.texts.plain import PlainText

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
    late = page(f"A BRIDGE\n05/06/2019\n{LEAD}")
    assert SOURCE.claims(late) is not None
    with pytest.raises(NotAnArticleError, match="its layout has changed: it looked so until 2010-12-31"):
        SOURCE.read(late)


def test_a_page_without_a_head_may_be_known_by_how_it_begins():
    document = page(f"HERALD WIRE: {LEAD}")
    assert SOURCE.claims(document).reason.startswith("its text begins with `HERALD WIRE: ")
    assert SOURCE.read(document).notes[0].startswith("the title is the first sentence")


def test_reading_what_does_not_fit_says_so():
    with pytest.raises(NotAnArticleError, match="no layout of herald fits"):
        SOURCE.read(page(LEAD))


def test_a_head_of_endless_lines_is_not_looked_at_for_long():
    assert SOURCE.claims(page("x" * 100_000 + "\nFiled 05/06/2021\nA bridge\n" + LEAD)) is None


def test_a_page_after_the_last_day_is_read_by_the_generic_importer_and_that_is_told():
    host = Host(importers=(Loaded(SOURCE, "test"), Loaded(PlainText(), "built in")))
    read = host.read(page(f"A BRIDGE\n05/06/2019\n{LEAD}"))
    assert read.by.name == "text"
    assert read.article.notes[-1] == (
        "herald@3 claimed the page (its head has the line `05/06/2019`) but its layout has changed: "
        "it looked so until 2010-12-31"
    )


OWN = Source(
    name="courier",
    version=1,
    hosts=("courier.example",),
    layouts=(
        Layout(head=(stamp("published", r"Posted: .+"), title()), own=(r"(?m)^Riverton Courier$", r"courier\.example")),
        Layout(head=(title(),), begins=r"RIVERTON, .+ \(RNA\)"),
    ),
)


@pytest.mark.parametrize(
    ("text", "options", "told"),
    [
        (f"Posted: 12.05.2022\nA bridge\n{LEAD}", {}, None),
        (f"Posted: 12.05.2022\nA bridge\n{LEAD}\nRiverton Courier of old", {}, None),
        (f"Posted: 12.05.2022\nA bridge\n{LEAD}\nRiverton Courier", {}, "`Riverton Courier`"),
        (f"Posted: 12.05.2022\nA bridge\n{LEAD}", {"url": "https://www.courier.example/1"}, "`https://www.courier.ex"),
        (f"Posted: 12.05.2022\nA bridge\n{LEAD}", {"url": "https://sport.courier.example/1"}, None),
        (f"A bridge\nRIVERTON, May 3 (RNA) - {LEAD}", {}, "`RIVERTON, May 3 (RNA) - "),
        (f"A bridge\nRIVERTON, May 3 - {LEAD}", {}, None),
    ],
)
def test_a_page_is_claimed_by_what_its_own_site_alone_writes(text, options, told):
    claim = OWN.claims(documents.parse(text.encode(), "x.txt", **options))
    assert claim is None if told is None else told in claim.reason


def test_a_title_may_stand_beside_its_stamp_and_a_stamp_below_the_text():
    source = Source(
        name="courier",
        version=1,
        layouts=(
            Layout(
                head=(stamp("updated", r"(?P<stamp>\d{4}-\d\d-\d\d): (?P<title>.+)"),),
                amid=(stamp("published", r"First told (?P<stamp>.+)"), skip(r"Riverton Courier", least=1)),
            ),
        ),
    )
    text = f"2021-05-04: A bridge is opened\n{LEAD}\nFirst told 3 May 2021\nRiverton Courier\n"
    article = source.read(page(text))
    assert (article.title, article.text) == ("A bridge is opened", LEAD)
    assert (article.published.value, article.updated.value) == ("2021-05-03", "2021-05-04")
    assert source.claims(page(text.replace("Riverton Courier", ""))) is None
