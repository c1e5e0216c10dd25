"""What is wrong with a log is told in these words, by line, each kind under its name."""

import json

import pytest

from tests.ground.conftest import RECORDED, batch, fill, lines
from timeline import codec, log
from timeline.log import ties
from timeline.log.flaws import FlawedLine, between, flaw, flaws_of, retracted_by
from timeline.log.last_heads import last_heads, note_heads
from timeline.log.line_shapes import Judged
from timeline.log.ties import revises
from timeline.model import Judgement


@pytest.fixture
def raw(place):
    """Two articles of three events, then a judgement."""
    (receipt, _) = fill(place, [1, 2])
    with log.open_for_append(place) as appender:
        judged = Judgement(type="retraction", data={"target": receipt.new[0], "reason": "misheard"})
        appender.append_judgement(judged, recorded=RECORDED, by="ann")
    return lines(place)


def found(place, raw, end=b"\n", **asked):
    place.log.write_bytes(b"\n".join(raw) + end)
    return [(flaw.line, flaw.kind, flaw.told) for flaw in log.verify(place.log, **asked).findings]


def altered(line, **told):
    return json.dumps({**json.loads(line), **told}, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def anew(line, **told):
    """The line with other fields and the id and seal these have."""
    plain = {**json.loads(line), **told}
    plain["id"] = codec.content_id(plain)
    if "seal" in plain:
        plain["seal"] = codec.seal_of(plain)
    return codec.canonical(plain)


def test_a_whole_log_has_nothing_to_tell(place, raw):
    assert found(place, raw) == []


def test_an_altered_line_says_how(place, raw):
    identity, sealed = codec.decode(raw[0]).id, codec.decode(raw[3])
    kinds = [
        (0, altered(raw[0], quote="no"), f"{identity}: altered, its id is not that of its content"),
        (3, altered(raw[3], by="eve"), f"{sealed.id}: altered, its seal does not match"),
        (
            0,
            json.dumps(json.loads(raw[0])).encode(),
            "altered, not written as this log writes its lines (keys sorted, no blanks)",
        ),
    ]
    for at, line, told in kinds:
        ((number, kind, said),) = found(place, [*raw[:at], line, *raw[at + 1 :]])[:1]
        assert (number, kind, said.removeprefix(f"{identity}: ")) == (
            at + 1,
            "altered",
            told.removeprefix(f"{identity}: "),
        )
    bare = {key: value for key, value in json.loads(raw[3]).items() if key != "seal"}
    assert found(place, [*raw[:3], codec.canonical(bare), *raw[4:]])[0] == (
        4,
        "altered",
        f"{sealed.id}: altered, its seal is gone",
    )


def test_what_is_named_and_not_there_is_told_by_the_line_that_names_it(place, raw):
    gone, first = codec.decode(raw[0]).id, codec.decode(raw[3]).seal
    assert found(place, raw[1:]) == [
        (3, "missing", f"names the event {gone}, which is not in the log"),
        (8, "target", f"judges the line {gone}, which is not in the log"),
    ]
    told = found(place, [*raw[:3], *raw[4:]])
    assert (7, "parent", f"was appended after the seal {first}, which is not in the log") in told
    unfinished = f"{gone}: an unfinished batch, no article line names it; import the article again"
    assert (1, "unfinished", unfinished) in told


def test_a_cut_tail_is_told_of_no_line(place, raw):
    assert found(place, raw[:4], head="f" * 64) == [
        (None, "cut", f"the seal {'f' * 64} is not in the log: its tail was cut, or it is another log")
    ]
    known = {"e" * 64: "seen here last"}
    report = log.verify(place.log, known=known)
    said = f"the seal {'e' * 64}, seen here last, is not in the log: its end was cut, or it is another version of it"
    assert [(one.line, one.kind, one.told) for one in report.findings] == [(None, "cut", said)]
    assert list(report.told()) == [f"{place.log}: {said}"]


def test_a_last_line_without_its_end_or_torn_is_told_behind_the_others(place, raw):
    told = "the last line has no line end; the next append gives it one"
    assert found(place, raw, end=b"") == [(len(raw), "torn", told)]
    assert found(place, [*raw, b'{"v":1'], end=b"")[-1] == (
        len(raw) + 1,
        "torn",
        "the last line is torn (6 bytes: no line end)",
    )


def test_a_line_that_no_view_decodes_is_bad_until_it_is_retracted(place, raw):
    odd = anew(raw[-1], data={"target": 3}, type="retraction", recorded=7)
    identity = json.loads(odd)["id"]
    (bad, *_) = found(place, [odd, *raw])
    assert bad[:2] == (1, "bad")
    assert bad[2].startswith(f"{identity}: ")
    assert next(log.verify(place.log).told()) == f"{place.log}:1: {bad[2]}"
    taken = anew(raw[-1], data={"target": identity})
    assert all(identity not in told for _, kind, told in found(place, [odd, *raw, taken]) if kind == "bad")
    assert found(place, [*raw[:2], b"{}", *raw[2:]])[0][:2] == (3, "bad")


def test_views_are_told_what_they_go_on_with_and_what_mends_it(tmp_path):
    path = tmp_path / "events.jsonl"
    cure = " (timeline retract abc takes it out for good)"
    assert FlawedLine(3, 9, 1, "abc", "odd", left_out=True).told(path) == f"{path}:3: odd; it is left out{cure}"
    assert FlawedLine(3, 9, 1, "", "odd", left_out=False).told(path) == f"{path}:3: odd; it is shown as it stands"


def test_an_altered_line_is_a_flaw_that_is_shown(raw):
    assert flaw(1, 0, raw[0]) is None
    assert flaw(4, 0, raw[3]) is None
    line = altered(raw[0], quote="no")
    wrong = flaw(5, 70, line)
    told = (5, 70, len(line), json.loads(line)["id"], "altered, its id or its seal is not that of its content", False)
    assert (wrong.number, wrong.offset, wrong.size, wrong.id, wrong.why, wrong.left_out) == told
    assert flaw(4, 0, altered(raw[3], by="eve")).why == told[4]
    assert flaw(1, 0, altered(raw[0], id="")).why == told[4]
    assert flaw(2, 3, b"{").id == ""
    assert flaw(2, 3, b'{"id":"ab"}').id == "ab"
    assert flaw(2, 3, b'{"id":"ab"}').left_out


def test_the_heads_of_a_log_are_noted_when_it_was_written_to(place):
    assert last_heads(place.log) == ()
    fill(place, [1])
    assert last_heads(place.log) == log.heads(place.log) != ()
    note_heads(place.log, ("a", "b"))
    assert last_heads(place.log) == ("a", "b")
    with log.open_for_append(place):
        pass
    assert last_heads(place.log) == ("a", "b")
    fill(place, [2])
    assert last_heads(place.log) == log.heads(place.log)


def test_what_a_crash_left_half_moved_aside_is_moved_again(place):
    fill(place, [1])
    whole = place.log.read_bytes()
    for _ in range(2):
        place.log.write_bytes(whole + b"torn")
        with log.open_for_append(place) as appender:
            appender.append_reading(*batch(1), recorded=RECORDED, by="ann")
        (kept,) = place.aside.iterdir()
        assert kept.read_bytes() == b"torn"
        kept.rename(kept.with_name(f"{kept.name}.part"))


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"target": "a", "field": "revision_of", "now": "b"}, ("a", "b")),
        ({"target": "a", "field": "url", "now": "b"}, None),
        ({"target": ["a"], "field": "revision_of", "now": "b"}, None),
        ({"target": "a", "field": "revision_of", "now": 3}, None),
        ({"target": "a", "field": "revision_of"}, None),
    ],
)
def test_what_revises_what_is_told_by_corrections_of_it_alone(data, told):
    line = codec.decode(json.dumps({"v": 1, "id": "1", "type": "correction", "data": data}).encode())
    assert revises(line) == told


@pytest.mark.parametrize("gone", [{0}, {3}, {7}, {0, 1}, {2, 3, 4}, {6, 7}, {0, 3, 7}, set(range(7))])
def test_lines_stand_before_between_and_behind_those_that_are_left_out(place, raw, gone):
    told = [b"{}" if at in gone else line for at, line in enumerate([*raw[:4], *raw[:4]])]
    place.log.write_bytes(b"\n".join(told) + b"\n")
    whole = place.log.read_bytes()
    found = list(between(reversed(list(flaws_of(place.log))), log.extent(place.log).end))
    assert all(first < last for first, last in found)
    kept = b"".join(whole[first:last] for first, last in found).splitlines()
    assert kept == [line for line in told if line != b"{}"]


def test_what_is_altered_is_not_left_out(place, raw):
    place.log.write_bytes(b"\n".join([altered(raw[0], quote="no"), *raw[1:]]) + b"\n")
    size = place.log.stat().st_size
    assert list(between(flaws_of(place.log), size)) == [(0, size)]


@pytest.mark.parametrize("value", [None, 3, ["a"], {"a": 1}])
def test_a_field_of_a_judgement_that_names_nothing_is_an_empty_text(value):
    judged = Judged(id="1", type="retraction", data={"target": value}, follows={"a": "b"})
    assert judged.of("target") == judged.of("pledge") == ""
    assert Judged(id="1", type="retraction", data={"target": "a"}, follows={"a": "b"}).of("target") == "b"


def test_only_retractions_take_lines_out(raw):
    target = codec.decode(raw[-1]).data["target"]
    odd = anew(raw[-1], data={"target": 3})
    other = anew(raw[-1], type="correction", data={"target": target, "field": "retraction", "now": "retraction"})
    said = anew(raw[0], quote='"retraction"', data={"target": "b"})
    assert list(retracted_by([*raw, odd, other, said])) == [target]


def test_a_sealed_line_of_a_type_that_is_not_known_here_is_no_unfinished_batch(place, raw):
    assert found(place, [*raw[:-1], anew(raw[-1], type="endorsement")]) == []
    bare = {key: value for key, value in json.loads(raw[-1]).items() if key not in ("seal", "prev")}
    (told,) = found(place, [*raw[:-1], anew(json.dumps(bare).encode(), type="endorsement")])
    assert told[:2] == (len(raw), "unfinished")


def test_a_line_of_which_no_view_reads_what_cannot_be_read_is_altered(raw):
    line = raw[0].replace(b'"quote":', b'"mood":1e999,"quote":', 1)
    codec.decode(line)
    with pytest.raises(codec.LineError):
        codec.as_written(line)
    assert flaw(1, 0, line).why == "altered, its id or its seal is not that of its content"


def test_where_no_heads_can_be_kept_none_are_known(place, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    fill(place, [1])
    assert last_heads(place.log) == ()
    assert len(log.heads(place.log)) == 1


def test_a_line_that_is_nested_too_deep_to_be_written_again_is_altered(place):
    place.log.write_bytes(b'{"id":"a", "type":"omen","v":1,"x":' + b"[" * 940 + b"]" * 940 + b"}\n")
    (wrong,) = log.verify(place.log).findings
    assert (wrong.line, wrong.kind) == (1, "altered")
    assert wrong.told.startswith("a: ")


@pytest.mark.parametrize(
    "data", [None, 5, "a", [], {}, {"events": "a", "evidence": 5, "url": [], "asked": {}, "target": 3}]
)
@pytest.mark.parametrize("version", [1, 99])
def test_a_line_that_says_nothing_under_the_known_keys_names_nothing(data, version):
    raw = codec.canonical({"v": version, "id": "1", "type": "omen", "data": data})
    line = codec.decode(raw)
    assert ties.targets(line) == ()
    assert ties.batch(line) == ties.ClosedBatch(None, (), None, None, None, ())
    assert (ties.ties(line).seal, ties.ties(line).prev, ties.document(line), ties.when(line)) == (None, (), "", "")
    assert ties.revises(line) is None


def test_a_line_of_a_newer_version_names_what_one_of_this_one_does():
    data = {"target": "a", "earlier": "b", "later": "c", "pledge": "d", "evidence": ["e", 5, "f"]}
    said = {
        "url": "u",
        "asked": ["v", 7],
        "text_sha256": "t",
        "copy_of": "p",
        "revision_of": "r",
        "events": ["x", None],
    }
    line = {
        "v": 99,
        "id": "1",
        "type": "article",
        "article": "g",
        "seal": "s",
        "prev": ["q", 2],
        "data": {**data, **said},
    }
    newer = codec.decode(codec.canonical(line))
    assert ties.targets(newer) == ("a", "b", "c", "d", "e", "f")
    assert ties.batch(newer) == ties.ClosedBatch("u", ("v",), "t", "p", "r", ("x",))
    assert ties.ties(newer) == ties.Ties("s", ("q",))
    assert ties.document(newer) == "g"
    other = codec.decode(codec.canonical({**line, "v": 1, "type": "omen"}))
    assert ties.ties(other) == ties.Ties("s", ("q",))
