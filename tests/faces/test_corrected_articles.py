"""What a correction of a whole article moves, what it leaves, and what it says where it can move nothing."""

import pytest

from tests.views.story import pledge

TEXT = (
    "Isar Gazette\n\nBavaria and Tyrol trade\n\n2 March 2021\n\n"
    "Trade between Bavaria and Tyrol amounted to $40 million last year, Ann Ash said.\n\n"
    "“Tyrol will mow the meadow by next year,” Ann Ash said.\n\n"
    "The bridge at Imst was put off until next year, Ann Ash said. "
    "Tyrol and Bavaria signed an agreement until next year, she said.\n"
)
PLACE = "seeds/gazette.txt"


@pytest.fixture
def gazette(call):
    call.workspace.log.write_bytes(b"")
    (call.workspace.seeds / "gazette.txt").write_text(TEXT, encoding="utf-8")
    call("import", "--no-progress")
    return call


def events(call, kind):
    return [line for line in call.lines if line["type"] == kind]


def corrections(call, *arguments):
    """What is corrected, each as its target, its field, what was there and what is now."""
    before = len(call.lines)
    call("correct", *arguments, "--yes")
    told = [line["data"] for line in call.lines[before:]]
    return {(data["target"], data["field"]): (data.get("was"), data.get("now")) for data in told}


def test_another_day_of_publication_moves_whatever_was_counted_from_it(gazette):
    found = corrections(gazette, PLACE, "published", "3 March 2019")
    (figure,), (pledge,), (late,), (deal,) = (
        events(gazette, kind) for kind in ("figure", "pledge", "follow_up", "agreement")
    )
    moved = {(line["id"], "date"): ("2021-03-02", "2019-03-03") for line in gazette.lines if "span" in line}
    moved |= {
        (figure["article"], "published"): ("2021-03-02", "2019-03-03"),
        (figure["id"], "data.period"): ("2020", "2018"),
        (pledge["id"], "data.deadline"): ("2022", "2020"),
        (late["id"], "data.new_deadline"): ("2022", "2020"),
        (deal["id"], "data.term"): ("2022", "2020"),
    }
    assert found == moved
    assert corrections(gazette, PLACE, "published", "2019-03-03") == {}


def test_what_a_person_corrected_stays_when_the_day_of_publication_moves(gazette):
    (pledge,), (figure,) = events(gazette, "pledge"), events(gazette, "figure")
    gazette("correct", pledge["id"], "deadline", "2025", "--yes")
    gazette("correct", figure["id"], "date", "2021-01-01", "--yes")
    found = corrections(gazette, PLACE, "published", "3 March 2019", "--reason", "the archive says so")
    assert (pledge["id"], "data.deadline") not in found
    assert (figure["id"], "date") not in found
    assert found[figure["id"], "data.period"] == ("2020", "2018")
    assert gazette.lines[-1]["data"]["reason"] == "the archive says so"


def test_what_was_retracted_is_not_dated_anew(gazette):
    (pledge,) = events(gazette, "pledge")
    gazette("retract", pledge["id"], "--yes")
    assert pledge["id"] not in {target for target, _ in corrections(gazette, PLACE, "published", "3 March 2019")}


@pytest.mark.parametrize("change", ["gone", "changed"])
def test_where_the_document_is_not_here_as_it_was_read_its_day_alone_is_corrected(gazette, change):
    path = gazette.workspace.seeds / "gazette.txt"
    path.unlink() if change == "gone" else path.write_text(TEXT.replace("mow", "sow"), encoding="utf-8")
    before = len(gazette.lines)
    told = gazette.err("correct", PLACE, "published", "3 March 2019", "--yes")
    assert f"{PLACE}: it cannot be read again, so the dates of its events stay as they are" in " ".join(told.split())
    assert [line["data"]["field"] for line in gazette.lines[before:]] == ["published"]


def test_all_events_that_bear_the_articles_day_are_moved_at_once(gazette):
    (pledge,) = events(gazette, "pledge")
    gazette("correct", pledge["id"], "date", "2021-02-01", "--yes")
    article = pledge["article"]
    assert corrections(gazette, PLACE, "events.date", "yesterday") == {
        (article, "events.date"): ("2021-03-02", "2021-03-01")
    }
    shown = {row["type"]: row["date"] for row in gazette.json("show")}
    assert (shown["pledge"], shown["figure"]) == ("2021-02-01", "2021-03-01")


@pytest.mark.parametrize(
    ("field", "typed", "now"),
    [
        ("publisher", "  Isar Post ", "Isar Post"),
        ("publisher", "", None),
        ("title", "Trade grows", "Trade grows"),
        ("url", "https://isar.example/1", "https://isar.example/1"),
        ("published", "", None),
    ],
)
def test_of_an_article_one_field_is_corrected_and_what_is_so_already_is_said(gazette, field, typed, now):
    (figure,) = events(gazette, "figure")
    ((key, (was, told)),) = corrections(gazette, PLACE, field, typed).items()
    article = gazette.lines[-2]["data"]
    stamp = {"published": "2021-03-02"}.get(field, article.get(field))
    assert (key, was, told) == ((figure["article"], field), stamp, now)
    again = gazette.err("correct", PLACE, field, typed, "--yes")
    assert f"{field} is {now or 'not set'} already" in " ".join(again.split())


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        ((PLACE, "revision_of", PLACE), "seeds/gazette.txt cannot revise itself"),
        ((PLACE, "published", "some day"), "not an EDTF date"),
        (("seeds/none.txt", "title", "x"), "seeds/none.txt: the log has no document of this path"),
        (("seeds/none.txt", "date", "2021"), "seeds/none.txt: the log has no document of this path"),
        ((PLACE, "deadline", "2021"), "deadline is no field of an article; of an article title, publisher, "),
        ((PLACE, "events.deadline", "2021"), "events.deadline is no field of an article"),
        ((PLACE, "url", "javascript:alert(1)"), "url 'javascript:alert(1)': no address of a page"),
        ((PLACE, "url", "https://[::1/"), "no address of a page"),
        ((PLACE, "url", "https://"), "no address of a page"),
        ((PLACE, "url", "https://example.org/a b"), "no address of a page"),
    ],
)
def test_what_cannot_be_corrected_of_an_article_is_named(gazette, arguments, fault):
    before = len(gazette.lines)
    assert fault in " ".join(gazette.err("correct", *arguments, "--yes", status=2).split())
    assert len(gazette.lines) == before


@pytest.mark.parametrize(
    ("days", "was"),
    [
        (["2021-03-02", "2020-01-01", "2021-03-02"], "2021-03-02"),
        (["2020-01-01", "2021-03-02", "2021-03-02"], "2021-03-02"),
        (["2021-03-02", "2020-01-01"], "2020-01-01"),
    ],
)
def test_the_day_that_most_events_of_an_article_bear_is_that_of_its_page(call, log, days, was):
    _, sha = log.article("mixed", [pledge("Tyrol", f"mow {at}", date=day) for at, day in enumerate(days)])
    log.write(call.workspace.log)
    assert corrections(call, sha, "events.date", "2019-09-09") == {(sha, "events.date"): (was, "2019-09-09")}


def test_who_imported_is_whom_the_environment_names(gazette):
    assert gazette.lines[-1]["by"] == "Tester"


def test_of_a_page_without_a_day_dates_are_read_for_the_first_time(call):
    call.workspace.log.write_bytes(b"")
    (call.workspace.seeds / "gazette.txt").write_text(TEXT.replace("2 March 2021\n\n", ""), encoding="utf-8")
    call("import", "--no-progress")
    (pledge,) = events(call, "pledge")
    found = corrections(call, PLACE, "published", "2 March 2021")
    assert found[pledge["id"], "date"] == (None, "2021-03-02")
    assert found[pledge["id"], "data.deadline"] == (None, "2022")
    assert not any("was" in line["data"] for line in call.lines if line["type"] == "correction")


def test_what_will_be_shown_of_an_article_is_shown_before_it_is_corrected(gazette):
    told = gazette.out("correct", PLACE, "title", "The corrected title")
    now, then = told.partition("shows now:")[2].split("will show:")
    assert "The corrected title" not in now
    assert "The corrected title · " in then
    assert "https://example.org/42" in gazette.out("correct", PLACE, "url", "https://example.org/42")


def test_a_document_is_named_by_its_path_from_wherever_the_user_is(gazette, monkeypatch):
    monkeypatch.chdir(gazette.workspace.root / "seeds")
    article = events(gazette, "figure")[0]["article"]
    for name in ("gazette.txt", str(gazette.workspace.root / PLACE), "../seeds/gazette.txt"):
        assert [*corrections(gazette, name, "publisher", f"Named {name}")] == [(article, "publisher")]


def test_what_is_moved_alike_is_told_in_one_line(gazette):
    told = gazette.out("correct", PLACE, "published", "3 March 2019")
    number = sum("span" in line for line in gazette.lines)
    assert f"will append: {number} corrections by Tester: date: 2021-03-02 → 2019-03-03" in told
    assert told.count("date: 2021-03-02 → 2019-03-03") == 1
