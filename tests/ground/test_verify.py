"""Nothing is altered, lost or cut unseen."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import histories
from tests.ground.conftest import RECORDED, batch, fill, lines
from timeline import codec, log
from timeline.log import check, names_met
from timeline.model import Judgement


def written(path, raw):
    path.write_bytes(b"".join(line + b"\n" for line in raw))
    return path


@pytest.fixture
def filled(place):
    """Thirty articles, a judgement in the middle: what the checks below damage."""
    receipts = fill(place, range(15))
    with log.open_for_append(place) as appender:
        judged = Judgement(type="retraction", data={"target": receipts[3].new[0], "reason": "misheard"})
        appender.append_judgement(judged, recorded=RECORDED, by="ann")
    fill(place, range(15, 30))
    return place


@given(st.data())
def test_any_log_in_any_order_with_any_repetition_is_sound(tmp_path_factory, data):
    raw = data.draw(histories.logs())
    mixed = data.draw(histories.scrambled(raw))
    path = tmp_path_factory.mktemp("log") / "events.jsonl"
    plain = log.verify(written(path, raw))
    report = log.verify(written(path, mixed))
    assert report.findings == plain.findings == ()
    assert report.heads == plain.heads == log.heads(path)
    assert (report.articles, report.judgements) == (plain.articles, plain.judgements)
    assert report.lines == len(mixed)
    assert all(log.verify(path, head=head).sound for head in report.heads)


def test_counts(filled):
    report = log.verify(filled.log)
    assert (report.lines, report.articles, report.judgements, report.duplicates) == (121, 30, 1, 0)
    assert report.sound
    assert list(report.told()) == []


def test_any_flipped_bit_is_found_and_its_line_named_first(filled, tmp_path):
    whole = bytearray(filled.log.read_bytes())
    copy = tmp_path / "events.jsonl"
    chance = random.Random(7)
    for place in [len(whole) - 1, *chance.sample(range(len(whole)), 250)]:
        bit = 1 << chance.randrange(8)
        whole[place] ^= bit
        copy.write_bytes(whole)
        report = log.verify(copy)
        assert not report.sound, (place, bit)
        assert report.findings[0].line == whole.count(b"\n", 0, place) + 1, (place, bit, report.findings)
        whole[place] ^= bit


def test_every_deleted_line_is_missed(filled, tmp_path):
    raw = lines(filled)
    for gone in range(len(raw)):
        report = log.verify(written(tmp_path / "events.jsonl", raw[:gone] + raw[gone + 1 :]))
        assert not report.sound, gone
        told = " ".join(report.told())
        line = codec.decode(raw[gone])
        if line.type == "statement":
            assert line.id in told
        elif gone < len(raw) - 1:
            assert line.seal in told


def test_deleted_edited_and_swapped_lines_are_found(filled, tmp_path):
    raw = lines(filled)
    chance = random.Random(11)
    for _ in range(100):
        damaged = list(raw)
        for _ in range(chance.randint(1, 6)):
            place = chance.randrange(len(damaged))
            if chance.random() < 0.5:
                del damaged[place]
            else:
                line = codec.decode_mapping(damaged[place])
                line["by" if "by" in line else "quote"] = "somebody else"
                damaged[place] = codec.canonical(line)
        assert not log.verify(written(tmp_path / "events.jsonl", damaged)).sound


def test_a_cut_tail_shows_only_beside_a_known_head(filled, tmp_path):
    raw = lines(filled)
    (head,) = log.heads(filled.log)
    cut = written(tmp_path / "events.jsonl", raw[:-4])
    assert log.verify(cut).sound
    report = log.verify(cut, head=head)
    assert [(finding.line, finding.kind) for finding in report.findings] == [(None, "cut")]
    assert f"the seal {head} is not in the log" in next(report.told())
    assert log.verify(filled.log, head=head).sound
    assert log.verify(filled.log, head=head[:12]).sound


def test_what_is_missing_is_told_in_line_order(place, tmp_path):
    fill(place, [1, 2, 3])
    raw = lines(place)
    event, closing = codec.decode(raw[0]), codec.decode(raw[7])
    report = log.verify(written(tmp_path / "events.jsonl", raw[1:7] + raw[8:]))
    assert [(finding.line, finding.kind) for finding in report.findings] == [
        (3, "missing"),
        (4, "unfinished"),
        (5, "unfinished"),
        (6, "unfinished"),
        (10, "parent"),
    ]
    told = list(report.told())
    assert event.id in told[0]
    assert closing.seal in told[-1]
    assert told[0].startswith(f"{tmp_path / 'events.jsonl'}:3: ")


def test_a_judgement_on_a_line_that_is_gone(place, retraction):
    with log.open_for_append(place) as appender:
        appender.append_judgement(retraction, recorded=RECORDED, by="ann")
    (finding,) = log.verify(place.log).findings
    assert (finding.line, finding.kind) == (1, "target")


@pytest.mark.parametrize("bad", [b"", b"{}", b"\0\0\0", b"<<<<<<< ours", b'{"v":1,"id":"x","type":"article","date":1}'])
def test_a_bad_line_is_named_and_the_rest_checked(place, bad):
    fill(place, [1, 2])
    raw = lines(place)
    report = log.verify(written(place.log, [raw[0], bad, *raw[2:]]))
    assert [(finding.line, finding.kind) for finding in report.findings] == [(2, "bad"), (4, "missing")]


def test_a_torn_last_line_is_a_finding(place):
    fill(place, [1])
    place.log.write_bytes(place.log.read_bytes() + b'{"v":1')
    (finding,) = log.verify(place.log).findings
    assert (finding.line, finding.kind) == (5, "torn")


def test_converted_line_ends_are_said_once(place):
    fill(place, [1, 2])
    place.log.write_bytes(place.log.read_bytes().replace(b"\n", b"\r\n"))
    (finding,) = log.verify(place.log).findings
    assert finding.kind == "crlf"
    assert "CRLF" in finding.told


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        (lambda line: {**line, "quote": "x"}, "its id is not that of its content"),
        (lambda line: {**line, "by": "x"}, "its seal does not match"),
        (lambda line: {key: line[key] for key in line if key != "seal"}, "its seal is gone"),
    ],
)
def test_what_is_wrong_with_a_line_is_said(place, edit, why):
    fill(place, [1])
    raw = lines(place)
    line = codec.decode_mapping(raw[-1])
    report = log.verify(written(place.log, [*raw[:-1], codec.canonical(edit(line))]))
    assert why in report.findings[0].told
    assert report.findings[0].line == 4


@pytest.mark.parametrize("edit", [lambda raw: raw.replace(b",", b", ", 1), lambda raw: raw[:-1] + b',"v":1}'])
def test_another_spelling_of_the_same_line_is_told(place, edit):
    fill(place, [1])
    raw = lines(place)
    (finding,) = log.verify(written(place.log, [edit(raw[0]), *raw[1:]])).findings
    assert (finding.line, finding.kind) == (1, "altered")
    assert "not written as this log writes" in finding.told


def test_an_empty_or_absent_log_is_sound(place):
    assert log.verify(place.log).sound
    place.log.unlink()
    assert log.verify(place.log).sound
    assert log.heads(place.log) == ()


def test_a_number_no_json_can_write_again_is_told(place):
    fill(place, [1])
    raw = lines(place)
    report = log.verify(written(place.log, [raw[0][:-1] + b',"x":1e999}', *raw[1:]]))
    assert report.findings[0].line == 1


def test_batches_of_one_chunk_hang_in_a_row(place):
    with log.open_for_append(place) as appender:
        appender.append_readings([batch(n) for n in range(5)], recorded=RECORDED, by="ann")
    closing = [codec.decode(raw) for raw in lines(place)[3::4]]
    assert [line.prev for line in closing[1:]] == [(line.seal,) for line in closing[:-1]]


def test_a_judgement_on_a_document_that_a_newer_version_read_names_nothing_in_vain(place, reading):
    closing = codec.article_line(reading, recorded=RECORDED, by="ann", prev=[])
    newer = {**closing, "v": 2}
    newer |= {"id": codec.content_id(newer)}
    newer |= {"seal": codec.seal_of(newer)}
    said = Judgement(type="retraction", data={"target": reading.article, "reason": "misheard"})
    judged = codec.judgement_line(said, recorded=RECORDED, by="ann", prev=[newer["seal"]])
    place.log.write_bytes(b"".join(codec.canonical(line) + b"\n" for line in (newer, judged)))
    assert log.verify(place.log).findings == ()


def test_events_of_many_batches_that_wait_are_told_in_their_order(place, monkeypatch):
    """However few events are held at hand, what is told stays the same."""
    fill(place, range(6))
    raw = lines(place)
    closing = [line for line in raw if codec.decode(line).type == "article"]
    odd = [*(line for line in raw if line not in closing), *closing[1:], raw[0], *closing[1:2]]
    place.log.write_bytes(b"".join(line + b"\n" for line in odd))
    expected = log.verify(place.log)
    assert {found.kind for found in expected.findings} == {"unfinished", "parent"}
    assert expected.duplicates == 2
    for most, at_once in ((0, 1), (3, 2), (7, 1000)):
        monkeypatch.setattr(check, "_MOST", most)
        monkeypatch.setattr(names_met, "_AT_ONCE", at_once)
        assert log.verify(place.log) == expected
