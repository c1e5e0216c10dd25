"""Whatever is altered in a log is found, and the first bad line named."""

import random

from tests.ground.conftest import RECORDED, fill
from timeline import codec, log
from timeline.model import Judgement


def a_log(place, articles=34):
    """Fill a log with about a hundred events and a judgement in the middle."""
    receipts = fill(place, range(articles // 2))
    with log.open_for_append(place) as appender:
        judged = Judgement(type="retraction", data={"target": receipts[1].new[0], "reason": "misheard"})
        appender.append_judgement(judged, recorded=RECORDED, by="ann")
    fill(place, range(articles // 2, articles))
    return place.log.read_bytes()


def flips(directory, whole, places):
    """Flip every bit of these bytes in turn."""
    path = directory / "events.jsonl"
    altered = bytearray(whole)
    for at in places:
        line = whole.count(b"\n", 0, at) + 1
        for bit in range(8):
            altered[at] ^= 1 << bit
            path.write_bytes(altered)
            report = log.verify(path)
            assert not report.sound, (at, bit)
            assert report.findings[0].line == line, (at, bit, report.findings)
            altered[at] ^= 1 << bit


def deletions_and_edits(directory, whole, rounds, seed=0):
    """Delete and edit several lines at once. A tail that is cut clean shows only beside a known head."""
    path = directory / "events.jsonl"
    path.write_bytes(whole)
    (head,) = log.heads(path)
    chance = random.Random(seed)
    for number in range(rounds):
        lines = whole.splitlines()
        first = len(lines)
        for _ in range(chance.randint(1, 8)):
            at = chance.randrange(len(lines))
            if chance.random() < 0.5:
                del lines[at]
            else:
                line = codec.decode_mapping(lines[at])
                key = chance.choice(sorted(set(line) - {"v", "type", "id"}))
                line[key] = "altered" if isinstance(line[key], str) else []
                if codec.canonical(line) == lines[at]:
                    continue
                lines[at] = codec.canonical(line)
                first = min(first, at)
        if lines == whole.splitlines():
            continue
        path.write_bytes(b"".join(line + b"\n" for line in lines))
        report = log.verify(path, head=head)
        assert not report.sound, number
        path.write_bytes(whole)
