"""A walk through what waits: each answer one key, every answer may be taken back, and both texts beside each other."""

import shutil

import click
import pytest

from tests.views.story import Log, done, pledge
from timeline.workspace import create

PROMISE = "“We will build the Karwendel bridge by 2022,” Ann Ash said."
REPORT = "The Karwendel bridge has been built, Ann Ash said."


@pytest.fixture
def log():
    made = Log()
    (promise,), _ = made.article(
        "first",
        [pledge("Tyrol", "build the Karwendel bridge", deadline="2022", speaker="Ann Ash", quote=PROMISE)],
        date="2021-03-02",
        publisher="Alpine Post",
    )
    (report,), _ = made.article(
        "second",
        [done("Tyrol", "the Karwendel bridge", speaker="Ann Ash", quote=REPORT)],
        date="2022-05-06",
        publisher="Isar News",
    )
    made.ids = {"promise": promise, "report": report}
    return made


@pytest.fixture
def workspace(tmp_path, log):
    made = create(tmp_path / "space")
    log.write(made.log)
    return made


def walk(call, log, keys, *arguments):
    text = call.out("review", *arguments, stdin="".join(f"{key}\n" for key in keys))
    call("verify")
    return text, [(line["type"], line["data"]) for line in call.lines[len(log.lines) :]]


def pair(log, **more):
    return {"earlier": log.ids["promise"], "later": log.ids["report"], **more}


@pytest.mark.parametrize(
    ("key", "relation"), [("a", "fulfils"), ("p", "progress"), ("d", "delays"), ("c", "contradicts"), ("f", "fulfils")]
)
def test_a_key_chooses_the_relation(call, log, key, relation):
    text, appended = walk(call, log, key)
    assert appended == [("link", pair(log, relation=relation))]
    assert "nothing waits any more" in text


@pytest.mark.parametrize(("key", "status"), [("k", "kept"), ("t", "partly_kept"), ("b", "broken")])
def test_a_key_links_and_rates_at_once(call, log, key, status):
    _, appended = walk(call, log, key, "--reason", "seen")
    rating = {"pledge": log.ids["promise"], "status": status, "evidence": [log.ids["report"]], "reason": "seen"}
    assert appended == [("link", pair(log, relation="fulfils", reason="seen")), ("assessment", rating)]
    assert call.json("pledges")[0]["status"] == status


def test_the_very_last_answer_may_be_undone(call, log):
    text, appended = walk(call, log, "kurq")
    assert "that was the last one: u undo" in text
    assert [kind for kind, _ in appended] == ["link", "assessment", "retraction", "retraction", "unlink"]
    assert "nothing waits any more" in text
    assert call.json("pledges")[0]["status"] == "no_evidence"


def test_what_was_left_for_later_may_be_undone_too(call, log):
    text, appended = walk(call, log, "luu")
    assert appended == []
    assert "nothing to undo" in text
    assert text.rstrip().endswith("left 1 for later")


def test_a_field_is_corrected_on_the_way_and_that_may_be_undone(call, log):
    stdin = "e\n1\ndeadline 30 June 2023\ne\n2\nstate under_way\nu\nq\n"
    text = call.out("review", stdin=stdin)
    corrected, second, undone = call.lines[len(log.lines) :]
    assert corrected["data"] == {
        "target": log.ids["promise"],
        "field": "data.deadline",
        "was": "2022",
        "now": "2023-06-30",
    }
    assert (second["data"]["target"], second["data"]["now"]) == (log.ids["report"], "under_way")
    assert undone["data"]["target"] == second["id"]
    assert text.count("1 of 1") == 4
    assert "30 June 2023" in text
    assert call.json("show", "--type", "follow-up")[0]["data"]["state"] == "done"


def test_what_cannot_be_done_is_said_and_the_walk_goes_on(call, log):
    text = call.out("review", stdin="e\n1\nstrength iron\ne\n1\n\ns\n?\nz\nq\n")
    assert "error: strength cannot be 'iron'" in text
    assert "cannot be one act" in text
    assert text.count("undo the last answer") == 2
    assert len(call.lines) == len(log.lines)


def test_both_texts_stand_beside_each_other_with_what_they_share(call, log):
    text = call.out("review", stdin="q\n", env={"COLUMNS": "120"})
    (line,) = (line for line in text.splitlines() if "We will build" in line)
    assert "The Karwendel" in line
    (shared,) = (line for line in text.splitlines() if line.startswith("in both: "))
    assert {"bridge", "karwendel", "build"} <= {word.strip(", ") for word in shared.split()}
    assert "█" in text
    assert "because" in text
    painted = call.out("review", stdin="q\n", env={"COLUMNS": "120", "FORCE_COLOR": "1"})
    assert painted.count("\x1b[1;33mKarwendel\x1b[0m") == 2
    narrow = call.out("review", stdin="q\n", env={"COLUMNS": "60"})
    assert max(map(len, narrow.splitlines())) <= 60


def test_a_doubtful_reading_is_retracted_by_a_key_that_says_so(call, log):
    (doubtful,), _ = log.article(
        "third", [pledge("Tyrol", "mow the sea", doubt="'he' may be another")], date="2021-03-02"
    )
    log.write(call.workspace.log)
    text = call.out("review", "--type", "pledge", stdin="l\n?\nx\n")
    assert "x  retract it" in text
    assert call.lines[-1]["type"] == "retraction"
    assert call.lines[-1]["data"] == {"target": doubtful}


def test_the_article_is_opened_at_its_sentence(call, log):
    head = "Talks about a bridge\n\n2 March 2021\n\nIt rained all day in Innsbruck and beyond.\n\n"
    text = f"{head}Tyrol will build a funicular at Imst by 2025, Ann Ash said.\n"
    (call.workspace.seeds / "paper.txt").write_text(text)
    call("import", "--no-progress")
    found = next(row["id"] for row in call.json("show", "--grep", "funicular") if row["type"] == "pledge")
    log.lines, log.heads = call.lines, (call.lines[-1]["seal"],)
    log.article("later", [done("Tyrol", "built the funicular at Imst", date="2026-01-02")], date="2026-01-02")
    log.write(call.workspace.log)
    assert found in {row["earlier"] for row in call.json("review")}
    opened = call.out("review", "--grep", "funicular", stdin="o\nq\n")
    assert "▌ Tyrol will build a funicular at Imst by 2025" in opened
    assert "  It rained all day" in opened


def test_on_a_terminal_each_answer_is_one_key(call, log, monkeypatch):
    keys = iter("?u")

    def getchar():
        for key in keys:
            return key
        raise EOFError

    monkeypatch.setattr("timeline.faces.cli.review._is_terminal", lambda: True)
    monkeypatch.setattr("click.getchar", getchar)
    text = call.out("review")
    assert "? \n" not in text
    assert "undo the last answer" in text
    assert text.rstrip().endswith("left 1 for later")


@pytest.fixture
def pressed(call, monkeypatch):
    """A walk on a terminal: what stands on it after each key, the screen having been cleared where that is done."""

    def walk(keys, typed="", columns="100"):
        screens, left = [""], iter(keys)

        def getchar():
            screens.append("")
            return next(left)

        echo = click.echo

        def shown(text="", nl=True, **how):
            screens[-1] += f"{text}{chr(10) * nl}"
            echo(text, nl=nl, **how)

        monkeypatch.setattr("timeline.faces.cli.review._is_terminal", lambda: True)
        monkeypatch.setattr("click.getchar", getchar)
        monkeypatch.setattr("click.clear", lambda: screens.__setitem__(-1, ""))
        monkeypatch.setattr("click.echo", shown)
        call("review", stdin=typed, env={"COLUMNS": columns})
        return screens

    return walk


def test_what_was_asked_beside_an_item_leaves_it_on_the_screen(pressed):
    first, keys, again, _ = pressed("?.q")
    assert keys.count("\n") > 10
    assert "1 of 1: " not in keys
    assert keys.rstrip().endswith("any key goes back:")
    assert again.strip() in first  # with what waits told before it


def test_an_article_that_was_opened_gives_way_to_the_item_again(pressed):
    first, article, again, _ = pressed("o.q")
    assert "seeds/first.txt" in article
    assert article.rstrip().endswith("any key goes back:")
    assert "because " not in article
    assert again.strip() in first


def test_what_an_answer_appended_is_told_above_what_waits_next(call, log, pressed):
    log.article("third", [pledge("Tyrol", "mow", quote="We will mow.", doubt="who is he?")])
    log.write(call.workspace.log)
    _, after, undone, _ = pressed("auq")
    (told,) = (line for line in after.splitlines() if line.startswith("appended "))
    assert told == f"appended {call.lines[-2]['id'][:7]}: link: {told.partition('link: ')[2]}"
    assert log.ids["promise"][:7] in told
    assert after.index(told) < after.index("2 of 2: ")
    assert undone.startswith("taken back\n")
    assert "1 of 2: " in undone


def test_the_keys_are_told_in_lines_that_fit(pressed):
    _, keys, *_ = pressed("?.q", columns="40")
    assert max(map(len, keys.splitlines())) <= 40
    assert "\n     sentence" in keys or "\n     first" in keys


def test_the_name_of_a_field_alone_takes_nothing_away(call, log):
    before = len(call.lines)
    text = call.out("review", stdin="e\n1\nstrength\n\nq\n")
    assert "strength is to be (- takes it away): " in text
    assert len(call.lines) == before
    call("review", stdin="e\n1\nstrength\nplan\nq\n")
    assert call.lines[-1]["data"]["now"] == "plan"
    gone = {"target": log.ids["promise"], "field": "data.deadline", "was": "2022"}
    for typed in ("deadline -", "deadline\n-"):
        call("review", stdin=f"e\n1\n{typed}\nu\nq\n")
        assert call.lines[-2]["data"] == gone


def test_hostile_words_never_reach_the_terminal(call, log):
    log.article("third", [pledge("Tyrol", "mow", quote="We \x1b[31mwill\x9b mow", doubt="\x1b]0;x\x07")])
    log.write(call.workspace.log)
    text = call.out("review", stdin="l\no\nq\n")
    assert "[31mwill mow" in text
    assert not {"\x1b", "\x9b", "\x07"} & set(text)


def test_an_answer_that_cannot_be_written_is_told_and_the_walk_goes_on(call):
    before = call.lines
    shutil.rmtree(call.workspace.state, ignore_errors=True)
    call.workspace.state.write_text("no folder")
    done = call("review", stdin="a\nq\n", status=1)
    assert "cannot be opened for appending" in done.stderr
    assert "left " in done.stdout
    assert call.lines == before
    call.workspace.state.unlink()
    call("review", stdin="a\nq\n")
    assert len(call.lines) == len(before) + 1


def test_a_limit_keeps_the_first_of_what_waits_in_a_list_too(call, log):
    for name in ("second report", "third report"):
        log.article(name, [done("Tyrol", "dug the Karwendel tunnel", quote=f"The {name} says it is dug.")])
    log.write(call.workspace.log)
    every = call.json("review", "--list")
    assert len(every) > 1
    assert call.json("review", "--list", "--limit", "1") == every[:1]
    text = call.out("review", "--list", "--limit", "1")
    assert text.startswith(f"the first 1 of {len(every)} proposals")
    assert text.count("0.") == 1
    assert call.out("review", "--list", "--limit", "0").splitlines()[0] == f"the first 0 of {len(every)} proposals"


@pytest.mark.parametrize("typed", [b"\xff\xfe\nq\n", b"e\n1\ndate \xff\nq\n"])
def test_an_answer_may_be_of_any_bytes(call, typed):
    assert "left " in call.out("review", stdin=typed)


def test_of_what_does_not_wait_nothing_is_said(call):
    assert call.out("review", stdin="r\nq\n").startswith("waiting: 1 proposal\n")
    assert call.out("review") == "nothing waits\n"
