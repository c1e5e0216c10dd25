"""`timeline import` on what should not be there: each fault is named, the exit status is right, the rest is done."""

import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner

from timeline.faces.cli import timeline as cli

TIMELINE = str(Path(sys.executable).parent / "timeline")
GOOD = """Posted: 03.02.2021 10:15:00

Governor visits the port of Riverton

“We will build two new berths by 2024,” Governor Anna Keller said as she met with Mayor Tom Brandt on 2 February. \
Trade between the two regions rose by 12% to reach $40 million in 2020.

The parties signed an agreement on cooperation in shipping, Anna Keller added.
"""
PLUGIN = """
from timeline.intake.plugin import Article, Claim, hookimpl

class Importer:
    name = {name!r}
    version = 1

    def claims(self, document):
        {claims}

    def read(self, document):
        {read}

@hookimpl
def timeline_importers():
    return [Importer()]
"""
ARTICLE = "return Article(title='A title', text='Some text of an article that nobody else can read.')"


@pytest.fixture
def workspace(tmp_path):
    root = tmp_path / "work"
    assert timeline(tmp_path, "init", "work").exit_code == 0
    return root


def process(cwd, *arguments, content=None):
    """The command as a process of its own, for what only a process shows: what it reads from its standard input."""
    return subprocess.run(
        [TIMELINE, *arguments],
        cwd=cwd,
        input=content,
        capture_output=True,
        timeout=60,
        check=False,
        env={**os.environ, "NO_COLOR": "1"},
    )


def timeline(cwd, *arguments, content=None):
    """What the command does, called in this process: nothing is loaded and no pattern compiled a second time."""
    with chdir(cwd):
        return CliRunner().invoke(cli, arguments, input=content, env={"NO_COLOR": "1"})


def imported(workspace, *arguments):
    done = timeline(workspace, "import", *arguments)
    return done.exit_code, done.stdout, done.stderr


def seed(workspace, name="good.txt", content=GOOD):
    path = workspace / "seeds" / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def plugin(workspace, name="odd", claims="return Claim('it is mine')", read=ARTICLE):
    path = workspace / "plugins" / f"{name}.py"
    path.write_text(PLUGIN.format(name=name, claims=claims, read=read))
    return path


def events(workspace):
    lines = [json.loads(line) for line in (workspace / "events.jsonl").read_text().splitlines()]
    return {line["id"] for line in lines if line["type"] != "article"}


def paths(workspace):
    lines = [json.loads(line) for line in (workspace / "events.jsonl").read_text().splitlines()]
    return {line["data"]["path"] for line in lines if line["type"] == "article"}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        (b" \n\t\n", "the file is empty"),
        (b"\x7fELF\x02\x01\x01\x00", "a program"),
        (bytes(range(256)) * 40, "binary data"),
        (b"Share:\nPosted: 03.02.2021\n", "no text is left"),
    ],
)
def test_what_holds_no_article_is_rejected_and_the_rest_is_done(workspace, content, reason):
    seed(workspace)
    seed(workspace, "bad.txt", content)
    status, out, err = imported(workspace)
    assert status == 1
    assert f"error: seeds/bad.txt: {reason}" in err.replace("not a text but ", "")
    assert paths(workspace) == {"seeds/good.txt"}
    assert "1 new, 0 known, 1 rejected" in out


def test_a_directory_without_articles_is_named(workspace):
    (workspace / "nothing").mkdir()
    status, _, err = imported(workspace, "nothing")
    assert (status, "nothing: there is no article in it" in err) == (1, True)


def test_a_file_that_is_not_there_is_named(workspace):
    seed(workspace)
    status, _, err = imported(workspace, "absent.txt", "seeds/good.txt")
    assert (status, "absent.txt: there is no such file" in err) == (1, True)
    assert paths(workspace) == {"seeds/good.txt"}


def test_a_pipe_is_refused_without_waiting(workspace):
    os.mkfifo(workspace / "seeds" / "pipe.txt")
    seed(workspace)
    status, _, err = imported(workspace)
    assert (status, "seeds/pipe.txt: not a regular file" in err) == (1, True)
    assert paths(workspace) == {"seeds/good.txt"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_named(workspace):
    seed(workspace).chmod(0)
    status, _, err = imported(workspace)
    assert (status, "seeds/good.txt: cannot be read (Permission denied)" in err) == (1, True)


def test_a_link_that_leads_nowhere_is_named(workspace):
    (workspace / "seeds" / "gone.txt").symlink_to("nowhere.txt")
    status, _, err = imported(workspace)
    assert (status, "seeds/gone.txt: there is no such file" in err) == (1, True)


def test_windows_1251_is_read_as_utf_8_is(workspace):
    russian = (
        "Опубликовано: 12.05.2021 10:00\n\nГубернатор открыл новый порт\n\n"
        "«Мы построим ещё два причала», — сказал губернатор Иван Петров на встрече с мэром города Сергеем Орловым."
        " Он напомнил, что в 2020 году товарооборот вырос на 12% и составил 40 млн долларов.\n"
    )
    path = seed(workspace, "russian.txt", russian.encode("windows-1251"))
    done = timeline(workspace, "read", str(path), "--format", "jsonl")
    told = json.loads(done.stdout)
    assert (told["title"], told["language"]) == ("Губернатор открыл новый порт", "ru")
    assert told["published"]["value"] == "2021-05-12T10:00"
    assert "«Мы построим ещё два причала»" in told["text"]


def test_an_article_without_any_date_says_so(workspace):
    seed(
        workspace,
        content="A port is opened in Riverton\n\n“We have opened the port,” Mayor Tom Brandt said to guests.\n",
    )
    status, out, _ = imported(workspace)
    assert status == 0
    assert "no date" in out
    line = [json.loads(line) for line in (workspace / "events.jsonl").read_text().splitlines()][-1]
    assert "date" not in line
    assert "published" not in line["data"]


def test_a_bad_line_in_the_log_is_named_and_nothing_is_appended(workspace):
    seed(workspace)
    assert imported(workspace)[0] == 0
    log = workspace / "events.jsonl"
    lines = log.read_bytes().splitlines(keepends=True)
    lines[1] = b"{this is no line}\n"
    log.write_bytes(b"".join(lines))
    seed(workspace, "other.txt", GOOD.replace("Riverton", "Easton"))
    status, _, err = imported(workspace)
    assert status == 1
    assert "events.jsonl:2: " in err
    assert log.read_bytes() == b"".join(lines)


def test_two_plugins_that_claim_one_file_are_both_named(workspace):
    seed(workspace)
    plugin(workspace, "first", claims="return Claim('of the first') if 'Lake' in document.text else None")
    plugin(workspace, "second", claims="return Claim('of the second') if 'Lake' in document.text else None")
    seed(workspace, "lake.txt", "Lake\n\nA lake was opened by the mayor on Monday, and all the guests were glad of it.")
    status, _, err = imported(workspace)
    assert status == 1
    assert "seeds/lake.txt: claimed by first (plugins/first.py: of the first) and second (plugins/second.py" in err
    assert paths(workspace) == {"seeds/good.txt"}
    assert timeline(workspace, "import", "--importer", "second", "seeds/lake.txt").exit_code == 0
    assert "seeds/lake.txt" in paths(workspace)


@pytest.mark.parametrize("raised", ["raise ValueError('a bug')", "raise SystemExit(7)", "import sys; sys.exit()"])
def test_a_plugin_that_fails_on_import_is_a_report_and_no_more(workspace, raised):
    seed(workspace)
    (workspace / "plugins" / "odd.py").write_text(f"'''A plugin.'''\n{raised}\n")
    status, _, err = imported(workspace)
    assert status == 1
    assert "error: plugin odd (plugins/odd.py) cannot be loaded: " in err
    assert "(odd.py, line 2)" in err
    assert paths(workspace) == {"seeds/good.txt"}


@pytest.mark.parametrize("raised", ["raise ValueError('a bug')", "raise SystemExit", "return 'yes'", "return [][1]"])
def test_a_plugin_that_fails_to_claim_leaves_the_document_to_others(workspace, raised):
    seed(workspace)
    plugin(workspace, claims=raised)
    status, _, err = imported(workspace)
    assert status == 1
    assert "plugin odd (plugins/odd.py) " in err
    assert "claim seeds/good.txt" in err
    assert paths(workspace) == {"seeds/good.txt"}


@pytest.mark.parametrize(
    "raised",
    [
        "raise ValueError('a bug')",
        "raise SystemExit",
        "return None",
        "return Article(title='x', text=7)",
        "return Article(title='x', text='half \\ud800')",
        "return Article(title='x', text='text', published='2021-01-01')",
        "return read(document)",
    ],
)
def test_a_plugin_that_fails_to_read_has_its_document_rejected_and_named(workspace, raised):
    seed(workspace)
    seed(workspace, "mine.txt", "Mine\n\nThis text is for the plugin, and nobody else will get to read it today.\n")
    plugin(workspace, claims="return Claim('mine') if document.text.startswith('Mine') else None", read=raised)
    status, _, err = imported(workspace)
    assert status == 1
    assert "error: seeds/mine.txt: plugin odd (plugins/odd.py) " in err
    assert "read seeds/mine.txt" in err
    assert paths(workspace) == {"seeds/good.txt"}


@pytest.mark.parametrize(
    ("made", "why"),
    [
        ("title=' ', text='Some text.', published=Stamp(value='2021-02-03', raw='x')", "its title is empty"),
        ("title='A title', text=document.text[-400:]", "nothing on it tells its date"),
        (
            "title='A title', text='Some text.', published=Stamp(value='2021-02-03', raw='x')",
            "what is read of it is far shorter than the page's text",
        ),
        (None, "no such head"),
    ],
)
def test_a_changed_layout_is_told_and_the_generic_importer_reads_meanwhile(workspace, made, why):
    body = "".join(
        f"Trade between the two regions rose by {n}% in 2020, the governor of Riverton said.\n\n" for n in range(30)
    )
    seed(workspace, "mine.txt", f"Mine\n\n3 February 2021\n\nA bridge is opened in Riverton\n\n{body}")
    reading = f"return Article({made})" if made else "raise NotAnArticleError('no such head')"
    plugin(workspace, claims="return Claim('mine') if document.text.startswith('Mine') else None", read=reading)
    path = workspace / "plugins" / "odd.py"
    path.write_text(
        path.read_text().replace("import Article, Claim,", "import Article, Claim, NotAnArticleError, Stamp,")
    )
    status, out, _ = imported(workspace)
    assert status == 0
    assert f"odd@1 claimed the page (mine) but its layout has changed: {why}" in " ".join(out.split())
    assert "text@7: " in out


def test_importing_twice_changes_nothing(workspace):
    seed(workspace)
    assert imported(workspace)[0] == 0
    before = (workspace / "events.jsonl").read_bytes()
    status, out, _ = imported(workspace)
    assert (status, "0 new, 1 known, 0 rejected" in out) == (0, True)
    assert (workspace / "events.jsonl").read_bytes() == before


def test_the_order_of_import_changes_no_event(workspace):
    seed(workspace, "a.txt")
    seed(workspace, "b.txt", GOOD.replace("Riverton", "Easton"))
    assert imported(workspace, "seeds/b.txt")[0] == 0
    assert imported(workspace, "seeds/a.txt")[0] == 0
    found = events(workspace)
    (workspace / "events.jsonl").write_bytes(b"")
    assert imported(workspace)[0] == 0
    assert events(workspace) == found
    assert found


def test_an_import_killed_in_the_middle_is_completed_by_the_next(workspace):
    for number in range(60):
        seed(workspace, f"{number:02}.txt", GOOD.replace("$40 million", f"${number + 1} million"))
    process = subprocess.Popen([TIMELINE, "import"], cwd=workspace, stdout=subprocess.PIPE)
    assert process.stdout is not None
    for _ in range(12):
        process.stdout.readline()
    time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=30)
    left = (workspace / "events.jsonl").read_bytes()
    assert len(paths(workspace) if left.endswith(b"\n") else []) < 60
    assert imported(workspace)[0] == 0
    found = events(workspace)
    assert len(paths(workspace)) == 60
    assert timeline(workspace, "verify").exit_code == 0
    (workspace / "events.jsonl").write_bytes(b"")
    assert imported(workspace)[0] == 0
    assert events(workspace) == found


@pytest.mark.usefixtures("traced_processes")
def test_ctrl_c_leaves_a_whole_log_and_says_how_far_it_came(workspace):
    for number in range(40):
        seed(workspace, f"{number:02}.txt", GOOD.replace("$40 million", f"${number + 1} million"))
    seed(workspace, "stuck.txt", f"STUCK\n\n{GOOD}")  # however soon all others are read, one is left
    mine = "return Claim('it is mine') if 'STUCK' in document.text else None"
    stuck = plugin(workspace, claims=mine, read="import time; time.sleep(600)")
    signal.signal(signal.SIGINT, signal.default_int_handler)  # whom a shell starts behind it is told to ignore it
    process = subprocess.Popen([TIMELINE, "import"], cwd=workspace, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    stopped = re.search(rb"stopped after (\d+), (\d+) left; the log is whole, import again for the rest", err)
    assert stopped
    assert int(stopped[1]) + int(stopped[2]) == 41
    assert timeline(workspace, "verify").exit_code == 0
    assert int(stopped[1]) <= len(paths(workspace)) < 41
    stuck.unlink()
    assert imported(workspace)[0] == 0
    assert len(paths(workspace)) == 41


@pytest.mark.usefixtures("traced_processes")
def test_on_a_terminal_it_is_told_how_far_and_how_long(workspace):
    # The first takes a second, and more are there than are handed out at once: of the others a rate is told.
    plugin(workspace, read=f"import time; time.sleep('SLOW' in document.text); {ARTICLE}")
    for number in range(120):
        seed(workspace, f"{number:03}.txt", f"{'quick' if number else 'SLOW'} {number}\n\n{GOOD}")
    ours, theirs = pty.openpty()
    process = subprocess.Popen([TIMELINE, "import"], cwd=workspace, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    shown = b""
    while True:
        try:
            block = os.read(ours, 65536)
        except OSError:
            break
        shown += block
    os.close(ours)
    assert process.wait(timeout=60) == 0
    assert re.search(rb"\d+ of 120  \d+/s  0:\d\d left", shown)


def test_a_dry_run_appends_nothing(workspace):
    seed(workspace)
    status, out, _ = imported(workspace, "--dry-run")
    assert (status, "1 read, 0 rejected" in out) == (0, True)
    assert (workspace / "events.jsonl").read_bytes() == b""


def test_a_strict_run_appends_all_or_nothing(workspace):
    seed(workspace)
    seed(workspace, "bad.txt", b"")
    status, _, err = imported(workspace, "--strict")
    assert (status, "nothing is appended" in err) == (1, True)
    assert (workspace / "events.jsonl").read_bytes() == b""


def test_standard_input_is_kept_and_imported(workspace):
    done = process(workspace, "import", "-", content=GOOD.encode())
    assert done.returncode == 0
    kept = list((workspace / "seeds").glob("stdin-*.txt"))
    assert [path.read_text() for path in kept] == [GOOD]
    assert paths(workspace) == {f"seeds/{kept[0].name}"}


def test_a_page_from_standard_input_is_kept_as_a_page(workspace):
    page = (
        "<!DOCTYPE html><title>A bridge</title><p>The governors of two regions met in Riverton to speak of trade.</p>"
    )
    assert process(workspace, "import", "-", content=page.encode()).returncode == 0
    assert [path.read_text() for path in (workspace / "seeds").glob("stdin-*.html")] == [page]


def test_an_importer_that_nobody_knows_is_a_wrong_call(workspace):
    seed(workspace)
    status, _, err = imported(workspace, "--importer", "nobody")
    assert (status, "no importer is named 'nobody'; there are " in err) == (2, True)


def test_json_has_one_object_a_document(workspace):
    seed(workspace)
    seed(workspace, "bad.txt", b"")
    status, out, _ = imported(workspace, "--json")
    told = [json.loads(line) for line in out.splitlines()]
    assert status == 1
    assert [(one["path"], one["status"]) for one in told] == [("seeds/bad.txt", "rejected"), ("seeds/good.txt", "new")]
    assert told[1]["importer"] == "text@7"
    assert told[1]["added"] == sum(told[1]["events"].values())


def test_the_same_text_under_other_bytes_is_a_copy(workspace):
    seed(workspace, "a.txt")
    seed(workspace, "b.txt", GOOD + "\n\nShare:\n")
    status, out, _ = imported(workspace)
    assert status == 0
    assert "a copy of" in out
    lines = [json.loads(line) for line in (workspace / "events.jsonl").read_text().splitlines()]
    first, copy = (line for line in lines if line["type"] == "article")
    assert copy["data"]["text_sha256"] == first["data"]["text_sha256"]
    events = [line["id"] for line in lines if line["type"] != "article"]
    assert sorted(first["data"]["events"] + copy["data"]["events"]) == sorted(events)
    shown = timeline(workspace, "show", "--format", "jsonl").stdout
    told = [json.loads(line) for line in shown.splitlines()]
    assert sorted(row["id"] for row in told) == sorted(first["data"]["events"])
    assert {source["path"] for row in told for source in row["sources"]} == {"seeds/a.txt", "seeds/b.txt"}
    assert "0 new, 2 known" in imported(workspace)[1]


def test_files_of_names_in_any_script_are_imported(workspace):
    seed(workspace, "статья № 1.txt")
    assert imported(workspace)[0] == 0
    assert paths(workspace) == {"seeds/статья № 1.txt"}
