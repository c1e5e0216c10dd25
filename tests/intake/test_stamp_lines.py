"""Lines that tell a time beside names: who wrote it, a town, a rubric; what is a headline with a day in it is none."""

import pytest

from timeline.intake.documents.document import Document
from timeline.intake.texts import furniture as page
from timeline.intake.texts import stamp_lines as stamps
from timeline.intake.texts.plain import PlainText

TITLE = "Two coasts agree on a new port"
TEXT = (
    "The governors of Texas and Jalisco met to discuss trade between the two regions and the building of a port.\n\n"
    "The sides will draw up plans for the port and for the training of sailors in the two regions."
)


def told(line, language="en"):
    found = stamps.line(line, page.words(language), language=language)
    return found and found.stamp.value


@pytest.mark.parametrize(
    "line",
    [
        "March 21, 2024 By Staff Reporter",
        "Thứ Năm, 21/3/2024 | 10:12 (GMT+7)",
        "Date of issue: 21 March 2024",
        "Posted on March 21, 2024 by admin",
        "For Immediate Release: March 21, 2024",
        "2024-03-21 10:22:33 Source: Agency",
        "By JOE DOE - March 21, 2024",
        "Joe Doe, Daily Sun, Mar 21, 2024",
        "Economy, 21 March 2024",
        "March 21, 2024, Thursday",
        "21.03.2024 Views: 134",
    ],
)
def test_a_day_among_names(line):
    assert (told(line) or "")[:10] == "2024-03-21"


@pytest.mark.parametrize(
    "line", ["Анна Петрова, 21 марта 2024", "21.03.2024 в 10:22 Автор: Анна", "21 марта 2024 / Экономика"]
)
def test_a_day_among_russian_names(line):
    assert (told(line, "ru") or "")[:10] == "2024-03-21"


@pytest.mark.parametrize(
    "line",
    [
        "The governors met in Lyon on 21 March 2024",
        "Lyon, 21 March 2024: ministers sign a pact",
        "From 21 March 2024 to 22 April 2024",
        "Agreement signed 21 March 2024.",
        "The rate on 21.03.2024 and 22.03.2024",
    ],
)
def test_a_sentence_with_a_day_is_no_stamp(line):
    assert told(line) is None


def test_a_clock_beside_a_day_without_its_year():
    assert told("11:26, 12 February") == "XXXX-02-12"
    assert told("12 February") is None


def read(*head):
    text = "\n".join((*head, "", TEXT))
    return PlainText().read(Document(path="seeds/a.txt", content=text.encode(), text=text, sha256="0" * 64))


def test_a_stamp_without_its_year_stands():
    article = read(TITLE, "11:26, 12 February")
    assert article.published.value == "XXXX-02-12"


def test_a_clock_of_the_page_runs_on_beyond_the_article():
    article = read("Wednesday, 18/12/2024", "Politics>> Local News", TITLE, "Updated: 16:01, 17/12/2024")
    assert article.title == TITLE
    assert article.published.value == "2024-12-17T16:01"
    assert article.page_stamp.value == "2024-12-18"
