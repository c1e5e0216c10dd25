"""What is known is only counted and not read again, while nothing has changed; what lies outside is copied inside."""

import json

import pytest

from tests.faces.conftest import Caller
from timeline.intake.run.workers import Readers
from timeline.workspace import create

ARTICLE = """Isar Gazette

Published: 04.05.2021

Tyrol builds {}

“We will build {} by 2024,” Governor Anna Keller said.
"""
PLUGIN = """
from timeline.intake.plugin import Importer, Layout, Source, hookimpl, skip, stamp, title

SOURCE = Source(
    name="isar",
    version=1,
    layouts=(
        Layout(head=(skip(r"Isar Gazette"), stamp("published", r"Published: (?P<stamp>\\d+\\.\\d+\\.\\d+)"), title())),
    ),
)


@hookimpl
def timeline_importers() -> tuple[Importer, ...]:
    return (SOURCE,)
"""


@pytest.fixture
def space(tmp_path):
    call = Caller(create(tmp_path / "space"))
    for number, what in enumerate(("a bridge", "a school", "a road")):
        (call.workspace.seeds / f"{number}.txt").write_text(ARTICLE.format(what, what), encoding="utf-8")
    return call


@pytest.fixture
def reads(monkeypatch):
    """Counts the documents that are handed to who reads."""
    handed = []

    def counting(self, sources):
        for source in sources:
            handed.append(source.path)
            yield from read(self, [source])

    read = Readers.read
    monkeypatch.setattr(Readers, "read", counting)
    return handed


def test_what_is_new_is_told_and_what_is_known_is_counted(space, reads):
    assert space.out("import").count("new   seeds/") == 3
    assert space.out("import") == "0 new, 3 known, 0 rejected; events: 0 new, 6 known\n"
    assert len(reads) == 3
    told = [json.loads(line) for line in space.out("import", "--json").splitlines()]
    assert [(one["status"], one["path"], one["present"]) for one in told] == [
        ("known", f"seeds/{number}.txt", 2) for number in range(3)
    ]


def test_only_what_has_changed_is_read_again(space, reads):
    space("import")
    (space.workspace.seeds / "1.txt").write_text(ARTICLE.format("a tunnel", "a tunnel"), encoding="utf-8")
    out = space.out("import")
    assert reads[3:] == ["seeds/1.txt"]
    assert "new   seeds/1.txt" in out
    assert "1 new, 2 known" in out


def test_all_is_read_again_where_an_importer_is_new_or_named(space, reads):
    space("import")
    (space.workspace.plugins / "isar.py").write_text(PLUGIN)
    assert "3 new, 0 known" in space.out("import")
    assert len(reads) == 6
    assert space.out("import").startswith("0 new, 3 known")
    space("import", "--importer", "isar")
    assert len(reads) == 9


DATED = """Isar Gazette

Published: 04.05.2021

Tyrol builds a bridge

“We will build a bridge by 2024,” Governor Anna Keller said.

“We will build a school next year,” Governor Anna Keller said.
"""


def as_read_by(space, version, drop=""):
    told = PLUGIN.replace("version=1", f"version={version}").replace("title()))", f"title()), drop=({drop}))")
    (space.workspace.plugins / "isar.py").write_text(told)
    return space.out("import")


def dates_of(space, *which):
    return {row["type"]: row.get("date") for row in space.json("show", "--grep", *which)}


def test_what_only_a_newer_reading_finds_is_dated_by_the_corrected_day(space):
    for path in space.workspace.seeds.iterdir():
        path.unlink()
    (space.workspace.seeds / "a.txt").write_text(DATED, encoding="utf-8")
    as_read_by(space, 1, 'r".* school .*",')
    space("correct", "seeds/a.txt", "published", "2021-06-10", "--yes")
    assert dates_of(space, "bridge")["pledge"] == "2021-06-10"
    assert not space.json("show", "--grep", "school")
    assert space.out("import").startswith("0 new, 1 known")
    assert "1 new" in as_read_by(space, 2)
    assert dates_of(space, "school")["pledge"] == dates_of(space, "bridge")["pledge"] == "2021-06-10"
    (school,) = space.json("pledges", "--grep", "school")
    assert school["deadline"] == "2022-12-31"
    (article,) = space.json("articles")
    assert article["date"] == "2021-06-10"
    assert space.out("import").startswith("0 new, 1 known")
    space("correct", "seeds/a.txt", "published", "2022-07-01", "--yes")
    assert "1 new" in as_read_by(space, 3)
    (school,) = space.json("pledges", "--grep", "school")
    assert (school["date"], school["deadline"]) == ("2022-07-01", "2023-12-31")
    space("import", "--date", "2021-08-02", str(space.workspace.seeds / "a.txt"))
    assert json.loads(space.workspace.log.read_bytes().splitlines()[-1])["data"]["stated"]["published"] == "2021-08-02"
    space("verify")


def test_a_line_that_the_log_has_lost_is_made_again(space, reads):
    space("import")
    whole = space.workspace.log.read_bytes()
    space.workspace.log.write_bytes(b"")
    assert "3 new, 0 known" in space.out("import")
    assert len(reads) == 6
    assert len(space.workspace.log.read_bytes().splitlines()) == len(whole.splitlines())


def test_after_a_rebuild_all_is_read_again_and_is_known(space, reads):
    space("import")
    space("rebuild")
    assert space.out("import").startswith("0 new, 3 known")
    assert len(reads) == 6


@pytest.mark.parametrize("form", [[], ["--strict"], ["--dry-run"]])
def test_the_ways_to_import_agree_on_what_is_known(space, form):
    space("import", *form)
    assert space.out("import", "--strict").startswith("0 new, 3 known" if form != ["--dry-run"] else "new ")


def test_what_lies_outside_is_copied_into_seeds(space, tmp_path):
    outside = tmp_path / "down loads" / "../x y.txt"
    (tmp_path / "down loads").mkdir()
    outside.write_text(ARTICLE.format("a dam", "a dam"), encoding="utf-8")
    assert "nothing appended" in space.out("import", "--dry-run", str(outside))
    assert len(list(space.workspace.seeds.iterdir())) == 3
    out = space.out("import", str(outside))
    (kept,) = [path for path in space.workspace.seeds.iterdir() if path.name.startswith("x-y-")]
    assert f"new   seeds/{kept.name}" in out
    assert kept.read_bytes() == outside.read_bytes()
    outside.unlink()
    (row,) = space.json("articles", "--grep", "dam")
    assert row["path"] == f"seeds/{kept.name}"
    assert "In its article" in space.out("why", space.json("show", "--grep", "dam")[0]["id"])
    assert "3 new, 1 known" in space.out("import")


def lines_of(call, identity):
    """All lines of one id, as they stand in the log."""
    lines = map(json.loads, call.workspace.log.read_text().splitlines())
    return [line for line in lines if line["id"] == identity]


def test_a_document_that_was_moved_is_found_where_it_lies_now(space, reads):
    space("import")
    seeds = space.workspace.seeds
    (first,) = {row["id"] for row in space.json("articles") if row["path"] == "seeds/1.txt"}
    (seeds / "old").mkdir()
    (seeds / "1.txt").rename(seeds / "old/one.txt")
    assert "1 new, 2 known" in space.out("import")
    assert len(reads) == 4
    assert len(lines_of(space, first)) == 2
    event = next(row for row in space.json("show") if row["sources"][0]["path"] == "seeds/1.txt")
    assert "In its article" in space.out("why", event["id"])
    assert "documents: 3 read again, 0 gone" in space.out("verify", "--documents")
    assert "builds a school" in space.out("open", event["id"])
    size = space.workspace.log.stat().st_size
    (seeds / "a copy.txt").write_bytes((seeds / "old/one.txt").read_bytes())
    space("rebuild")
    for _ in range(2):
        assert "0 new, 4 known" in space.out("import")
    assert space.workspace.log.stat().st_size == size
    (earliest,) = {row["recorded"] for row in space.json("articles") if row["id"] == first}
    assert earliest < max(line["recorded"] for line in lines_of(space, first))


def test_what_is_rejected_outside_is_not_copied(space, tmp_path):
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG" + bytes(99))
    assert "picture" in space.err("import", str(tmp_path / "picture.txt"), status=1)
    assert len(list(space.workspace.seeds.iterdir())) == 3


def test_seeds_that_lead_elsewhere_are_not_written_to(space, tmp_path):
    outside = tmp_path / "x.txt"
    outside.write_text(ARTICLE.format("a dam", "a dam"), encoding="utf-8")
    space.workspace.seeds.rename(tmp_path / "other")
    space.workspace.seeds.symlink_to(tmp_path / "other")
    assert "cannot be copied" in space.err("import", str(outside), status=1)
    assert len(list((tmp_path / "other").iterdir())) == 3
    assert space.json("articles") == []


def stated(call):
    """What the newest reading of each document says of its day and its publisher."""
    return {row["path"].removeprefix("seeds/"): (row["date"], row.get("publisher")) for row in call.json("articles")}


def test_what_was_stated_of_a_document_holds_when_another_importer_reads_it_again(space, reads):
    first, second = (str(space.workspace.seeds / name) for name in ("0.txt", "1.txt"))
    space("import", "--order", "MDY", "--publisher", "Isar Herald", first, second)
    space("import", "--date", "1 June 2021", second)
    told = {
        "0.txt": ("2021-04-05", "Isar Herald"),
        "1.txt": ("2021-06-01", "Isar Herald"),
        "2.txt": ("2021-05-04", "Isar Gazette"),  # which stands at its head
    }
    space("import")
    assert stated(space) == told
    (space.workspace.plugins / "isar.py").write_text(PLUGIN)
    assert "3 new, 0 known" in space.out("import")
    told["2.txt"] = ("2021-05-04", None)  # the importer looks for no name there
    assert stated(space) == told
    assert {row["importer"] for row in space.json("articles")} == {"isar@1"}
    assert {row["date"] for row in space.json("pledges")} == {day for day, _ in told.values()}
    size = len(reads)
    assert "0 new, 1 known" in space.out("import", "--date", "2021-06-01", second)
    assert len(reads) == size
    space("import", "--date", "", second)
    assert stated(space) == {**told, "1.txt": ("2021-04-05", "Isar Herald")}
    space("verify")


def test_what_is_stated_of_no_document_by_name_is_stated_of_what_is_new(space):
    space("import", "--publisher", "Isar Gazette")
    (space.workspace.seeds / "3.txt").write_text(ARTICLE.format("a dam", "a dam"), encoding="utf-8")
    assert "1 new, 3 known" in space.out("import", "--publisher", "Mountain Echo")
    papers = {path: publisher for path, (_, publisher) in stated(space).items()}
    assert papers == {"3.txt": "Mountain Echo", **dict.fromkeys(("0.txt", "1.txt", "2.txt"), "Isar Gazette")}
    assert "4 new" in space.out("import", "--publisher", "Lech News", str(space.workspace.seeds))
    assert {publisher for _, publisher in stated(space).values()} == {"Lech News"}


def test_what_is_taken_back_or_stated_once_more_counts_though_it_was_read_so_before(space, reads):
    second = str(space.workspace.seeds / "1.txt")
    space("import")
    told = {}
    for number, arguments in enumerate(
        (("--date", "1 June 2021"), ("--date", ""), ("--date", "1 June 2021"), ("--order", "mdy"), ("--order", ""))
    ):
        assert "1 new, 0 known" in space.out("import", *arguments, second), number
        told[number] = stated(space)["1.txt"][0]
        assert "0 new, 1 known" in space.out("import", *arguments, second), number
    space("import", "--date", "", second)
    told["last"] = stated(space)["1.txt"][0]
    assert [*told.values()] == ["2021-06-01", "2021-05-04", "2021-06-01", "2021-06-01", "2021-06-01", "2021-05-04"]
    assert "0 new, 1 known" in space.out("import", "--publisher", "", second)
    space("verify")
