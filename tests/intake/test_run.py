"""From documents to lines of the log, and what they say of texts that were seen before."""

from contextlib import closing

import pytest

from timeline.intake.documents import loading as documents
from timeline.intake.documents import named_files
from timeline.intake.host import discovery
from timeline.intake.run import batch
from timeline.intake.run import importing as run
from timeline.log import Writer
from timeline.workspace import create

LEAD = (
    "“We will build a bridge by 2024,” Governor Anna Keller told reporters after she met Mayor Tom Brandt in Riverton."
)
TRADE = "Trade rose by 12% to reach $40 million in 2020, she said."
PAGE = f"3 May 2021\n\nTwo sides agree to build a bridge\n\n{LEAD}\n\n{TRADE}\n"
HOST = discovery.discover(installed=False)


@pytest.fixture
def workspace(tmp_path):
    return create(tmp_path / "w")


def document(text=PAGE, path="seeds/a.txt", **options):
    return documents.parse(text.encode(), path, **options)


def imported(workspace, *found, recorded="2024-01-01T00:00:00Z", chunk=1):
    readings = [batch.attempt(one, HOST) for one in found]
    with closing(Writer(workspace)) as log:
        return list(run.run(readings, log.locked, recorded=lambda: recorded, by="test", chunk=chunk))


def test_every_event_quotes_the_text_as_read():
    read = batch.read(document(), HOST)
    text = read.article.text
    assert read.events
    for event in read.events:
        assert event.quote == text[event.span[0] : event.span[1]]
        assert list(event.regions) == sorted(set(event.regions))
        assert list(event.actors) == sorted(set(event.actors))


def test_what_is_new_is_appended_once(workspace):
    first = imported(workspace, document())[0]
    again = imported(workspace, document(), recorded="2025-01-01T00:00:00Z")[0]
    assert (first.status, first.added, first.present) == ("new", sum(first.events.values()), 0)
    assert (again.status, again.added, again.present) == ("known", 0, first.added)
    assert (first.date, first.basis) == ("2021-05-03", "published")


def test_the_same_text_at_another_address_is_a_copy(workspace):
    first, copy = imported(
        workspace, document(), document(PAGE + "\nShare:\n", "seeds/b.txt", url="https://b.example/x")
    )
    assert first.copy_of is None
    assert (copy.copy_of, copy.added, copy.present) == (document().sha256, first.added, 0)
    assert [one.status for one in imported(workspace, document(), document(PAGE + "\nShare:\n", "seeds/b.txt"))] == [
        "known",
        "new",
    ]


def test_another_text_at_the_same_address_is_a_revision(workspace):
    changed = PAGE.replace("12%", "14%")
    old = document(url="https://a.example/x")
    new = document(changed, "seeds/b.txt", url="https://a.example/x")
    first, revision = imported(workspace, old, new)
    assert (first.revision_of, revision.revision_of) == (None, old.sha256)
    assert [one.status for one in imported(workspace, old, new)] == ["known", "known"]


def test_a_page_that_only_has_a_clock_is_dated_on_or_before_it(workspace):
    outcome = imported(workspace, document(PAGE.replace("3 May 2021", "Updated at 13:35, 3 May 2021")))[0]
    assert (outcome.date, outcome.basis) == ("../2021-05-03", "page_stamp")


def test_the_datelines_day_is_said_to_be_its(workspace):
    text = f"RIVERTON, 14 March (AFP) – {LEAD}"
    outcome = imported(workspace, document(text))[0]
    assert (outcome.date, outcome.basis) == ("XXXX-03-14", "dateline")


def test_what_cannot_be_read_is_an_outcome_with_a_reason(workspace):
    bad = batch.Rejected(path="seeds/e.txt", reason="the file is empty")
    good = batch.attempt(document(), HOST)
    with closing(Writer(workspace)) as log:
        told = list(run.run([bad, good], log.locked, recorded=lambda: "2024-01-01T00:00:00Z", by="test", chunk=9))
    assert [(one.status, one.reason) for one in told] == [("rejected", "the file is empty"), ("new", None)]
    assert [one.status for one in run.dry([bad, good])] == ["rejected", "read"]


def test_written_in_chunks_the_log_is_the_same(tmp_path):
    found = [document(PAGE.replace("40", str(n)), f"seeds/{n}.txt") for n in range(5)]
    found += [document(PAGE.replace("40", "2") + "\nShare:\n", "seeds/copy.txt"), found[0]]
    logs = []
    for chunk in (1, 3, 100):
        workspace = create(tmp_path / str(chunk))
        assert [one.status for one in imported(workspace, *found, chunk=chunk)] == ["new"] * 6 + ["known"]
        logs.append(workspace.log.read_bytes())
    assert logs[0] == logs[1] == logs[2]


def test_a_reading_says_all_that_the_command_shows():
    told = batch.as_json(batch.read(document(fetched="2024-01-01T00:00:00Z", url="https://a.example/x"), HOST))
    assert (told["importer"], told["title"], told["url"]) == (
        "text@7",
        "Two sides agree to build a bridge",
        "https://a.example/x",
    )
    assert told["published"] == {"value": "2021-05-03", "raw": "3 May 2021"}
    assert told["fetched"]["value"] == "2024-01-01T00:00:00Z"
    assert {"id", "type", "quote", "span"} <= set(told["events"][0])


def test_a_directory_that_is_closed_is_named(tmp_path, monkeypatch):
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.txt").write_text(PAGE)

    def scandir(path):
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    real = named_files.os.scandir
    monkeypatch.setattr(named_files.os, "scandir", scandir)
    found, _ = named_files.of_paths([tmp_path], tmp_path)
    assert [source.path for source in found] == ["a.txt", "closed"]
    with pytest.raises(documents.UnreadableDocumentError, match="closed: a directory that may not be looked into"):
        found[1].load()


def test_files_are_taken_once_by_name_and_hidden_ones_are_not(tmp_path):
    for name in ("b.txt", "a.txt", ".hidden", "deep/c.txt", ".git/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PAGE)
    (tmp_path / "out.txt").symlink_to("/etc/hostname")
    (tmp_path / "in.txt").symlink_to(tmp_path / "a.txt")
    found, empty = named_files.of_paths([tmp_path, tmp_path / "a.txt"], tmp_path)
    assert [source.path for source in found] == ["a.txt", "b.txt", "deep/c.txt", "in.txt"]
    assert empty == []
