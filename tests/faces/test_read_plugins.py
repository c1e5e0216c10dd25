"""`timeline read` and `timeline plugins`, through the real command."""

import json

import pytest

from tests.faces.test_import_robust import GOOD, seed, timeline, workspace  # noqa: F401 - a fixture

PAGE = """<!DOCTYPE html><html lang="en"><head><title>A bridge</title>
<link rel="canonical" href="https://herald.example/bridge"><meta name="date" content="2021-05-03"></head><body>
<article><h1>A bridge is opened in Riverton</h1>
<p>The governors of two regions met in Riverton to speak of trade, and the talks went on until the evening.</p>
<p>“We will build a bridge together,” Governor Anna Keller told reporters when the meeting was over.</p></article>"""


def test_read_gives_one_object_a_document(workspace):  # noqa: F811
    seed(workspace)
    seed(workspace, "page.html", PAGE)
    done = timeline(workspace, "read", "seeds", "--format", "jsonl")
    good, page = map(json.loads, done.stdout.splitlines())
    assert done.exit_code == 0
    assert (good["path"], good["importer"], good["url"]) == ("seeds/good.txt", "text@7", None)
    assert good["reason"] == "a plain text that no source's importer claims"
    assert good["published"] == {"value": "2021-02-03T10:15:00", "raw": "Posted: 03.02.2021 10:15:00"}
    assert good["text"].startswith("“We will build two new berths")
    assert {event["type"] for event in good["events"]} >= {"pledge", "figure"}
    assert (page["importer"], page["title"], page["url"]) == (
        "html@7",
        "A bridge is opened in Riverton",
        "https://herald.example/bridge",
    )
    assert not (workspace / "events.jsonl").read_bytes()


@pytest.mark.parametrize("form", ["table", "json"])
def test_read_shows_a_page_to_people_and_an_array_to_machines(workspace, form):  # noqa: F811
    path = seed(workspace, content=GOOD + "\x1b[31mred\n")
    done = timeline(workspace, "read", str(path), "--format", form)
    assert done.exit_code == 0
    assert "\x1b" not in done.stdout
    assert "Governor visits the port of Riverton" in done.stdout


def test_read_works_without_a_workspace_and_from_standard_input(tmp_path):
    done = timeline(tmp_path, "read", "-", "--format", "jsonl", content=GOOD.encode())
    assert (done.exit_code, json.loads(done.stdout)["title"]) == (0, "Governor visits the port of Riverton")


def test_read_names_what_it_cannot_read_and_reads_the_rest(workspace):  # noqa: F811
    seed(workspace)
    seed(workspace, "empty.txt", b"")
    done = timeline(workspace, "read", "seeds", "nothing", "--format", "jsonl")
    assert done.exit_code == 1
    assert len(done.stdout.splitlines()) == 1
    assert "seeds/empty.txt: the file is empty" in done.stderr
    assert "nothing: there is no such file" in done.stderr


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "md"])
def test_plugins_are_listed(workspace, form):  # noqa: F811
    done = timeline(workspace, "plugins", "list", "--format", form)
    assert done.exit_code == 0
    for name in ("belta", "html", "text", "udf"):
        assert name in done.stdout


def test_a_broken_plugin_is_listed_as_a_fault(workspace):  # noqa: F811
    (workspace / "plugins" / "bad.py").write_text("1 / 0")
    done = timeline(workspace, "plugins", "list")
    assert (done.exit_code, "error: plugin bad (plugins/bad.py) cannot be loaded" in done.stderr) == (1, True)


SAMPLES = {"sample.txt": GOOD.replace("Posted: ", "Riverton Herald\nFiled under trade\nDate: "), "sample.html": PAGE}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_new_plugin_is_made_from_a_sample_in_a_few_steps(workspace, name):  # noqa: F811
    (workspace / name).write_text(SAMPLES[name])
    done = timeline(workspace, "plugins", "new", "herald", "--sample", name)
    assert (done.exit_code, done.stderr) == (0, "")
    expected = next((workspace / "tests" / "plugins" / "herald").glob("*.jsonl"))
    expected.unlink()
    before = timeline(workspace, "plugins", "test", "herald")
    assert (before.exit_code, "write it with --accept" in before.stderr) == (1, True)
    assert timeline(workspace, "plugins", "test", "herald", "--accept").exit_code == 0
    after = timeline(workspace, "plugins", "test")
    assert (after.exit_code, after.stderr) == (0, "")
    assert "1 sample, 0 faults" in after.stdout
    read = timeline(workspace, "read", name, "--format", "jsonl")
    assert json.loads(read.stdout)["importer"] == "herald@1"
    expected.write_bytes(expected.read_bytes().replace(b'"pledge', b'"pledgx'))
    assert timeline(workspace, "plugins", "test").exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "status", "why"),
    [
        (("Bad Name", "--sample", "seeds/good.txt"), 2, "cannot be a plugin's name"),
        (("sb2", "--sample", "seeds/plain.txt"), 1, "nothing in it is its site's alone"),
        (("sb2", "--sample", "absent.txt"), 1, "cannot be read"),
    ],
)
def test_what_no_plugin_can_be_made_of_is_said(workspace, arguments, status, why):  # noqa: F811
    seed(workspace)
    seed(workspace, "plain.txt", "A sentence that stands alone, and has no head above it to tell anything at all by.")
    done = timeline(workspace, "plugins", "new", *arguments)
    assert (done.exit_code, why in done.stderr) == (status, True)


def test_an_installed_source_that_is_named_needs_a_sample_too(workspace):  # noqa: F811
    done = timeline(workspace, "plugins", "test", "sb")
    assert (done.exit_code, "sb has no sample in tests/plugins/sb/" in done.stderr) == (1, True)
    assert timeline(workspace, "plugins", "test").exit_code == 0


def test_a_plugin_that_claims_strangers_is_wrong(workspace):  # noqa: F811
    (workspace / "sample.txt").write_text(SAMPLES["sample.txt"])
    timeline(workspace, "plugins", "new", "herald", "--sample", "sample.txt")
    path = workspace / "plugins" / "herald.py"
    path.write_text(path.read_text().replace(", least=1", "").replace("Date: ", "Posted: "))
    done = timeline(workspace, "plugins", "test", "herald")
    assert (done.exit_code, "herald claims what is not its own: zm-posted-clock.txt (" in done.stderr) == (1, True)


def test_a_source_without_a_sample_fails(workspace):  # noqa: F811
    (workspace / "sample.txt").write_text(SAMPLES["sample.txt"])
    timeline(workspace, "plugins", "new", "herald", "--sample", "sample.txt")
    for path in (workspace / "tests" / "plugins" / "herald").iterdir():
        path.unlink()
    done = timeline(workspace, "plugins", "test")
    assert (done.exit_code, "herald has no sample in tests/plugins/herald/" in done.stderr) == (1, True)
