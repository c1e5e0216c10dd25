"""What an event that a person adds says beside what he typed: its day, its regions, its words, who acts in it."""

import pytest

from timeline.app.adding import add
from timeline.app.bench import Bench
from timeline.model import Change

TEXT = (
    "Isar Gazette\n\nBavaria and Tyrol meet\n\n2 March 2021\n\n"
    "“Tyrol will mow the meadow by 2023,” Governor Ann Ash said in Innsbruck on 27 February 2021. "
    "Bo Birch of Bavaria nodded. It was cold, and the swans counted forty-one.\n"
)
PLACE = "seeds/gazette.txt"
NODDED, COLD, MOW = "Bo Birch of Bavaria nodded", "the swans counted forty-one", "mow the meadow by 2023"


@pytest.fixture
def gazette(call):
    (call.workspace.seeds / "gazette.txt").write_text(TEXT, encoding="utf-8")
    call("import", "--no-progress")
    return call


def added(call, *arguments):
    """The event that is appended, and what is told beside it."""
    told = call("add", *arguments, "--yes").stderr
    event, addition = call.lines[-2:]
    assert addition["data"] == {"target": event["id"], "article": event["article"]}
    return event, told


@pytest.mark.parametrize(
    ("arguments", "data"),
    [
        (("pledge", PLACE, NODDED), {"promiser": None, "action": NODDED, "strength": "commitment", "testable": False}),
        (
            ("pledge", PLACE, NODDED, "--deadline", "2024", "--strength", "offer"),
            {"promiser": None, "action": NODDED, "strength": "offer", "deadline": "2024", "testable": True},
        ),
        (
            ("agreement", PLACE, NODDED, "--party", "Tyrol"),
            {"status": "signed", "subject": NODDED, "parties": ["Tyrol"]},
        ),
        (("follow_up", PLACE, NODDED, "--state", "done"), {"state": "done", "deliverable": NODDED}),
        (("pledge", PLACE, NODDED, "--action", "nod"), {"action": "nod"}),
    ],
)
def test_what_is_not_typed_is_what_is_usual_or_the_words_themselves(gazette, arguments, data):
    event, _ = added(gazette, *arguments)
    assert {name: event["data"].get(name) for name in data} == data
    assert event["type"] == arguments[0]
    assert event["quote"] == NODDED


@pytest.mark.parametrize(
    ("arguments", "actors"),
    [
        (("pledge", PLACE, NODDED, "--promiser", "Bavaria"), ["Bavaria"]),
        (("pledge", PLACE, NODDED), []),
        (("agreement", PLACE, NODDED, "--party", "Tyrol", "--party", "Bavaria"), ["Bavaria", "Tyrol"]),
        (("follow_up", PLACE, NODDED, "--state", "done", "--actor", "Bo Birch"), ["Bo Birch"]),
    ],
)
def test_who_acts_is_who_is_named_for_it(gazette, arguments, actors):
    event, _ = added(gazette, *arguments)
    assert event.get("actors", []) == actors


def test_day_and_regions_are_those_of_what_is_read_in_the_same_words(gazette):
    read = [line for line in gazette.lines if line["type"] == "statement" and "mow" in line["quote"]]
    assert [line["date"] for line in read] == ["2021-02-27"]
    event, told = added(gazette, "follow_up", PLACE, MOW, "--state", "done")
    assert (event["date"], event["basis"]) == (read[0]["date"], read[0]["basis"])
    assert event.get("regions", []) == sorted({code for line in read for code in line.get("regions", [])})
    assert "read in the same words" not in told


def test_what_is_given_stands_before_what_is_read(gazette):
    event, _ = added(
        gazette,
        "pledge",
        PLACE,
        MOW,
        "--date",
        "2020-05",
        "--region",
        "Salzburg",
        "--region",
        "Bavaria",
        "--promiser",
        "Tyrol",
    )
    assert (event["date"], event["basis"], event["regions"]) == ("2020-05", "explicit", ["AT-5", "DE-BY"])


def test_without_anything_read_there_it_has_the_articles_day_and_no_region(gazette):
    event, _ = added(gazette, "figure", PLACE, COLD, "--value", "41", "--unit", "swan")
    assert (event["date"], event["basis"], event.get("regions", [])) == ("2021-03-02", "published", [])


@pytest.mark.parametrize(
    ("stamp", "date", "basis"),
    [("", None, "none"), ("Updated at 13:35, 2 March 2021\n\n", "../2021-03-02", "page_stamp")],
)
def test_of_a_page_without_a_day_it_has_none_and_of_a_clock_alone_it_was_so_by_then(call, stamp, date, basis):
    text = TEXT.replace("2 March 2021\n\n", stamp).replace(" on 27 February 2021", "")
    (call.workspace.seeds / "gazette.txt").write_text(text, encoding="utf-8")
    call("import", "--no-progress")
    event, _ = added(call, "figure", PLACE, COLD, "--value", "41", "--unit", "swan")
    assert (event.get("date"), event.get("basis", "none")) == (date, basis)
    if date:
        event, _ = added(call, "figure", PLACE, COLD, "--value", "42", "--unit", "swan", "--date", "yesterday")
        assert event["date"] == "2021-03-01"


def test_words_that_only_touch_what_is_read_are_not_the_same(gazette):
    added(gazette, "pledge", PLACE, "odded. It w", "--promiser", "Tyrol")
    for quoted, meets in (("as cold", False), ("Bavaria n", False), ("was cold", True), ("Bavaria no", True)):
        _, told = added(gazette, "pledge", PLACE, quoted, "--promiser", "Bavaria")
        assert ("is a pledge read in the same words" in told) is meets, quoted


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (("figure", PLACE, NODDED, "--unit", "swan"), "a figure needs a value, or a change"),
        (("pledge", PLACE, NODDED, "--date", "some day"), "date 'some day': "),
        (("pledge", PLACE, NODDED, "--deadline", "some day"), "deadline 'some day': "),
        (("pledge", PLACE, "no"), "too little"),
        (("pledge", PLACE, "swan"), None),
        (("pledge", PLACE, "“nothing”"), "does not say “"),
        (("pledge", PLACE, "in"), "too little"),
        (("pledge", PLACE, "the"), "says “the” more than once: give more of the sentence"),
    ],
)
def test_what_cannot_be_added_is_named(gazette, arguments, fault):
    before = len(gazette.lines)
    if fault is None:
        added(gazette, *arguments)
        return
    assert fault in " ".join(gazette.err("add", *arguments, "--yes", status=2).split())
    assert len(gazette.lines) == before


def test_a_figure_may_be_a_change_alone(gazette):
    said = {"unit": "swan", "change": Change(percent=4)}
    (judged,) = add(Bench(gazette.workspace, "ann"), "figure", PLACE, COLD, said=said)
    assert (judged.event.data.value, judged.event.data.change.percent) == (None, 4)
