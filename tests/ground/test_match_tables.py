"""What is kept of matches: each table gives back what was put there, takes out what it is told, and no more."""

import sqlite3

import pytest

from tests.ground.conftest import RECORDED, batch, fill
from tests.views.story import Log, statement
from timeline import codec, index, log
from timeline.index.kept_matches import KeptMatchesError, MadeOf

ONE, TWO, THREE = (str(number) * 32 for number in (1, 2, 3))
ODD = "odd id"  # as a line of a newer version may bear one
LOUD = "AB" * 16  # hex digits, but not as they are written


@pytest.fixture
def found(place):
    fill(place, range(2))
    with index.open(place) as found:
        yield found


@pytest.fixture
def kept(found):
    return found.matches("somebody")


def test_whose_they_are_and_of_what_log_is_known(place, kept):
    assert (kept.current, kept.made_of) == (False, None)
    assert kept.known_end == place.log.stat().st_size
    with kept.moving():
        kept.made(2, "b")
        kept.made(3, "c")
    assert (kept.current, kept.made_of) == (True, MadeOf(place.log.stat().st_size, 3, "c"))
    with index.open(place) as found:
        assert found.matches("another").made_of is None
        assert not found.matches("another").current
        assert found.matches("somebody").current
    end = kept.known_end
    fill(place, [7])
    with index.open(place) as found:
        again = found.matches("somebody")
        assert (again.current, again.made_of.end) == (False, end)
        assert again.known_end == place.log.stat().st_size


def test_a_change_that_is_cut_short_changes_nothing(kept):
    def cut_short():
        with kept.moving():
            kept.made(1, "a")
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        cut_short()
    assert kept.made_of is None


def test_all_that_is_kept_can_be_forgotten(kept):
    with kept.moving():
        kept.made(1, "a")
        kept.propose(ONE, [(TWO, b"x")])
        kept.count([("tunnel", 3, 1)])
        kept.shelve([("a", b"y")])
        kept.file([(1, 2, 3, ONE)])
        kept.post([(1, "a")])
        kept.meet([(ONE, TWO, "a", "b", 0.5)])
        kept.draw([("rule", ONE, TWO, "a", "b", b"z")])
        kept.wipe()
    assert (kept.made_of, kept.all(), kept.counted(["tunnel"]), kept.documents) == (None, [], [], 0)
    assert (kept.filed(1, 0, 9), kept.posted(1, 9), kept.met_between("a", "b"), kept.drawn_of([ONE])) == (
        [],
        [],
        [],
        [],
    )


def test_readings_are_told_as_the_lines_before_a_byte_tell_them(place):
    made = Log()
    text = "7" * 64
    said = [statement("Ann Ash", "It is so.")]
    ends = [0]
    for name, day in (("a", 5), ("b", 4), ("a", 3)):
        made.article(name, said, recorded=f"2026-01-0{day}T10:00:00Z", importer=f"plain@{day}", text_sha256=text)
        ends.append(sum(len(raw) + 1 for raw in made.raw))
    made.write(place.log)
    one, two = (codec.decode(raw).article for raw in (made.raw[1], made.raw[3]))
    with index.open(place) as found:
        kept = found.matches("somebody")
        first = ["2026-01-05T10:00:00", "2026-01-03T10:00:00"]
        closing = [end - len(made.raw[-1]) - 1 for end in ends[-1:]]
        assert [kept.first_recorded(one, end) for end in (0, ends[1], ends[2], closing[0], ends[3])] == [
            None, first[0], first[0], first[0], first[1]
        ]  # fmt: skip
        assert kept.first_recorded("9" * 64, ends[3]) is None
        assert [sorted(kept.bearing(text, end)) for end in ends] == [[], [one], sorted((one, two)), sorted((one, two))]
        assert kept.bearing("8" * 64, ends[3]) == []
        assert kept.in_order


def test_lines_that_stand_before_what_they_were_appended_after_are_not_in_order(place):
    for number in (1, 2):
        with log.open_for_append(place) as appender:
            appender.append_reading(*batch(number), recorded=RECORDED, by="ann")
    raw = place.log.read_bytes().splitlines(keepends=True)
    place.log.write_bytes(b"".join(raw[4:] + raw[:4]))
    with index.open(place) as found:
        assert not found.matches("somebody").in_order


def test_proposals_are_told_in_order_by_either_event(kept):
    with kept.moving():
        kept.propose(TWO, [(THREE, b"2-3"), (ODD, b"2-odd")])
        kept.propose(ONE, [(THREE, b"old")])
        kept.propose(ONE, [(THREE, b"1-3"), (TWO, b"1-2")])
        kept.propose(ODD, [(LOUD, b"odd-loud")])
    assert len(kept.all()) == 5
    assert [told for told in kept.all() if told != b"odd-loud"] == [b"1-3", b"1-2", b"2-3", b"2-odd"]
    assert kept.of([ONE]) == [b"1-3", b"1-2"]
    assert kept.of([TWO, ONE, ONE]) == [b"1-3", b"1-2", b"2-3", b"2-odd"]
    assert kept.of([THREE]) == []
    assert kept.of([THREE], either=True) == [b"1-3", b"2-3"]
    assert kept.of([TWO], either=True) == [b"1-2", b"2-3", b"2-odd"]
    assert kept.of([ODD]) == [b"odd-loud"]
    assert kept.of([LOUD], either=True) == [b"odd-loud"]
    assert kept.of([LOUD.lower()], either=True) == []
    with kept.moving():
        kept.propose(ONE, [])
    assert kept.of([ONE, TWO]) == [b"2-3", b"2-odd"]


def test_counts_and_dossiers_are_kept_by_name(kept):
    with kept.moving():
        kept.count([("tunnel", 3, 1), ("bridge", 2, 2)])
        kept.shelve([("a", b"one"), ("b", b"two"), ("c", b"three")])
        kept.shelve([("a", b"new")])
    assert kept.counted(["tunnel", "tunnel", "milk"]) == [("tunnel", 3, 1)]
    assert (kept.dossiers(["a", "c", "d"]), kept.documents) == ([b"new", b"three"], 3)
    with kept.moving():
        kept.unshelve(["a", "d"])
    assert (kept.dossiers(["a", "b", "c"]), kept.documents) == ([b"two", b"three"], 2)


def test_many_are_asked_for_as_few_are(kept):
    names = [f"{number:032x}" for number in range(1201)]
    with kept.moving():
        kept.shelve((name, name.encode()) for name in names)
    assert kept.dossiers(names) == [name.encode() for name in names]


def test_what_is_filed_is_found_by_key_and_days(kept):
    with kept.moving():
        kept.file([(1, 20, 25, TWO), (1, 10, 12, ONE), (1, 20, 20, ONE), (1, 30, 30, ODD), (2, 20, 20, THREE)])
        kept.file([(1, 20, 26, TWO)])
    assert kept.filed(1, 10, 30) == [ONE, ONE, TWO, ODD]
    assert kept.filed(1, 11, 29) == [ONE, TWO]
    assert kept.filed(1, 10, 20) == [ONE, ONE, TWO]
    assert kept.filed(1, 0, 99, 20) == [ONE, TWO, ODD]
    assert kept.filed(1, 0, 99, 26) == [TWO, ODD]
    assert kept.filed(1, 0, 99, 27) == [ODD]
    assert kept.filed(3, 0, 99) == []
    with kept.moving():
        kept.file([(4, 0, 0, ONE), (5, 1, 1, LOUD)])
    assert (kept.filed(4, 0, 9), kept.filed(5, 0, 9)) == ([ONE], [LOUD])
    assert [kept.next_filed(1, day, 2) for day in (9, 10, 19, 20, 30)] == [
        [ONE, ONE], [ONE, TWO], [ONE, TWO], [ODD], []
    ]  # fmt: skip
    assert kept.next_filed(1, 0, 9) == [ONE, ONE, TWO, ODD]
    assert [kept.day_before(1, 30, ODD, places) for places in (1, 2, 3, 4)] == [20, 20, 10, 0]
    assert [kept.day_before(1, 20, TWO, places) for places in (1, 2, 3)] == [20, 10, 0]
    assert kept.day_before(2, 20, THREE, 1) == 0
    with kept.moving():
        kept.unfile([(1, 20, 99, TWO), (1, 10, 0, TWO), (2, 10, 10, THREE)])
    assert kept.filed(1, 0, 99) == [ONE, ONE, ODD]
    assert kept.filed(2, 0, 99) == [THREE]


def test_documents_stand_under_their_words(kept):
    with kept.moving():
        kept.post([(1, "a"), (1, "b"), (2, "a"), (1, "c")])
        kept.post([(1, "a")])
        kept.unpost([(1, "b"), (2, "c")])
    assert (sorted(kept.posted(1, 9)), kept.posted(2, 9), kept.posted(3, 9)) == (["a", "c"], ["a"], [])
    assert len(kept.posted(1, 1)) == 1


def test_what_met_is_told_either_way_round_and_forgotten_by_event_and_document(kept):
    rows = [
        (ONE, TWO, "a", "b", 0.5),
        (THREE, ONE, "b", "a", 0.25),
        (ODD, TWO, "c", "d", 1.0),
        (TWO, ODD, "d", "e", 2.0),
    ]
    with kept.moving():
        kept.meet(rows)
        kept.meet([(ONE, TWO, "a", "b", 0.75)])
    both = [(ONE, TWO, 0.75), (THREE, ONE, 0.25)]
    assert sorted(kept.met_between("a", "b")) == sorted(kept.met_between("b", "a")) == both
    assert kept.met_between("c", "d") == [(ODD, TWO, 1.0)]
    assert kept.met_between("a", "c") == []
    with kept.moving():
        assert kept.unmeet([THREE], []) == {("b", "a")}
    assert kept.met_between("a", "b") == [(ONE, TWO, 0.75)]
    with kept.moving():
        assert kept.unmeet([ODD, THREE], ["b"]) == {("c", "d"), ("a", "b")}
    assert (kept.met_between("a", "b"), kept.met_between("c", "d")) == ([], [])
    assert kept.met_between("e", "d") == [(TWO, ODD, 2.0)]


def test_what_rules_drew_is_told_and_forgotten_by_event_pair_and_document(kept):
    rows = [
        ("near", ONE, TWO, "a", "b", b"near 1-2"),
        ("near", THREE, TWO, "b", "a", b"near 3-2"),
        ("far", ONE, THREE, "a", "b", b"far 1-3"),
        ("near", TWO, ODD, "c", "d", b"near 2-odd"),
        ("far", ODD, ONE, "d", "d", b"far odd-1"),
    ]
    with kept.moving():
        kept.draw(rows)
    assert sorted(kept.drawn_of([ONE, TWO])) == [b"far 1-3", b"near 1-2", b"near 2-odd"]
    assert kept.drawn_by("near", ["a"]) == [("a", "b", b"near 1-2"), ("b", "a", b"near 3-2")]
    assert kept.drawn_by("far", ["d"]) == [("d", "d", b"far odd-1")]
    with kept.moving():
        assert kept.undraw_of("near", [ONE, THREE]) == {ONE, THREE}
    assert kept.drawn_of([ONE, THREE]) == [b"far 1-3"]
    with kept.moving():
        kept.draw(rows[:2])
        assert kept.undraw_between("near", [("a", "b"), ("d", "c")]) == {ONE, TWO, THREE}
    assert sorted(kept.drawn_of([ONE, TWO, THREE, ODD])) == [b"far 1-3", b"far odd-1"]
    with kept.moving():
        kept.draw(rows[3:])
        assert kept.undraw_between("far", [("d", "d")]) == {ODD}
        assert kept.undraw_documents(["c", "b"]) == {ONE, TWO}
    assert kept.drawn_of([ONE, TWO, THREE, ODD]) == []


def test_what_a_damaged_index_is_asked_is_told(kept):
    kept._db.execute("DROP TABLE dossier")
    with pytest.raises(KeptMatchesError, match="timeline rebuild makes it anew"):
        kept.dossiers(["a"])
    with pytest.raises(sqlite3.Error):
        kept.shelve([("a", b"one")])
