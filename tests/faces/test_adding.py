"""What a person adds to what was read, and what he corrects of an article."""

import json

import pytest

from tests.views.story import pledge
from timeline import codec
from timeline.app.event_values import value_of

TEXT = (
    "Bridge for Imst\n\n2 March 2021\n\nTalks were held in Innsbruck on Tuesday between the two governments.\n\n"
    "It rained. The bridge at Imst, so Ann Ash on the banks of the Inn, is a thing of “this decade” – no later. "
    "Then there was tea, and tea again.\n\nShe spoke of 40 swans.\n"
)
WORDS = 'is a thing of "this decade" - no later'
PROMISE = ("--promiser", "Tyrol", "--action", "build the bridge at Imst", "--deadline", "the end of 2029")


@pytest.fixture
def paper(call):
    path = call.workspace.seeds / "paper.txt"
    path.write_text(TEXT, encoding="utf-8")
    call("import", "--no-progress")
    return "seeds/paper.txt"


def pledges(call, *asked):
    return [row for row in call.json("pledges", *asked) if row["rule"] == "added"]


def test_what_is_added_stands_in_every_view_and_says_who_added_it(call, paper):
    text = call.out("add", "pledge", paper, WORDS, *PROMISE, "--region", "Tyrol", "--reason", "plain to me")
    assert "will append: addition by Tester" in text
    assert "build the bridge at Imst" in text.partition("will show:")[2]
    event, addition = call.lines[-2:]
    assert (event["quote"], event["rule"], event["date"]) == (
        "is a thing of “this decade” – no later",
        "added",
        "2021-03-02",
    )
    assert TEXT.partition("\n\n2 March 2021\n\n")[2][slice(*event["span"])] == event["quote"]
    assert event["data"] == {
        "promiser": "Tyrol",
        "action": "build the bridge at Imst",
        "strength": "commitment",
        "deadline": event["data"]["deadline"],
        "testable": True,
    }
    assert event["data"]["deadline"].startswith("2029")
    assert addition["data"] == {"article": event["article"], "reason": "plain to me", "target": event["id"]}
    (row,) = pledges(call, "--region", "tyrol", "--actor", "tyrol", "--limit", "9")
    assert (row["added"]["by"], row["sources"][0]["path"]) == ("Tester", paper)
    assert "added by Tester" in call.out("show", "--region", "tyrol")
    why = call.out("why", event["id"][:8])
    assert "added       by Tester on " in why
    assert "It rained." in why
    assert call.json("articles", "--grep", "imst")[0]["events"]["pledge"] == 1
    assert event["id"] in {row["id"] for row in call.json("show", "--type", "pledge")}
    call("verify")
    call("rebuild")
    assert pledges(call)


def test_what_is_added_is_known_from_then_on_published_when_its_article_was(call, paper):
    call("add", "pledge", paper, WORDS, *PROMISE)
    assert pledges(call, "--known-at", "2020") == []
    assert pledges(call, "--as-of", "2021-03-01") == []
    assert pledges(call, "--as-of", "2021-03-02")


def test_what_is_added_survives_a_newer_reading_and_falls_with_its_article(call, log, paper):
    call("add", "pledge", paper, WORDS, *PROMISE)
    sha = call.lines[-1]["data"]["article"]
    identity = call.lines[-2]["id"]
    log.lines, log.heads = call.lines, (call.lines[-1]["seal"],)
    log.article("paper", [pledge("Tyrol", "mow")], body=TEXT, recorded="2999-01-01T00:00:00Z", importer="plain@9")
    log.write(call.workspace.log)
    assert log.lines[-1]["article"] == sha
    assert {row["data"]["action"] for row in call.json("pledges", "--grep", "imst")} == {"build the bridge at Imst"}
    call("correct", identity, "deadline", "2031")
    assert pledges(call)[0]["deadline"] == "2031-12-31"
    call("retract", sha)
    assert pledges(call) == []


@pytest.mark.parametrize("which", [-1, -2])
def test_what_was_added_may_be_taken_back(call, paper, which):
    call("add", "pledge", paper, WORDS, *PROMISE)
    call("retract", call.lines[which]["id"])
    assert pledges(call) == []
    retraction = call.lines[-1]["id"]
    if which == -2:
        assert "it was added and retracted" in call.err("add", "pledge", paper, WORDS, *PROMISE, status=2)
    call("retract", retraction)
    assert pledges(call)


def test_adding_twice_says_so_and_what_was_read_in_the_same_words_is_told(call, paper):
    call("add", "pledge", paper, WORDS, *PROMISE)
    before = len(call.lines)
    assert "already (by Tester on " in call.err("add", "pledge", paper, WORDS, *PROMISE)
    assert len(call.lines) == before
    assert "is a pledge read in the same words" in call.err("add", "pledge", paper, WORDS, "--promiser", "Imst")


def test_every_type_that_may_be_added_has_its_fields(call, paper):
    call(
        "add",
        "follow_up",
        paper,
        WORDS,
        "--actor",
        "Tyrol",
        "--state",
        "delayed",
        "--new-deadline",
        "2031",
        "--share",
        "3/5",
    )
    assert call.lines[-2]["data"] == {
        "actor": "Tyrol",
        "deliverable": "is a thing of “this decade” – no later",
        "new_deadline": "2031",
        "self_reported": False,
        "share": {"done": 3, "of": 5},
        "state": "delayed",
    }
    call(
        "add", "agreement", paper, WORDS, "--party", "Tyrol", "--party", "Imst", "--term", "P2Y", "--date", "yesterday"
    )
    assert call.lines[-2]["data"]["parties"] == ["Tyrol", "Imst"]
    assert (call.lines[-2]["actors"], call.lines[-2]["date"]) == (["Imst", "Tyrol"], "2021-03-01")
    call("add", "figure", paper, "40 swans", "--value", "40", "--unit", "swan", "--period", "March 2021")
    assert call.lines[-2]["data"] == {"period": "2021-03", "qualifier": "exact", "unit": "swan", "value": 40}
    assert [row["data"]["value"] for row in call.json("figures", "--unit", "swan")][-1] == 40
    call("verify")


@pytest.mark.parametrize(
    ("written", "value"),
    [("141 million", 141_000_000), ("1.5 million", 1_500_000), ("2 billion", 2_000_000_000), ("forty", 40)],
)
def test_a_number_is_taken_as_the_article_could_write_it(call, paper, written, value):
    call("add", "figure", paper, "40 swans", "--value", written, "--unit", "swan")
    assert call.lines[-2]["data"]["value"] == value


@pytest.mark.parametrize(
    ("written", "language", "value"),
    [
        ("1,2 млрд", "ru", 1_200_000_000),
        ("1,2 млрд", "en", 1_200_000_000),
        ("2 billion", None, "2 billion"),
        ("2 million swans", "en", "2 million swans"),
        ("many", "en", "many"),
        (" ", "en", " "),
    ],
)
def test_a_number_in_words_is_one_only_where_it_is_sure(written, language, value):
    found = value_of("figure", "data.value", written, base=None, language=language, notice=pytest.fail)
    assert found == value


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (("pledge", "seeds/paper.txt", "a tunnel at Imst"), "does not say"),
        (("pledge", "seeds/paper.txt", "tea"), "more than once"),
        (("pledge", "seeds/paper.txt", " a "), "too little"),
        (("pledge", "seeds/other.txt", WORDS), "seeds/other.txt: the log has no document of this path"),
        (("pledge", "seeds/paper.txt", WORDS, "--deadline", "some day"), "not an EDTF date"),
        (("pledge", "seeds/paper.txt", WORDS, "--region", "Tirolia"), "did you mean"),
        (("pledge", "seeds/paper.txt", WORDS, "--strength", "iron"), "'iron'"),
        (("figure", "seeds/paper.txt", WORDS, "--unit", "EUR", "--value", "many"), "it is a number"),
        (("figure", "seeds/paper.txt", WORDS, "--unit", "EUR"), "a figure needs a value"),
        (("figure", "seeds/paper.txt", WORDS), "--unit"),
        (("meeting", "seeds/paper.txt", WORDS), "meeting"),
    ],
)
def test_what_cannot_be_added(call, paper, arguments, fault):
    before = len(call.lines)
    assert fault in " ".join(call.err("add", *arguments, status=2).split())
    assert len(call.lines) == before


def test_a_line_of_a_later_version_may_say_anything_of_its_place(call, paper):
    told = {"v": 2, "type": "verdict", "article": call.lines[-1]["article"], "span": ["a", {}]}
    with call.workspace.log.open("ab") as file:
        file.write(codec.canonical({**told, "id": codec.content_id(told)}) + b"\n")
    assert "addition by Tester" in call.out("add", "pledge", paper, WORDS, *PROMISE)


def test_a_document_that_changed_is_not_quoted(call, paper):
    (call.workspace.seeds / "paper.txt").write_text(TEXT + " ", encoding="utf-8")
    assert "not here any more" in call.err("add", "pledge", paper, WORDS, *PROMISE, status=2)


def test_an_addition_without_its_event_is_found_missing(call, paper):
    call("add", "pledge", paper, WORDS, *PROMISE)
    lines = call.workspace.log.read_bytes().splitlines(keepends=True)
    call.workspace.log.write_bytes(b"".join(lines[:-2] + lines[-1:]))
    assert "names the event" in call.err("verify", status=1)
    call.workspace.log.write_bytes(b"".join(lines[:-1]))
    assert "unfinished batch" in call.err("verify", status=1)


def test_several_names_of_one_are_asked_for_by_any(call, log):
    assert call.json("show", "--actor", "Анна Ясень") == []
    text = call("alias", "Ann Ash", "Анна Ясень", "--reason", "her own site")
    assert "alias by Tester: Ann Ash = Анна Ясень — her own site" in text.stdout
    assert "nobody in the log is called 'Анна Ясень'" in text.stderr
    assert {row["id"] for row in call.json("show", "--actor", "ясень")} == {
        row["id"] for row in call.json("show", "--actor", "Ann Ash")
    }
    assert call.json("articles", "--actor", "ясень")
    before = len(call.lines)
    assert "are one already (by Tester" in call.err("alias", "Анна  Ясень", "ann ash")
    assert "two names at least" in call.err("alias", "Ann Ash", " ", status=2)
    assert len(call.lines) == before
    call("verify")
    call("retract", call.lines[-1]["id"])
    assert call.json("show", "--actor", "ясень") == []


def test_promises_of_one_stand_under_all_names_of_his(call, log):
    call("alias", "Tyrol", "Тироль")
    text = call.out("pledges", "--group-by", "promiser")
    assert "Tyrol = Тироль ──" in text
    assert text.count(" ──") == 2


def test_names_that_share_a_name_are_all_one(call, log):
    call("alias", "Ann Ash", "A. Ash")
    call("alias", "Анна Ясень", "a. ash")
    assert call.json("show", "--actor", "Анна")


def test_bare_fields_and_dates_as_people_write_them(call, log):
    tunnel = log.ids["tunnel"]
    call("correct", tunnel, "deadline", "30 June 2023")
    assert call.lines[-1]["data"]["field"] == "data.deadline"
    assert call.lines[-1]["data"]["now"] == "2023-06-30"
    call("correct", tunnel, "date", "yesterday")
    assert call.lines[-1]["data"]["now"] == "2021-03-01"
    call("correct", tunnel, "testable", "no")
    assert call.lines[-1]["data"]["now"] is False
    call("correct", tunnel, "action", "2025")
    assert call.lines[-1]["data"]["now"] == "2025"
    call("correct", log.ids["deal"], "parties", "Tyrol; Salzburg")
    assert call.lines[-1]["data"]["now"] == ["Tyrol", "Salzburg"]
    call("correct", log.ids["dug"], "share", "40 %")
    assert call.lines[-1]["data"]["now"] == {"percent": 40}
    assert "true or false" in call.err("correct", tunnel, "testable", "perhaps", status=2)


def test_title_publisher_day_and_address_of_an_article_are_corrected(call, log):
    for field, value in (
        ("title", "Tyrol promises"),
        ("publisher", "Alpine Times"),
        ("url", "https://alpine.example/1"),
        ("published", "1 March 2021"),
    ):
        call("correct", "seeds/first.txt", field, value)
    row = call.json("articles", "--grep", "promises")[0]
    assert (row["title"], row["publisher"], row["url"]) == (
        "Tyrol promises",
        "Alpine Times",
        "https://alpine.example/1",
    )
    assert (row["date"], row["published"]["value"]) == ("2021-03-01", "2021-03-01")
    assert call.json("pledges", "--as-of", "2021-03-01")
    assert call.json("articles", "--known-at", "2024-01-31")[0]["title"] == "Tyrol promises a tunnel"
    assert call.json("show", "--type", "pledge")[0]["sources"][0]["publisher"] == "Alpine Times"
    before = len(call.lines)
    assert "already" in call.err("correct", log.sha_a, "publisher", "Alpine Times")
    assert len(call.lines) == before
    call("correct", log.sha_a, "published", "")
    assert call.json("articles", "--grep", "promises")[0].get("date") is None
    call("verify")


def test_of_an_article_only_its_own_fields_are_corrected(call, log):
    assert "of an article title, publisher, published, url" in call.err("correct", log.sha_a, "date", "2022", status=2)
    assert "retracted" in (call("retract", log.sha_e) and call.err("correct", log.sha_e, "title", "x", status=2))


def test_a_hostile_title_never_reaches_the_terminal(call, log):
    call("correct", log.sha_a, "title", "red \x1b[31malert")
    call("alias", "Ann Ash", "\x1b[31mAnn")
    assert "\x1b" not in call.out("show") + call.out("why", call.lines[-1]["id"])
    assert json.loads(call.out("articles", "--format", "jsonl").splitlines()[0])


def test_relative_dates_are_read_anew_from_the_corrected_day(call):
    text = (
        "Bridge for Imst\n\n2 March 2021\n\nAnn Ash met Bo Birch in Innsbruck on Monday.\n\n"
        "Tyrol will build a bridge at Imst by next year, Ann Ash said. Tyrol will dig a tunnel by 2030, Ann Ash said.\n"
    )
    (call.workspace.seeds / "paper.txt").write_text(text, encoding="utf-8")
    call("import", "--no-progress")
    tunnel = next(row for row in call.json("pledges") if "tunnel" in row["quote"])
    call("correct", tunnel["id"], "date", "2020-01-01")
    said = call.out("correct", "seeds/paper.txt", "published", "3 March 2020")
    assert "published: 2021-03-02 → 2020-03-03" in said
    deadlines = {row["data"]["deadline"]: row["date"] for row in call.json("pledges", "--grep", "imst")}
    assert deadlines == {"2021": "2020-03-02", "2030": "2020-01-01"}
    assert next(row["date"] for row in call.json("show", "--type", "meeting", "--grep", "imst")) == "2020-03-02"
    (call.workspace.seeds / "paper.txt").unlink()
    assert "cannot be read again" in call.err("correct", "seeds/paper.txt", "published", "4 March 2020")
    call("verify")


@pytest.mark.parametrize(("order", "day"), [("DMY", "2021-03-02"), ("MDY", "2021-02-03")])
def test_day_publisher_and_order_may_be_stated_at_import(call, order, day):
    path = call.workspace.seeds / "paper.txt"
    path.write_text("Bridge for Imst\n\nPublished: 02.03.2021\n\nTyrol will build a bridge at Imst, Ann Ash said.\n")
    call("import", "--no-progress", "--order", order, "--publisher", "Alpine Post", str(path))
    row = call.json("articles", "--grep", "imst")[0]
    assert (row["date"], row["publisher"]) == (day, "Alpine Post")
    call("import", "--no-progress")
    assert call.json("articles", "--grep", "imst")[0]["publisher"] == "Alpine Post"
    other = call.workspace.seeds / "other.txt"
    other.write_text("Tunnel for Imst\n\nTyrol will dig a tunnel at Imst next year, Ann Ash said.\n")
    call("import", "--no-progress", "--date", "3 March 2020", str(other))
    (pledged,) = call.json("pledges", "--grep", "tunnel at imst")
    assert pledged["date"] == "2020-03-03"
    call("import", "--no-progress", "--date", "4 March 2020", str(other))
    assert call.json("pledges", "--grep", "tunnel at imst")[0]["date"] == "2020-03-04"
    assert "--date 'some day'" in call.err("import", "--date", "some day", status=2)
