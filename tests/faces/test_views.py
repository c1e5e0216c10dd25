"""The viewing commands from outside: formats, filters, exit statuses, faults."""

import csv
import io
import json
import os
import re
import subprocess
import sys

import pytest

VIEWS = ("show", "pledges", "figures", "articles")


def test_show_tells_a_history_by_date_with_who_what_quote_source_and_id(call, log):
    text = call.out("show", "--region", "tyrol")
    assert text.startswith("Tyrol (AT-7) · 8 events")
    assert "2 March 2021, Tuesday ─" in text
    assert "Tyrol promises a tunnel · Alpine Post" in text
    assert "Tyrol — dig the Karwendel tunnel · to Bavaria · commitment · by 2022" in text
    assert "said by Ann Ash" in text
    assert "● done  Ann Ash — dug the Karwendel tunnel" in text
    assert log.ids["tunnel"][:7] in text
    assert "on or before 5 January 2023" in text
    assert "only the page's clock tells" in text
    assert "\x1b" not in text


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_has_every_format(call, view):
    whole = call.json(view)
    lines = [json.loads(line) for line in call.out(view, "--format", "jsonl").splitlines()]
    assert whole == lines
    assert lines
    rows = list(csv.DictReader(io.StringIO(call.out(view, "--format", "csv"))))
    assert len(rows) == len(lines)
    table = call.out(view, "--format", "md").splitlines()
    assert len(table) == len(lines) + 2
    assert set(table[1]) <= set("| -")


@pytest.mark.parametrize("view", [*VIEWS, "review --list", "status", "log --peek", "due --as-of 2022-12-01"])
def test_tables_are_flat_and_their_ids_short(call, view):
    rows = list(csv.DictReader(io.StringIO(call.out(*view.split(), "--format", "csv"))))
    assert rows
    assert not [name for name in rows[0] if "." in name]
    for row in rows:
        assert None not in row
        assert not [cell for cell in row.values() if "{" in cell or "[" in cell or re.search("[0-9a-f]{16}", cell)]


def test_a_pledge_is_a_row_that_says_who_what_and_how_it_stands(call, log):
    call("link", log.ids["tunnel"], log.ids["dug"], "--relation", "fulfils")
    rows = csv.DictReader(io.StringIO(call.out("pledges", "--format", "csv", "--as-of", "2023-02-01")))
    row = next(row for row in rows if row["id"] == log.ids["tunnel"][:7])
    told = (row["promiser"], row["promisee"], row["action"], row["status"], row["deadline"])
    assert told == ("Tyrol", "Bavaria", "dig the Karwendel tunnel", "reported done", "2022-12-31")
    assert row["evidence"] == f"fulfils {log.ids['dug'][:7]}"
    assert (row["title"], row["publisher"]) == ("Tyrol promises a tunnel", "Alpine Post")


def test_json_of_a_view_carries_the_events_own_fields(call, log):
    shown = {event["id"]: event for event in call.json("show")}
    for line in log.lines:
        if line["type"] != "article":
            assert line.items() <= shown[line["id"]].items()
    assert shown[log.ids["tunnel"]]["sources"][0]["publisher"] == "Alpine Post"


def test_views_of_an_empty_log_are_empty(call):
    call.workspace.log.write_bytes(b"")
    for view in VIEWS:
        assert call.json(view) == []
        assert call.out(view, "--format", "csv").count("\n") == 1
        assert call.out(view).strip()
    assert call.out("head") == ""
    assert "the log is empty" in call.out("verify")


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        (["--region", "AT"], 8),
        (["--region", "bayern", "--region", "AT-7"], 8),
        (["--region", "Bavaria", "--type", "follow-up"], 1),
        (["--actor", "ash"], 1),
        (["--grep", "karwendel"], 2),
        (["--since", "2022-05-07"], 2),
        (["--until", "2021-03"], 4),
        (["--as-of", "2021-06-02"], 4),
        (["--known-at", "2024-01-01"], 3),
        (["--known-at", "2024-01-02T12:00:00+02:00"], 4),
        (["--known-at", "2024-01-02T09:00:00"], 3),
        (["--limit", "2"], 2),
        (["--limit", "0"], 0),
    ],
)
def test_filters(call, filters, count):
    assert len(call.json("show", *filters)) == count
    assert call.out("show", *filters).count("event") >= 1


def test_the_latest_and_their_number_are_named_when_there_are_more(call):
    assert "the latest 2" in call.out("show", "--limit", "2")
    assert "the latest 1 of 2 figures" in call.out("figures", "--limit", "1")
    assert "the latest 1 of 3 pledges" in call.out("pledges", "--limit", "1")
    assert "the latest 1 of 5 articles" in call.out("articles", "--limit", "1")


def test_an_unknown_region_names_the_three_nearest(call):
    fault = call.err("show", "--region", "Tirolia", status=2)
    assert fault.startswith("error: ")
    assert "did you mean" in fault
    assert fault.count(",") >= 2


def test_a_name_that_two_regions_bear_says_which_was_taken_and_how_to_ask_for_the_other(call):
    assert "ask for" in call.err("show", "--region", "Moscow")


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--since", "soon"),
        ("--until", "2022-13"),
        ("--as-of", "XXXX-05-05"),
        ("--known-at", "noon"),
        ("--known-at", "2022-02-31T1"),
    ],
)
def test_a_bad_date_is_a_wrong_call_that_names_the_option(call, option, value):
    assert f"error: {option} '{value}'" in call.err("show", option, value, status=2)


def test_outside_a_workspace_the_way_in_is_told(call, tmp_path):
    done = call.runner.invoke(__import__("timeline.faces.cli").faces.cli.timeline, ["-C", str(tmp_path), "show"])
    assert done.exit_code == 2
    assert "timeline init" in done.stderr


@pytest.mark.parametrize("view", [*VIEWS, "rebuild"])
def test_a_bad_line_is_a_loud_error_that_names_it(call, view):
    with call.workspace.log.open("ab") as file:
        file.write(b"nonsense\n" + call.workspace.log.read_bytes().splitlines()[0] + b"\n")
    fault = call.err(*view.split(), status=1)
    assert "events.jsonl:14:" in fault
    assert fault.count("\n") == 1


def test_pledges_tell_three_axes_and_what_proposes_itself(call, log):
    text = call.out("pledges", "--region", "tyrol", "--as-of", "2023-02-01")
    assert "Tyrol → Bavaria" in text
    assert "due 31 December 2022, overdue 32 days · testable" in text
    assert "no deadline · conditional" in text
    assert "○ no evidence  buy cheese — if the price is right" in text
    assert "? fulfils?  5 May 2022  “The Karwendel tunnel has been dug.”" in text
    assert text.splitlines()[-2:] == ["○○○", "○ 3 no evidence · ! 1 overdue · 2 no deadline"]
    assert "Tyrol → Bavaria (said by Ann Ash) · commitment" in text
    (row,) = call.json("pledges", "--overdue", "--as-of", "2023-02-01")
    assert (row["status"], row["clock"], row["deadline"]) == ("no_evidence", "overdue", "2022-12-31")
    assert row["proposed"][0]["later"] == log.ids["dug"]


def test_pledges_under_headings_and_in_another_vocabulary(call):
    text = call.out("pledges", "--group-by", "promiser")
    assert text.index("Bavaria ─") < text.index("Tyrol ─")
    assert "other ─" in call.out("pledges", "--group-by", "subject")
    rated = [row["status"] for row in call.json("pledges", "--vocabulary", "politifact")]
    assert rated == ["Not Yet Rated"] * 3
    assert call.json("pledges", "--strength", "commitment", "--status", "progress") == []
    assert len(call.json("pledges", "--type", "agreement")) == 1


def test_figures_that_disagree_are_marked(call):
    text = call.out("figures", "--metric", "road")
    assert text.count("≠") == 2
    assert "is told otherwise by" in text
    assert "€2.5 million" in text
    assert "up 12.5% on 2020" in text


def test_articles_and_their_readings(call, log):
    log.article("third", [], date="2022-05-06", importer="plain@2", recorded="2024-03-01T00:00:00Z")
    log.article("mirror", [], copy_of=log.sha_a, partial="cut short")
    log.write(call.workspace.log)
    text = call.out("articles", "--history")
    assert "2024-03-01T00:00:00Z by plain@2: 0 events" in text
    assert "the same text as" in text
    assert "partial: cut short" in text
    assert "read by plain@1" in text
    third = next(row for row in call.json("articles", "--history") if row["path"] == "seeds/third.txt")
    assert len(third["readings"]) == 2


def test_verify_lists_what_is_wrong_and_head_prints_seals(call, log):
    assert call.out("head").split() == list(log.heads)
    assert "the log is whole: 13 lines, 5 articles, 0 judgements, 1 head" in call.out("verify")
    assert call.out("verify", "--head", log.heads[0])
    fault = call.err("verify", "--head", "f" * 64, status=1)
    assert "tail was cut" in fault
    assert "--forget" not in fault
    lines = call.workspace.log.read_bytes().splitlines(keepends=True)
    call.workspace.log.write_bytes(b"".join(lines[1:]))
    fault = call.err("verify", status=1)
    assert log.ids["tunnel"] in fault or "not in the log" in fault
    assert fault.splitlines()[-1].startswith("error: ")


def test_a_log_that_lost_its_end_since_it_was_last_seen_is_not_whole(call):
    whole = call.workspace.log.read_bytes()
    assert "the log is whole" in call.out("verify")
    call.workspace.log.write_bytes(whole[: whole.index(b"\n", whole.index(b'"type":"article"')) + 1])
    fault = call.err("verify", status=1)
    assert "on which it hung when it was last seen here, is not in the log" in fault
    assert "note: if another version of the log was checked out on purpose, timeline verify --forget" in fault
    assert "the log is whole" in call.out("verify", "--forget")
    assert "the log is whole" in call.out("verify")
    call.workspace.log.write_bytes(b"")
    assert "last seen here" in call.err("verify", status=1)
    assert "the log is empty: there is nothing to check" in call.out("verify", "--forget")
    call.workspace.log.unlink()
    assert "there is no log" in call.err("verify", status=1)


def test_what_an_append_left_is_known_again(call, log):
    before = call.workspace.log.read_bytes()
    call("retract", log.ids["dug"], "--yes")
    call.workspace.log.write_bytes(before)
    assert "last seen here" in call.err("verify", status=1)


@pytest.mark.parametrize("head", ["", "ab", "0" * 11, "z" * 64])
def test_what_is_no_seal_is_a_wrong_call(call, head):
    assert "is no seal" in call.err("verify", "--head", head, status=2)


def test_rebuild_drops_what_is_derived_and_nothing_of_the_workspace(call):
    call("show")
    (call.workspace.root / ".timeline").mkdir()
    before = sorted(call.workspace.root.rglob("*"))
    assert "dropped index.sqlite, index.sqlite.seal" in call.out("rebuild")
    assert sorted(call.workspace.root.rglob("*")) == before
    assert call.json("show")


def test_init_makes_a_workspace_once(call, tmp_path):
    made = tmp_path / "new"
    assert str(made) in call.out("init", str(made))
    assert (made / "events.jsonl").exists()
    assert "already" in call.err("init", str(made), status=2)


def test_dates_lists_spans_and_values(call):
    (found,) = json.loads(call.out("dates", "It rained on 5 May 2022.", "--format", "json"))
    assert (found["edtf"], found["text"]) == ("2022-05-05", "5 May 2022")
    for text, day in (("в следующем году", "2023"), ("am 3. Mai 2021", "2021-05-03"), ("ўчора", "2022-05-04")):
        assert day in call.out("dates", text, "--base", "2022-05-05")
    assert "2022-05-04" in call.out("dates", "-", "--base", "2022-05-05", stdin="It rained yesterday.")
    assert "error: --base" in call.err("dates", "yesterday", "--base", "x", status=2)


def test_an_unknown_command_is_a_wrong_call(call):
    assert "No such command" in call.err("shwo", status=2)
    assert "--limit" in call.err("show", "--limit", "-1", status=2)


def run(workspace, *arguments, **told):
    return subprocess.run(
        [sys.executable, "-P", "-m", "timeline", "-C", str(workspace.root), *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        **told,
    )


@pytest.mark.usefixtures("traced_processes")
def test_a_reader_that_goes_away_is_no_fault(call, workspace, log):
    for number in range(1500):
        log.article(f"more{number}", [], date="2022-01-01", title="many words " * 30, recorded="2024-05-05T00:00:00Z")
    log.write(workspace.log)
    command = [sys.executable, "-m", "timeline", "-C", str(workspace.root), "articles", "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.usefixtures("traced_processes")
def test_a_terminal_that_knows_only_ascii_gets_what_it_can_show(workspace):
    done = run(workspace, "show", env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (0, "")
    assert "Karwendel" in done.stdout


@pytest.mark.parametrize("view", ["show", "figures"])
def test_plain_views_import_nothing_that_only_reading_and_linking_need(workspace, view):
    script = (
        "import sys\n"
        "from timeline.faces.cli import main\n"
        "try:\n    main(['-C', *sys.argv[1:], '--region', 'Tyrol', '--limit', '5'])\n"
        "except SystemExit as done:\n    assert done.code == 0\n"
        "heavy = 'dateparser trafilatura pycountry cattrs pluggy hypothesis rich re2 rapidfuzz babel'.split()\n"
        "found = [name for name in heavy if name in sys.modules]\n"
        "assert not found, found\n"
        "rooms = ('timeline.intake', 'timeline.views.links.proposals', 'timeline.views.links.answer_rules')\n"
        "assert not [name for name in sys.modules if name.startswith(rooms)]\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(workspace.root), view],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
