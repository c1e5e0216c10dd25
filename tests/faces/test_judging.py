"""Human judgement at the terminal: what is shown first, what is appended, what the views show then."""

import subprocess

import pytest

from tests.views.story import pledge, statement
from timeline import trust
from timeline.app.recorders import judging_user
from timeline.codec import content_id
from timeline.model import Statement


def status(call, log, name="tunnel"):
    return next(row for row in call.json("pledges") if row["id"] == log.ids[name])["status"]


def test_link_shows_what_it_appends_and_what_will_be_shown(call, log):
    text = call.out("link", log.ids["tunnel"][:7], log.ids["dug"][:8], "--relation", "fulfils", "--reason", "I saw it")
    assert "will append: link by Tester: fulfils" in text
    assert "I saw it" in text
    before, _, after = text.partition("will show:")
    assert "no evidence" in before
    assert "reported done" in after
    assert "appended" in text
    assert call.lines[-1]["data"] == {
        "earlier": log.ids["tunnel"],
        "later": log.ids["dug"],
        "reason": "I saw it",
        "relation": "fulfils",
    }
    assert call.lines[-1]["by"] == "Tester"
    assert status(call, log) == "reported_done"
    call("verify")


def test_unlink_takes_a_link_back_and_rejects_a_proposal(call, log):
    call("link", log.ids["tunnel"], log.ids["dug"])
    call("unlink", log.ids["tunnel"], log.ids["dug"], "--by", "Bo")
    assert status(call, log) == "no_evidence"
    call("unlink", log.ids["ready"], log.ids["deal"], "--relation", "progress")
    assert call.json("review") == []


@pytest.mark.parametrize(
    ("names", "relation", "fault"),
    [
        (("tunnel", "tunnel"), "progress", "itself"),
        (("dug", "tunnel"), "progress", "is before"),
        (("tunnel", "dug"), "same_act", "cannot be one act"),
    ],
)
def test_what_cannot_be_linked_is_a_wrong_call(call, log, names, relation, fault):
    assert fault in call.err("link", *(log.ids[name] for name in names), "--relation", relation, status=2)
    assert len(call.lines) == len(log.lines)


def test_what_is_no_event_cannot_be_linked_assessed_or_corrected(call, log):
    article = next(line["id"] for line in log.lines if line["type"] == "article")
    assert "no event that stands" in call.err("link", article, log.ids["dug"], status=2)
    assert "no pledge" in call.err("assess", log.ids["dug"], "kept", status=2)
    assert "no event that stands" in call.err("assess", log.ids["tunnel"], "kept", "--evidence", article, status=2)
    assert "no event that stands" in call.err("correct", article, "date", "2022", status=2)
    assert "no line of the log" in call.err("retract", "0" * 12, status=2)


def test_a_rating_needs_evidence(call, log):
    assert "needs evidence" in call.err("assess", log.ids["tunnel"], "kept", status=2)
    call("link", log.ids["tunnel"], log.ids["dug"])
    call("assess", log.ids["tunnel"], "kept", "--reason", "drove through it")
    assert call.lines[-1]["data"]["evidence"] == [log.ids["dug"]]
    assert status(call, log) == "kept"
    assert call.json("pledges", "--vocabulary", "politifact")[-1]["status"] in ("Promise Kept", "Not Yet Rated")
    call("assess", log.ids["milk"], "stalled", "--evidence", log.ids["deal"], "--by", "Bo")
    assert status(call, log, "milk") == "stalled"
    call("assess", log.ids["milk"], "no_evidence")
    assert status(call, log, "milk") == "no_evidence"


def test_the_row_says_who_rated_it_when_and_why_and_when_it_came_about(call, log):
    call("link", log.ids["tunnel"], log.ids["dug"], "--relation", "contradicts")
    call("assess", log.ids["tunnel"], "broken", "--reason", "it \x1b[31mcaved in")
    text = call.out("pledges")
    assert "was due 31 December 2022, broken 5 May 2022 · testable" in text
    assert "rated broken by Tester on " in text
    assert "\x1b" not in text
    assert "caved in" in text
    assert "overdue" not in text
    call("unlink", log.ids["tunnel"], log.ids["dug"])
    text = " ".join(call.out("pledges").split())
    assert "was due 31 December 2022 · testable no evidence stands for this rating any more" in text
    rated = next(row for row in call.json("pledges") if row["id"] == log.ids["tunnel"])["rated"]
    assert (rated["by"], rated["reason"], rated["unsupported"]) == ("Tester", "it \x1b[31mcaved in", True)


def test_a_row_says_that_reports_were_linked_after_it_was_rated(call, log):
    call("assess", log.ids["tunnel"], "kept", "--evidence", log.ids["dug"])
    assert "does not rest on" not in call.out("pledges")
    call("link", log.ids["tunnel"], log.ids["deal"], "--relation", "contradicts")
    assert "1 report linked that this rating does not rest on" in " ".join(call.out("pledges").split())
    rated = next(row for row in call.json("pledges") if row["id"] == log.ids["tunnel"])["rated"]
    assert (rated["unweighed"], rated["lost"]) == ([log.ids["deal"]], 0)
    call("assess", log.ids["tunnel"], "partly_kept", "--evidence", log.ids["dug"], "--evidence", log.ids["deal"])
    assert "does not rest on" not in call.out("pledges")
    call("retract", log.ids["deal"], "--yes")
    assert "1 report of this rating taken back since" in " ".join(call.out("pledges").split())


def test_two_people_who_differ_are_both_shown(call, log):
    call("assess", log.ids["tunnel"], "kept", "--evidence", log.ids["dug"], "--by", "Ann")
    call("assess", log.ids["tunnel"], "partly_kept", "--evidence", log.ids["dug"], "--by", "Bo")
    assert "judged differently by two people" in call.out("pledges")
    text = call.out("why", log.ids["tunnel"])
    assert text.index("by Bo: partly_kept") < text.index("by Ann: kept")


def test_correct_reads_the_value_as_the_field_wants_it(call, log):
    tunnel = log.ids["tunnel"]
    call("correct", tunnel, "date", "2021-03-01", "--reason", "the minutes say so")
    assert call.lines[-1]["data"]["was"] == "2021-03-02"
    call("correct", tunnel, "regions", "Salzburg; DE-BY")
    assert call.lines[-1]["data"]["now"] == ["AT-5", "DE-BY"]
    call("correct", tunnel, "actors", "Ann Ash; Bo Birch")
    call("correct", log.ids["budget"], "data.value", "2600000")
    assert call.lines[-1]["data"]["now"] == 2600000
    call("correct", tunnel, "data.action", "dig two tunnels")
    call("correct", tunnel, "data.deadline", "")
    shown = next(row for row in call.json("pledges") if row["id"] == tunnel)
    assert (shown["date"], shown["data"]["action"], shown["clock"]) == ("2021-03-01", "dig two tunnels", "no_deadline")
    assert "corrected: action, actors" in " ".join(call.out("show").split())
    before = next(row for row in call.json("pledges", "--known-at", "2024-01-31") if row["id"] == tunnel)
    assert before["date"] == "2021-03-02"


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("date", "someday", "not an EDTF date"),
        ("data.deadline", "P2Y", "not an EDTF date"),
        ("id", "x", "cannot be corrected"),
        ("quote", "x", "cannot be corrected"),
        ("regions", "Tirolia", "did you mean"),
        ("data.nothing", "x", "a pledge has no field data.nothing; it has promiser, action, strength"),
        ("datum", "2021", "a pledge has no field datum; it has type, date, basis"),
        ("data.strength", "iron", "'iron': it is one of commitment, agreed"),
    ],
)
def test_what_cannot_be_corrected_so(call, log, field, value, fault):
    assert fault in call.err("correct", log.ids["tunnel"], field, value, status=2)
    assert len(call.lines) == len(log.lines)


def test_a_number_is_corrected_to_a_number_and_what_a_line_has_by_any_value(call, log):
    assert "it is a number" in call.err("correct", log.ids["budget"], "data.value", "plenty", status=2)
    assert "it is a number" in call.err("correct", log.ids["budget"], "data.value", "true", status=2)
    call("correct", log.ids["budget"], "data.qualifier", "about")
    call("correct", log.ids["budget"], "data.change.percent", "13")
    assert call.lines[-1]["data"]["now"] == 13
    log.article("odd", [pledge("Tyrol", "mow")])
    line = {**log.lines[-2], "mood": "blue"}
    line["id"] = content_id({**line, "id": ""})
    log.lines[-2] = line
    log.lines[-1]["data"]["events"] = [line["id"]]
    log.write(call.workspace.log)
    call("correct", line["id"], "mood", "green")
    assert call.lines[-1]["data"]["now"] == "green"


def test_what_answers_an_event_is_not_answered_by_it(call, log):
    call("link", log.ids["deal"], log.ids["undated"])
    fault = call.err("link", log.ids["undated"], log.ids["deal"], status=2)
    assert "is linked as what came of" in fault
    call("unlink", log.ids["deal"], log.ids["undated"])
    call("link", log.ids["undated"], log.ids["deal"])


def test_a_whole_article_is_dated_by_one_correction(call, log):
    text = call.out("correct", log.sha_e, "events.date", "2022-12-24", "--reason", "the paper edition says so")
    assert "1 event of this document, dated on or before 5 January 2023" in text
    assert "1 event of this document, dated 24 December 2022" in text
    assert call.lines[-1]["data"]["was"] == "../2023-01-05"
    assert call.json("show", "--since", "2022-12-24", "--until", "2022-12-24")[0]["date"] == "2022-12-24"
    call("verify")
    stranger = call.err("correct", log.ids["dug"][:3] + "0" * 9, "events.date", "2022", status=2)
    assert "no line of the log has an id that begins with" in stranger


def test_one_act_linked_lends_its_date(call, log):
    (other,), _ = log.article(
        "sixth",
        [
            (
                "statement",
                Statement(speaker="Ann Ash", direct=False, text="the hydrogen ferry would have to wait for the lake"),
                {"date": "2022-11-11", "regions": ("AT-7",), "basis": "relative"},
            )
        ],
        date="2022-11-12",
    )
    log.write(call.workspace.log)
    text = call.out("link", log.ids["undated"], other, "--relation", "same_act")
    assert "events.date: ../2023-01-05 → 2022-11-11" in text
    assert [line["type"] for line in call.lines[-2:]] == ["link", "correction"]
    assert {row["date"] for row in call.json("show", "--grep", "hydrogen")} == {"2022-11-11"}
    text = call.out("show", "--grep", "hydrogen")
    assert text.count("statement") == 1
    assert "also told: sixth title" in text
    assert call.json("show", "--grep", "hydrogen")[0]["same_act"]


def test_what_is_only_reported_as_past_takes_a_date_alone(call, log):
    told = ("the river tunnel was flooded", "the river tunnel was flooded again and again")
    ids = [
        log.article(f"page {number}", [statement("Ann Ash", text, date=date, basis=basis)], date="2023-01-05")[0][0]
        for number, (text, date, basis) in enumerate(
            zip(told, ("../2023-01-05", "2022-11-11"), ("context", "explicit"), strict=True)
        )
    ]
    log.write(call.workspace.log)
    call.out("link", *ids, "--relation", "same_act")
    assert call.lines[-1]["data"]["target"] == ids[0]
    assert call.lines[-1]["data"]["field"] == "date"


def test_retract_takes_a_line_out_of_all_views_and_a_retraction_too(call, log):
    assert "will show:\n  nothing" in call.out("retract", log.ids["tunnel"], "--reason", "it was a joke")
    assert log.ids["tunnel"] not in {row["id"] for row in call.json("show")}
    assert f"{log.ids['tunnel']} · retracted" in call.out("why", log.ids["tunnel"])
    call("retract", call.lines[-1]["id"])
    assert log.ids["tunnel"] in {row["id"] for row in call.json("show")}


def test_who_judges_comes_from_git(tmp_path):
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    subprocess.run(["git", "-C", str(tmp_path), "config", "user.name", "Gita"], check=True)
    assert judging_user(tmp_path) != "Gita"  # a stranger's repository does not say who judges
    trust.keep(tmp_path, trust.Trust(own=True))
    assert judging_user(tmp_path) == "Gita"


def test_who_judges_without_git_is_the_account(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("LOGNAME", "acc")
    assert judging_user(tmp_path) == "acc"
    monkeypatch.setattr("timeline.app.recorders.getuser", lambda: (_ for _ in ()).throw(OSError))
    assert judging_user(tmp_path) == "unknown"


def test_review_walks_accepts_rejects_and_is_taken_up_again(call, log):
    text = call.out("review", stdin="a\nr\n")
    assert text.startswith("waiting: 2 proposals\n")
    assert "because of the same side: Tyrol" in text
    assert "nothing waits any more" in text
    assert sorted(line["type"] for line in call.lines[-2:]) == ["link", "unlink"]
    assert "nothing waits" in call.out("review", stdin="")
    assert call.json("review") == []


def test_review_left_in_the_middle_loses_nothing(call):
    assert "left 1 for later" in call.out("review", stdin="a\n")
    assert len(call.json("review")) == 1
    assert "left 1 for later" in call.out("review", stdin="x\n\nq\n")


def test_review_undoes_by_a_further_judgement(call, log):
    assert "nothing to undo" in call.out("review", stdin="u\nq\n")
    text = call.out("review", stdin="r\nu\nq\n")
    assert "taken back" in text
    assert [line["type"] for line in call.lines[-2:]] == ["unlink", "retraction"]
    assert len(call.json("review")) == 2


def test_review_opens_the_articles(call, log):
    text = call.out("review", stdin="o\nl\nl\n")
    assert "path        seeds/first.txt" in text
    assert "the document is not here any more" in text
    assert text.rstrip().endswith("left 2 for later")


def test_a_doubtful_reading_is_confirmed_or_taken_out(call, log):
    events = [pledge("Tyrol", action, doubt="'he' may be another") for action in ("mow the sea", "sow the wind")]
    ids, _ = log.article("doubts", events, date="2021-03-02")
    log.write(call.workspace.log)
    text = call.out("review", "--limit", "4", "--reason", "asked them", stdin="l\nl\na\nr\n")
    assert "in doubt: 'he' may be another" in text
    confirmed, retracted = call.lines[-2:]
    assert confirmed["data"] == {
        "field": "doubt",
        "reason": "asked them",
        "target": confirmed["data"]["target"],
        "was": "'he' may be another",
    }
    assert retracted["type"] == "retraction"
    assert sum(row["id"] in ids for row in call.json("show")) == 1
    assert "doubtful" not in call.out("review", stdin="")


def test_review_lists_what_waits_in_every_format(call, log):
    assert "2 proposals" in call.out("review", "--list")
    (one, two) = call.json("review", "--region", "tyrol")
    assert {"earlier", "later", "relation", "score", "order", "reasons"} <= one.keys()
    assert one["score"] >= two["score"]
    assert call.out("review", "--format", "csv").startswith("earlier,later,relation")
    assert call.json("review", "--type", "figure") == []


def test_why_tells_the_story_of_a_pledge(call, log):
    call("link", log.ids["tunnel"], log.ids["dug"], "--reason", "seen")
    text = call.out("why", log.ids["tunnel"][:8])
    for told in (
        "date        2 March 2021",
        "action      dig the Karwendel tunnel",
        "rule        pledge.test",
        "publisher   Alpine Post",
        "published   2021-03-02",
        "link by Tester: fulfils",
        "fulfils: 5 May 2022 follow-up",
    ):
        assert told in text
    assert "waiting for a person" in call.out("why", log.ids["deal"])
    assert "progress?" in call.out("why", log.ids["deal"])


def test_why_of_an_article_a_judgement_and_what_is_gone(call, log):
    log.article("first", [], importer="plain@2", recorded="2024-03-01T00:00:00Z")
    log.write(call.workspace.log)
    assert "the newest one no longer yields it" in call.out("why", log.ids["tunnel"])
    text = call.out("why", log.sha_a)
    assert "Readings of the document" in text
    assert "0 new, 3 gone" in text
    call("retract", log.ids["deal"], "--reason", "no")
    assert "retraction" in call.out("why", call.lines[-1]["id"])
    article = next(line["id"] for line in log.lines if line["type"] == "article")
    assert "seeds/first.txt" in call.out("why", article)


def test_why_as_json_holds_the_events_own_fields(call, log):
    (told,) = call.json("why", log.ids["tunnel"])
    assert told["data"]["action"] == "dig the Karwendel tunnel"
    assert (told["status"], told["stands"], told["context"]) == ("no_evidence", True, None)
    (told,) = call.json("why", log.ids["dug"])
    assert told["proposed"][0]["relation"] == "fulfils"
    (told,) = call.json("why", log.sha_a)
    assert told["stands"] is False
    assert call.json("why", log.ids["tunnel"], "--known-at", "2023")[0]["stands"] is False


def test_why_reads_the_paragraph_again_from_the_document(call):
    text = (
        "Tyrol will dig\n\n2 March 2021\n\nTalks were held in Innsbruck on Tuesday between the two governments.\n\n"
        "Before that it rained. Tyrol will dig a tunnel by 2025, Governor Ann Ash said. Then there was tea.\n"
    )
    path = call.workspace.seeds / "paper.txt"
    path.write_text(text)
    call("import", "--no-progress")
    found = [row for row in call.json("show") if "tunnel by 2025" in row["quote"]]
    assert found
    assert "Before that it rained." in call.out("why", found[0]["id"])
    path.write_text(text + " ")
    told = call("why", found[0]["id"], status=1)
    assert "Before that it rained." not in told.stdout
    assert "is another document" in told.stderr
    path.unlink()
    assert "Before that it rained." not in call.out("why", found[0]["id"])


def test_an_ambiguous_id_names_the_candidates(call, log, monkeypatch):
    monkeypatch.setattr("timeline.app.ids.FEWEST", 0)
    assert "may be any of" in call.err("why", "", status=2)


def test_the_ledger_shows_evidence_with_its_order_and_who_reports(call, log):
    call("link", log.ids["tunnel"], log.ids["dug"], "--relation", "fulfils")
    text = call.out("pledges", "--region", "tyrol")
    assert "● fulfils  5 May 2022, self-reported  “The Karwendel tunnel has been dug.”" in text
    assert "The tunnel is there · Alpine Post" in text
    call("correct", log.ids["dug"], "date", "2021")
    call("unlink", log.ids["tunnel"], log.ids["dug"], "--by", "Bo")
    call("link", log.ids["tunnel"], log.ids["dug"], "--relation", "progress", "--by", "Cid")
    call("unlink", log.ids["tunnel"], log.ids["dug"], "--relation", "progress", "--by", "Bo")
    assert "NOT " in call.out("why", log.ids["tunnel"])
    call("link", log.ids["tunnel"], log.ids["dug"], "--relation", "progress", "--by", "Cid")
    told = call.out("pledges", "--region", "tyrol", "--group-by", "subject")
    assert "maybe from before the promise, self-reported, disputed" in " ".join(told.split())
    (row,) = [row for row in call.json("pledges") if row["id"] == log.ids["tunnel"]]
    assert [found["order"] for found in row["evidence"]] == ["unknown"]
    assert "visit" not in call.out("show", "--type", "visit")


def test_what_came_about_by_a_day_is_not_said_to_have_come_on_it(call, log):
    call("correct", log.ids["dug"], "date", "../2022-05-05")
    call("assess", log.ids["tunnel"], "kept", "--evidence", log.ids["dug"])
    assert "kept on or before 5 May 2022" in " ".join(call.out("pledges", "--region", "tyrol").split())
    (row,) = [row for row in call.json("pledges") if row["id"] == log.ids["tunnel"]]
    assert row["rated"]["on"] == "../2022-05-05"
    call("correct", log.ids["dug"], "date", "5 May 2022")
    assert "kept 5 May 2022" in " ".join(call.out("pledges", "--region", "tyrol").split())


def read_again(log, call, action, **fields):
    """The first article as a newer importer reads it: the tunnel's sentence a little otherwise, if at all."""
    quote = "“We will dig the Karwendel tunnel by 2022,” Ann Ash said."
    told = pledge("Tyrol", action, deadline="2022", promisee="Bavaria", speaker="Ann Ash", quote=quote, **fields)
    (identity,), _ = log.article(
        "first", [told], importer="plain@2", recorded="2027-01-01T00:00:00Z", date="2021-03-02", publisher="Alpine Post"
    )
    log.write(call.workspace.log)
    return identity


def test_a_judgement_follows_its_event_into_a_newer_reading_and_says_so(call, log):
    evidence = {"evidence": [log.ids["dug"]], "reason": "drove through it"}
    log.judge("assessment", {"pledge": log.ids["tunnel"], "status": "kept", **evidence})
    log.judge("link", {"earlier": log.ids["tunnel"], "later": log.ids["dug"], "relation": "fulfils"})
    now = read_again(log, call, "dig a tunnel under the Karwendel", actors=("Ann Ash",))
    shown = {row["id"]: row for row in call.json("pledges")}
    assert (shown[now]["status"], shown[now]["evidence"][0]["id"]) == ("kept", log.ids["dug"])
    text = call.out("why", now)
    assert "assessment by Ann Ash (judged on an earlier reading): kept" in text
    assert "fulfils: 5 May 2022 follow-up" in text
    assert f"the newest one tells it as {now[:7]}" in call.out("why", log.ids["tunnel"])
    (told,) = call.json("why", now)
    assert {one["type"]: one["follows"] for one in told["judged"]} == {
        kind: {log.ids["tunnel"]: now} for kind in ("assessment", "link")
    }
    assert call.json("why", log.ids["tunnel"])[0]["successor"] == now
    before = {row["id"]: row for row in call.json("pledges", "--known-at", "2026")}
    assert before[log.ids["tunnel"]]["status"] == "kept"
    assert now not in before
    assert "newest reading no longer has" not in call.out("review", "--list")


def test_a_judgement_whose_event_is_read_no_more_waits_for_a_person(call, log):
    log.judge("correction", {"target": log.ids["tunnel"], "field": "data.deadline", "now": "2023"})
    log.article("first", [pledge("Bavaria", "brew beer")], importer="plain@2", recorded="2027-01-01T00:00:00Z")
    log.write(call.workspace.log)
    assert "1 judgement on what the newest reading no longer has" in call.out("review", "--list")
    text = call.out("review", stdin="l\nl\nr\n")
    assert text.startswith("waiting: 1 judgement on what the newest reading no longer has\n")
    assert "does this judgement still hold?" in text
    assert "dig the Karwendel tunnel" in text
    assert "0 judgement" not in call.out("review", "--type", "figure", stdin="")
    said = call.out("review", "--region", "tyrol", stdin="o\na\n")
    assert "the document is not here any more" in said
    assert call.lines[-1]["type"] == "retraction"
    assert "newest reading" not in call.out("review", "--list")


def test_left_for_later_is_counted_also_after_something_is_undone(call, log):
    assert call.out("review", stdin="a\nu\nl\nq\n").rstrip().endswith("left 2 for later")
    assert call.out("review", stdin="a\nl\n").rstrip().endswith("left 1 for later")
