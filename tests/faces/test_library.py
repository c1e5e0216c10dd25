"""The library and the command line give the same answers, raise the same faults, and leave nothing open."""

import gc
import json
import subprocess
import sys
from pathlib import Path

import pytest

import timeline
from timeline.faces.library.event_data import event_data
from timeline.intake import extras
from timeline.model import Pledge

PAGE = """Riverside Gazette

Tyrol to help rebuild the bridge

7 March 2024

Tyrol Governor Anton Mattle met with Vorarlberg Governor Markus Wallner in Bregenz on 6 March.

“We will supply steel for the bridge by the end of 2025,” Anton Mattle said.
"""

QUESTIONS = [
    ("show", "events", {}),
    ("show", "events", {"region": "AT-7", "limit": 3}),
    ("show", "events", {"type": ["follow-up", "pledge"], "since": "2022", "as_of": "2023"}),
    ("show", "events", {"known_at": "2024-02-01", "actor": "Tyrol"}),
    ("pledges", "pledges", {"as_of": "2030"}),
    ("pledges", "pledges", {"region": "Tyrol", "status": ["progress", "no_evidence"], "as_of": "2030"}),
    ("pledges", "pledges", {"overdue": True, "as_of": "2030"}),
    ("figures", "figures", {}),
    ("figures", "figures", {"unit": "USD", "metric": "trade"}),
    ("articles", "articles", {"region": ["Tyrol"], "limit": 2}),
    ("review --list", "proposals", {}),
]


@pytest.fixture
def work(workspace):
    with timeline.open(workspace.root) as opened:
        yield opened


def options(filters):
    for name, value in filters.items():
        for one in value if isinstance(value, list) else [value]:
            yield f"--{name.replace('_', '-')}"
            yield from () if one is True else [str(one)]


@pytest.mark.parametrize(("command", "method", "filters"), QUESTIONS)
def test_records_are_those_of_the_command(call, work, command, method, filters):
    written = call.out(*command.split(), *options(filters), "--format", "jsonl")
    answer = getattr(work, method)(**filters)
    assert answer.records() == [json.loads(line) for line in written.splitlines()]
    assert len(list(answer)) == len(answer)


def test_every_kind_of_question_finds_something(work):
    for _, method, _ in QUESTIONS:
        assert len(getattr(work, method)()) > 0


def test_values_say_what_the_records_say(work):
    answer = work.events()
    for event, record in zip(answer, answer.records(), strict=True):
        assert (event.id, event.type, event.date) == (record["id"], record["type"], record.get("date"))
        assert event.regions == tuple(record.get("regions", ()))
        assert [source.article for source in event.sources] == [source["article"] for source in record["sources"]]
    pledge = next(event for event in answer if event.type == "pledge")
    assert isinstance(pledge.data, Pledge)
    assert pledge.first_day <= pledge.last_day


def test_an_answer_is_a_sequence(work):
    answer = work.events()
    assert answer[0] == next(iter(answer))
    assert answer[-1] == list(answer)[-1]
    assert list(answer[1:3]) == list(answer)[1:3]
    assert repr(work.events(limit=1)).startswith("<1 of ")


def test_data_that_the_type_does_not_allow_stays_a_mapping(call, work, log):
    log.judge("correction", {"target": log.ids["tunnel"], "field": "data.promiser", "was": "Tyrol", "now": 7})
    log.write(call.workspace.log)
    event = next(one for one in work.events() if one.id == log.ids["tunnel"])
    assert event.data["promiser"] == 7
    assert event_data("seance", {"medium": "Ann"}) == {"medium": "Ann"}


def test_the_story_of_a_line_is_that_of_the_command(call, work, log):
    for identity in (log.ids["tunnel"], log.ids["dug"]):
        assert work.why(identity).record() == json.loads(call.out("why", identity, "--format", "jsonl"))
    assert work.why(log.ids["tunnel"]).pledge.event.id == log.ids["tunnel"]


def test_judgements_are_appended_and_seen_by_the_next_question(call, work, log):
    tunnel, dug = log.ids["tunnel"], log.ids["dug"]
    before = len(call.lines)
    linked = work.link(tunnel[:8], dug[:8], relation="fulfils", by="Lib", reason="as reported")
    rated = work.assess(tunnel, "kept", by="Lib")
    pledge = next(one for one in work.pledges() if one.event.id == tunnel)
    assert (pledge.status, [found.event.id for found in pledge.evidence]) == ("kept", [dug])
    assert len(call.lines) == before + len(linked) + len(rated)
    assert call.lines[-1]["by"] == "Lib"
    work.retract(rated[0], by="Lib")
    work.unlink(tunnel, dug, by="Lib")
    assert next(one for one in work.pledges() if one.event.id == tunnel).status == "no_evidence"
    work.correct(tunnel, "regions", ["Tyrol", "Salzburg"], by="Lib")
    assert next(one for one in work.events() if one.id == tunnel).regions == ("AT-5", "AT-7")
    assert call("verify")


FAULTS = [
    (("link", "{tunnel}", "{tunnel}"), lambda work, ids: work.link(ids["tunnel"], ids["tunnel"])),
    (("assess", "{tunnel}", "kept"), lambda work, ids: work.assess(ids["tunnel"], "kept")),
    (("correct", "{tunnel}", "date", "soon"), lambda work, ids: work.correct(ids["tunnel"], "date", "soon")),
    (("correct", "{tunnel}", "quote", "x"), lambda work, ids: work.correct(ids["tunnel"], "quote", "x")),
    (("retract", "ffffffff"), lambda work, ids: work.retract("ffffffff")),
    (("why", "abc"), lambda work, ids: work.why("abc")),
    (("show", "--region", "Tirrol"), lambda work, ids: work.events(region="Tirrol")),
]


def test_what_a_person_adds_and_calls_one_is_seen_by_the_next_question(call, work):
    path = call.workspace.seeds / "paper.txt"
    path.write_text("Bridge for Imst\n\n2 March 2021\n\nIt rained. The bridge is a thing of this decade.\n")
    call("import", "--no-progress")
    words = {"promiser": "Imst", "action": "build a bridge", "deadline": "2029"}
    event, addition = work.add("pledge", "seeds/paper.txt", "is a thing of this decade", **words, region="tyrol")
    (found,) = work.pledges(actor="imst")
    assert (found.event.id, found.event.rule, found.rating) == (event, "added", None)
    assert [judged.id for judged in work.why(event).judged] == [addition]
    assert work.add("pledge", "seeds/paper.txt", "is a thing of this decade", **words, region="tyrol") == ()
    (alias,) = work.alias("Imst", "Town of Imst")
    assert [row.event.id for row in work.pledges(actor="town of imst")] == [event]
    work.retract(alias)
    assert not work.pledges(actor="town of imst")
    report, _ = work.add(
        "follow_up", "seeds/paper.txt", "It rained.", deliverable="the bridge", state="done", region="tyrol"
    )
    work.assess(event, "kept", evidence=[report], by="Bo")
    assert work.pledges(actor="imst")[0].rating.by == "Bo"


@pytest.mark.parametrize(("typed", "called"), FAULTS)
def test_faults_are_those_of_the_command(call, work, log, typed, called):
    told = call.err(*(part.format(**log.ids) for part in typed), status=2)
    with pytest.raises(timeline.UsageError) as raised:
        called(work, log.ids)
    assert told == f"error: {raised.value}\n"


def test_what_is_no_filter_relation_or_rating_is_named(work, log):
    with pytest.raises(timeline.UsageError, match="no filter: regoin; there are region, type"):
        work.events(regoin="Tyrol")
    with pytest.raises(timeline.UsageError, match="'child_of' is no relation: it is one of fulfils"):
        work.link(log.ids["tunnel"], log.ids["dug"], relation="child_of")
    with pytest.raises(timeline.UsageError, match="'good' is no rating: it is one of no_evidence"):
        work.assess(log.ids["tunnel"], "good")


def test_documents_are_read_as_the_command_reads_them(call, work, tmp_path):
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    answer = work.read_documents(page)
    assert answer.records() == [json.loads(call.out("read", str(page), "--format", "jsonl"))]
    assert {event.type for event in answer[0].events} >= {"meeting", "pledge"}
    with pytest.raises(timeline.TimelineError, match=r"nowhere\.txt: there is no such file"):
        work.read_documents(tmp_path / "nowhere.txt")


def test_a_text_in_hand_is_read_by_the_day_it_is_given():
    text = "Tyrol Governor Anton Mattle met with Vorarlberg Governor Markus Wallner in Bregenz yesterday."
    article = timeline.read(text, published="2024-03-07", title="Steel", language="en")
    assert (article.title, article.date, article.importer) == ("Steel", "2024-03-07", "given@1")
    (meeting,) = (event for event in article.events if event.type == "meeting")
    assert (meeting.date, meeting.basis) == ("2024-03-06", "relative")
    assert article.text[slice(*meeting.span)] == meeting.quote
    assert timeline.read(PAGE).date == "2024-03-07"
    with pytest.raises(timeline.UsageError, match="published 'soon'"):
        timeline.read(text, published="soon")
    with pytest.raises(timeline.UsageError, match="nothing is known of the language 'xx'"):
        timeline.read(text, language="xx")
    with pytest.raises(timeline.TimelineError):
        timeline.read(" ")


def test_dates_of_a_text_are_those_of_the_command(call):
    text = "Talks were held last Friday; the plant is due by the end of next year."
    written = call.out("dates", text, "--base", "2022-05-13", "--format", "jsonl")
    found = timeline.dates(text, base="2022-05-13")
    assert found.records() == [json.loads(line) for line in written.splitlines()]
    assert [text[moment.start : moment.end] for moment in found] == [moment.text for moment in found]


def test_what_is_derived_is_built_again(work):
    before = work.events().records()
    assert work.rebuild().index
    assert work.events().records() == before


def test_an_import_says_what_the_command_says(call, tmp_path):
    with timeline.init(tmp_path / "one") as work:
        (work.root / "seeds" / "page.txt").write_text(PAGE, encoding="utf-8")
        (work.root / "seeds" / "empty.txt").write_text("", encoding="utf-8")
        dry = work.import_(dry_run=True)
        assert [outcome.status for outcome in dry.outcomes] == ["rejected", "read"]
        call.workspace = work.workspace
        report = work.import_(by="Lib")
        assert (len(work.articles()), report.added) == (1, len(work.events()))
        assert [outcome.path for outcome in report.rejected] == ["seeds/empty.txt"]
        assert report.faults == ("seeds/empty.txt: the file is empty",)
        again = call.out("import", "--json", status=1)
        assert work.import_().records() == [json.loads(line) for line in again.splitlines()]
        with pytest.raises(timeline.UsageError, match="names no document here"):
            work.import_("-")


def test_what_somebody_else_imports_is_seen(call, work):
    before = len(work.events())
    (call.workspace.seeds / "page.txt").write_text(PAGE, encoding="utf-8")
    call("import", "--no-progress")
    assert len(work.events()) > before


def test_tables_have_columns_of_one_type(work):
    pytest.importorskip("pyarrow")
    pytest.importorskip("pandas")
    for method in ("events", "pledges", "figures", "articles", "proposals"):
        answer = getattr(work, method)()
        table, frame = answer.to_arrow(), answer.to_pandas()
        none = answer[:0].to_arrow()
        assert table.schema == none.schema
        assert table.column_names == list(frame.columns) == list(answer.columns)
        assert table.num_rows == len(frame) == len(answer)
    assert work.figures().to_arrow().column("data.value").to_pylist() == [
        figure.event.data.value for figure in work.figures()
    ]
    assert work.events().to_pandas()["regions"].tolist() == [list(event.regions) for event in work.events()]


@pytest.mark.parametrize("name", ["pyarrow", "pandas"])
def test_what_is_not_installed_is_named(work, monkeypatch, name):
    extras.library.cache_clear()
    monkeypatch.setitem(sys.modules, name, None)
    answer = work.events()
    with pytest.raises(timeline.TimelineError, match=r"pip install 'timeline-tracker\[frames\]'"):
        answer.to_arrow() if name == "pyarrow" else answer.to_pandas()
    extras.library.cache_clear()


def test_what_is_closed_answers_no_more_and_what_it_answered_stays(workspace):
    with timeline.open(workspace.root) as work:
        answer = work.events()
    assert len(list(answer)) == len(answer.records()) > 0
    for asked in (work.events, work.proposals, work.verify, work.heads, work.import_, lambda: work.why("f" * 8)):
        with pytest.raises(timeline.UsageError, match="it was closed"):
            asked()


def test_a_workspace_is_found_from_below_and_missed_where_there_is_none(workspace, tmp_path):
    with timeline.open(workspace.seeds) as work:
        assert work.root == workspace.root
    with pytest.raises(timeline.UsageError, match="no workspace in"):
        timeline.open(tmp_path)


def test_which_of_two_regions_was_taken_is_told(workspace):
    told = []
    with timeline.open(workspace.root, notice=told.append) as work:
        work.events(region="Moscow")
    assert len(told) == 1
    assert "RU-MOW" in told[0]


def open_below(root):
    links = [link.readlink() for link in Path("/proc/self/fd").iterdir() if link.is_symlink()]
    return [path for path in links if path.is_relative_to(root)]


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="the system does not tell what is open")
def test_nothing_is_left_open_and_collecting_goes_on(call, workspace, log):
    with timeline.open(workspace.root) as work:
        for method in ("events", "pledges", "figures", "articles", "proposals"):
            getattr(work, method)()
        work.why(log.ids["tunnel"])
        work.link(log.ids["tunnel"], log.ids["dug"])
    assert open_below(workspace.root) == []
    for command in ("show", "pledges", "figures", "articles", "verify", "head", "rebuild"):
        call(command)
    call("why", log.ids["tunnel"])
    call("review", "--list")
    assert open_below(workspace.root) == []
    assert gc.isenabled()


def test_importing_the_library_loads_nothing():
    script = (
        "import sys; before = set(sys.modules); import timeline; "
        "assert set(sys.modules) - before == {'timeline'}, set(sys.modules) - before; "
        "assert {'open', 'read', 'init'} <= set(dir(timeline)); assert not hasattr(timeline, 'nothing')"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_question_loads_nothing_that_only_reading_articles_needs(workspace):
    script = (
        "import sys, timeline\n"
        "with timeline.open(sys.argv[1]) as work:\n    work.events(limit=3).records()\n"
        "assert not [name for name in sys.modules if name.startswith(('timeline.intake', 'timeline.language'))]\n"
        "assert not {'rich', 'cattrs', 'click', 'pandas', 'pyarrow'} & set(sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script, str(workspace.root)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_overviews_say_what_their_commands_say(call, log):
    with timeline.open(call.workspace.root) as work:
        standing = work.status(as_of="2023-02-01")
        assert standing.records() == call.json("status", "--as-of", "2023-02-01")
        assert {one.region: one.overdue for one in standing} == {"AT-7": 1, "DE-BY": 1}
        due = work.due("60d", as_of="2022-12-01")
        assert due.records() == call.json("due", "--within", "60d", "--as-of", "2022-12-01")
        assert [row.event.id for row in due] == [log.ids["tunnel"]]
        chain = work.chain(log.ids["dug"][:9])
        assert chain.pledge.event.id == log.ids["tunnel"]
        assert [(step.event.id, step.relation) for step in chain.steps if step.score] == [(log.ids["dug"], "fulfils")]
        assert work.series(metric="road").records() == call.json("figures", "--metric", "road", "--series")
        first = work.log(region="tyrol")
        assert (first.since, len(first.events), len(first.proposals)) == (None, 8, 2)
        assert work.log(remember=True).events
        assert work.log().events == ()
        assert work.log(since="2024-01-05").events[0].id == log.ids["undated"]
        with pytest.raises(timeline.UsageError, match="soon"):
            work.due("soon")
