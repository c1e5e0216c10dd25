"""`timeline parts`: what is read archive by archive is, together, what is read at once."""

import gzip
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import chdir
from itertools import permutations
from time import sleep

import msgspec
import pytest
from click.testing import CliRunner

from tests.crawled import LATER, OWN, bridge, crawl, depot, record, two_crawls
from timeline import codec
from timeline.app.parts.making import part_maker, part_of
from timeline.app.parts.manifest import Manifest, NotPartsError, sealed
from timeline.app.parts.union import put_together
from timeline.faces.cli import timeline as cli
from timeline.workspace import Workspace, create

UNCOVERED = ("recorded", "by", "prev", "seal")


def timeline(*arguments, cwd):
    with chdir(cwd):
        return CliRunner().invoke(cli, [*map(str, arguments)], env={"NO_COLOR": "1", "COLUMNS": "100"})


def told(log):
    """The lines of a log, without what the log or the copy gave them."""
    lines = map(codec.as_written, log.read_bytes().splitlines())
    return {codec.canonical(_covered(line)) for line in lines}


def _covered(line):
    kept = {key: line[key] for key in line if key not in UNCOVERED}
    kept["data"] = {key: value for key, value in line["data"].items() if key not in line.get("apart", ())}
    return kept


def shown(out):
    """The events that are shown of a log."""
    done = timeline("-C", out, "show", "--format", "jsonl", cwd=out)
    return [json.loads(line) for line in done.stdout.splitlines()]


def files(out):
    """All bytes of parts and of the log they are."""
    return {path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.suffix in (".json", ".jsonl")}


@pytest.fixture(scope="module")
def crawls(tmp_path_factory):
    return two_crawls(tmp_path_factory.mktemp("crawls"))


@pytest.fixture(scope="module")
def made(crawls, tmp_path_factory):
    """The parts of two crawls, and what was said as they were made."""
    out = tmp_path_factory.mktemp("made") / "out"
    done = timeline("parts", *crawls, "--out", out, cwd=out.parent)
    assert done.exit_code == 0, done.output
    return out, done.stdout


@pytest.fixture
def parts(made, tmp_path):
    """A copy of the parts that a test may alter."""
    out = tmp_path / "out"
    for name, raw in files(made[0]).items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_bytes(raw)
    return out


def manifests(out):
    return {told["archive"]: told for told in (json.loads(path.read_text()) for path in (out / "parts").glob("*.json"))}


def test_parts_together_are_what_a_local_import_of_the_same_archives_makes(crawls, made, tmp_path):
    out, _ = made
    for number, order in enumerate(permutations(crawls)):
        space = create(tmp_path / f"space {number}")
        for archive in order:
            assert timeline("import", archive, cwd=space.root).exit_code == 0
        assert told(space.log) == told(out / "events.jsonl")
    ids = [codec.decode(line).id for line in (out / "events.jsonl").read_bytes().splitlines()]
    assert len(ids) > len(set(ids))  # a document that two archives have stands in both parts


def test_a_document_has_one_line_id_from_an_archive_and_from_a_file_wherever_it_lies(made, tmp_path):
    space = create(tmp_path / "space")
    (space.seeds / "here.html").write_bytes(bridge(url=OWN))
    (space.seeds / "there").mkdir()
    (space.seeds / "there/other name.html").write_bytes(bridge(url=OWN))
    done = timeline("import", cwd=space.root)
    assert "1 new, 1 known" in done.stdout
    assert told(space.log) < told(made[0] / "events.jsonl")


def test_the_same_archives_give_the_same_bytes_in_whatever_order_and_however_often(crawls, made, tmp_path):
    for number, order in enumerate(([1, 0], [0, 1, 0])):
        out = tmp_path / f"out {number}"
        with part_maker(out, jobs=1 + number) as maker:
            done = [maker.make(crawls[at]).made for at in order]
        assert done == [True, True, False][: len(order)]
        assert put_together(Workspace(out), print).made
        assert files(out) == files(made[0])
    renamed = tmp_path / "by another name.warc.gz"
    renamed.write_bytes(crawls[0].read_bytes())
    assert not part_of(renamed, out).made
    assert not put_together(Workspace(out), print).made


def test_what_is_told_of_parts(made):
    out, said = made
    assert said.splitlines()[0].startswith("one.warc.gz: 3 articles, ")
    assert said.splitlines()[-1].startswith("2 parts together, ")
    told = manifests(out)["one.warc.gz"]
    assert (told["state"], told["why"], told["articles"], told["rejected"]) == ("whole", [], 3, 0)
    assert sum(told["read_by"].values()) == 3
    lines = [codec.decode(raw) for raw in (out / "parts" / told["lines"]).read_bytes().splitlines()]
    assert told["events"] == sum(line.type != "article" for line in lines)
    articles = [line for line in lines if line.type == "article"]
    assert told["head"] == articles[-1].seal
    assert [line.recorded for line in articles] == [
        "2021-03-04T10:00:00Z",
        "2021-03-04T11:00:00Z",
        "2021-03-04T10:00:00Z",
    ]
    assert {line.by for line in articles} == {"timeline parts"}
    assert articles[0].path == f"one.warc.gz/{1:032x}"
    later = (out / "parts" / manifests(out)["two.warc.gz"]["lines"]).read_bytes().splitlines()
    assert [line.recorded for line in map(codec.decode, later) if line.type == "article"] == [
        "2021-04-01T09:00:00.250000Z",
        "2021-04-01T09:00:00Z",
    ]


def test_every_view_works_on_parts_and_nothing_is_written_there(made, tmp_path):
    out, _ = made
    assert "parts: 2 parts, 2 whole" in timeline("verify", out, cwd=tmp_path).stdout
    events = shown(out)
    shares = [row["data"]["change"]["percent"] for row in events if row["type"] == "figure" and "change" in row["data"]]
    assert shares == [14, 12]  # of two versions at one address the later one, and what another paper still has
    for view in (["pledges"], ["figures"], ["articles"], ["log"], ["why", events[0]["id"]], ["status"]):
        done = timeline("-C", out, *view, cwd=tmp_path)
        assert done.exit_code == 0, done.output
    before = files(out)
    for call in (["retract", events[0]["id"], "--reason", "x"], ["import", tmp_path]):
        (tmp_path / "page.html").write_bytes(depot(url=LATER, footer="Again."))
        done = timeline("-C", out, *call, cwd=tmp_path)
        assert done.exit_code == 2
        assert "made of parts" in done.stderr
        assert "timeline init mine && cat" in done.stderr
    assert files(out) == before
    assert not (out / "seeds").exists()
    own = create(tmp_path / "mine")
    with own.log.open("ab") as log:
        log.write((out / "events.jsonl").read_bytes())
    assert timeline("retract", events[0]["id"], "--reason", "x", cwd=own.root).exit_code == 0
    assert timeline("verify", cwd=own.root).exit_code == 0


def test_a_copy_is_shown_once_with_both_its_sources(tmp_path):
    archive = crawl(
        tmp_path / "copies.warc.gz",
        record(1, OWN, bridge(url=OWN)),
        record(2, OWN, bridge(url=OWN), when="2021-05-05T10:00:00Z"),
        record(3, "https://isar.example/b", bridge(url="https://isar.example/b", footer="Isar Daily.")),
    )
    out = tmp_path / "out"
    assert timeline("parts", archive, "--out", out, cwd=tmp_path).exit_code == 0
    events = shown(out)
    promised = [row["quote"] for row in events if row["type"] == "pledge"]
    assert promised
    assert len(promised) == len(set(promised))
    sources = [{source["url"] for source in row["sources"]} for row in events]
    assert sources == [{OWN, "https://isar.example/b"}] * len(events)
    assert manifests(out)["copies.warc.gz"]["articles"] == 2  # the same page fetched twice is one
    every = map(codec.decode, (out / "events.jsonl").read_bytes().splitlines())
    (other,) = {line.id for line in every if line.type == "pledge"} - {row["id"] for row in events}
    told = timeline("-C", out, "why", other, cwd=tmp_path)
    (first,) = (row["id"] for row in events if row["type"] == "pledge")
    assert "of a copy" in told.stdout
    assert f"it is shown as {first[:7]}" in " ".join(told.stdout.split())


def test_a_damaged_archive_is_named_and_the_others_are_done(crawls, tmp_path):
    whole = crawls[0].read_bytes()
    (tmp_path / "cut.warc.gz").write_bytes(whole[: len(whole) - 200])
    (tmp_path / "odd.warc.gz").write_bytes(gzip.compress(b"a text, and no archive\n" * 40))
    (tmp_path / "odd.html").write_bytes(bridge(url=OWN))
    (tmp_path / "none.warc.gz").write_bytes(b"")
    out = tmp_path / "out"
    named = ["cut.warc.gz", "odd.warc.gz", "odd.html", "gone.warc.gz", "none.warc.gz", tmp_path, crawls[1]]
    done = timeline("parts", *named, "--out", out, cwd=tmp_path)
    assert done.exit_code == 1
    assert "Traceback" not in done.output
    for why in (
        "cut.warc.gz: damaged: ",
        "odd.warc.gz: is no WARC or ARC file",
        "odd.html: is no WARC or ARC file by its name",
        "gone.warc.gz: there is no such file",
        "none.warc.gz: is no WARC or ARC file",
        f"{tmp_path}: is no file",
    ):
        assert why in done.stderr
    assert {name: told["state"] for name, told in manifests(out).items()} == {
        "cut.warc.gz": "damaged",
        "two.warc.gz": "whole",
    }
    assert manifests(out)["cut.warc.gz"]["articles"] >= 2
    assert "2 parts, 1 whole, 0 partial, 1 damaged" in timeline("verify", out, cwd=tmp_path).stdout
    again = timeline("parts", "cut.warc.gz", crawls[1], "--out", out, cwd=tmp_path)
    assert (again.exit_code, again.stdout.count("made before")) == (1, 2)


def test_pages_without_a_time_have_that_of_those_before_them(tmp_path):
    archive = crawl(
        tmp_path / "undated.warc.gz",
        record(1, OWN, bridge(url=OWN), when=None),
        record(2, LATER, depot(url=LATER), when="2022-01-01T00:00:00Z"),
        record(3, LATER, depot(url=LATER, footer="x"), when=None),
    )
    part = part_of(archive, tmp_path / "out").manifest
    lines = map(codec.decode, (tmp_path / "out/parts" / part.lines).read_bytes().splitlines())
    recorded = [line.recorded for line in lines if line.type == "article"]
    assert recorded == ["1970-01-01T00:00:00Z", "2022-01-01T00:00:00Z", "2022-01-01T00:00:00Z"]


def altered_manifest(out, path):
    told = json.loads(path.read_bytes())
    path.write_text(json.dumps({**told, "articles": 99}))


def resealed_for_another(out, path):
    told = {**json.loads(path.read_bytes()), "lines": "../../etc/passwd"}
    path.write_bytes(sealed(msgspec.convert(told, Manifest)))


def lost_lines(out, path):
    (out / "parts" / json.loads(path.read_bytes())["lines"]).unlink()


def altered_lines(out, path):
    lines = out / "parts" / json.loads(path.read_bytes())["lines"]
    lines.write_bytes(lines.read_bytes().replace(b"Innsbruck", b"Innsbrick"))


@pytest.mark.parametrize("alter", [altered_manifest, resealed_for_another, lost_lines, altered_lines])
def test_a_part_that_is_not_as_it_was_made_is_named_and_made_anew_once_it_is_deleted(alter, crawls, parts, tmp_path):
    path = next((parts / "parts").glob("*.json"))
    alter(parts, path)
    checked = timeline("verify", parts, cwd=tmp_path)
    assert checked.exit_code == 1
    assert path.name in checked.stderr
    before = (parts / "events.jsonl").read_bytes()
    (parts / "parts.json").write_bytes(b"{}")  # as where another part has come since
    done = timeline("parts", *crawls, "--out", parts, cwd=tmp_path)
    assert done.exit_code == 1
    assert path.name in done.stderr
    assert "delete it, and timeline parts makes the part anew" in done.stderr
    assert (parts / "events.jsonl").read_bytes() == before
    path.unlink()
    assert timeline("parts", *crawls, "--out", parts, cwd=tmp_path).exit_code == 0
    assert timeline("verify", parts, cwd=tmp_path).exit_code == 0


def test_a_log_that_is_not_of_its_parts_is_named_and_made_anew(made, parts, tmp_path):
    log = parts / "events.jsonl"
    log.write_bytes(b"".join(sorted(log.read_bytes().splitlines(keepends=True))))
    checked = timeline("verify", parts, cwd=tmp_path)
    assert (checked.exit_code, "is not what its parts are together" in checked.stderr) == (1, True)
    (parts / "parts.json").write_bytes(b"{}")
    assert "made anew" in timeline("parts", "--out", parts, cwd=tmp_path).stdout
    assert files(parts) == files(made[0])


def test_another_directory_is_left_alone(tmp_path, crawls):
    space = create(tmp_path / "space")
    file = tmp_path / "file"
    file.write_bytes(b"")
    for out in (space.root, file):
        done = timeline("parts", crawls[0], "--out", out, cwd=tmp_path)
        assert (done.exit_code, "name a directory of parts" in done.stderr) == (2, True)
    (tmp_path / "linked").mkdir()
    (tmp_path / "linked/parts").symlink_to(space.root)
    (tmp_path / "linked/parts.json").write_bytes(b"{}")
    with pytest.raises(NotPartsError, match="no folder parts/ of its own"):
        part_of(crawls[0], tmp_path / "linked")
    (tmp_path / "his/parts").mkdir(parents=True)
    with pytest.raises(NotPartsError, match="holds something else"):
        part_of(crawls[0], tmp_path / "his")


def test_many_at_once_make_the_same_as_one(crawls, made, tmp_path):
    out = tmp_path / "out"
    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(lambda archive: part_of(archive, out), [*crawls, *crawls]))
    assert {part.manifest.archive for part in done} == {"one.warc.gz", "two.warc.gz"}
    put_together(Workspace(out), print)
    assert files(out) == files(made[0])


def test_importers_of_another_version_make_a_part_anew(crawls, parts):
    told = manifests(parts)["one.warc.gz"]
    path = parts / "parts" / f"{told['sha256'][:16]}.json"
    path.write_bytes(sealed(msgspec.convert({**told, "offered": {"importers": ["html@1"]}}, Manifest)))
    part = part_of(crawls[0], parts)
    assert (part.made, json.loads(path.read_bytes())) == (True, told)


POINTS = int(os.environ.get("KILLED_AT", "4"))  # how many of the places are tried; soak tries all
# Counts what is written below a folder, and is killed at one of these places by the signal that nobody catches.
CHILD = """
import os, signal, sys
at, root, told = int(sys.argv[1]), sys.argv[2], sys.argv[3]
seen, parent = 0, os.getpid()
def heard(event, args):
    global seen
    opened = event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR)
    if (opened or event in ("os.rename", "os.remove", "os.mkdir")) and os.getpid() == parent and root in str(args[0]):
        seen += 1
        if seen == at:
            os.kill(parent, signal.SIGKILL)
from timeline.faces.cli import timeline
sys.addaudithook(heard)
try:
    timeline(sys.argv[4:], standalone_mode=False)
except SystemExit:
    pass
open(told, "w").write(str(seen))
"""


def test_whoever_is_killed_while_parts_are_made_goes_on_to_the_same(tmp_path, crawls):
    count = tmp_path / "count"
    whole = tmp_path / "out 0"

    def killed_at(place, out):
        call = ["parts", str(crawls[1]), "--out", str(out)]
        child = [sys.executable, "-c", CHILD, str(place), str(out), str(count), *call]
        return subprocess.run(child, capture_output=True, text=True, check=False, cwd=tmp_path)

    assert killed_at(0, whole).returncode == 0
    places = int(count.read_text())
    assert places > 10
    step = max(1, places // POINTS)
    for place in range(step, places + 1, step):
        out = tmp_path / f"out {place}"
        assert killed_at(place, out).returncode == -9
        for _ in range(100):  # a process that read for the one that was killed may have its file open a moment longer
            assert timeline("parts", crawls[1], "--out", out, cwd=tmp_path).exit_code == 0
            if not list(out.rglob(".*.part")):
                break
            sleep(0.1)
        assert files(out) == files(whole)
