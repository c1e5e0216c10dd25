"""What an append is told of a log by the index and by what was appended since: the same, wherever the index stopped."""

import pytest

from tests.views.story import Log, statement
from timeline import codec, index
from timeline.index import store
from timeline.index.remembered import Remembered
from timeline.log.known import known

TEXT, URL = "7" * 64, "https://press.example/a"


def of(day):
    return f"2026-01-{day:02}T10:00:00Z"


@pytest.fixture
def told():
    """Readings that were not recorded in the order in which they stand: as two branches leave them."""
    made = Log()
    named = {}
    for name, day, fields in (
        ("copy", 1, {"text_sha256": TEXT, "copy_of": "e" * 64}),
        ("later", 9, {"text_sha256": TEXT, "url": URL, "body": "one"}),
        ("first", 3, {"text_sha256": TEXT, "url": URL, "body": "two"}),
        ("newest", 12, {"url": URL, "body": "one", "importer": "plain@2"}),
        ("older", 2, {"url": URL, "body": "one", "importer": "plain@3"}),
        ("alone", 4, {"asked": ("https://press.example/b",)}),
    ):
        _, sha = made.article(name, [statement("Ann Ash", "It is so.")], recorded=of(day), **fields)
        named[name] = (sha, made.lines[-1]["id"])
    return made, named


def check(held, named, heads):
    """Whether what an append would be told is as it should be."""
    assert held.article(named["later"][0]).id == named["newest"][1]
    assert held.article(named["first"][0]).id == named["first"][1]
    assert held.article("9" * 64) is None
    assert held.by_text(TEXT).id == named["first"][1]
    assert held.by_text("8" * 64) is None
    assert held.by_url(URL).id == named["newest"][1]
    assert held.by_url("https://press.example/b") is None
    assert [held.has_address(f"https://press.example/{end}") for end in "abc"] == [True, True, False]
    assert held.heads == heads


@pytest.mark.parametrize("split", range(0, 13, 2))
def test_what_is_kept_and_what_is_fresh_answer_as_the_whole_log_does(place, told, split):
    made, named = told
    place.log.write_bytes(b"".join(raw + b"\n" for raw in made.raw[:split]))
    index.open(place).close()
    held = index.recall(place.log)
    offset = place.log.stat().st_size
    with place.log.open("ab") as file:
        for raw in made.raw[split:]:
            file.write(raw + b"\n")
            file.flush()
            held.take(offset, raw)
            offset += len(raw) + 1
    held.written((), offset)
    every = [codec.decode(raw).id for raw in made.raw]
    check(held, named, made.heads)
    check(known(place.log), named, made.heads)
    assert held.among([*every, "0" * 32, "no id"]) == set(every)
    assert [identity in held.ids for identity in (every[0], every[-1], "0" * 32, "", 3, None)] == [True, True] + [
        False
    ] * 4
    assert isinstance(held._held, Remembered)  # nothing had to be read from the log instead
    held.close()
    assert store.file_of(place.log).exists()
    with index.open(place) as found:
        assert found.stored
        assert found.count == len(every)
    again = index.recall(place.log)
    check(again, named, made.heads)
    again.close()


def test_events_that_were_written_are_known_without_being_read(place, told):
    made, _ = told
    place.log.write_bytes(b"".join(raw + b"\n" for raw in made.raw))
    index.open(place).close()
    held = index.recall(place.log)
    held.written(["a" * 32], place.log.stat().st_size)
    assert "a" * 32 in held.ids
    assert held.among(["a" * 32, "b" * 32]) == {"a" * 32}
    held.close()


@pytest.mark.parametrize("identity", ["AB" * 16, "ab" * 15, "zz" * 16, "é" * 32, ""])
def test_an_id_of_any_shape_is_found_as_it_is_spelled_alone(place, identity):
    line = {"v": 1, "id": identity, "type": "statement", "article": "c" * 64}
    place.log.write_bytes(codec.canonical(line) + b"\n" + codec.canonical({**line, "id": "d" * 32}) + b"\n")
    index.open(place).close()
    held = index.recall(place.log)
    asked = [identity, identity.swapcase(), identity + "0", "d" * 32]
    assert held.among(asked) == {identity, "d" * 32} | {one for one in asked if one == identity}
    assert [one in held.ids for one in asked] == [one in (identity, "d" * 32) for one in asked]
    held.close()


def test_a_line_that_an_earlier_one_was_appended_after_is_no_head_though_it_is_appended_last(place, told):
    made, _ = told
    turned = [*made.raw[2:], *made.raw[:2]]  # as a union by git may leave them
    place.log.write_bytes(b"".join(raw + b"\n" for raw in turned[:-2]))
    index.open(place).close()
    held = index.recall(place.log)
    offset = place.log.stat().st_size
    with place.log.open("ab") as file:
        for raw in turned[-2:]:
            file.write(raw + b"\n")
            file.flush()
            held.take(offset, raw)
            offset += len(raw) + 1
    assert held.heads == known(place.log).heads == made.heads
    held.close()


def test_an_index_that_fails_at_a_question_is_dropped_and_the_log_is_read(place, told):
    made, named = told
    made.write(place.log)
    index.open(place).close()
    held = index.recall(place.log)
    held._held._db.execute("DROP TABLE reading")
    assert store.file_of(place.log).exists()
    check(held, named, made.heads)
    assert not store.file_of(place.log).exists()
    held.close()


def test_where_the_log_itself_cannot_be_read_the_index_is_not_to_blame(place, told, monkeypatch):
    told[0].write(place.log)
    index.open(place).close()
    held = index.recall(place.log)
    with monkeypatch.context() as patch:
        patch.setattr(Remembered, "article", lambda *_: (_ for _ in ()).throw(FileNotFoundError("gone")))
        with pytest.raises(FileNotFoundError):
            held.article("9" * 64)
    assert store.file_of(place.log).exists()
    with pytest.raises(TypeError):
        held.among([["no text"]])  # nor does reading it answer that
    index.open(place).close()
    with pytest.raises(TypeError):
        held.among([["no text"]])
    assert store.file_of(place.log).exists()
    assert held.article("9" * 64) is None
    held.close()
