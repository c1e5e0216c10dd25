"""What a log holds, in whatever order its lines stand."""

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from tests import histories
from timeline import codec
from timeline.log.known import known
from timeline.log.ties import batch, ties


def readings(lines):
    """The readings of a log, each with the earliest time it was recorded, in the order of recording."""
    found = {}
    for line in lines:
        if line.type == "article":
            said = min((line.recorded or "").rstrip("Z"), found.get(line.id, ("~",))[0])
            found[line.id] = (said, line.id, line)
    return [line for _, _, line in sorted(found.values(), key=lambda row: row[:2])]


@given(st.data())
def test_answers_do_not_depend_on_order_or_repetition(tmp_path_factory, data):
    raw = data.draw(histories.logs())
    path = tmp_path_factory.mktemp("log") / "events.jsonl"
    path.write_bytes(b"".join(line + b"\n" for line in data.draw(histories.scrambled(raw))))
    held = known(path)
    lines = [codec.decode(line) for line in raw]
    assert all(line.id in held.ids for line in lines)
    assert "0" * 32 not in held.ids
    named = {seal for line in lines for seal in ties(line).prev}
    assert held.heads == tuple(sorted({ties(line).seal for line in lines if ties(line).seal} - named))
    told = readings(lines)
    for sha in {line.article for line in told}:
        assert held.article(sha).id == [line.id for line in told if line.article == sha][-1]
    for url in {batch(line).url for line in told} - {None}:
        assert held.by_url(url).id == [line.id for line in told if batch(line).url == url][-1]
    for text in {batch(line).text_sha256 for line in told} - {None}:
        same = [line for line in told if batch(line).text_sha256 == text]
        first = [line for line in same if batch(line).copy_of is None] or same
        assert held.by_text(text).id == first[0].id
    assert held.article("f" * 64) is held.by_url("https://nowhere.example/") is held.by_text("f" * 64) is None


def test_a_reading_imported_on_two_branches_counts_as_of_the_earliest(place, reading):
    early, late = "2026-01-01T00:00:00Z", "2026-03-01T00:00:00Z"
    other = codec.article_line(evolve(reading, importer="plain@2"), recorded="2026-02-01T00:00:00Z", by="ann", prev=[])
    twice = [codec.article_line(reading, recorded=when, by="ann", prev=[]) for when in (late, early)]
    for lines in ([*twice, other], [other, *reversed(twice)]):
        place.log.write_bytes(b"".join(codec.canonical(line) + b"\n" for line in lines))
        assert known(place.log).article(reading.article).id == other["id"]
