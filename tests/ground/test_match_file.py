"""The file beside the index that holds what was matched: asked by who needs it, made anew alone, and never wrong."""

import os
import shutil
import sqlite3
from contextlib import closing

import pytest

from tests.ground.conftest import fill
from tests.soak import index_damages, match_faults
from tests.views.story import Log, done, pledge, tyrol
from timeline import index, workspace
from timeline.app import changed_documents, matched
from timeline.app.opening import opened
from timeline.app.viewing import articles_of, figures_of, history_of
from timeline.index import kept_matches, match_file, sealed, store
from timeline.views.links import rematching, word_counts
from timeline.views.query import Query

LINES = tyrol().raw
FEWER = LINES[:-4]


def grown():
    """Return the lines of a log to which the answer to a promise came last, and those before."""
    log = Log()
    for name in ("unrelated", "as well"):  # words are counted in these two
        log.article(name, [pledge("Wellington", "plant kauri", regions=("NZ-WGN",))], date="2020-01-01")
    log.article("promised", [pledge("Tyrol", "dig the Karwendel tunnel")], date="2021-03-02")
    log.article("again", [pledge("Tyrol", "dig the Karwendel tunnel")], date="2021-03-03")
    before = len(log.raw)
    log.article("done", [done("Tyrol", "dug the Karwendel tunnel")], date="2022-05-06")
    return log.raw, log.raw[:before]


@pytest.fixture(autouse=True)
def _of_a_short_log_too(monkeypatch):
    monkeypatch.setattr(matched, "WORTH", 0)
    monkeypatch.setattr(changed_documents, "MOST", 9)
    monkeypatch.setattr(word_counts, "FEW_ARTICLES", 2)
    monkeypatch.setattr(word_counts, "STEP", 8)


@pytest.fixture
def place(tmp_path):
    made = workspace.create(tmp_path / "work")
    write(made)
    return made


def write(place, lines=LINES):
    place.log.write_bytes(b"".join(line + b"\n" for line in lines))


def whole_matched_by(monkeypatch):
    """Count how often the whole log is matched."""
    made = []
    real = rematching.match_whole
    monkeypatch.setattr(rematching, "match_whole", lambda *asked: made.append(1) or real(*asked))
    return made


def right(place):
    return match_faults.offered(place) == match_faults.whole(place) != []


def inode(file):
    return file.stat().st_ino


def test_only_who_asks_for_proposals_opens_it(place, monkeypatch):
    file = match_file.file_of(place.log, make=True)
    with opened(place) as space:
        for of in (history_of, figures_of, articles_of):
            of(space, Query(today="2023-01-01"))
        assert not file.exists()
        assert right(place)
    assert file.exists()
    monkeypatch.setattr(match_file, "connected", lambda *_: pytest.fail("it was opened"))
    monkeypatch.setattr(match_file, "is_whole", lambda *_: pytest.fail("it was read"))
    with opened(place) as space:
        assert history_of(space, Query(today="2023-01-01", limit=2))[0].events


def test_the_index_holds_nothing_that_was_matched(place):
    assert right(place)
    with closing(sqlite3.connect(store.file_of(place.log))) as db:
        tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    with closing(sqlite3.connect(match_file.file_of(place.log))) as db:
        assert tables.isdisjoint(name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'"))


@pytest.mark.parametrize("loses", ["file", "seal", "both", "index", "everything"])
def test_what_is_lost_alone_is_made_anew_alone(place, monkeypatch, loses):
    assert right(place)
    beside, file = store.file_of(place.log), match_file.file_of(place.log)
    for path in {
        "file": [file],
        "seal": [sealed.seal_of(file)],
        "both": [file, sealed.seal_of(file)],
        "index": [beside],
        "everything": [beside, file],
    }[loses]:
        path.unlink()
    before = inode(beside) if beside.exists() else None
    made = whole_matched_by(monkeypatch)
    assert right(place)
    assert len(made) == (loses != "index")
    assert before in (None, inode(beside))


def test_an_index_made_anew_goes_on_with_what_was_matched_in_the_log_before_it_grew(place, monkeypatch):
    lines, before = grown()
    write(place, before)
    assert right(place)
    made = whole_matched_by(monkeypatch)
    store.file_of(place.log).unlink()
    write(place, lines)
    assert right(place)
    assert made == []


def test_of_a_log_that_was_exchanged_everything_is_matched_anew(place, monkeypatch):
    assert right(place)
    made = whole_matched_by(monkeypatch)
    for number in (1, 2):
        other = Log()
        other.article(f"promised {number}", [pledge("Tyrol", "dig the Karwendel tunnel")], date="2021-03-02")
        other.article(f"done {number}", [done("Tyrol", "dug the Karwendel tunnel")], date="2022-05-06")
        write(place, [*other.raw, *LINES] if number == 1 else other.raw)
        assert right(place)
        assert len(made) == number
    write(place)
    assert right(place)
    assert len(made) == 3


def test_only_the_last_marks_of_a_log_are_remembered(place, monkeypatch):
    monkeypatch.setattr(store, "_PAST", 3)
    for end in range(1, len(LINES) + 1):
        write(place, LINES[:end])
        index.open(place).close()
    with closing(sqlite3.connect(store.file_of(place.log))) as db:
        past = [end for (end,) in db.execute("SELECT end FROM past ORDER BY end")]
    sizes = [sum(len(raw) + 1 for raw in LINES[:end]) for end in range(1, len(LINES))]
    assert past == sizes[-3:]


def test_what_the_index_remembers_of_a_log_is_not_read_again(place, monkeypatch):
    lines, before = grown()
    write(place, before)
    assert right(place)
    made = whole_matched_by(monkeypatch)
    for end in range(len(before) + 1, len(lines) + 1):
        write(place, lines[:end])
        index.open(place).close()
    monkeypatch.setattr(kept_matches, "holds", lambda *_: pytest.fail("the log was read"))
    assert right(place)
    assert made == []


@pytest.mark.parametrize("unseen", [False, True])
@pytest.mark.parametrize("large", [False, True])
def test_a_damaged_file_is_made_anew_and_the_index_kept(place, monkeypatch, unseen, large):
    if large:
        monkeypatch.setattr(sealed, "_AT_ONCE", 0)
    assert match_faults.at_random(place, 12, seed=int(unseen), unseen=unseen) == 0


def test_damage_below_the_file_system_is_told(place, monkeypatch):
    monkeypatch.setattr(sealed, "_AT_ONCE", 0)
    assert right(place)
    file = match_file.file_of(place.log)
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(content)
    index_damages.unnoticed(file)
    told = []
    with opened(place, told.append) as space:
        assert matched.matched(space, Query()).all() == match_faults.whole(place)
    why = "its checksum is another than it was left with"
    assert told == [f"{place.log}: what was matched in it is damaged ({why}); it is matched anew"]


@pytest.mark.parametrize("cut", [100, 4200])
def test_what_nobody_reads_through_is_dropped_and_told_once_it_fails(place, monkeypatch, cut):
    monkeypatch.setattr(sealed, "_MOST_READ", 0)
    assert right(place)
    file = match_file.file_of(place.log)
    content = bytearray(file.read_bytes())
    content[cut:] = bytes(len(content) - cut)
    file.write_bytes(content)
    index_damages.unnoticed(file)
    told = []
    with opened(place, told.append) as space:
        kept = matched.matched(space, Query())
        if kept is not None:
            with pytest.raises(kept_matches.KeptMatchesError, match="timeline rebuild makes it anew"):
                kept.all()
    assert [notice for notice in told if "what was matched in it is damaged" in notice] == told != []
    assert right(place)


def test_what_has_no_checksum_is_on_the_disk_before_it_is_sealed(place, monkeypatch):
    synced = []
    real = os.fsync
    monkeypatch.setattr(os, "fsync", lambda fd: synced.append(fd) or real(fd))
    assert right(place)
    assert synced == []
    monkeypatch.setattr(sealed, "_MOST_READ", 1)
    with sealed.sealing(match_file.file_of(place.log)):
        pass
    assert len(synced) == 1


def test_a_file_of_another_version_is_put_aside(place, monkeypatch):
    assert right(place)
    before = inode(match_file.file_of(place.log))
    monkeypatch.setattr(match_file, "_VERSION", 99)
    opened_files = []
    real = match_file.connected
    monkeypatch.setattr(match_file, "connected", lambda *asked: opened_files.append(real(*asked)) or opened_files[-1])
    made = whole_matched_by(monkeypatch)
    assert right(place)
    assert (len(made), inode(match_file.file_of(place.log)) == before) == (1, False)
    for db in opened_files:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            db.execute("SELECT 1")


def test_while_somebody_else_matches_the_index_still_answers(place, monkeypatch):
    monkeypatch.setattr(sealed, "WAIT_SECONDS", 0.01)
    write(place, FEWER)
    assert right(place)
    write(place)
    index.open(place).close()
    file = match_file.file_of(place.log)
    before = inode(file)
    with sealed.sealing(file), opened(place) as space:
        assert space.log.stored
        assert matched.matched(space, Query()) is None
        assert history_of(space, Query(today="2023-01-01"))[0].events
    assert inode(file) == before
    assert right(place)


def test_while_it_is_matched_nobody_moves_the_index(place, monkeypatch):
    monkeypatch.setattr(sealed, "WAIT_SECONDS", 0.01)
    write(place, FEWER)
    with index.open(place) as found:
        kept = found.matches("somebody")
        write(place)
        with kept.moving():
            assert store.current(place.log) is None
            kept.made(1, "a")
        assert kept.current
    with index.open(place) as found:
        assert found.stored
        kept = found.matches("somebody")
        assert (kept.current, kept.made_of.telling) == (False, 1)


def test_who_was_sooner_has_done_it(place, monkeypatch):
    write(place, FEWER)
    index.open(place).close()
    made = whole_matched_by(monkeypatch)
    with opened(place) as one:
        kept = one.log.matches(matched._program())
        assert right(place)
        matched._catch_up(one, kept)
        assert kept.current
    assert len(made) == 1


def test_nothing_is_written_to_a_file_that_another_was_put_in_the_place_of(place):
    with index.open(place) as found:
        kept = found.matches("somebody")
        file = match_file.file_of(place.log)
        sealed.replaced(file, lambda part: shutil.copyfile(file, part))
        with pytest.raises(sealed.IndexBusyError, match="was put in the place of the one that is open"), kept.moving():
            pytest.fail("it was written to")
        assert sealed.is_whole(file)


def test_what_was_matched_while_the_log_was_exchanged_is_not_kept(place):
    with index.open(place) as found:
        kept = found.matches("somebody")
        with kept.moving():
            kept.made(1, "a")
            write(place, [*LINES, LINES[0]])  # it only grew
        assert kept.made_of is not None

    def exchanged():
        with index.open(place) as found, found.matches("another").moving():
            found.matches("another").made(2, "b")
            write(place, LINES[1:])

    with pytest.raises(kept_matches.KeptMatchesError, match="the log was exchanged while it was matched"):
        exchanged()
    write(place, [*LINES, LINES[0]])
    with index.open(place) as found:
        assert found.matches("somebody").made_of.telling == 1
        assert found.matches("another").made_of is None


def test_where_it_cannot_be_made_what_is_asked_is_matched_for_this_once(place, monkeypatch):
    def full(*_):
        raise OSError("no space")

    monkeypatch.setattr(match_file, "replaced", full)
    assert match_faults.offered(place) is None
    monkeypatch.setattr(match_file, "file_of", lambda *_, **__: None)
    assert match_faults.offered(place) is None


def test_what_may_not_be_written_is_read(place, monkeypatch):
    assert right(place)
    modes = []
    real = match_file.connected
    monkeypatch.setattr(match_file, "connected", lambda file, mode: modes.append(mode) or real(file, mode))
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert right(place)
    assert modes == ["ro"]


def test_an_index_that_fails_takes_nothing_along_that_was_matched(tmp_path):
    place = workspace.create(tmp_path / "filled")
    fill(place, range(3))
    with index.open(place) as found:
        kept = found.matches("somebody")
        with kept.moving():
            kept.made(1, "a")
            kept.shelve([("a", b"x")])
        found._db.execute("DROP TABLE line")
        found.about(["0" * 32])
        assert not found.stored
        assert kept.dossiers(["a"]) == [b"x"]
        with pytest.raises(kept_matches.KeptMatchesError):
            assert kept.current
    with index.open(place) as found:
        assert found.matches("somebody").current
