"""Lines that say anything, under ids and seals that are right: every view goes on, names those it leaves out, and what
bricks can be taken back."""

import random
from copy import deepcopy

import pytest
from click.testing import CliRunner

from tests.views.story import tyrol
from timeline import codec, log
from timeline.faces.cli import timeline
from timeline.faces.safe_text import UNSAFE

ODD = (
    None,
    5,
    -1.5,
    "",
    "x",
    "2022-13-45",
    [],
    {},
    True,
    [None],
    ["a", 5],
    {"a": {"b": []}},
    "\u202e\x1b[31m",
    2**63,
    [[]],
)
VIEWS = (
    ("show",),
    ("show", "--format", "json"),
    ("show", "--region", "AT-7", "--grep", "x", "--since", "2020", "--limit", "5"),
    ("show", "--format", "csv", "--as-of", "2022-01-01"),
    ("show", "--format", "md", "--known-at", "2024"),
    ("pledges",),
    ("pledges", "--format", "json", "--overdue"),
    ("pledges", "--type", "agreement", "--type", "meeting"),
    ("figures",),
    ("figures", "--series"),
    ("figures", "--format", "csv"),
    ("articles",),
    ("articles", "--format", "json"),
    ("review", "--list"),
    ("status",),
    ("due",),
    ("log", "--peek"),
)


def signed(line):
    """Return a line with the id and the seal that are right for what it says."""
    line = {**line, "id": codec.content_id(line)}
    return {**line, "seal": codec.seal_of(line)} if "seal" in line else line


def paths(value, at=()):
    yield at
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from paths(inner, (*at, key))


def odd(line, path, value):
    made = deepcopy(line)
    inner = made
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return made


def odd_lines(lines, count, seed):
    chance = random.Random(seed)
    every = [(line, path) for line in lines for path in paths(line) if path and path[0] not in ("id", "seal", "v")]
    found = []
    while len(found) < count:
        line, path = chance.choice(every)
        try:
            found.append(signed(odd(line, path, chance.choice(ODD))))
        except (codec.LineError, TypeError, OverflowError):
            continue
    return found


def called(place, arguments):
    done = CliRunner().invoke(timeline, ["-C", str(place.root), *arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), (arguments, repr(done.exception))
    assert "\x1b" not in done.output
    return done


def written(place, lines):
    place.log.write_bytes(b"".join(codec.canonical(line) + b"\n" for line in lines))


@pytest.mark.parametrize("seed", range(2))
def test_every_view_goes_on_whatever_lines_say(workspace, seed):
    story = tyrol()
    more = odd_lines(story.lines, 200, seed)
    written(workspace, [*story.lines, *more])
    for arguments in VIEWS:
        done = called(workspace, arguments)
        assert done.exit_code == 1, arguments
        assert "it is left out" in done.stderr
    for line in more[::10]:
        called(workspace, ("why", line["id"]))
    report = log.verify(workspace.log)
    assert not any(flaw.kind == "altered" for flaw in report.findings)


@pytest.mark.parametrize("key", ["id", "article"])
@pytest.mark.parametrize("kind", ["article", "pledge", "statement"])
def test_what_stands_where_an_id_should_reaches_no_terminal(workspace, kind, key):
    story = tyrol()
    line = next(line for line in story.lines if line["type"] == kind)
    made = {**line, key: "\u202e\x1b[31m\x9b2J"}
    written(workspace, [*story.lines, made if key == "id" else signed(made)])
    for arguments in (*VIEWS, ("articles", "--history"), ("show", "--brief"), ("log", "--peek", "--brief")):
        done = called(workspace, arguments)
        assert not UNSAFE.search(done.output.replace("\n", "")), arguments


def test_a_line_that_bricks_can_be_taken_back(workspace):
    story = tyrol()
    article = next(line for line in story.lines if line["type"] == "article")
    brick = signed(odd(article, ("data", "title"), 5))
    written(workspace, [*story.lines, brick])
    before = called(workspace, ("show", "--format", "json"))
    assert f"events.jsonl:{len(story.lines) + 1}: not a line of the log: " in before.stderr
    assert "data.title" in before.stderr
    assert before.exit_code == 1
    assert "data.title" in called(workspace, ("verify",)).stderr
    (workspace.seeds / "page.txt").write_text("A bridge\n\n3 May 2021\n\nThe bridge was opened.\n")
    refused = called(workspace, ("import",))
    assert (refused.exit_code, "data.title" in refused.stderr) == (1, True)
    done = called(workspace, ("retract", brick["id"], "--reason", "no title", "--yes"))
    assert done.exit_code == 0, done.output
    after = called(workspace, ("show", "--format", "json"))
    assert (after.exit_code, after.stdout, after.stderr) == (0, before.stdout, "")
    assert called(workspace, ("verify",)).exit_code == 0
    assert called(workspace, ("import",)).exit_code == 0


def test_a_line_that_nothing_decodes_can_be_taken_back_if_it_is_as_it_was_written(workspace):
    story = tyrol()
    event = next(line for line in story.lines if line["type"] == "pledge")
    brick = signed(odd(event, ("regions",), 5))
    forged = {**brick, "id": "0" * 32}
    for line, settled in ((brick, 0), (forged, 1)):
        written(workspace, [line, *story.lines])
        assert f"events.jsonl:1: {'' if settled else line['id']}" in called(workspace, ("verify",)).stderr
        assert called(workspace, ("show",)).exit_code == 1
        assert called(workspace, ("retract", line["id"], "--reason", "no regions", "--yes")).exit_code == 0
        assert called(workspace, ("show",)).exit_code == 0
        checked = called(workspace, ("verify",))
        assert (checked.exit_code, checked.stderr.count("events.jsonl:")) == (settled, settled)


def test_a_line_that_was_edited_is_shown_with_a_warning(workspace):
    raw = workspace.log.read_bytes()
    workspace.log.write_bytes(raw.replace(b" says pledge ", b" said pledge ", 1))
    for arguments in (("show",), ("pledges",), ("articles",)):
        done = called(workspace, arguments)
        assert done.exit_code == 1
        assert "altered, its id or its seal is not that of its content; it is shown as it stands" in done.stderr
