"""What altering one small thing of what writes judgements would break, and no other test would notice."""

import json
import re
from types import SimpleNamespace

import pytest

from tests.views.story import Log, agreement, done, figure, meeting, pledge, statement, visit
from timeline import trust
from timeline.app import adding, dated_anew, recorders, reviewing
from timeline.app.aliasing import alias
from timeline.app.assessing import assess
from timeline.app.bench import Bench
from timeline.app.correcting import correct
from timeline.app.documents_at_hand import DocumentNamedError, QuoteError, named_document, place_of
from timeline.app.judgement_fields import UnlinkFields
from timeline.app.linking import link
from timeline.errors import UsageError
from timeline.model import Statement
from timeline.views.links.proposal import Proposal


@pytest.fixture
def log():
    """One event of each type, and a report that speaks to all of them."""
    log = Log()
    told = {
        "pledge": pledge("Tyrol", "mow the meadow"),
        "agreement": agreement(("Tyrol", "Bavaria"), "the meadow"),
        "meeting": meeting(("Ann Ash", "Bo Berg"), status="planned"),
        "visit": visit(("Ann Ash",), "Innsbruck", status="planned"),
        "statement": statement("Ann Ash", "The meadow is green."),
        "figure": figure(7),
    }
    ids, sha = log.article("first", list(told.values()), date="2021-03-02")
    log.ids = dict(zip(told, ids, strict=True))
    (log.ids["report"],), _ = log.article("later", [done("Tyrol", "mowed the meadow")], date="2022-05-06")
    log.sha = sha
    log.closing = log.lines[len(told)]["id"]
    return log


@pytest.mark.parametrize("kind", ["pledge", "agreement", "meeting", "visit"])
def test_what_can_come_true_can_be_rated(call, log, kind):
    call("assess", log.ids[kind], "kept", "--evidence", log.ids["report"], "--yes")
    data = call.lines[-1]["data"]
    assert (data["pledge"], data["status"], data["evidence"]) == (log.ids[kind], "kept", [log.ids["report"]])


@pytest.mark.parametrize("kind", ["statement", "figure", "report"])
def test_what_promises_nothing_cannot(call, log, kind):
    told = call.err("assess", log.ids[kind], "kept", "--evidence", log.ids["report"], "--yes", status=2)
    assert f"{log.ids[kind]} is no pledge, agreement or plan that stands" in told


@pytest.mark.parametrize("blank", ["", "   ", "\t"])
def test_blank_lines_among_many_judgements_ask_for_nothing(call, log, blank):
    links = [{"earlier": log.ids[kind], "later": log.ids["report"]} for kind in ("pledge", "agreement")]
    asked = f"\n{blank}\n".join(map(json.dumps, links))
    call("link", "-", stdin=f"{blank}\n{asked}\n{blank}\n")
    assert [line["data"]["earlier"] for line in call.lines[-2:]] == [link["earlier"] for link in links]
    before = len(call.lines)
    call("retract", "-", stdin=f'{blank}\n{{"id":"{log.ids["figure"]}"}}\n{{"target":"{log.ids["visit"]}"}}\n')
    assert [line["data"]["target"] for line in call.lines[before:]] == [log.ids["figure"], log.ids["visit"]]


@pytest.mark.parametrize("named", ["closing", "sha"])
def test_who_corrects_an_article_as_an_event_is_told_what_may_be_corrected_of_it(call, log, named):
    told = call.err("correct", getattr(log, named), "deadline", "2022", "--yes", status=2)
    assert "is no event that stands; of an article title, publisher, published, url, revision_of and " in told


@pytest.mark.parametrize("first", ["{", '{"earlier": "abcd"}', '{"earlier": 1, "later": 2}'])
def test_where_the_first_of_many_cannot_be_the_others_are(call, log, first):
    asked = json.dumps({"earlier": log.ids["pledge"], "later": log.ids["report"]})
    told = call("link", "-", stdin=f"{first}\n{asked}\n", status=1).stderr
    assert "line 1: " in told
    assert "line 2: " not in told
    assert call.lines[-1]["data"]["earlier"] == log.ids["pledge"]


def test_when_a_line_is_recorded_is_told_as_the_log_writes_it():
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", recorders.now())
    one, other = recorders.instants(2)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", one)
    assert one < other


def test_who_takes_a_link_back_speaks_of_every_relation_unless_he_names_one(call, log):
    ends = (log.ids["pledge"], log.ids["report"])
    for relation in ("fulfils", "progress"):
        call("link", *ends, "--relation", relation, "--yes")
    call("unlink", *ends, "--yes")
    assert "relation" not in call.lines[-1]["data"] or call.lines[-1]["data"]["relation"] == ""
    (row,) = [row for row in call.json("pledges") if row["id"] == ends[0]]
    assert row["evidence"] == []
    assert UnlinkFields(earlier="a", later="b").relation == ""


@pytest.mark.parametrize(("key", "status"), [("k", "kept"), ("t", "partly_kept"), ("b", "broken")])
def test_a_proposal_is_linked_and_rated_by_one_key(call, log, key, status):
    before = len(call.lines)
    call("review", "--type", "pledge", stdin=f"{key}\nq\n")
    told = {line["type"]: line["data"] for line in call.lines[before:]}
    assert told["assessment"]["status"] == status
    assert told["assessment"]["evidence"] == [told["link"]["later"]]


def test_days_in_words_are_counted_from_the_article_they_are_added_to(call):
    text = "Isar Gazette\n\nTyrol builds\n\nTyrol will mow the meadow tomorrow, Ann Ash said.\n"
    (call.workspace.seeds / "a.txt").write_text(text, encoding="utf-8")
    call("import", "--date", "2021-03-02")
    call("add", "pledge", "seeds/a.txt", "mow the meadow", "--promiser", "Tyrol", "--date", "yesterday", "--yes")
    added = next(line for line in reversed(call.lines) if line["type"] == "pledge")
    assert (added["date"], added["basis"], added["rule"]) == ("2021-03-01", "explicit", "added")


def test_who_imports_is_whom_the_environment_names_or_else_the_account(monkeypatch):
    monkeypatch.setenv("TIMELINE_BY", "Ann Ash")
    assert recorders.importing_user() == "Ann Ash"
    monkeypatch.delenv("TIMELINE_BY")
    monkeypatch.setattr(recorders, "getuser", lambda: "ann")
    assert recorders.importing_user() == "ann"
    for nobody in (KeyError("uid"), OSError("no account")):
        monkeypatch.setattr(recorders, "getuser", lambda fault=nobody: (_ for _ in ()).throw(fault))
        assert recorders.importing_user() == "unknown"


def test_of_an_event_whose_article_nobody_closed_a_judgement_shows_no_source(workspace, log):
    log.lines = log.lines[:2]
    judged = log.judge("correction", {"target": log.ids["pledge"], "field": "date", "now": "2020"})
    log.write(workspace.log)
    bench = Bench(workspace, "ann")
    (by_hand,) = [one for one in bench.standing.judgements.all if one.id == judged]
    (told,) = reviewing.judged_on(bench.state, by_hand)
    assert (told.id, told.sources, told.corrections) == (log.ids["pledge"], (), ())


def test_names_were_said_to_be_one_by_an_alias_alone(workspace, log):
    names = {"names": ["Ann Ash", "Ash"]}
    log.judge("retraction", {"target": "0" * 32, **names}, by="Bo")
    log.judge("alias", {"names": ["Bo", "Bo Berg"]}, by="Dot")
    log.judge("alias", names, by="Cid")
    log.judge("alias", {"names": ["Bo", "Bob"]}, by="Dot")
    log.write(workspace.log)
    told = []
    assert alias(Bench(workspace, "ann", told.append), names["names"]) == []
    assert "Ann Ash and Ash are one already (by Cid on 2024-02-" in told[-1]


@pytest.mark.parametrize("relation", ["fulfils", "progress", "delays", "contradicts"])
def test_what_is_proposed_is_linked_as_it_is_proposed_unless_another_relation_is_named(workspace, log, relation):
    bench = Bench(workspace, "ann")
    ends = [bench.events[log.ids[name]] for name in ("pledge", "report")]
    (made,) = reviewing.accepted(bench, Proposal(*ends, relation, 0.5, ()))
    assert made.data == {"earlier": ends[0].id, "later": ends[1].id, "relation": relation}
    (made,) = reviewing.accepted(bench, Proposal(*ends, relation, 0.5, ()), relation="progress")
    assert made.data["relation"] == "progress"


def test_that_a_document_revises_another_can_be_taken_away(workspace, log):
    _, sha = log.article("again", [], revision_of=log.sha)
    log.write(workspace.log)
    bench = Bench(workspace, "ann")
    (made,) = correct(bench, sha, "revision_of", "")
    assert made.data == {"target": sha, "field": "revision_of", "now": None, "was": log.sha}
    assert correct(bench, log.sha, "revision_of", None) == []
    (made,) = correct(bench, log.sha, "revision_of", "seeds/again.txt")
    assert made.data == {"target": log.sha, "field": "revision_of", "now": sha}


def test_without_a_day_of_publication_nothing_is_dated_anew(workspace, log, monkeypatch):
    monkeypatch.setattr(dated_anew, "dated_anew", lambda *_: pytest.fail("it was read again"))
    bench = Bench(workspace, "ann")
    (made,) = correct(bench, "seeds/first.txt", "published", "")
    assert made.data == {"target": log.sha, "field": "published", "now": None, "was": "2021-03-02"}
    assert correct(bench, "seeds/first.txt", "published", "2021-03-02") == []
    for field, now in (("title", "2021-03-02"), ("publisher", "2021-03-02"), ("url", "https://example.org/2021-03-02")):
        assert correct(bench, log.sha, field, now)[0].data["now"] == now


@pytest.mark.parametrize("field", ["title", "publisher", "published", "url", "revision_of"])
def test_what_an_article_has_is_no_field_of_an_event(workspace, log, field):
    with pytest.raises(UsageError, match=f"a pledge has no field {field}; it has type"):
        correct(Bench(workspace, "ann"), log.ids["pledge"], field, "2021")


@pytest.mark.parametrize("alike", ['"“”„«»‟″', "'’‘‚‛′", "-–—−‑"])
def test_signs_that_are_written_in_many_ways_are_alike_and_no_others(alike):
    for typed in alike:
        for stands in alike:
            assert place_of(f"ash {typed} oak", f"An ash {stands} oak.", "page") == (3, 12)
    for typed in "~_`\"'-":
        if typed not in alike:
            with pytest.raises(QuoteError, match="page does not say"):
                place_of(f"ash {typed} oak", f"An ash {alike[0]} oak.", "page")


def test_words_are_found_whatever_blanks_stand_between_them(workspace):
    text = " \n An  ash\t\tand\n\nan oak . An elm"
    for quoted, found in (
        ("ash and", "ash\t\tand"),
        (" An  ash", "An  ash"),
        ("oak .", "oak ."),
        ("An elm\n", "An elm"),
    ):
        first, last = place_of(quoted, text, "page")
        assert text[first:last] == found
    for quoted in ("", "an", "  a  "):
        with pytest.raises(QuoteError, match="is too little to look for"):
            place_of(quoted, text, "page")
    with pytest.raises(QuoteError, match="more than once"):
        place_of("ash", "ashash", "page")
    with pytest.raises(QuoteError, match="more than once"):
        place_of("aaa", "aaaa", "page")


def test_a_document_is_named_by_its_hash_its_path_or_a_line_of_it(workspace, log):
    bench = Bench(workspace, "ann")
    for name in (log.sha, log.sha[:12], "seeds/first.txt", log.closing, log.ids["pledge"]):
        assert named_document(bench, name).article == log.sha
    rated = log.judge("assessment", {"pledge": log.ids["pledge"], "status": "no_evidence"})
    log.judge("retraction", {"target": log.closing, "reason": "no"})
    log.write(workspace.log)
    bench = Bench(workspace, "ann")
    with pytest.raises(DocumentNamedError, match="is no document, nor a line of one"):
        named_document(bench, rated)
    with pytest.raises(DocumentNamedError, match="the document was retracted"):
        named_document(bench, log.sha)


@pytest.mark.parametrize(("language", "means"), [("en", 10**9), ("de", 10**12)])
def test_a_number_in_words_is_read_in_the_language_of_its_article(workspace, log, language, means):
    (told,), _ = log.article("other", [figure(7)], language=language)
    log.write(workspace.log)
    bench = Bench(workspace, "ann")
    (made,) = correct(bench, told, "value", "1 billion")
    assert (made.data["now"], made.data["was"]) == (means, 7)
    with pytest.raises(UsageError, match="it is a number"):
        correct(bench, log.ids["figure"], "value", "1 billion")


@pytest.mark.parametrize("gone", ["pledge", "report"])
def test_what_waits_as_two_lines_waits_no_more_when_one_of_them_is_gone(workspace, log, gone):
    proposed = Proposal(
        *(Bench(workspace, "ann").events[log.ids[name]] for name in ("pledge", "report")), "progress", 1, ()
    )
    assert reviewing.as_it_stands(Bench(workspace, "ann"), proposed).relation == "progress"
    log.judge("retraction", {"target": log.ids[gone], "reason": "no"})
    log.write(workspace.log)
    assert reviewing.as_it_stands(Bench(workspace, "ann"), proposed) is None


def test_what_stands_no_more_is_neither_rated_nor_linked(workspace, log):
    log.judge("retraction", {"target": log.ids["pledge"], "reason": "no"})
    log.write(workspace.log)
    bench = Bench(workspace, "ann")
    with pytest.raises(UsageError, match="is no pledge, agreement or plan that stands"):
        assess(bench, log.ids["pledge"], "kept", evidence=[log.ids["report"]])
    with pytest.raises(UsageError, match="is no event that stands"):
        assess(bench, log.ids["agreement"], "kept", evidence=[log.ids["pledge"]])
    for ends in (("pledge", "report"), ("report", "pledge")):
        with pytest.raises(UsageError, match=f"{log.ids['pledge']} is no event that stands"):
            link(bench, *(log.ids[name] for name in ends))


def test_one_act_takes_over_the_surer_day_unless_it_is_told_to_leave_it(workspace, log):
    said = "The hydrogen ferry waits for the lake and its pier"
    (dated,), _ = log.article("dated", [statement("Ann Ash", said, date="2022-01-03")], date="2022-01-03")
    clock = statement("Ann Ash", said, date="../2022-02-01", basis="page_stamp")
    (undated,), sha = log.article("clocked", [clock], date="../2022-02-01")
    log.write(workspace.log)
    bench = Bench(workspace, "ann")
    linked, moved = link(bench, dated, undated, relation="same_act")
    assert (linked.type, linked.data["relation"]) == ("link", "same_act")
    assert (moved.type, moved.data["target"], moved.data["field"]) == ("correction", sha, "events.date")
    assert [made.type for made in link(bench, dated, undated, relation="same_act", move=False)] == ["link"]


def test_what_is_added_beside_an_event_without_a_day_has_that_of_the_others(workspace, log, monkeypatch):
    text = "Isar Gazette\n\nA pier\n\nTyrol will mow the meadow and dig the well by 2023.\n"
    monkeypatch.setattr(adding, "text_at_hand", lambda *_: text)
    told = {"date": None, "quote": "Tyrol will mow", "span": (22, 70)}
    (first, second, third) = (
        ("statement", Statement(speaker=name, direct=True, text="mow"), {**told, **more})
        for name, more in (("Ann", {}), ("Bo", {}), ("Cid", {"date": "2021-05-05", "basis": "relative"}))
    )
    log.article("pier", [first, second, third], date="2021-03-02")
    log.write(workspace.log)
    (made,) = adding.add(
        Bench(workspace, "ann"), "pledge", "seeds/pier.txt", "mow the meadow", said={"promiser": "Tyrol"}
    )
    assert (made.event.date, made.event.basis) == ("2021-05-05", "relative")


@pytest.mark.parametrize("told", [{"own": True}, {"owner": True}, {}])
def test_a_repository_says_who_judges_where_it_is_trusted(tmp_path, monkeypatch, told):
    monkeypatch.delenv("TIMELINE_BY", raising=False)
    monkeypatch.setattr(trust, "of", lambda _: trust.Trust(**told))
    asked = []
    done = SimpleNamespace(stdout=" Gita\x1b \n")
    monkeypatch.setattr(recorders.subprocess, "run", lambda command, **_: asked.append(command) or done)
    assert recorders.judging_user(tmp_path) == "Gita"
    assert asked == [["git", "config", *([] if told else ["--global"]), "user.name"]]


def test_a_promise_is_no_evidence_of_what_came_of_it(call, log):
    before = len(call.lines)
    told = call.err("assess", log.ids["pledge"], "kept", "--evidence", log.ids["pledge"], "--yes", status=2)
    assert "cannot be evidence of what came of itself" in told
    assert len(call.lines) == before


def test_a_whole_article_is_retracted_by_its_path_and_once(call, log):
    call("retract", "seeds/first.txt", "--yes")
    assert call.lines[-1]["data"] == {"target": log.sha}
    assert "is retracted already" in call.err("retract", "seeds/first.txt", "--yes")
    assert "seeds/none.txt: the log has no document of this path" in call.err("retract", "seeds/none.txt", status=2)
