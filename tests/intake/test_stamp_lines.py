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
        "Mar 21st, 2024Mar 21st, 2024",
        "March 21, 2024BY Joe Doe",
        "Media release - 21 March 2024",
        "Daily Sun staff writer March 21, 2024",
        "By Joe Doe (joe@sun.example) Mar. 21, 2024",
        "21 / 03 / 2024",
        "March 21 2024, 12.00am GMT",
    ],
)
def test_a_day_among_names(line):
    assert (told(line) or "")[:10] == "2024-03-21"


@pytest.mark.parametrize(
    ("line", "language", "days"),
    [
        ("Joe Doe Mar 21, 2024 Updated Mar 22, 2024", "en", ["2024-03-21", "2024-03-22"]),
        ("Updated Mar 22, 2024; Posted Mar 21, 2024", "en", ["2024-03-21", "2024-03-22"]),
        ("Новости 21.03.2024 14:05 Обновлено: 22.03.2024", "ru", ["2024-03-21", "2024-03-22"]),
    ],
)
def test_two_stamps_of_one_line_each_with_what_it_is(line, language, days):
    found = stamps.lines(line, page.words(language), language=language)
    assert [one.stamp.value[:10] for one in sorted(found, key=lambda one: one.kind)] == days


@pytest.mark.parametrize(
    "head",
    [
        f"{TITLE} | 21.03.2024",
        f"{TITLE} - March 21, 2024",
        f"21 March 2024 - {TITLE}",
        f"21.03.2024 10:22 {TITLE}",
        f"{TITLE} (21 March 2024)",
    ],
)
def test_a_day_beside_the_title_is_the_publication_where_nothing_else_tells_it(head):
    raw = f"{head}\n\n{TEXT}\n"
    article = PlainText().read(Document(path="x.txt", content=raw.encode(), text=raw, sha256="0" * 64))
    assert (article.title, article.published.value[:10], article.text) == (TITLE, "2024-03-21", TEXT)


def test_a_day_in_the_words_of_a_title_stays_there():
    raw = f"Two coasts remember the port fire of 21 March 2024\n\n{TEXT}\n"
    article = PlainText().read(Document(path="x.txt", content=raw.encode(), text=raw, sha256="0" * 64))
    assert (article.title, article.published) == ("Two coasts remember the port fire of 21 March 2024", None)


@pytest.mark.parametrize(("days", "published"), [(1, "2024-03-21"), (2, None)])
def test_a_day_that_stands_alone_in_the_text_is_the_publication_if_it_is_the_only_one(days, published):
    rest = "\n\n".join([TEXT, *(f"2{day} March 2024\n\n{TEXT}" for day in range(1, days + 1)), TEXT, TEXT, TEXT])
    raw = f"{TITLE}\n\n{TEXT}\n\n{rest}\n"
    article = PlainText().read(Document(path="x.txt", content=raw.encode(), text=raw, sha256="0" * 64))
    assert (article.published and article.published.value) == published


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
