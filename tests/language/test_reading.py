import pytest

from tests.language.readings import article, found
from timeline.article import Finding
from timeline.language.reading import read_article, united
from timeline.model import Meeting

TEXT = """INNSBRUCK, 14 September (APA) – A cooperation agreement between Tyrol and Zurich was signed during the visit\
 of the Swiss delegation.

Governor Anna Keller met with the delegation. “We will build a second tunnel by 2025,” Anna Keller said.

“Trade rose to $18 million in 2020,” Anna Keller noted during the meeting."""


def test_findings_lie_in_the_text_and_in_its_order():
    events = read_article(article(TEXT, title="Tyrol and Zurich sign"))
    assert events
    assert all(0 <= event.start < event.end <= len(TEXT) for event in events)
    assert [event.start for event in events] == sorted(event.start for event in events)
    assert {"meeting", "agreement", "visit"} <= {event.type for event in events}


def test_reading_twice_is_reading_once():
    assert read_article(article(TEXT)) == read_article(article(TEXT))


def test_every_date_is_the_events_and_not_the_publication():
    assert {event.date for event in read_article(article(TEXT)) if event.type in ("meeting", "visit", "agreement")} == {
        "2021-09-14"
    }


def test_the_same_act_is_told_once():
    data = Meeting(status="held")
    first = Finding(type="meeting", start=0, end=5, rule="r", data=data)
    again = Finding(type="meeting", start=9, end=12, rule="r", data=data)
    other = Finding(type="meeting", start=9, end=12, rule="r", data={"free": 1})
    merged = united([again, first, other])
    assert merged[0].also == ((9, 12),)
    assert len(merged) == 2


def test_an_empty_article_tells_nothing():
    assert read_article(article("")) == ()
    assert read_article(article("", published=None, title="A title alone")) == ()


@pytest.mark.no_cover
def test_hostile_text_is_read_without_a_crash():
    for text in ("(" * 5000, "“" * 3000, "met with " * 2000, "signed an agreement and " * 1000, "\u202e\x00é" * 500):
        read_article(article(text))


def test_a_language_without_words_of_saying_is_read_with_the_english():
    assert found("statement", "“The bridge is ready,” Governor Anna Keller said.", language="xx")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("meeting", "Governor Anna Keller met with Premier Paul Dubois."),
        ("agreement", "Governor Anna Keller signed an agreement with Premier Paul Dubois."),
        ("pledge", "“We will build a bridge by 2027,” Governor Anna Keller said."),
    ],
)
def test_what_clauses_tell_needs_a_language_that_has_data_for_them(kind, text):
    assert found(kind, text, language="en")
    assert not found(kind, text, language="xx")


@pytest.mark.parametrize("language", ["en", "ru", "de", "fr", "es", "be"])
@pytest.mark.parametrize("text", ["'", ". .", "“'”", "The bridge.\n\n'\n\nIt did.", "–", "1", "(", "’ ’ '.", "»"])
def test_a_sentence_without_a_word_is_read(text, language):
    assert read_article(article(text, title="x", language=language)) is not None
